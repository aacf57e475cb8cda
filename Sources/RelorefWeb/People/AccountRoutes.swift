import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Colleagues' accounts, for the administration of the network and the heads of its sites.
enum AccountRoutes {
    static let all: [Route] = [
        .get("/admin/comptes", .needs(.inviteColleagues)) { ask, tx in try list(ask, tx) },
        .get("/admin/comptes/invitation", .needs(.inviteColleagues)) { ask, tx in try form(ask, tx, nil) },
        .post("/admin/comptes/invitation", .needs(.inviteColleagues), invite).confirmed,
        .post("/admin/comptes/invitation/retrait", .needs(.inviteColleagues), withdraw),
        .get("/admin/comptes/:id", .needs(.inviteColleagues)) { ask, tx in try page(ask, tx, nil) },
        .post("/admin/comptes/:id/droits", .needs(.inviteColleagues), give).confirmed,
        .post("/admin/comptes/:id/fin-de-droit", .needs(.inviteColleagues), end).confirmed,
        .post("/admin/comptes/:id/fermeture", .needs(.administerAccounts), shut).confirmed,
        .post("/admin/comptes/:id/ouverture", .needs(.administerAccounts), reopen).confirmed,
        .post("/admin/comptes/:id/connexions", .needs(.administerAccounts), endSessions).confirmed,
        .post("/admin/comptes/:id/mot-de-passe", .needs(.administerAccounts), reset).confirmed,
    ]

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let actor = try ask.actor()
        let places = Places(try tx.network())
        var filter = AccountFilter()
        filter.role = Role(rawValue: ask.query["role"])
        filter.place = places.place(ask.query["lieu"])
        filter.state = AccountFilter.State(rawValue: ask.query["etat"])
        let found = try tx.accounts(filter, on: ask.today, for: actor)
        let pages = PageNumbers(asked: ask.query["page"], count: found.count, size: 50) { page in
            Link.accounts.with(ask.query.query(setting: "page", to: String(page)))
        }
        return AccountListPage(
            ask: ask, rules: try tx.grantRules(of: actor, on: ask.today), places: places, filter: filter,
            lines: Array(found.dropFirst(pages.skipping).prefix(50)), pages: pages,
            invitations: try tx.invitations(on: ask.today, for: actor)
        ).answer
    }

    static func form(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        InviteForm(
            ask: ask, rules: try tx.grantRules(of: try ask.actor(), on: ask.today), places: Places(try tx.network()),
            refusal: refusal
        ).answer
    }

    @Sendable private static func invite(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let grant = GrantFields.read(&reading, places: Places(try tx.network()))
        let email = ask.form["courriel"].lowercased()
        if !email.contains("@") || email.contains(where: \.isWhitespace) || email.count > 254 {
            reading.refuse("courriel", ask.l("Écrivez une adresse comme prenom@association.fr."))
        }
        let name = reading.text("nom", orSay: ask.l("Écrivez le nom de la personne."))
        guard let grant, reading.errors.isEmpty else { return try form(ask, tx, FormRefusal(errors: reading.errors)) }
        let token = SessionKeeper.newToken()
        let new = NewInvitation(email: email, name: name, role: grant.role, place: grant.place, until: grant.to)
        do {
            try tx.checkInviting(new, by: author)
            if grant.rises(above: [], on: ask.today) {
                let second = SecondPerson(.invitation, at: grant.place, role: grant.role, ask)
                if let waiting = try second.first(tx, author) { return waiting }
            }
            try tx.invite(new, tokenHash: SessionKeeper.hash(token), by: author)
        } catch let refusal as GrantRules.Refusal {
            return try form(ask, tx, FormRefusal(errors: [GrantFields.error(refusal, ask)]))
        } catch let known as AccountExists {
            return .redirect(
                to: .account(known.account),
                saying: Flash(ask.l("Cette personne a déjà un compte : donnez-lui le droit ici."), tone: .warn))
        }
        return .redirect(to: .accounts, showingOnce: ask.origin + Link.invitation(token).path, ask.services)
    }

    @Sendable private static func withdraw(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try visible { try tx.withdrawInvitation(ask.form["invitation"], by: author) }
        return .redirect(
            to: .accounts, saying: Flash(ask.l("L’invitation est retirée : son lien ne mène plus nulle part.")))
    }

    static func page(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        let actor = try ask.actor()
        guard let line = try tx.account(ask.parameter("id"), on: ask.today, for: actor) else {
            throw AccessRefusal.notFound
        }
        let rules = try tx.grantRules(of: actor, on: ask.today)
        return AccountPage(
            ask: ask, line: line, rules: rules, places: Places(try tx.network()),
            sessions: ask.may(.administerAccounts) ? try tx.sessions(of: line.id).count : 0,
            history: try tx.accountHistory(line.id, limit: 50), refusal: refusal
        ).answer
    }

    @Sendable private static func give(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let grant = GrantFields.read(&reading, places: Places(try tx.network()))
        guard let grant, reading.errors.isEmpty else { return try page(ask, tx, FormRefusal(errors: reading.errors)) }
        let id = ask.parameter("id")
        var waiting: Answer?
        let answer = try act(ask, tx, saying: ask.l("Le droit est donné : il vaut dès la prochaine page.")) {
            let held = try tx.checkGiving(grant, to: id, by: author)
            if grant.rises(above: held, on: ask.today) {
                let second = SecondPerson(.right, at: grant.place, role: grant.role, subject: id, ask)
                waiting = try second.first(tx, author)
            }
            if waiting == nil { try tx.give(grant, to: id, by: author) }
        }
        return waiting ?? answer
    }

    @Sendable private static func end(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let last =
            ask.form.filled("dernier_jour") == nil
            ? ask.today.adding(days: -1) : reading.day("dernier_jour", .term)
        guard reading.errors.isEmpty else { return try page(ask, tx, FormRefusal(errors: reading.errors)) }
        return try act(ask, tx, saying: ask.l("La fin du droit est notée : elle vaut dès la prochaine page.")) {
            try tx.endGrant(ask.form["droit"], of: ask.parameter("id"), after: last, by: author)
        }
    }

    @Sendable private static func shut(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try act(ask, tx, saying: ask.l("Le compte est fermé et ses connexions sont terminées.")) {
            try tx.disable(ask.parameter("id"), by: author)
        }
    }

    @Sendable private static func reopen(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try act(ask, tx, saying: ask.l("Le compte est rouvert, avec les droits qu’il a.")) {
            try tx.enable(ask.parameter("id"), by: author)
        }
    }

    @Sendable private static func endSessions(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try act(ask, tx, saying: ask.l("Les connexions de ce compte sont terminées.")) {
            try tx.endSessions(of: ask.parameter("id"), by: author)
        }
    }

    @Sendable private static func reset(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let token = SessionKeeper.newToken()
        let id = ask.parameter("id")
        var answer = try act(ask, tx, saying: nil) {
            try tx.startReset(of: id, tokenHash: SessionKeeper.hash(token), by: author)
        }
        if answer.location != nil {
            answer.setCookies.append(
                ShownOnce.cookie(ask.origin + Link.passwordReset(token).path, for: .account(id), ask.services))
        }
        return answer
    }

    /// An act on an account; a refusal is said on the account's own page.
    private static func act(
        _ ask: Ask, _ tx: any Transaction, saying sentence: String?, _ work: () throws -> Void
    ) throws -> Answer {
        let id = ask.parameter("id")
        guard try tx.account(id, on: ask.today, for: try ask.actor()) != nil else { throw AccessRefusal.notFound }
        do {
            try visible(work)
        } catch let refusal as GrantRules.Refusal {
            return try page(ask, tx, FormRefusal(errors: [GrantFields.error(refusal, ask)]))
        }
        return .redirect(to: .account(id), saying: sentence.map { Flash($0) })
    }

    private static func visible(_ work: () throws -> Void) throws {
        do { try work() } catch is NotVisible { throw AccessRefusal.notFound }
    }
}
