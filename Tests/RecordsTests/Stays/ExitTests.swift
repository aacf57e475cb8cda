import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct ExitTests {
    static let flat = LeasedDwelling(
        landlord: "office", stock: .public, commune: "77288", departement: "77", type: .t3, surfaceTenths: 620,
        address: DwellingAddress(street: "3 rue des Alisiers", postalCode: "77000", lot: "12"))

    static func lease(_ day: String = "2026-11-10", _ place: LeasedDwelling = flat) -> NewLease {
        NewLease(.new(place), signedOn: TestDay(day), rentCents: 52_000)
    }

    @Test(arguments: Engine.available)
    func `an exit to a direct lease records the lease and its dwelling with it`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        let departure = try await cases.act { tx, author in
            try tx.exit(
                stay.id, on: TestDay("2026-11-10"),
                NewExit(.directLeasePublic, reason: .endOfTerm, lease: Self.lease()),
                by: author)
        }
        #expect(departure.stay.state == .ended)
        #expect(departure.stay.exitSettlesOn == TestDay("2026-11-17"))
        #expect(departure.lease?.throughProject == true)
        #expect(try await cases.count("dwelling", "usage = 'permanent' AND stock = 'public'") == 1)
        #expect(try await cases.count("dwelling", "sealed_address IS NOT NULL AND address_mark IS NOT NULL") == 1)
        #expect(try await cases.count("accommodation", "state = 'active'") == 1)
        #expect(try await cases.count("journal_entry", "act IN ('exit', 'lease')") == 2)
    }

    /// What is said of an exit, by type, day and lease; the stay began on 1 June 2026.
    static let refused: [(String, String, NewExit, Set<String>)] = [
        ("no lease", "2026-11-10", NewExit(.directLeasePublic), ["V37 block"]),
        (
            "no rent", "2026-11-10",
            NewExit(
                .directLeasePublic, lease: NewLease(.new(flat), signedOn: TestDay("2026-11-10"))), ["V37 block"]
        ),
        ("the other stock", "2026-11-10", NewExit(.directLeasePrivate, lease: lease()), ["V37 block"]),
        ("a month of moving", "2026-11-10", NewExit(.directLeasePublic, lease: lease("2026-10-20")), ["V36 warn"]),
        ("before the entry", "2026-06-01", NewExit(.fjt), ["V32 block"]),
        ("far ahead", "2027-06-01", NewExit(.fjt), ["V32 warn"]),
        ("a transfer without a next stay", "2026-11-10", NewExit(.transferOtherRelay), ["V35 block"]),
        ("nowhere known, unexplained", "2026-11-10", NewExit(.unknown), ["V38 warn"]),
        ("a death, with survivors", "2026-11-10", NewExit(.death), ["V18 block"]),
        ("another solution", "2026-11-10", NewExit(.socialResidence, reason: .jobMobility), []),
        (
            "at a friend's, explained", "2026-11-10",
            NewExit(
                .hostedByThirdParty, explanation: "chez sa sœur", contactConsent: true), []
        ),
    ]

    @Test(arguments: Engine.available, refused.indices)
    func `an exit is judged by its type, its day and what proves it`(engine: Engine, index: Int) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        let (name, day, exit, expected) = Self.refused[index]
        let found = try await cases.findings { tx, author in
            try tx.exit(stay.id, on: TestDay(day), exit, by: author)
        }
        #expect(Set(found) == expected, "\(name)")
        #expect(try await cases.count("accommodation", "state = 'ended'") == (expected.isEmpty ? 1 : 0))
    }

    @Test(arguments: Engine.available)
    func `a transfer ends one stay, begins the next and is no exit`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let first = try await cases.housed("h1")
        let second = try await cases.act { tx, author in
            try tx.transfer(first.id, to: "d2", on: TestDay("2026-10-01"), by: author)
        }
        #expect(second.follows == first.id)
        let homes = try await cases.act { tx, _ in try tx.homes(of: "h1") }
        #expect(homes.map(\.state) == [.ended, .active])
        #expect(homes[0].exitType == .transferOtherRelay)
        #expect(homes[0].to == homes[1].from)
        for (dwelling, day, expected) in [
            ("d2", "2026-11-01", "V35 block"), ("d1", "2026-12-01", "V32 block"), ("d1", "2026-10-01", "V32 block"),
        ] {
            let found = try await cases.findings { tx, author in
                try tx.transfer(second.id, to: dwelling, on: TestDay(day), by: author)
            }
            #expect(found.contains(expected), "\(dwelling) \(day): \(found)")
        }
    }

    @Test(arguments: Engine.available)
    func `a planned move within the relay dwellings is one chain too`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let first = try await cases.housed("h1")
        let planned = try await cases.act { tx, author in
            try tx.admit(NewAdmission(household: "h1", dwelling: "d2", from: TestDay("2026-11-15")), by: author)
        }
        let second = try await cases.act { tx, author in
            try tx.enter(planned.id, on: TestDay("2026-11-15"), by: author)
        }
        #expect(second.follows == first.id)
        #expect(try await cases.count("accommodation", "exit_type = 'transferOtherRelay'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a household signs a lease straight from a centre`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let centre = try await cases.act { tx, author in
            try tx.recordCentreStay(
                NewCentreStay(household: "h1", centre: "cada", from: TestDay("2025-02-03")), by: author)
        }
        let departure = try await cases.act { tx, author in
            try tx.exit(
                centre.id, on: TestDay("2026-11-10"), NewExit(.directLeasePublic, lease: Self.lease()), by: author)
        }
        #expect(departure.lease?.follows == centre.id)
        try await cases.registered(Cases.single("h2"))
        let lease = try await cases.act { tx, author in try tx.signLease(Self.lease(), for: "h2", by: author) }
        #expect(lease.kind == .directLease)
        #expect(
            try await cases.findings { tx, author in
                try tx.signLease(Self.lease("2026-11-12"), for: "h2", by: author)
            } == ["V34 block"])
        #expect(
            try await cases.findings { tx, author in
                try tx.signLease(Self.lease("2026-12-12"), for: "h1", by: author)
            } == ["V32 block", "V34 block"])
        let left = try await cases.act { tx, author in
            try tx.leaveHome(lease.id, on: TestDay("2026-11-18"), by: author)
        }
        #expect(left.state == .ended)
    }

    @Test(arguments: Engine.available)
    func `a sliding lease is a direct lease from the day on which it slides, once`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let relay = try await cases.housed("h1", since: "2025-10-01")
        let sliding = try await cases.act { tx, author in
            try tx.beginSlidingLease(
                NewLease(.known("d1"), signedOn: TestDay("2025-11-20"), rentCents: 61_000), for: "h1", by: author)
        }
        #expect(sliding.follows == relay.id)
        #expect(sliding.directLeaseFrom == nil)
        #expect(
            try await cases.findings { tx, author in
                try tx.slide(sliding.id, on: TestDay("2025-11-01"), by: author)
            } == ["V32 block"])
        let slid = try await cases.act { tx, author in
            try tx.slide(sliding.id, on: TestDay("2026-11-20"), by: author)
        }
        #expect(slid.directLeaseFrom == TestDay("2026-11-20"))
        await #expect(throws: ActRefusal.self) {
            try await cases.act { tx, author in try tx.slide(sliding.id, on: TestDay("2026-11-21"), by: author) }
        }
        #expect(try await cases.count("accommodation", "dwelling_id = 'd1'") == 2)
    }

    @Test(arguments: Engine.available)
    func `Charlie ends no stay that is not his`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        await #expect(throws: NotVisible("accommodation", stay.id)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.exit(stay.id, on: TestDay("2026-11-10"), NewExit(.fjt), by: author)
            }
        }
        await #expect(throws: NotVisible("accommodation", stay.id)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.transfer(stay.id, to: "d2", on: TestDay("2026-11-10"), by: author)
            }
        }
    }
}
