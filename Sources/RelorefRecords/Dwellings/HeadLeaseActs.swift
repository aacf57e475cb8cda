package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The association signs for a dwelling; a relay needs the right to sublet or to host (V45, loi of 6 July 1989,
    /// art. 8).
    @discardableResult
    package func signHeadLease(
        of id: String, from day: Day, to last: Day? = nil, noticeMonths: Int = 3, sublettingAllowed: Bool,
        rentCents: Int? = nil, chargesCents: Int? = nil, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> HeadLease {
        var act = Act(author, entered, confirming: confirming)
        let dwelling = try dwellingToChange(id, act)
        if let last, last < day { act.add(Finding(.v31, .block, field: "to", values: [day.iso, last.iso])) }
        act.add(DwellingRules(act.context).subletting(sublettingAllowed, usage: dwelling.usage))
        for (field, cents) in [("rent", rentCents), ("charges", chargesCents)] where cents.map({ $0 < 0 }) ?? false {
            act.add(Finding(.v31, .block, field: field))
        }
        let lease = HeadLease(
            id: author.newID(), dwelling: id, from: day, to: last, noticeMonths: noticeMonths,
            sublettingAllowed: sublettingAllowed, rentCents: rentCents, chargesCents: chargesCents)
        try settle(
            act, "headLease", "head_lease", lease.id, site: dwelling.site, owner: "site:" + dwelling.site,
            detail: ["dwelling": id, "from": day.iso, "to": last?.iso])
        try insert(lease)
        return lease
    }

    /// The owner or the association ends the head lease: whoever lives there beyond the day has to be moved (V31, S08).
    @discardableResult
    package func endHeadLease(
        _ id: String, on day: Day, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> HeadLease {
        var act = Act(author, entered, confirming: confirming)
        guard var lease = try row("SELECT * FROM head_lease WHERE id = \(id)").map({ try HeadLease($0) }) else {
            throw NotVisible("head_lease", id)
        }
        let dwelling = try dwellingToChange(lease.dwelling, act)
        if day < lease.from { act.add(Finding(.v31, .block, field: "to", values: [lease.from.iso, day.iso])) }
        let beyond = try occupants(of: lease.dwelling).filter {
            $0.nights.exit.map { $0 > day.adding(days: 1) } ?? true
        }
        if !beyond.isEmpty {
            act.add(Finding(.v31, .warn, field: "to", values: [String(beyond.count), day.iso]))
        }
        try settle(
            act, "endHeadLease", "head_lease", id, site: dwelling.site, owner: "site:" + dwelling.site,
            detail: ["dwelling": dwelling.id, "to": day.iso])
        lease.to = day
        try run("UPDATE head_lease SET to_day = \(day) WHERE id = \(id)")
        return lease
    }
}
