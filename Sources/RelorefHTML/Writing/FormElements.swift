/// Forms and their fields.
extension HTML {
    package func form(_ text: String, _ attributes: Attribute?...) { element("form", attributes, text) }
    package func form(_ attributes: Attribute?..., content: () -> Void) { element("form", attributes, content) }
    package func fieldset(_ text: String, _ attributes: Attribute?...) { element("fieldset", attributes, text) }
    package func fieldset(_ attributes: Attribute?..., content: () -> Void) { element("fieldset", attributes, content) }
    package func legend(_ text: String, _ attributes: Attribute?...) { element("legend", attributes, text) }
    package func legend(_ attributes: Attribute?..., content: () -> Void) { element("legend", attributes, content) }
    package func label(_ text: String, _ attributes: Attribute?...) { element("label", attributes, text) }
    package func label(_ attributes: Attribute?..., content: () -> Void) { element("label", attributes, content) }
    package func select(_ text: String, _ attributes: Attribute?...) { element("select", attributes, text) }
    package func select(_ attributes: Attribute?..., content: () -> Void) { element("select", attributes, content) }
    package func optgroup(_ text: String, _ attributes: Attribute?...) { element("optgroup", attributes, text) }
    package func optgroup(_ attributes: Attribute?..., content: () -> Void) { element("optgroup", attributes, content) }
    package func option(_ text: String, _ attributes: Attribute?...) { element("option", attributes, text) }
    package func option(_ attributes: Attribute?..., content: () -> Void) { element("option", attributes, content) }
    package func datalist(_ text: String, _ attributes: Attribute?...) { element("datalist", attributes, text) }
    package func datalist(_ attributes: Attribute?..., content: () -> Void) { element("datalist", attributes, content) }
    package func button(_ text: String, _ attributes: Attribute?...) { element("button", attributes, text) }
    package func button(_ attributes: Attribute?..., content: () -> Void) { element("button", attributes, content) }
    package func input(_ attributes: Attribute?...) { open("input", attributes) }

    package func textarea(_ text: String, _ attributes: Attribute?...) {
        element("textarea", attributes) { firstLineKept(text) }
    }

    /// The same with a list of attributes, for a control whose frame adds some of its own.
    package func input(with attributes: [Attribute?]) { open("input", attributes) }
    package func select(with attributes: [Attribute?], content: () -> Void) { element("select", attributes, content) }
    package func textarea(_ text: String, with attributes: [Attribute?]) {
        element("textarea", attributes) { firstLineKept(text) }
    }
}
