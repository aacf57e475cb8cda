import RelorefSQLite
import RelorefStorage
import Testing

/// T2: the power goes at any moment, un-synced writes are lost or torn; what was acknowledged is there, and it opens.
struct PowerCutTests {
    /// What a control weakens: the durability of the records, or of the keys.
    private enum Weakness { case none, records, keys }

    @Test(.timeLimit(.minutes(600)))
    func `a power cut loses nothing that was acknowledged and leaves every sealed field its key`() async throws {
        let seed = FaultRun.seed()
        let found = try await powerCuts(
            workloads: FaultRun.isLong ? 250 : 2, cuts: FaultRun.isLong ? 400 : 150, .none, seed)
        print(found.sentence("power cuts", seed: seed))
        #expect(found.holds, "\(found.sentence("power cuts", seed: seed))")
        #expect(found.acknowledged > found.faults)
    }

    @Test(.timeLimit(.minutes(60)))
    func `control: with synchronous=NORMAL the same check sees acknowledged acts lost`() async throws {
        let seed = FaultRun.seed()
        let found = try await powerCuts(workloads: 2, cuts: FaultRun.isLong ? 1_000 : 60, .records, seed)
        print(found.sentence("power cuts with NORMAL", seed: seed))
        #expect(found.losing > 0)
    }

    @Test(.timeLimit(.minutes(60)))
    func `control: with keys that are not durable first the same check sees fields that no key opens`() async throws {
        let seed = FaultRun.seed()
        let found = try await powerCuts(workloads: 2, cuts: FaultRun.isLong ? 1_000 : 60, .keys, seed)
        print(found.sentence("power cuts with weak keys", seed: seed))
        #expect(found.locked > 0)
    }

    private func powerCuts(workloads: Int, cuts: Int, _ weakness: Weakness, _ seed: UInt64) async throws -> Tally {
        try await FaultRun.tally(workloads) { number in
            let ownSeed = seed &+ UInt64(number)
            let installation = try Installation(on: try await Installation.settledDisk())
            switch weakness {
            case .none: break
            case .records: try installation.records.weakenDurability()
            case .keys: try installation.keys.weakenDurability()
            }
            let start = installation.disk.moment
            var workload = try await Workload(installation, seed: ownSeed)
            await workload.perform(24)
            #expect(workload.refusals.isEmpty, "\(workload.refusals)")
            let end = installation.disk.moment
            try installation.close()
            var luck = Luck(seed: ownSeed)
            let moments = (0..<cuts).map { _ in Int.random(in: start...end, using: &luck) }.sorted()
            let replay = installation.disk.replay()
            var tally = Tally()
            for moment in moments {
                let after = try replay.cut(at: moment, seed: luck.next())
                let before = workload.acknowledged.filter { $0.moment <= moment }
                tally.add(
                    await Reckoning.of(after, against: before), before.count,
                    at: "workload seed \(ownSeed) moment \(moment)")
            }
            return tally
        }
    }
}
