/// Stays side by side in time: one row for each dwelling or household, a bar for each stay.
///
/// Days are numbers counted from any origin, the same for the whole chart; both ends of a bar are days of the stay.
package struct Gantt: Sendable {
    /// One stay.
    package struct Bar: Sendable {
        package let from: Int
        package let to: Int
        /// Who or what the bar is: « MLN-K7 ».
        package let label: String
        /// The two days as they are written for the reader.
        package let fromText: String
        package let toText: String
        /// What is only foreseen is hatched.
        package let isPlanned: Bool
        package let href: String?
        /// What is written on the bar, when it is not the label.
        package let drawn: String?

        package init(
            from: Int, to: Int, label: String, fromText: String, toText: String, isPlanned: Bool = false,
            href: String? = nil, drawn: String? = nil
        ) {
            self.from = from
            self.to = to
            self.label = label
            self.fromText = fromText
            self.toText = toText
            self.isPlanned = isPlanned
            self.href = href
            self.drawn = drawn
        }
    }

    /// One dwelling or household, and its stays.
    package struct Row: Sendable {
        package let label: String
        package let href: String?
        package let bars: [Bar]

        package init(_ label: String, href: String? = nil, _ bars: [Bar]) {
            self.label = label
            self.href = href
            self.bars = bars
        }
    }

    /// The first day of a month and its name.
    package struct Tick: Sendable {
        package let day: Int
        package let label: String

        package init(_ day: Int, _ label: String) {
            self.day = day
            self.label = label
        }
    }

    /// The days shown, and which of them is today.
    package struct Window: Sendable {
        package let days: ClosedRange<Int>
        package let ticks: [Tick]
        package let today: Int?
        package let todayText: String

        package init(_ days: ClosedRange<Int>, ticks: [Tick], today: Int?, todayText: String) {
            self.days = days
            self.ticks = ticks
            self.today = today
            self.todayText = todayText
        }

        /// The beginning of a day, in percent of the width; days outside stop at the edge.
        func place(_ day: Int) -> Double {
            let place = Double(day - days.lowerBound) / Double(days.count) * 100
            return min(max(place, 0), 100)
        }
    }

    /// The table's column titles.
    package struct Titles: Sendable {
        package let row: String, bar: String, from: String, to: String, days: String

        package init(row: String, bar: String, from: String, to: String, days: String) {
            self.row = row
            self.bar = bar
            self.from = from
            self.to = to
            self.days = days
        }
    }

    package let words: ChartWords
    package let style: NumberStyle
    package let window: Window
    package let rows: [Row]
    package let titles: Titles

    package init(_ words: ChartWords, _ style: NumberStyle, _ window: Window, _ rows: [Row], titles: Titles) {
        self.words = words
        self.style = style
        self.window = window
        self.rows = rows
        self.titles = titles
    }

    package func write(into h: HTML) {
        guard rows.contains(where: { !$0.bars.isEmpty }) else { return ChartFrame.writeNothing(words, into: h) }
        GanttDrawing(gantt: self).write(into: h)
    }

    /// Every stay, those outside the days shown included, and the rows that have none.
    var table: DataTable {
        DataTable(
            caption: words.tableCaption,
            columns: [
                .init(titles.row), .init(titles.bar), .init(titles.from), .init(titles.to),
                .init(titles.days, isNumber: true),
            ],
            rows: rows.flatMap { row -> [DataTable.Row] in
                let header = DataTable.Cell(row.label, href: row.href)
                guard !row.bars.isEmpty else { return [.init(header, Array(repeating: .init("–"), count: 4))] }
                return row.bars.map { .init(header, cells(of: $0)) }
            })
    }

    private func cells(of bar: Bar) -> [DataTable.Cell] {
        [
            .init(bar.label, href: bar.href), .init(bar.fromText), .init(bar.toText),
            .init(style.number(max(bar.to - bar.from + 1, 0))),
        ]
    }
}
