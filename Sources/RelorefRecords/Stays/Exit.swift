package import RelorefDomain
package import RelorefStorage

/// A household leaves a relay dwelling or a centre.
package struct NewExit: Sendable, Hashable {
    package var type: ExitType
    package var reason: ExitReason?
    /// In words, for where the rules ask why (V36, V38); kept sealed.
    package var explanation: String
    /// Whether the household may be contacted afterwards, when it goes to somebody's home or nowhere known (V38).
    package var contactConsent: Bool?
    /// The lease into which it moves (V37).
    package var lease: NewLease?
    /// The day on which the inventory of exit was made, when it was (V46).
    package var inventoryOn: Day?

    package init(
        _ type: ExitType, reason: ExitReason? = nil, explanation: String = "", contactConsent: Bool? = nil,
        lease: NewLease? = nil, inventoryOn: Day? = nil
    ) {
        self.type = type
        self.reason = reason
        self.explanation = explanation
        self.contactConsent = contactConsent
        self.lease = lease
        self.inventoryOn = inventoryOn
    }
}

/// An exit with the lease that came of it.
package struct Departure: Sendable, Hashable {
    package let stay: Accommodation
    package let lease: Accommodation?
}

extension Transaction {
    /// The household leaves for good; into a direct lease, the lease and its dwelling are recorded in the same act.
    ///
    /// Rules: V18, V32, V35 to V38. A move to another relay dwelling is a transfer, refused here.
    @discardableResult
    package func exit(
        _ id: String, on day: Day, _ new: NewExit, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Departure {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        var (stay, household) = try stay(id, in: [.active], act)
        guard stay.kind != .directLease else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: stay.kind.rawValue)
        }
        act.state(.v38, new.explanation)
        if let from = stay.from {
            let nights = Nights(entry: from, exit: day)
            act.add(StayRules(act.context).dates(nights))
            act.add(StayRules(act.context).inventories(entry: nil, exit: new.inventoryOn, of: nights))
        }
        stay.exitInventoryOn = new.inventoryOn
        if !new.type.isExit { act.add(ExitRules(act.context).transfer(new.type, on: day, nextEntry: nil)) }
        act.add(
            ExitRules(act.context).uncertain(
                new.type, reason: new.explanation, contactConsent: new.contactConsent))
        if new.type == .death, household.size > 0 {
            act.add(
                MembershipRules(act.context).death(
                    on: min(day, act.today), membershipEnds: [], survivors: household.size, exit: .death))
        }
        let lease = try check(new, leaving: stay, of: household, on: day, &act)
        try settle(
            act, "exit", "accommodation", id, household: household.id, site: household.site,
            detail: ["to": day.iso, "exit_type": new.type.rawValue, "exit_reason": new.reason?.rawValue])
        let ended = try leave(stay, for: new.type, reason: new.reason, on: day)
        if let lease, let terms = new.lease {
            try insertDwelling(lease.dwelling, of: terms, by: author)
            try insert(lease.stay)
            try journal(
                "lease", "accommodation", lease.stay.id, household: household.id, site: household.site,
                detail: ["signed_on": terms.signedOn.iso], by: author)
            try openFollowUp(of: lease.stay, by: author)
            if terms.meetsRequest { try meetRequests(of: household, on: terms.signedOn, by: author) }
            if entered == .live { try leaveOffers(of: household.id, for: terms.candidacy, by: author) }
        }
        return Departure(stay: ended, lease: lease?.stay)
    }

    private func check(
        _ new: NewExit, leaving stay: Accommodation, of household: Household, on day: Day, _ act: inout Act
    ) throws -> (stay: Accommodation, dwelling: Dwelling)? {
        let rules = ExitRules(act.context)
        // A lease signed before the exit was recorded proves it as well.
        let known = try homes(of: household.id).last { $0.kind == .directLease && $0.state == .active }
        guard let terms = new.lease else {
            if new.type.isDirectLease, known == nil { act.add(rules.directLease(new.type, nil)) }
            if let start = known?.from { act.add(rules.leaseStart(start, exit: day, reason: act.reason(for: .v36))) }
            return nil
        }
        let dwelling = try dwelling(of: terms, for: household, by: act.author)
        act.add(rules.directLease(new.type, ExitRules.Lease(terms, dwelling)))
        let explanation = new.explanation.isBlank ? act.reason(for: .v36) : new.explanation
        act.add(rules.leaseStart(terms.start, exit: day, reason: explanation))
        let isSliding = new.type == .slidingLeaseSlid
        let lease = Accommodation(
            id: act.author.newID(), household: household.id, site: household.site,
            kind: isSliding ? .slidingLease : .directLease, state: .active, dwelling: dwelling.id, from: terms.start,
            signedOn: terms.signedOn, slidOn: isSliding ? max(day, terms.start) : nil,
            throughProject: terms.throughProject, rentCents: terms.rentCents, follows: stay.id)
        let nights = Nights(entry: terms.start, exit: nil)
        try checkOwnStays(nights, .directLease, of: household.id, ending: [stay.id], &act)
        return (lease, dwelling)
    }
}
