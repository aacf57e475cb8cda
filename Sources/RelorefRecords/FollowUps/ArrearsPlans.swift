package import RelorefDomain
package import RelorefStorage

extension ArrearsPlan.Outcome: SQLBindable {}

extension Transaction {
    /// The plans of some follow-ups, the latest first.
    ///
    /// - Parameter broken: whether those come along that were broken or replaced.
    func arrearsPlans(of followUps: [String], broken: Bool = true) throws -> [ArrearsPlan] {
        let only: Query = broken ? "" : "AND (plan.ended_on IS NULL OR plan.outcome = 'kept')"
        let plans = try rows(
            """
            SELECT plan.* FROM arrears_plan AS plan WHERE plan.follow_up_id IN \(Query.list(followUps)) \(only)
            ORDER BY plan.signed_on DESC, plan.id DESC
            """)
        let ids = try plans.map { try $0.text("id") }
        guard !ids.isEmpty else { return [] }
        let parts = try rows(
            "SELECT * FROM arrears_instalment WHERE plan_id IN \(Query.list(ids.sorted())) ORDER BY plan_id, position")
        let instalments = try Dictionary(grouping: parts) { try $0.text("plan_id") }
        return try plans.map { row in
            let id = try row.text("id")
            return try ArrearsPlan(
                id: id, followUp: try row.text("follow_up_id"), debtCents: try row.int("debt_cents"),
                signedOn: try row.day("signed_on"),
                instalments: try (instalments[id] ?? []).map { part in
                    ArrearsPlan.Instalment(
                        position: try part.int("position"), dueOn: try part.day("due_on"),
                        cents: try part.int("cents"), paidOn: try part.optionalDay("paid_on"))
                },
                endedOn: try row.optionalDay("ended_on"), outcome: try row.optionalCode("outcome"),
                version: try row.int("version"))
        }
    }

    /// The household and the landlord agree on a plan; one runs at a time (V55).
    ///
    /// - Throws: `ArrearsPlan.Refusal` where the instalments are not what is owed.
    @discardableResult
    package func agreePlan(
        _ instalments: [ArrearsPlan.Instalment], debtCents: Int, signedOn: Day, in id: String, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> ArrearsPlan {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let (followUp, household) = try followUp(id, act)
        let plan = try ArrearsPlan(
            id: author.newID(), followUp: followUp.id, debtCents: debtCents, signedOn: signedOn,
            instalments: instalments)
        guard try !arrearsPlans(of: [id], broken: false).contains(where: \.isRunning) else {
            throw ArrearsPlan.Refusal.anotherRuns
        }
        act.add(AdmissionRules(act.context).happened(on: signedOn, field: "signedOn"))
        try settle(
            act, "agreePlan", "followUp", plan.id, household: household.id, site: household.site,
            detail: ["cents": String(debtCents), "instalments": String(instalments.count)])
        try insert(plan, by: author.actor.id, newID: author.newID)
        return plan
    }

    package func insert(_ plan: ArrearsPlan, by account: String, newID: () -> String) throws {
        try insert(
            "arrears_plan",
            [
                "id": plan.id, "follow_up_id": plan.followUp, "debt_cents": plan.debtCents,
                "signed_on": plan.signedOn, "ended_on": plan.endedOn, "outcome": plan.outcome, "account_id": account,
            ])
        for one in plan.instalments {
            try insert(
                "arrears_instalment",
                [
                    "id": newID(), "plan_id": plan.id, "position": one.position, "due_on": one.dueOn,
                    "cents": one.cents, "paid_on": one.paidOn,
                ])
        }
    }

    /// An instalment was paid.
    package func payInstalment(_ position: Int, of id: String, on day: Day, by author: Author) throws {
        try change(id, "payInstalment", detail: ["position": String(position), "on": day.iso], by: author) { plan in
            try plan.pay(position, on: day, today: author.today)
            try run("UPDATE arrears_instalment SET paid_on = \(day) WHERE plan_id = \(id) AND position = \(position)")
        }
    }

    /// The plan ends before it is paid: it was not kept, or another one takes its place.
    package func endPlan(_ id: String, as outcome: ArrearsPlan.Outcome, by author: Author) throws {
        try change(id, "endPlan", detail: ["outcome": outcome.rawValue], by: author) { plan in
            try plan.end(outcome, on: author.today)
        }
    }

    private func change(
        _ id: String, _ verb: String, detail: [String: String], by author: Author,
        _ work: (inout ArrearsPlan) throws -> Void
    ) throws {
        try author.needs(.writeFiles)
        let (followUp, household) = try followUpFile(of: id, in: "arrears_plan", by: author)
        guard var plan = try arrearsPlans(of: [followUp.id]).first(where: { $0.id == id }) else {
            throw NotVisible("arrearsPlan", id)
        }
        try work(&plan)
        try update(
            "arrears_plan", id: id, version: plan.version, ["ended_on": plan.endedOn, "outcome": plan.outcome])
        try journal(
            verb, "followUp", id, household: household.id, site: household.site, detail: detail, by: author)
    }
}
