/// Paragraphs, lists and what stands inside a line.
extension HTML {
    package func p(_ text: String, _ attributes: Attribute?...) { element("p", attributes, text) }
    package func p(_ attributes: Attribute?..., content: () -> Void) { element("p", attributes, content) }
    package func ul(_ text: String, _ attributes: Attribute?...) { element("ul", attributes, text) }
    package func ul(_ attributes: Attribute?..., content: () -> Void) { element("ul", attributes, content) }
    package func ol(_ text: String, _ attributes: Attribute?...) { element("ol", attributes, text) }
    package func ol(_ attributes: Attribute?..., content: () -> Void) { element("ol", attributes, content) }
    package func li(_ text: String, _ attributes: Attribute?...) { element("li", attributes, text) }
    package func li(_ attributes: Attribute?..., content: () -> Void) { element("li", attributes, content) }
    package func dl(_ text: String, _ attributes: Attribute?...) { element("dl", attributes, text) }
    package func dl(_ attributes: Attribute?..., content: () -> Void) { element("dl", attributes, content) }
    package func dt(_ text: String, _ attributes: Attribute?...) { element("dt", attributes, text) }
    package func dt(_ attributes: Attribute?..., content: () -> Void) { element("dt", attributes, content) }
    package func dd(_ text: String, _ attributes: Attribute?...) { element("dd", attributes, text) }
    package func dd(_ attributes: Attribute?..., content: () -> Void) { element("dd", attributes, content) }
    package func blockquote(_ text: String, _ attributes: Attribute?...) { element("blockquote", attributes, text) }
    package func blockquote(_ attributes: Attribute?..., content: () -> Void) {
        element("blockquote", attributes, content)
    }
    package func a(_ text: String, _ attributes: Attribute?...) { element("a", attributes, text) }
    package func a(_ attributes: Attribute?..., content: () -> Void) { element("a", attributes, content) }
    package func span(_ text: String, _ attributes: Attribute?...) { element("span", attributes, text) }
    package func span(_ attributes: Attribute?..., content: () -> Void) { element("span", attributes, content) }
    package func small(_ text: String, _ attributes: Attribute?...) { element("small", attributes, text) }
    package func small(_ attributes: Attribute?..., content: () -> Void) { element("small", attributes, content) }
    package func b(_ text: String, _ attributes: Attribute?...) { element("b", attributes, text) }
    package func b(_ attributes: Attribute?..., content: () -> Void) { element("b", attributes, content) }
    package func strong(_ text: String, _ attributes: Attribute?...) { element("strong", attributes, text) }
    package func strong(_ attributes: Attribute?..., content: () -> Void) { element("strong", attributes, content) }
    package func em(_ text: String, _ attributes: Attribute?...) { element("em", attributes, text) }
    package func em(_ attributes: Attribute?..., content: () -> Void) { element("em", attributes, content) }
    package func i(_ text: String, _ attributes: Attribute?...) { element("i", attributes, text) }
    package func i(_ attributes: Attribute?..., content: () -> Void) { element("i", attributes, content) }
    package func sup(_ text: String, _ attributes: Attribute?...) { element("sup", attributes, text) }
    package func sup(_ attributes: Attribute?..., content: () -> Void) { element("sup", attributes, content) }
    package func sub(_ text: String, _ attributes: Attribute?...) { element("sub", attributes, text) }
    package func sub(_ attributes: Attribute?..., content: () -> Void) { element("sub", attributes, content) }
    package func kbd(_ text: String, _ attributes: Attribute?...) { element("kbd", attributes, text) }
    package func kbd(_ attributes: Attribute?..., content: () -> Void) { element("kbd", attributes, content) }
    package func code(_ text: String, _ attributes: Attribute?...) { element("code", attributes, text) }
    package func code(_ attributes: Attribute?..., content: () -> Void) { element("code", attributes, content) }
    package func time(_ text: String, _ attributes: Attribute?...) { element("time", attributes, text) }
    package func time(_ attributes: Attribute?..., content: () -> Void) { element("time", attributes, content) }
    package func abbr(_ text: String, _ attributes: Attribute?...) { element("abbr", attributes, text) }
    package func abbr(_ attributes: Attribute?..., content: () -> Void) { element("abbr", attributes, content) }
    package func bdi(_ text: String, _ attributes: Attribute?...) { element("bdi", attributes, text) }
    package func bdi(_ attributes: Attribute?..., content: () -> Void) { element("bdi", attributes, content) }
    package func progress(_ text: String, _ attributes: Attribute?...) { element("progress", attributes, text) }
    package func progress(_ attributes: Attribute?..., content: () -> Void) { element("progress", attributes, content) }
    package func meter(_ text: String, _ attributes: Attribute?...) { element("meter", attributes, text) }
    package func meter(_ attributes: Attribute?..., content: () -> Void) { element("meter", attributes, content) }
    package func output(_ text: String, _ attributes: Attribute?...) { element("output", attributes, text) }
    package func output(_ attributes: Attribute?..., content: () -> Void) { element("output", attributes, content) }
    package func br(_ attributes: Attribute?...) { open("br", attributes) }
    package func hr(_ attributes: Attribute?...) { open("hr", attributes) }
    package func img(_ attributes: Attribute?...) { open("img", attributes) }

    package func pre(_ text: String, _ attributes: Attribute?...) {
        element("pre", attributes) { firstLineKept(text) }
    }
    package func pre(_ attributes: Attribute?..., content: () -> Void) { element("pre", attributes, content) }

    /// A text that begins with an empty line keeps it: browsers drop the first line break of these elements.
    func firstLineKept(_ text: String) {
        if text.utf8.first == UInt8(ascii: "\n") || text.utf8.first == UInt8(ascii: "\r") { raw("\n") }
        self.text(text)
    }
}
