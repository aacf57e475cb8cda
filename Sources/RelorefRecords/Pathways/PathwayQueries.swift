package import RelorefDomain
package import RelorefStorage

/// A household's project as its file shows it.
package struct PathwayFile: Sendable, Hashable {
    /// Where the household stood in a domain, by whom it was seen, and what was said.
    package struct Seen: Sendable, Hashable, Identifiable {
        package let diagnosis: Diagnosis
        package let account: String
        package let words: PathwayWords?

        package var id: String { diagnosis.id }
    }

    /// A goal came to be in a state.
    package struct Change: Sendable, Hashable {
        package let state: Goal.State
        package let on: Day
        package let at: Moment
        package let account: String
        package let words: PathwayWords?
    }

    /// A thing to do towards a goal, with its words.
    package struct Step: Sendable, Hashable, Identifiable {
        package let step: GoalStep
        package let words: PathwayWords?

        package var id: String { step.id }
    }

    /// A goal with its words, its steps and how it came to be where it is.
    package struct Wanted: Sendable, Hashable, Identifiable {
        package let goal: Goal
        /// Nil where the file was erased.
        package let words: PathwayWords?
        /// By their day.
        package let steps: [Step]
        /// The latest first.
        package let changes: [Change]

        package var id: String { goal.id }
        /// What is to be done first.
        package var next: Step? { steps.first { $0.step.doneOn == nil } }
    }

    /// A contract with what each side promises.
    package struct Promised: Sendable, Hashable, Identifiable {
        package let contract: SupportContract
        package let account: String
        /// What the household promises, and what the association does; nil where the file was erased.
        package let theirs: PathwayWords?
        package let ours: PathwayWords?

        package var id: String { contract.id }
    }

    /// A review with what was said.
    package struct Reviewed: Sendable, Hashable, Identifiable {
        package let review: PathwayReview
        package let account: String
        package let words: PathwayWords?

        package var id: String { review.id }
    }

    /// The latest first.
    package let seen: [Seen]
    /// Those that go on first, by what presses.
    package let goals: [Wanted]
    /// The latest first.
    package let contracts: [Promised]
    /// The latest first.
    package let reviews: [Reviewed]
    /// Whether it was ready for a lease, the latest judgement first.
    package let judgements: [ReadinessJudgement]
    /// What one referent left to the next, the latest first.
    package let handOvers: [HandOver]

    package static let nothing = PathwayFile(
        seen: [], goals: [], contracts: [], reviews: [], judgements: [], handOvers: [])

    /// Whether there is anything to look back on together.
    package var isBegun: Bool { !goals.isEmpty || !contracts.isEmpty }

    /// Where the household stands in each domain, as it was seen last.
    package var standing: [PathwayDomain: Seen] {
        Dictionary(seen.map { ($0.diagnosis.domain, $0) }, uniquingKeysWith: { latest, _ in latest })
    }

    /// What was seen of a domain, the latest first.
    package func history(of domain: PathwayDomain) -> [Seen] { seen.filter { $0.diagnosis.domain == domain } }

    package func goal(_ id: String) -> Wanted? { goals.first { $0.id == id } }

    /// The things to do next, whichever goal they serve: the days that come first.
    package func nextSteps(_ count: Int) -> [(goal: Wanted, step: Step)] {
        goals.filter { $0.goal.state == .active }
            .flatMap { goal in goal.steps.filter { $0.step.doneOn == nil }.map { (goal, $0) } }
            .sorted { GoalStep.comesFirst($0.1.step, $1.1.step) }.prefix(count).map { $0 }
    }
}

extension Transaction {
    /// The project of a household; nil when the file does not exist for the author.
    package func pathway(of household: String, by author: Author) throws -> PathwayFile? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        let texts = try pathwayTexts(of: household, by: author)
        return PathwayFile(
            seen: try seen(of: household, texts), goals: try goals(of: household, texts),
            contracts: try contracts(of: household, texts), reviews: try reviews(of: household, texts),
            judgements: try judgements(of: household, texts), handOvers: try handOvers(of: household, texts))
    }

    private func contracts(of household: String, _ texts: [String: PathwayWords]) throws -> [PathwayFile.Promised] {
        try rows(
            """
            SELECT contract.*, account.name AS account FROM support_contract AS contract
            JOIN account ON account.id = contract.account_id WHERE contract.household_id = \(household)
            ORDER BY contract.signed_on DESC, contract.at DESC, contract.id DESC
            """
        ).map { row in
            PathwayFile.Promised(
                contract: try SupportContract(row), account: try row.text("account"),
                theirs: try row.optionalText("theirs_id").flatMap { texts[$0] },
                ours: try row.optionalText("ours_id").flatMap { texts[$0] })
        }
    }

    private func reviews(of household: String, _ texts: [String: PathwayWords]) throws -> [PathwayFile.Reviewed] {
        try rows(
            """
            SELECT review.*, account.name AS account FROM pathway_review AS review
            JOIN account ON account.id = review.account_id
            WHERE review.household_id = \(household) AND review.withdrawn_at IS NULL
            ORDER BY review.on_day DESC, review.at DESC, review.id DESC
            """
        ).map { row in
            PathwayFile.Reviewed(
                review: PathwayReview(
                    id: try row.text("id"), household: household, on: try row.day("on_day"),
                    isFinal: try row.bool("is_final")), account: try row.text("account"),
                words: try row.optionalText("text_id").flatMap { texts[$0] })
        }
    }

    private func seen(of household: String, _ texts: [String: PathwayWords]) throws -> [PathwayFile.Seen] {
        try rows(
            """
            SELECT diagnosis.*, account.name AS account FROM diagnosis JOIN account ON account.id = diagnosis.account_id
            WHERE diagnosis.household_id = \(household) AND diagnosis.withdrawn_at IS NULL
            ORDER BY diagnosis.on_day DESC, diagnosis.at DESC, diagnosis.id DESC
            """
        ).map { row in
            PathwayFile.Seen(
                diagnosis: try Diagnosis(row), account: try row.text("account"),
                words: try row.optionalText("text_id").flatMap { texts[$0] })
        }
    }

    private func goals(of household: String, _ texts: [String: PathwayWords]) throws -> [PathwayFile.Wanted] {
        let steps = try Dictionary(grouping: steps(of: household, texts), by: \.step.goal)
        let changes = try rows(
            """
            SELECT goal_change.*, account.name AS account FROM goal
            JOIN goal_change ON goal_change.goal_id = goal.id JOIN account ON account.id = goal_change.account_id
            WHERE goal.household_id = \(household) ORDER BY goal_change.at DESC, goal_change.id DESC
            """)
        let told = try Dictionary(grouping: changes) { try $0.text("goal_id") }
        let all = try rows("SELECT * FROM goal WHERE household_id = \(household) ORDER BY id").map { row in
            let goal = try Goal(row)
            return PathwayFile.Wanted(
                goal: goal, words: try row.optionalText("text_id").flatMap { texts[$0] },
                steps: (steps[goal.id] ?? []).sorted { GoalStep.comesFirst($0.step, $1.step) },
                changes: try (told[goal.id] ?? []).map { change in
                    PathwayFile.Change(
                        state: try change.code("state"), on: try change.day("on_day"), at: try change.moment("at"),
                        account: try change.text("account"),
                        words: try change.optionalText("text_id").flatMap { texts[$0] })
                })
        }
        return all.filter(\.goal.state.isOpen).sorted { Goal.comesFirst($0.goal, $1.goal) }
            + all.filter { !$0.goal.state.isOpen }.sorted { ($1.goal.since, $1.id) < ($0.goal.since, $0.id) }
    }

    private func steps(of household: String, _ texts: [String: PathwayWords]) throws -> [PathwayFile.Step] {
        try rows(
            """
            SELECT goal_step.* FROM goal JOIN goal_step ON goal_step.goal_id = goal.id
            WHERE goal.household_id = \(household) AND goal_step.withdrawn_at IS NULL
            """
        ).map { row in
            PathwayFile.Step(
                step: try GoalStep(row), words: try row.optionalText("text_id").flatMap { texts[$0] })
        }
    }
}

extension Transaction {
    /// The association to which a site belongs, by name.
    package func associationName(of site: String) throws -> String {
        try row(
            """
            SELECT association.name FROM site JOIN association ON association.id = site.association_id
            WHERE site.id = \(site)
            """)?.text("name") ?? ""
    }
}
