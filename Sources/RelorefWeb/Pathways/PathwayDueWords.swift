import RelorefDomain

/// What Today says of a household's project.
struct PathwayDueWords {
    let ask: Ask

    private var l: Language { ask.l }

    func title(_ matter: DueItem.Pathway, _ household: String, _ day: Day) -> String {
        switch matter {
        case .firstDiagnosis: l("Premier diagnostic à faire : {ménage}", ["ménage": household])
        case .review: l("Bilan du projet à faire : {ménage}", ["ménage": household])
        case .step(let domain, _):
            l(
                "Étape du projet, {domaine} : {ménage}",
                ["domaine": ask.label("pathwayDomain", domain), "ménage": household])
        case .contractEnd:
            l(
                "Fin du contrat d’accompagnement le {jour} : {ménage}",
                ["jour": l.shortDay(day), "ménage": household])
        }
    }

    func reason(_ matter: DueItem.Pathway, _ day: Day) -> String {
        switch matter {
        case .firstDiagnosis(let entry, let days):
            l(
                "Entrée en logement-relais le {départ} : on regarde ensemble où en est le ménage dans les {n} jours, donc avant le {jour}.",
                ["départ": l.day(entry), "n": l.number(days), "jour": l.day(day)])
        case .review(let since, let months):
            l(
                "Projet regardé ensemble le {départ} : un bilan se fait tous les {n} mois, donc le {jour}.",
                ["départ": l.day(since), "n": l.number(months), "jour": l.day(day)])
        case .step(_, let who):
            l(
                "Étape convenue avec le ménage pour le {jour}. Qui s’en occupe : {qui}.",
                ["jour": l.day(day), "qui": ask.label("goalResponsible", who)])
        case .contractEnd(let signed, let months):
            l(
                "Contrat signé le {départ} pour {n} mois : à renouveler, ou à terminer avec un bilan.",
                ["départ": l.day(signed), "n": l.number(months)])
        }
    }

    func action(_ rule: DeadlineRule) -> String {
        switch rule {
        case .firstDiagnosis: l("Dire où il en est")
        case .pathwayReview: l("Faire un bilan")
        case .contractEnd: l("Renouveler")
        default: l("Ouvrir le projet")
        }
    }

    func link(_ rule: DeadlineRule, _ code: String) -> Link {
        switch rule {
        case .firstDiagnosis: .act(.household(code), DiagnosisAct.noun)
        case .pathwayReview: .act(.household(code), ReviewAct.noun)
        case .contractEnd: .act(.household(code), SupportContractAct.noun)
        default: .household(code, .project)
        }
    }
}
