package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The warnings and delays that hold on a day; what the network never set is as the product ships it.
    package func dueTerms(on day: Day) throws -> DueTerms {
        var terms = try shippedDueTerms.get()
        let names = DueTerms.Series.allCases.map(\.rawValue)
        for row in try rows(
            """
            SELECT series, value FROM reference_series WHERE series IN \(Query.list(names)) AND from_day <= \(day)
            ORDER BY from_day
            """
        ) {
            guard let series = DueTerms.Series(rawValue: try row.text("series")) else { continue }
            terms[series] = try row.int("value")
        }
        return DueTerms(terms)
    }
}

/// The list beside the program, read once.
private let shippedDueTerms = Result<[DueTerms.Series: Int], any Error> {
    try ReferenceTable("due_terms").rows.reduce(into: [:]) { terms, row in
        guard let series = DueTerms.Series(rawValue: row["series"]) else { return }
        terms[series] = row.number("value")
    }
}
