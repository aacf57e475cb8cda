package import RelorefDomain

/// What mails to colleagues say: counts and links, nobody's name, no matter (R49).
package struct ColleagueMailWords: Sendable {
    let l: Language
    /// "https://reloref.example".
    let origin: String

    package init(l: Language, origin: String) { (self.l, self.origin) = (l, origin) }

    /// Where the mail of the morning is stopped.
    var stopAddress: String { origin + Link.ownAccount.path + "#courriel" }

    /// How much there is to do today, and where.
    package func morning(_ counts: MorningMail.Counts) -> (subject: String, body: String) {
        let lines = [
            (counts.late, l("En retard : {n}", ["n": l.number(counts.late)])),
            (counts.today, l("Aujourd’hui : {n}", ["n": l.number(counts.today)])),
            (counts.thisWeek, l("Cette semaine : {n}", ["n": l.number(counts.thisWeek)])),
        ].filter { $0.0 > 0 }.map(\.1)
        return (
            l("Reloref : ce qui vous attend aujourd’hui"),
            body([
                lines.joined(separator: "\n"), origin + Link.today.path,
                l("Vous avez demandé ce courriel dans « Mon compte ». Pour l’arrêter :") + "\n" + stopAddress,
            ])
        )
    }

    /// What was done to the account, and what to do if it was not oneself who asked (R5).
    package func notice(_ purpose: ColleagueMail.Purpose) -> (subject: String, body: String)? {
        let told: String
        switch purpose {
        case .digest: return nil
        case .resetStarted:
            told = l("Un lien pour choisir un nouveau mot de passe vient d’être préparé pour votre compte Reloref.")
        case .recoveryAsked:
            told = l(
                "Quelqu’un demande une nouvelle entrée dans votre compte Reloref : un autre mot de passe et un autre téléphone. Une seconde personne doit donner son accord, puis un jour passe."
            )
        case .recoveryStarted:
            told = l(
                "Une nouvelle entrée dans votre compte Reloref a été accordée : dans un jour, un lien y reliera un autre mot de passe et un autre téléphone."
            )
        case .passwordChanged: told = l("Le mot de passe de votre compte Reloref vient de changer.")
        case .telephoneChanged: told = l("Un autre téléphone vient d’être relié à votre compte Reloref.")
        }
        let stop =
            [.recoveryAsked, .recoveryStarted].contains(purpose)
            ? l(
                "Si ce n’est pas vous : connectez-vous et arrêtez-la, chaque page vous le propose. Prévenez l’administration."
            )
            : l("Si ce n’est pas vous, prévenez tout de suite l’administration de votre réseau.")
        return (l("Reloref : un changement sur votre compte"), body([told, stop, origin + Link.signIn.path]))
    }

    private func body(_ paragraphs: [String]) -> String {
        ([l("Bonjour,")] + paragraphs).joined(separator: "\n\n") + "\n"
    }

    package func purpose(_ purpose: ColleagueMail.Purpose) -> String {
        switch purpose {
        case .digest: l("Courriel du matin")
        case .resetStarted: l("Lien pour un nouveau mot de passe")
        case .recoveryAsked: l("Nouvelle entrée demandée")
        case .recoveryStarted: l("Nouvelle entrée accordée")
        case .passwordChanged: l("Mot de passe changé")
        case .telephoneChanged: l("Téléphone changé")
        }
    }

    /// Why it did not leave or arrive, and what to do.
    func sentence(_ fault: Message.Fault) -> String {
        switch fault {
        case .unknownRecipient:
            l("Le serveur de courrier ne connaît pas votre adresse : demandez à l’administration de la corriger.")
        case .refused: l("Le serveur de courrier a refusé le message.")
        case .unreachable: l("Le serveur de courrier n’a pas répondu, après plusieurs essais.")
        case .nothingToSay: l("Rien à dire ce jour-là.")
        case .notANumber: l("L’adresse du compte n’en est pas une : demandez à l’administration de la corriger.")
        default: l("Ce dont il parlait a changé ou est passé.")
        }
    }

    func badge(_ mail: ColleagueMail) -> Badge {
        switch mail.state {
        case .queued: Badge(.wait, l("en attente"))
        case .sent, .delivered: Badge(.plain, l("parti"))
        case .stopped: Badge(.refused, l("non envoyé"))
        case .failed: Badge(.late, l("non remis"))
        }
    }
}
