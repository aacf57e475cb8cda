@testable import RelorefHTML
import Testing

struct TimeChartTests {
    @Test func `stays that overlap are drawn one under the other`() {
        let lanes = GanttDrawing.lanes(of: [
            Sample.stay(60, 300, "a"), Sample.stay(250, 364, "b"), Sample.stay(10, 12, "c"), Sample.stay(301, 310, "d"),
            Sample.stay(300, 301, "e"),
        ])
        #expect(lanes.map { $0.map(\.label) } == [["c", "a", "d"], ["b"], ["e"]])
    }

    @Test func `a stay that began before the window starts at its edge`() throws {
        let h = HTML()
        Sample.gantt([.init("77-014", [Sample.stay(-20, 72, "MLN-K7"), Sample.stay(-90, -50, "MLN-A1")])]).write(
            into: h)
        let root = try Reading.root(of: h.string)
        let bars = root.all("svg")[0].all("rect")
        #expect(bars.count == 1)
        #expect(bars[0].attribute("x") == "0%")
        #expect(bars[0].attribute("width") == "20%")
        #expect(root.all("tbody")[0].all("tr").map { $0.all("td")[3].text } == ["93", "41"])
    }

    @Test func `what is only foreseen is hatched`() throws {
        let h = HTML()
        Sample.gantt(Sample.stays).write(into: h)
        let drawing = try Reading.root(of: h.string).all("svg")[0]
        let pattern = try #require(drawing.all("pattern").first?.attribute("id"))
        #expect(drawing.all("rect").filter { $0.attribute("fill") == "url(#\(pattern))" }.count == 1)
    }

    @Test func `a year with nothing to count from breaks the line instead of falling to zero`() throws {
        let h = HTML()
        Sample.trend(Sample.employment).write(into: h)
        let drawing = try Reading.root(of: h.string).all("svg")[0]
        #expect(drawing.all("circle").count == 5)
        #expect(drawing.all("line").filter { $0.attribute("stroke-width") == "2" }.count == 3)
    }

    @Test func `a long series is shown whole, with words on some points only, the last one included`() throws {
        let h = HTML()
        Sample.trend((1990...2025).map { .init(String($0), part: $0 - 1980, of: 1_200) }).write(into: h)
        let root = try Reading.root(of: h.string)
        #expect(root.all("svg")[0].all("circle").count == 36)
        let years = root.all("svg")[0].all("text").map(\.text).filter { $0.count == 4 && Int($0) != nil }
        #expect(years.count < 20 && years.last == "2025")
        #expect(root.all("tbody")[0].all("tr").count == 36)
        #expect(root.all("div").first?.classes == ["wide"])
    }

    @Test(arguments: [
        (0.87, [0.0, 0.5, 1]), (87, [0, 50, 100]), (7, [0, 5, 10]), (5, [0, 2, 4, 6]), (1016, [0, 500, 1000, 1500]),
        (0, [0, 0.5, 1]), (-4, [0, 0.5, 1]), (.nan, [0, 0.5, 1]),
    ])
    func `graduations are round numbers up to the largest value`(_ largest: Double, _ ticks: [Double]) {
        let scale = Scale(upTo: largest, steps: 3)
        #expect(zip(scale.ticks, ticks).allSatisfy { abs($0 - $1) < 0.000_1 } && scale.ticks.count == ticks.count)
    }

    @Test func `categories are sorted, equal ones stay as given`() {
        let bars = Sample.bars([.init("a", 3), .init("b", 8), .init("c", 3), .init("d", 9)])
        #expect(bars.bars.map(\.label) == ["d", "b", "a", "c"])
    }

    @Test func `a ratio stays between nothing and the whole, and an empty whole draws nothing`() throws {
        func width(_ ratio: Ratio) throws -> String? {
            let h = HTML()
            ratio.write(into: h)
            return try Reading.root(of: h.string).all("rect").last?.attribute("width")
        }
        #expect(try width(Ratio(812, of: 971)) == "83.63")
        #expect(try width(Ratio(12, of: 10)) == "100")
        #expect(try width(Ratio(3, of: 0)) == nil)
    }
}
