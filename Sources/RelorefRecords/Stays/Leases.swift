package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A household signs a lease of its own, without a relay stay before or while it is still housed (V34, V36, V37).
    @discardableResult
    package func signLease(
        _ lease: NewLease, for household: String, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        let household = try file(household, act)
        let dwelling = try dwelling(of: lease, for: household, by: author)
        let type: ExitType = dwelling.stock == .public ? .directLeasePublic : .directLeasePrivate
        act.add(ExitRules(act.context).directLease(type, ExitRules.Lease(lease, dwelling)))
        act.add(AdmissionRules(act.context).happened(on: lease.signedOn, field: "signedOn"))
        try checkOwnStays(Nights(entry: lease.start, exit: nil), .directLease, of: household.id, &act)
        let stay = Accommodation(
            id: author.newID(), household: household.id, site: household.site, kind: .directLease, state: .active,
            dwelling: dwelling.id, from: lease.start, signedOn: lease.signedOn, throughProject: lease.throughProject,
            rentCents: lease.rentCents)
        try settle(
            act, "lease", "accommodation", stay.id, household: household.id, site: household.site,
            detail: ["signed_on": lease.signedOn.iso, "from": lease.start.iso])
        try insertDwelling(dwelling, of: lease, by: author)
        try insert(stay)
        try openFollowUp(of: stay, by: author)
        if lease.meetsRequest { try meetRequests(of: household, on: lease.signedOn, by: author) }
        if entered == .live { try leaveOffers(of: household.id, for: lease.candidacy, by: author) }
        return stay
    }

    /// A sliding lease begins: the association is the tenant until it slides, so it is not a direct lease yet.
    ///
    /// Out of a relay dwelling the chain of stays goes on: the household leaves it without an exit (V35).
    @discardableResult
    package func beginSlidingLease(
        _ lease: NewLease, for household: String, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.admitHouseholds)
        var act = Act(author, entered, confirming: confirming)
        let household = try file(household, act)
        let dwelling = try dwelling(of: lease, for: household, by: author)
        let day = lease.start
        act.add(AdmissionRules(act.context).happened(on: day, field: "from"))
        let left = try homes(of: household.id).filter { $0.state == .active && !$0.isLease }
        for home in left { act.add(AdmissionRules(act.context).leaving(home, on: day)) }
        let nights = Nights(entry: day, exit: nil)
        try checkOwnStays(nights, .slidingLease, of: household.id, ending: left.map(\.id), &act)
        let here = try conditions(of: dwelling, on: day)
        act.add(
            OccupancyRules(act.context).sharing(
                OccupancyRules.Occupant(household: household.id, nights: nights, persons: household.size),
                with: here.occupants.filter { $0.household != household.id }, isShared: dwelling.shared,
                capacity: here.capacity ?? .max, squareMetres: here.squareMetres))
        let stay = Accommodation(
            id: author.newID(), household: household.id, site: household.site, kind: .slidingLease, state: .active,
            dwelling: dwelling.id, from: day, signedOn: lease.signedOn, throughProject: lease.throughProject,
            rentCents: lease.rentCents, follows: left.first { $0.kind == .relay }?.id)
        try settle(
            act, "slidingLease", "accommodation", stay.id, household: household.id, site: household.site,
            detail: ["from": day.iso, "dwelling": dwelling.id])
        for home in left { try leave(home, for: home.kind == .other ? nil : .transferOtherRelay, on: day) }
        try insertDwelling(dwelling, of: lease, by: author)
        try insert(stay)
        return stay
    }

    /// The sliding lease becomes the household's own: from that day it is a direct lease, and the dwelling counts once.
    @discardableResult
    package func slide(
        _ id: String, on day: Day, meetsRequest: Bool = false, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        var (stay, household) = try stay(id, in: [.active], act)
        guard stay.kind == .slidingLease, stay.slidOn == nil else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: stay.slidOn?.iso ?? stay.kind.rawValue)
        }
        act.add(AdmissionRules(act.context).happened(on: day, field: "slidOn"))
        if let from = stay.from, day < from {
            act.add(Finding(.v32, .block, field: "slidOn", values: [from.iso, day.iso]))
        }
        try settle(
            act, "slide", "accommodation", id, household: household.id, site: household.site,
            detail: ["slid_on": day.iso])
        stay.slidOn = day
        let slid = try changed(stay)
        try openFollowUp(of: slid, by: author)
        if entered == .live { try leaveOffers(of: household.id, by: author) }
        if meetsRequest { try meetRequests(of: household, on: day, by: author) }
        return slid
    }

    /// The household leaves a dwelling that it rents, or another place that is no relay and no centre.
    ///
    /// - Parameter settlement: what becomes of the rents that are still owed (V49); a plan that runs says so by itself.
    @discardableResult
    package func leaveHome(
        _ id: String, on day: Day, settling settlement: StayRules.ArrearsSettlement? = nil, by author: Author,
        confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        let (stay, household) = try stay(id, in: [.active], act)
        let hasSlid = stay.kind == .slidingLease && stay.slidOn != nil
        guard stay.kind == .directLease || stay.kind == .other || hasSlid else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: stay.kind.rawValue)
        }
        if let from = stay.from { act.add(StayRules(act.context).dates(Nights(entry: from, exit: day))) }
        let owed = try owedRent(ofLease: id)
        let settlement = settlement ?? (owed.hasPlan ? .plan : nil)
        act.add(StayRules(act.context).closing(arrears: owed.cents, settlement: settlement))
        try settle(
            act, "leave", "accommodation", id, household: household.id, site: household.site,
            detail: ["to": day.iso, "settlement": owed.cents > 0 ? settlement?.rawValue : nil])
        try endFollowUp(of: stay, on: day, owing: owed, settlement, by: author)
        return try leave(stay, for: nil, on: day)
    }
}
