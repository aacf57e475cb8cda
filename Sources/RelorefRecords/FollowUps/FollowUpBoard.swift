package import RelorefDomain
package import RelorefStorage

/// A household under follow-up, as the list of visits shows it.
package struct FollowedHousehold: Sendable, Hashable, Identifiable {
    package let current: CurrentFollowUp
    package let household: DueHousehold
    package let schedule: FollowUpSchedule
    /// The contact to make next, and the day agreed for it; nil when all were made or missed.
    package let next: FollowUpSchedule.Planned?
    package let nextDay: Day?

    package var id: String { current.followUp.id }
}

extension Transaction {
    /// The households under follow-up in a scope, the next contact first; those with nothing left to do come last.
    package func followedHouseholds(
        _ scope: DueScope, on today: Day, visibleTo actor: Actor
    ) throws -> [FollowedHousehold] {
        guard actor.may(.seeFiles) else { return [] }
        let scope = try resolved(scope, on: today, actor)
        let running = try currentFollowUps(scope, actor)
        guard !running.isEmpty else { return [] }
        let (terms, households) = (try datedTerms(), try dueHouseholds(scope.files(actor)))
        let found = running.compactMap { current -> FollowedHousehold? in
            guard let household = households[current.household] else { return nil }
            let schedule = current.followUp.schedule(
                current.contacts, terms.terms(on: today, in: current.departement))
            let next = schedule.next(on: today)
            return FollowedHousehold(
                current: current, household: household, schedule: schedule, next: next,
                nextDay: next.map { current.agreedDay(for: $0) ?? $0.target })
        }
        return found.sorted { one, other in
            switch (one.nextDay, other.nextDay) {
            case (let mine?, let theirs?): (mine, one.id) < (theirs, other.id)
            case (.some, nil): true
            case (nil, .some): false
            case (nil, nil): one.id < other.id
            }
        }
    }

    /// The day of the next contact of a household that was found visible; nil where nothing is left to do.
    package func nextContact(of household: String, by author: Author) throws -> Day? {
        try followedHouseholds(.household(household), on: author.today, visibleTo: author.actor)
            .compactMap(\.nextDay).min()
    }
}
