import RelorefDomain

/// A convention with its steps, its promises and the leases that count for it, before its words are sealed.
struct DrawnConvention: Sendable {
    var convention: Convention
    let account: String
    var steps: [ConventionStep] = []
    var amendments: [ConventionAmendment] = []
    var targets: [ConventionTarget] = []
    var commitments: [ConventionCommitment] = []
    var meetings: [SteeringMeeting] = []
    var decisions: [ConventionDecision] = []
    var texts: [(id: String, subject: String, field: String, text: String)] = []
    /// Candidacies of which only the lease is known.
    var leases: [(id: String, stay: Accommodation, signed: Day)] = []

    mutating func add(
        _ kind: ConventionStep.Kind, _ date: String, _ side: ConventionStep.Side?, _ note: String, with pen: inout Pen
    ) {
        guard let on = PartialDate(text: date) else { return }
        let step = ConventionStep(id: pen.ids.next("cs"), kind, on: on, side: side)
        steps.append(step)
        say(note, on: step.id, with: &pen)
    }

    mutating func promise(
        _ party: Convention.Party, _ matter: ConventionCommitment.Matter, _ words: String = "",
        _ state: ConventionCommitment.State = .open, on day: Day? = nil, dueOn due: Day? = nil, evidence: String = "",
        with pen: inout Pen
    ) {
        let one = ConventionCommitment(
            id: pen.ids.next("ck"), of: convention.id, party, matter, dueOn: due, state: state, stateOn: day)
        commitments.append(one)
        say(words, on: one.id, with: &pen)
        say(evidence, on: one.id, "evidence", with: &pen)
    }

    mutating func say(_ text: String, on subject: String, _ field: String = "note", with pen: inout Pen) {
        if !text.isEmpty { texts.append((pen.ids.next("ct"), subject, field, text)) }
    }
}
