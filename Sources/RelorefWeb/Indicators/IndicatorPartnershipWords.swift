import RelorefDomain

/// Conventions that run, in plain words.
extension IndicatorID {
    func partnershipWords(_ l: Language) -> IndicatorWords {
        let population = l("Les conventions signées avec des bailleurs et des employeurs.")
        let active = l("Conventions actives ce jour-là.")
        let excluded = l("Les conventions closes ou suspendues ; celles dont le terme est passé sont comptées à part.")
        return switch self {
        case .conventionsWithTarget:
            IndicatorWords(
                l("Combien de partenariats actifs ont un objectif ?"), among: population,
                counted: l("Conventions actives avec un objectif en vigueur ce jour-là."), over: active,
                included: l("Un objectif de l’accord que la convention décline."), excluded: excluded)
        case .conventionsSteered:
            IndicatorWords(
                l("Combien de partenariats actifs réunissent leur comité ?"), among: population,
                counted: l("Conventions actives dont le comité s’est tenu depuis douze mois."), over: active,
                included: l("Les conventions signées depuis moins d’un an."), excluded: excluded)
        default:
            IndicatorWords(
                l("Combien de partenariats sont actifs ?"), among: population, counted: active,
                included: l("Les accords nationaux et régionaux ; les conventions à tacite reconduction."),
                excluded: excluded)
        }
    }
}
