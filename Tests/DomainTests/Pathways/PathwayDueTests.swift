import RelorefDomain
import Testing

/// What a household's project puts on Today, and when.
struct PathwayDueTests {
    private static let guide = DatedTerms(
        always: DueTerms([
            .dueAnnounced: 30, .pathwayDiagnosis: 30, .pathwayReview: 3, .pathwayContract: 6, .pathwayAnnounced: 14,
        ]))

    private func item(_ rule: DeadlineRule, on today: String, _ current: CurrentPathway) -> DueItem? {
        DueList(today: day(today), terms: Self.guide).items(current).first { $0.rule == rule }
    }

    /// An entry on 1 June asks for a diagnosis by 1 July, two weeks ahead of it.
    @Test(
        arguments: [
            ("2026-06-16", nil), ("2026-06-17", DueGroup.later), ("2026-06-24", .thisWeek), ("2026-07-01", .today),
            ("2026-07-02", .late),
        ] as [(String, DueGroup?)])
    func `the first diagnosis is due thirty days after the entry`(today: String, group: DueGroup?) {
        let current = CurrentPathway(household: "h", site: "s1", undiagnosedSince: day("2026-06-01"))
        let found = item(.firstDiagnosis, on: today, current)
        #expect(found?.group == group)
        if let found {
            #expect(found.day == day("2026-07-01") && !found.canBeTicked && found.subject == "h")
            #expect(found.matter == .pathway(.firstDiagnosis(entry: day("2026-06-01"), days: 30)))
        }
    }

    @Test(
        arguments: [("2026-11-14", nil), ("2026-11-16", DueGroup.later), ("2026-11-30", .today), ("2026-12-01", .late)]
            as [(String, DueGroup?)])
    func `a review is due three months after the last look, at the end of a shorter month`(
        today: String, group: DueGroup?
    ) {
        let current = CurrentPathway(household: "h", site: "s1", lookedOn: day("2026-08-31"))
        #expect(item(.pathwayReview, on: today, current)?.group == group)
    }

    @Test func `a step is told until its day is past, and then it is late`() {
        let step = CurrentPathway.Step(id: "s", domain: .budget, responsible: .referent, dueOn: day("2026-11-24"))
        let current = CurrentPathway(household: "h", site: "s1", steps: [step])
        #expect(item(.goalStep, on: "2026-11-09", current) == nil)
        #expect(item(.goalStep, on: "2026-11-21", current)?.group == .thisWeek)
        #expect(item(.goalStep, on: "2026-11-25", current)?.group == .late)
        #expect(item(.goalStep, on: "2026-11-25", current)?.subject == "s")
    }

    @Test func `a contract that ends is told two weeks ahead`() throws {
        let contract = try SupportContract(id: "c", household: "h", signedOn: day("2026-06-01"), months: 6)
        let current = CurrentPathway(household: "h", site: "s1", contract: contract)
        #expect(item(.contractEnd, on: "2026-11-16", current) == nil)
        #expect(item(.contractEnd, on: "2026-11-17", current)?.group == .later)
        #expect(item(.contractEnd, on: "2026-12-02", current)?.group == .late)
    }

    @Test func `where nothing is due nothing is told`() {
        #expect(
            DueList(today: day("2026-11-21"), terms: Self.guide).items(CurrentPathway(household: "h", site: "s")) == [])
    }
}
