import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Claims for the enforceable right over real records, and what becomes of requests and claims when files change.
struct RightClaimRecordTests {
    private typealias Filed = SocialRequestRecordTests.Filed

    private func claim(
        _ filed: Filed, _ kind: EnforceableRightClaim.Kind = .housing, request: String?,
        _ steps: EnforceableRightClaim.Steps, for household: String = "h1"
    ) async throws -> [String] {
        try await filed.cases.findings { tx, author in
            try tx.recordClaim(
                kind, ground: "noDwelling", request: request, departement: "77", steps, for: household, by: author)
        }
    }

    @Test(arguments: Engine.available)
    func `a DALO claim stands on a request with its number and day, a DAHO claim on none`(engine: Engine)
        async throws
    {
        let filed = try await Filed(engine)
        let steps = EnforceableRightClaim.Steps(filedOn: TestDay("2026-05-04"))
        #expect(try await claim(filed, request: nil, steps) == ["V65 block"])
        #expect(try await claim(filed, request: filed.id, steps) == [])
        #expect(try await claim(filed, .accommodation, request: nil, steps) == [])
        try await filed.cases.registered(Cases.single("h2"))
        // Another household's request is none of this one's.
        #expect(try await claim(filed, request: filed.id, steps, for: "h2") == ["V65 block"])
    }

    @Test(arguments: Engine.available)
    func `its delays come to Today, and its steps settle them`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let cases = filed.cases
        var steps = EnforceableRightClaim.Steps(
            filedOn: TestDay("2026-08-01"), acknowledgedOn: TestDay("2026-08-10"))
        #expect(try await claim(filed, request: filed.id, steps) == [])
        let id = try #require(
            try await cases.act { tx, author in try tx.rightClaims(of: "h1", by: author) }?.first?.id)
        func due() async throws -> [DueItem] {
            try await cases.act { tx, author in
                try tx.dueDay(.all, on: author.today, visibleTo: author.actor).lines.map(\.item)
            }.filter { $0.subject == id }
        }
        #expect(try await due().map(\.rule) == [.claimDecision])
        #expect(try await due().first?.group == .late)
        (steps.decidedOn, steps.decision) = (TestDay("2026-11-12"), .recognised)
        let decided = steps
        let request = filed.id
        try await cases.act { tx, author in
            try tx.changeClaim(
                id, ground: "noDwelling", request: request, departement: "77", decided, by: author)
        }
        #expect(try await due().isEmpty)
        let seen = try await cases.act(as: .charlie) { tx, author in try tx.rightClaims(of: "h1", by: author) }
        #expect(seen == nil)
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.changeClaim(id, ground: "noDwelling", request: request, departement: "77", decided, by: author)
            }
        }
    }

    /// In a département of Île-de-France the prefect has six months, as the product ships it.
    @Test(arguments: Engine.available)
    func `the delays of a département are shipped and may be set`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await ReferenceData.load(into: cases.world.store)
        let terms = try await cases.world.store.read { try $0.datedTerms() }
        let today = TestDay("2026-11-21")
        #expect(terms.value(.claimRehousing, on: today, in: "77") == 6)
        #expect(terms.value(.claimRehousing, on: today, in: "54") == 3)
        #expect(terms.value(.claimDecision, on: today, in: "974") == 6)
        #expect(terms.value(.claimDecision, on: today, in: "77") == 3)
        #expect(terms.value(.requestTerm, on: today) == 12 && terms.value(.claimWarning, on: today) == 80)
    }

    @Test(arguments: Engine.available)
    func `a household that parts leaves its request or takes it along, with the claim`(engine: Engine) async throws {
        for takes in [false, true] {
            let filed = try await Filed(engine)
            #expect(
                try await claim(filed, request: filed.id, .init(filedOn: TestDay("2026-05-04"))) == [])
            try filed.cases.world.vault.makeKeys(for: ["h8"])
            try await filed.cases.act { tx, author in
                let leaving = try tx.members(of: "h1", by: author).first { $0.membership.kinship == .spouse }
                _ = try tx.separate(
                    NewSeparation(
                        of: "h1", into: "h8", leaving: [leaving?.id ?? "": .reference], on: TestDay("2026-11-01"),
                        done: Set(HouseholdChangeRules.SplitStep.allCases), takesRequest: takes),
                    by: author)
            }
            #expect(try await filed.request(of: "h1")?.id == (takes ? nil : filed.id))
            let taken = try await filed.request(of: "h8")
            #expect(taken?.id == (takes ? filed.id : nil))
            if takes { #expect(taken?.number == SocialRequestRecordTests.number) }
            let claims = try await filed.cases.act { tx, author in try tx.rightClaims(of: "h8", by: author) }
            #expect(claims?.count == (takes ? 1 : 0))
            #expect(try await filed.cases.count("journal_entry", "act = 'takeRequest'") == (takes ? 1 : 0))
        }
    }

    @Test(arguments: Engine.available)
    func `two files made one hold both requests, and parted again each its own`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        try await filed.cases.registered(Cases.single("h2"))
        let merge = try await filed.cases.act(as: .hélène) { tx, author in
            try tx.mergeFiles(NewMerge("h1", into: "h2"), by: author)
        }
        #expect(try await filed.request(of: "h2")?.number == SocialRequestRecordTests.number)
        try await filed.cases.act(as: .hélène) { tx, author in try tx.undoMerge(merge.id, by: author) }
        #expect(try await filed.request(of: "h2") == nil)
        #expect(try await filed.request(of: "h1")?.number == SocialRequestRecordTests.number)
    }

    @Test(arguments: Engine.available)
    func `an erased file keeps the days of its request and nothing of its number`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let cases = filed.cases
        try await cases.act { tx, author in
            _ = try tx.closeFile("h1", on: TestDay("2026-11-02"), reason: "other", by: author)
        }
        try await cases.act(as: .hélène) { tx, author in
            try tx.eraseFile("h1", .request, reason: "demandé par le ménage", by: author)
        }
        let row = try await cases.world.store.read { tx in
            try tx.row("SELECT filed_on, number, number_bucket FROM social_request")
        }
        #expect(try row?.text("filed_on") == "2026-03-10")
        #expect(try row?.isNull("number") == true && row?.isNull("number_bucket") == true)
    }
}
