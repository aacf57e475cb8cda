package import RelorefDomain
package import RelorefStorage

/// A colleague who was sent a link: who, for which right, by whom, until when.
package struct Invitation: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable { case waiting, accepted, withdrawn, expired }

    package let id: String
    package let email: String
    package let name: String
    package let role: Role
    package let place: Place
    /// The last day of the right, for somebody who stays for a time.
    package let until: Day?
    package let invitedBy: String
    package let expiresAt: Moment
    package let usedAt: Moment?
    package let withdrawnAt: Moment?

    package func state(at now: Moment) -> State {
        if usedAt != nil { return .accepted }
        if withdrawnAt != nil { return .withdrawn }
        return now < expiresAt ? .waiting : .expired
    }

    func grant(from day: Day) -> Grant {
        Grant(role: role, association: place.association, site: place.site, from: day, to: until)
    }
}

/// What an invitation says.
package struct NewInvitation: Sendable, Hashable {
    package let email: String
    package let name: String
    package let role: Role
    package let place: Place
    package let until: Day?

    package init(email: String, name: String, role: Role, place: Place, until: Day? = nil) {
        (self.email, self.name, self.role, self.place, self.until) = (email, name, role, place, until)
    }
}

/// The colleague has an account already, and the one who invites looks after it: the right is given there.
package struct AccountExists: Error, Hashable {
    package let account: String

    package init(account: String) { self.account = account }
}

extension Invitation {
    /// Days for which a link leads somewhere.
    package static let lifetimeDays = 7

    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        email = try row.text("email")
        name = try row.text("name")
        role = try row.code("role")
        place = Place(association: try row.optionalText("association_id"), site: try row.optionalText("site_id"))
        until = try row.optionalDay("to_day")
        invitedBy = try row.text("invited_by")
        expiresAt = try row.moment("expires_at")
        usedAt = try row.optionalText("used_at").flatMap { Moment(text: $0) }
        withdrawnAt = try row.optionalText("withdrawn_at").flatMap { Moment(text: $0) }
    }
}

extension Transaction {
    /// Invites a colleague; the link's token is shown once by the caller and kept nowhere, only its hash is.
    package func invite(_ new: NewInvitation, tokenHash: String, by author: Author) throws {
        let grant = try checkInviting(new, by: author)
        let id = author.newID()
        try insert(
            "invitation",
            [
                "token_hash": tokenHash, "email": new.email, "name": new.name, "role": new.role,
                "association_id": new.place.association, "site_id": new.place.site, "invited_by": author.actor.id,
                "expires_at": author.now.adding(seconds: Invitation.lifetimeDays * 86_400), "id": id,
                "invited_at": author.now, "to_day": new.until,
            ])
        try journal("invite", "invitation", id, site: new.place.site, detail: detail(of: grant), by: author)
    }

    /// The right that an invitation would give, when the author may invite to it.
    @discardableResult
    package func checkInviting(_ new: NewInvitation, by author: Author) throws -> Grant {
        try author.needs(.inviteColleagues)
        let grant = Grant(
            role: new.role, association: new.place.association, site: new.place.site, from: author.today, to: new.until)
        try grantRules(of: author.actor, on: author.today).checkGiving(grant, to: nil, holding: [])
        if let row = try row("SELECT id FROM account WHERE email = \(new.email)"),
            let known = try account(try row.text("id"), on: author.today, for: author.actor)
        {
            throw AccountExists(account: known.id)
        }
        return grant
    }

    /// The invitations that the actor looks after, those that still lead somewhere first.
    package func invitations(on day: Day, for actor: Actor) throws -> [Invitation] {
        let places = try grantRules(of: actor, on: day).places
        return try rows("SELECT * FROM invitation WHERE id IS NOT NULL ORDER BY expires_at DESC, id LIMIT 500")
            .map { try Invitation($0) }.filter { invitation in places.contains { $0.covers(invitation.place) } }
    }

    /// The link leads nowhere any more.
    package func withdrawInvitation(_ id: String, by author: Author) throws {
        guard let invitation = try invitations(on: author.today, for: author.actor).first(where: { $0.id == id }) else {
            throw NotVisible("invitation", id)
        }
        guard invitation.state(at: author.now) == .waiting else { return }
        try run("UPDATE invitation SET withdrawn_at = \(author.now) WHERE id = \(id)")
        try journal("withdraw", "invitation", id, site: invitation.place.site, by: author)
    }

    /// The invitation behind a link, while it leads somewhere and whoever sent it may still give what it promises.
    package func openInvitation(_ tokenHash: String, at now: Moment, on day: Day) throws -> Invitation? {
        guard let row = try row("SELECT * FROM invitation WHERE token_hash = \(tokenHash) AND id IS NOT NULL") else {
            return nil
        }
        let invitation = try Invitation(row)
        guard invitation.state(at: now) == .waiting, let sender = try actor(invitation.invitedBy, on: day),
            try grantRules(of: sender, on: day).mayGive(invitation.role, at: invitation.place)
        else { return nil }
        return invitation
    }

    /// The invited colleague gets an account with a password of their own choice; the second factor comes next.
    package func accept(
        _ invitation: Invitation, as account: String, name: String, passwordHash: String, locale: String,
        grantID: String, at now: Moment, on day: Day
    ) throws {
        try insertAccount(
            id: account, email: invitation.email, name: name, locale: locale, passwordHash: passwordHash, at: now)
        try insert(invitation.grant(from: day), id: grantID, account: account)
        try run("UPDATE invitation SET used_at = \(now), account_id = \(account) WHERE id = \(invitation.id)")
    }

    /// A colleague who has an account already takes the right that the link promises.
    package func accept(_ invitation: Invitation, by author: Author) throws {
        guard invitation.email == author.actor.email else { throw NotVisible("invitation", invitation.id) }
        guard let sender = try actor(invitation.invitedBy, on: author.today) else {
            throw NotVisible("invitation", invitation.id)
        }
        let grant = invitation.grant(from: author.today)
        try grantRules(of: sender, on: author.today)
            .checkGiving(grant, to: author.actor.id, holding: try grants(of: author.actor.id))
        try insert(grant, id: author.newID(), account: author.actor.id)
        try run(
            "UPDATE invitation SET used_at = \(author.now), account_id = \(author.actor.id) WHERE id = \(invitation.id)"
        )
        try journal(
            "accept", "invitation", invitation.id, site: grant.site, detail: detail(of: grant), by: author)
    }

    package func hasAccount(email: String) throws(StorageError) -> Bool {
        try row("SELECT id FROM account WHERE email = \(email)") != nil
    }
}
