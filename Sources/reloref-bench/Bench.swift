import ArgumentParser

/// Measures Reloref on this machine and writes what was found beside what was promised.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reloref-bench",
        abstract: "Measures the speed of Reloref on this machine.",
        discussion: """
            Needs the program `reloref` of the same build beside it. Databases are prepared once and kept in .build/bench.
            """,
        subcommands: [Measure.self, Hello.self], defaultSubcommand: Measure.self)
}

/// What can be measured, each alone if need be.
enum Part: String, CaseIterable, ExpressibleByArgument {
    case start, idle, list, file, search, today, indicator, figures, writes, rules, `import`, journal, offers

    var isPage: Bool { [.list, .file, .search, .today, .indicator].contains(self) }
}

/// Parts of the command line, by comma.
struct Parts: ExpressibleByArgument, Sendable {
    var values = Part.allCases

    init() {}

    init?(argument: String) {
        let found = argument.split(separator: ",").map { Part(rawValue: String($0)) }
        guard !found.contains(where: { $0 == nil }) else { return nil }
        values = found.compactMap { $0 }
    }

    var defaultValueDescription: String { "all" }
}

/// Sizes of the command line, by comma.
struct Sizes: ExpressibleByArgument, Sendable {
    var values = [100_000, 1_000_000]

    init() {}

    init?(argument: String) {
        let found = argument.split(separator: ",").map { Int($0) }
        guard !found.contains(where: { $0 == nil }) else { return nil }
        values = found.compactMap { $0 }
    }

    var defaultValueDescription: String { values.map(String.init).joined(separator: ",") }
}

/// A failure with a sentence.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ sentence: String) { description = sentence }
}
