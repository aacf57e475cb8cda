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
        for condition in dwellings.conditions(on: "dwelling.id") {
            try subletting(condition)
            try returned(condition)
            try conditionsOfService(condition)
        }
    }

    /// A dwelling is given back empty (V43).
    private mutating func returned(_ condition: Query) throws {
        let rows = try tx.rows(
            """
            SELECT coalesce(dwelling.external_id, dwelling.id) AS name, count(*) AS stays
            FROM dwelling JOIN accommodation AS stay ON stay.dwelling_id = dwelling.id
            WHERE dwelling.status = 'returned' AND stay.kind = 'relay' AND stay.state = 'active' AND \(condition)
            GROUP BY dwelling.external_id, dwelling.id ORDER BY dwelling.id LIMIT \(ImportReport.listed)
            """)
        for row in rows {
            let found = DwellingRules(context(false)).returned(
                openStays: try row.int("stays"), done: Set(DwellingRules.ReturnStep.allCases))
            add(found, "dwellings", [try row.text("name")], column: "status")
        }
    }

    /// A relay dwelling in service has a smoke alarm, an inventory, insurance and an energy class (V40): what is missing
    /// is to be completed, since the dwelling was in service before it was written down here.
    private mutating func conditionsOfService(_ condition: Query) throws {
        func has(_ kind: DiagnosticKind) -> Query {
            """
            CASE WHEN EXISTS (SELECT 1 FROM dwelling_check AS made
              WHERE made.dwelling_id = dwelling.id AND made.kind = \(kind)) THEN 1 ELSE 0 END
            """
        }
        let rows = try tx.rows(
            """
            SELECT found.* FROM (SELECT dwelling.id, coalesce(dwelling.external_id, dwelling.id) AS name,
                dwelling.service_from, \(has(.smokeAlarm)) AS alarm, \(has(.inventory)) AS inventory,
                \(has(.insurance)) AS insurance, \(has(.dpe)) AS energy
              FROM dwelling WHERE dwelling.usage = 'relay' AND dwelling.status = 'inService'
                AND dwelling.service_from IS NOT NULL AND \(condition)) AS found
            WHERE found.alarm + found.inventory + found.insurance + found.energy < 4
            ORDER BY found.id LIMIT \(ImportReport.listed)
            """)
        for row in rows {
            let made = ServiceConditions(
                hasSmokeAlarm: try row.bool("alarm") ? true : nil, energyClass: try row.bool("energy") ? .a : nil,
                hasInventory: try row.bool("inventory") ? true : nil, isInsured: try row.bool("insurance") ? true : nil)
            let found = DwellingRules(context(true)).service(made, from: try row.day("service_from"))
            add(Array(found.prefix(1)), "dwellings", [try row.text("name")], column: "status", isHistory: true)
        }
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
          stay.to_day, stay.place, household.size, dwelling.shared, dwelling.surface_tenths,
          (SELECT count(*) FROM expected_member AS awaited WHERE awaited.household_id = household.id
            AND awaited.arrived_person_id IS NULL) AS expected,
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
                household: try row.text("household_id"), nights: nights, persons: persons,
                place: try row.optionalInt("place"))
            earlier.removeAll { !$0.nights.overlap(nights) }
            let surface = try row.optionalInt("surface_tenths").map { Double($0) / 10 }
            let found = OccupancyRules(context(nights.exit != nil)).sharing(
                new, with: earlier, isShared: try row.bool("shared"), capacity: try row.int("capacity"),
                squareMetres: surface)
            // The other household's id stays out of the sentence: it may be out of the reader's reach.
            let told = found.map { finding in
                // A place in a shared dwelling can be given later.
                let isLater = finding.field == "place" && finding.values.isEmpty
                return Finding(
                    finding.rule, isLater ? .warn : finding.severity, field: finding.field,
                    values: [new.nights.entry.iso])
            }
            add(told, "accommodations", [try row.text("name")], column: "dwelling_id", isHistory: nights.exit != nil)
            if nights.exit == nil, let surface {
                let narrow = OccupancyRules(context(true)).surface(
                    squareMetres: surface, present: persons, expected: try row.int("expected"))
                add(narrow, "accommodations", [try row.text("name")], column: "dwelling_id", isHistory: true)
            }
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
