package import RelorefDomain
package import RelorefStorage

extension Incident.Place: SQLBindable {}
extension Incident.Severity: SQLBindable {}

extension Incident {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"),
            dwelling: try row.optionalText("dwelling_id"), try row.code("matter"), in: try row.code("place"),
            try row.code("severity"), on: try row.day("on_day"), doneOn: try row.optionalDay("done_on"),
            version: try row.int("version"))
    }
}

/// An incident as the file shows it: with what was said of it, and what was done.
package struct RecordedIncident: Sendable, Hashable, Identifiable {
    package let incident: Incident
    /// Who saw it.
    package let account: String
    package let at: Moment
    /// Nil where nothing was said, or the file was erased.
    package let text: String?
    /// What was done, and who said so; nil while it is open.
    package let done: String?
    package let doneBy: String?

    package var id: String { incident.id }
}

/// An incident as a dwelling's page shows it: codes and a day, the household by its code.
package struct DwellingIncident: Sendable, Hashable, Identifiable {
    package let incident: Incident
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool

    package var id: String { incident.id }
}

extension Transaction {
    /// The incidents of a household, open ones first, then the latest; nil when the file does not exist for the author.
    package func incidents(of household: String, by author: Author) throws -> [RecordedIncident]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            """
            SELECT incident.*, account.name AS seen_by, other.name AS done_name FROM incident
            JOIN account ON account.id = incident.account_id LEFT JOIN account AS other ON other.id = incident.done_by
            WHERE incident.household_id = \(household)
            ORDER BY CASE WHEN incident.done_on IS NULL THEN 0 ELSE 1 END, incident.on_day DESC, incident.id DESC
            """
        ).map { row in
            let incident = try Incident(row)
            return RecordedIncident(
                incident: incident, account: try row.text("seen_by"), at: try row.moment("at"),
                text: try words("sealed", of: incident, row, author),
                done: try words("done", of: incident, row, author), doneBy: try row.optionalText("done_name"))
        }
    }

    private func words(
        _ column: StaticString, of incident: Incident, _ row: ResultRow, _ author: Author
    ) throws -> String? {
        guard let bytes = try row.optionalBytes("\(column)") else { return nil }
        let slot = SealSlot(owner: incident.household, table: "incident", column: "\(column)", row: incident.id)
        return try author.vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: bytes))?.text
    }

    /// What is or was broken in a dwelling that the caller found visible: open first, then the latest, 20 at most.
    package func incidents(inDwelling dwelling: String, visibleTo actor: Actor) throws -> [DwellingIncident] {
        try rows(
            """
            SELECT incident.*, household.code AS household_code, household.confidential,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM incident JOIN household ON household.id = incident.household_id
            WHERE incident.dwelling_id = \(dwelling)
            ORDER BY CASE WHEN incident.done_on IS NULL THEN 0 ELSE 1 END, incident.on_day DESC, incident.id DESC
            LIMIT 20
            """
        ).map { row in
            let opens = try row.bool("opens")
            return DwellingIncident(
                incident: try Incident(row),
                householdCode: try row.bool("confidential") && !opens ? nil : try row.text("household_code"),
                mayOpenFile: opens)
        }
    }

    /// How much is broken in a home and not dealt with: what colleagues saw and what the household reported.
    package func openTroubles(of household: String) throws(StorageError) -> Int {
        try row(
            """
            SELECT (SELECT count(*) FROM family_report WHERE household_id = \(household) AND settled_on IS NULL)
              + (SELECT count(*) FROM incident WHERE household_id = \(household) AND done_on IS NULL) AS found
            """)?.int("found") ?? 0
    }
}
