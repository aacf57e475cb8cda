import RelorefDomain
import RelorefStorage

extension GroupCheck {
    /// Nobody belongs to two households at a time (V22), and papers follow each other (V14).
    mutating func persons(_ persons: TouchedRecords) throws {
        for condition in persons.conditions(on: "person_id") {
            var found: [GroupFinding] = []
            try forEachGroup(
                """
                SELECT coalesce(external_id, id) AS name, household_id, person_id, from_day, to_day, part_time
                FROM membership WHERE \(condition) ORDER BY person_id, from_day, id
                """, by: "person_id"
            ) { rows in
                guard rows.count > 1 else { return }
                var part = GroupCheck(tx, today: today)
                try part.memberships(rows)
                found += part.findings
            }
            try forEachGroup(
                """
                SELECT coalesce(external_id, id) AS name, person_id, issued_on, expires_on
                FROM permit WHERE issued_on IS NOT NULL AND \(condition) ORDER BY person_id, issued_on, id
                """, by: "person_id"
            ) { rows in
                guard rows.count > 1 else { return }
                var part = GroupCheck(tx, today: today)
                let papers = try rows.map { (from: try $0.day("issued_on"), to: try $0.optionalDay("expires_on")) }
                let names = try rows.reversed().map { try $0.text("name") }
                part.add(ProtectionRules(context(true)).papers(papers), "permits", names, column: "issued_on")
                found += part.findings
            }
            findings += found.prefix(max(0, GroupCheck.limit - findings.count))
        }
        for condition in persons.conditions(on: "person.id") {
            try arrivals(condition)
            try authorisations(condition)
        }
    }

    /// Nothing happens in France before the arrival there (V10).
    private mutating func arrivals(_ condition: Query) throws {
        let first: Query = """
            SELECT coalesce(person.external_id, person.id) AS name, person.id, person.arrived_on,
              (SELECT min(coalesce(protection.requested_on, protection.decided_on)) FROM protection
                WHERE protection.person_id = person.id) AS asked,
              (SELECT min(permit.issued_on) FROM permit WHERE permit.person_id = person.id) AS handed,
              (SELECT min(spell.from_day) FROM employment_spell AS spell
                WHERE spell.person_id = person.id) AS worked
            FROM person WHERE person.arrived_on IS NOT NULL AND \(condition)
            """
        let rows = try tx.rows(
            """
            SELECT early.* FROM (\(first)) AS early WHERE early.asked < early.arrived_on
              OR early.handed < early.arrived_on OR early.worked < early.arrived_on
            ORDER BY early.id LIMIT \(ImportReport.listed)
            """)
        for row in rows {
            let arrival = try row.optionalDay("arrived_on")
            let days = try ["asked", "handed", "worked"].compactMap { try row.optionalDay($0) }
            guard let day = days.min() else { continue }
            let found = ProtectionRules(context(false)).fact(.other, on: day, arrival: arrival, field: "arrived_on")
            add(found, "persons", [try row.text("name")], column: "arrived_on")
        }
    }

    /// Work before the first paper or decision that allows it is to be looked at (V80).
    private mutating func authorisations(_ condition: Query) throws {
        let rows = try tx.rows(
            """
            SELECT early.* FROM (SELECT spell.id, coalesce(spell.external_id, spell.id) AS name, spell.from_day,
                (SELECT min(permit.issued_on) FROM permit WHERE permit.person_id = person.id) AS handed,
                (SELECT min(protection.decided_on) FROM protection WHERE protection.person_id = person.id
                  AND protection.kind IN \(Query.list(ProtectionKind.allCases.filter(\.opensServices)))) AS granted
              FROM person JOIN employment_spell AS spell ON spell.person_id = person.id WHERE \(condition)) AS early
            WHERE (early.handed IS NOT NULL OR early.granted IS NOT NULL)
              AND (early.handed IS NULL OR early.from_day < early.handed)
              AND (early.granted IS NULL OR early.from_day < early.granted)
            ORDER BY early.id LIMIT \(ImportReport.listed)
            """)
        for row in rows {
            let allowed = try [row.optionalDay("handed"), row.optionalDay("granted")].compactMap { $0 }.min()
            let found = EmploymentRules(context(true)).authorisation(
                workFrom: try row.day("from_day"), authorisedFrom: allowed)
            add(found, "employment_spells", [try row.text("name")], column: "from_day")
        }
    }

    private mutating func memberships(_ rows: [ResultRow]) throws {
        let memberships = try rows.map { row in
            MembershipRules.Membership(
                household: try row.text("household_id"), from: try row.day("from_day"),
                to: try row.optionalDay("to_day"), isPartTime: try row.bool("part_time"))
        }
        let found = MembershipRules(context(false)).memberships(memberships)
        guard let day = found.first?.values.last else { return }
        let names = try rows.map { (name: try $0.text("name"), from: try $0.text("from_day")) }
        let best = names.filter { $0.from == day } + names.filter { $0.from != day }
        // The households' ids stay out of the sentence: one may be out of the reader's reach.
        let told = found.map { Finding($0.rule, $0.severity, field: $0.field, values: [day]) }
        add(told, "memberships", best.map(\.name), column: "from_day")
    }

    /// A household has an adult reference person (V23), and protected members while it is in an ALT dwelling (V48).
    mutating func households(_ households: TouchedRecords) throws {
        for condition in households.conditions(on: "household.id") {
            var found: [GroupFinding] = []
            try tx.forEach(householdQuery(condition)) { row in
                var part = GroupCheck(tx, today: today)
                try part.household(row)
                found += part.findings
            }
            findings += found.prefix(max(0, GroupCheck.limit - findings.count))
        }
    }

    private func householdQuery(_ condition: Query) -> Query {
        """
        SELECT coalesce(household.external_id, household.id) AS name, household.closed_on, household.composition,
          holder.from_day, person.birth_year, person.emancipated, relay.id AS stay, relay.funding,
          coalesce(relay.external_id, relay.id) AS stay_name,
          (SELECT count(*) FROM membership CROSS JOIN protection WHERE protection.person_id = membership.person_id
            AND relay.id IS NOT NULL AND membership.household_id = household.id) AS protections,
          (SELECT count(*) FROM membership CROSS JOIN protection WHERE protection.person_id = membership.person_id
            AND relay.id IS NOT NULL AND membership.household_id = household.id AND protection.ended_on IS NULL
              AND protection.kind IN ('refugee', 'subsidiary', 'stateless', 'underReview')) AS opening
        FROM household
        LEFT JOIN membership AS holder
          ON holder.household_id = household.id AND holder.kinship = 'reference' AND holder.to_day IS NULL
        LEFT JOIN person ON person.id = holder.person_id
        LEFT JOIN accommodation AS relay
          ON relay.household_id = household.id AND relay.state = 'active' AND relay.kind = 'relay'
        WHERE household.merged_into IS NULL AND household.closed_on IS NULL AND \(condition)
        ORDER BY household.id
        """
    }

    private mutating func household(_ row: ResultRow) throws {
        let name = try row.text("name")
        let rules = MembershipRules(context(false))
        if let from = try row.optionalDay("from_day") {
            let birth = try row.optionalInt("birth_year").flatMap { PartialDate(year: $0) } ?? .unknown
            let isMinorAlone = try row.text("composition") == CompositionKind.unaccompaniedMinor.rawValue
            // A birth date that is not known to the day is asked about on screen, not here.
            let found = rules.reference(
                (birth, from, nil), on: max(today, from), isEmancipated: try row.bool("emancipated")
            ).filter { $0.severity == .block }
            if !isMinorAlone { add(found, "households", [name], column: nil) }
        } else {
            // A file may come in several imports: its members may be in the next one.
            add(rules.reference(nil, on: today), "households", [name], column: nil, isHistory: true)
        }
        guard try !row.isNull("stay") else { return }
        let isKnown = try row.int("protections") > 0
        let protection: ProtectionKind? = try row.int("opening") > 0 ? .refugee : isKnown ? .ended : nil
        let found = StayRules(context(!isKnown)).eligibility(
            protection, isALT: try row.text("funding") == Accommodation.Funding.alt.rawValue, reason: "-")
        add(found, "accommodations", [try row.text("stay_name")], column: "household_id", isHistory: !isKnown)
    }
}
