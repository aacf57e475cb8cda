package import RelorefDomain
package import RelorefStorage

/// What is known of a month's rent.
package struct NewRentCheck: Sendable, Hashable {
    package var month: Int
    package var status: RentCheck.Status
    package var source: RentCheck.Source
    package var on: Day
    package var dueCents: Int?
    package var aidCents: Int?
    package var paidCents: Int?
    package var paidOn: Day?

    package init(
        month: Int, _ status: RentCheck.Status, _ source: RentCheck.Source, on: Day, dueCents: Int? = nil,
        aidCents: Int? = nil, paidCents: Int? = nil, paidOn: Day? = nil
    ) {
        (self.month, self.status, self.source, self.on) = (month, status, source, on)
        (self.dueCents, self.aidCents, self.paidCents, self.paidOn) = (dueCents, aidCents, paidCents, paidOn)
    }
}

extension Transaction {
    /// Keeps what is known of a month's rent; told again, the new answer stands and the journal has both.
    ///
    /// Rules: V32, V77.
    @discardableResult
    package func checkRent(
        _ new: NewRentCheck, in id: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> RentCheck {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let (followUp, household) = try followUp(id, act)
        guard (1...followUp.months).contains(new.month) else {
            throw ActRefusal.wrongState(noun: "followUp", id: id, state: String(new.month))
        }
        let before = try rentChecks(of: id).first { $0.month == new.month }
        let check = RentCheck(
            id: before?.id ?? author.newID(), followUp: id, month: new.month, status: new.status, source: new.source,
            checkedOn: new.on, dueCents: new.dueCents, aidCents: new.aidCents, paidCents: new.paidCents,
            paidOn: new.paidOn, version: (before?.version ?? -1) + 1)
        let rules = FollowUpRules(act.context)
        let window = try followUpTerms(followUp, on: author.today)[.followUpWindow]
        // A month that was checked in its time may be put right later.
        if before == nil {
            let due = followUp.start.adding(months: new.month)
            act.add(rules.rentCheck(ofMonthDue: due, on: new.on, window: window))
        }
        act.add(rules.payment(check))
        try settle(
            act, "checkRent", "followUp", check.id, household: household.id, site: household.site,
            detail: [
                "month": String(check.month), "status": check.status.rawValue, "before": before?.status.rawValue,
            ])
        try keep(check, account: author.actor.id, at: author.now)
        return check
    }
}
