package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Moves a household from one relay dwelling to another on the same day: one chain of stays, not an exit (V35).
    ///
    /// - Parameters:
    ///   - id: the running stay.
    ///   - term: the new agreement's last day; as before when nil.
    /// - Returns: the new stay, which follows the old one.
    @discardableResult
    package func transfer(
        _ id: String, to dwelling: String, on day: Day, term: Day? = nil, place: Int? = nil, by author: Author,
        confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Accommodation {
        try author.needs(.admitHouseholds)
        var act = Act(author, entered, confirming: confirming)
        let (old, household) = try stay(id, in: [.active], act)
        guard old.kind == .relay else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: old.kind.rawValue)
        }
        guard let target = try self.dwelling(dwelling, visibleTo: author.actor) else {
            throw NotVisible("dwelling", dwelling)
        }
        if old.dwelling == target.id { act.add(Finding(.v35, .block, field: "dwelling", values: [target.code])) }
        act.add(AdmissionRules(act.context).happened(on: day, field: "from"))
        act.add(AdmissionRules(act.context).leaving(old, on: day))
        let nights = Nights(entry: day, exit: nil)
        let offer = try conditions(of: target, on: day)
        var moving = old
        moving.place = place
        try check(
            Moving(
                stay: moving, nights: nights, term: term, household: household, place: offer, isAdmission: false), &act)
        try checkOwnStays(nights, .relay, of: household.id, ending: [id], &act)
        act.add(
            StayRules(act.context).length(
                firstEntry: try chainStart(of: old), exit: nil,
                try datedTerms().terms(on: act.today, in: target.departement)))
        let new = Accommodation(
            id: author.newID(), household: household.id, site: household.site, kind: .relay, state: .active,
            dwelling: target.id, from: day, termOn: term ?? old.termOn, follows: old.id, place: place,
            funding: old.funding)
        try settle(
            act, "transfer", "accommodation", new.id, household: household.id, site: household.site,
            detail: ["from": day.iso, "follows": old.id, "dwelling": target.id])
        try leave(old, for: .transferOtherRelay, on: day)
        try insert(new)
        return new
    }
}
