import RelorefDomain
import Testing

/// Dated rules of schemes: which hold for a lease, what they say of a household (V70 to V72).
struct GuaranteeSchemeTests {
    static let book = GuaranteeBook([
        GuaranteeScheme(
            "grl", from: day("2007-01-01"), to: day("2015-12-31"), .init(effortPercent: 45, hasPremium: true)),
        GuaranteeScheme(
            "grl", from: day("2009-12-26"), to: day("2015-12-31"), .init(effortPercent: 50, hasPremium: true)),
        GuaranteeScheme(
            "visale", from: day("2016-01-25"),
            .init(stock: .private, needsVisa: true, openBelowAge: 30, needsWork: true)),
    ])

    /// A day of signature, and the schemes that take the lease.
    static let days: [(String, [String])] = [
        ("2006-12-31", []), ("2007-01-01", ["grl"]), ("2015-12-31", ["grl"]), ("2016-01-01", []),
        ("2016-01-24", []), ("2016-01-25", ["visale"]), ("2026-11-21", ["visale"]),
    ]

    @Test(arguments: days)
    func `the GRL takes leases of 2007 to 2015, Visale those from 25 January 2016 on`(
        signed: String, codes: [String]
    ) {
        #expect(Self.book.open(onLeaseOf: day(signed)).map(\.code) == codes)
        let rules = GuaranteeRules(RuleContext(today: day("2026-11-21")))
        for code in ["grl", "visale"] {
            let scheme = Self.book.scheme(code, onLeaseOf: day(signed))
            let found = rules.open(scheme, code, leaseOn: day(signed), Self.book)
            #expect(found.isEmpty == codes.contains(code))
            #expect(found.allSatisfy { $0.rule == .v72 && $0.severity == .block && $0.values.first == code })
        }
    }

    @Test func `a later version holds from its own day on`() {
        #expect(Self.book.scheme("grl", onLeaseOf: day("2009-12-25"))?.terms.effortPercent == 45)
        #expect(Self.book.scheme("grl", onLeaseOf: day("2009-12-26"))?.terms.effortPercent == 50)
        #expect(Self.book.span(of: "grl")?.to == day("2015-12-31") && Self.book.span(of: "gli")?.from == nil)
    }

    /// Rent for a thousand euros of resources, the limit, and what is said of it.
    static let efforts: [(Int, Int?, [String])] = [
        (40_000, nil, []), (40_001, nil, ["effort warn"]), (50_000, 50, ["effort warn"]),
        (50_001, 50, ["limit block"]), (39_000, 30, ["limit block"]), (90_000, nil, ["effort warn"]),
    ]

    @Test(arguments: efforts)
    func `an effort above the scheme's limit is refused, above forty hundredths thought over`(
        rent: Int, limit: Int?, said: [String]
    ) {
        let budget = HousingBudget(resourcesCents: 100_000, rentCents: rent, chargesCents: 0, aidCents: 0, persons: 2)
        let rules = GuaranteeRules(RuleContext(today: day("2026-11-21")))
        let found = rules.effort(budget, .init(effortPercent: limit))
        #expect(found.map { "\($0.field ?? "") \($0.severity)" } == said && found.allSatisfy { $0.rule == .v70 })
        #expect(rules.effort(nil, .init(effortPercent: limit)).isEmpty)
    }

    /// The day of the visa, its last day, the day of the lease, and what is said of it.
    static let visas: [(String, String?, String, [String])] = [
        ("2026-11-01", nil, "2026-11-01", []), ("2026-11-02", nil, "2026-11-01", ["visa"]),
        ("2026-11-01", "2027-02-01", "2027-02-01", []), ("2026-11-01", "2027-02-01", "2027-02-02", ["visaUntil"]),
    ]

    @Test(arguments: visas)
    func `a visa is there when the lease is signed, and holds still`(
        on visa: String, until last: String?, lease: String, said: [String]
    ) {
        let found = GuaranteeRules(RuleContext(today: day("2027-03-01"))).visa(
            Guarantee.Visa(on: day(visa)), until: last.map { day($0) }, leaseOn: day(lease))
        #expect(found.compactMap(\.field) == said && found.allSatisfy { $0.rule == .v71 && $0.severity == .warn })
    }

    /// Ages, work, stock, and the verdicts of Visale: period, stock, situation, visa.
    static let situations: [(ClosedRange<Int>?, Bool?, Stock?, [FitVerdict])] = [
        (22...22, false, .private, [.fits, .fits, .fits, .unknown]),
        (34...34, true, .private, [.fits, .fits, .fits, .unknown]),
        (34...34, false, .private, [.fits, .fits, .doesNot, .unknown]),
        (34...34, nil, .private, [.fits, .fits, .unknown, .unknown]),
        (29...30, false, .private, [.fits, .fits, .unknown, .unknown]),
        (nil, true, .public, [.fits, .doesNot, .fits, .unknown]),
        (nil, nil, nil, [.fits, .unknown, .unknown, .unknown]),
    ]

    @Test(arguments: situations)
    func `each rule of a scheme answers for itself, and says what it does not know`(
        ages: ClosedRange<Int>?, isWorking: Bool?, stock: Stock?, verdicts: [FitVerdict]
    ) throws {
        let scheme = try #require(Self.book.scheme("visale", onLeaseOf: day("2026-11-21")))
        let fit = GuaranteeFit(
            scheme, .init(leaseOn: day("2026-11-21"), stock: stock, ages: ages, isWorking: isWorking))
        #expect(fit.lines.map(\.verdict) == verdicts && fit.isRefused == verdicts.contains(.doesNot))
    }

    @Test func `a scheme's figures are possible ones, and it says where they come from`() {
        func refusal(_ change: (inout GuaranteeScheme) -> Void) -> GuaranteeScheme.Refusal? {
            var scheme = GuaranteeScheme("gli", from: day("2026-01-01"), source: "contrat type")
            change(&scheme)
            do throws(GuaranteeScheme.Refusal) { try scheme.check() } catch { return error }
            return nil
        }
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.to = day("2025-12-31") } == .endBeforeStart)
        #expect(refusal { $0.source = " " } == .noSource)
        #expect(refusal { $0.terms.effortPercent = 101 } == .effort)
        #expect(refusal { $0.terms.openBelowAge = 15 } == .age)
        #expect(refusal { $0.terms.damageCapCents = 0 } == .cap)
        #expect(refusal { $0.conditions = String(repeating: "a", count: 401) } == .words(most: 400))
    }
}
