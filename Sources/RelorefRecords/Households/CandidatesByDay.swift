import RelorefDomain
import RelorefStorage

/// Files in the order of a day, read off the index of that day at both ends: those that have one, in its order, then
/// those that have none.
extension Candidates {
    /// Whether what is read next has later days: up the list of the earliest first, or back along the other.
    private func climbs(_ latestFirst: Bool) -> Bool { latestFirst == isBackwards }

    func dayOrder(_ table: String, _ day: HouseholdDay, latestFirst: Bool) -> Query {
        let column = Query(unbound: table + day.column)
        let id = Query(unbound: table + "id")
        let direction: Query = climbs(latestFirst) ? "" : " DESC"
        // The earliest first: what has no day has the last one. The latest first: it comes behind the first one.
        guard latestFirst else { return "\(column)\(direction), \(id)\(direction)" }
        return """
            CASE WHEN \(column) = \(HouseholdDay.none) THEN '' ELSE \(column) END\(direction), \(id)\(direction)
            """
    }

    func query(limit: Int, _ arms: [Query], _ day: HouseholdDay, latestFirst: Bool) -> Query {
        let column = Query(unbound: day.column)
        let parts: [Query] = arms.flatMap { arm in
            ranges(day, latestFirst: latestFirst).map { range -> Query in
                """
                SELECT id, \(column) FROM household
                WHERE \(arm) AND closed_on IS NULL AND merged_into IS NULL AND \(range.condition)
                ORDER BY \(range.order) LIMIT \(limit)
                """
            }
        }
        if parts.count == 1, let only = parts.first { return only }
        let numbered = parts.enumerated().map { place, part -> Query in
            "SELECT * FROM (\(part)) AS arm\(Query(unbound: String(place)))"
        }
        return "SELECT * FROM (\(numbered.joined(" UNION ALL "))) AS merged ORDER BY \(order(of: "")) LIMIT \(limit)"
    }

    /// A stretch of the index, and the order in which it is read.
    private typealias Range = (condition: Query, order: Query)

    /// What is left beyond the edge: one range of the index, or two where those without a day stand at its other end.
    private func ranges(_ day: HouseholdDay, latestFirst: Bool) -> [Range] {
        let (column, none) = (Query(unbound: day.column), HouseholdDay.none)
        let direction: Query = climbs(latestFirst) ? "" : " DESC"
        let sign: Query = climbs(latestFirst) ? ">" : "<"
        let order: Query = "\(column)\(direction), id\(direction)"
        guard latestFirst else { return [(after(column, sign) ?? "1 = 1", order)] }
        let with: Range = ("\(column) < \(none)", order)
        // All of them have the same day: their ids alone are an order.
        let without: Range = ("\(column) = \(none)", "id\(direction)")
        guard let edge, let edgeDay else { return [with, without] }
        if edgeDay == none {
            let rest: Range = ("\(column) = \(none) AND id \(sign) \(edge.id)", without.order)
            return isBackwards ? [rest, with] : [rest]
        }
        let rest: Range = ("\(column) < \(none) AND \(after(column, sign) ?? "1 = 1")", order)
        return isBackwards ? [rest] : [rest, without]
    }

    private func after(_ column: Query, _ sign: Query) -> Query? {
        edge.flatMap { edge in edgeDay.map { "(\(column), id) \(sign) (\($0), \(edge.id))" } }
    }
}
