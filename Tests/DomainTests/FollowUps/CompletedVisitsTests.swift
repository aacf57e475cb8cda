import RelorefDomain
import Testing

/// Whether every visit that a follow-up planned was made by its closing (I-23, second half).
struct CompletedVisitsTests {
    /// Visits planned on 15 January (from 1 January), 1 February (from 17 January), 1 April (from 17 March), 1 July.
    private static let start = day("2009-01-01")

    private static func contact(
        _ on: String, _ kind: FollowUpContact.Kind = .visit, met: Bool = true
    ) -> FollowUpContact {
        FollowUpContact(id: "\(kind) \(on)", followUp: "f", kind: kind, met: met, on: day(on))
    }

    private static func visits(_ days: String...) -> [FollowUpContact] { days.map { contact("2009-" + $0) } }

    static let situations: [(String, [FollowUpContact], String, Int, Int)] = [
        ("every one", visits("01-10", "02-01", "04-02", "07-01"), "2009-07-01", 4, 4),
        ("late ones count", visits("02-20", "02-21", "05-30", "07-01"), "2009-07-01", 4, 4),
        ("none stands for two", visits("01-16", "04-02", "07-01"), "2009-07-01", 3, 4),
        ("none comes before its window", visits("01-10", "02-01", "02-02"), "2009-04-01", 2, 3),
        ("a talk is no visit", [contact("2009-01-10"), contact("2009-02-01", .interview)], "2009-02-15", 1, 2),
        ("nobody was there", [contact("2009-01-10"), contact("2009-02-01", met: false)], "2009-02-15", 1, 2),
        ("after the closing", [contact("2009-01-10"), contact("2009-02-10")], "2009-02-05", 1, 2),
        ("closed before the first", [], "2009-01-14", 0, 0),
        ("closed on its day", [], "2009-01-15", 0, 1),
    ]

    @Test(arguments: situations)
    func `each planned visit has one of its own, late if need be`(
        name: String, contacts: [FollowUpContact], closed: String, done: Int, planned: Int
    ) {
        let schedule = FollowUpSchedule(
            start: Self.start, months: 6, rhythm: FollowUpSchedule.Rhythm(firstVisit: 14, window: 15))
        let visits = schedule.visits(among: contacts.reversed(), closedOn: day(closed))
        #expect(visits.done == done && visits.planned == planned, "\(name)")
    }
}
