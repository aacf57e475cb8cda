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
            wishes: ["77288", "77186"], requestFiledOn: day("2025-01-13"), papers: PaperCompleteness(needed: 4),
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
        #expect(fit.count(.fits) == 6 && fit.lines.map(\.rule) == OfferFit.Rule.allCases)
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
        #expect(verdict(.papers, household { $0.papers = .init(needed: 4, missing: ["rib"]) }) == .doesNot)
        #expect(verdict(.consent, household { $0.mayTellLandlord = false }) == .doesNot)
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
}
