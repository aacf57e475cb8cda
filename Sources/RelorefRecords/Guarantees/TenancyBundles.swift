package import RelorefDomain
package import RelorefStorage

extension TenancyBundle {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            try row.code("level"), from: try row.day("from_day"),
            Set(try row.text("parts").split(separator: ",").compactMap { TenancyService.Part(rawValue: String($0)) }),
            source: try row.text("source"))
    }

    var partText: String {
        TenancyService.Part.allCases.filter(parts.contains).map(\.rawValue).joined(separator: ",")
    }

    /// The list beside the program, read once.
    static let shipped = Result<[TenancyBundle], any Error> {
        try ReferenceTable("tenancy_bundles").rows.compactMap { row in
            guard let level = TenancyService.Level(rawValue: row["level"]), let from = Day(iso: row["from_day"]) else {
                return nil
            }
            return TenancyBundle(
                level, from: from,
                Set(row["parts"].split(separator: ";").compactMap { TenancyService.Part(rawValue: String($0)) }),
                source: row["source"])
        }
    }
}

extension Transaction {
    /// Every version of every bundle; what the network never set is as the product ships it.
    package func tenancyBundles() throws -> [TenancyBundle] {
        let kept = try rows("SELECT * FROM tenancy_bundle ORDER BY level, from_day, revision").map {
            try TenancyBundle($0)
        }
        return try TenancyBundle.shipped.get() + kept
    }

    /// Sets what a level holds from a day on: another version, never one written over.
    package func keep(_ bundle: TenancyBundle, by author: Author) throws {
        try author.needsSchemes(self)
        try bundle.check()
        let last = try row(
            """
            SELECT max(revision) AS last FROM tenancy_bundle
            WHERE level = \(bundle.level) AND from_day = \(bundle.from)
            """)?.optionalInt("last")
        try insert(
            "tenancy_bundle",
            [
                "level": bundle.level, "from_day": bundle.from, "revision": last.map { $0 + 1 } ?? 0,
                "parts": bundle.partText, "source": bundle.source, "account_id": author.actor.id, "at": author.now,
            ])
        try journal(
            "update", "tenancyBundle", bundle.level.rawValue,
            detail: ["from": bundle.from.iso, "service_level": bundle.level.rawValue], by: author)
    }

    func addShipped(_ bundle: TenancyBundle) throws(StorageError) -> Int {
        try run(
            """
            INSERT INTO tenancy_bundle (level, from_day, parts, source)
            VALUES (\(bundle.level), \(bundle.from), \(bundle.partText), \(bundle.source))
            ON CONFLICT (level, from_day, revision) DO NOTHING
            """)
    }
}
