/// One figure followed over the years, each with the number that it was counted from.
package struct Trend: Sendable {
    /// One year and its figure.
    package struct Point: Sendable {
        package let label: String
        /// Nil when there was nothing to count from: the line is broken there, it does not fall to zero.
        package let value: Double?
        package let part: Int?
        package let whole: Int?
        package let href: String?

        package init(_ label: String, _ value: Double?, part: Int? = nil, whole: Int? = nil, href: String? = nil) {
            self.label = label
            self.value = value
            self.part = part
            self.whole = whole
            self.href = href
        }

        /// A share in percent; there is none of an empty whole.
        package init(_ label: String, part: Int, of whole: Int, href: String? = nil) {
            let value = whole == 0 ? nil : Double(part) / Double(whole) * 100
            self.init(label, value, part: part, whole: whole, href: href)
        }
    }

    /// The table's column titles; the last two are not shown when no point says what it was counted from.
    package struct Titles: Sendable {
        package let period: String, value: String, part: String, whole: String

        package init(period: String, value: String, part: String, whole: String) {
            self.period = period
            self.value = value
            self.part = part
            self.whole = whole
        }
    }

    package let words: ChartWords
    package let measure: Measure
    package let points: [Point]
    package let titles: Titles

    package init(_ words: ChartWords, _ measure: Measure, _ points: [Point], titles: Titles) {
        self.words = words
        self.measure = measure
        self.points = points
        self.titles = titles
        scale = Scale(upTo: points.compactMap(\.value).max() ?? 0)
        let values = points.flatMap { [$0.label, Self.written($0, measure)] }
        widestValue = values.map { Room.width(of: $0, size: 13) }.max() ?? 0
        let counts = points.compactMap { Self.counts($0, measure) }
        widestWord = max(widestValue, counts.map { Room.width(of: $0, size: 11.5) }.max() ?? 0)
    }

    package func write(into h: HTML) {
        guard points.contains(where: { ($0.value ?? 0) != 0 }) else { return ChartFrame.writeNothing(words, into: h) }
        ChartFrame(
            words: words, hasLinks: points.contains { $0.href != nil && ($0.value ?? 0) != 0 },
            isWide: isWide, height: Self.bottom + (showsCounts ? 42 : 26)
        ).write(into: h, tables: [table]) {
            writeGraduations(into: h)
            writeLine(into: h)
            for index in points.indices { writePoint(index, into: h) }
        }
    }

    private static let top = 28.0
    private static let bottom = 200.0
    /// The left of the drawing holds the graduations' numbers, in percent of its width.
    private static let margin = 13.0
    private static let phoneRoom = 328.0 * 0.87
    private static let wideRoom = 560.0 * 0.87

    private let scale: Scale
    private let widestValue: Double
    private let widestWord: Double

    /// What each value was counted from is drawn where there is room for all of it; the table has it always.
    private var showsCounts: Bool { points.contains { counts($0) != nil } && roomNeeded <= room }

    /// Points whose words would touch are shown without them, counted back from the last; the table has them all.
    private var labelEvery: Int {
        guard !showsCounts else { return 1 }
        return max(Int((Double(points.count) * (widestValue + 6) / room).rounded(.up)), 1)
    }

    /// A drawing in which two points out of three would lose their words on a phone slides there instead.
    private var isWide: Bool { Double(points.count) * (widestValue + 6) > 2 * Self.phoneRoom }

    private var room: Double { isWide ? Self.wideRoom : Self.phoneRoom }

    private var roomNeeded: Double { Double(points.count) * (widestWord + 6) }

    /// What the last point's words need on its right, in percent of the width.
    private var end: Double {
        let slot = room / Double(points.count)
        return 100 - max(widestWord - slot, 0) / 2 / room * (100 - Self.margin)
    }

    private func written(_ point: Point) -> String { Self.written(point, measure) }

    private func counts(_ point: Point) -> String? { Self.counts(point, measure) }

    private static func written(_ point: Point, _ measure: Measure) -> String {
        point.value.map(measure.text) ?? "–"
    }

    private static func counts(_ point: Point, _ measure: Measure) -> String? {
        guard let part = point.part, let whole = point.whole else { return nil }
        return "\(measure.style.number(part))/\(measure.style.number(whole))"
    }

    private func x(_ index: Int) -> Double {
        Self.margin + (Double(index) + 0.5) / Double(points.count) * (end - Self.margin)
    }

    private func y(_ value: Double) -> Double { Self.bottom - scale.place(of: value) * (Self.bottom - Self.top) }

    private func writeGraduations(into h: HTML) {
        for tick in scale.ticks {
            h.line(.class("kl"), .x1(percent: 0), .x2(percent: 100), .y1(y(tick)), .y2(y(tick)))
            h.text(graduation(tick), x: 0, y: y(tick) - 4, size: 11.5, .class("tm"))
        }
    }

    /// A graduation has the decimals that it needs, not those of the values.
    private func graduation(_ tick: Double) -> String {
        let places = tick == tick.rounded() ? 0 : max(measure.places, 1)
        return Measure(measure.style, places: places, unit: measure.unit == "%" ? "%" : "").text(tick)
    }

    private func writeLine(into h: HTML) {
        for (index, pair) in zip(points, points.dropFirst()).enumerated() {
            guard let from = pair.0.value, let to = pair.1.value else { continue }
            h.line(
                .x1(percent: x(index)), .x2(percent: x(index + 1)), .y1(y(from)), .y2(y(to)), .stroke("var(--c4)"),
                .strokeWidth(2))
        }
    }

    private func writePoint(_ index: Int, into h: HTML) {
        let point = points[index]
        let hasWords = (points.count - 1 - index).isMultiple(of: labelEvery)
        let name = [point.label, written(point), counts(point)].compactMap { $0 }.joined(separator: ", ")
        h.mark(leadingTo: (point.value ?? 0) == 0 ? nil : point.href, named: name) {
            if let value = point.value { h.circle(.class("k5"), .cx(percent: x(index)), .cy(y(value)), .r(4)) }
            guard hasWords else { return }
            h.text(
                written(point), percent: x(index), y: point.value.map { y($0) - 11 } ?? Self.bottom - 6, size: 13,
                .class("tc tb halo"))
        }
        guard hasWords else { return }
        h.text(point.label, percent: x(index), y: Self.bottom + 18, size: 12, .class("tc"))
        if showsCounts, let counts = counts(point) {
            h.text(counts, percent: x(index), y: Self.bottom + 34, size: 11.5, .class("tc tm"))
        }
    }

    var table: DataTable {
        let hasCounts = points.contains { $0.part != nil && $0.whole != nil }
        let columns: [DataTable.Column] = [
            .init(titles.period), .init(titles.value, isNumber: true), .init(titles.part, isNumber: true),
            .init(titles.whole, isNumber: true),
        ]
        return DataTable(
            caption: words.tableCaption, columns: hasCounts ? columns : Array(columns.prefix(2)),
            rows: points.map { point in
                let counts = [point.part, point.whole].map { $0.map(measure.style.number) ?? "–" }
                return .init(
                    .init(point.label),
                    [.init(written(point), href: point.href)] + (hasCounts ? counts : []).map { .init($0) })
            },
            becomesList: false)
    }
}
