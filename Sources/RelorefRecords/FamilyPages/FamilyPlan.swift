package import RelorefDomain
import RelorefStorage

/// A goal that the household agreed to and that somebody chose to show it, in its own words.
package struct FamilyGoal: Sendable, Hashable {
    package struct Step: Sendable, Hashable {
        package let words: PathwayWords
        package let responsible: Goal.Responsible
        package let dueOn: Day?
        package let doneOn: Day?
    }

    package let words: PathwayWords
    package let dueOn: Day?
    /// What is to be done, by its day, then what was done in the last weeks.
    package let steps: [Step]
}

extension Transaction {
    /// What was agreed and is shown, what presses first; a text that was erased leaves its line out.
    func familyPlan(of household: String, on today: Day, vault: Vault) throws -> [FamilyGoal] {
        let goals = try rows(
            """
            SELECT goal.*, pathway_text.sealed FROM goal JOIN pathway_text ON pathway_text.id = goal.text_id
            WHERE goal.household_id = \(household) AND goal.shown_on IS NOT NULL
              AND goal.state = 'active' AND goal.person_id IS NULL
            """
        ).map { (goal: try Goal($0), words: try words($0, of: household, vault)) }
        let steps = try familySteps(of: household, on: today, vault)
        return goals.sorted { Goal.comesFirst($0.goal, $1.goal) }.compactMap { goal, words in
            words.map { FamilyGoal(words: $0, dueOn: goal.dueOn, steps: steps[goal.id] ?? []) }
        }
    }

    private func familySteps(
        of household: String, on today: Day, _ vault: Vault
    ) throws -> [String: [FamilyGoal.Step]] {
        let found = try rows(
            """
            SELECT goal_step.*, pathway_text.sealed FROM goal JOIN goal_step ON goal_step.goal_id = goal.id
            JOIN pathway_text ON pathway_text.id = goal_step.text_id
            WHERE goal.household_id = \(household) AND goal_step.shown_on IS NOT NULL
              AND goal_step.withdrawn_at IS NULL
              AND (goal_step.done_on IS NULL OR goal_step.done_on >= \(today.adding(days: -60)))
            """
        ).map { (step: try GoalStep($0), words: try words($0, of: household, vault)) }
        let (open, done) = (found.filter { $0.step.doneOn == nil }, found.filter { $0.step.doneOn != nil })
        let sorted = [open, done].flatMap { $0.sorted { GoalStep.comesFirst($0.step, $1.step) } }
        return Dictionary(grouping: sorted, by: \.step.goal).mapValues { all in
            all.compactMap { step, words in
                words.map {
                    FamilyGoal.Step(
                        words: $0, responsible: step.responsible, dueOn: step.dueOn, doneOn: step.doneOn)
                }
            }
        }
    }

    private func words(_ row: ResultRow, of household: String, _ vault: Vault) throws -> PathwayWords? {
        let slot = SealSlot(owner: household, table: "pathway_text", row: try row.text("text_id"))
        return try vault.openIfKept(Sealed<PathwayWords>(slot: slot, bytes: try row.bytes("sealed")))
    }
}
