import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Every indicator's figure for the same days and the same filters.
struct AllFigures: Sendable {
    let state: FigureState
    /// Nil where the filter has no meaning for an indicator, which is then not narrowed to zero in silence.
    let figures: [IndicatorID: Figure]
    let choices: [FigureDimension: [String]]
    let olderThanRecords: Moment?

    /// What the whole table can be narrowed by.
    static let dimensions: [FigureDimension] = [.departement, .stock, .site, .composition]

    init(_ tx: any Transaction, _ asked: FigureState, _ ask: Ask) throws {
        let book = try ask.services.figures.reader(in: tx, for: try ask.actor())
        let kept = asked.filter.values.filter { Self.dimensions.contains($0.key) }
        let state = FigureState(period: asked.period, filter: FigureFilter(kept))
        self.state = state
        var figures: [IndicatorID: Figure] = [:]
        for id in IndicatorID.allCases where state.fitting(id.definition, ask).filter == state.filter {
            figures[id] = try book.figure(state.question(id))
        }
        self.figures = figures
        var choices: [FigureDimension: [String]] = [:]
        for dimension in Self.dimensions {
            let id: IndicatorID = dimension == .composition ? .householdsHelped : .dwellingsMobilised
            let wide = FigureState(period: state.period).question(id)
            choices[dimension] = try book.breakdown(wide, by: dimension).compactMap(\.code)
        }
        self.choices = choices
        olderThanRecords = book.olderThanRecords
    }

    /// The groups in which the table is read.
    static let groups: [Group] = [.helped, .relays, .exits, .after, .search, .mobilise, .time, .upstream]

    enum Group: Sendable {
        case helped, relays, exits, after, search, mobilise, time, upstream

        var indicators: [IndicatorID] {
            switch self {
            case .helped: [.householdsHelped, .personsHelped, .dwellingsMobilised, .perennialShare, .privateShare]
            case .relays: [.relayOpened, .departementsCovered, .relayPlaces, .placesAgainstCPH, .relayManaged]
            case .exits:
                [
                    .exitsToDirectLease, .employedAtDirectLease, .employedAtExit, .adultsEmployedAtExit,
                    .doubleInsertion, .exitsByType, .contractsAtExit, .frenchProgress, .movedAway, .movedAwayToWork,
                ]
            case .after:
                [
                    .stillInWorkAtThreeMonths, .stillInWork, .stillInHomeAtThreeMonths, .stillInHome, .contactsInTime,
                    .followUpsCompleted, .arrearsInLease,
                ]
            case .search:
                [
                    .socialRequestsActive, .socialRequestsRenewed, .claimsFiled, .claimsRecognised, .claimsRehoused,
                    .claimDays,
                ]
            case .mobilise:
                [
                    .conventionsActive, .conventionsWithTarget, .conventionsSteered, .proposalsPromised,
                    .allocationsPromised, .leasesPromised, .proposalsRefused, .offerToLease,
                ]
            case .time:
                [.stayLength, .nightsOccupied, .dwellingDaysOccupied, .rotation, .leaseDelay, .leaseDelayFromRelay]
            case .upstream: [.placesFreed, .centreDaysAvoided, .staysBeyondTerm, .completeness]
            }
        }

        func title(_ l: Language) -> String {
            switch self {
            case .helped: l("Aider et loger")
            case .relays: l("Ouvrir des relais")
            case .exits: l("Sortir vers l’autonomie")
            case .after: l("Après la sortie")
            case .search: l("Demander un logement")
            case .mobilise: l("Mobiliser des logements")
            case .time: l("Durées et occupation")
            case .upstream: l("Fluidité et qualité des dossiers")
            }
        }
    }
}
