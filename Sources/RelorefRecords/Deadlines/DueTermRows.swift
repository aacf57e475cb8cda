package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Every warning and delay with its day and its place; what the network never set is as the product ships it.
    package func datedTerms() throws -> DatedTerms {
        try remembering("datedTerms") { try readDatedTerms() }
    }

    private func readDatedTerms() throws -> DatedTerms {
        let names = DueTerms.Series.allCases.map(\.rawValue)
        let set = try rows(
            "SELECT series, departement, from_day, value FROM reference_series WHERE series IN \(Query.list(names))"
        ).compactMap { row -> DatedTerms.Entry? in
            guard let series = DueTerms.Series(rawValue: try row.text("series")) else { return nil }
            let place = try row.text("departement")
            return DatedTerms.Entry(
                series, from: try row.day("from_day"), try row.int("value"), in: place.isEmpty ? nil : place)
        }
        return DatedTerms(try shippedTerms.get() + set)
    }

    /// The warnings and delays that hold on a day in the whole network.
    package func dueTerms(on day: Day) throws -> DueTerms { try datedTerms().terms(on: day) }
}

/// The list beside the program, read once.
private let shippedTerms = Result<[DatedTerms.Entry], any Error> {
    try (ReferenceTable("due_terms").rows + ReferenceTable("due_terms_by_place").rows).compactMap { row in
        guard let series = DueTerms.Series(rawValue: row["series"]), let from = Day(iso: row["from_day"]),
            let value = row.number("value")
        else { return nil }
        return DatedTerms.Entry(series, from: from, value, in: row.optional("departement"))
    }
}
