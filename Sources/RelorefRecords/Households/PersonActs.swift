package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Adds somebody who belongs to the household and was not written down yet.
    @discardableResult
    package func addPerson(
        _ new: NewPerson, to id: String, duplicatesIn index: NameIndex?, by author: Author,
        confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Person {
        var act = Act(author, entered, confirming: confirming)
        let household = try fileToChange(id, act)
        return try welcome(new, to: household, from: new.memberFrom ?? act.today, "add", index, act: &act)
    }

    /// A child is born: a member from the day of birth on; benefits and the housing request must follow (V19).
    @discardableResult
    package func recordBirth(
        of child: NewPerson, in id: String, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Person {
        var act = Act(author, entered, confirming: confirming)
        let household = try fileToChange(id, act)
        guard let day = child.identity.birth.day else {
            act.add(Finding(.v19, .block, field: "birth"))
            throw ActRefusal.blocked(act.findings)
        }
        var child = child
        child.memberFrom = day
        if let home = try homes(of: id).first(where: { $0.state == .active }), let from = home.from {
            act.add(
                MembershipRules(act.context).birth(
                    on: day, memberFrom: day, during: Nights(entry: from, exit: nil)))
        }
        // A new-born child is nobody who could be in another file.
        return try welcome(child, to: household, from: day, "birth", nil, act: &act)
    }

    /// A relative arrives by reunification: the awaited person becomes a member (V20).
    ///
    /// - Parameter expected: the row of the awaited relative, when one was recorded.
    @discardableResult
    package func recordArrival(
        of person: NewPerson, in id: String, expected: String? = nil, duplicatesIn index: NameIndex?,
        by author: Author, confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Person {
        var act = Act(author, entered, confirming: confirming)
        let household = try fileToChange(id, act)
        if let expected {
            let awaited = try row(
                """
                SELECT 1 AS awaited FROM expected_member
                WHERE id = \(expected) AND household_id = \(id) AND arrived_person_id IS NULL
                """)
            guard awaited != nil else { throw NotVisible("expectedMember", expected) }
        }
        let day = person.memberFrom ?? act.today
        var person = person
        person.arrivalRoute = person.arrivalRoute ?? .familyReunification
        let arrived = try welcome(person, to: household, from: day, "arrival", index, awaited: expected, act: &act)
        if let expected {
            try run("UPDATE expected_member SET arrived_person_id = \(arrived.id) WHERE id = \(expected)")
        }
        return arrived
    }

    /// A relative is awaited; not counted among the members before the arrival (V20).
    package func expectRelative(
        _ relative: ExpectedRelative, in id: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        var act = Act(author, confirming: confirming)
        let household = try fileToChange(id, act)
        if let identity = relative.identity { act.check(identity) }
        try checkRoom(in: household, joining: 0, expected: expectedCount(of: id) + 1, on: act.today, &act)
        try settle(
            act, "expect", "household", id, household: id, site: household.site,
            detail: ["kinship": relative.kinship.rawValue, "expected_on": relative.expectedOn?.iso])
        try expect(relative, in: id, by: author)
    }

    func fileToChange(_ id: String, _ act: Act) throws -> Household {
        try act.author.needs(.writeFiles)
        return try file(id, act)
    }

    private func welcome(
        _ new: NewPerson, to household: Household, from day: Day, _ verb: String, _ index: NameIndex?,
        awaited: String? = nil, act: inout Act
    ) throws -> Person {
        act.check(new)
        try checkPhone(new.profile.phone, except: household.id, in: nil, &act)
        if day > act.today { act.add(Finding(.v32, .block, field: "memberFrom", values: [act.today.iso])) }
        if new.kinship == .reference { try checkNoReference(in: household, &act) }
        if let index {
            act.check(
                duplicates: try possibleDuplicates(
                    of: new.identity, nationalities: new.profile.nationalities, except: household.id, in: index,
                    by: act.author))
        }
        let stillAwaited = try expectedCount(of: household.id) - (awaited == nil ? 0 : 1)
        try checkRoom(in: household, joining: 1, expected: stillAwaited, on: max(day, act.today), &act)
        let id = act.author.newID()
        try settle(
            act, verb, "person", id, household: household.id, site: household.site,
            detail: ["from": day.iso, "kinship": new.kinship.rawValue])
        let person = try add(new, id: id, to: household, from: day, by: act.author)
        try recount(household, by: act.author)
        return person
    }

    private func checkNoReference(in household: Household, _ act: inout Act) throws {
        let references = try members(of: household.id, by: act.author)
            .filter { $0.isOpen && $0.membership.kinship == .reference }
        if !references.isEmpty { act.add(Finding(.v23, .block, field: "kinship", values: ["2"])) }
    }
}
