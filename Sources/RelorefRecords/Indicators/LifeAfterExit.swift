import RelorefDomain
import RelorefStorage

/// What is known of households 90 or 180 days after they left: whether they work (I-19a), whether they live where they moved
/// (I-19b).
///
/// A day that had not come when the records were last written tells nothing. Nor does a file that was closed before it,
/// but for a lease that had ended by then.
struct LifeAfterExit {
    private var answers: [String: Bool] = [:]

    private struct Asked {
        let id: String
        let household: String
        let day: Day
    }

    init(_ tx: any Transaction, of exits: [FigureCase], days: Int, _ question: FigureQuestion, within reach: Reach)
        throws
    {
        let known = try tx.lastWrittenDay()
        let asked = exits.compactMap { exit -> Asked? in
            guard let household = exit.household, let day = exit.to?.adding(days: days) else { return nil }
            return known.map { day <= $0 } ?? true ? Asked(id: exit.id, household: household, day: day) : nil
        }
        let closings = try Self.closings(tx, asked)
        let isWatched: (Asked) -> Bool = { one in closings[one.household].map { $0 >= one.day } ?? true }
        if question.indicator == .stillInWork || question.indicator == .stillInWorkAtThreeMonths {
            answers = try Self.works(tx, asked.filter(isWatched))
            return
        }
        let leases = try Self.leases(tx, asked, question.window.period, reach)
        for one in asked {
            guard let lease = leases[one.id] else { continue }
            if let end = lease {
                answers[one.id] = end > one.day
            } else if isWatched(one) {
                answers[one.id] = true
            }
        }
    }

    /// Nil where it is not known.
    func isStill(_ exit: String) -> Bool? { answers[exit] }

    private static func only(_ column: Query, _ ids: [String]) -> Query {
        // A page has few cases; a whole figure reads every one once.
        ids.count > 500 ? "1 = 1" : "\(column) IN \(Query.list(ids))"
    }

    private static func closings(_ tx: any Transaction, _ asked: [Asked]) throws -> [String: Day] {
        let files = Set(asked.map(\.household)).sorted()
        var closings: [String: Day] = [:]
        try tx.forEach(
            "SELECT id, closed_on FROM household WHERE closed_on IS NOT NULL AND \(only("id", files))"
        ) { row in
            closings[try row.text("id")] = try row.day("closed_on")
        }
        return closings
    }

    /// The last day of the leases moved into, nil for those that run; by exit.
    private static func leases(
        _ tx: any Transaction, _ asked: [Asked], _ period: Period, _ reach: Reach
    ) throws -> [String: Day?] {
        let moves = ProjectFacts(reach: reach).movesOut(in: period)
        var ends: [String: Day?] = [:]
        try tx.forEach(
            """
            SELECT moved.id, lease.to_day FROM (\(moves)) AS moved
            JOIN accommodation AS lease ON lease.id = moved.lease_id WHERE \(only("moved.id", asked.map(\.id)))
            """
        ) { row in
            ends.updateValue(try row.optionalDay("to_day"), forKey: try row.text("id"))
        }
        return ends
    }

    /// Some hundreds at a time: each brings three values, and a statement holds only so many.
    private static func works(_ tx: any Transaction, _ asked: [Asked]) throws -> [String: Bool] {
        var answers: [String: Bool] = [:]
        for start in stride(from: 0, to: asked.count, by: 500) {
            let days = asked[start..<min(start + 500, asked.count)]
                .map { one -> Query in "(\(one.id), \(one.household), \(one.day))" }
            let facts: Query = """
                (SELECT column1 AS id, column2 AS household_id, column3 AS to_day
                  FROM (VALUES \(days.joined(", "))) AS asked)
                """
            try tx.forEach(
                """
                SELECT adult.case_id, max(CASE WHEN adult.held IS NULL THEN 0 ELSE 1 END) AS employed,
                  min(CASE WHEN adult.held IS NULL THEN adult.known ELSE 1 END) AS known
                FROM (\(WorkOfAdults.query(of: facts))) AS adult GROUP BY adult.case_id
                """
            ) { row in
                let works = try row.bool("employed")
                if try works || row.bool("known") { answers[try row.text("case_id")] = works }
            }
        }
        return answers
    }
}
