import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// An act whose form brings files along.
protocol FilingAct: FileAct {
    var pages: SentPages { get set }
}

extension FilingAct {
    static var takesFiles: Bool { true }

    /// What was sent is looked through first, outside the write; then it is received and the act is done, or the form
    /// comes back with what was good.
    static var routes: [Route] {
        [
            .get("/menages/:code/\(noun)", .needs(permission)) { ask, tx in
                let request = try ActRequest(ask, tx)
                return try ActPage<Self>(request: request, act: try Self(request)).opened(tx, try ask.author())
            },
            .free(.post, "/menages/:code/\(noun)", .needs(permission), limit: SentPages.bodyLimit) { ask in
                let (author, looked) = (try ask.author(), await SentPages.looked(ask))
                return try await ask.services.store.write { tx in
                    if let before = try ask.answeredBefore(tx) { return before }
                    let request = try ActRequest(ask, tx)
                    var act = try Self(request)
                    try tx.dropWaitingFiles(before: ask.now.adding(seconds: -86_400))
                    do {
                        act.pages = try SentPages(looked, request, by: author)
                    } catch is ActRefusal {
                        throw AccessRefusal.notFound
                    }
                    let answer = try ActPage<Self>(request: request, act: act).perform(tx, author)
                    try ask.keep(answer, tx)
                    return answer
                }
            },
        ]
    }
}

/// The fields that say what a paper is.
struct PaperFields {
    let file: HouseholdFile
    let kinds: [PaperKind]

    init(_ request: ActRequest) throws {
        (file, kinds) = (request.file, try request.tx.paperKinds())
    }

    func kind(_ h: HTML, _ form: ActForm, usual: String) {
        let ask = form.ask
        let offered = Set(ask.offered("documentKind") + [usual])
        form.choice(
            h, "piece", form.l("Pièce"),
            kinds.filter { offered.contains($0.code) }.map { kind in
                (kind.code, DocumentWords(ask: ask).kind(kind.code))
            }, usual: usual, empty: form.l("Choisir"))
    }

    func person(_ h: HTML, _ form: ActForm, usual: String) {
        let members = file.members.map { ($0.id, form.ask.name($0.member.identity)) }
        form.choice(
            h, "personne", form.l("De qui"), [("", form.l("tout le ménage"))] + members, usual: usual)
    }

    func days(_ h: HTML, _ form: ActForm, datedOn: Day? = nil, expiresOn: Day? = nil) {
        h.div(.class("line")) {
            form.day(h, "date", form.l("Datée du"), hint: form.l("Facultatif."), usual: datedOn)
            form.day(
                h, "fin", form.l("Valable jusqu’au"), hint: form.l("Si la pièce a une fin : elle sera rappelée."),
                usual: expiresOn)
        }
    }

    func title(_ h: HTML, _ form: ActForm, usual: String) {
        form.text(
            h, "intitule", form.l("Intitulé"),
            hint: form.l("Facultatif : ce qui la distingue d’une autre du même genre."), usual: usual)
    }

    func level(_ h: HTML, _ form: ActForm, usual: NoteLevel, offering levels: [NoteLevel] = NoteLevel.allCases) {
        form.choice(
            h, "niveau", form.l("Qui peut la voir"), levels.map { ($0.rawValue, NoteWords.level($0, form.l)) },
            usual: usual.rawValue)
    }

    /// What was typed; nil where the kind is missing.
    func read(_ reading: inout FormReading, id: String) -> NewDocument? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let kind = reading.listed("piece", kinds.map(\.code))
        if kind == nil { reading.refuse("piece", l("Dites de quelle pièce il s’agit.")) }
        let person = reading.listed("personne", file.members.map(\.id))
        let (datedOn, expiresOn) = (
            reading.optionalDay("date", .event(today: ask.today)), reading.optionalDay("fin")
        )
        guard let kind else { return nil }
        return NewDocument(
            id: id, kind: kind, title: ask.form["intitule"], person: person, datedOn: datedOn, expiresOn: expiresOn,
            level: NoteLevel(rawValue: ask.form["niveau"]) ?? .team)
    }
}

/// A paper is added: with its files, or as seen and not kept.
struct DocumentAct: FilingAct {
    static let noun = "piece"
    static let permission = Permission.writeFiles
    static let fields = ["datedOn": "date", "expiresOn": "fin", "seenOn": "vue", "title": "intitule", "*": "piece"]

    static func title(_ l: Language) -> String { l("Ajouter une pièce") }

    let household: Household
    let fields: PaperFields
    let asked: (kind: String, person: String)
    var pages = SentPages()

    init(_ request: ActRequest) throws {
        household = request.household
        guard household.erasedOn == nil else { throw AccessRefusal.notFound }
        fields = try PaperFields(request)
        asked = (request.ask.query["piece"], request.ask.query["personne"])
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        fields.kind(h, form, usual: asked.kind)
        pages.write(h, form)
        form.day(
            h, "vue", l("Ou vue, non gardée, le"),
            hint: l("Sans fichier : le jour où l’on vous a montré la pièce."))
        fields.days(h, form)
        fields.person(h, form, usual: asked.person)
        fields.title(h, form, usual: "")
        fields.level(h, form, usual: .team)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        pages.report(&reading)
        let ask = reading.ask
        let seenOn = reading.optionalDay("vue", .event(today: ask.today))
        guard var new = fields.read(&reading, id: ask.services.newID()) else { return nil }
        new.seenOn = seenOn
        let (document, files, household) = (new, pages.ids, household)
        return { tx, author, confirming in
            try tx.addDocument(
                document, files: files, to: household.id, checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            return Done(
                link: .household(household.code, .documents),
                sentence: ask.l("Pièce ajoutée : {pièce}.", ["pièce": ask.label("documentKind", document.kind)]),
                undo: DocumentLinks.withdrawal(household.code, document.id))
        }
    }
}
