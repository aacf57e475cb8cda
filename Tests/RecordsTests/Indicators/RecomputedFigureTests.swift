import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Whoever holds the rows of a list can compute its figure: for every indicator, every filter and every reader.
@Suite struct RecomputedFigureTests {
    /// `RELOREF_FIGURE_SEED` starts elsewhere; a failure prints the seed of its network.
    private static let firstSeed = Int(ProcessInfo.processInfo.environment["RELOREF_FIGURE_SEED"] ?? "") ?? 1

    @Test(arguments: [(Engine.sqliteMemory, 24), (.postgres, 6)])
    func `the pages of a list add up to its figure, whatever the filter and the reader`(
        engine: Engine, networks: Int
    ) async throws {
        guard Engine.available.contains(engine) else { return }
        let world = try await World(engine)
        var readers: [(Cast, Actor)] = []
        for person in Cast.allCases { readers.append((person, try await world.actor(person))) }
        for seed in (0..<networks).map({ Self.firstSeed + 5_000 + $0 }) {
            let asked = readers
            let found = try await world.store.write { tx in
                var random = RandomNetwork(seed: seed)
                try tx.clearNetwork()
                try tx.write(random.network)
                return try asked.flatMap { person, actor in
                    try Self.differences(&random, actor, tx).map { "\(person): \($0)" }
                }
            }
            #expect(found.isEmpty, "seed \(seed): \(found.prefix(5).joined(separator: "\n"))")
            if !found.isEmpty { return }
        }
    }

    /// Each indicator without a filter, and with two of the values that its own rows have.
    private static func differences(
        _ random: inout RandomNetwork, _ actor: Actor, _ tx: any Transaction
    ) throws -> [String] {
        try random.questions().flatMap { question -> [String] in
            let wide = FigureQuestion(question.indicator, question.window)
            var questions = [wide]
            let rows = try tx.everyCase(wide, for: actor)
            for _ in 0..<2 where !rows.isEmpty && !wide.definition.breakdowns.isEmpty {
                let row = random.dice.pick(rows)
                let first = random.dice.pick(wide.definition.breakdowns)
                let second = random.dice.pick(wide.definition.breakdowns)
                questions.append(
                    FigureQuestion(
                        question.indicator, question.window,
                        filter: FigureFilter([first: row[first] ?? ""]).narrowed(second, to: row[second] ?? "")))
            }
            return try questions.compactMap { question in
                let paged = try pages(of: question, tx, actor)
                let figure = try tx.figure(question, for: actor)
                guard question.aggregate(paged) != figure else { return nil }
                return "\(question.indicator.rawValue) \(question.filter.text): \(figure), from the rows \(paged)"
            }
        }
    }

    /// The rows as a reader turns the pages.
    private static func pages(
        of question: FigureQuestion, _ tx: any Transaction, _ actor: Actor
    ) throws -> [FigureCase] {
        var cases: [FigureCase] = []
        var last: String?
        repeat {
            let page = try tx.cases(question, after: last, limit: 7, for: actor)
            cases += page.cases
            last = page.next
        } while last != nil
        return cases
    }
}
