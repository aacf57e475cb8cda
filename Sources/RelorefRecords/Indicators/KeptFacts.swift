import RelorefDomain
package import RelorefStorage

/// The facts that figures are counted from, drawn from the records and kept beside them: one row for each service of a
/// household, for each member who had it, and for each exit with the work of those who leave.
///
/// Stores are opened with `settle`, so that the facts are true at the end of every transaction, whoever wrote.
package enum KeptFacts {
    /// What a store does before it commits.
    package static let settle: @Sendable (any Transaction) throws -> Void = { try $0.settleFacts() }

    /// In the order of `drawings`.
    package static let tables = ["service_fact", "member_fact", "exit_fact"]

    /// The rows of one table; of the marked households, or of all.
    package struct Drawing: Sendable {
        let table: Query
        let columns: Query
        let select: Query

        package var insert: Query { "INSERT INTO \(table) (\(columns)) \(select)" }
        package var delete: Query { "DELETE FROM \(table)" }
    }

    /// In this order: members are drawn from the services.
    package static func drawings(ofAll: Bool = false) -> [Drawing] {
        let facts = ProjectFacts(reach: .everything)
        // By the entries' own ids: by the household, SQLite would rather walk every entry of one kind.
        let entries: Query = """
            IN (SELECT entry.id FROM stale_fact CROSS JOIN accommodation AS entry
              WHERE entry.household_id = stale_fact.household_id)
            """
        let served: Query = "service.household_id IN (SELECT stale_fact.household_id FROM stale_fact)"
        func only(_ entry: Query) -> Query { ofAll ? "1 = 1" : "\(entry) \(entries)" }
        return [
            Drawing(
                table: "service_fact",
                columns: """
                    entry_id, kind, figure_id, household_id, site_id, dwelling_id, stock, from_day, before_day
                    """,
                select: services(facts, only)),
            Drawing(
                table: "member_fact",
                columns: "person_id, household_id, figure_id, site_id, from_day, before_day, last_day",
                select: members(ofAll ? "1 = 1" : served)),
            Drawing(
                table: "exit_fact",
                columns: """
                    id, household_id, figure_id, site_id, dwelling_id, departement, stock, dwelling_type, composition,
                    from_day, to_day, exit_type, employed, known, origin
                    """,
                select: exits(facts, only)),
        ]
    }

    private static func services(_ facts: ProjectFacts, _ only: (Query) -> Query) -> Query {
        let stays = facts.relayStays { _ in only("stay.id") }
        let leases = facts.leases { day in "\(day) IS NOT NULL AND \(only("lease.id"))" }
        return """
            SELECT served.id, served.kind, household.figure_id, served.household_id, served.site_id,
              served.dwelling_id, dwelling.stock, served.from_day, served.before_day
            FROM (SELECT stay.id, 'relay' AS kind, stay.household_id, stay.site_id, stay.dwelling_id, stay.from_day,
                stay.end_day AS before_day FROM (\(stays)) AS stay
              UNION ALL
              SELECT lease.id, 'directLease', lease.household_id, lease.site_id, lease.dwelling_id, lease.leased_on,
                CAST(NULL AS TEXT) FROM (\(leases)) AS lease) AS served
            JOIN household ON household.id = served.household_id JOIN dwelling ON dwelling.id = served.dwelling_id
            """
    }

    /// Who was a member while the household was served: a lease serves on its day, a stay from its first night on.
    private static func members(_ only: Query) -> Query {
        """
        SELECT membership.person_id, service.household_id, service.figure_id, service.site_id,
          CASE WHEN service.kind = 'relay' AND membership.from_day > service.from_day
            THEN membership.from_day ELSE service.from_day END,
          service.before_day,
          CASE service.kind WHEN 'relay' THEN membership.to_day ELSE service.from_day END
        FROM service_fact AS service JOIN membership ON membership.household_id = service.household_id
        WHERE (membership.to_day IS NULL OR membership.to_day >= service.from_day)
          AND CASE service.kind WHEN 'relay'
            THEN CASE WHEN service.before_day IS NULL OR membership.from_day < service.before_day THEN 1 ELSE 0 END
            ELSE CASE WHEN membership.from_day <= service.from_day THEN 1 ELSE 0 END END = 1
          AND \(only)
        """
    }

    /// The kind of the centre where the household lived last before it entered; nil when it came from elsewhere.
    private static let origin: Query = """
        (SELECT centre.kind FROM accommodation AS before JOIN centre ON centre.id = before.centre_id
          WHERE before.household_id = fact.household_id AND before.kind = 'centre'
            AND before.state IN ('active', 'ended') AND before.from_day <= fact.from_day
          ORDER BY before.from_day DESC, before.id DESC LIMIT 1)
        """

    private static func exits(_ facts: ProjectFacts, _ only: (Query) -> Query) -> Query {
        return """
            WITH drawn AS (\(facts.drawnExits(where: only("stay.id"))))
            SELECT fact.id, fact.household_id, fact.figure_id, fact.site_id, fact.dwelling_id, dwelling.departement,
              dwelling.stock, dwelling.dwelling_type, fact.composition, fact.from_day, fact.to_day, fact.exit_type,
              coalesce(work.employed, 0), coalesce(work.known, 0), \(origin)
            FROM drawn AS fact JOIN dwelling ON dwelling.id = fact.dwelling_id
            LEFT JOIN (SELECT adult.case_id, max(CASE WHEN adult.held IS NULL THEN 0 ELSE 1 END) AS employed,
                min(CASE WHEN adult.held IS NULL THEN adult.known ELSE 1 END) AS known
              FROM (\(WorkOfAdults.query(of: "drawn"))) AS adult GROUP BY adult.case_id) AS work
              ON work.case_id = fact.id
            """
    }
}

extension Transaction {
    /// Draws the facts of the households that this transaction changed, and of the files that count with them.
    package func settleFacts() throws(StorageError) {
        guard try hasStaleFacts() else { return }
        try run(
            """
            INSERT INTO stale_fact (household_id)
            SELECT other.id FROM household AS other WHERE other.figure_id IN (SELECT household.figure_id
              FROM stale_fact JOIN household ON household.id = stale_fact.household_id)
            ON CONFLICT DO NOTHING
            """)
        if try mostAreStale() {
            try rebuildFacts()
        } else {
            try redrawStaleFacts()
        }
        try run("DELETE FROM stale_fact")
    }

    /// One by one, so many take longer than all of them together.
    private func mostAreStale() throws(StorageError) -> Bool {
        let stale = try row("SELECT count(*) AS files FROM stale_fact")?.int("files") ?? 0
        guard stale > 1_000 else { return false }
        return stale * 2 > (try row("SELECT count(*) AS files FROM household")?.int("files") ?? 0)
    }

    private func redrawStaleFacts() throws(StorageError) {
        for drawing in KeptFacts.drawings() {
            try run(
                "\(drawing.delete) WHERE household_id IN (SELECT stale_fact.household_id FROM stale_fact)")
            try run(drawing.insert)
        }
        try redrawHouseholds(where: "id IN (SELECT stale_fact.household_id FROM stale_fact)")
    }

    /// The stage and the days in the households' own rows.
    private func redrawHouseholds(where condition: Query) throws(StorageError) {
        for (column, drawn) in HouseholdDay.keptColumns {
            try run("UPDATE household SET \(column) = \(drawn) WHERE \(condition) AND \(column) <> \(drawn)")
        }
    }

    /// Draws all of them anew; the records stay as they are.
    package func rebuildFacts() throws(StorageError) {
        for (drawing, table) in zip(KeptFacts.drawings(ofAll: true), KeptFacts.tables) {
            try run(drawing.delete)
            let indexes = try setIndexesAside(of: table)
            try run(drawing.insert)
            for index in indexes { try run(index) }
        }
        try redrawHouseholds(where: "1 = 1")
    }

    /// How many facts are not as the records say: none, unless somebody wrote past the stores.
    package func driftedFacts() throws(StorageError) -> Int {
        var drifted = 0
        for drawing in KeptFacts.drawings(ofAll: true) {
            let kept: Query = "SELECT \(drawing.columns) FROM \(drawing.table)"
            for (one, other) in [(drawing.select, kept), (kept, drawing.select)] {
                let only: Query = "SELECT one.* FROM (\(one)) AS one EXCEPT SELECT other.* FROM (\(other)) AS other"
                drifted += try row("SELECT count(*) AS facts FROM (\(only)) AS drifted")?.int("facts") ?? 0
            }
        }
        for (column, drawn) in HouseholdDay.keptColumns {
            drifted +=
                try row("SELECT count(*) AS facts FROM household WHERE \(column) <> \(drawn)")?.int("facts") ?? 0
        }
        return drifted
    }
}
