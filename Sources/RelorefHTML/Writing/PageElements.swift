/// The page itself and its head.
extension HTML {
    package func html(_ text: String, _ attributes: Attribute?...) { element("html", attributes, text) }
    package func html(_ attributes: Attribute?..., content: () -> Void) { element("html", attributes, content) }
    package func head(_ text: String, _ attributes: Attribute?...) { element("head", attributes, text) }
    package func head(_ attributes: Attribute?..., content: () -> Void) { element("head", attributes, content) }
    package func title(_ text: String, _ attributes: Attribute?...) { element("title", attributes, text) }
    package func title(_ attributes: Attribute?..., content: () -> Void) { element("title", attributes, content) }
    package func body(_ text: String, _ attributes: Attribute?...) { element("body", attributes, text) }
    package func body(_ attributes: Attribute?..., content: () -> Void) { element("body", attributes, content) }
    package func meta(_ attributes: Attribute?...) { open("meta", attributes) }
    package func link(_ attributes: Attribute?...) { open("link", attributes) }

    /// A program of the page is a file of ours, never text written in the page.
    package func script(src: String, _ attributes: Attribute?...) {
        element("script", [.src(src)] + attributes, "")
    }
}

/// The large parts of a page: regions, titles, and what opens and closes.
extension HTML {
    package func header(_ text: String, _ attributes: Attribute?...) { element("header", attributes, text) }
    package func header(_ attributes: Attribute?..., content: () -> Void) { element("header", attributes, content) }
    package func nav(_ text: String, _ attributes: Attribute?...) { element("nav", attributes, text) }
    package func nav(_ attributes: Attribute?..., content: () -> Void) { element("nav", attributes, content) }
    package func main(_ text: String, _ attributes: Attribute?...) { element("main", attributes, text) }
    package func main(_ attributes: Attribute?..., content: () -> Void) { element("main", attributes, content) }
    package func footer(_ text: String, _ attributes: Attribute?...) { element("footer", attributes, text) }
    package func footer(_ attributes: Attribute?..., content: () -> Void) { element("footer", attributes, content) }
    package func section(_ text: String, _ attributes: Attribute?...) { element("section", attributes, text) }
    package func section(_ attributes: Attribute?..., content: () -> Void) { element("section", attributes, content) }
    package func article(_ text: String, _ attributes: Attribute?...) { element("article", attributes, text) }
    package func article(_ attributes: Attribute?..., content: () -> Void) { element("article", attributes, content) }
    package func aside(_ text: String, _ attributes: Attribute?...) { element("aside", attributes, text) }
    package func aside(_ attributes: Attribute?..., content: () -> Void) { element("aside", attributes, content) }
    package func div(_ text: String, _ attributes: Attribute?...) { element("div", attributes, text) }
    package func div(_ attributes: Attribute?..., content: () -> Void) { element("div", attributes, content) }
    package func h1(_ text: String, _ attributes: Attribute?...) { element("h1", attributes, text) }
    package func h1(_ attributes: Attribute?..., content: () -> Void) { element("h1", attributes, content) }
    package func h2(_ text: String, _ attributes: Attribute?...) { element("h2", attributes, text) }
    package func h2(_ attributes: Attribute?..., content: () -> Void) { element("h2", attributes, content) }
    package func h3(_ text: String, _ attributes: Attribute?...) { element("h3", attributes, text) }
    package func h3(_ attributes: Attribute?..., content: () -> Void) { element("h3", attributes, content) }
    package func h4(_ text: String, _ attributes: Attribute?...) { element("h4", attributes, text) }
    package func h4(_ attributes: Attribute?..., content: () -> Void) { element("h4", attributes, content) }
    package func figure(_ text: String, _ attributes: Attribute?...) { element("figure", attributes, text) }
    package func figure(_ attributes: Attribute?..., content: () -> Void) { element("figure", attributes, content) }
    package func figcaption(_ text: String, _ attributes: Attribute?...) { element("figcaption", attributes, text) }
    package func figcaption(_ attributes: Attribute?..., content: () -> Void) {
        element("figcaption", attributes, content)
    }
    package func details(_ text: String, _ attributes: Attribute?...) { element("details", attributes, text) }
    package func details(_ attributes: Attribute?..., content: () -> Void) { element("details", attributes, content) }
    package func summary(_ text: String, _ attributes: Attribute?...) { element("summary", attributes, text) }
    package func summary(_ attributes: Attribute?..., content: () -> Void) { element("summary", attributes, content) }
    package func dialog(_ text: String, _ attributes: Attribute?...) { element("dialog", attributes, text) }
    package func dialog(_ attributes: Attribute?..., content: () -> Void) { element("dialog", attributes, content) }
    package func template(_ text: String, _ attributes: Attribute?...) { element("template", attributes, text) }
    package func template(_ attributes: Attribute?..., content: () -> Void) { element("template", attributes, content) }
}
