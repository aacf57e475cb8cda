@testable import RelorefHTML
import Testing

struct TileGridTests {
    @Test func `the map has the 101 départements, each in its own cell`() {
        let metropole = (1...95).filter { $0 != 20 }.map { $0 < 10 ? "0\($0)" : String($0) } + ["2A", "2B"]
        let codes = Set(metropole + ["971", "972", "973", "974", "976"])
        #expect(codes.count == 101)
        #expect(FranceGrid.cells.count == 101)
        #expect(Set(FranceGrid.cells.map(\.code)) == codes)
        #expect(Set(FranceGrid.cells.map { [$0.column, $0.row] }).count == 101)
        for cell in FranceGrid.cells {
            #expect((0..<FranceGrid.columns).contains(cell.column) && (0..<FranceGrid.rows).contains(cell.row))
        }
    }

    @Test func `an empty département shows its code, the others their figure and their code`() throws {
        let h = HTML()
        Sample.tileGrid([("77", 11), ("69", 16)]).write(into: h)
        let drawing = try #require(Reading.root(of: h.string).all("svg").first)
        #expect(
            drawing.all("a").map { $0.all("text").map(\.text) }.sorted { $0[1] < $1[1] } == [
                ["16", "69"], ["11", "77"],
            ])
        let words = drawing.all("text").map(\.text)
        for cell in FranceGrid.cells { #expect(words.contains(cell.code)) }
        #expect(drawing.all("rect").filter { $0.classes == ["k0"] }.count == 99)
    }

    @Test func `a code that the map does not have stays in the table`() throws {
        let h = HTML()
        Sample.tileGrid([("77", 11), ("987", 2)]).write(into: h)
        let root = try Reading.root(of: h.string)
        #expect(root.all("svg")[0].all("a").count == 1)
        #expect(
            root.all("tbody")[0].all("tr").map { $0.all("th")[0].text } == [
                "Département 77 (77)", "Département 987 (987)",
            ])
        #expect(root.all("tfoot")[0].all("td").map(\.text) == ["13", "52"])
    }

    @Test(arguments: [
        ([5.0], [5.0...5.0]), ([3, 3, 3], [3...3]), ([1, 2], [1...1, 2...2]),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1...2, 3...4, 5...6, 7...8, 9...10]), ([0, 0, 4], [4...4]), ([], []),
    ])
    func `classes hold about as many départements each`(_ values: [Double], _ ranges: [ClosedRange<Double>]) {
        #expect(TileClasses(values).ranges == ranges)
    }

    @Test func `every value has one class, and a larger value never a paler shade`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("classes seed: \(seed)")
        var random = RandomTexts(seed: seed)
        for _ in 0..<500 {
            let values = (0..<Int.random(in: 1...101, using: &random)).map { _ in
                Double(Int.random(in: 1...30, using: &random))
            }
            let classes = TileClasses(values)
            #expect((1...5).contains(classes.ranges.count), "seed \(seed)")
            for value in values {
                #expect(classes.ranges.filter { $0.contains(value) }.count == 1, "seed \(seed)")
            }
            let shades = values.sorted().map(classes.shade(of:))
            #expect(shades == shades.sorted(), "seed \(seed)")
        }
    }
}
