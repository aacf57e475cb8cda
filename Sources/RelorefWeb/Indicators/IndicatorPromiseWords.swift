import RelorefDomain

/// What landlords promised, and what came of it, in plain words.
extension IndicatorID {
    func promiseWords(_ l: Language) -> IndicatorWords {
        let population = l("Les conventions avec des bailleurs qui ont un objectif et un jour dans la période.")
        let due = l("Ce que les objectifs font attendre, jour par jour, jusqu’à la fin de la période.")
        let included = l("Les objectifs de l’accord que la convention décline, là où elle n’en a pas.")
        let excluded = l(
            "Les conventions sans objectif, et l’accord que d’autres déclinent ; un avenant refusé ne change rien.")
        return switch self {
        case .proposalsPromised:
            IndicatorWords(
                l("Quelle part des promesses les bailleurs ont-ils proposée ?"), among: population,
                counted: l("Logements proposés sous ces conventions."), over: due, included: included,
                excluded: excluded)
        case .allocationsPromised:
            IndicatorWords(
                l("Quelle part des promesses a mené à une attribution ?"), among: population,
                counted: l("Logements attribués à des ménages sous ces conventions."), over: due, included: included,
                excluded: excluded)
        default:
            IndicatorWords(
                l("Quelle part des promesses a mené à un bail ?"), among: population,
                counted: l("Baux signés sous ces conventions."), over: due, included: included, excluded: excluded)
        }
    }
}
