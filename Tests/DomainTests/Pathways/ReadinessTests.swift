import RelorefDomain
import Testing

/// Ready for a lease: every reason is told, and the level follows from how many there are.
struct ReadinessTests {
    private static let today = day("2026-11-21")
    private static let good: [PathwayDomain: Autonomy] = [
        .administrativeRights: .nearly, .housing: .helped, .budget: .helped, .domesticSkills: .alone,
    ]
    private static let everything = Set(LeaseReadiness.Point.allCases)

    private static func readiness(
        permit: String? = "2030-01-01", hasPermit: Bool = true, _ standing: [PathwayDomain: Autonomy] = good,
        _ judged: Set<LeaseReadiness.Point> = everything
    ) -> LeaseReadiness {
        LeaseReadiness(
            adults: [.init(id: "p", hasPermit: hasPermit, permitEnds: permit.map { day($0) })], standing: standing,
            judged: judged, on: today)
    }

    @Test func `where nothing is missing the household is ready`() {
        #expect(Self.readiness().reasons == [] && Self.readiness().level == .ready)
        #expect(Self.readiness(permit: nil).level == .ready)
    }

    @Test(
        arguments: [("2026-12-20", true), ("2026-12-21", false), ("2026-11-20", true)] as [(String, Bool)])
    func `a permit outlasts the signature by a month`(ends: String, isReason: Bool) {
        let found = Self.readiness(permit: ends).reasons
        #expect(found == (isReason ? [.permitEnds(person: "p", on: day(ends))] : []))
    }

    @Test func `an adult without a paper, a domain that is fragile or was not looked at, a point not judged`() {
        #expect(Self.readiness(permit: nil, hasPermit: false).reasons == [.noPermit(person: "p")])
        var standing = Self.good
        standing[.budget] = .fragile
        standing[.housing] = nil
        #expect(Self.readiness(standing).reasons == [.domain(.housing, nil), .domain(.budget, .fragile)])
        #expect(
            Self.readiness(Self.good, Self.everything.subtracting([.keepsDwelling])).reasons == [.point(.keepsDwelling)]
        )
    }

    @Test(arguments: [(0, LeaseReadiness.Level.ready), (1, .almost), (2, .almost), (3, .notYet), (5, .notYet)])
    func `up to two reasons the household is nearly ready`(missing: Int, level: LeaseReadiness.Level) {
        let judged = Set(LeaseReadiness.Point.allCases.dropFirst(missing))
        #expect(Self.readiness(Self.good, judged).level == level)
    }

    @Test func `a domain that no lease leans on stands in nobody's way`() {
        var standing = Self.good
        standing[.socialLife] = .blocked
        #expect(Self.readiness(standing).level == .ready)
    }

    /// Born on 21 May 2009: eighteen on 21 May 2027.
    @Test(
        arguments: [
            ("2026-11-20", nil), ("2026-11-21", "2026-11-21"), ("2027-02-20", "2026-11-21"),
            ("2027-02-21", "2027-02-21"), ("2027-05-20", "2027-02-21"), ("2027-05-21", nil),
        ] as [(String, String?)])
    func `Today tells of a minor who turns eighteen, half a year and three months before`(
        today: String, step: String?
    ) {
        let minor = ComingMinor(
            person: "p", household: "h", site: "s1", birth: PartialDate(day("2009-05-21")))
        let item = DueList(today: day(today), terms: DatedTerms(always: DueTerms([:]))).item(minor)
        #expect(item?.step == step.map { day($0) })
        if let item { #expect(item.canBeTicked && item.day == day("2027-05-21") && item.subject == "p") }
    }
}
