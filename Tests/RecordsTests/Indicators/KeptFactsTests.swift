import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The facts that figures are counted from stay what the records say, whatever is changed in them.
struct KeptFactsTests {
    private static let seed = Int(ProcessInfo.processInfo.environment["RELOREF_FIGURE_SEED"] ?? "") ?? 1

    @Test(arguments: [(Engine.sqliteMemory, 60), (.postgres, 8)])
    func `facts follow every change of the records`(engine: Engine, networks: Int) async throws {
        guard Engine.available.contains(engine) else { return }
        let world = try await World(engine)
        var counted = 0
        for seed in Self.seed..<Self.seed + networks {
            let network = RandomNetwork(seed: seed).network
            try await world.store.write { tx in
                try tx.clearNetwork()
                try tx.write(network)
            }
            for step in 0..<12 {
                let change = RandomChange(seed: seed * 100 + step)
                try await world.store.write { try change.perform($0) }
                let drifted = try await world.store.read { try $0.driftedFacts() }
                #expect(drifted == 0, "seed \(seed) step \(step): \(change)")
                if drifted != 0 { return }
            }
            counted += try await world.store.read {
                try $0.row("SELECT count(*) AS facts FROM service_fact")?.int("facts") ?? 0
            }
        }
        // The check would mean nothing over empty tables.
        #expect(counted > networks)
    }

    @Test(arguments: Engine.available)
    func `a fact that nobody drew is noticed and drawn again`(engine: Engine) async throws {
        let world = try await World(engine)
        let network = RandomNetwork(seed: Self.seed).network
        try await world.store.write { try $0.write(network) }
        try await world.store.write { _ = try $0.run("UPDATE service_fact SET stock = 'lost'") }
        #expect(try await world.store.read { try $0.driftedFacts() } > 0)
        try await world.store.write { try $0.rebuildFacts() }
        #expect(try await world.store.read { try $0.driftedFacts() } == 0)
    }

    @Test(arguments: Engine.available)
    func `what is refused leaves no fact behind`(engine: Engine) async throws {
        struct Refused: Error {}
        let world = try await World(engine)
        let network = RandomNetwork(seed: Self.seed).network
        try await world.store.write { try $0.write(network) }
        await #expect(throws: Refused.self) {
            try await world.store.write { tx in
                try tx.run("DELETE FROM employment_spell")
                try tx.run("UPDATE accommodation SET state = 'cancelled', exit_type = NULL, exit_settles_on = NULL")
                throw Refused()
            }
        }
        #expect(try await world.store.read { try $0.driftedFacts() } == 0)
    }
}

/// One change of some records, as an act, a correction, a merge, a transfer or an import makes it.
private struct RandomChange: Sendable, CustomStringConvertible {
    private let number: Int
    private let kind: Int

    init(seed: Int) {
        var dice = ModelDice(seed)
        kind = dice.roll(12)
        number = dice.roll(1_000)
    }

    var description: String { "change \(kind) \(number)" }

    func perform(_ tx: any Transaction) throws {
        let day = RandomNetwork.first.adding(days: number)
        let stay = try one(of: "accommodation", tx), household = try one(of: "household", tx)
        let (person, dwelling) = (try one(of: "person", tx), try one(of: "dwelling", tx))
        switch kind {
        case 0: try tx.run("UPDATE accommodation SET site_id = 's3' WHERE id = \(stay)")
        case 1:
            try tx.run("UPDATE accommodation SET follows_id = NULL WHERE follows_id = \(stay)")
            try tx.run(
                "UPDATE accommodation SET state = 'cancelled', exit_type = NULL, exit_settles_on = NULL WHERE id = \(stay)"
            )
        case 2:
            try tx.run("UPDATE accommodation SET exit_type = 'unknown' WHERE id = \(stay) AND exit_type IS NOT NULL")
        case 3:
            try tx.run(
                "UPDATE household SET figure_id = \(try one(of: "household", tx, after: 7)) WHERE id = \(household)")
        case 4: try tx.run("UPDATE household SET figure_id = id, composition = 'siblings' WHERE id = \(household)")
        case 5:
            try tx.run(
                "UPDATE dwelling SET stock = 'private', departement = '93', dwelling_type = 'T4' WHERE id = \(dwelling)"
            )
        case 6: try tx.run("UPDATE dwelling SET usage = 'permanent' WHERE id = \(dwelling)")
        case 7: try tx.run("UPDATE person SET birth_year = 2003 WHERE id = \(person) AND birth_year IS NOT NULL")
        case 8: try tx.run("DELETE FROM membership WHERE person_id = \(person)")
        case 9: try tx.run("UPDATE membership SET from_day = \(day) WHERE person_id = \(person) AND to_day IS NULL")
        case 10: try tx.run("DELETE FROM employment_spell WHERE person_id = \(person)")
        default:
            try tx.run("UPDATE employment_status SET status = 'jobSeekerRegistered' WHERE person_id = \(person)")
            try tx.run("UPDATE site SET association_id = 'a2' WHERE id = 's2'")
        }
    }

    private func one(of table: String, _ tx: any Transaction, after shift: Int = 0) throws -> String {
        let ids = try tx.rows("SELECT id FROM \(Query(unbound: table)) ORDER BY id").map { try $0.text("id") }
        return ids.isEmpty ? "" : ids[(number + shift) % ids.count]
    }
}
