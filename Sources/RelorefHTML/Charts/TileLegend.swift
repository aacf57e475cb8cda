/// What each shade of the map stands for: the lowest and the highest value met in it.
struct TileLegend {
    static let width = Double(FranceGrid.columns) * 26

    let classes: TileClasses
    let measure: Measure

    private var labels: [String] {
        classes.ranges.map { range in
            let low = measure.text(range.lowerBound)
            let high = measure.text(range.upperBound)
            return low == high ? low : "\(low)–\(high)"
        }
    }

    /// Wide enough for the longest label, so that labels never touch.
    private var step: Double {
        max(labels.map { Room.width(of: $0, size: 11.5) + 10 }.max() ?? 0, 48)
    }

    private var perRow: Int { max(Int(Self.width / step), 1) }

    var height: Double { Double((labels.count + perRow - 1) / perRow) * 34 }

    func write(into h: HTML, top: Double) {
        for (index, label) in labels.enumerated() {
            let x = Double(index % perRow) * step
            let y = top + Double(index / perRow) * 34
            h.rect(.class("k\(classes.shade(ofClass: index))"), .x(x), .y(y), .width(step - 1), .height(9))
            h.text(label, x: x, y: y + 23, size: 11.5, .class("tm"))
        }
    }
}
