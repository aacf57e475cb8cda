/// The days that a figure is about: a period with both its ends, or one day.
package enum FigureWindow: Sendable, Hashable, Codable {
    case over(Period)
    case at(Day)

    /// The day on which a stock is counted: the period's last.
    package var lastDay: Day {
        switch self {
        case .over(let period): period.to
        case .at(let day): day
        }
    }

    package var firstDay: Day {
        switch self {
        case .over(let period): period.from
        case .at(let day): day
        }
    }

    package var isStock: Bool {
        switch self {
        case .over: false
        case .at: true
        }
    }

    /// The days as a period; a single one for a stock.
    package var period: Period { Period(from: firstDay, to: lastDay) ?? Period(monthOf: lastDay) }
}

/// What the cases of a figure can be told apart by.
package enum FigureDimension: String, CaseIterable, Sendable, Codable, Hashable {
    case departement, site, stock, composition, dwellingType, exitType, year
    /// What the indicator's own definition counts by: service, category, origin, contract …
    case kind
    /// The second thing that it counts by: the reason of a refusal, the level of a convention.
    case detail
    case sex, ageClass
    /// Who lets the dwelling, and who follows the household today: a partner's and an account's id.
    case landlord, referent
}

/// Which cases are left in: one value for each dimension that is narrowed; the empty text is "not known".
package struct FigureFilter: Sendable, Hashable, Codable {
    package private(set) var values: [FigureDimension: String]

    package static let none = FigureFilter()

    package init(_ values: [FigureDimension: String] = [:]) { self.values = values }

    package subscript(dimension: FigureDimension) -> String? {
        get { values[dimension] }
        set { values[dimension] = newValue }
    }

    package var isEmpty: Bool { values.isEmpty }

    /// The same filter with one more dimension narrowed.
    package func narrowed(_ dimension: FigureDimension, to value: String) -> FigureFilter {
        var narrower = self
        narrower.values[dimension] = value
        return narrower
    }

    /// One spelling for the same filter, for hashes and for the cache.
    package var text: String {
        values.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)=\($0.value)" }
            .joined(separator: "&")
    }
}

/// A figure asked for: which indicator, for which days, for which cases.
package struct FigureQuestion: Sendable, Hashable, Codable {
    package let indicator: IndicatorID
    package let window: FigureWindow
    package let filter: FigureFilter

    package init(_ indicator: IndicatorID, _ window: FigureWindow, filter: FigureFilter = .none) {
        self.indicator = indicator
        // A stock is counted on a day; asked over a period, on its last.
        self.window = indicator.definition.days == .at ? .at(window.lastDay) : window
        self.filter = filter
    }

    package init(_ indicator: IndicatorID, over period: Period, filter: FigureFilter = .none) {
        self.init(indicator, .over(period), filter: filter)
    }

    package var definition: IndicatorDefinition { indicator.definition }
}
