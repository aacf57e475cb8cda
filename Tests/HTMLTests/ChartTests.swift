import RelorefHTML
import Testing

/// What is true of every chart.
struct ChartTests {
    /// A chart as the reader finds it.
    struct Sight: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let write: @Sendable (HTML) throws -> Void

        init(_ name: String, _ write: @escaping @Sendable (HTML) throws -> Void) {
            testDescription = name
            self.write = write
        }

        func figure() throws -> Reading.Element {
            let h = HTML()
            try write(h)
            return try #require(Reading.root(of: h.string).all("figure").first)
        }
    }

    static var filled: [Sight] {
        [
            Sight("map") { Sample.tileGrid(Sample.relays).write(into: $0) },
            Sight("map without links") { Sample.tileGrid(Sample.relays, linked: false).write(into: $0) },
            Sight("bars") { Sample.bars(Sample.exits).write(into: $0) },
            Sight("trend") { Sample.trend(Sample.employment).write(into: $0) },
            Sight("bullet") { Sample.bullet(Sample.convention).write(into: $0) },
            Sight("funnel") { Sample.funnel(Sample.candidacies).write(into: $0) },
            Sight("sankey") { try Sample.sankey(Sample.flows).write(into: $0) },
            Sight("gantt") { Sample.gantt(Sample.stays).write(into: $0) },
        ]
    }

    static var empty: [Sight] {
        [
            Sight("map") { Sample.tileGrid([("77", 0)]).write(into: $0) },
            Sight("bars") { Sample.bars([.init("Bail direct", 0)]).write(into: $0) },
            Sight("no bar") { Sample.bars([]).write(into: $0) },
            Sight("trend") { Sample.trend([.init("2004", part: 0, of: 0)]).write(into: $0) },
            Sight("bullet") { Sample.bullet([]).write(into: $0) },
            Sight("funnel") { Sample.funnel([.init("Proposés", 0)]).write(into: $0) },
            Sight("sankey") { try Sample.sankey([.init(from: "cada", to: "idf", count: 0)]).write(into: $0) },
            Sight("gantt") { Sample.gantt([.init("Relais 77-014", [])]).write(into: $0) },
        ]
    }

    @Test(arguments: filled) func `every id is met once`(_ sight: Sight) throws {
        let figure = try sight.figure()
        let ids = figure.everything.compactMap { $0.attribute("id") }
        #expect(!ids.isEmpty)
        #expect(Set(ids).count == ids.count)
        let referred = figure.everything.flatMap { element in
            (element.attribute("aria-labelledby") ?? "").split(separator: " ").map(String.init)
                + (element.attribute("class") == "skip vh"
                    ? [String(element.attribute("href")?.dropFirst() ?? "")] : [])
        }
        #expect(!referred.isEmpty && Set(referred).isSubset(of: ids))
    }

    @Test(arguments: filled) func `nothing is styled in the page itself`(_ sight: Sight) throws {
        for element in try sight.figure().everything {
            #expect(element.attribute("style") == nil)
            #expect(Set(element.attributes.map(\.name)).count == element.attributes.count, "\(element.name)")
        }
    }

    @Test(arguments: filled) func `only classes of the stylesheet are used`(_ sight: Sight) throws {
        let known: Set<Substring> = [
            "chart", "skip", "vh", "wide", "tbl", "stack", "n", "k0", "k1", "k2", "k3", "k4", "k5", "ka", "kb", "kz",
            "kl", "tm", "tb", "tc", "on", "on3", "halo", "desk", "phone",
        ]
        #expect(try Set(sight.figure().everything.flatMap(\.classes)).isSubset(of: known))
    }

    @Test(arguments: filled) func `words are at least 11 pixels high`(_ sight: Sight) throws {
        let sizes = try sight.figure().everything.compactMap { $0.attribute("font-size") }.compactMap(Double.init)
        #expect(try #require(sizes.min()) >= 11)
    }

    @Test(arguments: filled) func `a drawing with links is a group, the others are pictures`(_ sight: Sight) throws {
        let figure = try sight.figure()
        let drawing = try #require(figure.all("svg").first)
        let links = drawing.all("a")
        #expect(drawing.attribute("role") == (links.isEmpty ? "img" : "group"))
        #expect(links.allSatisfy { !($0.attribute("aria-label") ?? "").isEmpty && $0.attribute("href") != nil })
        #expect(drawing.all("desc").count == (links.isEmpty ? 1 : 0))
        #expect(figure.all("a").contains { $0.classes.contains("skip") } == !links.isEmpty)
    }

    @Test(arguments: filled) func `the numbers on the marks are those of the table`(_ sight: Sight) throws {
        let figure = try sight.figure()
        let table = Set(figure.all("table").flatMap { $0.all("td") + $0.all("th") }.map(\.text))
        // Bold words on a drawing are its values and the names of its rows.
        let bold = figure.all("svg").prefix(1).flatMap { $0.all("text") + $0.all("tspan") }
            .filter { $0.classes.contains("tb") }.map(\.text)
            .filter { $0 != "Aujourd’hui" }
        #expect(!bold.isEmpty)
        for word in bold { #expect(table.contains { $0 == word || $0.hasPrefix(word + ",") }, "\(word)") }
    }

    @Test(arguments: empty) func `nothing to draw is said in a sentence`(_ sight: Sight) throws {
        let figure = try sight.figure()
        #expect(figure.all("svg").isEmpty)
        #expect(figure.all("p").map(\.text) == ["Rien à montrer pour cette période."])
        #expect(figure.all("b").count == 1)
    }

    @Test func `two charts of one page share no id`() throws {
        let h = HTML()
        Sample.tileGrid(Sample.relays).write(into: h)
        Sample.bars(Sample.exits).write(into: h)
        Sample.gantt(Sample.stays).write(into: h)
        let ids = try Reading.root(of: h.string).everything.compactMap { $0.attribute("id") }
        #expect(ids.count > 5 && Set(ids).count == ids.count)
    }

    @Test func `what was typed in a label cannot act in a drawing`() throws {
        let h = HTML()
        Sample.bars([.init("<script>alert(1)</script>", 3, href: "javascript:alert(1)")]).write(into: h)
        let root = try Reading.root(of: h.string)
        #expect(root.all("script").isEmpty)
        #expect(root.all("svg")[0].all("a")[0].attribute("href") == "#")
    }
}
