import ArgumentParser
import Foundation

/// The run itself: what is asked for, on each size, and the report.
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures, and writes the report.")

    @Option(help: "Where the report goes; without it, it is printed.") var output: String?
    @Option(help: "Households of the databases, smallest first.")
    var sizes = Sizes()
    @Option(help: "Parts, by comma: \(Part.allCases.map(\.rawValue).joined(separator: ",")).")
    var only = Parts()
    @Option(help: "Households of the largest database that is exported and read in again: a million take an hour.")
    var imports = 100_000
    @Option(help: "Offers of landlords, a thousand a convention, in a database of the first size.")
    var offers = 1_000_000
    @Option(help: "Seconds of load for each page.") var seconds = 6.0
    @Option(help: "Connections of load.") var connections = 8
    @Option(help: "A PostgreSQL address (postgres://…) for the same table without floors.") var postgres: String?
    @Option(help: "Households of the PostgreSQL database.") var postgresHouseholds = 100_000

    func run() async throws {
        try Folder.make()
        let machine = Machine()
        var findings = Findings()
        try Starting.measure(only.values, &findings)
        for size in sizes.values { try measure(try Prepared(households: size), &findings) }
        if only.values.contains(.offers) {
            let database = try Prepared(households: sizes.values.first ?? Prepared.network, offers: offers)
            Talk.say("\(database.name):")
            try OfferSpeed(pages: PageSpeed(seconds: seconds, connections: connections)).measure(database, &findings)
        }
        if let postgres { try measure(try Prepared(households: postgresHouseholds, postgres: postgres), &findings) }
        PageSpeed.judge(&findings)
        let report = Report(findings: findings, machine: machine, seconds: seconds, connections: connections).text
        if let output {
            try report.write(toFile: output, atomically: true, encoding: .utf8)
        } else {
            print(report)
        }
        let broken = findings.promises.filter { !$0.isKept }
        for promise in broken { Talk.say("NOT MET: \(promise.sentence): \(promise.measured)") }
        Talk.say("\(findings.promises.count - broken.count) of \(findings.promises.count) floors met.")
    }

    private func measure(_ database: Prepared, _ findings: inout Findings) throws {
        Talk.say("\(database.name):")
        try PageSpeed(seconds: seconds, connections: connections).measure(only.values, on: database, &findings)
        try FigureSpeed.measure(only.values, on: database, &findings)
        try RuleChange.measure(only.values, on: database, &findings)
        let parts = only.values.filter { $0 != .import || database.households <= imports }
        try ImportSpeed.measure(parts, on: database, &findings)
    }
}
