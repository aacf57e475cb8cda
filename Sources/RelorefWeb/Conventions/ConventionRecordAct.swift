import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What is said of a convention, put right.
struct ConventionRecordAct: ConventionAct {
    static let noun = "modifier"
    static func title(_ l: Language) -> String { l("Modifier la convention") }

    let convention: Convention
    private let frameworks: [ConventionFields.Framework]
    var version: Int { convention.version }

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        let id = convention.id
        frameworks = try request.tx.frameworks(and: convention.facts.framework).filter { $0.convention.id != id }
    }

    func write(_ h: HTML, _ form: ActForm) { ConventionFields.write(h, form, convention.facts, frameworks) }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let facts = ConventionFields.read(&reading, frameworks)
        let (l, id, version) = (reading.ask.l, convention.id, reading.version)
        return { tx, author in
            try tx.changeConvention(id, facts, version: version, by: author)
            return ConventionDone(sentence: l("Convention modifiée."))
        }
    }
}

/// The fields of a convention, new or known.
enum ConventionFields {
    /// An agreement that a convention may carry out, and whose it is.
    typealias Framework = (convention: Convention, partnerName: String)

    static func write(_ h: HTML, _ form: ActForm, _ facts: Convention.Facts?, _ frameworks: [Framework]) {
        let (l, ask) = (form.l, form.ask)
        form.text(
            h, "titre", l("Titre"), hint: l("Par exemple : Convention avec l’office de Seine-et-Marne."),
            usual: facts?.title ?? "")
        form.codes(
            h, "niveau", l("Niveau"), Convention.Level.allCases, "conventionLevel", usual: facts?.level ?? .local)
        if !frameworks.isEmpty {
            form.choice(
                h, "cadre", l("Accord-cadre décliné"),
                frameworks.map { ($0.convention.id, "\($0.convention.facts.title), \($0.partnerName)") },
                hint: l("Ses clauses et ses objectifs valent pour ce que la convention ne dit pas."),
                usual: facts?.framework ?? "", empty: l("aucun"))
        }
        form.choice(
            h, "departement", l("Département"),
            ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
            usual: facts?.departement ?? "", empty: l("plusieurs, ou inconnu"))
        form.day(
            h, "propositions", l("Propositions toutes enregistrées depuis le"),
            hint: l("Avant ce jour, et sans lui, le nombre de propositions reste inconnu."), usual: facts?.offersFrom)
        form.number(
            h, "preavis", l("Préavis avant le terme, en jours"), usual: facts?.noticeDays.map(String.init) ?? "")
        form.tick(h, "tacite", l("Reconduction tacite"), usual: facts?.isTacit ?? false)
    }

    static func read(_ reading: inout FormReading, _ frameworks: [Framework]) -> Convention.Facts {
        let (l, ask) = (reading.ask.l, reading.ask)
        let notice = reading.number("preavis")
        if let notice, notice > 730 { reading.refuse("preavis", l("Un préavis compte 730 jours au plus.")) }
        return Convention.Facts(
            level: Convention.Level(rawValue: ask.form["niveau"]) ?? .local,
            title: reading.text("titre", orSay: l("Donnez un titre à la convention.")),
            departement: reading.listed("departement", ask.services.labels.codes("departement", on: ask.today)),
            offersFrom: reading.optionalDay("propositions", .event(today: ask.today)), noticeDays: notice,
            isTacit: ask.form.has("tacite"), framework: reading.listed("cadre", frameworks.map(\.convention.id)))
    }
}

/// What is told at once of a convention that was signed before it is written down here.
struct SignedConvention {
    private let signedOn: Day
    private let term: (from: Day?, to: Day?)
    private let target: TargetFields.Typed?

    /// Nil when no day of signature was given.
    init?(_ reading: inout FormReading) {
        guard reading.ask.form.filled("jour") != nil else { return nil }
        signedOn = reading.day("jour")
        term = (reading.optionalDay("du"), reading.optionalDay("au"))
        target = reading.ask.form.filled("nombre") == nil ? nil : TargetFields.read(&reading)
    }

    func write(_ id: String, _ tx: any Transaction, _ author: Author) throws {
        try tx.takeStep(.signature, on: PartialDate(signedOn), term: term, of: id, version: 0, by: author)
        let start = max(term.from ?? signedOn, signedOn)
        if start <= author.today {
            try tx.takeStep(.entry, on: PartialDate(start), of: id, version: 1, by: author)
        }
        if let target { try tx.setTarget(target.quantity, target.unit, per: target.span, of: id, by: author) }
    }
}
