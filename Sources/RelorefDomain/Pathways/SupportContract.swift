/// What a household and the association promise each other for some months (contrat d'accompagnement).
package struct SupportContract: Sendable, Hashable, Identifiable {
    /// How it ended.
    package enum Ending: String, Sendable, Codable, CaseIterable { case renewed, completed, household, association }

    package let id: String
    package let household: String
    package let signedOn: Day
    package let months: Int
    /// The contract that this one continues.
    package let renews: String?
    package private(set) var endedOn: Day?
    package private(set) var ending: Ending?
    package var version: Int

    /// Two years are as long as any support that the network knows (AGIR).
    package static let longest = 24

    package init(
        id: String, household: String, signedOn: Day, months: Int, renews: String? = nil, endedOn: Day? = nil,
        ending: Ending? = nil, version: Int = 0
    ) throws(PathwayRefusal) {
        guard (1...SupportContract.longest).contains(months) else { throw .months(upTo: SupportContract.longest) }
        (self.id, self.household, self.signedOn, self.months) = (id, household, signedOn, months)
        (self.renews, self.endedOn, self.ending, self.version) = (renews, endedOn, ending, version)
    }

    /// Its last day, unless it ends before.
    package var term: Day { signedOn.adding(months: months) }
    package var isRunning: Bool { endedOn == nil }

    package mutating func end(_ ending: Ending, on day: Day, today: Day) throws(PathwayRefusal) {
        if let endedOn { throw .contractEnded(on: endedOn) }
        guard day <= today else { throw .inTheFuture }
        guard day >= signedOn else { throw .before(signedOn) }
        (endedOn, self.ending) = (day, ending)
    }
}

/// The household and the referent look together at where the project stands.
package struct PathwayReview: Sendable, Hashable, Identifiable {
    package let id: String
    package let household: String
    package let on: Day
    /// The last one, when the household leaves.
    package let isFinal: Bool

    package init(id: String, household: String, on: Day, isFinal: Bool = false) {
        (self.id, self.household, self.on, self.isFinal) = (id, household, on, isFinal)
    }
}
