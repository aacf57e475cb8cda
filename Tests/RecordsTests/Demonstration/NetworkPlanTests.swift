import RelorefDemonstration
import RelorefTesting
import Testing

/// Figures that are linked, and what becomes of those that are not.
@Suite struct NetworkPlanTests {
    @Test(arguments: [NetworkPlan.leaflet, .alternative])
    func `the leaflet's two solutions are consistent`(plan: NetworkPlan) throws {
        try plan.check()
        #expect(plan.exits - plan.directExits + plan.stillInRelay == 204)
        #expect((200 * plan.directExits + plan.exits) / (2 * plan.exits) == 87)
        #expect((200 * plan.employedAtDirectExit + plan.directExits) / (2 * plan.directExits) == 55)
    }

    @Test func `a random plan is consistent and has the leaflet's percentages`() throws {
        for seed in 1...500 {
            let plan = NetworkPlan.random(seed: UInt64(seed), relay: 8 + seed % 160)
            try plan.check()
            #expect((200 * plan.directExits + plan.exits) / (2 * plan.exits) == 87, "seed \(seed)")
            #expect(plan == NetworkPlan.random(seed: UInt64(seed), relay: 8 + seed % 160), "seed \(seed)")
        }
    }

    @Test func `figures that contradict each other are refused with the contradiction`() {
        func fault(_ change: (inout NetworkPlan) -> Void) -> PlanFault? {
            var plan = NetworkPlan.leaflet
            change(&plan)
            do throws(PlanFault) { try plan.check() } catch { return error }
            return nil
        }
        #expect(
            fault { $0.households += 1 }?.description
                == "1017 households are not 263 without relay + 631 exits + 122 still in relay.")
        #expect(fault { $0.perennial = 811 }?.description.hasPrefix("811 permanent dwellings are not") == true)
        #expect(
            fault {
                $0.stillInRelay = 123; $0.households = 1_017
            } == .part("stillInRelay", 123, of: 122))
        #expect(fault { $0.privateStock = 972 } == .part("privateStock", 972, of: 971))
        #expect(fault { $0.places = 158 } == .outside("places", 158, 159...1_908))
        #expect(fault { $0.departements = 0 } == .part("departements", 0, of: 159))
        #expect(fault { $0.employedAtExit = 385 } == .outside("employedAtExit", 385, 302...384))
        #expect(fault { $0.persons = 1_015 } == .outside("persons", 1_015, 1_016...12_192))
        #expect(fault { $0.relay = 0 } == .negative)
    }

    @Test func `figures that no dwelling can hold are refused before anything is written`() async throws {
        var plan = NetworkPlan.leaflet
        plan.persons = 9_000
        let vault = try await World(.sqliteMemory).vault
        await #expect(throws: PlanFault.self) { try await DemonstrationRoom(plan, seed: 1, vault: vault) }
        plan = .leaflet
        plan.exits += 9_000
        plan.households += 9_000
        await #expect(throws: PlanFault.self) { try await DemonstrationRoom(plan, seed: 1, vault: vault) }
    }

    /// Four groups side by side; the seeds are in the failure's words.
    @Test(arguments: 0..<4)
    func `a hundred random plans come out exact`(group: Int) async throws {
        let vault = try await World(.sqliteMemory).vault
        for seed in (group * 25 + 1)...(group * 25 + 25) {
            let plan = NetworkPlan.random(seed: UInt64(seed), relay: 8 + seed % 11)
            let counted = try await DemonstrationRoom(plan, seed: UInt64(seed), vault: vault).counted()
            #expect(counted == plan, "seed \(seed)")
        }
    }
}
