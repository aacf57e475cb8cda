package import RelorefDomain
package import RelorefStorage

/// Everything that a dwelling's page shows, of one instant.
package struct DwellingSheet: Sendable, Hashable {
    /// A step of its life, from a day on.
    package struct Step: Sendable, Hashable, Identifiable {
        package let id: String
        package let status: DwellingStatus
        package let from: Day
        package let reason: String?
    }

    /// A time in which nobody, or nobody new, can live there.
    package struct Outage: Sendable, Hashable, Identifiable {
        package let id: String
        package let from: Day
        package let to: Day?
        /// A code of the list `vacancyReason`, or words.
        package let reason: String
        package let occupiedDuringWorks: Bool

        package func isOn(_ day: Day) -> Bool { from <= day && to.map { $0 >= day } ?? true }
    }

    /// What somebody did to its record.
    package struct Deed: Sendable, Hashable, Identifiable {
        package let id: String
        package let at: Moment
        package let act: String
        package let noun: String
        package let by: String
        package let detail: [String: String]
    }

    package let line: DwellingLine
    package let landlord: Partner?
    package let steps: [Step]
    package let capacities: [DwellingCapacity]
    package let headLeases: [HeadLease]
    package let checks: [DwellingCheck]
    package let outages: [Outage]
    package let stays: [DwellingStay]
    package let deeds: [Deed]
    package let address: Sealed<DwellingAddress>?

    package var dwelling: Dwelling { line.dwelling }

    /// The last check of each kind, in the order of the list.
    package var latestChecks: [DwellingCheck] {
        DiagnosticKind.allCases.compactMap { kind in
            checks.filter { $0.kind == kind }.max { ($0.doneOn, $0.id) < ($1.doneOn, $1.id) }
        }
    }

    /// The head lease in force on a day, or the latest one.
    package func headLease(on day: Day) -> HeadLease? {
        headLeases.last { $0.from <= day && ($0.to.map { day <= $0 } ?? true) } ?? headLeases.last
    }

    /// Whether the step of its life that holds on a day offers places (§ 2.c); before the first step its days of service
    /// speak alone.
    package func offersPlaces(on day: Day) -> Bool {
        guard let latest = steps.map(\.from).filter({ $0 <= day }).max() else { return true }
        return steps.contains { $0.from == latest && $0.status.countsCapacity }
    }

    /// Days on which somebody lived there, out of the days in service, within a period.
    package func occupation(in period: Period) -> (occupied: Int, inService: Int) {
        guard let from = dwelling.serviceFrom,
            let service = Period(from: max(from, period.from), to: min(dwelling.serviceTo ?? period.to, period.to))
        else { return (0, 0) }
        var occupied = 0
        var open = 0
        var day = service.from
        while day <= service.to {
            let isEmptied = outages.contains { $0.isOn(day) && !$0.occupiedDuringWorks } || !offersPlaces(on: day)
            if !isEmptied {
                open += 1
                if stays.contains(where: { $0.isThere(on: day) }) { occupied += 1 }
            }
            day = day.adding(days: 1)
        }
        return (occupied, open)
    }
}

extension Transaction {
    /// A dwelling's page; nil when the dwelling does not exist for this colleague.
    package func dwellingSheet(code: String, on today: Day, visibleTo actor: Actor) throws -> DwellingSheet? {
        guard let dwelling = try dwelling(code: code, visibleTo: actor),
            let line = try dwellingLines([dwelling.id], on: today, visibleTo: actor).first
        else { return nil }
        let id = dwelling.id
        let landlord = try dwelling.landlord.flatMap { try row("SELECT * FROM partner WHERE id = \($0)") }
        return DwellingSheet(
            line: line, landlord: try landlord.map { try Partner($0) }, steps: try steps(of: id),
            capacities: try rows(
                "SELECT from_day, places FROM dwelling_capacity WHERE dwelling_id = \(id) ORDER BY from_day"
            )
            .map { DwellingCapacity(from: try $0.day("from_day"), places: try $0.int("places")) },
            headLeases: try headLeases(of: id),
            checks: try rows("SELECT * FROM dwelling_check WHERE dwelling_id = \(id) ORDER BY done_on, id")
                .map { try DwellingCheck($0) },
            outages: try datedOutages(of: id), stays: try stays(in: [id], visibleTo: actor), deeds: try deeds(on: id),
            address: try address(of: dwelling))
    }

    private func steps(of dwelling: String) throws -> [DwellingSheet.Step] {
        try rows("SELECT * FROM dwelling_step WHERE dwelling_id = \(dwelling) ORDER BY from_day, id").map { row in
            DwellingSheet.Step(
                id: try row.text("id"), status: try row.code("status"), from: try row.day("from_day"),
                reason: try row.optionalText("reason"))
        }
    }

    private func datedOutages(of dwelling: String) throws -> [DwellingSheet.Outage] {
        try rows("SELECT * FROM out_of_service WHERE dwelling_id = \(dwelling) ORDER BY from_day, id").map { row in
            DwellingSheet.Outage(
                id: try row.text("id"), from: try row.day("from_day"), to: try row.optionalDay("to_day"),
                reason: try row.text("reason"), occupiedDuringWorks: try row.bool("occupied_during_works"))
        }
    }

    /// The last things done to the record and to what belongs to it, newest first.
    private func deeds(on dwelling: String) throws -> [DwellingSheet.Deed] {
        let parts = ["dwelling_step", "dwelling_capacity", "head_lease", "dwelling_check", "out_of_service"]
        let own: Query = "(journal_entry.noun = 'dwelling' AND journal_entry.subject_id = \(dwelling))"
        let conditions =
            [own]
            + parts.map { table -> Query in
                let name = Query(unbound: table)
                return """
                    (journal_entry.noun = \(table)
                      AND journal_entry.subject_id IN (SELECT id FROM \(name) WHERE dwelling_id = \(dwelling)))
                    """
            }
        return try rows(
            """
            SELECT journal_entry.*, account.name AS by_name FROM journal_entry
            LEFT JOIN account ON account.id = journal_entry.actor_id
            WHERE \(conditions.joined(" OR ")) ORDER BY journal_entry.at DESC, journal_entry.id DESC LIMIT 30
            """
        ).map { row in
            let entry = try JournalEntry(row)
            return DwellingSheet.Deed(
                id: entry.id, at: entry.at, act: entry.act, noun: entry.noun,
                by: try row.optionalText("by_name") ?? "", detail: entry.detail)
        }
    }
}
