package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The household asks to stay beyond its term (D-02).
    @discardableResult
    package func askExtension(
        of id: String, on day: Day, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> StayExtension {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        let (stay, household) = try stay(id, in: [.active], act)
        act.add(AdmissionRules(act.context).happened(on: day, field: "requestedOn"))
        if try extensions(of: id).contains(where: { $0.decision == nil }) {
            throw ActRefusal.wrongState(noun: "stayExtension", id: id, state: "asked")
        }
        let extending = StayExtension(id: author.newID(), stay: stay.id, requestedOn: day)
        try settle(
            act, "askExtension", "accommodation", id, household: household.id, site: household.site,
            detail: ["requested_on": day.iso, "term_on": stay.termOn?.iso])
        try insert(extending)
        return extending
    }

    /// OFII, the prefect or the association decides; a granted extension moves the term.
    ///
    /// - Parameter newTerm: the new last day; nil refuses.
    /// - Throws: `AuthorisedStay.Refusal` when the law foresees no such extension.
    @discardableResult
    package func decideExtension(
        _ id: String, on day: Day, newTerm: Day?, authority: AuthorisedStay.Authority, by author: Author,
        confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> StayExtension {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        guard var extending = try row("SELECT * FROM stay_extension WHERE id = \(id)").map({ try StayExtension($0) })
        else { throw NotVisible("stayExtension", id) }
        var (stay, household) = try stay(extending.stay, in: [.active, .ended], act)
        guard extending.decision == nil else {
            throw ActRefusal.wrongState(noun: "stayExtension", id: id, state: "decided")
        }
        act.add(AdmissionRules(act.context).happened(on: day, field: "decidedOn"))
        if day < extending.requestedOn {
            act.add(Finding(.v32, .block, field: "decidedOn", values: [extending.requestedOn.iso, day.iso]))
        }
        if let newTerm { try check(newTerm, of: stay, asked: extending.requestedOn, on: day, authority, &act) }
        try settle(
            act, "decideExtension", "accommodation", stay.id, household: household.id, site: household.site,
            detail: ["decided_on": day.iso, "new_term_on": newTerm?.iso, "authority": authority.rawValue])
        (extending.decidedOn, extending.newTermOn, extending.authority) = (day, newTerm, authority.rawValue)
        extending.decision = newTerm == nil ? .refused : .granted
        try run(
            """
            UPDATE stay_extension SET decided_on = \(day), decision = \(extending.decision),
              authority = \(authority.rawValue), new_term_on = \(newTerm) WHERE id = \(id)
            """)
        if let newTerm {
            stay.termOn = newTerm
            _ = try changed(stay)
        }
        return extending
    }

    package func extensions(of stay: String) throws -> [StayExtension] {
        try rows("SELECT * FROM stay_extension WHERE accommodation_id = \(stay) ORDER BY requested_on, id")
            .map { try StayExtension($0) }
    }

    /// The rule under which a stay runs, with the extensions granted so far; nil where no rule is known (a hotel), or
    /// while the day that it counts from is not.
    package func authorisedStay(of stay: Accommodation, by author: Author) throws -> AuthorisedStay? {
        guard let from = stay.from, let id = stay.centre,
            let centre = try row("SELECT * FROM centre WHERE id = \(id)").map({ try Centre($0) }),
            var rule = try authorisedStay(
                centre, from: from, careEnd: stay.careEndOn, household: stay.household, by: author)
        else { return nil }
        for given in try extensions(of: stay.id) where given.decision == .granted {
            guard let decidedOn = given.decidedOn, let until = given.newTermOn else { continue }
            // An extension of former times may go beyond the rule of today: it was given all the same.
            try? rule.add(.init(requestedOn: given.requestedOn, .granted(on: decidedOn, rule.authority, until: until)))
        }
        return rule
    }

    func authorisedStay(
        _ centre: Centre, from: Day, careEnd: Day?, household: String, by author: Author
    ) throws -> AuthorisedStay? {
        let terms = try datedTerms()
        switch centre.kind {
        case .cph: return terms.stay(.cph, from: from, in: centre.departement)
        case .cada, .huda, .caes, .legacyShelter:
            let people = try members(of: household, by: author).filter(\.isOpen).map(\.id)
            let notified = try protections(of: people).compactMap(\.notifiedOn).min()
            return terms.centreStay(careEnd: careEnd, notifiedOn: notified, in: centre.departement)
        default: return nil
        }
    }

    private func check(
        _ newTerm: Day, of stay: Accommodation, asked: Day, on day: Day, _ authority: AuthorisedStay.Authority,
        _ act: inout Act
    ) throws {
        if var rule = try authorisedStay(of: stay, by: act.author) {
            try rule.add(.init(requestedOn: asked, .granted(on: day, authority, until: newTerm)))
            return
        }
        if let term = stay.termOn, newTerm <= term { throw AuthorisedStay.Refusal.notLater(than: term) }
        guard stay.kind == .relay, let term = stay.termOn else { return }
        // As the agreement allows: so many months at a time at most, until a notice before the head lease ends (V31).
        let terms = try datedTerms()
        let place = try row("SELECT departement FROM dwelling WHERE id = \(stay.dwelling)")?.text("departement")
        let most = term.adding(months: terms.value(.termRelayExtension, on: term, in: place))
        if newTerm > most { throw AuthorisedStay.Refusal.beyondMaximum(most) }
        act.add(
            StayRules(act.context).length(
                firstEntry: try chainStart(of: stay), exit: newTerm, terms.terms(on: act.today, in: place)))
        guard let id = stay.dwelling, let from = stay.from,
            let lease = try headLeases(of: id).last(where: { $0.from <= newTerm })
        else { return }
        act.add(
            StayRules(act.context).window(
                Nights(entry: from, exit: nil), agreementEnd: newTerm,
                StayRules.Window(inServiceFrom: from, leaseEnd: lease.to, noticeMonths: lease.noticeMonths)))
    }

    /// The first entry of a chain of stays linked by transfers.
    func chainStart(of stay: Accommodation) throws -> Day {
        var first = stay
        while let before = first.follows,
            let earlier = try row("SELECT * FROM accommodation WHERE id = \(before)").map({ try Accommodation($0) }),
            earlier.kind == .relay
        {
            first = earlier
        }
        return first.from ?? first.plannedFrom ?? stay.from ?? Day(number: 0)
    }
}
