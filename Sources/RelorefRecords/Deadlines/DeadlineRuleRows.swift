package import RelorefDomain
package import RelorefStorage

extension DeadlineCode: SQLBindable {}
extension DeadlineVariant: SQLBindable {}
extension DeadlineAnchor: SQLBindable {}
extension DeadlineVersion.Unit: SQLBindable {}
extension DeadlineVersion.Severity: SQLBindable {}
extension DeadlineVersion.Mark: SQLBindable {}

/// A version of a deadline as the table holds it: with who set it, and when; nobody for those that the product ships.
package struct KeptDeadline: Sendable, Hashable {
    package let version: DeadlineVersion
    /// 0 for the first one of its day; a later one stands in its place, and the earlier one stays readable.
    package let revision: Int
    package let colleague: String?
    package let at: Moment?

    package init(version: DeadlineVersion, revision: Int, colleague: String?, at: Moment?) {
        (self.version, self.revision, self.colleague, self.at) = (version, revision, colleague, at)
    }
}

extension DeadlineVersion {
    init(_ row: ResultRow) throws(StorageError) {
        let place = try row.text("departement")
        let warnings = try row.text("warnings").split(separator: ";").compactMap { Int($0) }
        self.init(
            try row.code("code"), try row.code("variant"), in: place.isEmpty ? nil : place,
            from: try row.day("from_day"), to: try row.optionalDay("to_day"), on: try row.code("anchor"),
            delay: try row.optionalInt("delay"), try row.code("unit"), warnings: warnings,
            try row.code("severity"), source: try row.text("source"), try row.code("mark"))
    }

    /// The list beside the program, read once.
    static let shipped = Result<[DeadlineVersion], any Error> {
        try ReferenceTable("deadline_rules").rows.compactMap { row in
            guard let code = DeadlineCode(rawValue: row["id"]), let from = Day(iso: row["from_day"]),
                let variant = DeadlineVariant(rawValue: row["variant"]),
                let anchor = DeadlineAnchor(rawValue: row["anchor"]), let unit = Unit(rawValue: row["unit"]),
                let severity = Severity(rawValue: row["severity"]), let mark = Mark(rawValue: row["mark"])
            else { return nil }
            return DeadlineVersion(
                code, variant, in: row.optional("departement"), from: from,
                to: row.optional("to_day").flatMap { Day(iso: $0) }, on: anchor, delay: row.number("delay"), unit,
                warnings: row["warn_days"].split(separator: ";").compactMap { Int($0) }, severity,
                source: row["source"], mark)
        }
    }

    var warningText: String { warnings.map(String.init).joined(separator: ";") }
}

extension Transaction {
    /// Every version of every deadline; what the network never set is as the product ships it.
    package func deadlineBook() throws -> DeadlineBook {
        try remembering("deadlineBook") { try readDeadlineBook() }
    }

    private func readDeadlineBook() throws -> DeadlineBook {
        let kept = try rows(
            "SELECT * FROM deadline_rule ORDER BY code, variant, departement, from_day, revision"
        ).map { try DeadlineVersion($0) }
        return DeadlineBook(try DeadlineVersion.shipped.get() + kept)
    }

    /// The versions of a deadline with those that gave way to another of the same day, the latest first.
    package func deadlineHistory(of code: DeadlineCode) throws -> [KeptDeadline] {
        try rows(
            """
            SELECT deadline_rule.*, account.name AS colleague FROM deadline_rule
            LEFT JOIN account ON account.id = deadline_rule.account_id WHERE code = \(code)
            ORDER BY departement, variant, from_day DESC, revision DESC
            """
        ).map { row in
            KeptDeadline(
                version: try DeadlineVersion(row), revision: try row.int("revision"),
                colleague: try row.optionalText("colleague"), at: try row.optionalMoment("at"))
        }
    }

    /// Sets how a deadline holds from a day on: another version, never one written over.
    ///
    /// - Throws: `DeadlineVersion.Refusal`.
    package func keep(_ version: DeadlineVersion, by author: Author) throws {
        try author.needsNetwork(self)
        try version.check(against: try deadlineBook())
        let place = version.departement ?? ""
        let earlier = try row(
            """
            SELECT max(revision) AS last FROM deadline_rule WHERE code = \(version.code)
              AND variant = \(version.variant) AND departement = \(place) AND from_day = \(version.from)
            """)?.optionalInt("last")
        try add(version, revision: earlier.map { $0 + 1 } ?? 0, account: author.actor.id, at: author.now)
        var detail = ["from": version.from.iso, "severity": version.severity.rawValue]
        detail["departement"] = version.departement
        detail["to"] = version.to?.iso
        if version.variant != .usual { detail["variant"] = version.variant.rawValue }
        if let delay = version.delay { detail["delay"] = "\(delay) \(version.unit.rawValue)" }
        try journal(earlier == nil ? "create" : "update", "deadline", version.code.rawValue, detail: detail, by: author)
    }

    /// Adds what the product ships, where nobody set anything for that day.
    func addShipped(_ version: DeadlineVersion) throws(StorageError) -> Int {
        try run(
            """
            INSERT INTO deadline_rule (code, variant, departement, from_day, to_day, anchor, delay, unit, warnings,
              severity, source, mark)
            VALUES (\(version.code), \(version.variant), \(version.departement ?? ""), \(version.from), \(version.to),
              \(version.anchor), \(version.delay), \(version.unit), \(version.warningText), \(version.severity),
              \(version.source), \(version.mark))
            ON CONFLICT (code, variant, departement, from_day, revision) DO NOTHING
            """)
    }

    private func add(_ version: DeadlineVersion, revision: Int, account: String, at moment: Moment) throws {
        try insert(
            "deadline_rule",
            [
                "code": version.code, "variant": version.variant, "departement": version.departement ?? "",
                "from_day": version.from, "revision": revision, "to_day": version.to, "anchor": version.anchor,
                "delay": version.delay, "unit": version.unit, "warnings": version.warningText,
                "severity": version.severity, "source": version.source, "mark": version.mark,
                "account_id": account, "at": moment,
            ])
    }
}
