@testable import RelorefHTML
import Testing

struct SankeyTests {
    @Test func `the ribbons at a box add up to its height, and those of a box to its people`() throws {
        let sankey = try Sample.sankey(Sample.flows)
        let layout = SankeyLayout(columns: sankey.columns, flows: sankey.flows)
        for box in layout.boxes {
            let arriving = layout.ribbons.filter { $0.flow.to == box.node.id }
            let leaving = layout.ribbons.filter { $0.flow.from == box.node.id }
            for side in [arriving, leaving] where !side.isEmpty {
                #expect(abs(side.reduce(0) { $0 + $1.thickness } - box.height) < 0.001, "\(box.node.id)")
                #expect(side.reduce(0) { $0 + $1.flow.count } == box.count)
            }
            for tops in [arriving.map { ($0.rightTop, $0.thickness) }, leaving.map { ($0.leftTop, $0.thickness) }] {
                var edge = box.y
                for (top, thickness) in tops.sorted(by: { $0.0 < $1.0 }) {
                    #expect(abs(top - edge) < 0.001, "ribbons touch and do not overlap at \(box.node.id)")
                    edge = top + thickness
                }
            }
        }
        #expect(layout.boxes.filter { $0.column == 0 }.reduce(0) { $0 + $1.count } == 631)
        #expect(layout.boxes.filter { $0.column == 2 }.reduce(0) { $0 + $1.count } == 631)
    }

    @Test func `ribbons leave a box in the order of their targets`() throws {
        let sankey = try Sample.sankey(Sample.flows.shuffled())
        let layout = SankeyLayout(columns: sankey.columns, flows: sankey.flows)
        let order = layout.boxes.map(\.node.id)
        for box in layout.boxes {
            let leaving = layout.ribbons.filter { $0.flow.from == box.node.id }.sorted { $0.leftTop < $1.leftTop }
            let ranks = leaving.compactMap { order.firstIndex(of: $0.flow.to) }
            #expect(ranks == ranks.sorted())
        }
    }

    @Test func `boxes of a column do not touch and stay in the drawing`() throws {
        let sankey = try Sample.sankey(Sample.flows + [.init(from: "huda", to: "idf", count: 4_000)])
        let layout = SankeyLayout(columns: sankey.columns, flows: sankey.flows)
        for (above, below) in zip(layout.boxes, layout.boxes.dropFirst()) where above.column == below.column {
            #expect(above.y + above.height + 12 < below.y)
        }
        #expect(layout.boxes.allSatisfy { $0.y + $0.height < layout.height && $0.y > 14 })
    }

    @Test func `on a telephone every label has its room, beside and below its number`() throws {
        let sankey = try Sample.sankey(Sample.flows)
        let shape = SankeyLayout.Shape.narrow
        let layout = SankeyLayout(columns: sankey.columns, flows: sankey.flows, in: shape)
        for box in layout.boxes {
            let room = shape.room(afterColumn: box.column, of: 3)
            let (first, second) = sankey.lines(box)
            #expect(Room.width(of: "\(box.count) \(first)", size: Sankey.narrowSize) <= room, "\(box.node.label)")
            #expect(Room.width(of: second, size: Sankey.narrowSize) <= room, "\(box.node.label)")
            #expect(box.y + box.height / 2 + 14 < layout.height)
        }
        // Two lines of one box never touch those of the next.
        for (above, below) in zip(layout.boxes, layout.boxes.dropFirst()) where above.column == below.column {
            #expect(below.y + below.height / 2 - above.y - above.height / 2 > 30)
        }
        let unknown = try #require(layout.boxes.first { $0.node.id == "inc" })
        #expect(sankey.lines(unknown).first == "destination" && sankey.lines(unknown).second == "inconnue")
        #expect(layout.boxes.allSatisfy { $0.x + 10 < shape.width - 80 })
        let page = HTML()
        sankey.write(into: page)
        #expect(page.string.contains("<div class=\"phone\">"))
    }

    @Test func `households still in a relay dwelling are counted there`() throws {
        let sankey = try Sample.sankey([
            .init(from: "cada", to: "idf", count: 10), .init(from: "idf", to: "pub", count: 4),
        ])
        let layout = SankeyLayout(columns: sankey.columns, flows: sankey.flows)
        #expect(layout.boxes.map(\.count) == [10, 10, 4])
        #expect(layout.boxes[2].height < layout.boxes[1].height)
    }

    @Test func `each step's table adds up in rows and in columns`() throws {
        let sankey = try Sample.sankey(Sample.flows)
        #expect(sankey.tables.count == 2)
        for table in sankey.tables {
            let rows = table.rows.map { $0.cells.compactMap { Int($0.text) } }
            let foot = try #require(table.foot).cells.compactMap { Int($0.text) }
            for row in rows { #expect(row.dropLast().reduce(0, +) == row.last) }
            for column in foot.indices { #expect(rows.reduce(0) { $0 + $1[column] } == foot[column]) }
        }
    }

    @Test(arguments: [
        (Sankey.Flow(from: "cada", to: "ailleurs", count: 1), Sankey.Refusal.noNodeNamed("ailleurs")),
        (Sankey.Flow(from: "cada", to: "pub", count: 1), .notToTheNextColumn(from: "cada", to: "pub")),
        (Sankey.Flow(from: "cada", to: "idf", count: -1), .negative(from: "cada", to: "idf")),
    ])
    func `a flow that cannot be drawn is refused, not forgotten`(_ flow: Sankey.Flow, _ refusal: Sankey.Refusal) {
        #expect(throws: refusal) { try Sample.sankey([flow]) }
    }
}
