import RelorefDomain
import Testing

/// What one may do with an item of Today.
struct DueMarkTests {
    private let today = Day(number: 20_778)
    private var key: DueKey { DueKey(rule: .stayTerm, subject: "stay", step: today.adding(days: 3)) }

    private func item(_ group: DueGroup, _ matter: DueItem.Matter = .extensionToAsk(.centreSince2021, from: nil))
        -> DueItem
    {
        DueItem(matter, subject: "stay", household: "h", site: "s1", day: today, step: today, group: group)
    }

    @Test func `a tick hides the item`() throws {
        var mark = DueMark(key)
        try mark.finish(item(.today), today: today)
        #expect(mark.state == .done && mark.hides(on: today))
    }

    @Test func `a tick is not enough when the day is past or the fact is missing`() {
        var mark = DueMark(key)
        #expect(throws: DueMark.Refusal.needsRecord) { try mark.finish(item(.late), today: today) }
        #expect(throws: DueMark.Refusal.needsRecord) {
            try mark.finish(item(.thisWeek, .noReferent(openedOn: today)), today: today)
        }
        #expect(mark.state == .open)
    }

    @Test func `an item that is put off comes back on its day`() throws {
        var mark = DueMark(key)
        try mark.snooze(until: today.adding(days: 2), reason: "", today: today)
        #expect(mark.hides(on: today.adding(days: 1)))
        #expect(!mark.hides(on: today.adding(days: 2)))
    }

    @Test func `the third time asks for a reason`() throws {
        var mark = DueMark(key, snoozes: 1)
        try mark.snooze(until: today.adding(days: 1), reason: "", today: today)
        #expect(throws: DueMark.Refusal.needsReason) {
            try mark.snooze(until: today.adding(days: 1), reason: "  ", today: today)
        }
        try mark.snooze(until: today.adding(days: 1), reason: "attend la préfecture", today: today)
        #expect(mark.snoozes == 3)
    }

    @Test func `one puts off to a day to come, within a quarter`() {
        var mark = DueMark(key)
        #expect(throws: DueMark.Refusal.notLater) { try mark.snooze(until: today, reason: "", today: today) }
        #expect(throws: DueMark.Refusal.tooFar(today.adding(days: 92))) {
            try mark.snooze(until: today.adding(days: 93), reason: "", today: today)
        }
    }

    @Test func `what is given away is open for the colleague`() throws {
        var mark = DueMark(key)
        try mark.snooze(until: today.adding(days: 5), reason: "", today: today)
        mark.give(to: "bob")
        #expect(mark.owner == "bob" && !mark.hides(on: today))
    }
}
