import RelorefDomain

/// The name of an indicator in an address: French words that stay when the indicator's code is forgotten.
extension IndicatorID {
    var slug: String {
        switch self {
        case .householdsHelped: "menages-beneficiaires"
        case .personsHelped: "personnes-beneficiaires"
        case .dwellingsMobilised: "logements-mobilises"
        case .perennialShare: "part-perenne-en-bail-direct"
        case .privateShare: "part-du-parc-prive"
        case .relayOpened: "logements-relais-mobilises"
        case .relayManaged: "logements-relais-geres"
        case .relayPlaces: "capacite-relais"
        case .placesAgainstCPH: "places-relais-et-places-de-cph"
        case .departementsCovered: "departements-couverts"
        case .exitsToDirectLease: "sorties-en-bail-direct"
        case .employedAtDirectLease: "emploi-a-la-sortie-en-bail-direct"
        case .employedAtExit: "emploi-a-la-sortie"
        case .adultsEmployedAtExit: "emploi-des-adultes-a-la-sortie"
        case .doubleInsertion: "double-insertion"
        case .stayLength: "duree-de-sejour"
        case .nightsOccupied: "taux-d-occupation-en-nuitees"
        case .dwellingDaysOccupied: "taux-d-occupation-en-logement-jours"
        case .rotation: "taux-de-rotation"
        case .leaseDelay: "delai-d-acces-au-logement"
        case .leaseDelayFromRelay: "delai-depuis-l-entree-en-relais"
        case .exitsByType: "sorties-par-type"
        case .contractsAtExit: "emploi-a-la-sortie-par-contrat"
        case .stillInWorkAtThreeMonths: "maintien-en-emploi-a-3-mois"
        case .stillInWork: "maintien-en-emploi-a-6-mois"
        case .stillInHomeAtThreeMonths: "maintien-dans-le-logement-a-3-mois"
        case .stillInHome: "maintien-dans-le-logement-a-6-mois"
        case .arrearsInLease: "impayes-en-bail-direct-suivi"
        case .contactsInTime: "completude-du-suivi-6-mois"
        case .followUpsCompleted: "suivis-clos-avec-toutes-leurs-visites"
        case .placesFreed: "places-liberees-en-centre"
        case .centreDaysAvoided: "journees-de-centre-evitees"
        case .staysBeyondTerm: "sejours-au-dela-du-terme"
        case .frenchProgress: "niveau-de-francais"
        case .socialRequestsActive: "demandes-de-logement-social-actives"
        case .socialRequestsRenewed: "demandes-de-logement-social-renouvelees-a-temps"
        case .claimsFiled: "recours-dalo-deposes"
        case .claimsRecognised: "recours-dalo-reconnus"
        case .claimsRehoused: "recours-dalo-reloges"
        case .claimDays: "delai-du-dalo-au-relogement"
        case .offerToLease: "delai-de-la-proposition-au-bail"
        case .leasesPromised: "realisation-des-conventions-baux"
        case .proposalsPromised: "realisation-des-conventions-propositions"
        case .allocationsPromised: "realisation-des-conventions-attributions"
        case .proposalsRefused: "propositions-refusees-par-motif"
        case .conventionsActive: "partenariats-actifs"
        case .conventionsWithTarget: "partenariats-actifs-avec-objectif"
        case .conventionsSteered: "partenariats-actifs-avec-comite"
        case .movedAway: "mobilite-geographique"
        case .movedAwayToWork: "mobilite-geographique-avec-emploi"
        case .completeness: "completude-des-dossiers"
        }
    }

    init?(slug: String) {
        guard let id = IndicatorID.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = id
    }
}

extension FigureDimension {
    /// The name of the field that narrows a figure to one value of this dimension.
    var field: String {
        switch self {
        case .departement: "departement"
        case .site: "site"
        case .stock: "parc"
        case .composition: "composition"
        case .dwellingType: "type"
        case .exitType: "sortie"
        case .year: "annee"
        case .kind: "nature"
        case .detail: "detail"
        case .sex: "sexe"
        case .ageClass: "age"
        case .landlord: "bailleur"
        case .referent: "referent"
        }
    }
}
