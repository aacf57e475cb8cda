package import RelorefDomain
package import RelorefStorage

/// A code with its words in both languages, as the reference data has it.
package struct ReferenceLabel: Sendable, Hashable {
    package let list: String
    package let code: String
    package var french: String
    package var english: String
    package var rank: Int
    package let from: Day?
    /// The last day on which forms offer it; it stays readable for ever.
    package var to: Day?
    package let source: String
    /// Whether somebody compared it with its source.
    package var isVerified: Bool
}

/// A list with what wants a look.
package struct ReferenceList: Sendable, Hashable {
    package let name: String
    package let codes: Int
    package let retired: Int
    package let unverified: Int
}

extension ReferenceLabel {
    init(_ row: ResultRow) throws(StorageError) {
        list = try row.text("list")
        code = try row.text("code")
        french = try row.text("label_fr")
        english = try row.text("label_en")
        rank = try row.int("rank")
        from = try row.optionalDay("from_day")
        to = try row.optionalDay("to_day")
        source = try row.text("source")
        isVerified = try row.bool("verified")
    }
}

extension Transaction {
    package func referenceLabels() throws(StorageError) -> [ReferenceLabel] {
        var labels: [ReferenceLabel] = []
        for row in try rows("SELECT * FROM reference_label ORDER BY list, rank, code") {
            labels.append(try ReferenceLabel(row))
        }
        return labels
    }

    package func referenceLabels(of list: String) throws -> [ReferenceLabel] {
        try rows("SELECT * FROM reference_label WHERE list = \(list) ORDER BY rank, code").map {
            try ReferenceLabel($0)
        }
    }

    package func referenceLabel(_ list: String, _ code: String) throws -> ReferenceLabel? {
        try row("SELECT * FROM reference_label WHERE list = \(list) AND code = \(code)").map { try ReferenceLabel($0) }
    }

    package func referenceLists(on day: Day) throws -> [ReferenceList] {
        try rows(
            """
            SELECT list, count(*) AS codes, count(CASE WHEN to_day < \(day) THEN 1 END) AS retired,
              count(CASE WHEN verified = 0 THEN 1 END) AS unverified
            FROM reference_label GROUP BY list ORDER BY list
            """
        ).map { row in
            ReferenceList(
                name: try row.text("list"), codes: try row.int("codes"), retired: try row.int("retired"),
                unverified: try row.int("unverified"))
        }
    }
}
