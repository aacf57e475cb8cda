/// What a convention promised and what was achieved, period by period, with what was due pro rata of the days.
package struct Bullet: Sendable {
    /// One year of a convention, or the part of it that has run.
    package struct Period: Sendable {
        package let label: String
        /// What the period covers when it is not a full one: « 17 nov. – 31 déc. ».
        package let note: String
        package let target: Double
        /// What was due at the period's end or today, pro rata of the days.
        package let expected: Double
        package let achieved: Double
        /// « attendu » or « attendus », agreed with the number.
        package let expectedWord: String
        package let href: String?

        package init(
            _ label: String, note: String = "", target: Double, expected: Double, achieved: Double,
            expectedWord: String, href: String? = nil
        ) {
            self.label = label
            self.note = note
            self.target = target
            self.expected = expected
            self.achieved = achieved
            self.expectedWord = expectedWord
            self.href = href
        }
    }

    /// The table's column titles.
    package struct Titles: Sendable {
        package let period: String, target: String, expected: String, achieved: String

        package init(period: String, target: String, expected: String, achieved: String) {
            self.period = period
            self.target = target
            self.expected = expected
            self.achieved = achieved
        }
    }

    package let words: ChartWords
    /// How what was achieved and the target are written, counts as a rule.
    package let measure: Measure
    /// How what was due pro rata is written, with decimals as a rule.
    package let expectedMeasure: Measure
    package let periods: [Period]
    package let titles: Titles

    package init(
        _ words: ChartWords, _ measure: Measure, expected: Measure, _ periods: [Period], titles: Titles
    ) {
        self.words = words
        self.measure = measure
        expectedMeasure = expected
        self.periods = periods
        self.titles = titles
    }

    package func write(into h: HTML) {
        guard periods.contains(where: { $0.target > 0 || $0.expected > 0 || $0.achieved > 0 }) else {
            return ChartFrame.writeNothing(words, into: h)
        }
        let bottom = Double(periods.count) * Self.rowHeight
        ChartFrame(
            words: words, hasLinks: periods.contains { $0.href != nil && $0.achieved != 0 }, height: bottom + 22
        ).write(into: h, tables: [table]) {
            writeGraduations(bottom: bottom, into: h)
            for (index, period) in periods.enumerated() { write(period, Double(index) * Self.rowHeight, into: h) }
        }
    }

    private static let rowHeight = 58.0

    private var scale: Scale {
        Scale(upTo: periods.map { max($0.target, $0.expected, $0.achieved) }.max() ?? 0, steps: 5, wholeNumbers: true)
    }

    /// Gridlines, their numbers under the last row; the first and the last stay inside the drawing.
    private func writeGraduations(bottom: Double, into h: HTML) {
        for tick in scale.ticks {
            let place = scale.place(of: tick) * 100
            h.line(.class("kl"), .x1(percent: place), .x2(percent: place), .y1(22), .y2(bottom))
            let anchor = place < 4 ? "start" : place > 96 ? "end" : "middle"
            h.text(
                measure.style.number(tick), percent: place, y: bottom + 16, size: 11.5, .class("tm"),
                .textAnchor(anchor))
        }
    }

    private func write(_ period: Period, _ top: Double, into h: HTML) {
        let achieved = measure.text(period.achieved)
        let expected = "\(expectedMeasure.text(period.expected)) \(period.expectedWord)"
        let tick = scale.place(of: period.expected) * 100
        h.text(x: 0, y: top + 15, size: 13, .class("halo")) {
            h.tspan(period.label, .class("tb"))
            if !period.note.isEmpty { h.tspan(" " + period.note, .class("tm"), .fontSize(11.5)) }
        }
        h.rect(
            .class("k1"), .y(top + 24), .width(percent: scale.place(of: period.target) * 100), .height(22))
        h.mark(
            leadingTo: period.achieved == 0 ? nil : period.href,
            named: "\(period.label)\u{A0}: \(achieved), \(expected)"
        ) {
            h.rect(
                .class("k5"), .y(top + 30), .width(percent: scale.place(of: period.achieved) * 100), .height(10))
            h.element("text", [.x(percent: 100), .y(top + 15), .fontSize(13), .class("halo"), .textAnchor("end")]) {
                h.tspan(achieved, .class("tb"))
                h.tspan(" / " + expected, .class("tm"), .fontSize(11.5))
            }
        }
        // The tick's own width stays inside the drawing at both ends.
        h.svg(.x(percent: tick), .y(top + 21), .height(28), .overflow("visible")) {
            h.rect(.class("ka"), .x(tick > 99 ? -3 : 0), .width(3), .height(28))
        }
    }

    var table: DataTable {
        DataTable(
            caption: words.tableCaption,
            columns: [
                .init(titles.period), .init(titles.target, isNumber: true), .init(titles.expected, isNumber: true),
                .init(titles.achieved, isNumber: true),
            ],
            rows: periods.map { period in
                .init(
                    .init(period.note.isEmpty ? period.label : "\(period.label), \(period.note)"),
                    [
                        .init(measure.text(period.target)), .init(expectedMeasure.text(period.expected)),
                        .init(measure.text(period.achieved), href: period.href),
                    ])
            })
    }
}
