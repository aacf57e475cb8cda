import RelorefDomain
import RelorefStorage

/// The files that a list looks at, in the order of an index: those of one referent, or those of each site.
///
/// Open files come by the day on which they were opened, closed ones by the day on which they were closed.
struct Candidates {
    /// How many files are looked at for one page of a filter that no index answers; fewer where many sites are merged,
    /// so that the page costs the same.
    var window: Int { referent == nil ? min(3_000, max(600, 6_000 / sites.count)) : 3_000 }
    /// How far a list is counted.
    static let counted = 1_000

    let sites: [String]
    let referent: String?
    let isClosed: Bool
    /// Read off an index too, where open files are asked for site by site.
    let stage: HouseholdStage?
    /// By a day, when it is not by the opening.
    let day: (of: HouseholdDay, latestFirst: Bool)?
    /// The household at the edge of the page before (or after).
    let edge: Household?
    /// Its day, where the list is sorted by one.
    let edgeDay: String?
    let isBackwards: Bool

    private var keys: [String] { isClosed ? ["closed_on", "opened_on", "id"] : ["opened_on", "id"] }

    /// What an arm leaves to be asked: a referent may have files at several sites.
    var condition: Query {
        var parts: [Query] = referent == nil ? [] : ["household.site_id IN \(Query.list(sites))"]
        if let stage, !isIndexed { parts.append(stage.condition) }
        return parts.isEmpty ? "1 = 1" : parts.joined(" AND ")
    }

    private var isIndexed: Bool { referent == nil && !isClosed && stage != .awaited && day == nil }

    /// Whether enough files have to be looked at for those that fit to be among them.
    var isSearching: Bool { stage != nil && !isIndexed }

    func order(of table: String) -> Query {
        if let day { return dayOrder(table, day.of, latestFirst: day.latestFirst) }
        let direction = isBackwards ? "" : " DESC"
        return Query(unbound: keys.map { table + $0 + direction }.joined(separator: ", "))
    }

    /// The ids of the candidates with their keys, at most `limit`.
    func query(limit: Int) -> Query {
        let arms: [Query] = referent.map { ["referent_id = \($0)"] } ?? sites.map { "site_id = \($0)" }
        if let day { return query(limit: limit, arms, day.of, latestFirst: day.latestFirst) }
        let staged: Query = stage.map { isIndexed ? " AND stage = \($0.rawValue)" : "" } ?? ""
        let columns = Query(unbound: Set(keys + ["id"]).sorted().joined(separator: ", "))
        let parts: [Query] = arms.enumerated().map { index, arm in
            """
            SELECT * FROM (SELECT \(columns) FROM household WHERE \(arm)\(staged) AND \(closing)\(beyond)
              ORDER BY \(order(of: "")) LIMIT \(limit)) AS arm\(Query(unbound: String(index)))
            """
        }
        if parts.count == 1, let only = parts.first { return only }
        return "SELECT * FROM (\(parts.joined(" UNION ALL "))) AS merged ORDER BY \(order(of: "")) LIMIT \(limit)"
    }

    /// The files that everybody of their sites may open, counted off the index, at most one more than is counted.
    var openFiles: Query? {
        guard isIndexed || stage == nil, referent == nil, !isClosed else { return nil }
        let staged: Query = stage.map { " AND stage = \($0.rawValue)" } ?? ""
        return """
            SELECT household.id FROM household WHERE household.site_id IN \(Query.list(sites))\(staged)
              AND closed_on IS NULL AND merged_into IS NULL AND confidential = 0 LIMIT \(Candidates.counted + 1)
            """
    }

    private var closing: Query {
        isClosed ? "closed_on IS NOT NULL" : "closed_on IS NULL AND merged_into IS NULL"
    }

    private var beyond: Query {
        guard let edge else { return "" }
        let sign = Query(unbound: isBackwards ? ">" : "<")
        guard isClosed else { return " AND (opened_on, id) \(sign) (\(edge.openedOn), \(edge.id))" }
        guard let closedOn = edge.closedOn else { return "" }
        return " AND (closed_on, opened_on, id) \(sign) (\(closedOn), \(edge.openedOn), \(edge.id))"
    }
}
