import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb

struct Indicators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Affiche les indicateurs d’une période, ou les lignes qui font l’un d’eux.",
            "Prints the indicators of a period, or the rows that make one of them."))

    @Option(name: .long, help: hint("Premier jour (AAAA-MM-JJ).", "First day (YYYY-MM-DD).")) var from: String
    @Option(name: .long, help: hint("Dernier jour (AAAA-MM-JJ).", "Last day (YYYY-MM-DD).")) var to: String
    @Flag(help: hint("En JSON.", "As JSON.")) var json = false
    @Flag(help: hint("Les dix chiffres de la plaquette seulement.", "The ten figures of the leaflet only."))
    var leaflet = false
    @Option(
        help: hint(
            "Les lignes derrière un indicateur, par exemple I-10.", "The rows behind an indicator, for instance I-10."))
    var cases: String?
    @Option(help: databaseHelp)
    var database: String?

    func run() async throws {
        guard let first = Day(iso: from), let last = Day(iso: to), let period = Period(from: first, to: last) else {
            throw ValidationError(
                told(
                    "Attendu : --from AAAA-MM-JJ --to AAAA-MM-JJ, dans cet ordre.",
                    "Expected: --from YYYY-MM-DD --to YYYY-MM-DD, in this order."))
        }
        let databases = try Databases.look(try await Settings.load(), database: database)
        try await databases.refuseOtherSchema()
        if let cases {
            guard let id = IndicatorID(rawValue: cases) else {
                let known = IndicatorID.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(
                    told(
                        "Indicateur inconnu : \(cases). Connus : \(known).",
                        "Unknown indicator: \(cases). Known: \(known)."))
            }
            try await printCases(id, period, databases)
        } else {
            try await printFigures(period, databases)
        }
    }

    private func printFigures(_ period: Period, _ databases: Databases) async throws {
        let wanted = leaflet ? IndicatorID.leaflet : IndicatorID.allCases
        let figures = try await databases.records.figures(
            wanted.map { FigureQuestion($0, over: period) }, for: Operator.actor)
        let lines = figures.map(FigureLine.init)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(lines), as: UTF8.self))
            return
        }
        print("id\tname\tunit\tvalue\tnumerator\tdenominator\tunknown\tdefinition_version")
        for line in lines { print(line.tabbed) }
    }

    private func printCases(_ id: IndicatorID, _ period: Period, _ databases: Databases) async throws {
        let cases = try await databases.records.read { tx in
            try tx.everyCase(FigureQuestion(id, over: period), for: Operator.actor)
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            for one in cases { print(String(decoding: try encoder.encode(one), as: UTF8.self)) }
            return
        }
        print("case\ton_day\tnumerator\tdenominator\tunknown\tcodes")
        for one in cases {
            let codes = one.codes.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: " ")
            print("\(one.id)\t\(one.day.iso)\t\(one.numerator)\t\(one.denominator)\t\(one.unknown)\t\(codes)")
        }
    }
}

/// One figure as the command prints it.
private struct FigureLine: Encodable {
    let id: String
    let name: String
    let unit: String
    let value: Double?
    let numerator: Int
    let denominator: Int?
    let unknown: Int
    let definitionVersion: Int

    init(_ figure: Figure) {
        let definition = figure.indicator.definition
        id = figure.indicator.rawValue
        name = definition.name
        unit = definition.unit.rawValue
        value = figure.value
        numerator = figure.numerator
        denominator = figure.denominator
        unknown = figure.unknown
        definitionVersion = definition.version
    }

    private enum Key: String, CodingKey {
        case id, name, unit, value, numerator, denominator, unknown, definitionVersion
    }

    /// The same keys on every line: what has no value is null.
    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(id, forKey: .id)
        try line.encode(name, forKey: .name)
        try line.encode(unit, forKey: .unit)
        try line.encode(value, forKey: .value)
        try line.encode(numerator, forKey: .numerator)
        try line.encode(denominator, forKey: .denominator)
        try line.encode(unknown, forKey: .unknown)
        try line.encode(definitionVersion, forKey: .definitionVersion)
    }

    var tabbed: String {
        let shown = value.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? ""
        return [
            id, name, unit, shown, String(numerator), denominator.map(String.init) ?? "", String(unknown),
            String(definitionVersion),
        ].joined(separator: "\t")
    }
}
