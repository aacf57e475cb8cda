/// What one party promised to do, and whether it did, with the evidence.
package struct ConventionCommitment: Sendable, Hashable, Identifiable {
    /// What conventions promise (domain § 2.j).
    package enum Matter: String, Sendable, Codable, CaseIterable {
        case preparation, followUp, singleContact, interventionDelay, guarantee, report
        case proposals, vacancyList, priority, answerDelay, reasonedRefusal
        case steeringCommittee, other
    }

    package enum State: String, Sendable, Codable, CaseIterable { case open, kept, partly, notKept }

    package let id: String
    package let convention: String
    package var party: Convention.Party
    package var matter: Matter
    /// Until when, where the text says.
    package var dueOn: Day?
    package private(set) var state: State
    /// The day of which the state is true.
    package private(set) var stateOn: Day?
    package var version: Int

    package init(
        id: String, of convention: String, _ party: Convention.Party, _ matter: Matter, dueOn: Day? = nil,
        state: State = .open, stateOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.convention, self.party, self.matter, self.dueOn) = (id, convention, party, matter, dueOn)
        (self.state, self.stateOn, self.version) = (state, stateOn, version)
    }

    /// Says what was seen of it on a day.
    package mutating func judge(_ state: State, on day: Day, today: Day) throws(Convention.Refusal) {
        guard day <= today else { throw .inTheFuture }
        self.state = state
        stateOn = state == .open ? nil : day
    }
}
