import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The household reads of its project what somebody chose, goal by goal and step by step.
struct FamilyPlanRecordTests {
    private static let detector = FreeText(keywords: [])
    private static let words = PathwayWords(own: "می خواهم کار کنم", language: "prs", french: "Je veux travailler")

    private func plan(_ paged: FamilyPageRecordTests.Paged) async throws -> [FamilyGoal] {
        let page = try #require(try await paged.page())
        return try await paged.cases.act { tx, author in
            try tx.familyContents(page, on: author.today, vault: author.vault).plan
        }
    }

    @Test(arguments: Engine.available)
    func `nothing is shown until it is chosen, and only while it is agreed with everybody`(
        engine: Engine
    ) async throws {
        let paged = try await FamilyPageRecordTests.Paged(engine)
        let cases = paged.cases
        let (goal, kept, open, done) = try await cases.act { tx, author in
            func goal(_ text: String) throws -> Goal {
                try tx.setGoal(
                    NewGoal(.employment, text.isEmpty ? Self.words : PathwayWords(french: text)), in: "h1",
                    checkedBy: Self.detector, by: author)
            }
            let (shown, kept) = (try goal(""), try goal("Autre chose"))
            func step(_ text: String, _ day: String?) throws -> GoalStep {
                try tx.addStep(
                    PathwayWords(french: text), responsible: .referent, dueOn: day.map { TestDay($0) }, to: shown.id,
                    checkedBy: Self.detector, by: author)
            }
            let steps = (try step("Appeler l’agence", "2026-12-01"), try step("Faire un CV", nil))
            _ = try step("Ne pas montrer", nil)
            try tx.finishStep(steps.1.id, on: TestDay("2026-11-20"), by: author)
            return (shown, kept, steps.0, steps.1)
        }
        #expect(try await plan(paged).isEmpty)
        try await cases.act { tx, author in
            try tx.showStep(open.id, true, by: author)
            try tx.showStep(done.id, true, by: author)
        }
        #expect(try await plan(paged).isEmpty, "a step alone is not shown")
        try await cases.act { tx, author in try tx.showGoal(goal.id, true, by: author) }
        let shown = try #require(try await plan(paged).first)
        #expect(shown.words == Self.words && shown.steps.map(\.words.french) == ["Appeler l’agence", "Faire un CV"])
        #expect(shown.steps.map(\.doneOn) == [nil, TestDay("2026-11-20")])
        #expect(shown.steps.first?.dueOn == TestDay("2026-12-01") && shown.steps.first?.responsible == .referent)
        try await cases.act { tx, author in try tx.withdrawStep(open.id, by: author) }
        #expect(try await plan(paged).first?.steps.count == 1)
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in try tx.showGoal(kept.id, true, by: author) }
        }
        for change in ["person_id = (SELECT person_id FROM membership LIMIT 1)", "state = 'abandoned'"] {
            try await cases.world.store.write { tx in
                _ = try tx.run(Query(unbound: "UPDATE goal SET \(change) WHERE id = '\(goal.id)'"))
            }
            #expect(try await plan(paged).isEmpty, "\(change)")
            await #expect(throws: PathwayRefusal.notForPage) {
                try await cases.act { tx, author in try tx.showGoal(goal.id, true, by: author) }
            }
            try await cases.world.store.write { tx in
                _ = try tx.run("UPDATE goal SET person_id = NULL, state = 'active' WHERE id = \(goal.id)")
            }
        }
        try await cases.act { tx, author in try tx.showGoal(goal.id, false, by: author) }
        #expect(try await plan(paged).isEmpty)
        #expect(try await cases.count("journal_entry", "act IN ('showGoal', 'hideGoal', 'showStep')") == 4)
    }
}
