import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What waits for a second person: asked for on the pages of each act, answered here (R28, R5).
enum ApprovalRoutes {
    static let all: [Route] = [
        .get("/accords", .signedIn) { ask, tx in
            let actor = try ask.actor()
            return ApprovalPage(
                ask: ask, places: Places(try tx.network()),
                toAnswer: try tx.approvalsToAnswer(by: actor, at: ask.now, on: ask.today),
                own: try tx.approvals(askedBy: actor.id)
            ).answer
        },
        .post("/accords/:id/accord", .signedIn) { ask, tx, author in
            try settle(ask, ask.l("Accord donné. La personne qui l’a demandé peut agir pendant trois jours.")) {
                try tx.answer(ask.parameter("id"), .agreed, by: author)
            }
        }.confirmed,
        .post("/accords/:id/refus", .signedIn) { ask, tx, author in
            try settle(ask, ask.l("Refusé : rien n’est fait.")) {
                try tx.answer(ask.parameter("id"), .refused, by: author)
            }
        },
        .post("/accords/:id/retrait", .signedIn) { ask, tx, author in
            try settle(ask, ask.l("La demande est retirée.")) {
                try tx.withdrawApproval(ask.parameter("id"), by: author)
            }
        },
        .post("/admin/comptes/:id/recuperation", .needs(.inviteColleagues), recover).confirmed,
        .post("/compte/recuperation", .signedIn) { ask, tx, author in
            try tx.stopRecovery(by: author)
            return .redirect(
                to: .ownAccount,
                saying: Flash(ask.l("C’est arrêté : personne n’entre par ce chemin. Changez aussi votre mot de passe."))
            )
        },
    ]

    private static func settle(_ ask: Ask, _ sentence: String, _ work: () throws -> Void) throws -> Answer {
        do { try work() } catch is NotVisible { throw AccessRefusal.notFound }
        return .redirect(to: .approvals, saying: Flash(sentence))
    }

    /// A first coordinator asks, a second one agrees, the first prepares the link, and a day passes before it leads in.
    @Sendable private static func recover(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let account = ask.parameter("id")
        do {
            let place = try tx.placeToRecover(account, by: author)
            let second = SecondPerson(.recovery, at: place, subject: account, ask)
            guard let agreed = try tx.useApproval(second.wanted, by: author) else {
                return try second.waiting(tx, author)
            }
            let token = SessionKeeper.newToken()
            let secret = try AccountSecrets.seal(SecondFactor.newSecret(), of: account, vault: author.vault)
            try tx.startRecovery(
                of: account, agreed: agreed, tokenHash: SessionKeeper.hash(token), secondFactor: secret, by: author)
            return .redirect(
                to: .account(account), showingOnce: ask.origin + Link.passwordReset(token).path, ask.services)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch let refusal as GrantRules.Refusal {
            return try AccountRoutes.page(ask, tx, FormRefusal(errors: [GrantFields.error(refusal, ask)]))
        }
    }
}
