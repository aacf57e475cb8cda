import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

extension Ask {
    /// Finds out who is asking and whether the route is theirs, in the transaction that will do the work.
    ///
    /// - Parameter seen: told who it is before the right to the route is judged, for the journal of refusals.
    func entering(
        _ access: Access, _ tokenHash: String?, _ tx: any Transaction, _ seen: (Visitor?) throws -> Void = { _ in }
    ) throws -> Ask {
        var entered = self
        if let tokenHash, let session = try tx.remembering("session \(tokenHash)", { try tx.session(tokenHash) }),
            isAlive(session), var actor = try actor(session.account, tx)
        {
            // An emergency opens the pages of one file, to be read: never a list, a search or a form that is sent.
            if method == .get, pattern.hasPrefix("/menages/:code") {
                actor.urgentFiles = try tx.urgentFiles(of: actor.id, at: now)
            }
            entered.visitor = Visitor(actor: actor, session: session)
            entered.language = services.catalogue.language(actor.locale)
            services.sessions.saw(tokenHash, at: now)
        }
        try seen(entered.visitor)
        try entered.check(access)
        entered.due = try entered.dueCount(access, tx)
        return entered
    }

    private func actor(_ account: String, _ tx: any Transaction) throws -> Actor? {
        try tx.remembering("actor \(account) \(today.iso)") { try tx.actor(account, on: today) }
    }

    private func isAlive(_ session: Session) -> Bool {
        if session.isAlive(at: now) { return true }
        guard let seen = services.sessions.lastSeen(session.tokenHash), now < session.expiresAt else { return false }
        return now < seen.adding(seconds: 1800)
    }

    private func check(_ access: Access) throws {
        switch access {
        case .everyone: return
        case .halfSignedIn:
            guard visitor != nil else { throw AccessRefusal.signInFirst }
        case .signedIn, .needs:
            guard let visitor else { throw AccessRefusal.signInFirst }
            guard visitor.session.secondFactor else { throw AccessRefusal.secondFactorFirst }
            guard access.allows(visitor.actor) else { throw AccessRefusal.notFound }
        }
        // Signing in has no session yet; every other form carries its session's token (R13).
        if method == .post, !isSentByScript, let visitor, form["jeton"] != visitor.session.csrf {
            throw AccessRefusal.foreignForm
        }
    }

    /// The pen for this request's writes.
    func author() throws -> Author {
        Author(actor: try actor(), now: now, today: today, newID: services.newID, vault: services.vault)
    }

    /// The answer already given to the same form: a double click or a reload writes once.
    func answeredBefore(_ tx: any Transaction) throws -> Answer? {
        guard let key = form.filled("cle"), let visitor else { return nil }
        let row = try tx.answeredRequest(key, by: visitor.actor.id)
        return row.map { path in
            var answer = Answer(status: .seeOther, contentType: "text/html; charset=utf-8", body: [])
            answer.location = path
            return answer
        }
    }

    func keep(_ answer: Answer, _ tx: any Transaction) throws {
        guard let key = form.filled("cle"), let visitor, let location = answer.location else { return }
        try tx.keepAnswer(location, to: key, by: visitor.actor.id, at: now)
    }
}
