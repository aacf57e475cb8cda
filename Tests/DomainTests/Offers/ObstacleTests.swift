import RelorefDomain
import Testing

/// What stands in the way is ranked by what it costs.
struct ObstacleTests {
    private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

    private static func offer(_ id: String, _ state: HousingOffer.State, partner: String = "office") -> HousingOffer {
        HousingOffer(
            id: id, site: "s1", partner: partner,
            .init(departement: "77", type: .t3, receivedOn: day("2026-10-01"), receivedHow: .mail), state: state)
    }

    private static func obstacle(
        _ id: String, _ offer: HousingOffer, _ cause: Obstacle.Cause, from: String = "2026-10-01", on: String
    ) -> Obstacle {
        Obstacle(id: id, Obstacle.Home(offer), cause, from: day(from), on: day(on))
    }

    /// Two dwellings lost and one that another household has.
    private static let all: [Obstacle] = {
        let (lost, other, leased) = (
            offer("o1", .withdrawn), offer("o2", .refused, partner: "agency"), offer("o3", .leased)
        )
        return [
            obstacle("o1", lost, .dwelling(.withdrawnByLandlord), on: "2026-10-11"),
            obstacle("c1", lost, .landlord(.incomeTooLow), on: "2026-10-05"),
            obstacle("c2", lost, .landlord(.incomeTooLow), on: "2026-10-05"),
            obstacle("o2", other, .dwelling(.noCandidate), on: "2026-10-31"),
            obstacle("c3", leased, .household(.location), on: "2026-12-30"),
            obstacle("c4", leased, .silence, on: "2026-10-04"),
        ]
    }()

    @Test func `a dwelling is lost once however many households it was refused to, and the dearest reason comes first`()
    {
        let sums = ObstacleSum.ranked(Self.all, by: \.cause)
        // One dwelling each: by days; no dwelling, though ninety days: behind.
        #expect(
            sums.map(\.key) == [
                .dwelling(.noCandidate), .dwelling(.withdrawnByLandlord), .landlord(.incomeTooLow),
                .household(.location), .silence,
            ])
        #expect(sums.map(\.count) == [1, 1, 2, 1, 1])
        #expect(sums.map(\.dwellingsLost) == [1, 1, 1, 0, 0])
        #expect(sums.map(\.days) == [30, 10, 8, 90, 3])
    }

    @Test func `every grouping counts the same cases and days`() {
        let byPartner = ObstacleSum.ranked(Self.all, by: \.home.partner)
        let byType = ObstacleSum.ranked(Self.all, by: \.home.type)
        #expect(byPartner.map(\.key) == ["office", "agency"])
        #expect(byPartner.map(\.dwellingsLost) == [1, 1] && byPartner.map(\.count) == [5, 1])
        #expect(byType.map(\.count) == [6] && byType.map(\.dwellingsLost) == [2])
        // As many rows stand behind the dwellings lost as are counted, each dwelling once.
        let lost = Obstacle.dwellingsLost(among: Self.all)
        #expect(lost.count == 2 && Set(lost.map(\.home.id)).count == 2)
        #expect(byPartner.reduce(0) { $0 + $1.days } == 141 && byType.map(\.days) == [141])
        #expect(ObstacleSum.ranked([], by: \.cause).isEmpty)
    }

    @Test func `a refusal dated before its proposal costs no days`() {
        #expect(Self.obstacle("x", Self.offer("o", .refused), .silence, from: "2026-10-09", on: "2026-10-05").days == 0)
    }
}
