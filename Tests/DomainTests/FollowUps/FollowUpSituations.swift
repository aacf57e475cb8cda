import RelorefDomain
import Testing

struct FollowUpSituations {
    private static let rules = FollowUpRules(live)
    private static let start = day("2026-06-01")
    private static let before = [FollowUpContact(id: "c", followUp: "f", kind: .visit, on: day("2026-07-01"))]

    private static func contact(
        _ kind: FollowUpContact.Kind, _ on: String, others: [FollowUpContact] = before
    ) -> [Finding] {
        rules.contact(kind, on: day(on), start: start, others: others)
    }

    private static func paid(_ status: RentCheck.Status, _ paid: Int?, on: String? = nil) -> [Finding] {
        rules.payment(
            RentCheck(
                id: "r", followUp: "f", month: 1, status: status, source: .receipt, checkedOn: day("2026-07-01"),
                dueCents: 50_000, paidCents: paid, paidOn: on.map { day($0) }))
    }

    static let all: [Situation] = [
        .accepted(.v76, "on the day of the move", contact(.visit, "2026-06-01")),
        .accepted(.v76, "today", contact(.visit, "2026-11-21")),
        .accepted(.v76, "a call on the day of a visit", contact(.phone, "2026-07-01")),
        .found(.v76, .block, "start", in: "a day before the move", contact(.visit, "2026-05-31")),
        .found(.v32, .block, "day", in: "tomorrow", contact(.visit, "2026-11-22")),
        .found(.v76, .warn, "twice", in: "a second visit on a day", contact(.visit, "2026-07-01")),
        .accepted(.v76, "the next a day later", rules.next(day("2026-07-02"), after: day("2026-07-01"))),
        .accepted(.v76, "no next one", rules.next(nil, after: day("2026-07-01"))),
        .found(
            .v76, .block, "next", in: "the next one before", rules.next(day("2026-07-01"), after: day("2026-07-01"))),
        .accepted(.v76, "extended for a reason", rules.extending(because: "dette en cours")),
        .found(.v76, .block, "reason", in: "extended without a reason", rules.extending(because: "  ")),
        .accepted(.v77, "fifteen days after", rules.rentCheck(ofMonthDue: start, on: day("2026-06-16"), window: 15)),
        .accepted(.v77, "fifteen days before", rules.rentCheck(ofMonthDue: start, on: day("2026-05-17"), window: 15)),
        .found(
            .v77, .warn, "checkedOn", in: "sixteen days after",
            rules.rentCheck(ofMonthDue: start, on: day("2026-06-17"), window: 15)),
        .found(
            .v32, .block, "checkedOn", in: "checked tomorrow",
            rules.rentCheck(ofMonthDue: start, on: day("2026-11-22"), window: 15)),
        .accepted(.v77, "paid in full", paid(.ok, 50_000, on: "2026-07-05")),
        .accepted(.v77, "paid, nobody knows how much", paid(.ok, nil)),
        .accepted(.v77, "paid in part, and said so", paid(.partial, 20_000)),
        .found(.v77, .block, "paid", in: "paid in part, and called paid", paid(.ok, 20_000)),
        .found(.v32, .block, "paidOn", in: "paid tomorrow", paid(.late, 50_000, on: "2026-11-22")),
    ]

    @Test(arguments: all) func `the follow-up is checked`(situation: Situation) { situation.check() }
}
