import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

extension ActRequest {
    /// The paper that the address names, of this very file.
    func paper() throws -> FiledDocument {
        do {
            let filed = try tx.document(subject, by: try ask.author())
            guard filed.document.household == household.id, !filed.document.isWithdrawn else {
                throw AccessRefusal.notFound
            }
            return filed
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }
}

/// A newer version of a paper comes in; the one before is kept.
struct DocumentReplacement: FilingAct {
    static let noun = "nouvelle-version"
    static let permission = Permission.writeFiles
    static let fields = ["datedOn": "date", "expiresOn": "fin", "seenOn": "vue", "*": "fichiers"]

    static func title(_ l: Language) -> String { l("Nouvelle version d’une pièce") }

    let household: Household
    let filed: FiledDocument
    let fields: PaperFields
    var pages = SentPages()

    init(_ request: ActRequest) throws {
        household = request.household
        filed = try request.paper()
        fields = try PaperFields(request)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        h.p(DocumentWords(ask: ask).name(filed))
        h.input(.type("hidden"), .name("version"), .value(form.value("version", String(filed.document.version))))
        pages.write(h, form)
        form.day(
            h, "vue", l("Ou vue, non gardée, le"),
            hint: l("Sans fichier : le jour où l’on vous a montré la pièce."))
        fields.days(h, form)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        pages.report(&reading)
        let ask = reading.ask
        let seenOn = reading.optionalDay("vue", .event(today: ask.today))
        let (datedOn, expiresOn) = (
            reading.optionalDay("date", .event(today: ask.today)), reading.optionalDay("fin")
        )
        let version = reading.number("version") ?? filed.document.version
        let (id, files, link) = (filed.id, pages.ids, Link.household(household.code, .documents))
        return { tx, author, confirming in
            try tx.replaceDocument(
                id, version: version, files: files, seenOn: seenOn, datedOn: datedOn, expiresOn: expiresOn, by: author,
                confirming: confirming)
            return Done(link: link, sentence: ask.l("Nouvelle version gardée ; celle d’avant reste dans l’historique."))
        }
    }
}

/// What was said of a paper is put right; its files stay.
struct DocumentCorrection: FileAct {
    static let noun = "correction-de-piece"
    static let permission = Permission.writeFiles
    static let fields = ["datedOn": "date", "expiresOn": "fin", "seenOn": "vue", "title": "intitule", "*": "piece"]

    static func title(_ l: Language) -> String { l("Corriger une pièce") }

    let household: Household
    let filed: FiledDocument
    let fields: PaperFields
    /// Only who added it may keep it to herself.
    let levels: [NoteLevel]

    init(_ request: ActRequest) throws {
        household = request.household
        filed = try request.paper()
        fields = try PaperFields(request)
        let isOwn = filed.document.author == (try request.ask.actor()).id
        levels = NoteLevel.allCases.filter { $0 != .private || isOwn }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let document = filed.document
        h.input(.type("hidden"), .name("version"), .value(form.value("version", String(document.version))))
        fields.kind(h, form, usual: document.kind)
        if let seenOn = document.seenOn {
            form.day(h, "vue", form.l("Vue, non gardée, le"), usual: seenOn)
        }
        fields.days(h, form, datedOn: document.datedOn, expiresOn: document.expiresOn)
        fields.person(h, form, usual: document.person ?? "")
        fields.title(h, form, usual: filed.title ?? "")
        fields.level(h, form, usual: document.level, offering: levels)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let seenOn = filed.document.seenOn == nil ? nil : reading.day("vue")
        let version = reading.number("version") ?? filed.document.version
        guard var new = fields.read(&reading, id: filed.id) else { return nil }
        if !levels.contains(new.level) { new.level = filed.document.level }
        new.seenOn = seenOn
        let (document, link) = (new, Link.household(household.code, .documents))
        return { tx, author, confirming in
            try tx.correctDocument(
                document.id, version: version, document, checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            return Done(link: link, sentence: ask.l("Pièce corrigée."))
        }
    }
}
