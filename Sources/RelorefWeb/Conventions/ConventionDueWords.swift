import RelorefDomain
import RelorefHTML

/// The sentences of Today on conventions.
struct ConventionDueWords {
    let l: Language

    func title(_ due: ConventionDue, _ day: Day) -> String {
        switch due {
        case .meeting(let named, _, false):
            l(
                "Comité de pilotage à prévoir avant le {jour} : {convention}",
                ["jour": l.shortDay(day), "convention": named.title])
        case .meeting(let named, _, true):
            l("Compte rendu du comité du {jour} : {convention}", ["jour": l.shortDay(day), "convention": named.title])
        case .decision(let named, let due):
            l(
                "Décision du comité, pour le {jour} : {convention}",
                ["jour": l.shortDay(due), "convention": named.title])
        case .term(let named, _, true, let isTacit):
            isTacit
                ? l(
                    "Dénoncer ou laisser reconduire avant le {jour} : {convention}",
                    ["jour": l.shortDay(day), "convention": named.title])
                : l(
                    "Préavis de fin, au plus tard le {jour} : {convention}",
                    ["jour": l.shortDay(day), "convention": named.title])
        case .term(let named, let to, false, _):
            l("Terme de la convention le {jour} : {convention}", ["jour": l.shortDay(to), "convention": named.title])
        case .behind(let named, let achieved, let due):
            l(
                "Objectif en retard, {n} pour {dû} dus : {convention}",
                ["n": l.number(achieved), "dû": l.numbers.number(due, places: 1), "convention": named.title])
        }
    }

    func reason(_ due: ConventionDue) -> String {
        switch due {
        case .meeting(_, let since, _):
            l(
                "Fiche expérience n° 5 : les deux parties se réunissent chaque année. Dernier comité, ou signature, le {jour}.",
                ["jour": l.day(since)])
        case .decision(_, let due): l("Décidé en comité de pilotage, pour le {jour}.", ["jour": l.day(due)])
        case .term(_, let to, _, let isTacit):
            isTacit
                ? l("La convention va jusqu’au {jour} ; sans préavis elle est reconduite.", ["jour": l.day(to)])
                : l("La convention va jusqu’au {jour}.", ["jour": l.day(to)])
        case .behind(_, let achieved, let due):
            l(
                "Règle du réseau : un objectif est en retard quand il manque plus d’une unité au prorata. Réalisé : {n}, dû : {dû}.",
                ["n": l.number(achieved), "dû": l.numbers.number(due, places: 2)])
        }
    }

    func action(_ rule: DeadlineRule) -> String {
        switch rule {
        case .conventionMeeting: l("Ouvrir les comités")
        case .conventionDecision: l("Voir la décision")
        default: l("Ouvrir la convention")
        }
    }
}
