import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Somebody proposes to change the convention.
struct AmendmentAct: ConventionAct {
    static let noun = "avenant"
    static func title(_ l: Language) -> String { l("Proposer un avenant") }

    let convention: Convention
    var version: Int { convention.version }

    /// The committee's decision that asks for it.
    private let decision: ConventionDecision?

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        decision = request.sheet.decisions.first { $0.id == request.subject && $0.amendment == nil }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            l(
                "Un avenant proposé ne change rien tant qu’il n’est pas accepté. S’il est refusé, il reste ici avec son motif."
            ))
        form.choice(
            h, "objet", l("Ce qui changerait"),
            [("target", l("l’objectif")), ("term", l("le terme")), ("clause", l("une autre clause"))])
        form.group(h, "cible", l("Si c’est l’objectif, le nouveau")) { TargetFields.write(h, form, convention) }
        form.day(h, "au", l("Si c’est le terme, le nouveau"))
        form.codes(
            h, "clause", l("Si c’est une autre clause, laquelle"), ConventionClause.allCases, "conventionClause",
            empty: l("à choisir"))
        form.pastDate(h, "jour", l("Proposé quand"), usual: form.ask.today)
        form.codes(
            h, "par", l("Par qui"), ConventionAmendment.Proposer.allCases, "amendmentProposer",
            usual: decision == nil ? .association : .committee)
        form.area(h, "note", l("Note"))
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let l = reading.ask.l
        let change: ConventionAmendment.Change?
        switch reading.ask.form["objet"] {
        case "term": change = .term(to: reading.day("au", .term))
        case "clause":
            let clause: ConventionClause? = reading.code("clause", orSay: l("Choisissez la clause."))
            change = clause.map { .clause($0) }
        default: change = TargetFields.read(&reading).map { .target($0.unit, $0.span, from: nil, to: $0.quantity) }
        }
        let day = reading.pastDate("jour")
        let by: ConventionAmendment.Proposer? = reading.code("par", orSay: l("Dites qui propose."))
        let (note, id, decision) = (reading.ask.form["note"], convention.id, decision)
        guard let change, let by else { return nil }
        return { tx, author in
            let made = try tx.proposeAmendment(change, on: day, by: by, note: note, of: id, by: author)
            if let decision { try tx.bind(made, to: decision.id, by: author) }
            return ConventionDone(sentence: l("Avenant proposé : il reste à décider."))
        }
    }
}

/// An amendment is accepted, refused or withdrawn.
struct AmendmentDecisionAct: ConventionAct {
    static let noun = "decision"
    static func title(_ l: Language) -> String { l("Décision sur l’avenant") }

    let convention: Convention
    let amendment: ConventionAmendment
    var version: Int { amendment.version }
    /// What stands in other units, where the amendment brings a unit of which there was no target.
    private let others: [ConventionTarget]

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        guard let found = request.sheet.amendments.first(where: { $0.id == request.subject }) else {
            throw AccessRefusal.notFound
        }
        amendment = found
        let standing = request.sheet.targets.filter { $0.to == nil }
        if case .target(let unit, _, _, _) = found.change, !standing.contains(where: { $0.unit == unit }) {
            others = standing
        } else {
            others = []
        }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, words) = (form.l, ConventionWords(ask: form.ask))
        h.p { h.b(words.change(amendment.change)) }
        form.codes(h, "decision", l("Décision"), ConventionAmendment.Decision.allCases, "amendmentDecision")
        form.pastDate(h, "jour", l("Décidé quand"), usual: form.ask.today)
        form.codes(h, "par", l("Par qui"), ConventionAmendment.Decider.allCases, "amendmentDecider")
        form.codes(
            h, "motif", l("Motif d’un refus"), ConventionAmendment.Reason.allCases, "amendmentReason",
            empty: l("sans objet"))
        if case .target = amendment.change {
            form.day(h, "du", l("Si l’avenant est accepté, il vaut à partir du"))
            if !others.isEmpty {
                let standing = others.map { words.target($0.quantity, $0.unit, $0.span) }
                form.choice(
                    h, "autres",
                    l("L’objectif en cours ({objectif})", ["objectif": standing.joined(separator: ", ")]),
                    [("remplace", l("est remplacé")), ("garde", l("continue à côté"))])
            }
        }
        form.area(h, "note", l("Note"))
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let (l, form) = (reading.ask.l, reading.ask.form)
        let decision: ConventionAmendment.Decision? = reading.code("decision", orSay: l("Choisissez la décision."))
        let day = reading.pastDate("jour")
        let by: ConventionAmendment.Decider? = reading.code("par", orSay: l("Dites qui a décidé."))
        let reason = decision == .refused ? ConventionAmendment.Reason(rawValue: form["motif"]) : nil
        let from = reading.optionalDay("du")
        let replacing = form["autres"] != "garde"
        let (version, id, subject) = (reading.version, convention.id, amendment.id)
        guard let decision, let by else { return nil }
        return { tx, author in
            try tx.decideAmendment(
                subject, .init(decision, on: day, by: by, reason: reason), from: from, replacing: replacing,
                note: form["note"], of: id, version: version, by: author)
            return ConventionDone(
                sentence: decision == .accepted
                    ? l("Avenant accepté : la convention est changée.")
                    : l("Décision enregistrée : la convention reste comme elle est."))
        }
    }
}
