/// Tables.
extension HTML {
    package func table(_ text: String, _ attributes: Attribute?...) { element("table", attributes, text) }
    package func table(_ attributes: Attribute?..., content: () -> Void) { element("table", attributes, content) }
    package func caption(_ text: String, _ attributes: Attribute?...) { element("caption", attributes, text) }
    package func caption(_ attributes: Attribute?..., content: () -> Void) { element("caption", attributes, content) }
    package func colgroup(_ text: String, _ attributes: Attribute?...) { element("colgroup", attributes, text) }
    package func colgroup(_ attributes: Attribute?..., content: () -> Void) { element("colgroup", attributes, content) }
    package func thead(_ text: String, _ attributes: Attribute?...) { element("thead", attributes, text) }
    package func thead(_ attributes: Attribute?..., content: () -> Void) { element("thead", attributes, content) }
    package func tbody(_ text: String, _ attributes: Attribute?...) { element("tbody", attributes, text) }
    package func tbody(_ attributes: Attribute?..., content: () -> Void) { element("tbody", attributes, content) }
    package func tfoot(_ text: String, _ attributes: Attribute?...) { element("tfoot", attributes, text) }
    package func tfoot(_ attributes: Attribute?..., content: () -> Void) { element("tfoot", attributes, content) }
    package func tr(_ text: String, _ attributes: Attribute?...) { element("tr", attributes, text) }
    package func tr(_ attributes: Attribute?..., content: () -> Void) { element("tr", attributes, content) }
    package func th(_ text: String, _ attributes: Attribute?...) { element("th", attributes, text) }
    package func th(_ attributes: Attribute?..., content: () -> Void) { element("th", attributes, content) }
    package func td(_ text: String, _ attributes: Attribute?...) { element("td", attributes, text) }
    package func td(_ attributes: Attribute?..., content: () -> Void) { element("td", attributes, content) }
    package func col(_ attributes: Attribute?...) { open("col", attributes) }
}
