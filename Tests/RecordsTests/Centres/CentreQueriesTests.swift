import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct CentreQueriesTests {
    private let today = TestDay("2026-11-21")

    /// A household that left the centre for a relay dwelling, another that is still there.
    private func centre(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        for id in ["h1", "h2"] { try await cases.registered(Cases.family(id)) }
        try await cases.world.store.write { tx in
            try tx.insertCentreCapacity(id: "c1", centre: "cada", from: TestDay("2019-01-01"), places: 60)
            try tx.insertCentreCapacity(id: "c2", centre: "cada", from: TestDay("2027-01-01"), places: 80)
            try tx.insert(
                Accommodation(
                    id: "a1", household: "h1", site: "s1", kind: .centre, state: .ended, centre: "cada",
                    from: TestDay("2025-01-10"), to: TestDay("2026-03-01"), exitType: .transferOtherRelay))
            try tx.insert(
                Accommodation(
                    id: "a2", household: "h1", site: "s1", kind: .relay, state: .active, dwelling: "d1",
                    from: TestDay("2026-03-01")))
            try tx.insert(
                Accommodation(
                    id: "a3", household: "h2", site: "s1", kind: .centre, state: .active, centre: "cada",
                    from: TestDay("2026-02-01")))
        }
        return cases
    }

    @Test(arguments: Engine.available)
    func `a centre counts the households that one may count`(engine: Engine) async throws {
        let cases = try await centre(engine)
        let day = today
        for (person, present, left) in [(Cast.alice, 1, 1), (.hélène, 1, 1), (.noé, 1, 1), (.charlie, 0, 0)] {
            let actor = try await cases.world.actor(person)
            let line = try await cases.world.store.read { try $0.centre("cada", on: day, visibleTo: actor) }
            #expect(line?.households == present && line?.left == left, "\(person)")
            #expect(line?.places == 60)
        }
    }

    @Test(arguments: Engine.available)
    func `who came from a centre is listed with where it went`(engine: Engine) async throws {
        let cases = try await centre(engine)
        let (alice, charlie) = (try await cases.world.actor(.alice), try await cases.world.actor(.charlie))
        let guests = try await cases.world.store.read { try $0.centreGuests("cada", limit: 10, visibleTo: alice) }
        #expect(guests.map(\.id) == ["a3", "a1"])
        #expect(guests.map(\.next) == [nil, .relay])
        #expect(guests.last?.nextDwelling == "77-d1" && guests.last?.mayOpenFile == true)
        #expect(try await cases.world.store.read { try $0.centreGuests("cada", limit: 10, visibleTo: charlie) } == [])
    }

    @Test(arguments: Engine.available)
    func `closed centres are left out unless they are asked for`(engine: Engine) async throws {
        let cases = try await centre(engine)
        try await cases.world.store.write { tx in
            try tx.insert(
                Centre(
                    id: "old", name: "CAO de la Gare", kind: .legacyShelter, operatorName: "Accueil des Monts",
                    departement: "69", openedOn: TestDay("2016-01-01"), closedOn: TestDay("2018-06-30")))
        }
        var all = CentreFilter()
        all.showsClosed = true
        var lyon = all
        lyon.departement = "69"
        let (everything, ofLyon, day) = (all, lyon, today)
        let counts = try await cases.world.store.read { tx in
            [
                try tx.centreCount(CentreFilter(), on: day), try tx.centreCount(everything, on: day),
                try tx.centreCount(ofLyon, on: day),
            ]
        }
        #expect(counts == [1, 2, 1])
    }
}
