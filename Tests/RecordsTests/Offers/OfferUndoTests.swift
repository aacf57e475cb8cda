import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The last act on an offer is taken back by whoever did it, and by nobody else.
struct OfferUndoTests {
    private func undo(_ offers: OfferCases, as who: Cast = .alice) async throws -> HousingOffer.Refusal? {
        let offer = offers.offer
        return try await offers.refusal(as: who) { try $0.undoLastAct(ofOffer: offer, by: $1) }
    }

    @Test(arguments: Engine.available)
    func `an answer, a decision, a sending and a proposal are taken back one at a time`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1", "h2"])
        #expect(try await undo(offers) == nil)
        #expect(try await offers.states() == [.filed, .filed])
        #expect(try await offers.sheet()?.offer.state == .open)
        #expect(try await undo(offers) == .notUndone)
        let offer = offers.offer
        try await offers.act { try $0.sendCandidates(of: offer, on: $1.today, by: $1) }
        try await offers.decide(ids[0], .ranked(1))
        try await offers.decide(ids[1], .ranked(2))
        try await offers.act { try $0.refuseByHousehold(ids[0], .rent, on: $1.today, note: "trop cher", by: $1) }
        #expect(try await offers.states() == [.refusedByHousehold, .allocated])
        #expect(try await offers.sheet()?.candidates.first?.note == "trop cher")
        #expect(try await undo(offers) == nil)
        #expect(try await offers.states() == [.allocated, .ranked])
        #expect(try await offers.sheet()?.candidates.first?.note == nil)
        #expect(try await offers.cases.count("journal_entry", "act = 'undoCandidacy'") == 4)
        try await offers.act { try $0.acceptAllocation(ids[0], on: $1.today, by: $1) }
        #expect(try await undo(offers) == nil)
        try await offers.act { try $0.closeOffer(offer, as: .unavailable, on: $1.today, by: $1) }
        #expect(try await undo(offers) == nil)
        #expect(try await offers.states() == [.allocated, .ranked])
        #expect(try await offers.sheet()?.offer.outcome == nil)
    }

    @Test(arguments: Engine.available)
    func `a household proposed by mistake is gone again`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        try await offers.cases.registered(Cases.single("h1", "Farid"))
        _ = try await offers.proposed("h1")
        #expect(try await undo(offers) == nil)
        #expect(try await offers.states().isEmpty)
        _ = try await offers.proposed("h1")
    }

    @Test(arguments: Engine.available)
    func `not another's act, not what somebody built on, not a lease, and not after ten minutes`(engine: Engine)
        async throws
    {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1", "h2"])
        #expect(try await undo(offers, as: .bob) == .notUndone)
        await #expect(throws: NotVisible("housing_offer", offers.offer)) { try await undo(offers, as: .charlie) }
        try await offers.decide(ids[0], .allocated(), as: .bob)
        #expect(try await undo(offers) == .notUndone)
        try await offers.act { try $0.acceptAllocation(ids[0], on: $1.today, by: $1) }
        try await offers.act { tx, author in
            _ = try tx.run("UPDATE offer_undo SET at = \(author.now.adding(seconds: -601))")
        }
        #expect(try await undo(offers) == .notUndone)
        try await offers.act { try $0.signOfferedLease(OfferedLease(signedOn: $1.today), of: ids[0], by: $1) }
        #expect(try await undo(offers) == .notUndone)
        #expect(try await offers.cases.count("offer_undo") == 0)
        #expect(try await offers.states() == [.leased, .withdrawn])
    }
}
