import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Scenario S12: the landlord takes the dwelling back after it was allocated; and what each act does to a convention.
struct WithdrawnOfferTests {
    private func counts(_ conventions: ConventionCases, _ id: String) async throws -> [Int] {
        let sheet = try #require(try await conventions.sheet(id))
        return [try await conventions.proposed(id), sheet.allocations.count, sheet.leases.count]
    }

    private func dues(_ offers: OfferCases) async throws -> [DeadlineRule] {
        let actor = try await offers.cases.world.actor(.alice)
        return try await offers.cases.world.store.read {
            try $0.dueDay(.mine, on: TestDay("2026-11-22"), visibleTo: actor).lines.map(\.item.rule)
        }
    }

    /// An offer under a convention, allocated to h1, behind whom h2 waits.
    private func allocated(_ engine: Engine) async throws -> (OfferCases, ConventionCases, String, [String]) {
        let conventions = try await ConventionCases(engine)
        let made = try await conventions.signed()
        let offers = try await OfferCases(engine, in: conventions.cases) { $0.convention = made.id }
        #expect(try await counts(conventions, made.id) == [1, 0, 0])
        let ids = try await offers.sent(["h1", "h2"])
        try await offers.decide(ids[0], .allocated())
        try await offers.decide(ids[1], .ranked(2))
        #expect(try await counts(conventions, made.id) == [1, 1, 0])
        return (offers, conventions, made.id, ids)
    }

    @Test(arguments: Engine.available)
    func `a dwelling taken back after the household said yes leaves it free for another`(engine: Engine) async throws {
        let (offers, conventions, convention, ids) = try await allocated(engine)
        #expect(try await dues(offers).contains(.allocationAnswer))
        try await offers.act { try $0.acceptAllocation(ids[0], on: $1.today, by: $1) }
        let offer = offers.offer
        try await offers.act { try $0.closeOffer(offer, as: .withdrawnByLandlord, on: $1.today, by: $1) }
        #expect(try await offers.states() == [.withdrawn, .withdrawn])
        #expect(try await !dues(offers).contains(.allocationAnswer))
        let lease = OfferedLease(signedOn: TestDay("2026-11-21"))
        #expect(
            try await offers.refusal { try $0.signOfferedLease(lease, of: ids[0], by: $1) }
                == .candidacyIs(.withdrawn))
        // It was proposed and allocated, and not honoured: that is what the convention says.
        #expect(try await counts(conventions, convention) == [1, 1, 0])
        #expect(try await offers.cases.count("accommodation") == 0)
        let told = try await offers.cases.count(
            "journal_entry", "act = 'endWithOffer' AND household_id IN ('h1', 'h2')")
        #expect(told == 2)
        let next = try await OfferCases(engine, in: offers.cases)
        #expect(try await next.proposed("h1") != ids[0])
        #expect(try await next.states() == [.proposed])
    }

    @Test(arguments: Engine.available)
    func `the landlord takes it back by its link, once, and no other's`(engine: Engine) async throws {
        let (offers, _, _, _) = try await allocated(engine)
        let (offer, other) = (offers.offer, try await OfferCases(engine, in: offers.cases).offer)
        try await offers.cases.world.store.write { tx in
            try tx.insert(Partner(id: "private", name: "Agence", kind: .association, landlordKind: .company))
            _ = try tx.run("UPDATE housing_offer SET partner_id = 'private' WHERE id = \(other)")
        }
        try await offers.act { try $0.linkLandlord(ofOffer: offer, tokenHash: "token", codeHash: "code", by: $1) }
        func takeBack(_ id: String) async throws {
            try await offers.act { tx, author in
                let shown = try #require(try tx.landlordOffers("token", on: author.today))
                try tx.withdrawByLandlord(
                    id, as: .unavailable, in: shown, .init(author))
            }
        }
        await #expect(throws: NotVisible("housing_offer", other)) { try await takeBack(other) }
        try await takeBack(offer)
        #expect(try await offers.states() == [.withdrawn, .withdrawn])
        #expect(try await offers.cases.count("journal_entry", "act = 'closeOffer' AND actor_id LIKE 'link:%'") == 1)
        await #expect(throws: HousingOffer.Refusal.offerIs(.withdrawn)) { try await takeBack(offer) }
    }

    @Test(arguments: Engine.available)
    func `the lease counts for the convention in the act that signs it`(engine: Engine) async throws {
        let (offers, conventions, convention, ids) = try await allocated(engine)
        let elsewhere = try await OfferCases(engine, in: offers.cases)
        _ = try await elsewhere.proposed("h1")
        try await offers.act { tx, author in
            try tx.acceptAllocation(ids[0], on: author.today, by: author)
            _ = try tx.signOfferedLease(OfferedLease(signedOn: author.today), of: ids[0], by: author)
        }
        #expect(try await counts(conventions, convention) == [1, 1, 1])
        // It has a home, and takes no other dwelling.
        let other = try await elsewhere.sheet()?.candidates.first?.candidacy
        #expect(other?.state == .refusedByHousehold && other?.reason == "otherSolutionFound")
    }
}
