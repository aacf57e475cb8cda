import RelorefDomain

extension Ask {
    /// Why something of a household's project is not possible.
    func sentence(_ refusal: PathwayRefusal) -> String {
        switch refusal {
        case .notFrom(let state, _):
            l("Cet objectif est déjà « {état} » : regardez où il en est.", ["état": label("goalState", state)])
        case .reasonMissing: l("Dites pourquoi l’objectif est abandonné : le motif est gardé avec votre nom.")
        case .wordsMissing: l("Écrivez-le en quelques mots, dans la langue du ménage ou en français.")
        case .nothingSeen: l("Choisissez un degré pour au moins un domaine.")
        case .inTheFuture: l("Ce jour n’est pas encore venu.")
        case .dueBefore(let day): l("Choisissez un jour à venir, le {jour} au plus tôt.", ["jour": l.shortDay(day)])
        case .before(let day): l("Cela ne peut pas s’être passé avant le {jour}.", ["jour": l.shortDay(day)])
        case .goalClosed(let state):
            l("Cet objectif est « {état} » : reprenez-le d’abord.", ["état": label("goalState", state)])
        case .stepDone: l("Cette étape est déjà faite.")
        case .notForPage:
            l(
                "Sa page ne montre que ce qui est convenu avec tout le ménage : un objectif actif, de personne en particulier."
            )
        case .stepOpen: l("Cette étape reste à faire.")
        case .contractRuns(let day):
            l("Un contrat court déjà jusqu’au {jour} : renouvelez-le ou terminez-le.", ["jour": l.shortDay(day)])
        case .contractEnded(let day): l("Ce contrat est terminé depuis le {jour}.", ["jour": l.shortDay(day)])
        case .months(let most): l("Un contrat dure de 1 à {n} mois.", ["n": String(most)])
        }
    }

    /// The form's field that a refusal is about, where it has one.
    func field(_ refusal: PathwayRefusal, _ fields: [String: String]) -> String {
        let name =
            switch refusal {
            case .reasonMissing, .wordsMissing: "francais"
            case .dueBefore: "pour_le"
            case .inTheFuture, .before: "jour"
            case .months: "mois"
            default: "*"
            }
        return name == "*" ? fields["*"] ?? "" : name
    }
}

extension PathwayRefusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: ask.field(self, fields), sentence: ask.sentence(self))
    }
}
