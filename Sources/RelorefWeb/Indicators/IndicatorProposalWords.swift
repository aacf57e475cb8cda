import RelorefDomain

/// What landlords propose, and what comes of it, in plain words.
extension IndicatorID {
    func proposalWords(_ l: Language) -> IndicatorWords {
        if self == .offerToLease {
            return IndicatorWords(
                l("Combien de jours de la proposition d’un bailleur au bail ?"),
                among: l("Les baux issus d’une proposition, ou rattachés à une convention."),
                counted: l("Jours de la réception de la proposition à la signature, ou au glissement."),
                over: l("Baux dont la proposition est connue."),
                included: l("Les propositions reçues avant la période."),
                excluded: l("Les baux annulés ; ceux que l’on a rattachés sans leur proposition sont comptés à part."))
        }
        return IndicatorWords(
            l("Pourquoi des propositions n’aboutissent-elles pas ?"),
            among: l("Les logements proposés par les bailleurs et les ménages proposés pour eux."),
            counted: l("Ménages refusés, qui refusent ou qui ne répondent pas ; logements perdus autrement."),
            included: l("Chaque ménage d’un même logement."),
            excluded: l("Les ménages retirés avant la décision ; le logement perdu par le refus d’un ménage."))
    }
}
