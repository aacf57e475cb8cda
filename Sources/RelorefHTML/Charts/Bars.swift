/// Categories compared by the length of a bar, the longest first: exits by reason, households by centre.
package struct Bars: Sendable {
    /// One category and its figure.
    package struct Bar: Sendable {
        package let label: String
        package let value: Double
        package let href: String?
        package let isException: Bool

        package init(_ label: String, _ value: Double, href: String? = nil, isException: Bool = false) {
            self.label = label
            self.value = value
            self.href = href
            self.isException = isException
        }
    }

    /// Whether categories are sorted by their figure.
    package enum Order: Sendable { case longestFirst, asGiven }

    package let words: ChartWords
    package let measure: Measure
    package let bars: [Bar]
    package let categoryTitle: String
    package let valueTitle: String

    /// - Parameter order: ages and durations keep their own order; other categories are sorted.
    package init(
        _ words: ChartWords, _ measure: Measure, _ bars: [Bar], categoryTitle: String, valueTitle: String,
        order: Order = .longestFirst
    ) {
        self.words = words
        self.measure = measure
        self.categoryTitle = categoryTitle
        self.valueTitle = valueTitle
        // Equal values stay in the order given: sorting alone does not promise it.
        self.bars =
            switch order {
            case .asGiven: bars
            case .longestFirst:
                bars.enumerated().sorted { ($1.element.value, $0.offset) < ($0.element.value, $1.offset) }
                    .map(\.element)
            }
    }

    package func write(into h: HTML) {
        guard bars.contains(where: { $0.value != 0 }) else { return ChartFrame.writeNothing(words, into: h) }
        ChartFrame(
            words: words, hasLinks: bars.contains { $0.href != nil && $0.value != 0 },
            height: Double(bars.count) * Self.rowHeight
        ).write(into: h, tables: [table]) {
            for (index, bar) in bars.enumerated() { write(bar, top: Double(index) * Self.rowHeight, into: h) }
        }
    }

    private static let rowHeight = 42.0
    /// The longest bar leaves room for its own value, in percent of the width.
    private static let longest = 78.0

    private func write(_ bar: Bar, top: Double, into h: HTML) {
        let largest = bars.map(\.value).max() ?? 0
        let length = largest > 0 ? max(bar.value, 0) / largest * Self.longest : 0
        let value = measure.text(bar.value)
        h.mark(leadingTo: bar.value == 0 ? nil : bar.href, named: "\(bar.label)\u{A0}: \(value)") {
            h.text(Room.fit(bar.label, in: 320, size: 13), x: 0, y: top + 14, size: 13)
            h.rect(.class("kb"), .y(top + 20), .width(percent: Self.longest), .height(14))
            h.rect(.class(bar.isException ? "ka" : "k4"), .y(top + 20), .width(percent: length), .height(14))
            h.text(value, percent: length, shift: 6, y: top + 32, size: 13, .class("tb halo"))
        }
    }

    var table: DataTable {
        DataTable(
            caption: words.tableCaption, columns: [.init(categoryTitle), .init(valueTitle, isNumber: true)],
            rows: bars.map { .init(.init($0.label), [.init(measure.text($0.value), href: $0.href)]) })
    }
}
