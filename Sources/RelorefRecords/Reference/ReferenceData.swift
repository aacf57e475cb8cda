import RelorefDomain
package import RelorefStorage

/// The facts and words that a new database starts with: code lists, communes, dated series.
package enum ReferenceData {
    /// Adds what is missing; what is there already stays as an administrator left it, so that it can be run again.
    ///
    /// - Returns: how many rows were added.
    @discardableResult
    package static func load(into store: any Store) async throws -> Int {
        let labels = try labels()
        let communes = try ReferenceTable("communes").rows
        let places = try ReferenceTable("cph_places").rows
        let thresholds =
            try ReferenceTable("alert_thresholds").rows + ReferenceTable("due_terms").rows
            + ReferenceTable("due_terms_by_place").rows
        let rules = try DeadlineVersion.shipped.get()
        let (schemes, bundles) = (try GuaranteeScheme.shipped.get(), try TenancyBundle.shipped.get())
        return try await store.write { tx in
            var added = 0
            let known = try (labels: tx.knownLabels(), communes: tx.knownCommunes())
            for label in labels where !known.labels.contains([label.list, label.code]) {
                added += try tx.addLabel(label)
            }
            for commune in communes where !known.communes.contains(commune["insee_code"]) {
                added += try tx.addCommune(commune)
            }
            for entry in places { added += try tx.addCPHPlaces(entry) }
            for entry in thresholds { added += try tx.addThreshold(entry) }
            for rule in rules { added += try tx.addShipped(rule) }
            for scheme in schemes { added += try tx.addShipped(scheme) }
            for bundle in bundles { added += try tx.addShipped(bundle) }
            return added
        }
    }

    /// A code with its words in both languages.
    struct Label: Sendable {
        let list: String, code: String, french: String, english: String
        let rank: Int
        let from: String?, to: String?
        let source: String
        let verified: Bool
    }

    private static func labels() throws -> [Label] {
        try codes() + names("country", "countries", code: "alpha2", source: "iso-codes 4.15, INSEE")
            + names("language", "languages", code: "code", source: "iso-codes 4.15")
            + ReferenceTable("departements").rows.enumerated().map { rank, row in
                Label(
                    list: "departement", code: row["code"], french: row["name"], english: row["name"], rank: rank + 1,
                    from: nil, to: nil, source: "INSEE", verified: true)
            }
            + ReferenceTable("deadlines").rows.enumerated().map { rank, row in
                Label(
                    list: "deadline", code: row["id"], french: row["label_fr"], english: row["label_en"],
                    rank: rank + 1, from: nil, to: nil, source: row["source"], verified: row["verified"] == "1")
            }
    }

    private static func codes() throws -> [Label] {
        try ReferenceTable("code_lists").rows.map { row in
            Label(
                list: row["list"], code: row["code"], french: row["label_fr"], english: row["label_en"],
                rank: row.number("order") ?? 0, from: row.optional("valid_from"), to: row.optional("valid_to"),
                source: row["source"], verified: row["verified"] == "1")
        }
    }

    private static func names(_ list: String, _ table: String, code: String, source: String) throws -> [Label] {
        try ReferenceTable(table).rows.enumerated().map { rank, row in
            Label(
                list: list, code: row[code], french: row["label_fr"], english: row["label_en"], rank: rank + 1,
                from: nil, to: nil, source: source, verified: true)
        }
    }
}

extension Transaction {
    fileprivate func knownLabels() throws(StorageError) -> Set<[String]> {
        Set(
            try rows("SELECT list, code FROM reference_label").map { row throws(StorageError) in
                [try row.text("list"), try row.text("code")]
            })
    }

    fileprivate func knownCommunes() throws(StorageError) -> Set<String> {
        Set(try rows("SELECT code FROM commune").map { row throws(StorageError) in try row.text("code") })
    }

    fileprivate func addLabel(_ label: ReferenceData.Label) throws(StorageError) -> Int {
        try run(
            """
            INSERT INTO reference_label
              (list, code, label_fr, label_en, rank, from_day, to_day, source, verified)
            VALUES (\(label.list), \(label.code), \(label.french), \(label.english), \(label.rank), \(label.from),
              \(label.to), \(label.source), \(label.verified))
            ON CONFLICT (list, code) DO NOTHING
            """)
    }

    fileprivate func addCommune(_ row: ReferenceTable.Row) throws(StorageError) -> Int {
        try run(
            """
            INSERT INTO commune (code, name, name_key, postal_code, departement)
            VALUES (\(row["insee_code"]), \(row["name"]), \(Transliteration.key(row["name"])), \(row["postal_code"]),
              \(row["departement"]))
            ON CONFLICT (code) DO NOTHING
            """)
    }

    fileprivate func addThreshold(_ row: ReferenceTable.Row) throws(StorageError) -> Int {
        try run(
            """
            INSERT INTO reference_series (series, departement, from_day, value, source)
            VALUES (\(row["series"]), \(row["departement"]), \(row["from_day"]), \(row.number("value")), \(row["source"]))
            ON CONFLICT (series, departement, from_day) DO NOTHING
            """)
    }

    fileprivate func addCPHPlaces(_ row: ReferenceTable.Row) throws(StorageError) -> Int {
        try run(
            """
            INSERT INTO reference_series (series, from_day, value, source)
            VALUES ('cphPlaces', \(row["from_day"]), \(row.number("places")), \(row["source"]))
            ON CONFLICT (series, departement, from_day) DO NOTHING
            """)
    }
}
