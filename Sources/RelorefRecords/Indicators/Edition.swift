import Crypto
package import RelorefDomain
package import RelorefStorage

/// A report as it was published: its figures, the versions of their definitions, and the cases that they counted.
package struct Edition: Sendable, Hashable, Identifiable, Codable {
    package let id: String
    package let title: String
    package let period: Period
    package let scope: EditionScope
    package let frozenAt: Moment
    package let frozenBy: String
    /// SHA-256 over the canonical text of all its rows, hexadecimal.
    package let hash: String
}

/// Whose facts an edition counts, and which of them.
package struct EditionScope: Sendable, Hashable, Codable {
    /// The sites, in order; nil for the whole network.
    package let sites: [String]?
    package let filter: FigureFilter

    package init(reach: Reach, filter: FigureFilter = .none) {
        switch reach {
        case .everything: sites = nil
        case .nothing: sites = []
        case .sites(let reached): sites = reached.sorted()
        }
        self.filter = filter
    }

    package var reach: Reach { sites.map { $0.isEmpty ? .nothing : .sites(Set($0)) } ?? .everything }

    /// Whether somebody whose facts reach that far may know its figures.
    package func isWithin(_ reach: Reach) -> Bool {
        guard let sites else { return reach == .everything }
        return sites.allSatisfy(reach.covers)
    }

    /// The stored form: the sites on one line, the filter on the next.
    var text: String { (sites.map { "sites=" + $0.joined(separator: ",") } ?? "network") + "\n" + filter.text }

    init(text: String) throws(StorageError) {
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = lines.first else { throw .decoding("scope") }
        sites = first == "network" ? nil : first.dropFirst("sites=".count).split(separator: ",").map(String.init)
        var values: [FigureDimension: String] = [:]
        for pair in lines.dropFirst().joined().split(separator: "&") {
            guard let equals = pair.firstIndex(of: "="),
                let dimension = FigureDimension(rawValue: String(pair[..<equals]))
            else { throw .decoding("scope") }
            values[dimension] = String(pair[pair.index(after: equals)...])
        }
        filter = FigureFilter(values)
    }
}

/// A figure as it was frozen; it is never computed again.
package struct EditionFigure: Sendable, Hashable, Codable {
    package let indicator: IndicatorID
    package let definitionVersion: Int
    package let numerator: Int
    package let denominator: Int?
    package let unknown: Int
    package let value: Double?

    init(_ figure: Figure) {
        indicator = figure.indicator
        definitionVersion = figure.indicator.definition.version
        (numerator, denominator, unknown) = (figure.numerator, figure.denominator, figure.unknown)
        value = figure.value
    }

    init(_ row: ResultRow) throws(StorageError) {
        indicator = try row.code("indicator")
        definitionVersion = try row.int("definition_version")
        numerator = try row.int("numerator")
        denominator = try row.optionalInt("denominator")
        unknown = try row.int("unknown")
        value = try row.isNull("value") ? nil : row.real("value")
    }
}

/// A case as it was counted: pseudonymous codes and dates, so that a past figure still opens when the file is gone.
package struct EditionCase: Sendable, Hashable, Identifiable, Codable {
    package let id: String
    package let household: String?
    package let numerator: Int
    package let denominator: Int
    /// Codes and dates by name.
    package let facts: [String: String]

    init(_ counted: FigureCase) {
        (id, household) = (counted.id, counted.household)
        (numerator, denominator) = (counted.numerator, counted.denominator)
        var facts = Dictionary(uniqueKeysWithValues: counted.codes.map { ($0.key.rawValue, $0.value) })
        facts["day"] = counted.day.iso
        facts["from"] = counted.from?.iso
        facts["to"] = counted.to?.iso
        facts["until"] = counted.until?.iso
        facts["dwelling"] = counted.dwelling
        facts["person"] = counted.person
        if counted.unknown != 0 { facts["unknown"] = String(counted.unknown) }
        self.facts = facts
    }

    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("case_id")
        household = try row.optionalText("household_id")
        numerator = try row.int("numerator")
        denominator = try row.int("denominator")
        var facts: [String: String] = [:]
        for line in try row.text("facts").split(separator: "\n") {
            guard let equals = line.firstIndex(of: "=") else { throw .decoding("facts") }
            facts[String(line[..<equals])] = String(line[line.index(after: equals)...])
        }
        self.facts = facts
    }

    /// `key=value` lines, keys in order.
    var factsText: String { facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n") }
}

/// The fingerprint of an edition: every field with its length, in the order of the rows' keys.
struct EditionHash {
    private var digest = SHA256()

    mutating func add(_ fields: [String]) {
        for field in fields {
            let bytes = Array(field.utf8)
            digest.update(data: Array("\(bytes.count):".utf8))
            digest.update(data: bytes)
        }
        digest.update(data: Array("\n".utf8))
    }

    mutating func add(_ figure: EditionFigure) {
        add([
            figure.indicator.rawValue, "\(figure.definitionVersion)", "\(figure.numerator)",
            figure.denominator.map(String.init) ?? "", "\(figure.unknown)", figure.value.map { "\($0)" } ?? "",
        ])
    }

    mutating func add(_ indicator: IndicatorID, _ one: EditionCase) {
        add([
            indicator.rawValue, one.id, one.household ?? "", "\(one.numerator)", "\(one.denominator)", one.factsText,
        ])
    }

    var hexadecimal: String {
        digest.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
