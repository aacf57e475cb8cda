import RelorefDomain
import RelorefRecords
import RelorefStorage

/// One indicator as a page needs it: its figure, its parts by each dimension, its years, and its other readings.
struct IndicatorFigures: Sendable {
    let id: IndicatorID
    let state: FigureState
    let figure: Figure
    /// Rows of the list behind the figure.
    let cases: Int
    /// Parts by dimension, without the dimension that the filter already narrows.
    let parts: [(dimension: FigureDimension, parts: [FigurePart])]
    /// What each narrowed dimension could be narrowed to instead.
    let alternatives: [FigureDimension: [FigurePart]]
    let years: [FigureYear]
    let readings: [Figure]
    /// The same question asked of other days, when somebody wants to compare.
    let other: (state: FigureState, figure: Figure)?
    let olderThanRecords: Moment?

    private static let mostYears = 30

    init(
        _ tx: any Transaction, _ id: IndicatorID, _ asked: FigureState, dimensions: [FigureDimension], _ ask: Ask
    ) throws {
        let book = try ask.services.figures.reader(in: tx, for: try ask.actor())
        let state = asked.fitting(id.definition, ask)
        let question = state.question(id)
        self.id = id
        self.state = state
        figure = try book.figure(question)
        cases = try book.rows(question)
        let shown = dimensions.filter { $0 != .year }
        parts = try shown.filter { state.filter[$0] == nil }.map { dimension in
            (dimension, try book.breakdown(question, by: dimension))
        }
        var alternatives: [FigureDimension: [FigurePart]] = [:]
        for dimension in shown where state.filter[dimension] != nil {
            let wider = state.without(dimension).question(id)
            alternatives[dimension] = try book.breakdown(wider, by: dimension)
        }
        self.alternatives = alternatives
        let hasYears = (2...Self.mostYears).contains(state.period.years.count) && state.filter[.year] == nil
        years = hasYears ? try book.trend(id, over: state.period, filter: state.filter) : []
        readings =
            Self.readings.contains(id)
            ? try Self.readings.map { try book.figure(state.fitting($0.definition, ask).question($0)) } : []
        other = try PeriodComparison.asked(ask, state).map { ($0, try book.figure($0.question(id))) }
        olderThanRecords = book.olderThanRecords
    }

    /// The three readings of "majoritairement en emploi (55 %)", side by side on each of their pages.
    static let readings: [IndicatorID] = [.employedAtDirectLease, .employedAtExit, .adultsEmployedAtExit]

    /// Every value that a dimension takes, for its field in the filter.
    func values(_ dimension: FigureDimension) -> [FigurePart] {
        alternatives[dimension] ?? parts.first { $0.dimension == dimension }?.parts ?? []
    }
}

extension IndicatorID {
    /// Whether each row of the list counts once or not at all, so that the list can be split in two.
    var countsRows: Bool {
        switch self {
        case .perennialShare, .privateShare, .exitsToDirectLease, .employedAtDirectLease, .employedAtExit,
            .adultsEmployedAtExit, .doubleInsertion, .arrearsInLease, .followUpsCompleted,
            .socialRequestsRenewed, .frenchProgress:
            true
        default: daysAfterExit != nil
        }
    }
}
