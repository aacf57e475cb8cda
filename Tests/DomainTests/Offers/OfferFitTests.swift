import RelorefDomain
import Testing

/// The visible rules: a household beside an offered dwelling, rule by rule.
struct OfferFitTests {
    private let today = day("2026-10-12")

    private func household(_ change: (inout OfferFit.Household) -> Void = { _ in }) -> OfferFit.Household {
        var one = OfferFit.Household(
            persons: 4,
            budget: HousingBudget(
                resourcesCents: 150_000, rentCents: 40_000, chargesCents: 0, aidCents: 20_000, persons: 4),
            wishes: ["77288", "77186"], requestFiledOn: day("2025-01-13"), claim: .recognised(on: day("2026-02-02")),
            needs: [], work: [.init(departement: "77", commune: nil)], papers: PaperCompleteness(needed: 4),
            mayTellLandlord: true)
        change(&one)
        return one
    }

    private func verdict(
        _ rule: OfferFit.Rule, _ household: OfferFit.Household, _ offer: HousingOffer.Facts = OfferSituations.facts()
    ) -> FitVerdict? {
        OfferFit(household, offer, on: today).lines.first { $0.rule == rule }?.verdict
    }

    @Test func `a household that fits has no cross`() {
        let fit = OfferFit(household(), OfferSituations.facts(), on: today)
        #expect(fit.count(.fits) == 9 && fit.lines.map(\.rule) == OfferFit.Rule.allCases)
        #expect(fit.lines[1].reason == .effort(tenths: 267) && fit.lines[3].reason == .seniority(months: 20))
    }

    @Test func `each rule has its cross and says what it does not know`() {
        #expect(verdict(.size, household { $0.persons = 7 }) == .doesNot)
        #expect(
            verdict(.size, household(), OfferSituations.facts { ($0.surfaceTenths, $0.type) = (nil, nil) }) == .unknown)
        #expect(verdict(.effort, household { $0.budget = nil }) == .unknown)
        #expect(verdict(.effort, household(), OfferSituations.facts { $0.rentCents = 72_001 }) == .doesNot)
        #expect(verdict(.effort, household(), OfferSituations.facts { $0.rentCents = 72_000 }) == .fits)
        #expect(verdict(.territory, household { $0.wishes = ["77186"] }) == .doesNot)
        #expect(verdict(.territory, household { $0.wishes = [] }) == .unknown)
        #expect(verdict(.seniority, household { $0.requestFiledOn = nil }) == .doesNot)
        #expect(verdict(.claim, household { $0.claim = .filed(on: day("2026-02-02")) }) == .unknown)
        #expect(verdict(.claim, household { $0.claim = nil }) == .doesNot)
        #expect(verdict(.access, household { $0.needs = nil }) == .unknown)
        #expect(verdict(.work, household { $0.work = [] }) == .unknown)
        #expect(verdict(.work, household { $0.work = [.init(departement: "75", commune: "75119")] }) == .doesNot)
        #expect(verdict(.papers, household { $0.papers = .init(needed: 4, missing: ["rib"]) }) == .doesNot)
        #expect(verdict(.consent, household { $0.mayTellLandlord = false }) == .doesNot)
    }

    /// Floor, lift, step-free, what is needed, and whether it is there.
    static let ways: [(Int?, Bool?, Bool?, Set<OfferFit.AccessNeed>?, Bool?)] = [
        (3, false, false, nil, nil), (3, false, false, [], true), (nil, nil, nil, [.stepFreeAccess], nil),
        (3, false, nil, [.stepFreeAccess], false), (-1, false, nil, [.stepFreeAccess], false),
        (3, true, nil, [.stepFreeAccess], nil), (3, nil, nil, [.stepFreeAccess], nil),
        (0, false, nil, [.stepFreeAccess], nil), (0, nil, true, [.stepFreeAccess], true),
        (3, true, true, [.stepFreeAccess], true), (0, nil, false, [.stepFreeAccess], false),
        (nil, nil, nil, [.groundFloor], nil), (0, nil, nil, [.groundFloor], true),
        (1, true, true, [.groundFloor], false),
        (0, nil, true, [.groundFloor, .stepFreeAccess], true), (0, nil, nil, [.groundFloor, .stepFreeAccess], nil),
        (1, nil, nil, [.groundFloor, .stepFreeAccess], false),
    ]

    @Test(arguments: ways)
    func `the way into a dwelling is what its floor, its lift and its steps say`(
        floor: Int?, lift: Bool?, stepFree: Bool?, needs: Set<OfferFit.AccessNeed>?, expected: Bool?
    ) {
        let facts = OfferSituations.facts { ($0.floor, $0.hasLift, $0.isStepFree) = (floor, lift, stepFree) }
        #expect(OfferFit.isAccessible(facts, for: needs) == expected)
    }

    @Test func `of a household's claims the open one that says most counts`() {
        func claim(_ kind: EnforceableRightClaim.Kind = .housing, _ steps: EnforceableRightClaim.Steps)
            -> EnforceableRightClaim
        {
            EnforceableRightClaim(id: "c", household: "h", kind: kind, ground: "g", departement: "77", steps: steps)
        }
        let (may, june) = (day("2026-05-04"), day("2026-06-08"))
        let filed = claim(.housing, .init(filedOn: may))
        let recognised = claim(.housing, .init(filedOn: may, decidedOn: june, decision: .recognised))
        let refused = claim(.housing, .init(filedOn: may, decidedOn: june, decision: .refused))
        let turned = claim(.housing, .init(filedOn: may, decidedOn: june, decision: .reoriented))
        let housed = claim(.housing, .init(filedOn: may, decidedOn: june, decision: .recognised, housedOn: june))
        let shelter = claim(.accommodation, .init(filedOn: may, decidedOn: june, decision: .recognised))
        for (claims, expected) in [
            ([], nil), ([claim(.housing, .init())], nil), ([filed], OfferFit.Claim.filed(on: may)),
            ([filed, recognised], .recognised(on: june)), ([refused], nil), ([refused, filed], .filed(on: may)),
            ([turned], nil), ([housed], nil), ([shelter], nil),
        ] as [([EnforceableRightClaim], OfferFit.Claim?)] {
            #expect(OfferFit.Claim(claims) == expected)
        }
    }

    /// Surface in tenths, type, and for how many persons that is.
    static let rooms: [(Int?, DwellingType?, Int?)] = [
        (640, .t3, 6), (250, .t3, 3), (90, .room, 1), (80, .t1, 0), (900, .t5, 10), (900, nil, Int.max),
        (nil, .t2, 4), (nil, .t6plus, Int.max), (nil, nil, nil),
    ]

    @Test(arguments: rooms)
    func `a dwelling is for as many as its surface and its rooms allow`(
        surface: Int?, type: DwellingType?, expected: Int?
    ) {
        #expect(OfferFit.room(of: OfferSituations.facts { ($0.surfaceTenths, $0.type) = (surface, type) }) == expected)
    }

    /// Département and commune of the offer, of the work, and how near that is.
    static let works: [(String?, [OfferFit.WorkPlace], OfferFit.WorkDistance?)] = [
        ("77288", [], nil), ("77288", [.init(departement: "77", commune: "77288")], .sameCommune),
        ("77288", [.init(departement: "77", commune: "77186")], .sameDepartement),
        (nil, [.init(departement: "77", commune: nil)], .sameDepartement),
        ("77288", [.init(departement: "75", commune: nil)], .elsewhere),
        ("77288", [.init(departement: "75", commune: nil), .init(departement: "77", commune: nil)], .sameDepartement),
    ]

    @Test(arguments: works)
    func `the nearest place of work counts`(
        commune: String?, work: [OfferFit.WorkPlace], expected: OfferFit.WorkDistance?
    ) {
        #expect(OfferFit.distance(to: OfferSituations.facts { $0.commune = commune }, from: work) == expected)
    }
}
