import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What came to nothing (I-24b) and how long a proposal takes to become a lease (I-16b), by hand.
struct RefusalFigureTests {
    private static let moment = Moment(startOf: TestDay("2009-12-31"), in: "Europe/Paris")
    private static let year = FigureWindow.over(Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01")))

    private static func offer(
        _ tx: any Transaction, _ id: String, _ outcome: HousingOffer.Outcome?, on day: String? = nil,
        site: String = "s1"
    ) throws {
        let state: HousingOffer.State = outcome.map { $0.state ?? .leased } ?? .open
        try tx.insert(
            HousingOffer(
                id: id, site: site, partner: "lo", .init(departement: "77", receivedOn: TestDay("2009-01-10")),
                state: state, outcome: outcome, outcomeOn: day.map(TestDay)), address: nil, by: "alice", at: moment)
    }

    private static func candidacy(
        _ tx: any Transaction, _ id: String, for offer: String, _ state: Candidacy.State, on day: String,
        reason: String? = nil, lease: String? = nil
    ) throws {
        let party: Candidacy.Party? =
            state == .refusedByHousehold ? .household : state == .refusedByLandlord ? .landlord : nil
        try tx.insert(
            Candidacy(
                id: id, offer: offer, household: "h", site: "s1", state: state,
                days: .init(
                    proposed: TestDay("2009-02-01"), leased: state == .leased ? TestDay(day) : nil,
                    refused: state == .leased ? nil : TestDay(day)), refusedBy: party, reason: reason, lease: lease),
            convention: nil, by: "alice", at: moment)
    }

    @Test(arguments: Engine.available)
    func `each refusal and each dwelling lost counts once, by reason and by whoever refused`(
        engine: Engine
    ) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.insert(Partner(id: "lo", name: "Office", kind: .hlmBody, landlordKind: .oph, site: "s1"))
            try tx.household("h")
            try tx.permanentDwelling("d")
            try tx.directLease("l", "h", in: "d", signed: "2009-04-20")
            try Self.offer(tx, "gone", .withdrawnByLandlord, on: "2009-06-01")
            try Self.offer(tx, "late", .expired, on: "2010-01-01")
            try Self.offer(tx, "refused", .refusedByCandidate, on: "2009-06-01")
            try Self.offer(tx, "leased", .allocatedToUs, on: "2009-04-20")
            try Self.offer(tx, "theirs", .unavailable, on: "2009-06-01", site: "s3")
            try Self.candidacy(tx, "no", for: "refused", .refusedByHousehold, on: "2009-06-01", reason: "rent")
            try Self.candidacy(tx, "poor", for: "leased", .refusedByLandlord, on: "2009-03-01", reason: "incomeTooLow")
            try Self.candidacy(tx, "silent", for: "leased", .noAnswer, on: "2009-03-02")
            try Self.candidacy(tx, "home", for: "leased", .leased, on: "2009-04-20", lease: "l")
        }
        let cases = try await world.cases(.proposalsRefused, Self.year, for: .alice)
        #expect(cases.map(\.id) == ["gone", "no", "poor", "silent"])
        #expect(cases.map { $0[.kind] } == ["dwelling", "household", "landlord", "silence"])
        let causes = cases.map { $0[.detail].flatMap(Obstacle.Cause.init(code:)) }
        #expect(causes == [.dwelling(.withdrawnByLandlord), .household(.rent), .landlord(.incomeTooLow), .silence])
        #expect(try await world.figure(.proposalsRefused, Self.year, for: .alice).numerator == 4)
        #expect(try await world.figure(.proposalsRefused, Self.year, for: .charlie).numerator == 1)
        var narrowed = FigureFilter.none
        narrowed[.detail] = "bailleur-incomeTooLow"
        #expect(try await world.figure(.proposalsRefused, Self.year, filter: narrowed).numerator == 1)
        // 10 January to 20 April.
        let delay = try await world.figure(.offerToLease, Self.year)
        #expect((delay.numerator, delay.denominator, delay.value) == (100, 1, 100))
        #expect(try await world.figure(.offerToLease, Self.year, for: .charlie).denominator == 0)
    }
}
