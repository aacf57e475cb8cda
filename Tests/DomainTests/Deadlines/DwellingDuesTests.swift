import RelorefDomain
import Testing

/// What ends for a relay dwelling: checks, diagnostics, insurance, and the lease that the association signed.
struct DwellingDuesTests {
    private func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    private let guide = DatedTerms(
        always: DueTerms([
            .dueAnnounced: 30, .dueCheck: 30, .dueDiagnostic: 90, .dueHeadLeaseFirst: 180, .dueHeadLeaseSecond: 90,
            .checkAlarm: 12, .checkBoiler: 12, .checkInsurance: 12, .checkEnergy: 120, .checkInstallation: 72,
        ]))

    private func item(_ kind: DiagnosticKind, made: String, until end: String?, on today: String) -> DueItem? {
        let check = DwellingCheck(
            id: "c", dwelling: "d", kind: kind, doneOn: day(made), expiresOn: end.map { day($0) })
        return DueList(today: day(today), terms: guide).item(DwellingPaper(check, site: "s"))
    }

    /// The end that it bears, or the one that the network's numbers give; some have none.
    @Test(
        arguments: [
            (.smokeAlarm, "2026-01-31", nil, "2027-01-31", nil),
            (.smokeAlarm, "2026-01-31", "2026-06-30", "2026-06-30", nil),
            (.boiler, "2024-02-29", nil, "2025-02-28", 12), (.dpe, "2016-12-10", nil, "2026-12-10", 120),
            (.electricity, "2020-11-30", nil, "2026-11-30", 72), (.gas, "2020-11-30", "2026-12-31", "2026-12-31", nil),
            (.insurance, "2025-12-15", nil, "2026-12-15", 12), (.lead, "2010-01-01", nil, nil, nil),
            (.inventory, "2010-01-01", nil, nil, nil),
        ] as [(DiagnosticKind, String, String?, String?, Int?)])
    func `a paper ends on its own day, or as the network counts`(
        kind: DiagnosticKind, made: String, end: String?, expected: String?, months: Int?
    ) {
        let check = DwellingCheck(id: "c", dwelling: "d", kind: kind, doneOn: day(made), expiresOn: end.map { day($0) })
        let found = DueList(today: day("2026-11-27"), terms: guide).end(of: DwellingPaper(check, site: "s"))
        #expect(found?.day.iso == expected)
        if let months { #expect(found?.months == months) }
    }

    /// Ends on 31 December 2026: a check thirty days before, a diagnostic ninety; both announced a month before that.
    @Test(
        arguments: [
            (.smokeAlarm, "2026-10-31", nil, nil), (.smokeAlarm, "2026-11-01", .later, "2026-12-01"),
            (.smokeAlarm, "2026-12-01", .today, "2026-12-01"), (.smokeAlarm, "2026-12-02", .later, "2026-12-31"),
            (.smokeAlarm, "2027-01-01", .late, "2026-12-31"), (.dpe, "2026-09-01", nil, nil),
            (.dpe, "2026-09-03", .later, "2026-10-02"), (.dpe, "2026-10-02", .today, "2026-10-02"),
        ] as [(DiagnosticKind, String, DueGroup?, String?)])
    func `it rises before its end and is late after it`(
        kind: DiagnosticKind, today: String, group: DueGroup?, step: String?
    ) {
        let found = item(kind, made: "2025-12-31", until: "2026-12-31", on: today)
        #expect(found?.group == group && found?.step.iso == step)
        #expect(found == nil || found?.dwelling == "d")
    }

    @Test func `a lease that ends is told twice, with the last day for the notice`() {
        let lease = EndingHeadLease(id: "l", dwelling: "d", site: "s", to: day("2027-05-31"), noticeMonths: 3)
        #expect(lease.lastNotice == day("2027-02-28"))
        func found(_ today: String) -> DueItem? { DueList(today: day(today), terms: guide).item(lease) }
        #expect(found("2026-11-01") == nil)
        #expect(found("2026-11-27")?.step == day("2026-12-02") && found("2026-11-27")?.group == .thisWeek)
        #expect(found("2026-12-03")?.step == day("2027-03-02"))
        #expect(found("2027-06-01")?.group == .late)
        #expect(found("2027-06-01")?.canBeTicked == false)
    }

    @Test func `the look ahead reaches every end that turns up`() {
        let list = DueList(today: day("2026-11-27"), terms: guide)
        #expect(list.horizonOfPapers.ending == day("2027-03-27"))
        #expect(list.horizonOfPapers.made == day("2026-03-27"))
        #expect(list.horizonOfHeadLeases == day("2027-06-25"))
        #expect(item(.dpe, made: "2020-01-01", until: "2027-03-27", on: "2026-11-27") != nil)
        #expect(item(.dpe, made: "2020-01-01", until: "2027-03-28", on: "2026-11-27") == nil)
    }
}
