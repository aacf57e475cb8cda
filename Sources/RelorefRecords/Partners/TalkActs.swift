package import RelorefDomain
package import RelorefStorage

/// A talk as it is noted.
package struct NewTalk: Sendable, Hashable {
    package var partner: String
    package var site: String
    package var contact: String?
    package var kind: PartnerTalk.Kind
    package var on: Day
    /// What was said; sealed.
    package var words: String
    /// What comes next, by which day, and who sees to it; the author where nobody is named.
    package var step: String
    package var stepOn: Day?
    package var owner: String?

    package init(
        with partner: String, site: String, contact: String? = nil, _ kind: PartnerTalk.Kind, on day: Day,
        words: String, step: String = "", stepOn: Day? = nil, owner: String? = nil
    ) {
        (self.partner, self.site, self.contact, self.kind, on) = (partner, site, contact, kind, day)
        (self.words, self.step, self.stepOn, self.owner) = (words, step, stepOn, owner)
    }
}

extension Transaction {
    /// Notes a talk with a partner. Its next step turns up in the list of whoever sees to it.
    ///
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func noteTalk(_ new: NewTalk, by author: Author) throws -> PartnerTalk {
        try meet(new.partner, at: new.site, author)
        if let id = new.contact {
            guard let known = try contact(id, by: author), known.contact.partner == new.partner else {
                throw NotVisible("partner_contact", id)
            }
        }
        let owner = new.owner ?? author.actor.id
        if owner != author.actor.id,
            try !partnerColleagues(at: new.site, on: author.today).contains(where: { $0.id == owner })
        {
            throw NotVisible("account", owner)
        }
        if !new.step.isBlank, new.stepOn == nil { throw PartnerRefusal.stepWithoutDay }
        let talk = PartnerTalk(
            id: author.newID(), partner: new.partner, site: new.site, contact: new.contact, new.kind, on: new.on,
            step: new.stepOn.map { PartnerTalk.Step(on: $0, owner: owner) })
        try talk.check(words: new.words, today: author.today)
        try insert(
            talk, words: new.words, step: new.step, by: author.actor.id, at: author.now, vault: author.vault)
        try journal(
            "noteTalk", "partner", talk.partner, site: talk.site,
            detail: ["talk": talk.id, "kind": talk.kind.rawValue, "on": talk.on.iso], by: author)
        return talk
    }

    /// The next step of a talk was taken.
    ///
    /// - Throws: `PartnerRefusal`.
    package func finishStep(of id: String, on day: Day, saying words: String, by author: Author) throws {
        var talk = try reachedTalk(id, author)
        try talk.finish(on: day, today: author.today)
        let said = words.isBlank ? nil : try author.vault.seal(SealedText(words), talk.slot("step_done"))
        try update(
            "partner_talk", id: id, version: talk.version,
            ["step_done_on": day, "step_done_by": author.actor.id, "step_done": said])
        try journal(
            "finishStep", "partner", talk.partner, site: talk.site, detail: ["talk": id, "on": day.iso], by: author)
    }

    /// Takes a talk back, or puts it there again.
    package func withdrawTalk(_ id: String, by author: Author) throws {
        let talk = try reachedTalk(id, author)
        try update("partner_talk", id: id, version: talk.version, ["withdrawn_at": author.now])
        try journal("withdrawTalk", "partner", talk.partner, site: talk.site, detail: ["talk": id], by: author)
    }

    package func restoreTalk(_ id: String, by author: Author) throws {
        let talk = try reachedTalk(id, author)
        guard talk.isWithdrawn else { return }
        let none: Moment? = nil
        try update("partner_talk", id: id, version: talk.version, ["withdrawn_at": none])
        try journal("restoreTalk", "partner", talk.partner, site: talk.site, detail: ["talk": id], by: author)
    }

    private func reachedTalk(_ id: String, _ author: Author) throws -> PartnerTalk {
        try author.needs(.writePartners)
        guard let known = try talk(id, by: author) else { throw NotVisible("partner_talk", id) }
        return known.talk
    }

    /// Those of a site who work with partners, by name.
    package func partnerColleagues(at site: String, on day: Day) throws -> [(id: String, name: String)] {
        let roles = Role.allCases.filter { $0.permissions.isSuperset(of: [.writePartners, .seeToday]) }.map(\.rawValue)
        return try rows(
            """
            SELECT DISTINCT account.id, account.name FROM account JOIN account_grant AS given
              ON given.account_id = account.id
            JOIN site ON site.id = \(site)
              AND (given.site_id = site.id OR (given.site_id IS NULL AND given.association_id = site.association_id))
            WHERE account.disabled = 0 AND given.role IN \(Query.list(roles)) AND given.from_day <= \(day)
              AND (given.to_day IS NULL OR given.to_day >= \(day))
            ORDER BY account.name, account.id
            """
        ).map { (try $0.text("id"), try $0.text("name")) }
    }
}
