/// A map of France with one square for each département, so that Paris weighs as much to the eye as Creuse.
package struct TileGrid: Sendable {
    /// One département and its figure.
    package struct Tile: Sendable {
        /// 01 to 976.
        package let code: String
        package let name: String
        package let value: Double
        package let href: String?
        /// What the link is called: « Seine-et-Marne : 11 logements-relais, 42 places ».
        package let label: String
        /// Other figures of the département, for the table's further columns.
        package let more: [Double]

        package init(
            code: String, name: String, value: Double, href: String? = nil, label: String, more: [Double] = []
        ) {
            self.code = code
            self.name = name
            self.value = value
            self.href = href
            self.label = label
            self.more = more
        }
    }

    package let words: ChartWords
    package let measure: Measure
    package let tiles: [Tile]
    /// The département, the value, then each further figure.
    package let titles: [String]
    /// « 19 départements »; nil when the values cannot be added up, such as shares.
    package let total: String?

    /// - Parameter tiles: one for each département that has a figure; the others count as zero.
    package init(_ words: ChartWords, _ measure: Measure, _ tiles: [Tile], titles: [String], total: String? = nil) {
        self.words = words
        self.measure = measure
        self.tiles = tiles.filter { $0.value != 0 }
        self.titles = titles
        self.total = total
    }

    package func write(into h: HTML) {
        guard !tiles.isEmpty else { return ChartFrame.writeNothing(words, into: h) }
        let legend = TileLegend(classes: classes, measure: measure)
        ChartFrame(
            words: words, hasLinks: tiles.contains { $0.href != nil },
            height: Self.bottom + legend.height, width: TileLegend.width
        ).write(into: h, tables: [table]) {
            let byCode = Dictionary(tiles.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
            for cell in FranceGrid.cells where byCode[cell.code] == nil { writeEmpty(cell, into: h) }
            for cell in FranceGrid.cells {
                if let tile = byCode[cell.code] { write(tile, at: cell, into: h) }
            }
            legend.write(into: h, top: Self.bottom)
        }
    }

    private static let pitch = 26.0
    private static let side = 24.0
    private static let bottom = Double(FranceGrid.rows) * pitch + 8

    private var classes: TileClasses { TileClasses(tiles.map(\.value)) }

    private func writeEmpty(_ cell: FranceGrid.Cell, into h: HTML) {
        let (x, y) = (Double(cell.column) * Self.pitch, Double(cell.row) * Self.pitch)
        h.rect(.class("k0"), .x(x + 0.5), .y(y + 0.5), .width(Self.side - 1), .height(Self.side - 1), .rx(2))
        h.text(cell.code, x: x + 12, y: y + 16, size: 11.5, .class("tc tm"))
    }

    private func write(_ tile: Tile, at cell: FranceGrid.Cell, into h: HTML) {
        let (x, y) = (Double(cell.column) * Self.pitch, Double(cell.row) * Self.pitch)
        let shade = classes.shade(of: tile.value)
        let ink = TileClasses.ink(on: shade)
        let value = measure.text(tile.value)
        let isTight = Room.width(of: value, size: 11.5) > Self.side - 2
        h.mark(leadingTo: tile.href, named: tile.label) {
            h.rect(.class("k\(shade)"), .x(x), .y(y), .width(Self.side), .height(Self.side), .rx(2))
            h.text(
                value, x: x + 12, y: y + 11, size: 11.5, .class("tc tb" + ink),
                isTight ? .textLength(Self.side - 2) : nil, isTight ? .lengthAdjust("spacingAndGlyphs") : nil)
            h.text(cell.code, x: x + 12, y: y + 21.5, size: 11.5, .class("tc" + ink))
        }
    }

    /// Départements from the highest figure to the lowest; a code that the map does not have stays in the table.
    var table: DataTable {
        let sorted = tiles.sorted { ($1.value, $0.code) < ($0.value, $1.code) }
        let further = 0..<max(titles.count - 2, 0)
        func row(_ header: String, _ value: Double, _ more: [Double], href: String? = nil) -> DataTable.Row {
            .init(
                .init(header),
                [.init(measure.text(value), href: href)]
                    + further.map { .init(more.indices.contains($0) ? measure.text(more[$0]) : "") })
        }
        return DataTable(
            caption: words.tableCaption,
            columns: titles.enumerated().map { .init($0.element, isNumber: $0.offset > 0) },
            rows: sorted.map { row("\($0.name) (\($0.code))", $0.value, $0.more, href: $0.href) },
            foot: total.map { total in
                row(
                    total, tiles.reduce(0) { $0 + $1.value },
                    further.map { index in
                        tiles.reduce(0) { $0 + ($1.more.indices.contains(index) ? $1.more[index] : 0) }
                    })
            })
    }
}
