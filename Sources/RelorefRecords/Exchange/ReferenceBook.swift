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

    private func find(_ externalID: String, in table: PackageTable) throws(StorageError) -> ReferenceTarget? {
        let named = table.isNamed(externalID)
        switch table.name {
        case "associations":
            return try first(
                "SELECT id, NULL AS site, NULL AS household FROM association WHERE \(named)")
        case "sites": return try first("SELECT id, id AS site, NULL AS household FROM site WHERE \(named)")
        case "centres": return try first("SELECT id, site_id AS site, NULL AS household FROM centre WHERE \(named)")
        case "partners": return try first("SELECT id, site_id AS site, NULL AS household FROM partner WHERE \(named)")
        case "dwellings": return try first("SELECT id, site_id AS site, NULL AS household FROM dwelling WHERE \(named)")
        case "households": return try file("FROM household WHERE \(named)", id: "household.id")
        case "persons":
            return try file(
                "FROM person JOIN household ON household.id = person.key_id WHERE \(named)", id: "person.id")
        case "accommodations":
            return try file(
                "FROM accommodation JOIN household ON household.id = accommodation.household_id WHERE \(named)",
                id: "accommodation.id")
        default: return nil
        }
    }

    private func first(_ query: Query) throws(StorageError) -> ReferenceTarget? {
        try tx.row(query).map { row throws(StorageError) in try ReferenceTarget(row) }
    }

    /// Something of a household's file; a file out of reach does not exist for the actor.
    private func file(_ from: Query, id: Query) throws(StorageError) -> ReferenceTarget? {
        let row = try tx.row(
            """
            SELECT \(id) AS id, household.site_id AS site, household.id AS household, household.closed_on,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS is_visible \(from)
            """)
        guard let row else { return nil }
        var target = try ReferenceTarget(row)
        target.isClosed = try !row.isNull("closed_on")
        let isOwn = try row.bool("is_visible") || target.household.map(ownFiles.contains) ?? false
        return isOwn ? target : nil
    }
}

extension ReferenceTarget {
    fileprivate init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        site = try row.optionalText("site")
        household = try row.optionalText("household")
    }
}
