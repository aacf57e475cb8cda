import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct DwellingQueriesTests {
    private let today = TestDay("2026-11-21")

    /// Relay dwellings d1 (occupied to a planned day), d2 (vacant since a departure), d3 (works), d4 (given back), and a
    /// permanent one, at Melun; one at Provins of another association.
    private func stock(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1", in: "d1", since: "2026-06-01")
        try await cases.housed("h2", in: "d2", since: "2026-01-10")
        try await cases.world.store.write { tx in
            try tx.run("UPDATE accommodation SET planned_to = '2026-12-15' WHERE id = \(stay.id)")
            try tx.run(
                """
                UPDATE accommodation SET state = 'ended', to_day = '2026-11-02', exit_type = 'fjt',
                  exit_settles_on = '2026-11-09' WHERE household_id = 'h2'
                """)
            try tx.insert(
                "out_of_service",
                [
                    "id": "o1", "dwelling_id": "d3", "from_day": "2026-11-01", "to_day": "2026-11-30",
                    "reason": "works",
                    "occupied_during_works": false,
                ])
            var returned = Cases.relay("d4", places: 3, surfaceTenths: nil, status: .returned)
            returned.serviceTo = TestDay("2025-01-31")
            try tx.insert(returned)
            try tx.insert(
                Dwelling(
                    id: "p1", code: "77-p1", site: "s1", usage: .permanent, stock: .private, departement: "77",
                    status: .inService))
            var other = Cases.relay("e1", places: 4, surfaceTenths: nil)
            other.site = "s3"
            try tx.insert(other)
        }
        return cases
    }

    private func codes(_ cases: Cases, as who: Cast = .bob, _ change: @Sendable (inout DwellingFilter) -> Void)
        async throws -> [String]
    {
        var filter = DwellingFilter()
        change(&filter)
        let (wanted, day, actor) = (filter, today, try await cases.world.actor(who))
        return try await cases.world.store.read { tx in
            let lines = try tx.dwellings(wanted, on: day, limit: 50, visibleTo: actor)
            #expect(try tx.dwellingCount(wanted, on: day, visibleTo: actor) == lines.count)
            return lines.map(\.dwelling.id)
        }
    }

    @Test(arguments: Engine.available)
    func `each filter keeps the dwellings that it names`(engine: Engine) async throws {
        let cases = try await stock(engine)
        #expect(try await codes(cases) { _ in } == ["d1", "d2", "d3", "d4", "p1"])
        #expect(try await codes(cases) { $0.usage = .permanent } == ["p1"])
        #expect(try await codes(cases) { $0.stock = .private } == ["p1"])
        #expect(try await codes(cases) { $0.status = .returned } == ["d4"])
        #expect(try await codes(cases) { $0.departement = "69" } == [])
        #expect(try await codes(cases) { $0.site = "s3" } == [])
        #expect(try await codes(cases) { $0.isOffered = true } == ["d1", "d2"])
        #expect(try await codes(cases) { $0.isVacant = true } == ["d2"])
        #expect(try await codes(cases) { $0.isOccupied = true } == ["d1"])
        #expect(try await codes(cases) { $0.freeBy = TestDay("2026-12-14") } == ["d2"])
        #expect(try await codes(cases) { $0.freeBy = TestDay("2026-12-15") } == ["d1", "d2"])
    }

    @Test(arguments: Engine.available)
    func `a colleague sees the stock of his sites, and the network all of it`(engine: Engine) async throws {
        let cases = try await stock(engine)
        #expect(try await codes(cases, as: .charlie) { _ in } == ["e1"])
        #expect(try await codes(cases, as: .dora) { _ in } == [])
        #expect(try await codes(cases, as: .noé) { _ in }.count == 6)
        let (day, charlie) = (today, try await cases.world.actor(.charlie))
        let sheet = try await cases.world.store.read {
            try $0.dwellingSheet(code: "77-d1", on: day, visibleTo: charlie)
        }
        #expect(sheet == nil)
    }

    @Test(arguments: Engine.available)
    func `availability says vacant since when, free when, or out of service until when`(engine: Engine) async throws {
        let cases = try await stock(engine)
        let (day, bob) = (today, try await cases.world.actor(.bob))
        let lines = try await cases.world.store.read {
            try $0.dwellings(DwellingFilter(), on: day, limit: 9, visibleTo: bob)
        }
        let found = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(found["d1"]?.availability == .free(from: TestDay("2026-12-15")))
        #expect(found["d1"]?.persons == 3 && found["d1"]?.households == 1 && found["d1"]?.places == 4)
        #expect(found["d2"]?.availability == .vacant(since: TestDay("2026-11-02")))
        #expect(found["d3"]?.availability == .outOfService(until: TestDay("2026-11-30")))
        #expect(found["d4"]?.availability == .notOffered && found["p1"]?.availability == .notOffered)
    }

    @Test(arguments: Engine.available)
    func `what frees itself first comes first`(engine: Engine) async throws {
        let cases = try await stock(engine)
        let (day, bob) = (today, try await cases.world.actor(.bob))
        let ids = try await cases.world.store.read { tx in
            try tx.dwellings(DwellingFilter(), order: .freeFrom, on: day, limit: 3, visibleTo: bob).map(\.id)
        }
        #expect(ids == ["d2", "d3", "d1"])
        let planning = try await cases.world.store.read { tx in
            let period = Period(from: TestDay("2026-11-01"), to: TestDay("2027-10-31")) ?? Period(monthOf: day)
            return try tx.planning(DwellingFilter(), in: period, on: day, skipping: 0, limit: 10, visibleTo: bob)
        }
        #expect(planning.count == 3 && planning.rows.map(\.id) == ["d2", "d3", "d1"])
        #expect(planning.rows.map(\.stays.count) == [1, 0, 1])
    }

    @Test(arguments: Engine.available)
    func `a sheet counts occupied days as nights, without the day of exit`(engine: Engine) async throws {
        let cases = try await stock(engine)
        let (day, bob) = (today, try await cases.world.actor(.bob))
        let sheet = try await cases.world.store.read { try $0.dwellingSheet(code: "77-d2", on: day, visibleTo: bob) }
        let november = Period(monthOf: day)
        #expect(sheet?.occupation(in: november).occupied == 1)
        #expect(sheet?.occupation(in: november).inService == 30)
        #expect(sheet?.stays.first?.mayOpenFile == true)
        #expect(sheet?.headLease(on: day)?.sublettingAllowed == true)
    }

    @Test(arguments: Engine.available)
    func `a confidential household shows its stay and not its code`(engine: Engine) async throws {
        let cases = try await stock(engine)
        try await cases.world.store.write { _ = try $0.run("UPDATE household SET confidential = 1 WHERE id = 'h1'") }
        let (day, bob) = (today, try await cases.world.actor(.bob))
        let sheet = try await cases.world.store.read { try $0.dwellingSheet(code: "77-d1", on: day, visibleTo: bob) }
        #expect(sheet?.stays.count == 1)
        #expect(sheet?.stays.first?.householdCode == nil && sheet?.stays.first?.mayOpenFile == false)
    }

    @Test(arguments: Engine.available)
    func `the map's figures are the counts of the lists that it leads to`(engine: Engine) async throws {
        let cases = try await stock(engine)
        let (day, bob) = (today, try await cases.world.actor(.bob))
        let stock = try await cases.world.store.read { try $0.stockByDepartement(on: day, visibleTo: bob) }
        #expect(stock.map(\.departement) == ["77"])
        #expect(stock.first?.dwellings == 2 && stock.first?.places == 9)
        #expect(stock.first?.occupied == 1 && stock.first?.vacant == 1)
        #expect(try await codes(cases) { $0.isOffered = true }.count == stock.first?.dwellings)
        #expect(try await codes(cases) { $0.isVacant = true }.count == stock.first?.vacant)
    }

    @Test(arguments: Engine.available)
    func `a record is changed by who keeps the stock, from the version that was read`(engine: Engine) async throws {
        let cases = try await stock(engine)
        let change = DwellingChange(
            stock: .private, landlord: "office", commune: nil, departement: "77", type: .t4, surfaceTenths: 655,
            shared: false)
        let changed = try await cases.act(as: .bob) { tx, author in try tx.change("d1", change, version: 0, by: author)
        }
        #expect(changed.type == .t4 && changed.version == 1)
        #expect(try await cases.count("journal_entry", "act = 'update' AND subject_id = 'd1'") == 1)
        await #expect(throws: StorageError.changedMeanwhile("dwelling")) {
            try await cases.act(as: .bob) { tx, author in try tx.change("d1", change, version: 0, by: author) }
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in try tx.change("d1", change, version: 1, by: author) }
        }
        var wide = change
        wide.surfaceTenths = 12
        let refused = wide
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.change("d1", refused, version: 1, by: author)
            } == ["V39 block"])
    }

    @Test(arguments: Engine.available)
    func `a landlord is seen through the dwellings that one sees`(engine: Engine) async throws {
        let cases = try await stock(engine)
        try await cases.world.store.write { tx in
            try tx.insert(
                Partner(id: "owner", name: "Bailleur de Lyon", kind: .ownersUnion, landlordKind: .sci, site: "s2"))
        }
        let (bob, charlie) = (try await cases.world.actor(.bob), try await cases.world.actor(.charlie))
        let seen = try await cases.world.store.read { tx in
            [
                try tx.partner("office", visibleTo: bob), try tx.partner("office", visibleTo: charlie),
                try tx.partner("owner", visibleTo: bob),
            ].map { $0?.id }
        }
        #expect(seen == ["office", "office", nil])
    }
}
