package import RelorefDomain
package import RelorefStorage

/// A request that goes on, with its household and its days, as the list of requests shows it.
package struct BoardRequest: Sendable, Hashable, Identifiable {
    package let request: SocialHousingRequest
    package let household: DueHousehold
    package let calendar: SocialHousingRequest.Calendar
    package let state: SocialHousingRequest.State

    package var id: String { request.id }

    /// Whether it is to be renewed, or was struck off for want of it.
    package var isToRenew: Bool {
        switch state {
        case .renewalDue, .deleted: true
        default: false
        }
    }
}

extension Transaction {
    /// The requests that were filed and have not ended in the open files of a scope, the one that ends first on top.
    ///
    /// - Parameter vault: opens the numbers of what is shown; nil where none is shown.
    package func boardRequests(
        _ scope: DueScope, on today: Day, visibleTo actor: Actor, vault: Vault
    ) throws -> [BoardRequest] {
        guard actor.may(.seeFiles) else { return [] }
        let scope = try resolved(scope, on: today, actor)
        let (terms, households) = (try datedTerms(), try dueHouseholds(scope.files(actor)))
        let found = try rows(
            """
            SELECT request.* FROM household JOIN social_request AS request ON request.household_id = household.id
            WHERE request.ended_on IS NULL AND request.filed_on IS NOT NULL AND \(scope.files(actor))
            """)
        return try socialRequests(found, vault: vault).compactMap { request -> BoardRequest? in
            guard let household = households[request.household], let calendar = request.calendar(terms) else {
                return nil
            }
            return BoardRequest(
                request: request, household: household, calendar: calendar, state: request.state(on: today, terms))
        }.sorted { ($0.calendar.endsOn, $0.id) < ($1.calendar.endsOn, $1.id) }
    }
}
