/// Stages that fewer and fewer reach, each with what part of the stage before came that far: from a proposal to a lease.
package struct Funnel: Sendable {
    package struct Stage: Sendable {
        package let label: String
        package let count: Int
        package let href: String?

        package init(_ label: String, _ count: Int, href: String? = nil) {
            (self.label, self.count, self.href) = (label, count, href)
        }
    }

    /// The table's column titles: the stage, how many reached it, and their part of the stage before.
    package struct Titles: Sendable {
        package let stage: String, count: String, share: String

        package init(stage: String, count: String, share: String) {
            (self.stage, self.count, self.share) = (stage, count, share)
        }
    }

    package let words: ChartWords
    package let measure: Measure
    /// How a part is written, in percent.
    package let share: Measure
    package let stages: [Stage]
    package let titles: Titles

    package init(_ words: ChartWords, _ measure: Measure, share: Measure, _ stages: [Stage], titles: Titles) {
        (self.words, self.measure, self.share) = (words, measure, share)
        (self.stages, self.titles) = (stages, titles)
    }

    package func write(into h: HTML) {
        guard let most = stages.map(\.count).max(), most > 0 else { return ChartFrame.writeNothing(words, into: h) }
        ChartFrame(
            words: words, hasLinks: stages.contains { $0.href != nil && $0.count > 0 },
            height: Double(stages.count) * Self.rowHeight
        ).write(into: h, tables: [table]) {
            for (place, stage) in stages.enumerated() {
                write(stage, part: part(place), of: most, top: Double(place) * Self.rowHeight, into: h)
            }
        }
    }

    private static let rowHeight = 46.0
    /// The widest stage, in percent of the width; every stage stands in its middle.
    private static let widest = 100.0

    private func write(_ stage: Stage, part: String?, of most: Int, top: Double, into h: HTML) {
        let width = Double(stage.count) / Double(most) * Self.widest
        let count = measure.text(Double(stage.count))
        let told = part.map { "\(count)\u{A0}· \($0)" } ?? count
        h.mark(leadingTo: stage.count == 0 ? nil : stage.href, named: "\(stage.label)\u{A0}: \(told)") {
            h.text(Room.fit(stage.label, in: 230, size: 13), x: 0, y: top + 14, size: 13, .class("halo"))
            h.element("text", [.x(percent: 100), .y(top + 14), .fontSize(13), .class("halo"), .textAnchor("end")]) {
                h.tspan(count, .class("tb"))
                if let part { h.tspan(" · " + part, .class("tm"), .fontSize(11.5)) }
            }
            h.rect(.class("kb"), .y(top + 20), .width(percent: Self.widest), .height(16))
            h.rect(
                .class("k4"), .x(percent: (Self.widest - width) / 2), .y(top + 20), .width(percent: width),
                .height(16))
        }
    }

    /// Of the stage before; nil for the first and after one that nobody reached.
    private func part(_ place: Int) -> String? {
        guard place > 0, stages[place - 1].count > 0 else { return nil }
        return share.text((Double(stages[place].count) * 100 / Double(stages[place - 1].count)).rounded())
    }

    var table: DataTable {
        DataTable(
            caption: words.tableCaption,
            columns: [
                .init(titles.stage), .init(titles.count, isNumber: true), .init(titles.share, isNumber: true),
            ],
            rows: stages.enumerated().map { place, stage in
                .init(
                    .init(stage.label),
                    [.init(measure.text(Double(stage.count)), href: stage.href), .init(part(place) ?? "–")])
            })
    }
}
