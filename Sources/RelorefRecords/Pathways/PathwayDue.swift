import RelorefDomain
import RelorefStorage

extension Transaction {
    /// The projects of the open files of a scope, as far as Today looks at them.
    func currentPathways(_ scope: DueScope, on today: Day, _ terms: DueTerms, _ actor: Actor) throws -> [CurrentPathway]
    {
        var found: [String: CurrentPathway] = [:]
        func edit(_ row: ResultRow, _ change: (inout CurrentPathway) throws -> Void) throws {
            let id = try row.text("household_id")
            var current = try found[id] ?? CurrentPathway(household: id, site: try row.text("site_id"))
            try change(&current)
            found[id] = current
        }
        for row in try undiagnosed(scope, since: today.adding(months: -terms[.pathwayLookBack]), actor) {
            try edit(row) { $0.undiagnosedSince = try row.day("entry") }
        }
        for row in try runningContracts(scope, actor) { try edit(row) { $0.contract = try SupportContract(row) } }
        let last = today.adding(months: -terms[.pathwayReview]).adding(days: terms[.pathwayAnnounced])
        for row in try lookedAt(scope, upTo: last, actor) { try edit(row) { $0.lookedOn = try row.day("looked_on") } }
        for row in try dueSteps(scope, upTo: today.adding(days: terms[.pathwayAnnounced]), actor) {
            try edit(row) { current in
                current.steps.append(
                    CurrentPathway.Step(
                        id: try row.text("id"), domain: try row.code("domain"),
                        responsible: try row.code("responsible"), dueOn: try row.day("due_on")))
            }
        }
        return found.values.sorted { $0.household < $1.household }
    }

    /// Households that came into a relay dwelling lately, and of whom nobody wrote down where they stand.
    private func undiagnosed(_ scope: DueScope, since: Day, _ actor: Actor) throws -> [ResultRow] {
        try rows(
            """
            SELECT household.id AS household_id, household.site_id, stay.from_day AS entry
            FROM household JOIN accommodation AS stay ON stay.household_id = household.id
            WHERE stay.state = 'active' AND stay.kind = 'relay' AND stay.from_day >= \(since) AND \(scope.files(actor))
              AND NOT EXISTS (SELECT 1 FROM diagnosis AS seen
                WHERE seen.household_id = household.id AND seen.withdrawn_at IS NULL)
            """)
    }

    private func runningContracts(_ scope: DueScope, _ actor: Actor) throws -> [ResultRow] {
        try rows(
            """
            SELECT contract.*, household.site_id FROM household
            JOIN support_contract AS contract ON contract.household_id = household.id
            WHERE contract.ended_on IS NULL AND \(scope.files(actor))
            """)
    }

    /// Since when nobody looked at the whole, where a goal or a contract goes on.
    private func lookedAt(_ scope: DueScope, upTo last: Day, _ actor: Actor) throws -> [ResultRow] {
        try rows(
            """
            SELECT looked.household_id, looked.site_id, max(looked.on_day) AS looked_on FROM (
              SELECT household.id AS household_id, household.site_id, review.on_day FROM household
              JOIN pathway_review AS review ON review.household_id = household.id
              WHERE review.withdrawn_at IS NULL AND \(scope.files(actor))
                AND (EXISTS (\(Self.goalsOn)) OR EXISTS (\(Self.contractsOn)))
              UNION ALL SELECT household.id, household.site_id, contract.signed_on FROM household
              JOIN support_contract AS contract ON contract.household_id = household.id
              WHERE contract.ended_on IS NULL AND \(scope.files(actor))
              UNION ALL SELECT household.id, household.site_id, min(goal.set_on) FROM household
              JOIN goal ON goal.household_id = household.id
              WHERE goal.state = 'active' AND \(scope.files(actor)) GROUP BY household.id, household.site_id
            ) AS looked GROUP BY looked.household_id, looked.site_id HAVING max(looked.on_day) <= \(last)
            """)
    }

    private static var goalsOn: Query {
        "SELECT 1 FROM goal WHERE goal.household_id = household.id AND goal.state = 'active'"
    }

    private static var contractsOn: Query {
        """
        SELECT 1 FROM support_contract AS running
        WHERE running.household_id = household.id AND running.ended_on IS NULL
        """
    }

    private func dueSteps(_ scope: DueScope, upTo last: Day, _ actor: Actor) throws -> [ResultRow] {
        try rows(
            """
            SELECT goal_step.id, goal_step.responsible, goal_step.due_on, goal.domain, household.id AS household_id,
              household.site_id
            FROM household JOIN goal ON goal.household_id = household.id JOIN goal_step ON goal_step.goal_id = goal.id
            WHERE goal.state = 'active' AND goal_step.done_on IS NULL AND goal_step.withdrawn_at IS NULL
              AND goal_step.due_on <= \(last) AND \(scope.files(actor))
              AND (goal.person_id IS NULL OR EXISTS (SELECT 1 FROM membership
                WHERE membership.household_id = household.id AND membership.person_id = goal.person_id
                  AND membership.to_day IS NULL))
            """)
    }
}

extension Transaction {
    /// Minors of the open files of a scope who may turn eighteen within half a year: their birth dates are opened, and
    /// no others.
    func comingMinors(_ scope: DueScope, on today: Day, _ vault: Vault, _ actor: Actor) throws -> [ComingMinor] {
        let found = try rows(
            """
            SELECT person.id, person.birth_year, household.id AS household_id, household.site_id
            FROM household JOIN membership ON membership.household_id = household.id AND membership.to_day IS NULL
            JOIN person ON person.id = membership.person_id
            WHERE person.birth_year BETWEEN \(today.year - 18) AND \(today.adding(months: 6).year - 18)
              AND person.died_on IS NULL AND \(scope.files(actor))
            """)
        let people = try found.map { try $0.text("id") }
        let identities = try currentIdentities(of: people.sorted())
        return try found.map { row in
            let person = try row.text("id")
            let known = try identities[person].flatMap { try vault.openIfKept($0.sealed) }?.birth
            let year = PartialDate(year: try row.int("birth_year")) ?? .unknown
            return ComingMinor(
                person: person, household: try row.text("household_id"), site: try row.text("site_id"),
                birth: known ?? year)
        }
    }
}
