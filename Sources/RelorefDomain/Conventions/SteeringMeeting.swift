/// A meeting of both parties, once a year: they look at the figures, say what is difficult, and decide.
package struct SteeringMeeting: Sendable, Hashable, Identifiable {
    package let id: String
    package let convention: String
    package private(set) var plannedOn: Day
    package private(set) var heldOn: Day?
    /// The day on which both parties approved its minutes.
    package private(set) var approvedOn: Day?
    package var version: Int

    package init(
        id: String, of convention: String, plannedOn: Day, heldOn: Day? = nil, approvedOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.convention, self.plannedOn) = (id, convention, plannedOn)
        (self.heldOn, self.approvedOn, self.version) = (heldOn, approvedOn, version)
    }

    /// The day of its figures: that of the meeting, or today while it is still to come.
    package func countedOn(_ today: Day) -> Day { min(heldOn ?? plannedOn, today) }

    package mutating func move(to day: Day) throws(Convention.Refusal) {
        guard heldOn == nil else { throw .meetingHeld }
        plannedOn = day
    }

    package mutating func hold(on day: Day, today: Day) throws(Convention.Refusal) {
        guard heldOn == nil else { throw .meetingHeld }
        guard day <= today else { throw .inTheFuture }
        heldOn = day
    }

    /// Its minutes are approved, or open again.
    package mutating func approve(on day: Day?, today: Day) throws(Convention.Refusal) {
        if let day {
            guard let heldOn, day >= heldOn else { throw .approvedBeforeHeld }
            guard day <= today else { throw .inTheFuture }
        }
        approvedOn = day
    }
}

/// What a steering committee decided: who does it, until when, and whether it was done.
package struct ConventionDecision: Sendable, Hashable, Identifiable {
    package let id: String
    package let convention: String
    package let meeting: String
    package private(set) var party: Convention.Party
    /// The colleague who sees to it.
    package private(set) var owner: String?
    package private(set) var dueOn: Day?
    package private(set) var doneOn: Day?
    /// The amendment that was born of it.
    package var amendment: String?
    package var version: Int

    package init(
        id: String, of convention: String, at meeting: String, _ party: Convention.Party, owner: String? = nil,
        dueOn: Day? = nil, doneOn: Day? = nil, amendment: String? = nil, version: Int = 0
    ) {
        (self.id, self.convention, self.meeting, self.party) = (id, convention, meeting, party)
        (self.owner, self.dueOn, self.doneOn) = (owner, dueOn, doneOn)
        (self.amendment, self.version) = (amendment, version)
    }

    /// Puts right who does it and until when, while it is not done.
    package mutating func change(
        by party: Convention.Party, owner: String?, dueOn: Day?
    ) throws(Convention.Refusal) {
        guard doneOn == nil else { throw .decisionDone }
        (self.party, self.owner, self.dueOn) = (party, owner, dueOn)
    }

    package mutating func finish(on day: Day, today: Day) throws(Convention.Refusal) {
        guard doneOn == nil else { throw .decided }
        guard day <= today else { throw .inTheFuture }
        doneOn = day
    }
}
