package import RelorefDomain
package import RelorefStorage

/// What a dwelling offers from a day on, and who lives there: what the admission form shows and its rules read.
package struct DwellingOnADay: Sendable, Hashable {
    package let dwelling: Dwelling
    package let day: Day
    /// Places on the day; nil while nobody has said.
    package let capacity: Int?
    /// The head lease that covers the day, or the latest one.
    package let headLease: HeadLease?
    package let outages: [Outage]
    package let occupants: [OccupancyRules.Occupant]

    package struct Outage: Sendable, Hashable {
        package let nights: Nights
        package let occupiedDuringWorks: Bool
    }

    package var squareMetres: Double? { dwelling.surfaceTenths.map { Double($0) / 10 } }

    package var window: StayRules.Window {
        StayRules.Window(
            inServiceFrom: dwelling.serviceFrom, leaseEnd: headLease?.to, noticeMonths: headLease?.noticeMonths ?? 0)
    }

    /// Places that nobody has on the day.
    package var freePlaces: Int? {
        capacity.map { $0 - occupants.filter { $0.nights.contains(day) }.reduce(0) { $0 + $1.persons } }
    }
}

extension Transaction {
    /// A dwelling as it is on a day; nil when it does not exist for this colleague.
    package func dwelling(_ id: String, on day: Day, visibleTo actor: Actor) throws -> DwellingOnADay? {
        guard let dwelling = try dwelling(id, visibleTo: actor) else { return nil }
        return try conditions(of: dwelling, on: day, planning: true)
    }

    /// - Parameters:
    ///   - stay: a stay to leave out, because it is the one that is judged.
    ///   - planning: whether those who live there are expected to leave as planned.
    func conditions(
        of dwelling: Dwelling, on day: Day, except stay: String? = nil, planning: Bool = false
    ) throws -> DwellingOnADay {
        DwellingOnADay(
            dwelling: dwelling, day: day, capacity: try capacity(of: dwelling, on: day),
            headLease: try headLeases(of: dwelling.id).last { $0.from <= day },
            outages: try outages(of: dwelling.id),
            occupants: try occupants(of: dwelling.id, except: stay, planning: planning))
    }

    func capacity(of dwelling: Dwelling, on day: Day) throws -> Int? {
        let change = try row(
            """
            SELECT places FROM dwelling_capacity WHERE dwelling_id = \(dwelling.id) AND from_day <= \(day)
            ORDER BY from_day DESC LIMIT 1
            """)
        return try change?.int("places") ?? dwelling.openingCapacity
    }

    func headLeases(of dwelling: String) throws -> [HeadLease] {
        try rows("SELECT * FROM head_lease WHERE dwelling_id = \(dwelling) ORDER BY from_day, id")
            .map { try HeadLease($0) }
    }

    func outages(of dwelling: String) throws -> [DwellingOnADay.Outage] {
        try rows("SELECT * FROM out_of_service WHERE dwelling_id = \(dwelling) ORDER BY from_day").map { row in
            // The last day out of service is still one; a night after it is free.
            let nights = Nights(
                entry: try row.day("from_day"), exit: try row.optionalDay("to_day")?.adding(days: 1))
            return DwellingOnADay.Outage(
                nights: nights, occupiedDuringWorks: try row.bool("occupied_during_works"))
        }
    }

    /// Everybody who lives, lived or will live there, with the number of persons of the household.
    func occupants(
        of dwelling: String, except stay: String? = nil, planning: Bool = false
    ) throws -> [OccupancyRules.Occupant] {
        try rows(
            """
            SELECT accommodation.*, household.size AS persons FROM accommodation
            JOIN household ON household.id = accommodation.household_id
            WHERE accommodation.dwelling_id = \(dwelling) AND accommodation.state <> 'cancelled'
            ORDER BY accommodation.from_day, accommodation.id
            """
        ).compactMap { row in
            let other = try Accommodation(row)
            guard other.id != stay, var nights = other.nights else { return nil }
            if planning, other.state == .active { nights = Nights(entry: nights.entry, exit: other.plannedTo) }
            return OccupancyRules.Occupant(
                household: other.household, nights: nights, persons: try row.int("persons"), place: other.place)
        }
    }
}
