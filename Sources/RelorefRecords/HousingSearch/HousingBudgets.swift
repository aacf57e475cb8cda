package import RelorefDomain
package import RelorefStorage

/// A budget that was kept, with its day.
package struct KeptBudget: Sendable, Hashable, Identifiable {
    package let id: String
    package let household: String
    package let madeOn: Day
    package let budget: HousingBudget
    /// A code of the list `guarantee`, where one is thought of.
    package let guarantee: String?

    package init(id: String, household: String, madeOn: Day, budget: HousingBudget, guarantee: String? = nil) {
        (self.id, self.household, self.madeOn) = (id, household, madeOn)
        (self.budget, self.guarantee) = (budget, guarantee)
    }
}

extension Transaction {
    /// The budgets that were kept, the latest first; nil when the file does not exist for the author.
    package func housingBudgets(of household: String, by author: Author) throws -> [KeptBudget]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            """
            SELECT * FROM housing_budget WHERE household_id = \(household) AND withdrawn_at IS NULL
            ORDER BY made_on DESC, at DESC, id DESC
            """
        ).map { row in
            KeptBudget(
                id: try row.text("id"), household: household, madeOn: try row.day("made_on"),
                budget: HousingBudget(
                    resourcesCents: try row.int("resources_cents"), rentCents: try row.int("rent_cents"),
                    chargesCents: try row.int("charges_cents"), aidCents: try row.int("aid_cents"),
                    persons: try row.int("persons")),
                guarantee: try row.optionalText("guarantee"))
        }
    }

    /// Keeps a budget, dated today (V70).
    @discardableResult
    package func keepBudget(
        _ budget: HousingBudget, guarantee: String? = nil, for household: String, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> KeptBudget {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let household = try file(household, act)
        act.add(HousingSearchRules(act.context).effort(budget, isGRL: guarantee == "grl"))
        let kept = KeptBudget(
            id: author.newID(), household: household.id, madeOn: author.today, budget: budget, guarantee: guarantee)
        try settle(
            act, "keepBudget", "housingSearch", kept.id, household: household.id, site: household.site)
        try insert(kept, by: author.actor.id, at: author.now)
        return kept
    }

    package func insert(_ kept: KeptBudget, by account: String, at moment: Moment) throws(StorageError) {
        let budget = kept.budget
        try insert(
            "housing_budget",
            [
                "id": kept.id, "household_id": kept.household, "made_on": kept.madeOn,
                "resources_cents": budget.resourcesCents, "rent_cents": budget.rentCents,
                "charges_cents": budget.chargesCents, "aid_cents": budget.aidCents, "persons": budget.persons,
                "guarantee": kept.guarantee, "account_id": account, "at": moment,
            ])
    }

    /// A budget that is not wanted any more is taken back.
    package func withdrawBudget(_ id: String, by author: Author) throws {
        try mark(id, "housing_budget", "withdrawBudget", withdrawn: author.now, by: author)
    }

    /// A budget that was taken back stands again.
    package func restoreBudget(_ id: String, by author: Author) throws {
        try mark(id, "housing_budget", "restoreBudget", withdrawn: nil, by: author)
    }
}
