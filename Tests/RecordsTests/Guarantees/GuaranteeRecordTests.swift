import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Guarantees over real records: their life, their dues, the lease that carries them.
struct GuaranteeRecordTests {
    @Test(arguments: Engine.available)
    func `a guarantee is thought of, asked for, granted, and covers the lease from its day`(engine: Engine)
        async throws
    {
        let all = try await GuaranteeCases(engine)
        let lease = try await all.leased()
        let id = try await all.considered("gli", lease: lease.id)
        let known = try #require(try await all.file(id))
        #expect(known.guarantee.landlord == "agency" && known.landlordName == "Agence du Pont")
        #expect(known.guarantee.leaseOn == TestDay("2026-11-02") && known.terms.hasPremium)
        try await all.act { try $0.askGuarantee(id, on: TestDay("2026-11-05"), by: $1) }
        #expect(
            try await all.refusal { try $0.askGuarantee(id, on: $1.today, by: $1) } == .stateIs(.asked))
        try await all.act { try $0.grantGuarantee(id, on: TestDay("2026-11-10"), by: $1) }
        #expect(try await all.state(id) == .active)
        #expect(try await all.file(id)?.guarantee.days.active == TestDay("2026-11-10"))
        try await all.act { tx, author in
            try tx.payPremium(.init(cents: 14_250, payer: .association, paidOn: author.today), of: id, by: author)
        }
        #expect(try await all.file(id)?.guarantee.premium?.cents == 14_250)
        #expect(
            try await all.refusal { tx, author in
                try tx.considerGuarantee(NewGuarantee("gli", lease: lease.id), for: "h1", by: author)
            } == .already(.active))
        #expect(try await all.cases.count("journal_entry", "noun = 'guarantee'") == 4)
    }

    @Test(arguments: Engine.available)
    func `the GRL takes no lease of today, Visale none of 2015, and a dear rent is thought over`(engine: Engine)
        async throws
    {
        let all = try await GuaranteeCases(engine)
        func consider(_ scheme: String, _ day: String) async throws -> [String] {
            try await all.cases.findings { tx, author in
                try tx.considerGuarantee(NewGuarantee(scheme, leaseOn: TestDay(day)), for: "h1", by: author)
            }
        }
        #expect(try await consider("grl", "2026-11-21") == ["V72 block"])
        #expect(try await consider("visale", "2015-06-01") == ["V72 block"])
        #expect(try await consider("locaPassGuarantee", "2007-01-01") == ["V72 block"])
        try await all.act { tx, author in
            try tx.keepBudget(
                HousingBudget(resourcesCents: 100_000, rentCents: 51_000, chargesCents: 0, aidCents: 0, persons: 1),
                for: "h1", by: author, confirming: [.v70: "aide à venir"])
        }
        #expect(try await consider("grl", "2015-06-01") == ["V70 block"])
        #expect(try await consider("fsl", "2026-12-01") == ["V70 warn"])
        #expect(try await all.cases.count("guarantee") == 0)
    }

    @Test(arguments: Engine.available)
    func `a visa that comes after the lease is confirmed with a reason`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        let lease = try await all.leased()
        let id = try await all.considered("visale", lease: lease.id)
        #expect(
            try await all.refusal { try $0.grantGuarantee(id, on: $1.today, by: $1) } == .visaMissing)
        let late = Guarantee.Visa(on: TestDay("2026-11-03"))
        let found = try await all.cases.findings {
            try $0.grantGuarantee(id, on: $1.today, visa: late, by: $1)
        }
        #expect(found == ["V71 warn"])
        try await all.act {
            try $0.grantGuarantee(id, on: $1.today, visa: late, by: $1, confirming: [.v71: "daté par l’organisme"])
        }
        #expect(try await all.state(id) == .active)
        #expect(try await all.cases.count("rule_confirmation", "rule = 'V71'") == 1)
        #expect(
            try await all.refusal {
                try $0.payPremium(.init(cents: 100, payer: .association), of: id, by: $1)
            } == .free)
    }

    @Test(arguments: Engine.available)
    func `S13 — visa and guarantee refused, FSL granted`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        let visale = try await all.considered("visale", on: "2026-12-01")
        let gli = try await all.considered("gli", on: "2026-12-01")
        try await all.act { tx, author in
            try tx.refuseGuarantee(visale, .employment, on: author.today, by: author)
            try tx.refuseGuarantee(gli, .incomeTooLow, on: author.today, by: author)
        }
        let fsl = try await all.granted("fsl")
        let lease = try await all.leased("2026-11-21")
        #expect(try await all.state(visale) == .refused)
        #expect(try await all.state(gli) == .refused)
        let file = try #require(try await all.file(fsl))
        #expect(file.guarantee.state == .active && file.guarantee.lease == lease.id)
        #expect(try await all.file(visale)?.guarantee.lease == nil)
    }

    @Test(arguments: Engine.available)
    func `a signed lease carries what was prepared for it, and a late visa covers nothing by itself`(engine: Engine)
        async throws
    {
        let all = try await GuaranteeCases(engine)
        let fsl = try await all.granted("fsl")
        let visale = try await all.granted("visale", visa: .init(on: TestDay("2026-11-18")))
        let asked = try await all.considered("gli")
        try await all.act { tx, author in
            try tx.openTenancyService(.plus, for: "h1", on: TestDay("2026-10-01"), by: author)
        }
        let lease = try await all.leased("2026-11-15")
        #expect(try await all.state(fsl) == .active)
        #expect(try await all.state(asked) == .considered)
        #expect(try await all.state(visale) == .granted)
        for id in [fsl, visale, asked] {
            let one = try await all.file(id)?.guarantee
            #expect(one?.lease == lease.id && one?.leaseOn == TestDay("2026-11-15") && one?.landlord == "agency")
        }
        let found = try await all.cases.findings { try $0.startGuarantee(visale, on: $1.today, by: $1) }
        #expect(found == ["V71 warn"])
        try await all.act {
            try $0.startGuarantee(visale, on: $1.today, by: $1, confirming: [.v71: "accepté par Visale"])
        }
        #expect(try await all.state(visale) == .active)
        let service = try #require(try await all.act { try $0.tenancyServices(of: "h1", by: $1) }?.first)
        #expect(service.service.lease == lease.id && service.given[.followUp] == TestDay("2026-11-15"))
        #expect(service.given[.guarantee] == TestDay("2026-11-15"))
    }

    @Test(arguments: Engine.available)
    func `a claim is declared, paid up to the cap, and the cover goes on`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        let lease = try await all.leased()
        let id = try await all.granted("gli", lease: lease.id)
        try await all.act { try $0.declareClaim(.arrears, cents: 90_000, on: $1.today, of: id, by: $1) }
        #expect(try await all.state(id) == .claimed)
        #expect(
            try await all.refusal { try $0.declareClaim(.damage, cents: 1, on: $1.today, of: id, by: $1) }
                == .stateIs(.claimed))
        #expect(
            try await all.refusal { try $0.settleClaim(.paid(cents: 90_001, on: $1.today), of: id, by: $1) } == .amount)
        try await all.act { try $0.settleClaim(.paid(cents: 60_000, on: $1.today), of: id, by: $1) }
        #expect(try await all.state(id) == .paid)
        try await all.act {
            try $0.declareClaim(.damage, cents: 5_000, on: $1.today, of: id, by: $1)
            try $0.settleClaim(.rejected(on: $1.today), of: id, by: $1)
            try $0.handOverGuarantee(id, on: $1.today, by: $1)
        }
        let file = try #require(try await all.file(id))
        #expect(file.guarantee.state == .handedOver && file.claims.count == 2)
        #expect(file.claims.compactMap(\.paidCents) == [60_000])
    }

    @Test(arguments: Engine.available)
    func `Today follows the records, whoever wrote a day by hand before, and after the file is closed`(engine: Engine)
        async throws
    {
        let all = try await GuaranteeCases(engine)
        let lease = try await all.leased("2026-11-02")
        try await all.act { tx, author in
            try tx.recordEvent(
                NewAnchorEvent(id: "by-hand", .guaranteeStart, of: .household("h1"), on: TestDay("2026-11-02")),
                checkedBy: FreeText(keywords: []), by: author)
        }
        let id = try await all.granted("gli", lease: lease.id)
        #expect(try await all.cases.count("anchor_event", "withdrawn_at IS NOT NULL") == 1)
        #expect(try await all.due(on: "2027-10-01") == ["guaranteeYear 2027-11-21 h1"])
        #expect(try await all.due(on: "2027-10-01", as: .charlie).isEmpty)
        try await all.act { _ = try $0.closeFile("h1", on: $1.today, reason: "autonomous", by: $1) }
        #expect(try await all.due(on: "2027-10-01") == ["guaranteeYear 2027-11-21 s1"])
        #expect(try await all.due(on: "2027-10-01", as: .charlie).isEmpty)
        try await all.act { try $0.handOverGuarantee(id, on: $1.today, by: $1) }
        #expect(try await all.due(on: "2027-10-01").isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a visa is followed until the lease is signed`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        _ = try await all.granted("visale", visa: .init(on: TestDay("2026-11-21"), until: TestDay("2027-01-31")))
        #expect(try await all.due(on: "2027-01-20") == ["guaranteeVisa 2027-01-31 h1"])
        try await all.leased("2026-11-21")
        #expect(try await all.due(on: "2027-01-20").isEmpty)
    }
}
