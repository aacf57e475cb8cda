package import RelorefDomain
package import RelorefStorage

extension PathwayDomain: SQLBindable {}
extension Diagnosis.Source: SQLBindable {}
extension Goal.State: SQLBindable {}
extension Goal.Priority: SQLBindable {}
extension Goal.Responsible: SQLBindable {}
extension SupportContract.Ending: SQLBindable {}

extension Diagnosis {
    init(_ row: ResultRow) throws(StorageError) {
        guard let degree = Autonomy(rawValue: try row.int("degree")) else { throw .decoding("degree") }
        self.init(
            id: try row.text("id"), occasion: try row.text("occasion_id"), household: try row.text("household_id"),
            domain: try row.code("domain"), degree: degree, on: try row.day("on_day"), source: try row.code("source"))
    }
}

extension Goal {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), person: try row.optionalText("person_id"),
            domain: try row.code("domain"), priority: try row.code("priority"), dueOn: try row.optionalDay("due_on"),
            responsible: try row.code("responsible"), state: try row.code("state"), since: try row.day("since_day"),
            setOn: try row.day("set_on"), shownOn: try row.optionalDay("shown_on"),
            version: try row.int("version"))
    }
}

extension GoalStep {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), goal: try row.text("goal_id"), responsible: try row.code("responsible"),
            dueOn: try row.optionalDay("due_on"), doneOn: try row.optionalDay("done_on"),
            shownOn: try row.optionalDay("shown_on"), version: try row.int("version"))
    }
}

extension SupportContract {
    init(_ row: ResultRow) throws {
        try self.init(
            id: try row.text("id"), household: try row.text("household_id"), signedOn: try row.day("signed_on"),
            months: try row.int("months"), renews: try row.optionalText("renews_id"),
            endedOn: try row.optionalDay("ended_on"), ending: try row.optionalCode("ending"),
            version: try row.int("version"))
    }
}

extension Transaction {
    /// - Parameter text: the words that were kept before.
    package func insert(
        _ diagnosis: Diagnosis, text: String?, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "diagnosis",
            [
                "id": diagnosis.id, "occasion_id": diagnosis.occasion, "household_id": diagnosis.household,
                "domain": diagnosis.domain, "degree": diagnosis.degree.rawValue, "on_day": diagnosis.on,
                "source": diagnosis.source, "text_id": text, "account_id": account, "at": moment,
            ])
    }

    package func insert(_ goal: Goal, text: String?, by account: String) throws(StorageError) {
        try insert(
            "goal",
            [
                "id": goal.id, "household_id": goal.household, "person_id": goal.person, "domain": goal.domain,
                "priority": goal.priority, "due_on": goal.dueOn, "responsible": goal.responsible, "state": goal.state,
                "since_day": goal.since, "set_on": goal.setOn, "text_id": text, "account_id": account,
            ])
    }

    /// The goal came to be in a state, with what was said of it.
    package func insertChange(
        id: String, of goal: Goal, text: String?, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "goal_change",
            [
                "id": id, "goal_id": goal.id, "state": goal.state, "on_day": goal.since, "text_id": text,
                "account_id": account, "at": moment,
            ])
    }

    package func insert(_ step: GoalStep, text: String?, by account: String) throws(StorageError) {
        try insert(
            "goal_step",
            [
                "id": step.id, "goal_id": step.goal, "responsible": step.responsible, "due_on": step.dueOn,
                "done_on": step.doneOn, "text_id": text, "account_id": account,
            ])
    }

    package func insert(
        _ contract: SupportContract, theirs: String?, ours: String?, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "support_contract",
            [
                "id": contract.id, "household_id": contract.household, "signed_on": contract.signedOn,
                "months": contract.months, "renews_id": contract.renews, "ended_on": contract.endedOn,
                "ending": contract.ending, "theirs_id": theirs, "ours_id": ours, "account_id": account, "at": moment,
            ])
    }

    package func insert(
        _ review: PathwayReview, text: String?, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "pathway_review",
            [
                "id": review.id, "household_id": review.household, "on_day": review.on, "is_final": review.isFinal,
                "text_id": text, "account_id": account, "at": moment,
            ])
    }
}
