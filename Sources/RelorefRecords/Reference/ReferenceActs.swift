package import RelorefDomain
package import RelorefStorage

/// A number that holds from a day on: the CPH places, a warning of Today, the threshold of an alert.
package struct SeriesValue: Sendable, Hashable {
    package let series: String
    package let from: Day
    package let value: Int
    package let source: String

    package init(series: String, from: Day, value: Int, source: String) {
        (self.series, self.from, self.value, self.source) = (series, from, value, source)
    }
}

extension Author {
    /// Words and facts that hold for the whole network are changed by whoever administers the whole network.
    package func needsNetwork(_ tx: any Transaction) throws {
        try needs(.administerReference)
        guard try tx.grantRules(of: actor, on: today).places.contains(.network) else {
            throw NotAllowed(permission: .administerReference)
        }
    }
}

extension Transaction {
    /// Changes the words, the place or the last day of a code. The code itself never changes, so that what was written
    /// with it stays readable.
    package func change(_ label: ReferenceLabel, by author: Author) throws {
        try author.needsNetwork(self)
        guard let before = try referenceLabel(label.list, label.code) else {
            throw NotVisible("reference_label", "\(label.list).\(label.code)")
        }
        guard before != label else { return }
        try run(
            """
            UPDATE reference_label SET label_fr = \(label.french), label_en = \(label.english), rank = \(label.rank),
              to_day = \(label.to), verified = \(label.isVerified) WHERE list = \(label.list) AND code = \(label.code)
            """)
        var detail = ["list": label.list, "code": label.code]
        func note(_ field: String, _ old: String?, _ new: String?) {
            guard old != new else { return }
            detail[field + "_before"] = old ?? ""
            detail[field] = new ?? ""
        }
        note("french", before.french, label.french)
        note("english", before.english, label.english)
        note("retired_on", before.to?.iso, label.to?.iso)
        note("rank", String(before.rank), String(label.rank))
        note("verified", before.isVerified ? "1" : "0", label.isVerified ? "1" : "0")
        try journal("update", "reference", "\(label.list).\(label.code)", detail: detail, by: author)
    }

    /// The values of a series, the latest first.
    package func series(_ name: String) throws -> [SeriesValue] {
        try rows("SELECT * FROM reference_series WHERE series = \(name) ORDER BY from_day DESC").map { row in
            SeriesValue(
                series: name, from: try row.day("from_day"), value: try row.int("value"), source: try row.text("source")
            )
        }
    }

    /// Keeps a value from a day on; one of the same day is replaced, and the journal keeps what it was.
    package func keep(_ value: SeriesValue, by author: Author) throws {
        try author.needsNetwork(self)
        let before = try series(value.series).first { $0.from == value.from }
        guard before != value else { return }
        try run(
            """
            INSERT INTO reference_series (series, from_day, value, source)
            VALUES (\(value.series), \(value.from), \(value.value), \(value.source))
            ON CONFLICT (series, from_day) DO UPDATE SET value = \(value.value), source = \(value.source)
            """)
        var detail = ["from": value.from.iso, "value": String(value.value)]
        if let before { detail["value_before"] = String(before.value) }
        try journal(before == nil ? "create" : "update", "series", value.series, detail: detail, by: author)
    }
}
