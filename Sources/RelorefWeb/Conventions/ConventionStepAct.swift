import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A step of a convention's life is written down; a signature gives its first and last day.
struct ConventionStepAct: ConventionAct {
    static let noun = "etape"
    static func title(_ l: Language) -> String { l("Étape de la convention") }

    let convention: Convention
    var version: Int { convention.version }
    private let possible: [ConventionStep.Kind]

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        possible = ConventionStep.Kind.allCases.filter { $0.state(after: request.sheet.convention.state) != nil }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, ask) = (form.l, form.ask)
        form.codes(h, "etape", l("Étape"), possible, "conventionStep")
        form.pastDate(h, "jour", l("Quand"), usual: ask.today)
        form.codes(
            h, "cote", l("De la part de qui"), ConventionStep.Side.allCases, "conventionSide", empty: l("non précisé"))
        if possible.contains(.signature) {
            form.group(h, "duree", l("Pour une signature")) {
                form.day(h, "du", l("Prend effet le"), hint: l("Vide : le jour de la signature."))
                form.day(h, "au", l("Terme"), hint: l("Vide : sans terme."))
            }
        }
        form.area(
            h, "note", l("Note"),
            hint: l("Ce qui s’est dit ou décidé, en quelques mots. Jamais rien d’un ménage."))
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let l = reading.ask.l
        let kind: ConventionStep.Kind? = reading.code("etape", orSay: l("Choisissez l’étape."))
        let day = reading.pastDate("jour")
        let side = ConventionStep.Side(rawValue: reading.ask.form["cote"])
        let term = (reading.optionalDay("du"), reading.optionalDay("au"))
        let (note, version, id) = (reading.ask.form["note"], reading.version, convention.id)
        guard let kind else { return nil }
        return { tx, author in
            let step = try tx.takeStep(
                kind, on: day, side: side, note: note, term: term, of: id, version: version, by: author)
            return ConventionDone(
                sentence: l("Étape enregistrée."), undo: ConventionLinks.takingBack(step: step.id, of: id))
        }
    }
}

/// The text of the clauses.
struct ConventionClausesAct: ConventionAct {
    static let noun = "clauses"
    static func title(_ l: Language) -> String { l("Clauses de la convention") }

    private let sheet: ConventionSheet
    var version: Int { sheet.convention.version }

    init(_ request: ConventionRequest) throws { sheet = request.sheet }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.l("Laissez vide ce que la convention ne dit pas."), .class("muted"))
        for clause in ConventionClause.allCases {
            form.area(
                h, clause.rawValue, form.ask.label("conventionClause", clause).capitalizedFirst,
                usual: sheet.texts(sheet.convention.id, clause.rawValue))
        }
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let (form, l, version, id) = (reading.ask.form, reading.ask.l, reading.version, sheet.convention.id)
        let words = Dictionary(uniqueKeysWithValues: ConventionClause.allCases.map { ($0, form[$0.rawValue]) })
        return { tx, author in
            try tx.keepClauses(words, of: id, version: version, by: author)
            return ConventionDone(sentence: l("Clauses enregistrées."))
        }
    }
}
