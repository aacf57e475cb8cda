import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Whom a colleague may choose for a dwelling: so many of those who wait, and anybody by a code.
struct PreselectionTests {
    @Test(arguments: Engine.available)
    func `some of those who wait are shown, and all of them are counted`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        for id in ["h1", "h2", "h3"] { try await offers.cases.registered(Cases.single(id, "F" + id)) }
        let offer = offers.offer
        #expect(try await offers.act { try $0.possibleCandidates(for: offer, most: 2, by: $1).count } == 2)
        #expect(try await offers.act { try $0.possibleCandidateCount(for: offer, by: $1) } == 3)
        _ = try await offers.proposed("h2")
        let left = try await offers.act { try $0.possibleCandidates(for: offer, by: $1).map(\.id) }
        #expect(left.sorted() == ["h1", "h3"])
        #expect(try await offers.act { try $0.possibleCandidateCount(for: offer, by: $1) } == 2)
        #expect(try await offers.act(as: .hélène) { try $0.possibleCandidateCount(for: offer, by: $1) } == 2)
        await #expect(throws: NotVisible("housing_offer", offer)) {
            try await offers.act(as: .charlie) { try $0.possibleCandidateCount(for: offer, by: $1) }
        }
    }

    @Test(arguments: Engine.available)
    func `another household is found by its code, with a lease or of another site, unless it is not one's own`(
        engine: Engine
    ) async throws {
        let offers = try await OfferCases(engine)
        let (cases, offer) = (offers.cases, offers.offer)
        for id in ["h1", "h2", "h3", "h4"] { try await cases.registered(Cases.single(id, "F" + id)) }
        try await cases.world.store.write { tx in
            for (id, site) in [("h2", "s2"), ("h3", "s3")] {
                try tx.run("UPDATE household SET site_id = \(site) WHERE id = \(id)")
            }
        }
        try await offers.act { tx, author in
            try tx.signLease(
                NewLease(
                    .new(LeasedDwelling(landlord: "office", stock: .public, commune: "77288", departement: "77")),
                    signedOn: author.today, rentCents: 40_000), for: "h1", by: author)
            try tx.closeFile("h4", on: author.today, reason: "autonomous", by: author)
        }
        func found(_ household: String, as who: Cast = .alice) async throws -> String? {
            try await offers.act(as: who) { tx, author in
                let code = try tx.row("SELECT code FROM household WHERE id = \(household)")?.text("code") ?? ""
                return try tx.possibleCandidate(for: offer, code: code.lowercased(), by: author)?.id
            }
        }
        #expect(try await found("h1") == "h1")
        #expect(try await found("h2", as: .hélène) == "h2")
        for (household, why) in [("h2", "another site"), ("h3", "another association"), ("h4", "closed")] {
            #expect(try await found(household) == nil, "\(why)")
        }
        _ = try await offers.proposed("h1")
        #expect(try await found("h1") == nil)
        #expect(try await offers.act { try $0.possibleCandidate(for: offer, code: "nobody", by: $1) } == nil)
    }

    @Test(arguments: Engine.available)
    func `a claim to housing and what a request asks of the way in are among the rules`(engine: Engine) async throws {
        let offers = try await OfferCases(engine) { ($0.floor, $0.hasLift) = (2, false) }
        try await offers.cases.registered(Cases.family("h1"))
        let offer = offers.offer
        func reasons() async throws -> [OfferFit.Reason] {
            let fit = try await offers.act { try $0.possibleCandidates(for: offer, by: $1) }.first?.fit
            return fit?.lines.filter { $0.rule == .claim || $0.rule == .access }.map(\.reason) ?? []
        }
        #expect(try await reasons() == [.claim(nil), .access(needs: nil, isThere: nil)])
        try await offers.act { tx, author in
            let request = try tx.recordRequest(
                SocialRequestRecordTests.Filed.new("2024-03-10"), for: "h1", by: author)
            try tx.recordClaim(
                .housing, ground: "noDwelling", request: request.id, departement: "77",
                .init(
                    filedOn: TestDay("2026-03-02"), acknowledgedOn: TestDay("2026-03-09"),
                    decidedOn: TestDay("2026-06-15"), decision: .recognised),
                for: "h1", by: author)
        }
        #expect(
            try await reasons() == [
                .claim(.recognised(on: TestDay("2026-06-15"))), .access(needs: [.groundFloor], isThere: false),
            ])
        // Rules never exclude: the household is proposed all the same.
        _ = try await offers.proposed("h1")
    }
}
