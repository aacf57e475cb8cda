import RelorefDomain
import Testing

/// The delays of the guide: attestation within a month, a window from the tenth to the twelfth month.
let searchTerms = DueTerms([
    .dueAnnounced: 30, .requestAttestation: 1, .requestWindow: 10, .requestTerm: 12, .requestFirst: 30,
    .requestSecond: 15, .requestThird: 3, .requestRemoval: 15, .claimDecision: 3, .claimRehousing: 3,
    .shelterDecision: 42, .shelterRehousing: 42, .claimWarning: 80,
])

/// A request for social housing: its state follows from its days.
struct SocialRequestTests {
    private static let guide = DatedTerms(always: searchTerms)

    private func request(
        filed: String? = "2026-01-31", attested: String? = nil, renewed: [String] = [], updated: [String] = [],
        ended: (String, SocialHousingRequest.Outcome)? = nil
    ) -> SocialHousingRequest {
        SocialHousingRequest(
            id: "q", household: "h", departement: "77", filedOn: filed.map { day($0) },
            attestedOn: attested.map { day($0) }, renewals: renewed.map { day($0) }, updates: updated.map { day($0) },
            endedOn: ended.map { day($0.0) }, outcome: ended?.1)
    }

    @Test func `a number is known without the spaces of the paper, and has eighteen signs`() {
        #expect(RegistrationNumber("077 112 612-345 678 901")?.text == "077112612345678901")
        #expect(RegistrationNumber("02a112612345678901")?.isWellFormed == true)
        #expect(RegistrationNumber("07711261234567890")?.isWellFormed == false)
        #expect(RegistrationNumber("07711261234567890É")?.isWellFormed == false)
        #expect(RegistrationNumber(" - ") == nil)
        #expect(RegistrationNumber("0771126")?.grouped == "077 112 6")
    }

    @Test func `its year and its window run from the filing, then from each renewal`() {
        let first = request().calendar(Self.guide)
        #expect(first?.attestationBy == day("2026-02-28"))
        #expect(first?.opensOn == day("2026-11-30") && first?.endsOn == day("2027-01-31"))
        let renewed = request(renewed: ["2027-01-10"]).calendar(Self.guide)
        #expect(renewed?.opensOn == day("2027-11-10") && renewed?.endsOn == day("2028-01-10"))
        #expect(request(filed: nil).calendar(Self.guide) == nil)
    }

    @Test(
        arguments: [
            ("2026-02-10", SocialHousingRequest.State.attested(on: day("2026-02-10"))),
            ("2026-11-29", .attested(on: day("2026-02-10"))), ("2026-11-30", .renewalDue(until: day("2027-01-31"))),
            ("2027-01-31", .renewalDue(until: day("2027-01-31"))), ("2027-02-01", .deleted(on: day("2027-01-31"))),
        ])
    func `it is attested, due in its window, and deleted the day after its last`(
        today: String, state: SocialHousingRequest.State
    ) {
        #expect(request(attested: "2026-02-10").state(on: day(today), Self.guide) == state)
    }

    @Test func `it is to be filed, filed, brought up to date, renewed, met or struck off`() {
        func state(_ request: SocialHousingRequest, _ today: String = "2026-06-01") -> SocialHousingRequest.State {
            request.state(on: day(today), Self.guide)
        }
        #expect(state(request(filed: nil)) == .toFile)
        #expect(state(request()) == .filed(on: day("2026-01-31")))
        #expect(state(request(updated: ["2026-05-02", "2026-03-01"])) == .updated(on: day("2026-05-02")))
        let renewed = request(renewed: ["2027-01-10"], updated: ["2026-05-02"])
        #expect(state(renewed, "2027-02-01") == .renewed(on: day("2027-01-10")))
        #expect(state(request(ended: ("2026-04-01", .satisfied))) == .satisfied(on: day("2026-04-01")))
        #expect(state(request(ended: ("2026-04-01", .removed))) == .deleted(on: day("2026-04-01")))
        #expect(request().isActive(on: day("2027-01-31"), Self.guide))
        #expect(!request().isActive(on: day("2027-02-01"), Self.guide))
        #expect(!request(filed: nil).isActive(on: day("2026-06-01"), Self.guide))
    }

    @Test func `a département may have delays of its own`() {
        let own = DatedTerms(
            DueTerms.Series.allCases.map { DatedTerms.Entry($0, from: day("2004-01-01"), searchTerms[$0]) }
                + [DatedTerms.Entry(.claimRehousing, from: day("2008-01-01"), 6, in: "75")])
        func claim(_ place: String) -> EnforceableRightClaim {
            EnforceableRightClaim(
                id: "c", household: "h", kind: .housing, ground: "noDwelling", request: "q", departement: place,
                steps: .init(
                    filedOn: day("2026-01-05"), acknowledgedOn: day("2026-01-12"), decidedOn: day("2026-04-02"),
                    decision: .recognised))
        }
        #expect(claim("77").rehousingBy(own) == day("2026-07-02"))
        #expect(claim("75").rehousingBy(own) == day("2026-10-02"))
        #expect(claim("75").decisionBy(own) == day("2026-04-12"))
    }

    @Test func `a claim is where its last step is, and open until nothing more can come`() {
        typealias Steps = EnforceableRightClaim.Steps
        func claim(_ steps: Steps, _ kind: EnforceableRightClaim.Kind = .housing) -> EnforceableRightClaim {
            EnforceableRightClaim(
                id: "c", household: "h", kind: kind, ground: "noDwelling", departement: "77", steps: steps)
        }
        #expect(claim(Steps()).state == .draft)
        var steps = Steps(filedOn: day("2026-01-05"))
        #expect(claim(steps).state == .filed)
        steps.acknowledgedOn = day("2026-01-12")
        #expect(claim(steps).state == .acknowledged && claim(steps).isOpen)
        #expect(claim(steps).decisionBy(Self.guide) == day("2026-04-12"))
        #expect(claim(steps, .accommodation).decisionBy(Self.guide) == day("2026-02-23"))
        (steps.decidedOn, steps.decision) = (day("2026-04-02"), .refused)
        #expect(claim(steps).state == .decided && !claim(steps).isOpen && claim(steps).rehousingBy(Self.guide) == nil)
        steps.decision = .reoriented
        #expect(claim(steps).rehousingBy(Self.guide) == day("2026-05-14"))
        steps.housedOn = day("2026-05-01")
        #expect(claim(steps).state == .housed && !claim(steps).isOpen)
    }
}
