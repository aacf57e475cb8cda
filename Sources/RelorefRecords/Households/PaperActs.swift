package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A paper is handed over; a gap or an overlap with the one before is pointed at (V14).
    @discardableResult
    package func recordPermit(
        _ new: NewPerson.Permit, of id: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> ResidencePermit {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let (person, household) = try person(id, act)
        if let issued = new.issuedOn {
            act.add(
                ProtectionRules(act.context).fact(.other, on: issued, arrival: person.arrivedOn, field: "issued"))
            act.add(AdmissionRules(act.context).happened(on: issued, field: "issued"))
            if let expires = new.expiresOn, expires <= issued {
                act.add(Finding(.v14, .block, field: "expires", values: [issued.iso, expires.iso]))
            }
            let before = try permits(of: [id]).compactMap { permit in permit.issuedOn.map { ($0, permit.expiresOn) } }
            // Only what the new paper brings is said: a gap of former years was looked at in its time.
            let known = Set(ProtectionRules(act.context).papers(before))
            let all = ProtectionRules(act.context).papers(before + [(issued, new.expiresOn)])
            act.add(all.filter { !known.contains($0) })
        }
        let permit = ResidencePermit(
            id: author.newID(), person: id, kind: new.kind, issuedOn: new.issuedOn, expiresOn: new.expiresOn)
        try settle(
            act, "permit", "permit", permit.id, household: household.id, site: household.site,
            detail: ["issued_on": new.issuedOn?.iso, "expires_on": new.expiresOn?.iso])
        try insert(permit)
        return permit
    }

    /// A protection is granted, by the office or by the court (V10, V11, V13).
    @discardableResult
    package func recordProtection(
        _ new: NewPerson.Protection, of id: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> ProtectionStatus {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let (person, household) = try person(id, act)
        let rules = ProtectionRules(act.context)
        for (day, field) in [
            (new.requestedOn, "request"), (new.decidedOn, "decision"), (new.notifiedOn, "notification"),
        ] {
            if let day { act.add(AdmissionRules(act.context).happened(on: day, field: field)) }
        }
        act.add(
            rules.journey(
                arrival: person.arrivedOn, request: new.requestedOn, decision: new.decidedOn,
                notification: new.notifiedOn))
        act.add(rules.authority(new.authority, afterAppeal: false))
        act.add(rules.review(new.kind))
        let status = ProtectionStatus(
            id: author.newID(), person: id, kind: new.kind, authority: new.authority,
            requestedOn: new.requestedOn, decidedOn: new.decidedOn, notifiedOn: new.notifiedOn)
        try settle(
            act, "protection", "protection", status.id, household: household.id, site: household.site,
            detail: ["decided_on": new.decidedOn?.iso])
        try insert(status)
        return status
    }

    /// A level of French on a day; assessed again on the same day, the later word holds.
    @discardableResult
    package func assessFrench(
        _ new: NewPerson.French, of id: String, by author: Author
    ) throws -> FrenchAssessment {
        try author.needs(.writeFiles)
        var act = Act(author)
        let household = try person(id, act).household
        act.add(AdmissionRules(act.context).happened(on: new.assessedOn, field: "from"))
        let level = FrenchAssessment(
            id: author.newID(), person: id, assessedOn: new.assessedOn, oral: new.oral, written: new.written)
        try settle(
            act, "french", "french_level", level.id, household: household.id, site: household.site,
            detail: ["assessed_on": new.assessedOn.iso])
        try run("DELETE FROM french_level WHERE person_id = \(id) AND assessed_on = \(new.assessedOn)")
        try insert(level)
        return level
    }

    /// A protection ends; nobody is put out, and somebody looks at a stay that runs on (V12).
    @discardableResult
    package func endProtection(
        _ id: String, on day: Day, reason: ProtectionEndReason, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> ProtectionStatus {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        guard var status = try row("SELECT * FROM protection WHERE id = \(id)").map({ try ProtectionStatus($0) }) else {
            throw NotVisible("protection", id)
        }
        let household = try person(status.person, act).household
        guard status.endedOn == nil else {
            throw ActRefusal.wrongState(noun: "protection", id: id, state: "ended")
        }
        act.add(AdmissionRules(act.context).happened(on: day, field: "endedOn"))
        if let decided = status.decidedOn, day < decided {
            act.add(Finding(.v10, .block, field: "endedOn", values: ["decision", decided.iso, day.iso]))
        }
        let stay = try homes(of: household.id).first { $0.state == .active && $0.kind == .relay }
        if let from = stay?.from {
            act.add(ProtectionRules(act.context).relayStay(from: from, endedOn: day, reason: reason))
        }
        try settle(
            act, "endProtection", "protection", id, household: household.id, site: household.site,
            detail: ["ended_on": day.iso, "end_reason": reason.rawValue])
        (status.endedOn, status.endReason) = (day, reason)
        try run("UPDATE protection SET ended_on = \(day), end_reason = \(reason) WHERE id = \(id)")
        return status
    }
}
