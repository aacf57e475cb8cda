/// Where households come from and where they go: centre, relay dwelling, exit. A ribbon is as thick as it is many.
package struct Sankey: Sendable {
    /// A centre, a relay dwelling or an exit: where households are counted.
    package struct Node: Sendable {
        package let id: String
        package let label: String
        package let href: String?
        /// What is neither a success nor a stage is in ochre: destination unknown, other accommodation.
        package let isException: Bool

        package init(id: String, label: String, href: String? = nil, isException: Bool = false) {
            self.id = id
            self.label = label
            self.href = href
            self.isException = isException
        }
    }

    /// One stage of the way, with its places from top to bottom.
    package struct Column: Sendable {
        package let title: String
        package let nodes: [Node]

        package init(_ title: String, _ nodes: [Node]) {
            self.title = title
            self.nodes = nodes
        }
    }

    /// How many went from one place to the next.
    package struct Flow: Sendable {
        package let from: String
        package let to: String
        package let count: Int

        package init(from: String, to: String, count: Int) {
            self.from = from
            self.to = to
            self.count = count
        }
    }

    /// A drawing that would leave somebody out is refused.
    package enum Refusal: Error, Hashable {
        /// Two to four columns fit on a page.
        case columns(Int)
        case twoNodesNamed(String)
        case noNodeNamed(String)
        /// A flow goes from one column to the next.
        case notToTheNextColumn(from: String, to: String)
        case negative(from: String, to: String)
    }

    package let words: ChartWords
    package let style: NumberStyle
    package let columns: [Column]
    package let flows: [Flow]
    /// « Ensemble ».
    package let total: String

    package init(
        _ words: ChartWords, _ style: NumberStyle, columns: [Column], flows: [Flow], total: String
    ) throws(Refusal) {
        guard (2...4).contains(columns.count) else { throw .columns(columns.count) }
        var columnOf: [String: Int] = [:]
        for (index, column) in columns.enumerated() {
            for node in column.nodes where columnOf.updateValue(index, forKey: node.id) != nil {
                throw .twoNodesNamed(node.id)
            }
        }
        for flow in flows {
            guard let from = columnOf[flow.from] else { throw .noNodeNamed(flow.from) }
            guard let to = columnOf[flow.to] else { throw .noNodeNamed(flow.to) }
            guard to == from + 1 else { throw .notToTheNextColumn(from: flow.from, to: flow.to) }
            guard flow.count >= 0 else { throw .negative(from: flow.from, to: flow.to) }
        }
        self.words = words
        self.style = style
        self.columns = columns
        self.flows = flows
        self.total = total
    }

    package func write(into h: HTML) {
        let (wide, narrow) = (layout(.wide), layout(.narrow))
        guard !wide.ribbons.isEmpty else { return ChartFrame.writeNothing(words, into: h) }
        ChartFrame(
            words: words, hasLinks: wide.boxes.contains { $0.count > 0 && $0.node.href != nil }, isWide: true,
            height: wide.height, width: SankeyLayout.Shape.wide.width,
            narrow: ChartFrame.Narrow(width: SankeyLayout.Shape.narrow.width, height: narrow.height) {
                write(narrow, .narrow, into: h) { writeLines($0, into: h) }
            }
        ).write(into: h, tables: tables) {
            write(wide, .wide, into: h) { writeLabel($0, into: h) }
        }
    }

    private func layout(_ shape: SankeyLayout.Shape) -> SankeyLayout {
        SankeyLayout(columns: columns, flows: flows, in: shape)
    }

    private func write(
        _ layout: SankeyLayout, _ shape: SankeyLayout.Shape, into h: HTML, label: (SankeyLayout.Box) -> Void
    ) {
        for ribbon in layout.ribbons { write(ribbon, into: h) }
        for box in layout.boxes where box.count > 0 {
            let fill = box.node.isException ? "ka" : ["k4", "k3", "k5", "k5"][box.column]
            h.mark(leadingTo: box.node.href, named: "\(box.node.label), \(style.number(box.count))") {
                h.rect(
                    .class(fill), .x(box.x), .y(box.y), .width(SankeyLayout.thickness), .height(max(box.height, 1)))
                label(box)
            }
        }
        for (index, column) in columns.enumerated() {
            h.text(column.title, x: shape.x(ofColumn: index, of: columns.count), y: 12, size: 12, .class("tm"))
        }
    }

    private func write(_ ribbon: SankeyLayout.Ribbon, into h: HTML) {
        let fill = ribbon.isException ? "kz" : ribbon.column == 0 ? "k1" : "k2"
        h.path(.class(fill), .d(ribbon.path))
    }

    private func writeLabel(_ box: SankeyLayout.Box, into h: HTML) {
        let count = style.number(box.count)
        let x = box.x + SankeyLayout.thickness + 7
        let room = SankeyLayout.Shape.wide.room(afterColumn: box.column, of: columns.count)
        let middle = box.y + box.height / 2
        if box.height >= 34 {
            h.text(count, x: x, y: middle - 2, size: 13, .class("tb"))
            h.text(Room.fit(box.node.label, in: room, size: 12.5), x: x, y: middle + 14, size: 12.5)
        } else {
            let label = Room.fit(box.node.label, in: room - Room.width(of: count + " ", size: 12.5), size: 12.5)
            h.text(x: x, y: middle + 4, size: 12.5) {
                h.tspan(count, .class("tb"))
                h.text(" " + label)
            }
        }
    }

    /// On a telephone: the number and as many words as follow it, the others below.
    private func writeLines(_ box: SankeyLayout.Box, into h: HTML) {
        let (first, second) = lines(box)
        let x = box.x + SankeyLayout.thickness + 5
        let middle = box.y + box.height / 2
        h.text(x: x, y: second.isEmpty ? middle + 4 : middle - 3, size: Self.narrowSize) {
            h.tspan(style.number(box.count), .class("tb"))
            h.text(first.isEmpty ? "" : " " + first)
        }
        if !second.isEmpty { h.text(second, x: x, y: middle + 11, size: Self.narrowSize) }
    }

    static let narrowSize = 12.5

    /// A label's words beside its number, and those that have no room there; what no line holds is cut.
    func lines(_ box: SankeyLayout.Box) -> (first: String, second: String) {
        let room = SankeyLayout.Shape.narrow.room(afterColumn: box.column, of: columns.count)
        var first: [Substring] = []
        var rest = box.node.label.split(separator: " ")[...]
        while let word = rest.first {
            let line = ([style.number(box.count)] + (first + [word]).map(String.init)).joined(separator: " ")
            guard Room.width(of: line, size: Self.narrowSize) <= room else { break }
            first.append(word)
            rest = rest.dropFirst()
        }
        return (
            first.joined(separator: " "), Room.fit(rest.joined(separator: " "), in: room, size: Self.narrowSize)
        )
    }

    /// One table for each step, where from in rows and where to in columns, with the sums of both.
    var tables: [DataTable] {
        zip(columns, columns.dropFirst()).map { from, to in
            func count(_ source: Node?, _ target: Node?) -> String {
                let those = flows.filter { flow in
                    (source.map { $0.id == flow.from } ?? from.nodes.contains { $0.id == flow.from })
                        && (target.map { $0.id == flow.to } ?? to.nodes.contains { $0.id == flow.to })
                }
                return style.number(those.reduce(0) { $0 + $1.count })
            }
            func row(_ header: String, _ source: Node?) -> DataTable.Row {
                .init(header, to.nodes.map { count(source, $0) } + [count(source, nil)])
            }
            return DataTable(
                caption: "\(words.tableCaption) (\(from.title), \(to.title))",
                columns: [.init(from.title)] + to.nodes.map { .init($0.label, isNumber: true) }
                    + [.init(total, isNumber: true)],
                rows: from.nodes.map { row($0.label, $0) }, foot: row(total, nil))
        }
    }
}
