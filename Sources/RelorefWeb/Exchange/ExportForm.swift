import RelorefHTML

/// A button that takes a list away as a file. It is a form, because what leaves is journalled (V92).
struct ExportForm {
    let ask: Ask
    let link: Link
    /// The button's classes: an outline, or a link where it stands among links.
    var look = "btn b2"

    func write(_ h: HTML, _ words: String) {
        h.form(.action(link.path), .method("post"), .class("noprint")) {
            ask.formToken(h)
            h.button(words, .class(look), .type("submit"))
        }
    }
}
