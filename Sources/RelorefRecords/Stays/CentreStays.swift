package import RelorefDomain
package import RelorefStorage

/// A stay in a reception centre, as the household's papers tell it.
package struct NewCentreStay: Sendable, Hashable {
    package var household: String
    package var centre: String
    package var from: Day
    /// The end of care, from which the three months of a CADA or HUDA count (CESEDA R. 552-13).
    package var careEndOn: Day?
    /// The last day allowed, where a paper says it; computed from the rule otherwise.
    package var term: Day?
    /// For a stay that is over.
    package var to: Day?
    package var exitType: ExitType?
    package var exitReason: ExitReason?

    package init(
        household: String, centre: String, from: Day, careEndOn: Day? = nil, term: Day? = nil, to: Day? = nil,
        exitType: ExitType? = nil, exitReason: ExitReason? = nil
    ) {
        self.household = household
        self.centre = centre
        self.from = from
        self.careEndOn = careEndOn
        self.term = term
        self.to = to
        self.exitType = exitType
        self.exitReason = exitReason
    }
}

extension Transaction {
    /// Records where the household comes from: a stay in a centre, running or over (V32, V34).
    @discardableResult
    package func recordCentreStay(
        _ new: NewCentreStay, by author: Author, confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        let household = try file(new.household, act)
        guard let centre = try row("SELECT * FROM centre WHERE id = \(new.centre)").map({ try Centre($0) }) else {
            throw NotVisible("centre", new.centre)
        }
        let nights = Nights(entry: new.from, exit: new.to)
        act.add(AdmissionRules(act.context).happened(on: new.from, field: "from"))
        act.add(StayRules(act.context).dates(nights))
        if new.to != nil, new.exitType == nil { act.add(Finding(.v38, .block, field: "exitType")) }
        try checkOwnStays(nights, .centre, of: household.id, &act)
        let arrivals = try members(of: household.id, by: author).compactMap(\.person.arrivedOn)
        act.add(ProtectionRules(act.context).fact(.other, on: new.from, arrival: arrivals.min(), field: "from"))
        let rule = try authorisedStay(
            centre, from: new.from, careEnd: new.careEndOn, household: household.id, by: author)
        let stay = Accommodation(
            id: author.newID(), household: household.id, site: household.site, kind: .centre,
            state: new.to == nil ? .active : .ended, centre: centre.id, from: new.from, to: new.to,
            careEndOn: new.careEndOn, termOn: new.term ?? rule?.end, exitType: new.exitType,
            exitReason: new.exitReason)
        try settle(
            act, "centreStay", "accommodation", stay.id, household: household.id, site: household.site,
            detail: ["centre": centre.id, "from": new.from.iso, "to": new.to?.iso])
        try insert(stay)
        return stay
    }

    /// Records another place where the household lives: with relatives, in a hostel.
    @discardableResult
    package func recordOtherHome(
        of household: String, from day: Day, to: Day? = nil, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        let household = try file(household, act)
        let nights = Nights(entry: day, exit: to)
        act.add(AdmissionRules(act.context).happened(on: day, field: "from"))
        act.add(StayRules(act.context).dates(nights))
        try checkOwnStays(nights, .other, of: household.id, &act)
        let stay = Accommodation(
            id: author.newID(), household: household.id, site: household.site, kind: .other,
            state: to == nil ? .active : .ended, from: day, to: to)
        try settle(
            act, "otherHome", "accommodation", stay.id, household: household.id, site: household.site,
            detail: ["from": day.iso])
        try insert(stay)
        return stay
    }

    /// The end of care becomes known after the entry: the term of the stay follows from it (D-01).
    @discardableResult
    package func recordCareEnd(
        of id: String, on day: Day, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Accommodation {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        var (stay, household) = try stay(id, in: [.active], act)
        guard stay.kind == .centre else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: stay.kind.rawValue)
        }
        if let from = stay.from, day < from {
            act.add(Finding(.v32, .block, field: "careEndOn", values: [from.iso, day.iso]))
        }
        try settle(
            act, "careEnd", "accommodation", id, household: household.id, site: household.site,
            detail: ["care_end_on": day.iso])
        stay.careEndOn = day
        if let rule = try authorisedStay(of: stay, by: author) { stay.termOn = rule.end }
        return try changed(stay)
    }
}
