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

    /// Many that were asked for at once.
    struct Asked {
        fileprivate let table: PackageTable
        fileprivate let rows: any AskedRows
    }

    /// Asks for many at once, for the lines of a block; nil when there is next to nothing to ask.
    func ask(_ externalIDs: Set<String>, in table: PackageTable) throws(StorageError) -> Asked? {
        let unknown = externalIDs.filter { recent[table.name]?[$0] == nil }
        guard unknown.count > 1 else { return nil }
        let named: Query = "\(Query(unbound: table.stored)).external_id IN \(Query.list(unknown))"
        return try query(named, in: table).map { query throws(StorageError) in
            Asked(table: table, rows: try tx.asking(query))
        }
    }

    /// Remembers what was asked for; those that were not found are looked for again one by one.
    mutating func remember(_ asked: Asked) throws(StorageError) {
        for row in try asked.rows.take() {
            guard let target = try target(row) else { continue }
            remember(target, as: try row.text("external_id"), in: asked.table)
        }
    }

    private func find(_ externalID: String, in table: PackageTable) throws(StorageError) -> ReferenceTarget? {
        guard let query = query(table.isNamed(externalID), in: table), let row = try tx.row(query) else { return nil }
        return try target(row)
    }

    /// nil for a table to which nothing refers.
    private func query(_ named: Query, in table: PackageTable) -> Query? {
        switch table.name {
        case "associations": records("NULL", named, in: table)
        case "sites": records("id", named, in: table)
        case "centres", "partners", "dwellings": records("site_id", named, in: table)
        case "households": files("household", named, in: table)
        case "persons": files("person JOIN household ON household.id = person.key_id", named, in: table)
        case "accommodations":
            files("accommodation JOIN household ON household.id = accommodation.household_id", named, in: table)
        default: nil
        }
    }

    private func records(_ site: Query, _ named: Query, in table: PackageTable) -> Query {
        """
        SELECT external_id, id, \(site) AS site, NULL AS household, NULL AS closed_on, 1 AS is_visible
        FROM \(Query(unbound: table.stored)) WHERE \(named)
        """
    }

    /// Something of households' files; a file out of reach does not exist for the actor.
    private func files(_ from: Query, _ named: Query, in table: PackageTable) -> Query {
        let own = Query(unbound: table.stored)
        return """
            SELECT \(own).external_id AS external_id, \(own).id AS id, household.site_id AS site,
              household.id AS household, household.closed_on,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS is_visible
            FROM \(from) WHERE \(named)
            """
    }

    private func target(_ row: ResultRow) throws(StorageError) -> ReferenceTarget? {
        let household = try row.optionalText("household")
        guard try row.bool("is_visible") || household.map(ownFiles.contains) ?? false else { return nil }
        return ReferenceTarget(
            id: try row.text("id"), site: try row.optionalText("site"), household: household,
            isClosed: try !row.isNull("closed_on"))
    }
}
