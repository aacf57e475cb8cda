import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct DwellingActTests {
    static let address = DwellingAddress(street: "12 rue du Puits-Neuf", postalCode: "77000", lot: "3")

    static func new(_ code: String = "77-900", capacity: Int? = 4, address: DwellingAddress? = address) -> NewDwelling {
        NewDwelling(
            code: code, site: "s1", stock: .private, commune: "77288", departement: "77", type: .t3,
            surfaceTenths: 650, capacity: capacity, address: address, since: TestDay("2025-01-06"))
    }

    @Test(arguments: Engine.available)
    func `a dwelling is written once, with its address sealed`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let dwelling = try await cases.act(as: .bob) { tx, author in try tx.createDwelling(Self.new(), by: author) }
        #expect(dwelling.status == .prospect)
        #expect(try await cases.count("dwelling_step", "status = 'prospect'") == 1)
        for (new, expected) in [
            (Self.new("77-901"), "V44 warn"), (Self.new("77-900", address: nil), "V44 block"),
            (Self.new("77-902", capacity: 13, address: nil), "V41 block"),
        ] {
            #expect(
                try await cases.findings(as: .bob) { tx, author in
                    try tx.createDwelling(new, by: author)
                } == [expected])
        }
        let elsewhere = NewDwelling(
            code: "77-903", site: "s3", stock: .private, departement: "77", since: TestDay("2025-01-06"))
        await #expect(throws: NotVisible("site", "s3")) {
            try await cases.act(as: .bob) { tx, author in try tx.createDwelling(elsewhere, by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `a dwelling enters service safe, insured and with the right to sublet`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let id = try await cases.act(as: .bob) { tx, author in try tx.createDwelling(Self.new(), by: author).id }
        await #expect(throws: ActRefusal.wrongState(noun: "dwelling", id: id, state: "prospect")) {
            try await cases.act(as: .bob) { tx, author in
                try tx.step(id, to: .inService, on: TestDay("2025-02-01"), by: author)
            }
        }
        try await advance(id, to: .preparation, in: cases)
        let early = try await cases.findings(as: .bob) { tx, author in
            try tx.step(id, to: .inService, on: TestDay("2025-06-01"), by: author)
        }
        #expect(Set(early) == ["V40 block", "V45 block"])
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.signHeadLease(of: id, from: TestDay("2025-03-01"), sublettingAllowed: false, by: author)
            } == ["V45 block"])
        try await cases.act(as: .bob) { tx, author in
            _ = try tx.signHeadLease(of: id, from: TestDay("2025-03-01"), sublettingAllowed: true, by: author)
            for kind in [DiagnosticKind.smokeAlarm, .insurance, .inventory] {
                _ = try tx.recordCheck(kind, of: id, doneOn: TestDay("2025-03-02"), by: author)
            }
            _ = try tx.recordCheck(.dpe, of: id, doneOn: TestDay("2025-03-02"), result: "G", by: author)
        }
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.step(id, to: .inService, on: TestDay("2025-06-01"), by: author)
            } == ["V40 block"])
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.recordCheck(.dpe, of: id, doneOn: TestDay("2025-04-02"), result: "Z", by: author)
            } == ["V40 block"])
        let served = try await cases.act(as: .bob) { tx, author in
            _ = try tx.recordCheck(.dpe, of: id, doneOn: TestDay("2025-04-02"), result: "D", by: author)
            return try tx.step(id, to: .inService, on: TestDay("2025-06-01"), by: author)
        }
        #expect(served.serviceFrom == TestDay("2025-06-01"))
        #expect(try await cases.count("dwelling_step", "dwelling_id = '\(id)'") == 6)
    }

    @Test(arguments: Engine.available)
    func `keys go back when nobody is left and all is settled`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        let day = TestDay("2026-11-20")
        try await cases.act(as: .bob) { tx, author in _ = try tx.step("d1", to: .endingNotice, on: day, by: author) }
        let all = Set(DwellingRules.ReturnStep.allCases)
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.step("d1", to: .returned, on: day, done: all, by: author)
            } == ["V43 block"])
        try await cases.act { tx, author in _ = try tx.exit(stay.id, on: day, NewExit(.fjt), by: author) }
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.step("d1", to: .returned, on: day, done: [.keysBack], by: author)
            } == ["V43 block", "V43 block", "V43 block"])
        let returned = try await cases.act(as: .bob) { tx, author in
            try tx.step("d1", to: .returned, on: day, done: all, by: author)
        }
        #expect(returned.serviceTo == day)
    }

    @Test(arguments: Engine.available)
    func `places change from a day on, never under a published figure`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        try await cases.act(as: .bob) { tx, author in
            try tx.changeCapacity(of: "d1", to: 5, from: TestDay("2026-01-01"), by: author)
            try tx.run(
                """
                INSERT INTO edition (id, title, from_day, to_day, scope, frozen_at, frozen_by, hash)
                VALUES ('e1', 'Rapport', '2026-01-01', '2026-06-30', 'network', \(author.now), 'bob', 'x')
                """)
        }
        for (places, day, expected) in [
            (6, "2026-06-30", "V41 block"), (0, "2026-07-01", "V41 block"), (2, "2026-07-01", "V33 warn"),
        ] {
            let found = try await cases.findings(as: .bob) { tx, author in
                try tx.changeCapacity(of: "d1", to: places, from: TestDay(day), by: author)
            }
            #expect(found.contains(expected))
        }
        let now = try await cases.act(as: .bob) { tx, author in
            try tx.dwelling("d1", on: TestDay("2026-11-21"), visibleTo: author.actor)
        }
        #expect((now?.capacity, now?.freePlaces) == (5, 2))
    }

    @Test(arguments: Engine.available)
    func `an outage meets nobody, unless the works allow it`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let day = TestDay("2026-11-10")
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.takeOutOfService("d1", from: day, reason: "works", by: author)
            } == ["V42 warn"])
        try await cases.act(as: .bob) { tx, author in
            _ = try tx.takeOutOfService("d1", from: day, reason: "works", occupiedDuringWorks: true, by: author)
            let outage = try tx.takeOutOfService("d2", from: day, reason: "works", by: author)
            try tx.endOutage(outage, lastDay: TestDay("2026-11-15"), by: author)
        }
        #expect(try await cases.count("out_of_service", "to_day = '2026-11-15'") == 1)
    }

    @Test(arguments: Engine.available)
    func `an owner who ends the head lease leaves households to be moved`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.endHeadLease("lease-d1", on: TestDay("2027-02-28"), by: author)
            } == ["V31 warn"])
        try await cases.act(as: .bob) { tx, author in
            _ = try tx.endHeadLease("lease-d2", on: TestDay("2027-02-28"), by: author)
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in
                try tx.endHeadLease("lease-d1", on: TestDay("2027-02-28"), by: author)
            }
        }
        try await cases.act { tx, _ in
            _ = try tx.run("UPDATE account_grant SET role = 'headOfSite' WHERE account_id = 'charlie'")
        }
        await #expect(throws: NotVisible("dwelling", "d1")) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.endHeadLease("lease-d1", on: TestDay("2027-02-28"), by: author)
            }
        }
    }

    func advance(_ id: String, to last: DwellingStatus, in cases: Cases) async throws {
        for status in [DwellingStatus.visited, .negotiation, .headLeaseSigned, .preparation] {
            try await cases.act(as: .bob) { tx, author in
                _ = try tx.step(id, to: status, on: TestDay("2025-02-01"), by: author)
            }
            if status == last { return }
        }
    }
}
