import RelorefDomain

/// An indicator in plain words: the question that it answers, and every part of its definition.
struct IndicatorWords: Sendable {
    /// "Combien de ménages sortent en bail direct ?"
    let question: String
    /// Among whom, or among what, one counts.
    let population: String
    let numerator: String
    /// Nil for a count, which is not divided.
    let denominator: String?
    let included: String
    let excluded: String

    init(
        _ question: String, among population: String, counted numerator: String, over denominator: String? = nil,
        included: String, excluded: String
    ) {
        self.question = question
        self.population = population
        self.numerator = numerator
        self.denominator = denominator
        self.included = included
        self.excluded = excluded
    }
}

extension IndicatorID {
    func words(_ l: Language) -> IndicatorWords {
        switch self {
        case .householdsHelped, .personsHelped: servedWords(l)
        case .dwellingsMobilised, .perennialShare, .privateShare: mobilisedWords(l)
        case .relayOpened, .relayManaged, .relayPlaces, .placesAgainstCPH, .departementsCovered: relayWords(l)
        case .exitsToDirectLease, .doubleInsertion, .exitsByType: exitWords(l)
        case .employedAtDirectLease, .employedAtExit, .adultsEmployedAtExit, .contractsAtExit: workWords(l)
        case .stayLength, .leaseDelay, .leaseDelayFromRelay: delayWords(l)
        case .nightsOccupied, .dwellingDaysOccupied, .rotation: occupancyWords(l)
        case .placesFreed, .centreDaysAvoided: upstreamWords(l)
        case .staysBeyondTerm, .completeness: watchWords(l)
        case .stillInWorkAtThreeMonths, .stillInHomeAtThreeMonths: soonerWords(l)
        case .stillInWork, .stillInHome: laterWords(l)
        case .arrearsInLease, .contactsInTime, .followUpsCompleted: followUpWords(l)
        case .socialRequestsActive, .socialRequestsRenewed: requestWords(l)
        case .offerToLease, .proposalsRefused: proposalWords(l)
        case .leasesPromised, .proposalsPromised, .allocationsPromised: promiseWords(l)
        case .conventionsActive, .conventionsWithTarget, .conventionsSteered: partnershipWords(l)
        case .claimsFiled, .claimsRecognised, .claimsRehoused, .claimDays: claimWords(l)
        case .frenchProgress, .movedAway, .movedAwayToWork: progressWords(l)
        }
    }

    private func servedWords(_ l: Language) -> IndicatorWords {
        let excluded = l("Les séjours prévus ou annulés ; le second dossier d’un ménage connu de deux associations.")
        if self == .householdsHelped {
            return IndicatorWords(
                l("Combien de ménages le projet a-t-il aidés ?"), among: l("Les ménages suivis par le réseau."),
                counted: l(
                    "Ménages ayant passé une nuit en logement-relais, ou signé un bail direct obtenu par le projet."),
                included: l("Un ménage servi plusieurs fois compte une fois, à son premier service de la période."),
                excluded: excluded)
        }
        return IndicatorWords(
            l("Combien de personnes le projet a-t-il aidées ?"), among: l("Les membres des ménages aidés."),
            counted: l("Personnes membres du ménage au moins un jour du service."),
            included: l("Les enfants nés et les proches arrivés pendant le service."), excluded: excluded)
    }

    private func mobilisedWords(_ l: Language) -> IndicatorWords {
        let population = l("Les logements-relais mis en service et les logements loués en bail direct par le projet.")
        let included = l("Un relais loué ensuite à son occupant (bail glissé) compte une fois, en bail direct.")
        let excluded = l("Les logements proposés qui n’ont logé personne.")
        switch self {
        case .perennialShare:
            return IndicatorWords(
                l("Quelle part des logements mobilisés est pérenne ?"), among: population,
                counted: l("Logements mobilisés en bail direct."), over: l("Tous les logements mobilisés."),
                included: included, excluded: excluded)
        case .privateShare:
            return IndicatorWords(
                l("Quelle part des logements mobilisés est dans le parc privé ?"), among: population,
                counted: l("Logements mobilisés du parc privé."), over: l("Tous les logements mobilisés."),
                included: included, excluded: excluded)
        default:
            return IndicatorWords(
                l("Combien de logements le projet a-t-il mobilisés ?"), among: population,
                counted: l("Logements différents, comptés par leur adresse et non par leurs contrats."),
                included: included, excluded: excluded)
        }
    }

    private func relayWords(_ l: Language) -> IndicatorWords {
        let population = l("Les logements-relais du réseau.")
        let first = l("La première mise en service ; la capacité est celle de l’ouverture.")
        let excluded = l("Les logements en bail direct ; les relais ouverts avant la période.")
        switch self {
        case .relayManaged:
            return IndicatorWords(
                l("Combien de logements-relais le réseau gère-t-il à une date ?"), among: population,
                counted: l("Logements-relais en service, ou momentanément hors service, ce jour-là."),
                included: l("Les relais en travaux."), excluded: l("Les relais rendus ou pas encore mis en service."))
        case .relayPlaces:
            return IndicatorWords(
                l("Combien de places les logements-relais offrent-ils ?"), among: population,
                counted: l("Somme des places."), included: first, excluded: excluded)
        case .placesAgainstCPH:
            return IndicatorWords(
                l("Que pèsent les places-relais à côté des places de CPH ?"), among: population,
                counted: l("Places des relais ouverts pendant la période."),
                over: l("Places de CPH du pays au dernier jour de la période."), included: first,
                excluded: l("Les autres places d’hébergement du pays."))
        case .departementsCovered:
            return IndicatorWords(
                l("Dans combien de départements le réseau a-t-il ouvert des relais ?"), among: population,
                counted: l("Départements différents de ces relais."), included: first, excluded: excluded)
        default:
            return IndicatorWords(
                l("Combien de logements-relais ont été ouverts ?"), among: population,
                counted: l("Logements-relais mis en service pour la première fois."), included: first,
                excluded: excluded)
        }
    }
}
