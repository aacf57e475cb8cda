package import RelorefDomain
package import RelorefStorage

/// Who lives where and until when: one line for each relay dwelling of a page.
package struct Planning: Sendable, Hashable {
    package struct Row: Sendable, Hashable, Identifiable {
        package let line: DwellingLine
        package let stays: [DwellingStay]
        package var id: String { line.id }
    }

    package let rows: [Row]
    /// Dwellings of the whole planning.
    package let count: Int
}

extension Transaction {
    /// Relay dwellings with a day of service in a period, those that free themselves first coming first.
    package func planning(
        _ filter: DwellingFilter, in period: Period, on today: Day, skipping: Int, limit: Int, visibleTo actor: Actor
    ) throws -> Planning {
        var filter = filter
        filter.usage = .relay
        let condition: Query = """
            \(filter.condition(on: today, visibleTo: actor)) AND dwelling.service_from <= \(period.to)
            AND (dwelling.service_to IS NULL OR dwelling.service_to >= \(period.from))
            """
        let count = try row("SELECT count(*) AS n FROM dwelling WHERE \(condition)")?.int("n") ?? 0
        let ids = try rows(
            """
            SELECT dwelling.id FROM dwelling WHERE \(condition) ORDER BY \(DwellingOrder.freeFrom.query)
            LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { try $0.text("id") }
        let stays = Dictionary(
            grouping: try stays(in: ids, since: period.from, visibleTo: actor), by: { $0.dwelling })
        let lines = try dwellingLines(ids, on: today, visibleTo: actor)
        return Planning(rows: lines.map { .init(line: $0, stays: stays[$0.id] ?? []) }, count: count)
    }
}
