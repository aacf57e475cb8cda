import RelorefDomain

/// Three and six months later, French and moves, in plain words.
extension IndicatorID {
    func laterWords(_ l: Language) -> IndicatorWords {
        if self == .stillInWork {
            return IndicatorWords(
                l("Combien de ménages sortis en emploi travaillent encore six mois après ?"),
                among: l("Les ménages sortis en emploi vers un bail direct, il y a 180 jours à la fin de la période."),
                counted: l(
                    "Ménages dont un adulte au moins est en emploi le 180e jour, chez n’importe quel employeur."),
                over: l("Les sorties dont la situation ce jour-là est connue."),
                included: l("Tout contrat de travail, à toute durée : CDD, insertion, intérim, apprentissage."),
                excluded: l("Les sorties plus récentes ; les dossiers clos avant le 180e jour sont comptés à part."))
        }
        return IndicatorWords(
            l("Combien de ménages occupent encore leur logement six mois après ?"),
            among: l("Les ménages sortis vers un bail direct, il y a 180 jours à la fin de la période."),
            counted: l("Ménages dont le bail n’a pas pris fin le 180e jour."),
            over: l("Les sorties dont le bail est saisi et suivi jusqu’à ce jour, ou terminé avant."),
            included: l("Le bail glissant qui a glissé est un bail direct."),
            excluded: l("Les sorties plus récentes ; les sorties sans bail saisi sont comptées à part."))
    }

    /// The same a quarter after the exit.
    func soonerWords(_ l: Language) -> IndicatorWords {
        if self == .stillInWorkAtThreeMonths {
            return IndicatorWords(
                l("Combien de ménages sortis en emploi travaillent encore trois mois après ?"),
                among: l("Les ménages sortis en emploi vers un bail direct, il y a 90 jours à la fin de la période."),
                counted: l(
                    "Ménages dont un adulte au moins est en emploi le 90e jour, chez n’importe quel employeur."),
                over: l("Les sorties dont la situation ce jour-là est connue."),
                included: l("Tout contrat de travail, à toute durée : CDD, insertion, intérim, apprentissage."),
                excluded: l("Les sorties plus récentes ; les dossiers clos avant le 90e jour sont comptés à part."))
        }
        return IndicatorWords(
            l("Combien de ménages occupent encore leur logement trois mois après ?"),
            among: l("Les ménages sortis vers un bail direct, il y a 90 jours à la fin de la période."),
            counted: l("Ménages dont le bail n’a pas pris fin le 90e jour."),
            over: l("Les sorties dont le bail est saisi et suivi jusqu’à ce jour, ou terminé avant."),
            included: l("Le bail glissant qui a glissé est un bail direct."),
            excluded: l("Les sorties plus récentes ; les sorties sans bail saisi sont comptées à part."))
    }

    func followUpWords(_ l: Language) -> IndicatorWords {
        let population = l("Les suivis de six mois commencés pendant la période.")
        if self == .arrearsInLease {
            return IndicatorWords(
                l("Combien de ménages suivis ont eu un impayé dans leur logement ?"), among: population,
                counted: l("Suivis dont un loyer a été payé en retard, en partie ou pas du tout."),
                over: l("Tous les suivis commencés, ceux sans résultat connu compris."),
                included: l("Tous les mois contrôlés du suivi, même après la période."),
                excluded: l("Les baux annulés."))
        }
        if self == .followUpsCompleted {
            return IndicatorWords(
                l("Combien de suivis se terminent avec toutes leurs visites ?"), among: population,
                counted: l("Suivis clos dont toutes les visites prévues jusqu’à la clôture ont eu lieu."),
                over: l("Tous les suivis clos, quelle qu’en soit l’issue."),
                included: l("Une visite faite en retard, avant la clôture ; les suivis clos après la période."),
                excluded: l(
                    "Les suivis encore en cours ; les entretiens et les appels, qui ne remplacent pas une visite."))
        }
        return IndicatorWords(
            l("Les contacts prévus du suivi ont-ils lieu à temps ?"), among: population,
            counted: l("Contacts prévus qui ont eu lieu à temps, ménage présent."),
            over: l("Contacts prévus jusqu’à la fin de la période."),
            included: l("Visites, entretiens et appels ; chaque contact vaut pour un seul contact prévu."),
            excluded: l("Les contacts retirés ; ceux qui étaient prévus après la clôture du suivi."))
    }

    func progressWords(_ l: Language) -> IndicatorWords {
        if self == .frenchProgress {
            return IndicatorWords(
                l("Combien d’adultes parlent mieux français en sortant ?"),
                among: l("Les adultes des ménages sortis ; l’âge est compté par année."),
                counted: l("Adultes qui ont gagné au moins un niveau du CECRL à l’oral."),
                over: l("Adultes dont les niveaux d’entrée et de sortie sont connus."),
                included: l("L’entrée est celle du premier séjour d’une suite de transferts."),
                excluded: l("Les adultes évalués une seule fois : ils sont comptés à part."))
        }
        let isWork = self == .movedAwayToWork
        return IndicatorWords(
            isWork
                ? l("Combien de ménages changent de département avec un logement et un emploi ?")
                : l("Combien de ménages changent de département en entrant chez eux ?"),
            among: l("Les ménages sortis d’un logement-relais vers un bail direct."),
            counted: isWork
                ? l("Ménages logés dans un autre département, dont un adulte est en emploi le jour de la sortie.")
                : l("Ménages logés dans un autre département que celui du relais quitté."),
            included: l("Le bail qui suit la sortie, ou le dernier commencé au plus tard sept jours après elle."),
            excluded: l("Les ménages restés dans le département ; ceux sans bail saisi sont comptés à part."))
    }
}
