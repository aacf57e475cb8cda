import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Who sees an offer, two colleagues at once, and what becomes of a candidacy when a file is erased or joined.
struct OfferReachTests {
    @Test(arguments: Engine.available)
    func `of two officers who answer at once, one is heard and the other is told`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let id = try await offers.sent(["h1"])[0]
        try await offers.decide(id, .allocated())
        let told = try await together(offers) { who, tx, author in
            try tx.acceptAllocation(id, on: author.today, by: author)
        }
        #expect(told.count { $0 == nil } == 1 && told.contains(.candidacyIs(.accepted)))
        #expect(try await offers.states() == [.accepted])
        #expect(try await offers.cases.count("journal_entry", "act = 'acceptAllocation'") == 1)
    }

    @Test(arguments: Engine.available)
    func `of two households allocated at once, one has the dwelling`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1", "h2"])
        let told = try await together(offers) { who, tx, author in
            try tx.decide(who == .alice ? ids[0] : ids[1], .allocated(), on: author.today, by: author)
        }
        #expect(told.count { $0 == nil } == 1 && told.contains(.taken))
        #expect(try await Set(offers.states()) == [.allocated, .sent])
    }

    /// What Alice and Bob are told when they do the same at once.
    private func together(
        _ offers: OfferCases, _ work: @escaping @Sendable (Cast, any Transaction, Author) throws -> Void
    ) async throws -> [HousingOffer.Refusal?] {
        try await withThrowingTaskGroup(of: HousingOffer.Refusal?.self) { group in
            for who in [Cast.alice, .bob] {
                group.addTask { try await offers.refusal(as: who) { tx, author in try work(who, tx, author) } }
            }
            var told: [HousingOffer.Refusal?] = []
            for try await one in group { told.append(one) }
            return told
        }
    }

    @Test(arguments: Engine.available)
    func `another association sees no offer, and acts on none`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let id = try await offers.sent(["h1"])[0]
        #expect(try await offers.sheet(as: .charlie) == nil)
        let (offer, lists) = (
            offers.offer, try await offers.act(as: .charlie) { try $0.offers(.init(), limit: 9, visibleTo: $1.actor) }
        )
        #expect(lists.isEmpty)
        #expect(try await offers.act { try $0.offers(.init(), limit: 9, visibleTo: $1.actor) }.map(\.id) == [offer])
        await #expect(throws: NotVisible("candidacy", id)) {
            try await offers.act(as: .charlie) { try $0.acceptAllocation(id, on: $1.today, by: $1) }
        }
        await #expect(throws: NotVisible("housing_offer", offer)) {
            try await offers.act(as: .charlie) { try $0.closeOffer(offer, as: .unavailable, on: $1.today, by: $1) }
        }
        await #expect(throws: NotVisible("partner", "office")) {
            try await offers.act(as: .charlie) { tx, author in
                try tx.receiveOffer(
                    .init(departement: "77", receivedOn: author.today), from: "office", site: "s3", by: author)
            }
        }
        #expect(try await offers.act(as: .charlie) { try $0.candidacies(of: "h1", by: $1) } == nil)
    }

    @Test(arguments: Engine.available)
    func `a confidential household is a candidate without a code for whoever may not open its file`(engine: Engine)
        async throws
    {
        let offers = try await OfferCases(engine)
        let id = try await offers.sent(["h1"])[0]
        try await offers.cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET confidential = 1 WHERE id = 'h1'")
        }
        let line = try #require(try await offers.sheet(as: .bob)?.candidates.first)
        #expect(line.householdCode == nil && !line.mayOpenFile && line.head == nil && line.facts.persons == 1)
        await #expect(throws: NotVisible("candidacy", id)) {
            try await offers.act(as: .bob) { try $0.refuseByHousehold(id, .rent, on: $1.today, by: $1) }
        }
        try await offers.decide(id, .ranked(2), as: .bob)
    }

    /// The head of a household works in Seine-et-Marne.
    private func work(_ household: String, _ offers: OfferCases) async throws {
        try await offers.cases.world.store.write { tx in
            try tx.run(
                "INSERT INTO partner (id, name, name_key, kind, departement) VALUES ('e', 'E', 'e', 'employer', '77')")
            try tx.run(
                """
                INSERT INTO employment_spell (id, person_id, contract, from_day, employer_id)
                SELECT 'work', person_id, 'cdi', '2026-01-05', 'e' FROM membership
                WHERE household_id = \(household) AND kinship = 'reference'
                """)
        }
    }

    @Test(arguments: Engine.available)
    func `households are shown by the rules, and never one that has a home`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        try await offers.cases.registered(Cases.family("h1"))
        try await offers.cases.registered(Cases.single("h2", "Omid"))
        try await offers.act { tx, author in
            try tx.recordRequest(SocialRequestRecordTests.Filed.new("2024-03-10"), for: "h1", by: author)
            _ = try tx.recordConsent(.landlordContact, of: "h1", givenOn: author.today, by: author)
        }
        try await work("h1", offers)
        let offer = offers.offer
        let found = try await offers.act { try $0.possibleCandidates(for: offer, by: $1) }
        #expect(found.map(\.id) == ["h1", "h2"])
        let verdicts: [FitVerdict] = [.fits, .unknown, .fits, .fits, .doesNot, .unknown, .fits, .fits, .fits]
        #expect(
            found[0].fit.lines.map(\.verdict) == verdicts && found[0].fit.lines[6].reason == .work(.sameDepartement))
        #expect(found[1].fit.lines[6].verdict == .unknown)
        #expect(found[0].head?.family == "Rahimi" && found[0].fit.lines[3].reason == .seniority(months: 32))
        _ = try await offers.proposed("h1")
        try await offers.act { tx, author in
            try tx.signLease(
                NewLease(
                    .new(LeasedDwelling(landlord: "office", stock: .public, commune: "77288", departement: "77")),
                    signedOn: author.today, rentCents: 40_000), for: "h2", by: author)
        }
        #expect(try await offers.act { try $0.possibleCandidates(for: offer, by: $1) }.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `an erased file keeps its days and its codes, and no word`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let id = try await offers.sent(["h1"])[0]
        try await offers.decide(id, .allocated())
        try await offers.act { tx, author in
            try tx.refuseByHousehold(id, .safety, on: author.today, note: "le voisin", by: author)
            try tx.closeFile("h1", on: author.today, reason: "autonomous", by: author)
        }
        #expect(try await offers.cases.count("candidacy", "note IS NOT NULL") == 1)
        try await FileErasureTests.erase(offers.cases)
        #expect(try await offers.cases.count("candidacy", "note IS NOT NULL") == 0)
        #expect(try await offers.cases.count("candidacy", "refusal_reason = 'safety'") == 1)
        #expect(try await offers.sheet()?.candidates.first?.candidacy.state == .refusedByHousehold)
    }
}
