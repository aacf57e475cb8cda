import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The leaflet's figures for a period, with what its charts are drawn from.
struct HomeFigures: Sendable {
    let state: FigureState
    let figures: [IndicatorID: Figure]
    let relayByDepartement: [FigurePart]
    let placesByDepartement: [FigurePart]
    let helpedByYear: [FigureYear]
    let exitsByYear: [FigureYear]
    let flows: ExitFlows?
    let olderThanRecords: Moment?

    static let indicators = IndicatorID.leaflet + [.placesAgainstCPH]

    /// Beyond this many years, the two trends would take longer to count than to read.
    private static let mostYears = 30

    init(_ tx: any Transaction, _ state: FigureState, _ ask: Ask) throws {
        let actor = try ask.actor()
        let book = try ask.services.figures.reader(in: tx, for: actor)
        self.state = state
        var figures: [IndicatorID: Figure] = [:]
        for id in Self.indicators { figures[id] = try book.figure(state.question(id)) }
        self.figures = figures
        relayByDepartement = try book.breakdown(state.question(.relayOpened), by: .departement)
        placesByDepartement = try book.breakdown(state.question(.relayPlaces), by: .departement)
        let hasTrend = (2...Self.mostYears).contains(state.period.years.count)
        helpedByYear = hasTrend ? try book.trend(.householdsHelped, over: state.period) : []
        exitsByYear = hasTrend ? try book.trend(.exitsToDirectLease, over: state.period) : []
        let exits = figures[.exitsToDirectLease]?.denominator ?? 0
        flows =
            exits <= ExitFlows.mostExits ? ExitFlows(try book.exitWays(state.question(.exitsByType))) : nil
        olderThanRecords = book.olderThanRecords
    }

    subscript(id: IndicatorID) -> Figure { figures[id] ?? Figure(id, numerator: 0) }

    /// Relay dwellings of Île-de-France among all, for the map's finding.
    var relayInParisRegion: Int {
        relayByDepartement.filter { Self.parisRegion.contains($0.code ?? "") }.reduce(0) { $0 + $1.figure.numerator }
    }

    static let parisRegion: Set<String> = ["75", "77", "78", "91", "92", "93", "94", "95"]
}
