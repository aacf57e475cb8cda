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

/// The page of a new convention: with whom, on which site.
struct NewConventionPage {
    let ask: Ask
    let refusal: FormRefusal?
    private let landlords: [Partner]
    private let sites: [DwellingPlaces.Site]
    private let frameworks: [ConventionFields.Framework]

    init(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil) throws {
        let actor = try ask.actor()
        (self.ask, self.refusal) = (ask, refusal)
        landlords = try tx.landlords(visibleTo: actor)
        sites = try tx.dwellingPlaces(visibleTo: actor).sites
        frameworks = try tx.frameworks()
    }

    private var l: Language { ask.l }

    var answer: Answer {
        var answer = ask.page(l("Nouvelle convention"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Conventions"), .href(Link.conventions.path)) }
            h.div(.class("head")) { h.h1(l("Nouvelle convention")) }
            refusal?.summary(h, ask)
            let form = ActForm(ask: ask, refusal: refusal)
            h.form(.action(Link.conventions.path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                form.choice(
                    h, "partenaire", l("Bailleur"), landlords.map { ($0.id, $0.name) },
                    usual: ask.query["partenaire"], empty: l("à choisir"))
                form.choice(
                    h, "site", l("Site"), sites.map { ($0.id, $0.name) },
                    usual: sites.count == 1 ? sites.first?.id ?? "" : "", empty: l("à choisir"))
                ConventionFields.write(h, form, nil, frameworks)
                form.group(h, "signature", l("Si elle est déjà signée")) {
                    h.div(.class("line")) {
                        form.day(h, "jour", l("Signée le"))
                        form.day(h, "du", l("Prend effet le"), hint: l("Vide : le jour de la signature."))
                        form.day(h, "au", l("Terme"), hint: l("Vide : sans terme."))
                    }
                    h.div(.class("line")) {
                        form.number(h, "nombre", l("Objectif"))
                        form.codes(
                            h, "unite", l("De quoi"), ConventionTarget.Unit.offered(for: .housing), "conventionUnit",
                            empty: l("à choisir"))
                        form.codes(
                            h, "periode", l("Sur quelle durée"), ConventionTarget.Span.allCases, "conventionSpan")
                    }
                }
                h.div(.class("acts")) {
                    h.button(l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(Link.conventions.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let l = ask.l
        let partner = reading.text(
            "partenaire", orSay: l("Choisissez le bailleur. S’il manque, ajoutez-le d’abord aux partenaires."))
        let site = reading.text("site", orSay: l("Choisissez le site."))
        let facts = ConventionFields.read(&reading, try tx.frameworks())
        let signed = SignedConvention(&reading)
        guard reading.errors.isEmpty else {
            return try NewConventionPage(ask, tx, FormRefusal(errors: reading.errors)).answer
        }
        do {
            let made = try AccessRefusal.hiding {
                let made = try tx.createConvention(facts, with: partner, site: site, by: author)
                try signed?.write(made.id, tx, author)
                return made
            }
            return .redirect(
                to: .convention(made.id), saying: Flash(l("Convention enregistrée. Ajoutez ses étapes.")))
        } catch let refusal as Convention.Refusal {
            return try NewConventionPage(
                ask, tx, FormRefusal(errors: [ConventionRefusalWords(ask: ask).told(refusal)])
            ).answer
        }
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
