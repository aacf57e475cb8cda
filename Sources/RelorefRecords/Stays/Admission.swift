package import RelorefDomain
package import RelorefStorage

/// A household let into a relay dwelling, as the committee decided it.
package struct NewAdmission: Sendable, Hashable {
    package var household: String
    package var dwelling: String
    package var from: Day
    /// The day on which the household is expected to leave.
    package var plannedTo: Day?
    /// The agreement's last day; six months when nil (D-04).
    package var term: Day?
    /// The place in a shared dwelling.
    package var place: Int?
    package var funding: Accommodation.Funding
    /// Why another funding than ALT, when nobody is protected (V48).
    package var fundingReason: String
    /// The organisation that answers for a minor alone (V16).
    package var guardian: String

    package init(
        household: String, dwelling: String, from: Day, plannedTo: Day? = nil, term: Day? = nil, place: Int? = nil,
        funding: Accommodation.Funding = .alt, fundingReason: String = "", guardian: String = ""
    ) {
        self.household = household
        self.dwelling = dwelling
        self.from = from
        self.plannedTo = plannedTo
        self.term = term
        self.place = place
        self.funding = funding
        self.fundingReason = fundingReason
        self.guardian = guardian
    }

    func agreementEnd(_ terms: DatedTerms, in departement: String) -> Day {
        term ?? terms.stay(.relay, from: from, in: departement).firstEnd
    }
}

extension Transaction {
    /// Admits a household to a relay dwelling: a stay is planned (V31–V35, V39, V40, V45, V48).
    @discardableResult
    package func admit(
        _ new: NewAdmission, by author: Author, confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.admitHouseholds)
        var act = Act(author, entered, confirming: confirming)
        let household = try file(new.household, act)
        guard let dwelling = try dwelling(new.dwelling, visibleTo: author.actor) else {
            throw NotVisible("dwelling", new.dwelling)
        }
        act.state(.v48, new.fundingReason)
        act.state(.v16, new.guardian)
        let end = new.agreementEnd(try datedTerms(), in: dwelling.departement)
        let stay = Accommodation(
            id: author.newID(), household: household.id, site: household.site, kind: .relay, state: .planned,
            dwelling: dwelling.id, plannedFrom: new.from, plannedTo: new.plannedTo, termOn: end,
            place: new.place, funding: new.funding)
        let nights = Nights(entry: new.from, exit: new.plannedTo)
        let place = try conditions(of: dwelling, on: new.from, planning: true)
        try check(
            Moving(
                stay: stay, nights: nights, term: new.term, household: household, place: place, isPlanned: true), &act)
        // The home of today ends on the day of the entry, so it does not stand in the way.
        let ending = try homes(of: household.id).filter { $0.state == .active }.map(\.id)
        try checkOwnStays(nights, .relay, of: household.id, ending: ending, &act)
        try settle(
            act, "admit", "accommodation", stay.id, household: household.id, site: household.site,
            detail: ["dwelling": dwelling.id, "planned_from": new.from.iso])
        try insert(stay)
        return stay
    }

    /// The household moves in on the day; where it lived until then, its stay ends.
    ///
    /// A centre is left for the relay dwelling. A move from another relay dwelling is one chain, not an exit (V35).
    @discardableResult
    package func enter(
        _ id: String, on day: Day, inventoryOn: Day? = nil, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.admitHouseholds)
        var act = Act(author, entered, confirming: confirming)
        var (stay, household) = try stay(id, in: [.planned], act)
        guard let dwellingID = stay.dwelling, let dwelling = try dwelling(dwellingID, visibleTo: author.actor) else {
            throw NotVisible("dwelling", stay.dwelling ?? "")
        }
        act.add(AdmissionRules(act.context).happened(on: day, field: "from"))
        let nights = Nights(entry: day, exit: nil)
        act.add(StayRules(act.context).inventories(entry: inventoryOn, exit: nil, of: nights))
        let place = try conditions(of: dwelling, on: day, except: id)
        // The decision to admit stands: protection was judged then.
        try check(
            Moving(stay: stay, nights: nights, household: household, place: place, isAdmission: false), &act)
        let left = try homes(of: household.id).filter { $0.state == .active && !$0.isLease }
        try checkOwnStays(nights, .relay, of: household.id, except: [id], ending: left.map(\.id), &act)
        for home in left { act.add(AdmissionRules(act.context).leaving(home, on: day)) }
        try settle(
            act, "enter", "accommodation", id, household: household.id, site: household.site,
            detail: ["from": day.iso, "dwelling": dwelling.id])
        for home in left { try leave(home, for: .transferOtherRelay, on: day) }
        stay.state = .active
        stay.from = day
        stay.entryInventoryOn = inventoryOn
        stay.site = household.site
        stay.follows = left.first { $0.kind == .relay }?.id
        // The agreement runs from the entry: a term that was only estimated moves with it.
        let terms = try datedTerms()
        func estimated(_ day: Day) -> Day { terms.stay(.relay, from: day, in: dwelling.departement).firstEnd }
        if stay.termOn == stay.plannedFrom.map(estimated) { stay.termOn = estimated(day) }
        return try changed(stay)
    }

    /// A planned stay does not take place.
    @discardableResult
    package func cancel(_ id: String, by author: Author) throws -> Accommodation {
        try author.needs(.admitHouseholds)
        let act = Act(author, .history)
        var (stay, household) = try stay(id, in: [.planned], act)
        try settle(act, "cancel", "accommodation", id, household: household.id, site: household.site)
        stay.state = .cancelled
        return try changed(stay)
    }

    /// Ends a home on the day on which the next one begins.
    @discardableResult
    func leave(
        _ home: Accommodation, for type: ExitType?, reason: ExitReason? = nil, on day: Day
    ) throws -> Accommodation {
        var home = home
        home.state = .ended
        home.to = day
        home.exitType = type
        home.exitReason = reason
        return try changed(home)
    }
}
