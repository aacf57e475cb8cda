import RelorefDomain
import Testing

/// The months after the move: which contacts are planned, and which one stands for which.
struct FollowUpScheduleTests {
    private static let rhythm = FollowUpSchedule.Rhythm(firstVisit: 14, window: 15)

    private static func schedule(_ start: String, months: Int = 6, held: [(String, Bool)] = []) -> FollowUpSchedule {
        FollowUpSchedule(
            start: day(start), months: months,
            contacts: held.enumerated().map { place, one in
                FollowUpContact(id: "c\(place)", followUp: "f", kind: .visit, met: one.1, on: day(one.0))
            }, rhythm: rhythm)
    }

    /// The days from a lease's first day, month ends and 29 February among them.
    @Test(
        arguments: [
            (
                "2026-01-15",
                ["2026-01-29", "2026-02-15", "2026-03-15", "2026-04-15", "2026-05-15", "2026-06-15", "2026-07-15"]
            ),
            (
                "2026-08-31",
                ["2026-09-14", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]
            ),
            (
                "2027-08-29",
                ["2027-09-12", "2027-09-29", "2027-10-29", "2027-11-29", "2027-12-29", "2028-01-29", "2028-02-29"]
            ),
            (
                "2026-10-24",
                ["2026-11-07", "2026-11-24", "2026-12-24", "2027-01-24", "2027-02-24", "2027-03-24", "2027-04-24"]
            ),
        ])
    func `seven contacts follow from the first day of the lease`(start: String, days: [String]) {
        let schedule = Self.schedule(start)
        #expect(schedule.planned.map(\.target) == days.map { day($0) })
        #expect(schedule.planned.map(\.month) == Array(0...6))
        #expect(schedule.planned.map(\.isVisit) == [true, true, false, true, false, false, true])
    }

    @Test func `a follow-up of twelve months plans thirteen`() {
        #expect(Self.schedule("2026-01-15", months: 12).planned.map(\.month) == Array(0...12))
    }

    /// Lease on 1 June 2026; which months a contact of one day stands for.
    @Test(
        arguments: [
            ("2026-05-31", []), ("2026-06-01", [0]), ("2026-06-30", [0]), ("2026-07-01", [1]), ("2026-07-16", [1]),
            ("2026-07-17", [2]), ("2026-08-16", [2]), ("2026-11-30", [6]), ("2026-12-16", [6]), ("2026-12-17", []),
        ] as [(String, [Int])])
    func `a contact counts fifteen days around its day`(on: String, months: [Int]) {
        let held = Self.schedule("2026-06-01", held: [(on, true)]).planned.filter { $0.held != nil }.map(\.month)
        #expect(held == months)
    }

    @Test func `a second contact within a month stands for the next one that it can`() {
        let schedule = Self.schedule(
            "2026-06-01", held: [("2026-06-20", true), ("2026-06-28", true), ("2026-06-29", true)])
        #expect(schedule.planned.filter { $0.held != nil }.map(\.month) == [0, 1])
    }

    @Test func `a door that stayed shut is no contact`() {
        let schedule = Self.schedule("2026-06-01", held: [("2026-06-10", false)])
        #expect(schedule.planned.allSatisfy { $0.held == nil })
        #expect(schedule.next(on: day("2026-06-20"))?.month == 0)
    }

    @Test func `what can no longer be made is missed, and the next one comes up`() {
        let schedule = Self.schedule("2026-06-01", held: [("2026-06-10", true)])
        #expect(schedule.next(on: day("2026-07-16"))?.month == 1)
        #expect(schedule.next(on: day("2026-07-17"))?.month == 2)
        #expect(schedule.completion(on: day("2026-07-16")) == (1, 1))
        #expect(schedule.completion(on: day("2026-07-17")) == (1, 2))
        #expect(schedule.planned[1].isMissed(on: day("2026-07-17")))
        #expect(schedule.next(on: day("2026-12-17")) == nil)
    }

    @Test func `the contacts planned up to a day count once nothing can be made of them any more (I-23)`() {
        let schedule = Self.schedule("2026-06-01", held: [("2026-06-10", true), ("2026-08-20", true)])
        #expect(schedule.completeness(upTo: day("2026-12-31"), known: nil) == (2, 7))
        #expect(schedule.completeness(upTo: day("2026-08-31"), known: nil) == (1, 3))
        #expect(schedule.completeness(upTo: day("2026-09-01"), known: nil) == (2, 4))
        // What was made in time counts at once; the contact of 1 July could be made until the 16th.
        #expect(schedule.completeness(upTo: day("2026-12-31"), known: day("2026-07-16")) == (2, 2))
        #expect(schedule.completeness(upTo: day("2026-12-31"), known: day("2026-07-17")) == (2, 3))
    }

    @Test func `the rent of each month is checked on its day`() {
        let schedule = Self.schedule("2026-06-01")
        #expect(schedule.unchecked([], on: day("2026-06-30")) == nil)
        #expect(schedule.unchecked([], on: day("2026-07-01")) == 1)
        #expect(schedule.unchecked([1, 2], on: day("2026-09-30")) == 3)
        #expect(schedule.unchecked([1, 3], on: day("2026-09-30")) == 2)
        #expect(schedule.unchecked([1, 2, 3, 4, 5, 6], on: day("2027-09-30")) == nil)
    }

    /// No other way of giving contacts to planned days would count more of them.
    @Test func `as many contacts count as can`() {
        var seed = Seed("contacts of a follow-up")
        for _ in 0..<400 {
            let start = day("2026-01-01").adding(days: Int.random(in: 0..<730, using: &seed))
            let days = (0..<Int.random(in: 0...9, using: &seed)).map { _ in
                start.adding(days: Int.random(in: -5...220, using: &seed))
            }
            let schedule = FollowUpSchedule(
                start: start, months: 6,
                contacts: days.enumerated().map {
                    FollowUpContact(id: "c\($0.offset)", followUp: "f", kind: .phone, on: $0.element)
                }, rhythm: Self.rhythm)
            let held = schedule.planned.count { $0.held != nil }
            #expect(held == Self.most(schedule.planned, days), "start \(start.iso), \(days.map(\.iso))")
            for planned in schedule.planned {
                guard let contact = planned.held else { continue }
                #expect(planned.earliest <= contact.on && contact.on <= planned.latest)
            }
            let used = schedule.planned.compactMap { $0.held?.id }
            #expect(Set(used).count == used.count)
        }
    }

    /// The largest matching, by augmenting paths.
    private static func most(_ planned: [FollowUpSchedule.Planned], _ days: [Day]) -> Int {
        var place: [Int: Int] = [:]
        func find(_ contact: Int, _ seen: inout Set<Int>) -> Bool {
            for (index, one) in planned.enumerated()
            where one.earliest <= days[contact] && days[contact] <= one.latest && seen.insert(index).inserted {
                if place[index] == nil || find(place[index] ?? 0, &seen) {
                    place[index] = contact
                    return true
                }
            }
            return false
        }
        return days.indices.count { contact in
            var seen: Set<Int> = []
            return find(contact, &seen)
        }
    }
}
