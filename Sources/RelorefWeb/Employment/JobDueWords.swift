import RelorefDomain

/// What Today says of an employer's answer.
struct JobDueWords {
    let ask: Ask

    private var l: Language { ask.l }

    func title(_ told: DueJobAnswer.Told, _ household: String) -> String {
        l(
            "{employeur} a répondu pour « {poste} » : {ménage}",
            ["employeur": told.partner, "poste": told.title, "ménage": household])
    }

    func reason(_ told: DueJobAnswer.Told, _ item: DueItem) -> String {
        switch told.answer {
        case .refused(let reason):
            l(
                "Réponse donnée par l’employeur le {jour} : candidature non retenue, {motif}. Elle reste ici jusqu’à ce qu’un collègue l’ait lue.",
                ["jour": l.day(item.day), "motif": JobWords(ask: ask).name(reason)])
        case .interview(let day):
            l(
                "L’employeur propose par son lien un entretien le {jour} : prévenez la personne. Cela reste ici jusqu’à ce qu’un collègue l’ait lu.",
                ["jour": l.day(day)])
        }
    }
}
