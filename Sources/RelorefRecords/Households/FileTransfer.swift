package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A file moves to another association (or site) with the household's consent. Rights pass the same day; what
    /// happened before keeps the site where it happened.
    ///
    /// - Parameters:
    ///   - consent: the household's agreement to the transfer, in force today.
    ///   - receiver: who takes over; needed to open a confidential file there.
    ///   - words: what the one who goes leaves to the one who comes; a project that has begun asks for them (V98).
    @discardableResult
    package func transferFile(
        _ id: String, to site: String, consent: String, receiver: String? = nil,
        handingOver words: PathwayWords = PathwayWords(french: ""),
        checkedBy detector: FreeText = FreeText(keywords: []), by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Household {
        try author.needs(.transferFiles)
        var act = Act(author, confirming: confirming)
        var household = try file(id, act)
        guard site != household.site else {
            throw ActRefusal.wrongState(noun: "household", id: id, state: site)
        }
        guard try row("SELECT 1 AS open FROM site WHERE id = \(site) AND closed_on IS NULL") != nil else {
            throw NotVisible("site", site)
        }
        let given = try row("SELECT * FROM consent WHERE id = \(consent) AND household_id = \(id)")
            .map { try Consent($0) }
        guard let given, given.kind == .transferToAssociation, given.givenOn <= act.today, given.withdrawnOn == nil
        else {
            throw ActRefusal.wrongState(noun: "consent", id: consent, state: given == nil ? "missing" : "notInForce")
        }
        let (from, before) = (household.site, household.referent)
        act.check(words, detector)
        act.add(PathwayRules(act.context).handOver(words, hasProject: try hasProject(id)))
        try settle(
            act, "transferFile", "household", id, household: id, site: from, detail: ["from": from, "to": site])
        try insert(
            "file_transfer",
            [
                "id": author.newID(), "household_id": id, "from_site_id": from, "to_site_id": site,
                "consent_id": consent, "on_day": act.today, "account_id": author.actor.id,
            ])
        household.site = site
        household.referent = receiver
        try update(household)
        try handOverAppointments(of: id, to: receiver)
        try endFamilyPages(of: id, at: author.now)
        household.version += 1
        try keepHandOver(words, of: id, from: before, to: receiver, by: author)
        // Those who could open it here no longer can; on a confidential file the receiver has to be named.
        try run("DELETE FROM household_access WHERE household_id = \(id) AND kind = 'granted'")
        if household.confidential { try grantAccess(to: id, [receiver]) }
        return household
    }
}
