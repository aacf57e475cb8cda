package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A household's accommodation timeline in the order of its days, cancelled plans left out.
    package func homes(of household: String) throws -> [Accommodation] {
        try rows(
            """
            SELECT * FROM accommodation WHERE household_id = \(household) AND state <> 'cancelled'
            ORDER BY COALESCE(from_day, planned_from), id
            """
        ).map { try Accommodation($0) }
    }

    /// An entry of a timeline with its file; not visible unless the file is.
    func stay(_ id: String, _ act: Act) throws -> (stay: Accommodation, household: Household) {
        guard let stay = try row("SELECT * FROM accommodation WHERE id = \(id)").map({ try Accommodation($0) }) else {
            throw NotVisible("accommodation", id)
        }
        guard let household = try household(stay.household, visibleTo: act.author.actor),
            household.mergedInto == nil
        else { throw NotVisible("accommodation", id) }
        return (stay, household)
    }

    func stay(_ id: String, in states: Set<Accommodation.State>, _ act: Act) throws
        -> (stay: Accommodation, household: Household)
    {
        let found = try stay(id, act)
        guard states.contains(found.stay.state) else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: found.stay.state.rawValue)
        }
        return found
    }

    func dwelling(_ id: String, visibleTo actor: Actor) throws -> Dwelling? {
        try row("SELECT dwelling.* FROM dwelling WHERE dwelling.id = \(id) AND \(Visible.dwellings(to: actor))")
            .map { try Dwelling($0) }
    }

    func changed(_ stay: Accommodation) throws -> Accommodation {
        try update(stay)
        var stay = stay
        stay.version += 1
        return stay
    }
}

extension Accommodation {
    /// The nights that it takes, as far as they are known or planned.
    package var nights: Nights? {
        switch state {
        case .planned: plannedFrom.map { Nights(entry: $0, exit: plannedTo) }
        case .active, .ended: from.map { Nights(entry: $0, exit: to) }
        case .cancelled: nil
        }
    }

    var isLease: Bool { kind == .directLease || kind == .slidingLease }
}
