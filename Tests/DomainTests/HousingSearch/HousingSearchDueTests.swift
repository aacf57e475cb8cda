import RelorefDomain
import Testing

/// What the search for a home puts on Today, and when (D-08, D-09, D-11 to D-13, D-37).
struct HousingSearchDueTests {
    private static let guide = DatedTerms(always: searchTerms)

    private func items(
        on today: String, attested: Bool = true, renewed: [String] = [], lease: String? = nil, ended: Bool = false
    ) -> [DueItem] {
        let request = SocialHousingRequest(
            id: "q", household: "h", departement: "77", filedOn: day("2026-01-15"),
            attestedOn: attested ? day("2026-02-01") : nil, renewals: renewed.map { day($0) },
            endedOn: ended ? day("2026-03-01") : nil, outcome: ended ? .satisfied : nil)
        return DueList(today: day(today), terms: Self.guide).items(
            CurrentRequest(request, site: "s1", leaseSignedOn: lease.map { day($0) }))
    }

    @Test(
        arguments: [("2026-02-14", nil), ("2026-02-15", DueGroup.today), ("2026-02-16", .late)] as [(String, DueGroup?)]
    )
    func `the attestation is asked after a month later`(today: String, group: DueGroup?) {
        let item = items(on: today, attested: false).first { $0.rule == .requestAttestation }
        #expect(item?.group == group && (item == nil || item?.canBeTicked == false))
        #expect(items(on: today).isEmpty)
    }

    /// Filed on 15 January: the window opens on 15 November, the last day is 15 January; steps 30, 15 and 3 days before.
    @Test(
        arguments: [
            ("2026-11-14", nil, nil), ("2026-11-15", "2026-11-15", DueGroup.today),
            ("2026-11-16", "2026-12-16", .later), ("2026-12-09", "2026-12-16", .thisWeek),
            ("2026-12-16", "2026-12-16", .today), ("2026-12-31", "2026-12-31", .today),
            ("2027-01-12", "2027-01-12", .today), ("2027-01-15", "2027-01-15", .today),
            ("2027-01-16", "2027-01-15", .late),
        ] as [(String, String?, DueGroup?)])
    func `the renewal rises as its window opens and as each warning comes`(
        today: String, step: String?, group: DueGroup?
    ) {
        let item = items(on: today).first { $0.rule == .requestRenewal }
        #expect(item?.step == step.map { day($0) } && item?.group == group)
        if let item {
            #expect(item.day == day("2027-01-15") && item.reminders == [61, 30, 15, 3])
            #expect(item.canBeTicked == (item.group != .late))
        }
    }

    @Test func `renewed, it comes back a year later; ended, it does not`() {
        #expect(items(on: "2027-01-16", renewed: ["2027-01-10"]).isEmpty)
        #expect(items(on: "2027-11-10", renewed: ["2027-01-10"]).first?.day == day("2028-01-10"))
        #expect(items(on: "2027-01-10", ended: true).isEmpty)
    }

    @Test(
        arguments: [
            ("2026-12-01", DueGroup.later), ("2026-12-10", .thisWeek), ("2026-12-16", .today), ("2026-12-17", .late),
        ])
    func `after a lease the removal takes the renewal's place`(today: String, group: DueGroup) {
        let found = items(on: today, lease: "2026-12-01")
        #expect(found.map(\.rule) == [.requestRemoval] && found.first?.group == group)
        #expect(found.first?.day == day("2026-12-16"))
    }

    private func claim(
        on today: String, _ kind: EnforceableRightClaim.Kind = .housing, decided: EnforceableRightClaim.Decision? = nil
    ) -> DueItem? {
        let claim = EnforceableRightClaim(
            id: "c", household: "h", kind: kind, ground: "noDwelling", departement: "77",
            steps: .init(
                filedOn: day("2026-01-02"), acknowledgedOn: day("2026-01-10"),
                decidedOn: decided == nil ? nil : day("2026-03-20"), decision: decided))
        return DueList(today: day(today), terms: Self.guide).items(CurrentClaim(claim, site: "s1")).first
    }

    /// Acknowledged on 10 January: 90 days until 10 April, of which four fifths are over on 23 March.
    @Test(
        arguments: [
            ("2026-03-22", nil), ("2026-03-23", DueGroup.today), ("2026-03-24", .later), ("2026-04-03", .thisWeek),
            ("2026-04-10", .today), ("2026-04-11", .late),
        ] as [(String, DueGroup?)])
    func `the commission's decision is looked for at four fifths of its delay, and on its day`(
        today: String, group: DueGroup?
    ) {
        let item = claim(on: today)
        #expect(item?.group == group)
        if let item { #expect(item.day == day("2026-04-10") && item.rule == .claimDecision) }
    }

    @Test func `accommodation has six weeks, and a refusal asks for nothing`() {
        #expect(claim(on: "2026-02-21", .accommodation)?.day == day("2026-02-21"))
        #expect(claim(on: "2026-06-20", decided: .recognised)?.day == day("2026-06-20"))
        #expect(claim(on: "2026-06-21", decided: .recognised)?.group == .late)
        #expect(claim(on: "2026-05-01", decided: .reoriented)?.day == day("2026-05-01"))
        #expect(claim(on: "2026-06-20", decided: .refused) == nil)
    }
}
