import RelorefDomain
import Testing

/// What a follow-up puts on Today, and when.
struct FollowUpDueTests {
    private static let guide = DatedTerms(
        always: DueTerms([
            .dueAnnounced: 30, .followUpMonths: 6, .followUpFirstVisit: 14, .followUpWindow: 15, .followUpLate: 7,
            .followUpAlert: 5, .followUpAnnounced: 7,
        ]))

    private func items(
        on today: String, _ contacts: [FollowUpContact] = [], _ checks: [RentCheck] = [], start: String = "2026-06-01",
        closed: String? = nil
    ) -> [DueItem] {
        let followUp = FollowUp(
            id: "f", lease: "l", start: day(start), months: 6, plannedMonths: 6, closedOn: closed.map { day($0) },
            outcome: closed == nil ? nil : .autonomous)
        let current = CurrentFollowUp(
            followUp, household: "h", site: "s1", departement: "77", contacts: contacts, checks: checks)
        return DueList(today: day(today), terms: Self.guide).items(current)
    }

    private func contact(_ on: String, next: String? = nil) -> FollowUpContact {
        FollowUpContact(id: "c\(on)", followUp: "f", kind: .visit, on: day(on), nextOn: next.map { day($0) })
    }

    private func check(_ month: Int, _ status: RentCheck.Status, on checked: String) -> RentCheck {
        RentCheck(
            id: "r\(month)", followUp: "f", month: month, status: status, source: .landlordCall, checkedOn: day(checked)
        )
    }

    /// Lease on 1 June, first visit on the 15th: announced a week ahead, late a week after.
    @Test(
        arguments: [
            ("2026-06-07", nil), ("2026-06-08", DueGroup.thisWeek), ("2026-06-14", .thisWeek), ("2026-06-15", .today),
            ("2026-06-22", .today), ("2026-06-23", .late), ("2026-06-30", .late),
        ] as [(String, DueGroup?)])
    func `the first visit rises and is late a week after its day`(today: String, group: DueGroup?) {
        let visit = items(on: today).first { $0.rule == .followUpContact }
        #expect(visit?.group == group)
        if let visit {
            #expect(visit.day == day("2026-06-15") && !visit.canBeTicked)
            #expect(visit.matter == .followUpContact(month: 0, start: day("2026-06-01"), isVisit: true))
        }
    }

    @Test func `a missed visit gives way to the next, and a held one too`() {
        #expect(items(on: "2026-07-01").first { $0.rule == .followUpContact }?.day == day("2026-07-01"))
        let held = items(on: "2026-06-25", [contact("2026-06-10")])
        #expect(held.first { $0.rule == .followUpContact }?.day == day("2026-07-01"))
    }

    @Test func `the day agreed with the household takes the planned one's place, within its window`() {
        let agreed = items(on: "2026-06-27", [contact("2026-06-10", next: "2026-07-04")])
        #expect(agreed.first { $0.rule == .followUpContact }?.day == day("2026-07-04"))
        let beyond = items(on: "2026-06-27", [contact("2026-06-10", next: "2026-09-04")])
        #expect(beyond.first { $0.rule == .followUpContact }?.day == day("2026-07-01"))
    }

    @Test(
        arguments: [
            ("2026-06-30", nil), ("2026-07-01", DueGroup.today), ("2026-07-16", .today), ("2026-07-17", .late),
        ] as [(String, DueGroup?)])
    func `the rent of a month is checked within fifteen days`(today: String, group: DueGroup?) {
        let rent = items(on: today, [contact("2026-06-10"), contact("2026-07-01")]).first { $0.rule == .rentCheck }
        #expect(rent?.group == group)
    }

    /// Checked on Friday 3 July: five working days later is Friday the 10th; 14 July is a day off.
    @Test(
        arguments: [
            ("2026-07-03", "2026-07-06", "2026-07-10", DueGroup.thisWeek),
            ("2026-07-03", "2026-07-11", "2026-07-10", .late),
            ("2026-07-10", "2026-07-17", "2026-07-20", .thisWeek),
        ])
    func `a rent that was not paid is acted on within five working days`(
        checked: String, today: String, due: String, group: DueGroup
    ) {
        let rest = [contact("2026-06-10"), contact("2026-07-01")]
        for status in RentCheck.Status.allCases {
            let alert = items(on: today, rest, [check(1, status, on: checked)]).first { $0.rule == .rentAlert }
            #expect((alert != nil) == (status != .ok), "\(status)")
            guard let alert else { continue }
            #expect(alert.day == day(due) && alert.group == group && alert.canBeTicked && alert.subject == "r1")
        }
    }

    @Test(
        arguments: [
            ("2026-11-23", nil), ("2026-11-24", DueGroup.thisWeek), ("2026-12-01", .today), ("2026-12-02", .late),
        ] as [(String, DueGroup?)])
    func `the end asks for a closing, and a closed one for nothing`(today: String, group: DueGroup?) {
        #expect(items(on: today).first { $0.rule == .followUpClosing }?.group == group)
        #expect(items(on: today, closed: "2026-11-20").isEmpty)
    }

    @Test func `its days move with the lease`() {
        let moved = items(on: "2026-06-20", start: "2026-06-11").first { $0.rule == .followUpContact }
        #expect(moved?.day == day("2026-06-25"))
    }
}
