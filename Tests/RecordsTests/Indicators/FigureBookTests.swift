import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Kept figures: given at once, with their moment, and counted again when the records have changed.
@Suite struct FigureBookTests {
    private static let question = FigureQuestion(
        .householdsHelped, .over(Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01"))))

    @Test(arguments: Engine.available)
    func `a kept figure is shown with its moment while it is counted again`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let now = world.world.now
        let book = FigureBook(store: world.world.store, now: { now })
        let actor = try await world.world.actor(.noé)
        let author = try await world.world.author(.alice)
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            try tx.household("h")
        }
        #expect(try await book.figure(Self.question, for: actor).answer.numerator == 0)
        try await world.write { tx in
            try tx.relayStay("s", "h", in: "A", from: "2009-02-01")
            try tx.journal("enter", "accommodation", "s", household: "h", by: author)
        }
        let old = try await book.figure(Self.question, for: actor)
        #expect(old.answer.numerator == 0 && !old.isCurrent && old.asOf == now)
        await book.settle()
        let new = try await book.figure(Self.question, for: actor)
        #expect(new.answer.numerator == 1 && new.isCurrent)
    }

    @Test(arguments: Engine.available)
    func `what is kept for one reach is not given to another`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let now = world.world.now
        let book = FigureBook(store: world.world.store, now: { now })
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            try tx.household("h")
            try tx.relayStay("s", "h", in: "A", from: "2009-02-01")
        }
        let (noé, charlie) = (try await world.world.actor(.noé), try await world.world.actor(.charlie))
        #expect(try await book.figure(Self.question, for: noé).answer.numerator == 1)
        #expect(try await book.figure(Self.question, for: charlie).answer.numerator == 0)
        #expect(try await book.breakdown(Self.question, by: .site, for: noé).answer.map(\.code) == ["s1"])
        #expect(try await book.breakdown(Self.question, by: .site, for: charlie).answer.isEmpty)
        let years = try await book.trend(
            .householdsHelped, over: try #require(Period(from: TestDay("2008-01-01"), to: TestDay("2010-06-30"))),
            for: noé)
        #expect(years.answer.map(\.figure.numerator) == [0, 1, 1])
    }
}
