/// Drawings (SVG). A mark with nothing inside it closes itself.
extension HTML {
    package func svg(_ attributes: Attribute?..., content: () -> Void) { element("svg", attributes, content) }
    package func g(_ attributes: Attribute?..., content: () -> Void) { element("g", attributes, content) }
    package func defs(_ attributes: Attribute?..., content: () -> Void) { element("defs", attributes, content) }
    package func pattern(_ attributes: Attribute?..., content: () -> Void) { element("pattern", attributes, content) }
    package func desc(_ text: String, _ attributes: Attribute?...) { element("desc", attributes, text) }
    package func tspan(_ text: String, _ attributes: Attribute?...) { element("tspan", attributes, text) }
    package func title_(_ text: String, _ attributes: Attribute?...) { element("title", attributes, text) }
    package func path(_ attributes: Attribute?...) { open("path", attributes, end: "/>") }
    package func rect(_ attributes: Attribute?...) { open("rect", attributes, end: "/>") }
    package func circle(_ attributes: Attribute?...) { open("circle", attributes, end: "/>") }
    package func line(_ attributes: Attribute?...) { open("line", attributes, end: "/>") }
    package func polyline(_ attributes: Attribute?...) { open("polyline", attributes, end: "/>") }

    /// A word in a drawing is never smaller than 11 px, so that it can be read on a phone.
    package func text(_ text: String, x: Double, y: Double, size: Double, _ attributes: Attribute?...) {
        element("text", [.x(x), .y(y), .fontSize(max(size, 11))] + attributes, text)
    }
    package func text(
        x: Double, y: Double, size: Double, _ attributes: Attribute?..., content: () -> Void
    ) {
        element("text", [.x(x), .y(y), .fontSize(max(size, 11))] + attributes, content)
    }
}
