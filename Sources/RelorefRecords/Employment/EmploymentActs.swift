package import RelorefDomain
package import RelorefStorage

/// A work contract as the form gives it.
package struct NewSpell: Sendable, Hashable {
    package var contract: ContractType
    package var from: Day
    package var term: Day?
    package var weeklyHoursTenths: Int?
    package var rome: String?
    package var employer: String?

    package init(
        _ contract: ContractType, from: Day, term: Day? = nil, weeklyHoursTenths: Int? = nil, rome: String? = nil,
        employer: String? = nil
    ) {
        self.contract = contract
        self.from = from
        self.term = term
        self.weeklyHoursTenths = weeklyHoursTenths
        self.rome = rome
        self.employer = employer
    }
}

extension Transaction {
    /// A person starts to work (V78 to V80). Two jobs at a time are possible.
    @discardableResult
    package func beginWork(
        _ new: NewSpell, of id: String, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> EmploymentSpell {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        let (person, household) = try person(id, act)
        let spell = EmploymentSpell(
            id: author.newID(), person: id, contract: new.contract, from: new.from, to: new.term,
            weeklyHoursTenths: new.weeklyHoursTenths, rome: new.rome, employer: new.employer)
        let rules = EmploymentRules(act.context)
        act.add(rules.contract(new.contract, from: new.from, term: new.term))
        act.add(rules.overlaps(try (spells(of: id) + [spell]).map { ($0.from, $0.to) }))
        act.add(rules.authorisation(workFrom: new.from, authorisedFrom: try authorisedToWork(id)))
        act.add(
            ProtectionRules(act.context).fact(.other, on: new.from, arrival: person.arrivedOn, field: "from"))
        if let hours = new.weeklyHoursTenths, !(0...700 ~= hours) {
            act.add(Finding(.v79, .block, field: "hours", values: [String(hours / 10)]))
        }
        try settle(
            act, "beginWork", "employment_spell", spell.id, household: household.id, site: household.site,
            detail: ["contract": new.contract.rawValue, "from": new.from.iso, "to": new.term?.iso])
        try insert(spell)
        return spell
    }

    /// A contract ends, on its last day of work.
    @discardableResult
    package func endWork(
        _ id: String, on day: Day, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> EmploymentSpell {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        guard var spell = try row("SELECT * FROM employment_spell WHERE id = \(id)").map({ try EmploymentSpell($0) })
        else { throw NotVisible("employment_spell", id) }
        let household = try person(spell.person, act).household
        if day < spell.from {
            act.add(Finding(.v79, .block, field: "term", values: [spell.from.iso, day.iso]))
        }
        act.add(AdmissionRules(act.context).happened(on: day, field: "term"))
        try settle(
            act, "endWork", "employment_spell", id, household: household.id, site: household.site,
            detail: ["to": day.iso])
        spell.to = day
        try update(spell)
        spell.version += 1
        return spell
    }

    /// What a person does when it is not a contract: looking for work, in training, at home with a child.
    @discardableResult
    package func declareSituation(
        _ status: EmploymentStatus, of id: String, from day: Day, by author: Author
    ) throws -> EmploymentSituation {
        try author.needs(.writeFiles)
        var act = Act(author)
        let household = try person(id, act).household
        act.add(AdmissionRules(act.context).happened(on: day, field: "from"))
        let situation = EmploymentSituation(id: author.newID(), person: id, from: day, status: status)
        try settle(
            act, "declareSituation", "employment_status", situation.id, household: household.id, site: household.site,
            detail: ["status": status.rawValue, "from": day.iso])
        // One situation a day: said again on the same day, the later word holds.
        let changed = try run(
            "UPDATE employment_status SET status = \(status) WHERE person_id = \(id) AND from_day = \(day)")
        if changed == 0 { try insert(situation) }
        return situation
    }

    package func spells(of person: String) throws -> [EmploymentSpell] {
        try rows("SELECT * FROM employment_spell WHERE person_id = \(person) ORDER BY from_day, id")
            .map { try EmploymentSpell($0) }
    }

    /// The first paper or decision that allows to work, as far as one is recorded.
    private func authorisedToWork(_ person: String) throws -> Day? {
        let decided = try protections(of: [person]).filter { $0.kind.opensServices }.compactMap(\.decidedOn)
        return (try permits(of: [person]).compactMap(\.issuedOn) + decided).min()
    }
}
