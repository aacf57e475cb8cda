import RelorefDomain
import Testing

struct LandlordLinkTests {
    private let sent = Moment(startOf: day("2026-11-02"), in: "Europe/Paris")

    private func link(tries: Int = 0, answered: String? = nil, revoked: Bool = false) -> LandlordLink {
        LandlordLink(
            id: "k", followUp: "f", month: 1, sentOn: day("2026-11-02"),
            expiresAt: sent.adding(seconds: LandlordLink.lifetimeDays * 86_400), tries: tries,
            answeredOn: answered.map { day($0) }, isRevoked: revoked)
    }

    @Test func `it leads somewhere for three weeks, unless revoked or tried too often`() {
        let (in20, in21) = (sent.adding(seconds: 21 * 86_400 - 1), sent.adding(seconds: 21 * 86_400))
        #expect(link().state(at: in20) == .open && link().state(at: in21) == .expired)
        #expect(link(answered: "2026-11-05").state(at: in20) == .answered(on: day("2026-11-05")))
        #expect(link(answered: "2026-11-05").state(at: in21) == .expired)
        #expect(link(tries: 4).state(at: in20) == .open && link(tries: 4).left == 1)
        #expect(link(tries: 5).state(at: in20) == .locked && link(tries: 5, revoked: true).state(at: in20) == .revoked)
        var tried = link(tries: 4)
        tried.fail()
        #expect(tried.state(at: sent) == .locked)
    }

    /// Asked on Monday 2 November: five working days later is Monday the 9th.
    @Test(arguments: [("2026-11-08", false), ("2026-11-09", true), ("2026-11-20", true)])
    func `silence is told after five working days, and the check of the month waits until then`(
        today: String, isTold: Bool
    ) {
        let followUp = FollowUp(id: "f", lease: "l", start: day("2026-10-01"), months: 6, plannedMonths: 6)
        func rules(_ link: LandlordLink, _ checks: [RentCheck] = []) -> [DeadlineRule] {
            let current = CurrentFollowUp(
                followUp, household: "h", site: "s", departement: "77", checks: checks, links: [link])
            let terms = DueTerms([.followUpWindow: 15, .followUpFirstVisit: 14, .followUpAlert: 5])
            return DueList(today: day(today), terms: DatedTerms(always: terms)).items(current).map(\.rule)
        }
        #expect(rules(link()).contains(.landlordSilent) == isTold)
        #expect(!rules(link()).contains(.rentCheck))
        #expect(!rules(link(answered: "2026-11-05")).contains(.landlordSilent))
        let check = RentCheck(
            id: "r", followUp: "f", month: 1, status: .ok, source: .receipt, checkedOn: day("2026-11-05"))
        #expect(!rules(link(), [check]).contains(.landlordSilent))
    }
}
