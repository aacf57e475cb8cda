import RelorefRecords

/// What is done to accounts, rights and connections, as the journal tells it.
enum AdministrationVerbs {
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch entry.noun {
        case "account": account(entry.act, l)
        case "right": entry.act == "give" ? l("Droit donné") : l("Fin de droit")
        case "invitation": invitation(entry.act, l)
        case "approval": approval(entry.act, l)
        case "session": entry.act == "signIn" ? l("Connexion") : l("Connexion refusée")
        case "association", "site": place(entry, l)
        case "reference" where entry.act == "create": l("Code ajouté ({code})", ["code": entry.subject])
        case "reference": l("Libellé changé ({code})", ["code": entry.subject])
        case "series" where entry.subject != ReferenceRoutes.places: l("Délai ou seuil noté")
        case "series": l("Nombre de places de CPH noté")
        case "commune": l("Communes reprises de l’INSEE")
        default: exchange(entry, l)
        }
    }

    private static func place(_ entry: JournalEntry, _ l: Language) -> String? {
        let isSite = entry.noun == "site"
        return switch entry.act {
        case "create": isSite ? l("Site ajouté") : l("Association ajoutée")
        case "close": l("Site fermé")
        case "reopen": l("Site rouvert")
        case "allowOffline": l("Visites hors connexion ouvertes au site")
        case "forbidOffline": l("Visites hors connexion fermées au site")
        default: isSite ? l("Site changé") : l("Association renommée")
        }
    }

    private static func exchange(_ entry: JournalEntry, _ l: Language) -> String? {
        switch (entry.act, entry.noun) {
        case ("export", "package"), ("export", "list"): l("Export")
        case ("import", "package"): l("Import")
        case ("undoImport", "package"): l("Import annulé")
        case ("seeAlert", "alert"): l("Alerte lue")
        case ("freeze", "edition"): l("Rapport figé")
        case ("comment", "edition"): l("Commentaire d’un rapport")
        case ("generate", "network"): l("Données de démonstration créées")
        case ("finish", "task"): l("Marqué comme fait")
        case ("undo", "task"): l("Remis dans la liste du jour")
        default: nil
        }
    }

    private static func account(_ act: String, _ l: Language) -> String? {
        switch act {
        case "disable": l("Compte fermé")
        case "enable": l("Compte rouvert")
        case "endSessions": l("Connexions terminées")
        case "askMorningMail": l("Courriel du matin demandé")
        case "stopMorningMail": l("Courriel du matin arrêté")
        case "makeCalendarFeed": l("Adresse secrète d’agenda faite")
        case "revokeCalendarFeed": l("Adresse secrète d’agenda retirée")
        case "startReset": l("Lien de mot de passe préparé")
        case "resetPassword": l("Nouveau mot de passe choisi par lien")
        case "changePassword": l("Mot de passe changé")
        case "enrol": l("Téléphone relié")
        case "recoveryCodes": l("Nouveaux codes de secours")
        case "reset": l("Mot de passe et téléphone refaits sur le serveur")
        case "recover": l("Entrée par un code de secours")
        case "startRecovery": l("Lien pour rouvrir l’accès préparé")
        case "stopRecovery": l("Réouverture de l’accès arrêtée par son titulaire")
        default: nil
        }
    }

    private static func approval(_ act: String, _ l: Language) -> String? {
        switch act {
        case "askAgreement": l("Accord demandé à une deuxième personne")
        case "agree": l("Accord donné")
        case "refuseAgreement": l("Accord refusé")
        case "withdrawAgreement": l("Demande d’accord retirée")
        case "useAgreement": l("Fait après accord")
        default: nil
        }
    }

    private static func invitation(_ act: String, _ l: Language) -> String? {
        switch act {
        case "invite": l("Invitation envoyée")
        case "withdraw": l("Invitation retirée")
        case "accept": l("Invitation acceptée")
        default: nil
        }
    }
}
