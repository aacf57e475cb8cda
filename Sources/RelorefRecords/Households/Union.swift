package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Two households become one, by marriage for instance (V25): the people of the second join the first, whose file
    /// goes on; the second file is closed as merged and keeps its own past.
    ///
    /// - Parameters:
    ///   - joining: those who join, with their tie to the reference person.
    ///   - reference: the reference person of the household to come.
    @discardableResult
    package func unite(
        _ absorbed: String, into kept: String, joining: [String: Kinship], reference: String, on day: Day,
        by author: Author, confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Household {
        var act = Act(author, entered, confirming: confirming)
        let (host, guest) = (try fileToChange(kept, act), try fileToChange(absorbed, act))
        let hosts = try members(of: kept, by: author).filter(\.isOpen)
        let guests = try members(of: absorbed, by: author).filter(\.isOpen)
        guard kept != absorbed else { throw ActRefusal.wrongState(noun: "household", id: kept, state: "same") }
        try check(guests, joining: joining, hosts, reference, on: day, absorbed, &act)
        try checkRoom(
            in: host, joining: guests.count, expected: try expectedCount(of: kept), on: max(day, act.today), &act)
        try settle(
            act, "unite", "household", kept, household: kept, site: host.site,
            detail: ["absorbed": absorbed, "on": day.iso])
        for guest in guests {
            try end(guest.membership, on: day.adding(days: -1), .other)
            try insert(
                Membership(
                    id: author.newID(), household: kept, person: guest.id,
                    kinship: joining[guest.id] ?? .otherRelative, from: day, partTime: guest.membership.partTime))
            _ = try reseal(guest.person, under: kept, by: author)
            try moveDocuments(of: guest.id, from: absorbed, to: kept, by: author)
        }
        if hosts.first(where: { $0.membership.kinship == .reference })?.id != reference {
            try rename(reference, in: try members(of: kept, by: author).filter(\.isOpen), by: author)
        }
        var closed = try recount(guest, by: author)
        (closed.closedOn, closed.closeReason) = (max(day, closed.openedOn), "merged")
        try update(closed)
        try journal(
            "close", "household", absorbed, household: absorbed, site: guest.site,
            detail: ["closed_on": day.iso, "close_reason": "merged"], by: author)
        return try recount(host, by: author)
    }

    private func check(
        _ guests: [HouseholdMember], joining: [String: Kinship], _ hosts: [HouseholdMember], _ reference: String,
        on day: Day, _ absorbed: String, _ act: inout Act
    ) throws {
        act.add(AdmissionRules(act.context).happened(on: day, field: "on"))
        act.add(
            HouseholdChangeRules(act.context).union(
                reference: reference, members: Set((hosts + guests).map(\.id))))
        if let named = (hosts + guests).first(where: { $0.id == reference }) {
            let from = min(day, named.membership.from)
            act.add(MembershipRules(act.context).reference((named.birth, from, nil), on: day))
        }
        let untold = guests.filter { joining[$0.id] == nil || joining[$0.id] == .reference }
        if !untold.isEmpty { act.add(Finding(.v25, .block, field: "kinship", values: untold.map(\.id))) }
        for guest in guests where day <= guest.membership.from {
            act.add(Finding(.v32, .block, field: "on", values: [guest.membership.from.iso, day.iso]))
        }
        // Where they lived until then has to be left first, which says where they went.
        let open = try homes(of: absorbed).filter { $0.state == .active || $0.state == .planned }
        if !open.isEmpty { act.add(Finding(.v25, .block, field: "stays", values: open.map(\.id))) }
    }
}
