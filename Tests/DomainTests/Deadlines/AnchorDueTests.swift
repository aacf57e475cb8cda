import RelorefDomain
import Testing

/// What runs from a day that somebody wrote down.
struct AnchorDueTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    private static func rule(
        _ code: DeadlineCode, _ anchor: DeadlineAnchor, _ delay: Int, _ unit: DeadlineVersion.Unit,
        _ warnings: [Int] = [], as variant: DeadlineVariant = .usual, from: String = "2004-01-01",
        in place: String? = nil
    ) -> DeadlineVersion {
        DeadlineVersion(
            code, variant, in: place, from: day(from), on: anchor, delay: delay, unit, warnings: warnings, source: "s")
    }

    private static let book = DeadlineBook([
        rule(.allocationAnswer, .allocationReceived, 10, .days, [7, 3, 1]),
        rule(.tenantNotice, .noticeReceived, 3, .months, [30]),
        rule(.tenantNotice, .noticeReceived, 1, .months, [15], as: .reduced),
        rule(.deposit, .keysReturned, 1, .months, [7]),
        rule(.deposit, .keysReturned, 2, .months, [7], as: .notConform),
        rule(.occupancyNotice, .occupancyNotice, 1, .months),
        rule(.orderToPay, .orderNotified, 2, .months, [14]),
        rule(.orderToPay, .orderNotified, 6, .weeks, [14], from: "2023-07-29"),
        rule(.arrears, .arrearsReached, 2, .months, [31]),
        rule(.funderReport, .grantReportDate, 0, .days, [60]),
    ])

    private static func items(
        _ kind: DeadlineAnchor, on day: String, _ detail: AnchorEvent.Detail = .init(), today: String,
        answered: String? = nil, in place: String? = nil, book: DeadlineBook = book
    ) -> [DueItem] {
        let holder: AnchorEvent.Holder = kind.holder == .site ? .site("s1") : .household("h1")
        let event = AnchorEvent(
            id: "e1", kind, of: holder, on: Self.day(day), detail, answeredOn: answered.map(Self.day))
        let terms = DatedTerms(always: DueTerms([.dueAnnounced: 30]))
        return DueList(today: Self.day(today), terms: terms, rules: book)
            .items(DueEvent(event, site: "s1", departement: place))
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let kind: DeadlineAnchor, on: String
        var detail = AnchorEvent.Detail()
        let due: String
        var testDescription: String { "\(kind) \(on) → \(due)" }
    }

    @Test(arguments: [
        Case(kind: .allocationReceived, on: "2026-11-20", due: "2026-11-30"),
        Case(kind: .noticeReceived, on: "2026-09-30", due: "2026-12-30"),
        Case(kind: .noticeReceived, on: "2026-11-20", detail: .init(variant: .reduced), due: "2026-12-20"),
        Case(kind: .keysReturned, on: "2026-10-31", due: "2026-11-30"),
        Case(kind: .keysReturned, on: "2026-10-31", detail: .init(variant: .notConform), due: "2026-12-31"),
        Case(kind: .occupancyNotice, on: "2026-11-10", detail: .init(months: 2), due: "2027-01-10"),
        Case(kind: .occupancyNotice, on: "2026-11-10", due: "2026-12-10"),
        // The law of the day of the lease, not of the order (D-20).
        Case(kind: .orderNotified, on: "2026-11-02", detail: .init(leaseOn: day("2023-07-28")), due: "2027-01-02"),
        Case(kind: .orderNotified, on: "2026-11-02", detail: .init(leaseOn: day("2023-07-29")), due: "2026-12-14"),
        Case(kind: .orderNotified, on: "2026-11-02", due: "2026-12-14"),
        Case(kind: .grantReportDate, on: "2026-12-15", due: "2026-12-15"),
    ])
    func `the day follows from the event and its case`(one: Case) {
        let items = Self.items(one.kind, on: one.on, one.detail, today: "2026-11-21")
        let found = Self.items(one.kind, on: one.on, one.detail, today: one.due).first
        #expect(found?.day == Self.day(one.due) && found?.group == .today)
        #expect(items.allSatisfy { $0.day == Self.day(one.due) })
    }

    @Test func `it is announced, rises with its warnings, is late, and ends with its answer`() {
        func group(_ today: String) -> (Day, DueGroup)? {
            Self.items(.allocationReceived, on: "2026-11-20", today: today).first.map { ($0.step, $0.group) }
        }
        #expect(group("2026-11-21")?.0 == Self.day("2026-11-23") && group("2026-11-21")?.1 == .thisWeek)
        #expect(group("2026-11-27")?.1 == .today)
        #expect(group("2026-12-01")?.1 == .late)
        #expect(Self.items(.allocationReceived, on: "2026-11-20", today: "2026-12-01", answered: "2026-11-28") == [])
    }

    @Test func `a rule that changes in the middle leaves what runs already`() {
        let changed = DeadlineBook([
            Self.rule(.deposit, .keysReturned, 1, .months, [7]),
            Self.rule(.deposit, .keysReturned, 3, .months, [20], from: "2026-11-01"),
        ])
        let before = Self.items(.keysReturned, on: "2026-10-31", today: "2026-11-21", book: changed).first
        let after = Self.items(.keysReturned, on: "2026-11-01", today: "2027-01-25", book: changed).first
        #expect(before?.day == Self.day("2026-11-30") && after?.day == Self.day("2027-02-01"))
        // Warnings are those of today.
        #expect(before?.reminders == [20])
    }

    @Test func `two deadlines may hang on one event, and each has its key`() {
        let both = DeadlineBook([
            Self.rule(.deposit, .keysReturned, 1, .months),
            Self.rule(.occupancyNotice, .keysReturned, 10, .days),
        ])
        let items = Self.items(.keysReturned, on: "2026-11-15", today: "2026-11-21", book: both)
        #expect(Set(items.map(\.key)).count == 2 && Set(items.compactMap(\.code)) == [.deposit, .occupancyNotice])
    }

    @Test func `arrears below two months of rent tell nothing yet`() {
        func count(_ owed: Int?) -> Int {
            Self.items(
                .arrearsReached, on: "2026-11-10", .init(owedCents: owed, rentCents: 50_000), today: "2026-12-20"
            ).count
        }
        #expect(count(99_999) == 0 && count(100_000) == 1 && count(nil) == 1)
    }

    @Test func `a deposit that is late costs a tenth of the rent for every month that has begun`() {
        func penalty(_ today: String) -> Int? {
            let item = Self.items(.keysReturned, on: "2026-01-15", .init(rentCents: 61_235), today: today).first
            guard case .followedDate(let followed)? = item?.matter else { return nil }
            return followed.penaltyCents(on: Self.day(today))
        }
        #expect(penalty("2026-02-15") == nil)
        #expect(penalty("2026-02-16") == 6_124 && penalty("2026-03-15") == 6_124 && penalty("2026-03-16") == 12_247)
    }

    @Test func `what comes round begins again`() {
        let (event, seen) = (Self.day("2026-11-30"), Self.day("2026-12-03"))
        #expect(DeadlineAnchor.lastDeclaration.next(after: event, seenTo: seen) == Self.day("2027-02-28"))
        #expect(DeadlineAnchor.lastSteeringMeeting.next(after: event, seenTo: seen) == seen)
        #expect(DeadlineAnchor.yearEnd.next(after: Self.day("2026-12-31"), seenTo: seen) == Self.day("2027-12-31"))
        #expect(DeadlineAnchor.noticeReceived.next(after: event, seenTo: seen) == nil)
    }

    @Test func `every deadline with numbers of its own hangs on a day that can be written down`() {
        let kinds = DeadlineAnchor.allCases.filter { $0.holder != nil }
        #expect(kinds.count == 17)
        for holder in AnchorEvent.HolderKind.allCases { #expect(!DeadlineAnchor.kinds(on: holder).isEmpty) }
    }

    private static func checks(_ owed: [Int?]) -> [RentCheck] {
        owed.enumerated().map { place, owed in
            RentCheck(
                id: "r\(place + 1)", followUp: "f", month: place + 1, status: owed == 0 ? .ok : .unpaid,
                source: .receipt, checkedOn: day("2026-0\(place + 2)-05"), dueCents: 50_000,
                paidCents: owed.map { 50_000 - $0 })
        }
    }

    private static func arrears(
        _ owed: [Int?], plan: ArrearsPlan? = nil, kept: [ArrearsPlan] = [], book: DeadlineBook = book
    ) -> DueItem? {
        let followUp = FollowUp(id: "f", lease: "l", start: day("2026-01-05"), months: 6, plannedMonths: 6)
        let current = CurrentFollowUp(
            followUp, household: "h", site: "s", departement: nil, checks: checks(owed), plan: plan, kept: kept)
        let terms = DatedTerms(always: DueTerms([.dueAnnounced: 30]))
        return DueList(today: day("2026-05-01"), terms: terms, rules: book).arrears(of: current)
    }

    @Test(
        arguments: [
            ([0, 0], nil, 0, nil), ([49_999], nil, 0, nil), ([50_000], .once, 50_000, nil),
            ([50_000, 24_999], .once, 74_999, nil), ([50_000, 25_000], .onceAndAHalf, 75_000, nil),
            ([50_000, 0, 50_000], .double, 100_000, "2026-06-05"), ([50_000, 50_000], .double, 100_000, "2026-05-05"),
            ([50_000, 50_000, 50_000], .double, 150_000, "2026-05-05"),
        ] as [([Int?], Arrears.Level?, Int, String?)])
    func `rents that were not paid pass one, one and a half and two months`(
        owed: [Int?], level: Arrears.Level?, sum: Int, due: String?
    ) throws {
        let item = Self.arrears(owed)
        guard let level else {
            #expect(item == nil)
            return
        }
        guard case .arrears(let arrears)? = item?.matter else {
            Issue.record("nothing is owed")
            return
        }
        #expect(arrears.level == level && arrears.owedCents == sum)
        if let due { #expect(item?.day == Self.day(due)) }
    }

    @Test func `what a plan pays back, or has paid back, is not owed twice`() throws {
        let instalments = try ArrearsPlan.equal(100_000, in: 2, from: Self.day("2026-04-05"))
        var plan = try ArrearsPlan(
            id: "p", followUp: "f", debtCents: 100_000, signedOn: Self.day("2026-03-10"), instalments: instalments)
        #expect(Self.arrears([50_000, 50_000]) != nil)
        #expect(Self.arrears([50_000, 50_000], plan: plan) == nil)
        for position in 1...2 { try plan.pay(position, on: Self.day("2026-05-01"), today: Self.day("2026-05-01")) }
        #expect(plan.outcome == .kept)
        #expect(Self.arrears([50_000, 50_000], kept: [plan]) == nil)
        #expect(Self.arrears([50_000, 50_000, 50_000], kept: [plan]) != nil, "what came after the plan is owed")
    }
}
