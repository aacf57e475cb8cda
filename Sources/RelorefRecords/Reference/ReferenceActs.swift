package import RelorefDomain
package import RelorefStorage

/// A number that holds from a day on: the CPH places, a warning of Today, the threshold of an alert.
package struct SeriesValue: Sendable, Hashable {
    package let series: String
    package let from: Day
    package let value: Int
    package let source: String
    /// Nil for the whole network.
    package let departement: String?

    package init(series: String, from: Day, value: Int, source: String, departement: String? = nil) {
        (self.series, self.from, self.value, self.source) = (series, from, value, source)
        self.departement = departement
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

/// The lists to which codes may be added. The codes of the others carry rules (what counts as a direct lease, who is an
/// adult), or are those of INSEE and ISO: they come with a version of the program.
package enum OpenLists {
    package static let names: Set<String> = [
        "adaptationNeed", "admissionDecision", "admissionRefusalReason", "allocationDecision", "arrivalRoute",
        "benefit", "buildingKind", "claimGround", "documentKind", "educationLevel", "guarantee",
        "householdRefusalReason",
        "incomeSource", "landlordRefusalReason", "offerOutcome", "travelDocumentKind", "vacancyReason",
    ]
}

/// Why a code is not added to a list.
package enum NewCodeRefusal: Error, Sendable, Hashable {
    /// Anything but a small letter with letters and digits behind it: exports and imports write codes as they are.
    case shape
    case taken
}

extension Transaction {
    /// Adds a code at the end of an open list; forms offer it from today on.
    package func addCode(
        _ code: String, to list: String, french: String, english: String, source: String, by author: Author
    ) throws {
        try author.needsNetwork(self)
        let known = try referenceLabels(of: list)
        guard OpenLists.names.contains(list), let last = known.last else { throw NotVisible("reference_list", list) }
        guard code.wholeMatch(of: /[a-z][A-Za-z0-9]{1,39}/) != nil else { throw NewCodeRefusal.shape }
        guard !known.contains(where: { $0.code.lowercased() == code.lowercased() }) else { throw NewCodeRefusal.taken }
        try insert(
            "reference_label",
            [
                "list": list, "code": code, "label_fr": french, "label_en": english, "rank": last.rank + 1,
                "from_day": author.today, "source": source, "verified": true,
            ])
        try journal(
            "create", "reference", "\(list).\(code)",
            detail: ["list": list, "code": code, "french": french, "english": english], by: author)
    }

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

    /// The values of a series: the network's, the latest first, then those of each département.
    package func series(_ name: String) throws -> [SeriesValue] {
        try rows(
            "SELECT * FROM reference_series WHERE series = \(name) ORDER BY departement, from_day DESC"
        ).map { row in
            let place = try row.text("departement")
            return SeriesValue(
                series: name, from: try row.day("from_day"), value: try row.int("value"),
                source: try row.text("source"), departement: place.isEmpty ? nil : place)
        }
    }

    /// Keeps a value from a day on; one of the same day is replaced, and the journal keeps what it was.
    package func keep(_ value: SeriesValue, by author: Author) throws {
        try author.needsNetwork(self)
        let place = value.departement ?? ""
        let before = try series(value.series).first { $0.from == value.from && $0.departement == value.departement }
        guard before != value else { return }
        try run(
            """
            INSERT INTO reference_series (series, departement, from_day, value, source)
            VALUES (\(value.series), \(place), \(value.from), \(value.value), \(value.source))
            ON CONFLICT (series, departement, from_day) DO UPDATE SET value = \(value.value), source = \(value.source)
            """)
        var detail = ["from": value.from.iso, "value": String(value.value)]
        if let departement = value.departement { detail["departement"] = departement }
        if let before { detail["value_before"] = String(before.value) }
        try journal(before == nil ? "create" : "update", "series", value.series, detail: detail, by: author)
    }
}
