/// A household says on its page that something in the home is broken; the team takes it up, and settles it.
package struct FamilyReport: Sendable, Hashable, Identifiable {
    /// What is broken: a picture to tap, never a text.
    package enum Matter: String, Sendable, Codable, CaseIterable {
        case water, heating, electricity, door, window, kitchen, damp, pests, other
    }

    package enum State: Sendable, Hashable {
        case sent
        /// Somebody of the team sees to it.
        case taken(on: Day)
        case settled(on: Day)
    }

    package enum Refusal: Error, Hashable, Sendable { case alreadySettled, alreadyTaken }

    package let id: String
    package let household: String
    package let matter: Matter
    package let sentOn: Day
    package private(set) var state: State
    package var version: Int

    package init(
        id: String, household: String, matter: Matter, sentOn: Day, state: State = .sent, version: Int = 0
    ) {
        (self.id, self.household, self.matter, self.sentOn) = (id, household, matter, sentOn)
        (self.state, self.version) = (state, version)
    }

    package var isSettled: Bool { if case .settled = state { true } else { false } }

    package mutating func take(on today: Day) throws(Refusal) {
        switch state {
        case .sent: state = .taken(on: today)
        case .taken: throw .alreadyTaken
        case .settled: throw .alreadySettled
        }
    }

    /// Mended, or seen to otherwise.
    package mutating func settle(on today: Day) throws(Refusal) {
        if isSettled { throw .alreadySettled }
        state = .settled(on: today)
    }
}
