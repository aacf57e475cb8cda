import RelorefDomain

/// What a page of figures is asked: which days, which cases. It lives in the address, so that it can be sent or kept.
struct FigureState: Sendable, Hashable {
    var period: Period
    var filter: FigureFilter
    /// Days that were typed and cannot be a period; the page says so and keeps them.
    private(set) var fault: DayFault?

    /// What was typed and does not make a period.
    struct DayFault: Sendable, Hashable {
        let from: String
        let to: String
        let isReversed: Bool
    }

    /// The years of the leaflet, which every page starts from.
    static let leaflet =
        Period(
            from: Day(year: 2004, month: 1, day: 1) ?? Day(number: 0),
            to: Day(year: 2009, month: 12, day: 31) ?? Day(number: 0))
        ?? Period(monthOf: Day(number: 0))

    /// The value in an address that stands for "not known".
    static let unknown = "inconnu"

    init(period: Period = FigureState.leaflet, filter: FigureFilter = .none) {
        self.period = period
        self.filter = filter
    }

    /// Reads `de` and `a` (a year or a day) and one field for each dimension.
    init(_ query: FormFields) {
        var values: [FigureDimension: String] = [:]
        for dimension in FigureDimension.allCases {
            guard let value = query.filled(dimension.field) else { continue }
            values[dimension] = value == Self.unknown ? "" : value
        }
        filter = FigureFilter(values)
        let (from, to) = (query["de"], query["a"])
        let start = from.isEmpty ? Self.leaflet.from : Self.day(from, isEnd: false)
        let end = to.isEmpty ? (from.isEmpty ? Self.leaflet.to : start.map { $0.yearEnd }) : Self.day(to, isEnd: true)
        if let start, let end, let period = Period(from: start, to: end) {
            self.period = period
        } else {
            period = Self.leaflet
            fault = DayFault(from: from, to: to, isReversed: start != nil && end != nil)
        }
    }

    /// `2004` is its first or its last day; anything else is a day of the calendar.
    private static func day(_ text: String, isEnd: Bool) -> Day? {
        if text.utf8.count == 4, let year = Int(text) {
            return isEnd ? Day(year: year, month: 12, day: 31) : Day(year: year, month: 1, day: 1)
        }
        return Day(iso: text)
    }

    /// Whether the period is made of whole calendar years.
    var isWholeYears: Bool {
        (period.from.month, period.from.day, period.to.month, period.to.day) == (1, 1, 12, 31)
    }

    var isLeaflet: Bool { period == Self.leaflet }

    var fromText: String { isWholeYears ? String(period.from.year) : period.from.iso }
    var toText: String { isWholeYears ? String(period.to.year) : period.to.iso }

    /// The state as a query string; the leaflet's years and no filter are the empty one.
    var query: String { pairs.map { "\($0.0)=\(FormFields.encode($0.1))" }.joined(separator: "&") }

    /// The state as fields, for the links and the hidden fields of a form.
    var pairs: [(String, String)] {
        let days = isLeaflet ? [] : [("de", fromText), ("a", toText)]
        return days + filterPairs
    }

    var filterPairs: [(String, String)] {
        FigureDimension.allCases.compactMap { dimension in
            filter[dimension].map { (dimension.field, $0.isEmpty ? Self.unknown : $0) }
        }
    }

    func over(_ period: Period) -> FigureState { FigureState(period: period, filter: filter) }

    /// The same days, one dimension narrowed; nil is "not known".
    func narrowed(_ dimension: FigureDimension, to code: String?) -> FigureState {
        FigureState(period: period, filter: filter.narrowed(dimension, to: code ?? ""))
    }

    /// The same days without one of its filters.
    func without(_ dimension: FigureDimension) -> FigureState {
        var wider = self
        wider.filter[dimension] = nil
        return wider
    }

    /// The part of the filter that an indicator can be narrowed by, and that whoever asks may be told.
    func fitting(_ definition: IndicatorDefinition, _ ask: Ask) -> FigureState {
        let kept = filter.values.filter { definition.breakdowns.contains($0.key) && ask.mayTell($0.key) }
        return FigureState(period: period, filter: FigureFilter(kept))
    }

    func question(_ id: IndicatorID) -> FigureQuestion { FigureQuestion(id, over: period, filter: filter) }
}

extension Day {
    fileprivate var yearEnd: Day { Day(year: year, month: 12, day: 31) ?? self }
}

extension Link {
    /// A page of figures in the same state.
    func with(_ state: FigureState) -> Link { with(state.query) }
}
