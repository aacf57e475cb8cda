package import RelorefDomain
package import RelorefStorage

extension EnforceableRightClaim.Kind: SQLBindable {}
extension EnforceableRightClaim.Decision: SQLBindable {}

extension EnforceableRightClaim {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), kind: try row.code("kind"),
            ground: try row.text("ground"), request: try row.optionalText("request_id"),
            departement: try row.text("departement"),
            steps: Steps(
                filedOn: try row.optionalDay("filed_on"), acknowledgedOn: try row.optionalDay("acknowledged_on"),
                decidedOn: try row.optionalDay("decided_on"), decision: try row.optionalCode("decision"),
                offeredOn: try row.optionalDay("offered_on"), courtOn: try row.optionalDay("court_on"),
                housedOn: try row.optionalDay("housed_on"), withdrawnOn: try row.optionalDay("withdrawn_on")),
            version: try row.int("version"))
    }
}

extension Transaction {
    /// The claims of a household, the latest first; nil when the file does not exist for the author.
    package func rightClaims(of household: String, by author: Author) throws -> [EnforceableRightClaim]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            "SELECT * FROM right_claim WHERE household_id = \(household) ORDER BY coalesce(filed_on, at) DESC, id DESC"
        ).map { try EnforceableRightClaim($0) }
    }

    /// A claim is prepared, or was filed already.
    ///
    /// Rules: V32, V65.
    @discardableResult
    package func recordClaim(
        _ kind: EnforceableRightClaim.Kind, ground: String, request: String?, departement: String,
        _ steps: EnforceableRightClaim.Steps, for household: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> EnforceableRightClaim {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let household = try file(household, act)
        let claim = EnforceableRightClaim(
            id: author.newID(), household: household.id, kind: kind, ground: ground, request: request,
            departement: departement, steps: steps)
        try check(claim, &act)
        try settle(
            act, "recordClaim", "rightClaim", claim.id, household: household.id, site: household.site,
            detail: ["claim_kind": kind.rawValue, "ground": ground, "filed_on": steps.filedOn?.iso])
        try insert(claim, by: author.actor.id, at: author.now)
        return claim
    }

    /// A step of a claim is taken, or put right.
    @discardableResult
    package func changeClaim(
        _ id: String, ground: String, request: String?, departement: String, _ steps: EnforceableRightClaim.Steps,
        version: Int? = nil, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> EnforceableRightClaim {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        guard let found = try row("SELECT * FROM right_claim WHERE id = \(id)") else {
            throw NotVisible("rightClaim", id)
        }
        let before = try EnforceableRightClaim(found)
        let household = try file(before.household, act)
        var claim = before
        (claim.ground, claim.request, claim.departement, claim.steps) = (ground, request, departement, steps)
        claim.version = version ?? before.version
        try check(claim, &act)
        try settle(
            act, "changeClaim", "rightClaim", id, household: household.id, site: household.site,
            detail: ["claim_state": claim.state.rawValue, "claim_decision": steps.decision?.rawValue])
        try update(
            "right_claim", id: id, version: claim.version,
            [
                "ground": ground, "request_id": request, "departement": departement, "filed_on": steps.filedOn,
                "acknowledged_on": steps.acknowledgedOn, "decided_on": steps.decidedOn, "decision": steps.decision,
                "offered_on": steps.offeredOn, "court_on": steps.courtOn, "housed_on": steps.housedOn,
                "withdrawn_on": steps.withdrawnOn,
            ])
        return claim
    }

    private func check(_ claim: EnforceableRightClaim, _ act: inout Act) throws {
        let rules = HousingSearchRules(act.context)
        let request = try claim.request.flatMap { id in
            try socialRequests(of: claim.household, by: act.author)?.first { $0.id == id }
        }
        act.add(rules.standing(claim.kind, on: request))
        act.add(rules.decision(claim.steps, of: claim.kind))
        let steps = claim.steps
        act.add(rules.complete(steps))
        act.add(
            rules.inOrder([
                ("filedOn", steps.filedOn), ("acknowledgedOn", steps.acknowledgedOn), ("decidedOn", steps.decidedOn),
                ("offeredOn", steps.offeredOn), ("housedOn", steps.housedOn),
            ]))
        act.add(rules.inOrder([("filedOn", steps.filedOn), ("courtOn", steps.courtOn)]))
        act.add(rules.inOrder([("filedOn", steps.filedOn), ("withdrawnOn", steps.withdrawnOn)]))
    }

    package func insert(
        _ claim: EnforceableRightClaim, by account: String, at moment: Moment
    ) throws(StorageError) {
        let steps = claim.steps
        try insert(
            "right_claim",
            [
                "id": claim.id, "household_id": claim.household, "request_id": claim.request, "kind": claim.kind,
                "ground": claim.ground, "departement": claim.departement, "filed_on": steps.filedOn,
                "acknowledged_on": steps.acknowledgedOn, "decided_on": steps.decidedOn, "decision": steps.decision,
                "offered_on": steps.offeredOn, "court_on": steps.courtOn, "housed_on": steps.housedOn,
                "withdrawn_on": steps.withdrawnOn, "account_id": account, "at": moment,
            ])
    }
}
