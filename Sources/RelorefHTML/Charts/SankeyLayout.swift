/// Where each stage and each ribbon of a flow drawing stands, in pixels.
///
/// Columns are stacked in the order given and centred; ribbons leave a box in the order of their targets and reach one
/// in the order of their sources, which is enough for six boxes a column.
struct SankeyLayout {
    /// A place as it is drawn.
    struct Box {
        let node: Sankey.Node
        let column: Int
        let x: Double
        let y: Double
        let height: Double
        /// Those who arrived, or those who left when they are more (the first column has no arrivals).
        let count: Int
    }

    /// A flow as it is drawn.
    struct Ribbon {
        /// That it leaves.
        let column: Int
        let flow: Sankey.Flow
        let left: Double
        let right: Double
        let leftTop: Double
        let rightTop: Double
        let thickness: Double
        let isException: Bool

        var path: String {
            let middle = Length.text((left + right) / 2)
            let (x0, x1) = (Length.text(left), Length.text(right))
            let (y0, y1) = (Length.text(leftTop), Length.text(rightTop))
            let (low0, low1) = (Length.text(leftTop + thickness), Length.text(rightTop + thickness))
            return "M\(x0) \(y0)C\(middle) \(y0) \(middle) \(y1) \(x1) \(y1)"
                + "V\(low1)C\(middle) \(low1) \(middle) \(low0) \(x0) \(low0)Z"
        }
    }

    /// The measures of a page, and of a telephone, where a label takes two lines.
    struct Shape {
        let width: Double
        /// What the last column's labels need.
        let lastLabel: Double
        /// Between two boxes of a column.
        let gap: Double

        static let wide = Shape(width: 600, lastLabel: 194, gap: 18)
        static let narrow = Shape(width: 328, lastLabel: 118, gap: 34)

        func x(ofColumn index: Int, of count: Int) -> Double {
            Double(index) * (width - lastLabel - SankeyLayout.thickness) / Double(max(count - 1, 1))
        }

        func room(afterColumn index: Int, of count: Int) -> Double {
            let end = index == count - 1 ? width : x(ofColumn: index + 1, of: count)
            return end - x(ofColumn: index, of: count) - SankeyLayout.thickness - 12
        }
    }

    static let thickness = 10.0
    private static let top = 24.0

    let height: Double
    let boxes: [Box]
    let ribbons: [Ribbon]

    init(columns: [Sankey.Column], flows: [Sankey.Flow], in shape: Shape = .wide) {
        let flows = flows.filter { $0.count > 0 }
        let arrived = Dictionary(flows.map { ($0.to, $0.count) }, uniquingKeysWith: +)
        let left = Dictionary(flows.map { ($0.from, $0.count) }, uniquingKeysWith: +)
        func count(_ node: Sankey.Node) -> Int { max(arrived[node.id] ?? 0, left[node.id] ?? 0) }

        func sum(_ stack: [Sankey.Node]) -> Int { stack.reduce(0) { $0 + count($1) } }
        func gaps(_ stack: [Sankey.Node]) -> Double { Double(max(stack.count - 1, 0)) * shape.gap }

        let stacks = columns.map { $0.nodes.filter { count($0) > 0 } }
        let most = stacks.map(\.count).max() ?? 0
        let room = max(302, 150 + Double(most) * shape.gap * 1.5)
        // The last label is centred on its box, which may be thinner than its lines.
        height = Self.top + room + shape.gap / 2
        let perPerson = stacks.map { (room - gaps($0)) / Double(max(sum($0), 1)) }.min() ?? 0

        boxes = stacks.enumerated().flatMap { index, stack -> [Box] in
            let filled = Double(sum(stack)) * perPerson
            var y = Self.top + (room - filled - gaps(stack)) / 2
            return stack.map { node -> Box in
                let box = Box(
                    node: node, column: index, x: shape.x(ofColumn: index, of: columns.count), y: y,
                    height: Double(count(node)) * perPerson, count: count(node))
                y += box.height + shape.gap
                return box
            }
        }
        ribbons = Self.ribbons(flows, between: boxes, perPerson: perPerson)
    }

    private static func ribbons(
        _ flows: [Sankey.Flow], between boxes: [Box], perPerson: Double
    ) -> [Ribbon] {
        let rank = Dictionary(
            boxes.enumerated().map { ($0.element.node.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var nextLeft = Dictionary(boxes.map { ($0.node.id, $0.y) }, uniquingKeysWith: { first, _ in first })
        var nextRight = nextLeft
        let sorted = flows.sorted {
            (rank[$0.from] ?? 0, rank[$0.to] ?? 0) < (rank[$1.from] ?? 0, rank[$1.to] ?? 0)
        }
        return sorted.compactMap { flow in
            guard let from = rank[flow.from].map({ boxes[$0] }), let to = rank[flow.to].map({ boxes[$0] }),
                let leftTop = nextLeft[flow.from], let rightTop = nextRight[flow.to]
            else { return nil }
            let thickness = Double(flow.count) * perPerson
            nextLeft[flow.from] = leftTop + thickness
            nextRight[flow.to] = rightTop + thickness
            return Ribbon(
                column: from.column, flow: flow, left: from.x + Self.thickness, right: to.x, leftTop: leftTop,
                rightTop: rightTop, thickness: thickness, isException: to.node.isException)
        }
    }
}
