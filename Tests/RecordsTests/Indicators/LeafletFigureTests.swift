import RelorefDemonstration
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The leaflet's figures, out of the demonstration's records and through the indicators.
@Suite struct LeafletFigureTests {
    /// Numerator and denominator of each, from the plan that the network was drawn from.
    private static func expected(_ plan: NetworkPlan) -> [(id: IndicatorID, numerator: Int, denominator: Int?)] {
        let dwellings = plan.perennial + plan.relay
        return [
            (.householdsHelped, plan.households, nil), (.personsHelped, plan.persons, nil),
            (.dwellingsMobilised, dwellings, nil), (.perennialShare, plan.perennial, dwellings),
            (.privateShare, plan.privateStock, dwellings), (.relayOpened, plan.relay, nil),
            (.departementsCovered, plan.departements, nil), (.relayPlaces, plan.places, nil),
            (.exitsToDirectLease, plan.directExits, plan.exits),
            (.employedAtDirectLease, plan.employedAtDirectExit, plan.directExits),
            (.exitsByType, plan.exits, nil), (.relayManaged, plan.inService, nil),
        ]
    }

    /// The second solution on one engine: writing a whole network takes a while.
    @Test(arguments: Engine.available.map { ($0, NetworkPlan.leaflet) } + [(.sqliteMemory, .alternative)])
    func `the network of 2004 to 2009 gives the figures of its plan`(engine: Engine, plan: NetworkPlan) async throws {
        let store = try await engine.store()
        try await store.migrate(Migration.all)
        let world = try await World(.sqliteMemory)
        _ = try await Demonstration(plan: plan, today: world.today)
            .write(into: store, vault: world.vault) { password in "hash of \(password)" }
        let head = try await world.actor(.noé)
        let period = try #require(Period(from: TestDay("2004-01-01"), to: TestDay("2009-12-31")))
        try await store.read { tx in
            for figure in Self.expected(plan) {
                let counted = try tx.figure(figure.id, over: period, for: head)
                #expect(counted.numerator == figure.numerator, "\(figure.id.rawValue)")
                #expect(counted.denominator == figure.denominator, "\(figure.id.rawValue)")
            }
            guard plan == .leaflet else { return }
            let percents: [(IndicatorID, Double)] = [
                (.perennialShare, 84), (.privateShare, 32), (.placesAgainstCPH, 56), (.exitsToDirectLease, 87),
                (.employedAtDirectLease, 55), (.doubleInsertion, 48),
            ]
            for (id, percent) in percents {
                #expect(try tx.figure(id, over: period, for: head).value == percent, "\(id.rawValue)")
            }
        }
    }
}
