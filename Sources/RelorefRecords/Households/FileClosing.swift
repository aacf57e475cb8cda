package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Closes a file when the support has ended; a household that is still housed leaves first (V34).
    ///
    /// - Parameter reason: a code: `autonomous`, `handedOver`, `moved`, `lost`, `refused`, `death`, `merged`, `other`.
    @discardableResult
    package func closeFile(
        _ id: String, on day: Day, reason: String, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Household {
        var act = Act(author, entered, confirming: confirming)
        var household = try fileToChange(id, act)
        guard household.closedOn == nil else {
            throw ActRefusal.wrongState(noun: "household", id: id, state: "closed")
        }
        act.add(AdmissionRules(act.context).happened(on: day, field: "closedOn"))
        if day < household.openedOn {
            act.add(Finding(.v32, .block, field: "closedOn", values: [household.openedOn.iso, day.iso]))
        }
        // A lease of the household's own goes on when the support ends.
        let open = try homes(of: id).filter { $0.kind == .relay || $0.kind == .centre || $0.state == .planned }
        act.add(
            AdmissionRules(act.context).closing(
                open: open.count { $0.state == .active }, planned: open.count { $0.state == .planned }))
        try settle(
            act, "close", "household", id, household: id, site: household.site,
            detail: ["closed_on": day.iso, "close_reason": reason])
        (household.closedOn, household.closeReason) = (day, reason)
        try update(household)
        try cancelAppointments(of: household, after: day, by: author)
        household.version += 1
        return household
    }

    /// Opens a closed file again: the household is back, or it was closed too soon.
    @discardableResult
    package func reopenFile(
        _ id: String, reason: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Household {
        try author.needs(.writeFiles)
        var act = Act(author, .history, confirming: confirming)
        act.check(reason: reason)
        var household = try file(id, act)
        guard let closedOn = household.closedOn else {
            throw ActRefusal.wrongState(noun: "household", id: id, state: "open")
        }
        if reason.isBlank { act.add(Finding(.v89, .block, field: "reason", values: ["empty"])) }
        try settle(
            act, "reopen", "household", id, household: id, site: household.site,
            detail: ["closed_on": closedOn.iso, "close_reason": household.closeReason])
        try keepCorrection(
            "household", id, "closed_on", from: closedOn.iso, to: nil, reason: reason, household: id, by: author)
        (household.closedOn, household.closeReason) = (nil, nil)
        try update(household)
        household.version += 1
        return household
    }

    /// What the household agreed to, or no longer agrees to.
    @discardableResult
    package func recordConsent(
        _ kind: ConsentKind, of id: String, givenOn day: Day, by author: Author
    ) throws -> Consent {
        var act = Act(author)
        let household = try fileToChange(id, act)
        act.add(AdmissionRules(act.context).happened(on: day, field: "givenOn"))
        let consent = Consent(id: author.newID(), household: id, kind: kind, givenOn: day)
        try settle(
            act, "consent", "consent", consent.id, household: id, site: household.site,
            detail: ["kind": kind.rawValue, "given_on": day.iso])
        try insert(consent)
        return consent
    }

    package func withdrawConsent(_ id: String, on day: Day, by author: Author) throws {
        var act = Act(author)
        guard let consent = try row("SELECT * FROM consent WHERE id = \(id)").map({ try Consent($0) }) else {
            throw NotVisible("consent", id)
        }
        guard consent.withdrawnOn == nil else {
            throw ActRefusal.wrongState(noun: "consent", id: id, state: "withdrawn")
        }
        let household = try fileToChange(consent.household, act)
        act.add(AdmissionRules(act.context).happened(on: day, field: "withdrawnOn"))
        if day < consent.givenOn {
            act.add(Finding(.v32, .block, field: "withdrawnOn", values: [consent.givenOn.iso, day.iso]))
        }
        try settle(
            act, "withdrawConsent", "consent", id, household: household.id, site: household.site,
            detail: ["withdrawn_on": day.iso])
        try run("UPDATE consent SET withdrawn_on = \(day) WHERE id = \(id)")
    }
}
