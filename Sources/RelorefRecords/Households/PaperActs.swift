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
        let household = try person(id, act).household
        if let issued = new.issuedOn {
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
        let household = try person(id, act).household
        let rules = ProtectionRules(act.context)
        for (day, field) in [(new.decidedOn, "decision"), (new.notifiedOn, "notification")] {
            if let day { act.add(AdmissionRules(act.context).happened(on: day, field: field)) }
        }
        act.add(rules.journey(arrival: nil, request: nil, decision: new.decidedOn, notification: new.notifiedOn))
        act.add(rules.authority(new.authority, afterAppeal: false))
        act.add(rules.review(new.kind))
        let status = ProtectionStatus(
            id: author.newID(), person: id, kind: new.kind, authority: new.authority, decidedOn: new.decidedOn,
            notifiedOn: new.notifiedOn)
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
}
