/// Who may give and end which right: nobody beyond their own, nobody to themselves, and whoever administers accounts
/// opens no file (security R21, R22).
package struct GrantRules: Sendable {
    package enum Refusal: String, Error, Hashable, Sendable {
        /// The role or the place goes further than what the giver holds.
        case beyondOwn
        case oneself
        /// One account would both administer accounts and open households' files.
        case administersAndOpensFiles
        /// The last day comes before the first.
        case days
    }

    private let giver: String
    private let own: [Grant]
    private let today: Day

    /// - Parameter grants: what the giver holds, of any time.
    package init(giver: String, grants: [Grant], on today: Day) {
        self.giver = giver
        self.today = today
        own = grants.filter { $0.isInForce(on: today) && $0.role.permissions.contains(.inviteColleagues) }
    }

    /// Where the giver invites colleagues and looks after their rights.
    package var places: [Place] {
        let places = Set(own.map(\.place))
        return places.filter { place in !places.contains { $0 != place && $0.covers(place) } }
            .sorted { ($0.association ?? "", $0.site ?? "") < ($1.association ?? "", $1.site ?? "") }
    }

    package func mayGive(_ role: Role, at place: Place) -> Bool {
        own.contains { mine in
            mine.place.covers(place)
                && (mine.role.permissions.contains(.administerAccounts)
                    || role.permissions.isSubset(of: mine.role.permissions))
        }
    }

    /// - Parameters:
    ///   - account: nil for a colleague who is only being invited.
    ///   - held: what the account holds already, of any time.
    package func checkGiving(_ grant: Grant, to account: String?, holding held: [Grant]) throws(Refusal) {
        if account == giver { throw .oneself }
        guard mayGive(grant.role, at: grant.place) else { throw .beyondOwn }
        if let to = grant.to, to < grant.from { throw .days }
        let current = held.filter { ($0.to ?? today) >= today } + [grant]
        if current.contains(where: { $0.role.permissions.contains(.administerAccounts) }),
            current.contains(where: \.role.opensFiles)
        {
            throw .administersAndOpensFiles
        }
    }

    package func checkEnding(_ grant: Grant, of account: String) throws(Refusal) {
        if account == giver { throw .oneself }
        guard mayGive(grant.role, at: grant.place) else { throw .beyondOwn }
    }

    /// Shutting an account, ending its sessions, preparing a new password: for whoever administers accounts wherever
    /// the account has a right.
    package func checkAdministering(_ account: String, holding held: [Grant]) throws(Refusal) {
        if account == giver { throw .oneself }
        let administered = own.filter { $0.role.permissions.contains(.administerAccounts) }.map(\.place)
        let places = held.isEmpty ? [Place.network] : held.map(\.place)
        guard places.allSatisfy({ place in administered.contains { $0.covers(place) } }) else { throw .beyondOwn }
    }
}
