package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Somebody leaves the household; the day is the last one that he or she belongs to it.
    ///
    /// - Parameter reference: who becomes the reference person, when it is the reference person who leaves (V23).
    @discardableResult
    package func leaveHousehold(
        _ person: String, of id: String, on day: Day, reason: MembershipEndReason,
        newReference reference: String? = nil, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Household {
        var act = Act(author, entered, confirming: confirming)
        let household = try fileToChange(id, act)
        let present = try members(of: id, by: author).filter(\.isOpen)
        guard let leaving = present.first(where: { $0.id == person }) else { throw NotVisible("person", person) }
        act.add(AdmissionRules(act.context).happened(on: day, field: "to"))
        if reason == .death { act.add(Finding(.v18, .block, field: "endReason")) }
        // The last one does not leave the household: the file is closed.
        if present.count == 1 { act.add(Finding(.v23, .block, field: "last")) }
        if day < leaving.membership.from {
            act.add(Finding(.v32, .block, field: "to", values: [leaving.membership.from.iso, day.iso]))
        }
        let staying = present.filter { $0.id != person }
        checkSuccession(of: [leaving], staying: staying, reference, on: day, &act)
        try settle(
            act, "leaveHousehold", "person", person, household: id, site: household.site,
            detail: ["to": day.iso, "end_reason": reason.rawValue])
        try end(leaving.membership, on: day, reason)
        // Whoever leaves knows the code.
        try endFamilyPages(of: id, at: author.now)
        if leaving.membership.kinship == .reference { try rename(reference, in: staying, by: author) }
        return try recount(household, by: author)
    }

    /// A member dies: the membership ends on the day, letters stop, and the household's stay ends as a death only when
    /// nobody is left (V18).
    @discardableResult
    package func recordDeath(
        of person: String, in id: String, on day: Day, newReference reference: String? = nil, by author: Author,
        confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Household {
        var act = Act(author, entered, confirming: confirming)
        var household = try fileToChange(id, act)
        let present = try members(of: id, by: author).filter(\.isOpen)
        guard var dead = present.first(where: { $0.id == person }) else { throw NotVisible("person", person) }
        let staying = present.filter { $0.id != person }
        act.add(
            MembershipRules(act.context).death(
                on: day, membershipEnds: [day], survivors: staying.count, exit: nil))
        if day < dead.membership.from {
            act.add(Finding(.v32, .block, field: "death", values: [dead.membership.from.iso, day.iso]))
        }
        checkSuccession(of: [dead], staying: staying, reference, on: day, &act)
        try settle(
            act, "death", "person", person, household: id, site: household.site, detail: ["died_on": day.iso])
        dead.person.diedOn = day
        try update(dead.person)
        for membership in try memberships(of: person) where membership.to.map({ $0 > day }) ?? true {
            try end(membership, on: day, .death)
        }
        if dead.membership.kinship == .reference { try rename(reference, in: staying, by: author) }
        household = try recount(household, by: author)
        return staying.isEmpty ? try closeAfterDeath(household, on: day, by: author) : household
    }

    /// Nobody is left: the household's stay ends, what was planned is cancelled, and the file closes.
    private func closeAfterDeath(_ household: Household, on day: Day, by author: Author) throws -> Household {
        for var home in try homes(of: household.id) {
            switch home.state {
            case .planned:
                home.state = .cancelled
                try update(home)
            case .active:
                let first = home.from.map { $0.adding(days: 1) } ?? day
                try leave(home, for: home.kind == .other ? nil : .death, on: max(day, first))
            case .ended, .cancelled: continue
            }
            try journal(
                "exit", "accommodation", home.id, household: household.id, site: home.site,
                detail: ["exit_type": ExitType.death.rawValue], by: author)
        }
        var household = household
        (household.closedOn, household.closeReason) = (max(day, household.openedOn), "death")
        try update(household)
        household.version += 1
        return household
    }

    /// When the reference person goes, an adult who stays takes the place (V23); only minors may be left without one.
    func checkSuccession(
        of leaving: [HouseholdMember], staying: [HouseholdMember], _ reference: String?, on day: Day, _ act: inout Act
    ) {
        guard leaving.contains(where: { $0.membership.kinship == .reference }), !staying.isEmpty else { return }
        let adults = staying.filter { $0.birth.isAdult(on: day) ?? true }
        if adults.isEmpty, reference == nil {
            act.add(Finding(.v23, .warn, field: "reference", values: [day.iso]))
            return
        }
        let next = staying.first { $0.id == reference }
        act.add(
            MembershipRules(act.context).reference(
                next.map { ($0.birth, $0.membership.from, nil) }, on: max(day, next?.membership.from ?? day)))
    }

    /// The new reference person; the ties of the others are then told from there, as far as they can be.
    func rename(_ reference: String?, in staying: [HouseholdMember], by author: Author) throws {
        guard let next = staying.first(where: { $0.id == reference }) else { return }
        for member in staying {
            let seen = member.membership.kinship.seen(from: next.membership.kinship)
            let kinship: Kinship = member.id == next.id ? .reference : seen
            guard kinship != member.membership.kinship else { continue }
            try run("UPDATE membership SET kinship = \(kinship) WHERE id = \(member.membership.id)")
        }
    }
}
