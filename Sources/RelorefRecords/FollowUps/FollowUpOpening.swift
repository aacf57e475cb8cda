package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A lease that somebody just signed opens its follow-up, unless its months are long over (history).
    ///
    /// A second move within the months of the first restarts them on the new lease (V76). What was prepared for the lease,
    /// its guarantees and the service around it, becomes its own.
    func openFollowUp(of lease: Accommodation, by author: Author) throws {
        try carryGuarantees(to: lease, by: author)
        guard let start = lease.followedFrom else { return }
        let months = try followUpMonths(of: lease, on: start)
        guard author.today <= start.adding(months: months) else { return }
        try restart(for: lease.household, on: start, by: author)
        let followUp = FollowUp(
            id: author.newID(), lease: lease.id, start: start, months: months, plannedMonths: months)
        try insert(followUp, by: author.actor.id, at: author.now)
        try journal(
            "openFollowUp", "followUp", followUp.id, household: lease.household, site: lease.site,
            detail: ["from": start.iso], by: author)
    }

    /// Opens the follow-up of a lease that has none: one that was imported, or signed before there were any.
    @discardableResult
    package func openFollowUp(ofLease id: String, by author: Author) throws -> String {
        try author.needs(.writeFiles)
        let (lease, _) = try stay(id, in: [.active], Act(author))
        guard lease.followedFrom != nil, try followUp(ofLease: id) == nil else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: lease.kind.rawValue)
        }
        try openFollowUp(of: lease, by: author)
        guard let opened = try followUp(ofLease: id) else {
            throw ActRefusal.wrongState(noun: "followUp", id: id, state: "over")
        }
        return opened.id
    }

    private func restart(for household: String, on start: Day, by author: Author) throws {
        let earlier = try rows(
            """
            SELECT \(FollowUp.columns) FROM follow_up JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            WHERE lease.household_id = \(household)
            """
        ).map { try FollowUp($0) }
        for var followUp in earlier where followUp.isRestarted(by: start) {
            let before = followUp
            if followUp.isClosed {
                followUp.becomeMove()
            } else {
                try followUp.close(on: start, as: .movedAgain, today: max(author.today, start))
            }
            guard followUp != before else { continue }
            try keepClosing(followUp, "restartFollowUp", household, nil, by: author)
        }
    }

    func keepClosing(
        _ followUp: FollowUp, _ act: String, _ household: String, _ site: String?, by author: Author
    ) throws {
        try update(
            "follow_up", id: followUp.id, version: followUp.version,
            ["closed_on": followUp.closing?.day, "outcome": followUp.closing?.outcome])
        let detail = ["closed_on": followUp.closing?.day.iso, "outcome": followUp.closing?.outcome.rawValue]
        try journal(
            act, "followUp", followUp.id, household: household, site: site, detail: detail.compactMapValues { $0 },
            by: author)
    }

    /// Whether a lease is being followed, or was.
    package func isFollowed(_ lease: Accommodation?) throws -> Bool {
        try lease.map { try followUp(ofLease: $0.id) != nil } ?? false
    }

    /// Of a household's homes, the lease whose follow-up nobody opened yet although its months still run.
    package func leaseToFollow(_ homes: [Accommodation], on day: Day) throws -> Accommodation? {
        guard let lease = homes.last(where: { $0.isFollowedLately(on: day) }), let start = lease.followedFrom,
            try followUp(ofLease: lease.id) == nil
        else { return nil }
        return day <= start.adding(months: try followUpMonths(of: lease, on: start)) ? lease : nil
    }

    func followUp(ofLease id: String) throws -> FollowUp? {
        try row(
            """
            SELECT \(FollowUp.columns) FROM follow_up JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            WHERE lease.id = \(id)
            """
        ).map { try FollowUp($0) }
    }

    private func followUpMonths(of lease: Accommodation, on day: Day) throws -> Int {
        let place = try row("SELECT departement FROM dwelling WHERE id = \(lease.dwelling)")
        return try datedTerms().value(.followUpMonths, on: day, in: try place?.optionalText("departement"))
    }
}

extension Accommodation {
    /// Whether it began so lately that it may be followed still: beyond the longest follow-up nobody need ask.
    package func isFollowedLately(on day: Day) -> Bool {
        state == .active && (followedFrom.map { day <= $0.adding(months: FollowUp.longest) } ?? false)
    }
}
