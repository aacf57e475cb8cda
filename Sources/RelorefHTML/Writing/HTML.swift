/// A page while it is being written: bytes ready to be sent, in which every text is escaped.
///
/// Each HTML element is a method with two forms: `h.p("texte", .class("muted"))`, and
/// `h.div(.class("row")) { h.p("texte") }`. No method takes unescaped text that is only known when the program runs.
package final class HTML {
    @exclusivity(unchecked) private var page: PageBytes

    package init(capacity: Int = 16_384) {
        page = PageBytes(capacity: capacity)
    }

    package var bytes: [UInt8] { page.array }
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package func doctype() { raw("<!doctype html>") }

    /// Text is shown exactly as it was typed, whatever characters it holds; invisible control characters are left out.
    package func text(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            guard let start = utf8.baseAddress else { return }
            var unwritten = 0
            var index = 0
            while index < utf8.count {
                let byte = utf8[index]
                guard !Escape.isPlain(byte) else {
                    index += 1
                    continue
                }
                let following = index + 1 < utf8.count ? utf8[index + 1] : 0
                guard let (replacement, width) = Escape.replacement(of: byte, before: following) else {
                    index += 1
                    continue
                }
                page.append(start + unwritten, count: index - unwritten)
                raw(replacement)
                index += width
                unwritten = index
            }
            page.append(start + unwritten, count: utf8.count - unwritten)
        }
    }

    /// Markup that stands in the program's own source, never made of what somebody typed.
    package func raw(_ literal: StaticString) {
        page.append(literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    @inline(__always)
    func mark(_ byte: Unicode.Scalar) { page.append(UInt8(ascii: byte)) }

    /// A part written apart takes its place in the page; it was escaped when it was written.
    package func append(_ other: HTML) {
        precondition(other !== self, "a page is not part of itself")
        page.append(other.page)
    }

    func element(_ name: StaticString, _ attributes: [Attribute?], _ content: () -> Void) {
        open(name, attributes)
        content()
        close(name)
    }

    func element(_ name: StaticString, _ attributes: [Attribute?], _ content: String) {
        open(name, attributes)
        text(content)
        close(name)
    }

    func open(_ name: StaticString, _ attributes: [Attribute?], end: StaticString = ">") {
        mark("<")
        raw(name)
        for case let attribute? in attributes { attribute.write(into: self) }
        raw(end)
    }

    private func close(_ name: StaticString) {
        raw("</")
        raw(name)
        mark(">")
    }
}
