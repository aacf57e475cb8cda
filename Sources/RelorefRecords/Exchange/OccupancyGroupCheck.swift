import RelorefDomain
import RelorefStorage

extension GroupCheck {
    /// A relay dwelling holds one household unless it is shared, and no more persons than places (V33); nobody lives
    /// in it while it is out of service (V42).
    mutating func occupancy(of dwellings: TouchedRecords) throws {
        for condition in dwellings.conditions(on: "stay.dwelling_id") {
            var found: [GroupFinding] = []
            try forEachGroup(occupancyQuery(condition), by: "dwelling_id") { rows in
                var part = GroupCheck(tx, today: today)
                try part.occupants(rows)
                found += part.findings
            }
            findings += found.prefix(max(0, GroupCheck.limit - findings.count))
            try outOfService(condition)
        }
        for condition in dwellings.conditions(on: "dwelling.id") { try subletting(condition) }
    }

    /// Only a head lease that allows it makes a relay dwelling (V45).
    private mutating func subletting(_ condition: Query) throws {
        let rows = try tx.rows(
            """
            SELECT coalesce(head_lease.external_id, head_lease.id) AS name, head_lease.to_day
            FROM dwelling JOIN head_lease ON head_lease.dwelling_id = dwelling.id
            WHERE dwelling.usage = 'relay' AND head_lease.subletting_allowed = 0 AND \(condition)
            ORDER BY head_lease.id LIMIT \(ImportReport.listed)
            """)
        for row in rows {
            let isOver = try row.optionalDay("to_day").map { $0 < today } ?? false
            let found = DwellingRules(context(isOver)).subletting(false, usage: .relay)
            add(found, "head_leases", [try row.text("name")], column: "subletting_allowed", isHistory: isOver)
        }
    }

    private func occupancyQuery(_ condition: Query) -> Query {
        """
        SELECT coalesce(stay.external_id, stay.id) AS name, stay.dwelling_id, stay.household_id, stay.from_day,
          stay.to_day, household.size, dwelling.shared, dwelling.surface_tenths,
          coalesce((SELECT places FROM dwelling_capacity WHERE dwelling_capacity.dwelling_id = dwelling.id
            ORDER BY from_day DESC LIMIT 1), dwelling.opening_capacity, 12) AS capacity
        FROM accommodation AS stay JOIN household ON household.id = stay.household_id
        JOIN dwelling ON dwelling.id = stay.dwelling_id
        WHERE stay.kind = 'relay' AND stay.state IN ('active', 'ended') AND \(condition)
        ORDER BY stay.dwelling_id, stay.from_day, stay.id
        """
    }

    private mutating func occupants(_ rows: [ResultRow]) throws {
        var earlier: [OccupancyRules.Occupant] = []
        for row in rows {
            let nights = Nights(entry: try row.day("from_day"), exit: try row.optionalDay("to_day"))
            // How many they were in a past stay is not how many they are today.
            let persons = nights.exit == nil ? try row.int("size") : 0
            let new = OccupancyRules.Occupant(
                household: try row.text("household_id"), nights: nights, persons: persons)
            earlier.removeAll { !$0.nights.overlap(nights) }
            let surface = try row.optionalInt("surface_tenths").map { Double($0) / 10 }
            let found = OccupancyRules(context(nights.exit != nil)).sharing(
                new, with: earlier, isShared: try row.bool("shared"), capacity: try row.int("capacity"),
                squareMetres: surface)
            // The other household's id stays out of the sentence: it may be out of the reader's reach.
            let told = found.map { Finding($0.rule, $0.severity, field: $0.field, values: [new.nights.entry.iso]) }
            add(told, "accommodations", [try row.text("name")], column: "dwelling_id", isHistory: nights.exit != nil)
            earlier.append(new)
        }
    }

    private mutating func outOfService(_ condition: Query) throws {
        let rows = try tx.rows(
            """
            SELECT coalesce(works.external_id, works.id) AS name, works.from_day, works.to_day,
              stay.from_day AS entry, stay.to_day AS leaving
            FROM out_of_service AS works JOIN accommodation AS stay ON stay.dwelling_id = works.dwelling_id
            WHERE works.occupied_during_works = 0 AND stay.kind = 'relay' AND stay.state IN ('active', 'ended')
              AND (works.to_day IS NULL OR stay.from_day < works.to_day)
              AND (stay.to_day IS NULL OR stay.to_day > works.from_day) AND \(condition)
            ORDER BY works.id LIMIT \(ImportReport.listed)
            """)
        for row in rows {
            let stay = Nights(entry: try row.day("entry"), exit: try row.optionalDay("leaving"))
            let found = DwellingRules(context(true)).outOfService(
                from: try row.day("from_day"), to: try row.optionalDay("to_day"), stays: [stay],
                occupiedDuringWorks: false)
            add(found, "out_of_service", [try row.text("name")], column: "from_day")
        }
    }
}
