import RelorefDomain
import Testing

/// A follow-up's life: planned, running, extended, closed.
struct FollowUpTests {
    private func followUp(months: Int = 6) -> FollowUp {
        FollowUp(id: "f", lease: "l", start: day("2026-06-01"), months: months, plannedMonths: 6)
    }

    @Test(
        arguments: [
            ("2026-05-31", 6, FollowUp.State.planned), ("2026-06-01", 6, .running), ("2026-12-01", 6, .running),
            ("2027-01-15", 9, .extended),
        ] as [(String, Int, FollowUp.State)])
    func `its state follows from its days`(on: String, months: Int, state: FollowUp.State) {
        #expect(followUp(months: months).state(on: day(on)) == state)
    }

    @Test func `it is extended by three or six months, to a year at most`() throws {
        var one = followUp()
        #expect(throws: FollowUp.Refusal.notAnExtension) { try one.extend(by: 2) }
        try one.extend(by: 3)
        #expect((one.months, one.end) == (9, day("2027-03-01")))
        #expect(throws: FollowUp.Refusal.tooLong(12)) { try one.extend(by: 6) }
        try one.extend(by: 3)
        #expect(one.months == 12)
    }

    @Test func `it is closed once, between its first day and today`() throws {
        var one = followUp()
        #expect(throws: FollowUp.Refusal.beforeStart(day("2026-06-01"))) {
            try one.close(on: day("2026-05-31"), as: .lost, today: day("2026-11-21"))
        }
        #expect(throws: FollowUp.Refusal.inTheFuture) {
            try one.close(on: day("2026-11-22"), as: .lost, today: day("2026-11-21"))
        }
        try one.close(on: day("2026-11-21"), as: .autonomous, today: day("2026-11-21"))
        #expect(one.state(on: day("2026-11-21")) == .closed(on: day("2026-11-21"), .autonomous))
        #expect(throws: FollowUp.Refusal.alreadyClosed(on: day("2026-11-21"))) { try one.extend(by: 3) }
        #expect(throws: FollowUp.Refusal.alreadyClosed(on: day("2026-11-21"))) {
            try one.close(on: day("2026-11-21"), as: .lost, today: day("2026-11-21"))
        }
    }

    /// Lease on 1 June, six months: which second lease restarts it.
    @Test(
        arguments: [
            ("2026-06-01", false), ("2026-06-02", true), ("2026-11-30", true), ("2026-12-01", false),
        ])
    func `a second lease within the months restarts it`(start: String, restarts: Bool) {
        #expect(followUp().isRestarted(by: day(start)) == restarts)
    }

    @Test func `the end of a tenancy turns out to be a move, and nothing else does`() throws {
        for (outcome, after) in [
            (FollowUp.Outcome.tenancyEnded, FollowUp.Outcome.movedAgain), (.autonomous, .autonomous), (.lost, .lost),
        ] {
            var one = followUp()
            try one.close(on: day("2026-08-01"), as: outcome, today: day("2026-11-21"))
            one.becomeMove()
            #expect(one.closing?.outcome == after)
        }
    }

    @Test func `what is owed of a month is what nobody paid`() {
        func owed(_ due: Int?, _ aid: Int?, _ paid: Int?, _ status: RentCheck.Status = .partial) -> Int? {
            RentCheck(
                id: "r", followUp: "f", month: 1, status: status, source: .receipt, checkedOn: day("2026-07-01"),
                dueCents: due, aidCents: aid, paidCents: paid
            ).owedCents
        }
        #expect(owed(52_000, 21_050, 30_950) == 0)
        #expect(owed(52_000, nil, 30_000) == 22_000)
        #expect(owed(52_000, 30_000, 30_000) == 0)
        #expect(owed(nil, 1, 1) == nil && owed(52_000, 1, nil) == nil)
        #expect(owed(52_000, 21_050, nil, .unpaid) == 30_950 && owed(nil, nil, nil, .unpaid) == nil)
    }

    /// 1 May is a Friday and a day off; Whit Monday is 25 May 2026.
    @Test(
        arguments: [
            ("2026-04-29", 5, nil, "2026-05-07"), ("2026-05-22", 1, nil, "2026-05-26"),
            ("2026-05-22", 0, nil, "2026-05-22"),
            ("2026-12-24", 1, nil, "2026-12-28"), ("2025-12-24", 1, nil, "2025-12-26"),
            ("2025-12-24", 1, "67", "2025-12-29"),
        ] as [(String, Int, String?, String)])
    func `working days skip weekends and days off`(from: String, count: Int, departement: String?, to: String) {
        #expect(day(from).adding(workingDays: count, in: departement) == day(to))
    }
}
