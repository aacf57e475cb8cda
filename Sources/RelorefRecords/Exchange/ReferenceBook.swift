import RelorefDomain
import RelorefStorage

/// Finds what a line refers to, among the lines already read and the records in reach.
///
/// The database is asked, and the last answers are kept: the memory does not grow with the file.
struct ReferenceBook {
    private let tx: any Transaction
    private let actor: Actor
    private var recent: [String: [String: ReferenceTarget]] = [:]
    /// Confidential files of this import: nobody is named in them yet, so they are not visible by the ordinary rule.
    private var ownFiles: Set<String> = []

    private static let limit = 20_000

    init(_ tx: any Transaction, _ actor: Actor) {
        self.tx = tx
        self.actor = actor
    }

    mutating func resolve(_ externalID: String, in table: PackageTable) throws(StorageError) -> ReferenceTarget? {
        if let known = recent[table.name]?[externalID] { return known }
        guard let target = try find(externalID, in: table) else { return nil }
        remember(target, as: externalID, in: table)
        return target
    }

    mutating func remember(_ target: ReferenceTarget, as externalID: String, in table: PackageTable) {
        if recent[table.name, default: [:]].count >= ReferenceBook.limit { recent[table.name] = [:] }
        recent[table.name, default: [:]][externalID] = target
    }

    /// What a changed line leads to may have changed with it.
    mutating func forget(_ externalID: String, in table: PackageTable) {
        recent[table.name]?[externalID] = nil
    }

    mutating func remember(ownFile household: String) { ownFiles.insert(household) }

    /// Finds many at once, for the lines of a block; those that are not found are looked for again one by one.
    mutating func lookUp(_ externalIDs: Set<String>, in table: PackageTable) throws(StorageError) {
        let unknown = externalIDs.filter { recent[table.name]?[$0] == nil }
        guard unknown.count > 1 else { return }
        let named: Query = "\(Query(unbound: table.stored)).external_id IN \(Query.list(unknown))"
        for row in try rows(named, in: table) {
            guard let target = try target(row) else { continue }
            remember(target, as: try row.text("external_id"), in: table)
        }
    }

    private func find(_ externalID: String, in table: PackageTable) throws(StorageError) -> ReferenceTarget? {
        try rows(table.isNamed(externalID), in: table).first.flatMap { row throws(StorageError) in try target(row) }
    }

    private func rows(_ named: Query, in table: PackageTable) throws(StorageError) -> [ResultRow] {
        switch table.name {
        case "associations": try records("NULL", named, in: table)
        case "sites": try records("id", named, in: table)
        case "centres", "partners", "dwellings": try records("site_id", named, in: table)
        case "households": try files("household", named, in: table)
        case "persons": try files("person JOIN household ON household.id = person.key_id", named, in: table)
        case "accommodations":
            try files("accommodation JOIN household ON household.id = accommodation.household_id", named, in: table)
        default: []
        }
    }

    private func records(_ site: Query, _ named: Query, in table: PackageTable) throws(StorageError) -> [ResultRow] {
        try tx.rows(
            """
            SELECT external_id, id, \(site) AS site, NULL AS household, NULL AS closed_on, 1 AS is_visible
            FROM \(Query(unbound: table.stored)) WHERE \(named)
            """)
    }

    /// Something of households' files; a file out of reach does not exist for the actor.
    private func files(_ from: Query, _ named: Query, in table: PackageTable) throws(StorageError) -> [ResultRow] {
        let own = Query(unbound: table.stored)
        return try tx.rows(
            """
            SELECT \(own).external_id AS external_id, \(own).id AS id, household.site_id AS site,
              household.id AS household, household.closed_on,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS is_visible
            FROM \(from) WHERE \(named)
            """)
    }

    private func target(_ row: ResultRow) throws(StorageError) -> ReferenceTarget? {
        let household = try row.optionalText("household")
        guard try row.bool("is_visible") || household.map(ownFiles.contains) ?? false else { return nil }
        return ReferenceTarget(
            id: try row.text("id"), site: try row.optionalText("site"), household: household,
            isClosed: try !row.isNull("closed_on"))
    }
}
