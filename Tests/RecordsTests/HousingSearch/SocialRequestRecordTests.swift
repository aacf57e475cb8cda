import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Requests for social housing over real records; today is 21 November 2026.
struct SocialRequestRecordTests {
    static let number = RegistrationNumber("077112612345678901")

    /// A family with a request that was filed and attested.
    struct Filed {
        let cases: Cases
        let id: String

        init(_ engine: Engine, on filed: String = "2026-03-10") async throws {
            cases = try await Cases(engine)
            try await cases.registered(Cases.family("h1"))
            id = try await cases.act { tx, author in
                try tx.recordRequest(Filed.new(filed), for: "h1", by: author).id
            }
        }

        static func new(_ filed: String?, _ number: RegistrationNumber? = SocialRequestRecordTests.number)
            -> NewSocialRequest
        {
            NewSocialRequest(
                number: number, body: .online, departement: "77",
                wish: .init(communes: ["77288"], type: .t3, maximumCents: 65_000, needs: ["groundFloor"]),
                filedOn: filed.map { TestDay($0) })
        }

        func request(as who: Cast = .alice, of household: String = "h1") async throws -> SocialHousingRequest? {
            try await cases.act(as: who) { tx, author in try tx.socialRequests(of: household, by: author) }?.first
        }

        func due(as who: Cast = .alice) async throws -> [DueItem] {
            try await cases.act(as: who) { tx, author in
                try tx.dueDay(.all, on: author.today, visibleTo: author.actor).lines.map(\.item)
            }.filter { $0.subject == id }
        }

        func renew(_ day: String) async throws -> [String] {
            let id = id
            return try await cases.findings { tx, author in
                try tx.advanceRequest(id, .renewal, on: TestDay(day), by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `it is kept with a sealed number, and read back whole`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let request = try #require(try await filed.request())
        #expect(request.number == Self.number && request.body == .online && request.filedOn == TestDay("2026-03-10"))
        #expect(request.wish == Filed.new(nil).wish)
        let clear = try await filed.cases.world.store.read { tx in
            try tx.row("SELECT number FROM social_request")?.bytes("number") ?? []
        }
        #expect(!String(decoding: clear, as: UTF8.self).contains("077112612"))
        #expect(try await filed.cases.count("journal_entry", "act = 'recordRequest'") == 1)
    }

    @Test(arguments: Engine.available)
    func `renewed in its window, it lasts a year more; after its last day it does not`(engine: Engine) async throws {
        let filed = try await Filed(engine, on: "2025-12-01")
        #expect(try await filed.due().map(\.rule).contains(.requestRenewal))
        #expect(try await filed.renew("2026-09-30") == ["V64 warn"])
        #expect(try await filed.renew("2026-11-22") == ["V32 block"])
        #expect(try await filed.renew("2026-11-20") == [])
        #expect(try await filed.request()?.renewals == [TestDay("2026-11-20")])
        #expect(try await !filed.due().map(\.rule).contains(.requestRenewal))
        let late = try await Filed(engine, on: "2025-11-10")
        #expect(try await late.due().first { $0.rule == .requestRenewal }?.group == .late)
        #expect(try await late.renew("2026-11-11") == ["V64 block"])
        #expect(try await late.renew("2026-11-10") == [])
    }

    @Test(arguments: Engine.available)
    func `the attestation is waited for, and settles it`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        #expect(try await filed.due().map(\.rule) == [.requestAttestation])
        let id = filed.id
        let early = try await filed.cases.findings { tx, author in
            try tx.attestRequest(id, on: TestDay("2026-03-09"), number: nil, by: author)
        }
        #expect(early == ["V32 block"])
        try await filed.cases.act { tx, author in
            try tx.attestRequest(id, on: TestDay("2026-04-01"), number: nil, by: author)
        }
        #expect(try await filed.due().isEmpty)
        #expect(try await filed.request()?.number == Self.number)
    }

    @Test(arguments: Engine.available)
    func `a number that another household has, a short one and a second request are warned of`(engine: Engine)
        async throws
    {
        let filed = try await Filed(engine)
        try await filed.cases.registered(Cases.single("h2"))
        func found(_ new: NewSocialRequest, for household: String) async throws -> [String] {
            try await filed.cases.findings { tx, author in try tx.recordRequest(new, for: household, by: author) }
        }
        #expect(try await found(Filed.new("2026-04-02"), for: "h2") == ["V63 warn"])
        #expect(try await found(Filed.new("2026-04-02", RegistrationNumber("0771")), for: "h2") == ["V63 warn"])
        #expect(try await found(Filed.new("2026-04-02", nil), for: "h1") == ["V63 warn"])
        // What has ended stands in nobody's way.
        let id = filed.id
        try await filed.cases.act { tx, author in
            try tx.endRequest(id, on: TestDay("2026-04-01"), as: .removed, by: author)
        }
        #expect(try await found(Filed.new("2026-04-02"), for: "h2") == [])
    }

    @Test(arguments: Engine.available)
    func `another association sees nothing of it, is told of no twin, and changes nothing`(engine: Engine)
        async throws
    {
        let filed = try await Filed(engine)
        #expect(try await filed.request(as: .charlie) == nil)
        #expect(try await filed.due(as: .charlie).isEmpty)
        let id = filed.id
        await #expect(throws: NotVisible.self) {
            try await filed.cases.act(as: .charlie) { tx, author in
                try tx.endRequest(id, on: author.today, as: .removed, by: author)
            }
        }
        await #expect(throws: NotVisible.self) {
            try await filed.cases.act(as: .charlie) { tx, author in
                try tx.changeRequest(id, to: Filed.new("2026-03-11"), by: author)
            }
        }
        try filed.cases.world.vault.makeKeys(for: ["h9"])
        let theirs = try await filed.cases.findings(as: .charlie) { tx, author in
            var new = Cases.family("h9", site: "s3")
            new.referent = "charlie"
            try tx.register(new, duplicatesIn: nil, by: author)
            try tx.recordRequest(Filed.new("2026-04-02"), for: "h9", by: author)
        }
        #expect(theirs == [])
    }

    @Test(arguments: Engine.available)
    func `a lease that meets it ends it, and one that does not asks for its removal`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let lease = ExitTests.lease("2026-11-02")
        try await filed.cases.act { tx, author in _ = try tx.signLease(lease, for: "h1", by: author) }
        #expect(try await filed.due().map(\.rule) == [.requestRemoval])
        let other = try await Filed(engine)
        var meeting = ExitTests.lease("2026-11-02")
        meeting.meetsRequest = true
        let met = meeting
        try await other.cases.act { tx, author in _ = try tx.signLease(met, for: "h1", by: author) }
        #expect(try await other.request()?.outcome == .satisfied)
        #expect(try await other.request()?.endedOn == TestDay("2026-11-02"))
        #expect(try await other.due().isEmpty)
        #expect(try await other.cases.count("journal_entry", "act = 'endRequest'") == 1)
    }

    @Test(arguments: Engine.available)
    func `two who write at once meet: the second is told`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let id = filed.id
        try await filed.cases.act { tx, author in
            try tx.changeRequest(id, to: Filed.new("2026-03-11"), version: 0, by: author)
        }
        await #expect(throws: StorageError.self) {
            try await filed.cases.act { tx, author in
                try tx.changeRequest(id, to: Filed.new("2026-03-12"), version: 0, by: author)
            }
        }
        #expect(try await filed.request()?.filedOn == TestDay("2026-03-11"))
    }
}
