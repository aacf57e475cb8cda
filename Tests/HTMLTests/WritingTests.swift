import RelorefHTML
import Testing

struct WritingTests {
    private func written(_ write: (HTML) -> Void) -> String {
        let h = HTML(capacity: 1)
        write(h)
        return h.string
    }

    @Test func `elements nest as their closures do`() {
        let page = written { h in
            h.doctype()
            h.html(.lang("fr")) {
                h.body {
                    h.div(.class("row"), .id("x")) { h.p("texte", .class("muted")) }
                    h.hr()
                }
            }
        }
        #expect(
            page == """
                <!doctype html><html lang="fr"><body><div class="row" id="x"><p class="muted">texte</p></div><hr>\
                </body></html>
                """)
    }

    @Test(arguments: [true, false])
    func `an attribute may depend on a condition`(_ isLate: Bool) {
        let page = written { h in
            h.option("Melun", .value(77), isLate ? .selected : nil)
            h.p("à jour", isLate ? .class("late") : nil)
        }
        #expect(
            page
                == (isLate
                    ? "<option value=\"77\" selected>Melun</option><p class=\"late\">à jour</p>"
                    : "<option value=\"77\">Melun</option><p>à jour</p>"))
    }

    @Test func `marks of a drawing close themselves`() {
        let page = written { h in
            h.svg(.viewBox(width: 338, height: 6.5)) { h.rect(.x(0.125), .y(-3), .width(100), .height(12.30)) }
        }
        #expect(
            page == """
                <svg viewBox="0 0 338 6.5"><rect x="0.13" y="-3" width="100" height="12.3"/></svg>
                """)
    }

    @Test func `a length that is not a number is zero`() {
        #expect(written { $0.circle(.r(.nan), .cx(.infinity), .cy(1e300)) } == "<circle r=\"0\" cx=\"0\" cy=\"0\"/>")
    }

    @Test func `a note that begins with an empty line keeps it`() {
        #expect(written { $0.textarea("\nbonjour", .name("note")) } == "<textarea name=\"note\">\n\nbonjour</textarea>")
        #expect(written { $0.textarea("bonjour") } == "<textarea>bonjour</textarea>")
    }

    @Test func `a part written apart takes its place, escaped once`() {
        let part = HTML()
        part.p("a & b")
        #expect(written { h in h.div { h.append(part) } } == "<div><p>a &amp; b</p></div>")
    }

    @Test func `a page grows beyond the room it was given`() {
        let h = HTML(capacity: 0)
        for number in 0..<5_000 { h.li(String(number)) }
        #expect(h.string == (0..<5_000).map { "<li>\($0)</li>" }.joined())
        #expect(h.bytes.count == h.string.utf8.count)
    }

    @Test func `a program of the page is a file`() {
        #expect(written { $0.script(src: "/rl.js", .defer) } == "<script src=\"/rl.js\" defer></script>")
    }

    @Test func `words in a drawing are never under 11 pixels`() {
        #expect(written { $0.text("7", x: 1, y: 2, size: 6) } == "<text x=\"1\" y=\"2\" font-size=\"11\">7</text>")
    }
}
