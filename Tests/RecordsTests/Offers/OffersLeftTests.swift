import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A lease that is signed in the file and not through an offer: the household is no candidate elsewhere any more.
struct OffersLeftTests {
    @Test(arguments: Engine.available)
    func `a lease signed in the file ends what was sent elsewhere, and leaves what was allocated to whoever knows`(
        engine: Engine
    ) async throws {
        let offers = try await OfferCases(engine)
        _ = try await offers.sent(["h1", "h2"])
        let other = try await OfferCases(engine, in: offers.cases)
        let second = try await other.proposed("h1")
        try await offers.act { tx, author in try tx.signLease(ExitTests.lease(), for: "h1", by: author) }
        #expect(try await offers.states() == [.refusedByHousehold, .sent])
        #expect(try await other.states() == [.refusedByHousehold])
        let told = try await offers.sheet()?.candidates.first?.candidacy
        #expect(told?.reason == Candidacy.HouseholdReason.otherSolutionFound.rawValue)
        #expect(
            try await offers.cases.count("journal_entry", "act = 'refuseByHousehold' AND subject_id = '\(second)'") == 1
        )

        let third = try await OfferCases(engine, in: offers.cases)
        let ids = try await third.sent(["h3", "h4"])
        try await third.decide(ids[0], .ranked(1))
        try await third.decide(ids[1], .ranked(2))
        for household in ["h3", "h4"] {
            try await offers.act { tx, author in try tx.signLease(ExitTests.lease(), for: household, by: author) }
        }
        #expect(try await third.states() == [.allocated, .refusedByHousehold])
    }

    @Test(arguments: Engine.available)
    func `history that is entered afterwards ends nothing`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        _ = try await offers.sent(["h1"])
        try await offers.act { tx, author in
            try tx.signLease(ExitTests.lease("2026-01-10"), for: "h1", by: author, entered: .history)
        }
        #expect(try await offers.states() == [.sent])
    }

    @Test(arguments: Engine.available)
    func `a lease that slides ends what was sent elsewhere`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        _ = try await offers.sent(["h1", "h2"])
        let home = try await offers.act { tx, author in
            try tx.beginSlidingLease(
                NewLease(.new(ExitTests.flat), signedOn: TestDay("2025-11-20"), rentCents: 61_000), for: "h1",
                by: author)
        }
        #expect(try await offers.states() == [.sent, .sent])
        _ = try await offers.act { tx, author in try tx.slide(home.id, on: TestDay("2026-11-20"), by: author) }
        #expect(try await offers.states() == [.refusedByHousehold, .sent])
    }
}
