import RelorefDomain

/// Requests for social housing and claims for the right to housing, in plain words.
extension IndicatorID {
    func requestWords(_ l: Language) -> IndicatorWords {
        let population = l("Les demandes de logement social des ménages suivis.")
        if self == .socialRequestsActive {
            return IndicatorWords(
                l("Combien de demandes de logement social sont actives ?"), among: population,
                counted: l("Demandes déposées, que rien n’a terminées et dont le terme n’est pas passé ce jour-là."),
                included: l("Une demande sans attestation ; le jour du terme lui-même."),
                excluded: l("Les demandes à déposer ; celles des dossiers clos sont comptées à part."))
        }
        return IndicatorWords(
            l("Combien de demandes de logement social sont renouvelées à temps ?"), among: population,
            counted: l("Demandes renouvelées au plus tard le jour de leur terme."),
            over: l("Demandes arrivées à leur terme pendant les douze mois qui finissent ce jour-là."),
            included: l("Chaque terme d’une demande, quand elle en a plusieurs."),
            excluded: l(
                "Les demandes satisfaites ou radiées avant leur terme ; celles des dossiers clos avant lui sont comptées à part."
            ))
    }

    func claimWords(_ l: Language) -> IndicatorWords {
        let population = l("Les recours DALO des ménages suivis.")
        let noShelter = l("Les recours DAHO, pour un hébergement.")
        switch self {
        case .claimsRecognised:
            return IndicatorWords(
                l("Combien de recours DALO la commission reconnaît-elle ?"), among: population,
                counted: l("Recours reconnus prioritaires par la commission."),
                included: l("Les recours déposés avant la période."),
                excluded: l(
                    "Les recours refusés ou réorientés ; ceux sans décision saisie à temps sont comptés à part."))
        case .claimsRehoused:
            return IndicatorWords(
                l("Combien de recours DALO mènent à un relogement ?"), among: population,
                counted: l("Recours reconnus prioritaires dont le ménage est relogé."),
                included: l("Les relogements après le délai du préfet, ou après un recours au tribunal."),
                excluded: l(
                    "Les recours réorientés vers un hébergement ; les dossiers clos trop tôt sont comptés à part."))
        case .claimDays:
            return IndicatorWords(
                l("Combien de jours du recours DALO au relogement ?"), among: population,
                counted: l("Jours du dépôt au relogement ; la médiane est le cas du milieu."),
                over: l("Recours reconnus prioritaires et relogés, dont le jour de dépôt est connu."),
                included: l("Les recours déposés avant la période."), excluded: noShelter)
        default:
            return IndicatorWords(
                l("Combien de recours DALO sont déposés ?"), among: population,
                counted: l("Recours déposés auprès de la commission."),
                included: l("Les recours retirés ensuite."), excluded: noShelter)
        }
    }
}
