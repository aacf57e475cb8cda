import RelorefDomain

/// Exits, work and time, in plain words.
extension IndicatorID {
    func exitWords(_ l: Language) -> IndicatorWords {
        let population = l("Les ménages sortis d’un logement-relais pendant la période.")
        let included = l("Le bail glissant qui a glissé est un bail direct.")
        let excluded = l("Les transferts : un nouveau séjour dans la même association sous sept jours.")
        switch self {
        case .doubleInsertion:
            return IndicatorWords(
                l("Combien de ménages sortent à la fois logés et en emploi ?"), among: population,
                counted: l("Sorties vers un bail direct dont un adulte est en emploi ce jour-là."),
                over: l("Toutes les sorties."), included: included, excluded: excluded)
        case .exitsByType:
            return IndicatorWords(
                l("Où vont les ménages qui sortent d’un logement-relais ?"), among: population,
                counted: l("Sorties, selon leur type."),
                included: l("Tous les types de sortie, destination inconnue comprise."),
                excluded: excluded)
        default:
            return IndicatorWords(
                l("Combien de ménages sortent en bail direct ?"), among: population,
                counted: l("Sorties vers un bail direct, parc public ou privé."), over: l("Toutes les sorties."),
                included: included, excluded: excluded)
        }
    }

    func workWords(_ l: Language) -> IndicatorWords {
        let included = l("Tout contrat de travail, à toute durée : CDD, insertion, intérim, apprentissage.")
        let excluded = l("Les formations sans contrat de travail et le service civique.")
        let households = l("Les ménages sortis d’un logement-relais pendant la période.")
        let adults = l("Les adultes des ménages sortis ; l’âge est compté par année.")
        switch self {
        case .employedAtDirectLease:
            return IndicatorWords(
                l("Combien de ménages entrés en bail direct ont un emploi ?"),
                among: l("Les ménages sortis d’un logement-relais vers un bail direct."),
                counted: l("Sorties dont un adulte au moins est en emploi le jour de la sortie."),
                over: l("Toutes les sorties vers un bail direct, situation inconnue comprise."), included: included,
                excluded: excluded)
        case .adultsEmployedAtExit:
            return IndicatorWords(
                l("Combien d’adultes sortent en emploi ?"), among: adults,
                counted: l("Adultes en emploi le jour de la sortie."), over: l("Tous les adultes des ménages sortis."),
                included: included, excluded: excluded)
        case .contractsAtExit:
            return IndicatorWords(
                l("Avec quel contrat les adultes sortent-ils ?"), among: adults,
                counted: l("Adultes en emploi le jour de la sortie, selon leur contrat."), included: included,
                excluded: excluded)
        default:
            return IndicatorWords(
                l("Combien de ménages sortent en emploi, quelle que soit leur destination ?"), among: households,
                counted: l("Sorties dont un adulte au moins est en emploi le jour de la sortie."),
                over: l("Les sorties dont la situation est connue."), included: included, excluded: excluded)
        }
    }

    func delayWords(_ l: Language) -> IndicatorWords {
        switch self {
        case .leaseDelay:
            IndicatorWords(
                l("Combien de temps entre la protection et le logement ?"),
                among: l("Les baux directs obtenus par le projet pendant la période."),
                counted: l("Jours de la première décision de protection du ménage au début du bail."),
                over: l("Baux dont la date de décision est connue."), included: l("Les baux glissants qui ont glissé."),
                excluded: l("Les baux sans date de décision : ils sont comptés à part."))
        case .leaseDelayFromRelay:
            IndicatorWords(
                l("Combien de temps entre l’entrée en relais et le bail ?"),
                among: l("Les baux directs obtenus par le projet pendant la période."),
                counted: l("Jours de la première entrée en relais au début du bail."),
                over: l("Baux des ménages passés par un relais."), included: l("Les baux glissants qui ont glissé."),
                excluded: l("Les ménages logés sans passer par un relais."))
        default:
            IndicatorWords(
                l("Combien de temps les ménages restent-ils en logement-relais ?"),
                among: l("Les ménages sortis d’un logement-relais pendant la période."),
                counted: l("Jours passés en relais, séjours liés par un transfert additionnés."),
                over: l("Toutes les sorties."), included: l("Les séjours commencés avant la période."),
                excluded: l("Les ménages encore présents."))
        }
    }

    func occupancyWords(_ l: Language) -> IndicatorWords {
        let population = l("Les logements-relais en service pendant la période.")
        let excluded = l("Les jours hors service ; le jour de la sortie, qui n’est pas une nuit.")
        switch self {
        case .dwellingDaysOccupied:
            return IndicatorWords(
                l("Combien de temps les relais sont-ils occupés ?"), among: population,
                counted: l("Jours où le logement abrite au moins un ménage."), over: l("Jours en service."),
                included: l("Les colocations comptent une fois par jour."), excluded: excluded)
        case .rotation:
            return IndicatorWords(
                l("Combien de ménages chaque relais accueille-t-il ?"), among: population,
                counted: l("Entrées de la période."), over: l("Nombre moyen de logements en service."),
                included: l("Les entrées par transfert."), excluded: l("Les entrées prévues ou annulées."))
        default:
            return IndicatorWords(
                l("Les places des relais sont-elles occupées ?"), among: population,
                counted: l("Nuits passées par des personnes."), over: l("Places en service multipliées par les nuits."),
                included: l("Chaque personne présente à la fin du jour."), excluded: excluded)
        }
    }

    func upstreamWords(_ l: Language) -> IndicatorWords {
        let population = l("Les ménages qui quittent un centre du dispositif national d’accueil.")
        let excluded = l("Les départs que le projet n’a pas relogés dans les sept jours.")
        if self == .centreDaysAvoided {
            return IndicatorWords(
                l("Combien de journées de centre le projet a-t-il évitées ?"), among: population,
                counted: l("Jours entre le départ et la fin du séjour autorisé, multipliés par les personnes."),
                included: l("Une estimation : le ménage serait resté jusqu’au terme."), excluded: excluded)
        }
        return IndicatorWords(
            l("Combien de places le projet a-t-il libérées dans les centres ?"), among: population,
            counted: l("Personnes présentes dans le ménage le jour du départ."),
            included: l("Les départs vers un relais, un bail glissant ou un bail direct du projet."), excluded: excluded
        )
    }

    func watchWords(_ l: Language) -> IndicatorWords {
        if self == .completeness {
            return IndicatorWords(
                l("Les dossiers disent-ils ce que les chiffres demandent ?"),
                among: l("Les dossiers ouverts ce jour-là."),
                counted: l("Réponses présentes."), over: l("Cinq réponses attendues par dossier."),
                included: l("Composition, naissances, protection, emploi, terme et sorties."),
                excluded: l("Les dossiers clos ou fusionnés."))
        }
        return IndicatorWords(
            l("Combien de ménages restent au-delà du terme ?"), among: l("Les ménages hébergés ce jour-là."),
            counted: l("Ménages dont le séjour autorisé est dépassé."),
            included: l("Les séjours en centre et en relais."),
            excluded: l("Les séjours dont le terme n’est pas connu : ils sont comptés à part."))
    }
}
