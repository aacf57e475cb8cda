package import RelorefDomain
package import RelorefStorage

/// A contact as it is recorded: in the stairwell, on the telephone, at a desk.
package struct NewContact: Sendable, Hashable {
    /// Made where it was recorded, so that sent twice it is there once.
    package var id: String
    package var kind: FollowUpContact.Kind
    package var met: Bool
    package var on: Day
    package var condition: FollowUpContact.Condition?
    package var topics: Set<FollowUpContact.Topic>
    /// What was seen and agreed, in a sentence; sealed, and shared with the team of the household.
    package var text: String
    package var nextOn: Day?
    /// When the device that recorded it said that it was.
    package var deviceAt: Moment?

    package init(
        id: String, _ kind: FollowUpContact.Kind = .visit, met: Bool = true, on: Day,
        condition: FollowUpContact.Condition? = nil, topics: Set<FollowUpContact.Topic> = [], text: String = "",
        nextOn: Day? = nil, deviceAt: Moment? = nil
    ) {
        (self.id, self.kind, self.met, self.on, self.condition) = (id, kind, met, on, condition)
        (self.topics, self.text, self.nextOn, self.deviceAt) = (topics, text, nextOn, deviceAt)
    }

    /// The contact that it becomes.
    func contact(of followUp: String) -> FollowUpContact {
        FollowUpContact(
            id: id, followUp: followUp, kind: kind, met: met, on: on, condition: condition, topics: topics,
            nextOn: nextOn)
    }
}

extension Transaction {
    /// Records a contact, with its note. The same id once more changes nothing.
    ///
    /// Rules: V30, V32, V76.
    @discardableResult
    package func recordContact(
        _ new: NewContact, in id: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> FollowUpContact {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let (followUp, household) = try followUp(id, act)
        if let known = try knownContact(new.id, of: followUp) { return known }
        if let closing = followUp.closing, new.on > closing.day {
            throw ActRefusal.wrongState(noun: "followUp", id: id, state: closing.day.iso)
        }
        let rules = FollowUpRules(act.context)
        act.add(rules.contact(new.kind, on: new.on, start: followUp.start, others: try contacts(of: id)))
        act.add(rules.next(new.nextOn, after: new.on))
        act.add(ContactRules(act.context).note(new.text, detector))
        let contact = new.contact(of: id)
        try settle(
            act, "recordContact", "followUp", contact.id, household: household.id, site: household.site,
            detail: ["kind": contact.kind.rawValue, "on": contact.on.iso, "met": contact.met ? "1" : "0"])
        let note =
            new.text.isBlank ? nil : try insertNote(new.text, to: household.id, level: .team, by: author).id
        try insert(contact, note: note, deviceAt: new.deviceAt, by: author.actor.id, at: author.now)
        return contact
    }

    /// Takes back a contact that was recorded by mistake: it stays in the history and counts for nothing.
    package func withdrawContact(_ id: String, by author: Author) throws {
        try mark(id, "withdrawContact", withdrawn: author.now, where: "withdrawn_at IS NULL", by: author)
    }

    /// Puts a withdrawn contact back, with its note.
    package func restoreContact(_ id: String, by author: Author) throws {
        try mark(id, "restoreContact", withdrawn: nil, where: "withdrawn_at IS NOT NULL", by: author)
    }

    private func mark(
        _ id: String, _ verb: String, withdrawn: Moment?, where condition: Query, by author: Author
    ) throws {
        try author.needs(.writeFiles)
        let (_, household) = try followUpFile(of: id, in: "follow_up_contact", where: condition, by: author)
        let moment: Query = withdrawn.map { "\($0)" } ?? "NULL"
        try run("UPDATE follow_up_contact SET withdrawn_at = \(moment) WHERE id = \(id)")
        try journal(verb, "followUp", id, household: household.id, site: household.site, by: author)
    }

    private func knownContact(_ id: String, of followUp: FollowUp) throws -> FollowUpContact? {
        guard let known = try row("SELECT * FROM follow_up_contact WHERE id = \(id)").map({ try FollowUpContact($0) })
        else { return nil }
        guard known.followUp == followUp.id else { throw NotVisible("contact", id) }
        return known
    }
}
