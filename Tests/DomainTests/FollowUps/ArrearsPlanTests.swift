import RelorefDomain
import Testing

/// How a debt of rent is paid back: the instalments are what is owed, to the cent.
struct ArrearsPlanTests {
    private func plan(
        _ debt: Int, _ instalments: [ArrearsPlan.Instalment]
    ) throws(ArrearsPlan.Refusal) -> ArrearsPlan {
        try ArrearsPlan(
            id: "p", followUp: "f", debtCents: debt, signedOn: day("2026-11-21"), instalments: instalments)
    }

    @Test(
        arguments: [
            (31_950, 6, [5_325, 5_325, 5_325, 5_325, 5_325, 5_325]), (10_000, 3, [3_334, 3_333, 3_333]),
            (10_001, 3, [3_334, 3_334, 3_333]), (5, 5, [1, 1, 1, 1, 1]), (41_200, 1, [41_200]),
        ])
    func `equal payments make the debt, to the cent`(debt: Int, count: Int, cents: [Int]) throws {
        #expect(try ArrearsPlan.equal(debt, in: count, from: day("2026-12-05")).map(\.cents) == cents)
    }

    @Test func `any debt in any number of payments makes a plan`() throws {
        var seed = Seed("instalments")
        for _ in 0..<500 {
            let (debt, count) = (Int.random(in: 1...500_000, using: &seed), Int.random(in: 1...36, using: &seed))
            guard count <= debt else { continue }
            let first = day("2026-01-01").adding(days: Int.random(in: 0...800, using: &seed))
            let instalments = try ArrearsPlan.equal(debt, in: count, from: first)
            let made = try plan(debt, instalments)
            #expect(made.leftCents == debt)
            let cents = instalments.map(\.cents)
            #expect((cents.max() ?? 0) - (cents.min() ?? 0) <= 1)
        }
    }

    @Test func `payments keep to the end of the month`() throws {
        let days = try ArrearsPlan.equal(300, in: 3, from: day("2026-12-31")).map(\.dueOn)
        #expect(days == [day("2026-12-31"), day("2027-01-31"), day("2027-02-28")])
    }

    @Test func `what is not owed, too many payments, another sum or another order make none`() {
        let two = [
            ArrearsPlan.Instalment(position: 1, dueOn: day("2026-12-05"), cents: 100),
            ArrearsPlan.Instalment(position: 2, dueOn: day("2027-01-05"), cents: 100),
        ]
        #expect(throws: ArrearsPlan.Refusal.nothingOwed) { try ArrearsPlan.equal(0, in: 3, from: day("2026-12-05")) }
        #expect(throws: ArrearsPlan.Refusal.count(upTo: 36)) {
            try ArrearsPlan.equal(9_999, in: 37, from: day("2026-12-05"))
        }
        #expect(throws: ArrearsPlan.Refusal.count(upTo: 2)) { try ArrearsPlan.equal(2, in: 3, from: day("2026-12-05")) }
        #expect(throws: ArrearsPlan.Refusal.sum(debt: 201, instalments: 200)) { try plan(201, two) }
        #expect(throws: ArrearsPlan.Refusal.notInOrder) { try plan(200, two.reversed()) }
    }

    @Test func `payments come one by one, and the last one ends it`() throws {
        var one = try plan(300, ArrearsPlan.equal(300, in: 3, from: day("2026-11-21")))
        #expect(throws: ArrearsPlan.Refusal.inTheFuture) {
            try one.pay(1, on: day("2026-11-22"), today: day("2026-11-21"))
        }
        try one.pay(1, on: day("2026-11-21"), today: day("2026-11-21"))
        #expect(throws: ArrearsPlan.Refusal.notAnInstalment) {
            try one.pay(1, on: day("2026-11-21"), today: day("2026-11-21"))
        }
        #expect(one.leftCents == 200 && one.next?.position == 2)
        try one.pay(3, on: day("2026-12-01"), today: day("2026-12-01"))
        try one.pay(2, on: day("2026-12-02"), today: day("2026-12-02"))
        #expect(one.outcome == .kept && one.endedOn == day("2026-12-02") && one.next == nil)
        #expect(throws: ArrearsPlan.Refusal.ended) { try one.end(.broken, on: day("2026-12-03")) }
    }

    @Test(arguments: [("2026-12-06", false), ("2026-12-20", false), ("2026-12-21", true)])
    func `a payment is missed after fifteen days`(today: String, isMissed: Bool) {
        let one = ArrearsPlan.Instalment(position: 1, dueOn: day("2026-12-05"), cents: 100)
        #expect(one.isMissed(on: day(today)) == isMissed)
    }

    /// Unpaid on 3 July, plan signed on the 10th: the alert gives way to the payments, a later one does not.
    @Test func `a running plan takes the place of the alert that it answers`() throws {
        let followUp = FollowUp(id: "f", lease: "l", start: day("2026-06-01"), months: 6, plannedMonths: 6)
        func check(_ month: Int, _ on: String) -> RentCheck {
            RentCheck(
                id: "r\(month)", followUp: "f", month: month, status: .unpaid, source: .receipt, checkedOn: day(on))
        }
        let instalments = try ArrearsPlan.equal(30_000, in: 3, from: day("2026-08-05"))
        let plan = try ArrearsPlan(
            id: "p", followUp: "f", debtCents: 30_000, signedOn: day("2026-07-10"), instalments: instalments)
        func items(_ today: String, _ plan: ArrearsPlan?) -> [DueItem] {
            let current = CurrentFollowUp(
                followUp, household: "h", site: "s", departement: nil,
                checks: [check(1, "2026-07-03"), check(2, "2026-08-04")], plan: plan)
            let terms = DueTerms([
                .followUpWindow: 15, .followUpFirstVisit: 14, .followUpAlert: 5, .followUpAnnounced: 7,
            ])
            return DueList(today: day(today), terms: DatedTerms(always: terms)).items(current)
        }
        #expect(items("2026-08-06", nil).filter { $0.rule == .rentAlert }.map(\.subject) == ["r1", "r2"])
        let planned = items("2026-08-06", plan)
        #expect(planned.filter { $0.rule == .rentAlert }.map(\.subject) == ["r2"])
        let payment = planned.first { $0.rule == .planPayment }
        #expect(payment?.matter == .planPayment(position: 1, cents: 10_000) && payment?.group == .late)
        #expect(!items("2026-07-28", plan).contains { $0.rule == .planPayment })
        #expect(items("2026-07-29", plan).contains { $0.rule == .planPayment })
    }

    /// Paid to its end, the plan has answered what was checked before it was signed; broken, it has not.
    @Test func `what a plan paid back is neither owed nor on Today`() throws {
        let followUp = FollowUp(id: "f", lease: "l", start: day("2026-06-01"), months: 6, plannedMonths: 6)
        func check(_ month: Int, _ on: String) -> RentCheck {
            RentCheck(
                id: "r\(month)", followUp: "f", month: month, status: .unpaid, source: .receipt, checkedOn: day(on),
                dueCents: 30_000)
        }
        func current(_ outcome: ArrearsPlan.Outcome) throws -> CurrentFollowUp {
            var plan = try ArrearsPlan(
                id: "p", followUp: "f", debtCents: 30_000, signedOn: day("2026-07-10"),
                instalments: ArrearsPlan.equal(30_000, in: 1, from: day("2026-08-05")))
            if outcome == .kept {
                try plan.pay(1, on: day("2026-08-05"), today: day("2026-08-06"))
            } else {
                try plan.end(outcome, on: day("2026-08-05"))
            }
            return CurrentFollowUp(
                followUp, household: "h", site: "s", departement: nil,
                checks: [check(1, "2026-07-03"), check(2, "2026-08-04")],
                kept: [plan].filter { $0.outcome == .kept })
        }
        func alerts(_ current: CurrentFollowUp) -> [String] {
            let terms = DueTerms([
                .followUpWindow: 15, .followUpFirstVisit: 14, .followUpAlert: 5, .followUpAnnounced: 7,
            ])
            return DueList(today: day("2026-08-06"), terms: DatedTerms(always: terms)).items(current)
                .filter { $0.rule == .rentAlert }.map(\.subject)
        }
        let (kept, broken) = (try current(.kept), try current(.broken))
        #expect(alerts(kept) == ["r2"] && kept.owedCents == 30_000)
        #expect(alerts(broken) == ["r1", "r2"] && broken.owedCents == 60_000)
    }
}
