package import RelorefDomain
package import RelorefStorage

/// A version of a scheme as the table holds it: with who set it, and when; nobody for those that the product ships.
package struct KeptScheme: Sendable, Hashable {
    package let scheme: GuaranteeScheme
    /// 0 for the first one of its day; a later one stands in its place, and the earlier one stays readable.
    package let revision: Int
    package let colleague: String?
    package let at: Moment?

    package init(scheme: GuaranteeScheme, revision: Int, colleague: String?, at: Moment?) {
        (self.scheme, self.revision, self.colleague, self.at) = (scheme, revision, colleague, at)
    }
}

extension GuaranteeScheme {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            try row.text("code"), from: try row.day("from_day"), to: try row.optionalDay("to_day"),
            Terms(
                effortPercent: try row.optionalInt("effort_percent"), stock: try row.optionalCode("stock"),
                hasPremium: try row.bool("has_premium"), needsVisa: try row.bool("needs_visa"),
                openBelowAge: try row.optionalInt("open_below_age"), needsWork: try row.bool("needs_work"),
                arrearsCapCents: try row.optionalInt("arrears_cap_cents"),
                arrearsMonths: try row.optionalInt("arrears_months"),
                damageCapCents: try row.optionalInt("damage_cap_cents")),
            conditions: try row.text("conditions"), source: try row.text("source"), try row.code("mark"))
    }

    /// The list beside the program, read once.
    static let shipped = Result<[GuaranteeScheme], any Error> {
        try ReferenceTable("guarantee_schemes").rows.compactMap { row in
            guard let from = Day(iso: row["from_day"]), let mark = DeadlineVersion.Mark(rawValue: row["mark"]) else {
                return nil
            }
            return GuaranteeScheme(
                row["code"], from: from, to: row.optional("to_day").flatMap { Day(iso: $0) },
                Terms(
                    effortPercent: row.number("effort_percent"), stock: Stock(rawValue: row["stock"]),
                    hasPremium: row["has_premium"] == "1", needsVisa: row["needs_visa"] == "1",
                    openBelowAge: row.number("open_below_age"), needsWork: row["needs_work"] == "1",
                    arrearsCapCents: row.number("arrears_cap_cents"), arrearsMonths: row.number("arrears_months"),
                    damageCapCents: row.number("damage_cap_cents")),
                conditions: row["conditions"], source: row["source"], mark)
        }
    }
}

extension Author {
    /// The rules of schemes are set by whoever works with landlords, or administers the whole network.
    package func needsSchemes(_ tx: any Transaction) throws {
        try needs(.writeSchemes)
        if actor.may(.writePartners) { return }
        try needsNetwork(tx)
    }
}

extension Transaction {
    /// Every version of every scheme; what the network never set is as the product ships it.
    package func guaranteeBook() throws -> GuaranteeBook {
        try remembering("guaranteeBook") {
            let kept = try rows("SELECT * FROM guarantee_scheme ORDER BY code, from_day, revision").map {
                try GuaranteeScheme($0)
            }
            return GuaranteeBook(try GuaranteeScheme.shipped.get() + kept)
        }
    }

    /// Every version with those that gave way to another of the same day, by code, the latest first.
    package func guaranteeHistory() throws -> [KeptScheme] {
        try rows(
            """
            SELECT guarantee_scheme.*, account.name AS colleague FROM guarantee_scheme
            LEFT JOIN account ON account.id = guarantee_scheme.account_id
            ORDER BY guarantee_scheme.code, guarantee_scheme.from_day DESC, guarantee_scheme.revision DESC
            """
        ).map { row in
            KeptScheme(
                scheme: try GuaranteeScheme(row), revision: try row.int("revision"),
                colleague: try row.optionalText("colleague"), at: try row.optionalMoment("at"))
        }
    }

    /// Sets the rules of a scheme from a day on: another version, never one written over.
    ///
    /// - Throws: `GuaranteeScheme.Refusal`.
    package func keep(_ scheme: GuaranteeScheme, by author: Author) throws {
        try author.needsSchemes(self)
        guard try referenceLabel("guarantee", scheme.code) != nil, scheme.code != "none" else {
            throw NotVisible("reference_label", "guarantee.\(scheme.code)")
        }
        try scheme.check()
        let earlier = try row(
            """
            SELECT max(revision) AS last FROM guarantee_scheme
            WHERE code = \(scheme.code) AND from_day = \(scheme.from)
            """)?.optionalInt("last")
        let terms = scheme.terms
        try insert(
            "guarantee_scheme",
            [
                "code": scheme.code, "from_day": scheme.from, "revision": earlier.map { $0 + 1 } ?? 0,
                "to_day": scheme.to, "effort_percent": terms.effortPercent, "stock": terms.stock,
                "has_premium": terms.hasPremium, "needs_visa": terms.needsVisa, "open_below_age": terms.openBelowAge,
                "needs_work": terms.needsWork, "arrears_cap_cents": terms.arrearsCapCents,
                "arrears_months": terms.arrearsMonths, "damage_cap_cents": terms.damageCapCents,
                "conditions": scheme.conditions, "source": scheme.source, "mark": scheme.mark,
                "account_id": author.actor.id, "at": author.now,
            ])
        let detail = ["from": scheme.from.iso, "to": scheme.to?.iso, "guarantee": scheme.code]
        try journal(
            earlier == nil ? "create" : "update", "guaranteeScheme", scheme.code,
            detail: detail.compactMapValues { $0 }, by: author)
    }

    /// Adds what the product ships, where nobody set anything for that day.
    func addShipped(_ scheme: GuaranteeScheme) throws(StorageError) -> Int {
        let terms = scheme.terms
        return try run(
            """
            INSERT INTO guarantee_scheme (code, from_day, to_day, effort_percent, stock, has_premium, needs_visa,
              open_below_age, needs_work, arrears_cap_cents, arrears_months, damage_cap_cents, conditions, source, mark)
            VALUES (\(scheme.code), \(scheme.from), \(scheme.to), \(terms.effortPercent), \(terms.stock),
              \(terms.hasPremium), \(terms.needsVisa), \(terms.openBelowAge), \(terms.needsWork),
              \(terms.arrearsCapCents), \(terms.arrearsMonths), \(terms.damageCapCents), \(scheme.conditions),
              \(scheme.source), \(scheme.mark))
            ON CONFLICT (code, from_day, revision) DO NOTHING
            """)
    }
}
