/// Where something stands on a short scale, topic by topic, and where it stood before: a diagnosis by domain.
package struct Degrees: Sendable {
    /// One topic.
    package struct Row: Sendable {
        package let label: String
        /// From nought to the top of the scale.
        package let degree: Int
        /// Where it stood before; nil where it was looked at once.
        package let before: Int?
        package let href: String?
        /// What the table says besides: the day, the source.
        package let details: [String]

        package init(_ label: String, _ degree: Int, before: Int? = nil, href: String? = nil, details: [String] = []) {
            (self.label, self.degree, self.before) = (label, degree, before)
            (self.href, self.details) = (href, details)
        }
    }

    package let words: ChartWords
    /// The words of each degree, from nought.
    package let scale: [String]
    package let rows: [Row]
    /// The columns of the table: the topic, the degree, the one before, then the details.
    package let titles: [String]

    package init(_ words: ChartWords, scale: [String], _ rows: [Row], titles: [String]) {
        (self.words, self.scale, self.rows, self.titles) = (words, scale, rows, titles)
    }

    package func write(into h: HTML) {
        guard !rows.isEmpty else { return ChartFrame.writeNothing(words, into: h) }
        let hasLinks = rows.contains { $0.href != nil }
        ChartFrame(words: words, hasLinks: hasLinks, height: Self.head + Double(rows.count) * Self.rowHeight)
            .write(into: h, tables: [table]) {
                for degree in scale.indices {
                    h.text(
                        String(degree), percent: place(degree), y: 12, size: 11, .class("tm"),
                        .textAnchor("middle"))
                }
                for (index, row) in rows.enumerated() {
                    write(row, middle: Self.head + (Double(index) + 0.5) * Self.rowHeight, into: h)
                }
            }
    }

    private static let head = 20.0
    private static let rowHeight = 30.0
    /// The scale begins here and ends there, in percent of the width.
    private static let (first, last) = (55.0, 96.0)

    private func place(_ degree: Int) -> Double {
        let top = max(scale.count - 1, 1)
        return Self.first + (Self.last - Self.first) * Double(min(max(degree, 0), top)) / Double(top)
    }

    private func write(_ row: Row, middle: Double, into h: HTML) {
        h.mark(leadingTo: row.href, named: "\(row.label)\u{A0}: \(said(row.degree))") {
            // The whole line answers to the pointer.
            h.rect(.y(middle - Self.rowHeight / 2), .width(percent: 100), .height(Self.rowHeight), .opacity(0))
            h.text(Room.fit(row.label, in: 162, size: 13), x: 0, y: middle + 4, size: 13)
            h.line(.class("kl"), .x1(percent: Self.first), .x2(percent: Self.last), .y1(middle), .y2(middle))
            for degree in scale.indices {
                h.circle(.class("k0"), .cx(percent: place(degree)), .cy(middle), .r(3.5))
            }
            if let before = row.before, before != row.degree {
                h.line(
                    .class("kl"), .x1(percent: place(before)), .x2(percent: place(row.degree)), .y1(middle),
                    .y2(middle), .strokeWidth(4))
                h.circle(.class("k2"), .cx(percent: place(before)), .cy(middle), .r(5))
            }
            h.circle(.class(row.degree == 0 ? "ka" : "k4"), .cx(percent: place(row.degree)), .cy(middle), .r(7))
        }
    }

    private func said(_ degree: Int) -> String {
        "\(degree)" + (scale.indices.contains(degree) ? ", \(scale[degree])" : "")
    }

    var table: DataTable {
        DataTable(
            caption: words.tableCaption, columns: titles.map { .init($0) },
            rows: rows.map { row in
                .init(
                    .init(row.label, href: row.href),
                    ([said(row.degree), row.before.map(said) ?? "–"] + row.details).map { .init($0) })
            })
    }
}
