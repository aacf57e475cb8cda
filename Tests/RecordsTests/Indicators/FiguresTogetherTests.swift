import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Figures that two readers count at once are those that one counts, in the order of the questions.
struct FiguresTogetherTests {
    @Test(arguments: Engine.available)
    func `together they are what they are alone`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        _ = try await cases.housed("h2", in: "d2")
        _ = try await cases.act { tx, author in
            try tx.exit(
                stay.id, on: TestDay("2026-11-10"), NewExit(.directLeasePublic, lease: ExitTests.lease()), by: author)
        }
        let period = try #require(Period(year: 2026))
        let questions = (IndicatorID.leaflet + IndicatorID.leaflet.reversed()).map { FigureQuestion($0, over: period) }
        let actor = try await cases.world.actor(.alice)
        let together = try await cases.world.store.figures(questions, for: actor)
        let alone = try await cases.world.store.read { tx in try questions.map { try tx.figure($0, for: actor) } }
        #expect(together == alone && together.count == 20)
        #expect(together.first?.numerator == 2)
    }
}
