import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Random histories of conventions, their offers and their candidates: acts that are taken and refused, states, counters,
/// lists, timelines. 10,000 of them in `make check`.
struct ConventionReplayTests {
    static let seed =
        ProcessInfo.processInfo.environment["RELOREF_TEST_SEED"].flatMap { Int($0) } ?? .random(in: 0...(.max >> 1))
    private static let isLong = ProcessInfo.processInfo.environment["RELOREF_LONG_CHECKS"] != nil
    private static let perWorld = 20

    @Test(arguments: Engine.available)
    func `the records say of every history what a model says`(engine: Engine) async throws {
        print("ConventionReplayTests: RELOREF_TEST_SEED=\(Self.seed)")
        let runs = Self.isLong ? (engine == .sqliteMemory ? 10_000 : 500) : 20
        var (cases, leases, refusals, contested) = (try await Cases(engine), 0, 0, 0)
        // Goes on until enough leases were signed, and enough dwellings fell to one of several who waited, whatever the dice.
        for run in 0..<(runs * 5) where run < runs || leases < runs / 4 || contested < runs / 10 {
            if run > 0, run.isMultiple(of: Self.perWorld) { cases = try await Cases(engine) }
            let seed = Self.seed &+ run
            var replay = try await ConventionReplay(cases, name: "r\(run)", seed: seed)
            for _ in 0..<60 where replay.disagreement == nil { try await replay.step() }
            leases += replay.model.homes.count
            contested += replay.contested
            refusals += replay.told.count { !$0.hasSuffix("done") && !$0.contains("offer") }
            guard try await agrees(replay, seed) else { return }
        }
        #expect(
            leases >= runs / 4 && refusals >= runs && contested >= runs / 10,
            "\(leases) leases, \(refusals) refusals, \(contested) of several who waited: the dice are poor")
        print("ConventionReplayTests: \(leases) leases, \(refusals) refusals, \(contested) of several who waited")
    }

    /// The same comparison, with a fault planted in the model, must find it.
    @Test func `a dwelling that the model gives to the wrong one of those who wait is noticed`() async throws {
        print("ConventionReplayTests: RELOREF_TEST_SEED=\(Self.seed)")
        var cases = try await Cases(.sqliteMemory)
        for run in 0..<400 {
            if run > 0, run.isMultiple(of: Self.perWorld) { cases = try await Cases(.sqliteMemory) }
            var replay = try await ConventionReplay(cases, name: "r\(run)", seed: Self.seed &+ run)
            replay.model.isFaulty = true
            for _ in 0..<60 where replay.disagreement == nil { try await replay.step() }
            if replay.disagreement != nil { return }
            if try await replay.recorded() != replay.expected { return }
        }
        Issue.record("no history of 400 noticed it: the dice are poor")
    }

    private func agrees(_ replay: ConventionReplay, _ seed: Int) async throws -> Bool {
        let said = "seed \(seed)\n" + replay.told.joined(separator: "\n")
        if let disagreement = replay.disagreement {
            Issue.record("\(disagreement)\n\(said)")
            return false
        }
        let recorded = try await replay.recorded()
        #expect(recorded == replay.expected, "\(said)")
        let (day, id) = (Day(number: replay.day), replay.convention)
        let sheet = try #require(
            try await replay.cases.act(as: .hélène) { tx, author in try tx.conventionSheet(id, by: author) })
        let shown = try #require(sheet.achievement(on: day))
        // The list counts by year in the database, the page by the days themselves.
        let line = try await replay.cases.act(as: .hélène) { tx, author in
            try tx.conventions(ConventionFilter(), on: day, limit: 50, visibleTo: author.actor).first { $0.id == id }
        }
        #expect(line?.achievement == shown, "\(said)")
        let counted = replay.model.counted(until: replay.day)
        let numbers = [ConventionTarget.Unit.proposal, .allocation, .lease].map { shown.counter($0)?.count.number }
        #expect(numbers == [counted.proposed, counted.allocated, counted.housed], "\(said)")
        for counter in shown.counters {
            let due = replay.model.due(counter.unit.rawValue, on: replay.day)
            #expect(abs(counter.due.due - due) < 1e-6, "\(counter.due.due) \(counter.unit)s for \(due)\n\(said)")
            let hundredths = due > 0 ? Double(counter.count.number ?? 0) * 100 / due + 0.5 : 0
            // On the very edge of a half the two sums may differ by their last bit.
            if due > 0, abs(hundredths - hundredths.rounded()) > 1e-6 {
                #expect(counter.percent == Int(hundredths.rounded(.down)), "\(said)")
            }
        }
        let from = shown.from
        let proposed = try await replay.cases.act(as: .hélène) { tx, author in
            try tx.proposedDwellings(under: id, from: from, to: day, limit: 1_000, seenBy: author.actor).count
        }
        #expect(proposed == counted.proposed && sheet.allocations.count == counted.allocated, "\(said)")
        #expect(sheet.leases.count == counted.housed, "\(said)")
        // Years add up to the whole.
        let years = shown.years.compactMap { $0.counters.last?.count.number }.reduce(0, +)
        #expect(years == counted.housed, "\(said)")
        for one in 0..<ConventionReplay.households {
            let homes = try await replay.cases.world.store.read { [household = replay.household(one)] tx in
                try tx.rows(
                    "SELECT signed_on FROM accommodation WHERE household_id = \(household) AND kind = 'directLease'"
                ).map { try $0.day("signed_on") }
            }
            #expect(homes == replay.model.homes[one].map { [Day(number: $0.day)] } ?? [], "\(said)")
        }
        return recorded == replay.expected
    }
}
