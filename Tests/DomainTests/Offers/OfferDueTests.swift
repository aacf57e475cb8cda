import RelorefDomain
import Testing

/// What Today says of offers: candidates to send, an answer to note, a silence.
struct OfferDueTests {
    private func list(_ today: String) -> DueList {
        DueList(
            today: day(today), terms: DatedTerms(always: DueTerms([.dueAnnounced: 30])),
            rules: DeadlineBook([
                DeadlineVersion(
                    .allocationAnswer, from: day("2004-01-01"), on: .allocationReceived, delay: 10,
                    warnings: [7, 3, 1])
            ]))
    }

    private let allocation = DueAllocation(
        candidacy: "c", offer: "o", household: "h", site: "s", departement: "77", allocatedOn: day("2026-10-10"),
        answerBy: day("2026-10-20"))

    /// A day, the day to act by, and under which heading.
    static let days: [(String, String, DueGroup)] = [
        ("2026-10-10", "2026-10-13", .thisWeek), ("2026-10-13", "2026-10-13", .today),
        ("2026-10-18", "2026-10-19", .thisWeek), ("2026-10-20", "2026-10-20", .today),
        ("2026-10-21", "2026-10-20", .late),
    ]

    @Test(arguments: days)
    func `a household's answer is followed to its last day, and its silence after it`(
        today: String, step: String, group: DueGroup
    ) throws {
        let item = try #require(list(today).item(allocation))
        #expect(item.rule == .allocationAnswer && item.household == "h" && item.day == day("2026-10-20"))
        #expect(item.step == day(step) && item.group == group && !item.canBeTicked)
        #expect(item.code == .allocationAnswer)
    }

    @Test func `a landlord waits for candidates until its day`() throws {
        let offer = DueOffer(
            id: "o", site: "s", departement: "77", answerBy: day("2026-10-20"),
            told: DueOffer.Told(type: .t3, commune: "Melun", partner: "Office"))
        #expect(list("2026-09-01").item(offer) == nil)
        #expect(list("2026-10-15").item(offer)?.group == .thisWeek)
        #expect(list("2026-10-21").item(offer)?.group == .late)
        #expect(list("2026-10-15").item(offer)?.rule == .offerAnswer)
    }
}
