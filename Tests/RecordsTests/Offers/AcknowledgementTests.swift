import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Files that were sent are acknowledged; whoever reached a step of the funnel is listed behind it; and what is due a month.
struct AcknowledgementTests {
    @Test(arguments: Engine.available)
    func `a landlord's receipt is noted once, and is taken back like any act`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1", "h2"])
        #expect(
            try await offers.refusal { tx, author in
                try tx.acknowledge(ids[0], on: author.today.adding(days: 1), by: author)
            } == .inTheFuture)
        try await offers.act { tx, author in try tx.acknowledge(ids[0], on: author.today, by: author) }
        try await offers.act { tx, author in try tx.acknowledge(ids[0], on: author.today, by: author) }
        let sheet = try #require(try await offers.sheet())
        #expect(sheet.candidates.map(\.candidacy.days.acknowledged) == [TestDay("2026-11-21"), nil])
        let told = try await offers.cases.count("journal_entry", "act = 'acknowledgeCandidacy'")
        #expect(told == 1)
        try await offers.decide(ids[0], .allocated())
        #expect(
            try await offers.refusal { tx, author in try tx.acknowledge(ids[0], on: author.today, by: author) }
                == .candidacyIs(.allocated))
        #expect(try await offers.sheet()?.candidates.first?.candidacy.days.acknowledged == TestDay("2026-11-21"))
    }

    @Test(arguments: Engine.available)
    func `behind each step of the funnel stand as many as it counts`(engine: Engine) async throws {
        let conventions = try await ConventionCases(engine)
        let made = try await conventions.signed()
        let offers = try await OfferCases(engine, in: conventions.cases) { $0.convention = made.id }
        let ids = try await offers.sent(["h1", "h2", "h3"])
        try await offers.decide(ids[0], .allocated())
        try await offers.decide(ids[1], .refused(.notAllocated, .incomeTooLow))
        try await offers.act { tx, author in try tx.acceptAllocation(ids[0], on: author.today, by: author) }
        let (from, to) = (TestDay("2006-11-17"), TestDay("2026-11-21"))
        let found = try await offers.act { tx, author in
            let funnel = try tx.candidacyFunnel(under: made.id, from: from, to: to)
            return try CandidacyFunnel.Step.allCases.map { step in
                let rows = try tx.candidacies(
                    under: made.id, at: step, from: from, to: to, limit: 50, visibleTo: author.actor)
                return [funnel.count(step), rows.count]
            }
        }
        #expect(found == [[3, 3], [3, 3], [2, 2], [1, 1], [1, 1], [0, 0]])
        let before = try await offers.act { tx, author in
            try tx.candidacies(
                under: made.id, at: .proposed, from: from, to: TestDay("2026-11-20"), limit: 50,
                visibleTo: author.actor)
        }
        #expect(before.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `what is due a month has the charges that the landlord told`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1"])
        try await offers.decide(ids[0], .allocated())
        try await offers.act { tx, author in try tx.acceptAllocation(ids[0], on: author.today, by: author) }
        try await offers.act { tx, author in
            _ = try tx.signOfferedLease(
                OfferedLease(signedOn: author.today, rentCents: 51_000), of: ids[0], by: author)
        }
        let due = try await offers.act { tx, author in try tx.followUps(of: "h1", by: author)?.first?.usualDueCents }
        #expect(due == 59_000)
    }
}
