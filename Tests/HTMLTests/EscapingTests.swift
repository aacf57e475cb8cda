import RelorefHTML
import Testing

struct EscapingTests {
    @Test func `any text comes back from the page as it was typed`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("escaping seed: \(seed)")
        var random = RandomTexts(seed: seed)
        for _ in 0..<2_000 {
            let text = random.text()
            let h = HTML()
            h.p(text)
            let root = try Reading.root(of: h.string)
            #expect(root.text.unicodeScalars.elementsEqual(text.visible.unicodeScalars), "seed \(seed)")
            #expect(root.everything.map(\.name) == ["", "p"], "seed \(seed)")
        }
    }

    @Test func `any attribute value stays inside its attribute`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("attribute seed: \(seed)")
        var random = RandomTexts(seed: seed)
        for _ in 0..<2_000 {
            let text = random.text()
            let h = HTML()
            h.input(.type("text"), .value(text), .required)
            let input = try #require(Reading.root(of: h.string).all("input").first)
            #expect(input.attributes.map(\.name) == ["type", "value", "required"], "seed \(seed)")
            let value = try #require(input.attribute("value"))
            #expect(value.unicodeScalars.elementsEqual(text.visible.unicodeScalars), "seed \(seed)")
        }
    }

    @Test func `a quote does not open a new attribute`() {
        let h = HTML()
        h.div(.title("\" onmouseover=\"alert(1)"), .data("l", "'><script>")) {}
        #expect(
            h.string
                == "<div title=\"&quot; onmouseover=&quot;alert(1)\" data-l=\"&#39;&gt;&lt;script&gt;\"></div>")
    }

    @Test func `control characters are left out and the letters around them stay`() {
        let h = HTML()
        h.text("a\u{0}b\u{1B}[2Jc\u{7F}d\u{85}e\ttab\nline é\u{A0}»")
        #expect(h.string == "ab[2Jcde\ttab\nline é\u{A0}»")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "\u{1}javascript:alert(1)",
        "java\nscript:alert(1)", "java\tscript:alert(1)", "java\u{7F}script:alert(1)", "java\u{9F}script:alert(1)",
        "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "blob:x",
    ])
    func `an address that would run a program leads nowhere`(_ address: String) {
        let h = HTML()
        h.a("ici", .href(address))
        h.form(.action(address)) {}
        h.button("ok", .formaction(address))
        h.img(.src(address), .alt(""))
        #expect(
            h.string == """
                <a href="#">ici</a><form action="#"></form><button formaction="#">ok</button><img src="#" alt="">
                """)
    }

    @Test(arguments: [
        "/menages/12?tri=nom&page=2", "#carte-d", "?page=2", "https://exemple.fr/a:b", "mailto:a@exemple.fr",
        "tel:+33100000000", "recherche?q=a:b", "", "12:30",
    ])
    func `an address that opens a page, a message or a call is kept`(_ address: String) throws {
        let h = HTML()
        h.a("ici", .href(address))
        let link = try #require(Reading.root(of: h.string).all("a").first)
        #expect(link.attribute("href") == (address == "12:30" ? "#" : address))
    }
}
