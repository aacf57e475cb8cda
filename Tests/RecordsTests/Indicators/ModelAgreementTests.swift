import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Every indicator against the brute-force model, over generated networks.
@Suite struct ModelAgreementTests {
    /// `RELOREF_FIGURE_SEED` starts elsewhere; a failure prints the seed of its network.
    private static let firstSeed = Int(ProcessInfo.processInfo.environment["RELOREF_FIGURE_SEED"] ?? "") ?? 1

    /// Four hundred networks in all on SQLite, in parts that run side by side, and forty on PostgreSQL; a thousand and a
    /// hundred in the long checks.
    private static let parts: [(Engine, Range<Int>)] = {
        let size = ProcessInfo.processInfo.environment["RELOREF_LONG_CHECKS"] == nil ? 100 : 250
        return (0..<4).map { (.sqliteMemory, $0 * size..<($0 + 1) * size) } + [(.postgres, 0..<size * 2 / 5)]
    }()

    @Test(arguments: parts)
    func `the figures agree with the model on generated networks`(engine: Engine, part: Range<Int>) async throws {
        guard Engine.available.contains(engine) else { return }
        let world = try await World(engine)
        let readers: [(actor: Actor, reach: Set<String>?)] = [
            (try await world.actor(.noé), nil), (try await world.actor(.charlie), ["s3"]),
            (try await world.actor(.alice), ["s1", "s2"]),
        ]
        for seed in part.map({ Self.firstSeed + $0 }) {
            let found = try await Self.differences(seed, world, readers[seed % 3])
            #expect(found.isEmpty, "seed \(seed): \(found.prefix(5).joined(separator: "\n"))")
            if !found.isEmpty { return }
        }
    }

    /// In one write transaction: SQLite would prepare every statement again after a change of mode.
    private static func differences(
        _ seed: Int, _ world: World, _ reader: (actor: Actor, reach: Set<String>?)
    ) async throws -> [String] {
        var random = RandomNetwork(seed: seed)
        let network = random.network
        let questions = random.questions()
        return try await world.store.write { tx in
            try tx.clearNetwork()
            try tx.write(network)
            let comparison = FigureComparison(
                model: ModelFigures(network: network, reach: reader.reach), actor: reader.actor)
            return try questions.flatMap { question in
                try comparison.differences(question, tx)
                    + (seed % 10 == 0 ? try comparison.breakdownDifferences(question, tx) : [])
            }
        }
    }

    @Test func `every planted mistake in a list is found out within 200 networks`() async throws {
        let world = try await World(.sqliteMemory)
        let actor = try await world.actor(.noé)
        let period = try #require(Period(from: RandomNetwork.first, to: RandomNetwork.last))
        var unnoticed = MutatedList.all(over: period)
        for mistake in unnoticed {
            #expect(mistake.query(within: actor.facts) != nil, "\(mistake) is not in the SQL any more")
        }
        for seed in (0..<200).map({ Self.firstSeed + $0 }) where !unnoticed.isEmpty {
            let network = RandomNetwork(seed: seed).network
            let asked = unnoticed
            unnoticed = try await world.store.write { tx in
                try tx.clearNetwork()
                try tx.write(network)
                let model = ModelFigures(network: network, reach: nil)
                return try asked.filter { mistake in
                    guard let list = mistake.query(within: actor.facts) else { return false }
                    let answer = FigureComparison(model: model, actor: actor)
                        .answer(mistake.question, model.cases(mistake.question))
                    return try tx.figure(mistake.question, from: list, within: actor.facts) == answer
                }
            }
        }
        #expect(unnoticed.isEmpty, "not noticed: \(unnoticed)")
    }

    @Test func `every planted mistake in the kept facts is found out within 200 networks`() async throws {
        let world = try await World(.sqliteMemory)
        let actor = try await world.actor(.noé)
        let period = try #require(Period(from: RandomNetwork.first, to: RandomNetwork.last))
        var unnoticed = MutatedFacts.all(over: period)
        for mistake in unnoticed { #expect(mistake.isThere, "\(mistake) is not in the SQL any more") }
        for seed in (0..<200).map({ Self.firstSeed + $0 }) where !unnoticed.isEmpty {
            let network = RandomNetwork(seed: seed).network
            let asked = unnoticed
            unnoticed = try await world.store.write { tx in
                try tx.clearNetwork()
                try tx.write(network)
                let model = ModelFigures(network: network, reach: nil)
                let comparison = FigureComparison(model: model, actor: actor)
                return try asked.filter { mistake in
                    try mistake.figure(tx, for: actor)
                        == comparison.answer(mistake.question, model.cases(mistake.question))
                }
            }
        }
        #expect(unnoticed.isEmpty, "not noticed: \(unnoticed)")
    }

    /// What the comparison is worth depends on what the networks hold.
    @Test func `the generated networks are awkward in every way`() {
        var seen: [String: Int] = [:]
        for seed in (0..<200).map({ Self.firstSeed + $0 }) {
            let network = RandomNetwork(seed: seed).network
            let model = ModelFigures(network: network, reach: nil)
            guard let period = Period(from: RandomNetwork.first, to: RandomNetwork.last) else { return }
            for id in IndicatorID.allCases where !id.definition.name.isEmpty {
                let cases = model.cases(FigureQuestion(id, .over(period)))
                if cases.contains(where: { $0.numerator > 0 }) { seen[id.rawValue, default: 0] += 1 }
                if cases.contains(where: { $0.unknown > 0 }) { seen["\(id.rawValue) unknown", default: 0] += 1 }
            }
            let lives: [(String, Bool)] = [
                ("linked files", Set(network.households.map(\.figure)).count < network.households.count),
                ("transfers", network.stays.contains { $0.exitType == .transferOtherRelay }),
                ("slid leases", network.stays.contains { $0.slidOn != nil }),
                ("splits", network.memberships.contains { $0.endReason == .separation }),
                ("works", !network.outages.isEmpty), ("capacities", !network.capacities.isEmpty),
                ("cancelled", network.stays.contains { $0.state == .cancelled }),
                ("withdrawn contacts", network.contacts.contains { $0.withdrawn }),
                ("second moves", network.followUps.contains { $0.closing?.outcome == .movedAgain }),
                ("refused amendments", network.amendments.contains { $0.outcome?.decision == .refused }),
                ("carried out", network.conventions.contains { $0.facts.framework != nil }),
                ("suspended", network.conventionSteps.contains { $0.step.kind == .suspension }),
                ("births", network.memberships.contains { $0.kinship == .child && $0.from > RandomNetwork.first }),
            ]
            for (name, isThere) in lives where isThere { seen[name, default: 0] += 1 }
        }
        for id in IndicatorID.allCases { #expect(seen[id.rawValue, default: 0] >= 40, "\(id.rawValue)") }
        for unknown in [
            "I-10", "I-11a", "I-11b", "I-11c", "I-12", "I-16", "I-18", "I-19a", "I-19a-90", "I-19b", "I-19b-90",
            "I-22b", "I-25-days", "I-26",
            "I-29", "I-16b", "I-24-proposals", "I-24-allocations", "I-36", "I-36-target", "I-36-meeting", "I-30",
            "I-30-renewed", "I-31-recognised", "I-31-rehoused", "I-31-days", "I-32", "I-32-work",
        ] {
            #expect(seen["\(unknown) unknown", default: 0] >= 20, "\(unknown)")
        }
        for name in [
            "linked files", "transfers", "slid leases", "splits", "works", "capacities", "cancelled", "births",
            "withdrawn contacts", "second moves", "refused amendments", "carried out", "suspended",
        ] {
            #expect(seen[name, default: 0] >= 40, "\(name)")
        }
    }
}

extension RandomNetwork {
    /// Every indicator over days of its own, some of them with a filter.
    mutating func questions() -> [FigureQuestion] {
        IndicatorID.allCases.map { id in
            let wide = dice.chance(60)
            let from = wide ? day(RandomNetwork.first, RandomNetwork.first.adding(days: 300)) : day()
            let period = Period(
                from: from, to: from.adding(days: wide ? dice.between(700, 1300) : dice.pick([0, 6, 30, 200])))
            let asksStock = id.definition.days == .overOrAt && dice.chance(50)
            let window: FigureWindow = period.map { asksStock ? .at($0.to) : .over($0) } ?? .at(from)
            return FigureQuestion(id, window, filter: dice.chance(35) ? filter(from) : .none)
        }
    }

    private mutating func filter(_ day: Day) -> FigureFilter {
        var filter = FigureFilter.none
        switch dice.roll(10) {
        case 9: filter[.detail] = dice.pick(["national", "local", "silence", "bailleur-other", "menage-location"])
        case 7: filter[.landlord] = dice.pick(["lo1", "lo2", ""])
        case 8: filter[.referent] = dice.pick(["alice", "bob", ""])
        case 0...1: filter[.departement] = dice.pick(["77", "69", "93", ""])
        case 2: filter[.stock] = dice.pick(["public", "private"])
        case 3: filter[.site] = dice.pick(["s1", "s2", "s3"])
        case 4: filter[.composition] = dice.pick(["siblings", "singleMan"])
        case 5: filter[.year] = String(day.year + dice.roll(2))
        default: filter[.dwellingType] = dice.pick(["T2", "T4", ""])
        }
        if dice.chance(20) { filter[.exitType] = dice.pick(["unknown", "directLeasePublic"]) }
        return filter
    }
}
