/// What surrounds every chart: its finding, a link past it, the drawing, and the same figures in a table.
///
/// A drawing with links is a group of labelled links; a drawing without any is a picture with a description (tried
/// with axe: a picture that holds links, or hidden links, are faults).
struct ChartFrame {
    let words: ChartWords
    let hasLinks: Bool
    /// A wide drawing slides in a region that the keyboard can reach, rather than shrink its words on a phone.
    var isWide = false
    let height: Double
    /// Nil for a drawing laid out in percentages, whose words keep their size at any width; otherwise the drawing's
    /// own width, above which it does not grow and under which it shrinks.
    var width: Double?
    /// The same drawing laid out for a telephone, shown there in place of one that would slide.
    var narrow: Narrow?

    /// A drawing of a telephone's width.
    struct Narrow {
        let width: Double
        let height: Double
        let drawing: () -> Void
    }

    func write(into h: HTML, tables: [DataTable], drawing: () -> Void) {
        h.figure(.class("chart")) {
            writeCaption(into: h)
            if hasLinks { h.a(words.skip, .class("skip vh"), .href("#\(words.id)-d")) }
            if isWide {
                let look = narrow == nil ? "wide" : "wide desk"
                h.div(.class(look), .tabindex(0), .role("region"), .aria("label", words.finding)) {
                    writeDrawing(into: h, width: width, height: height, drawing)
                }
            } else {
                writeDrawing(into: h, width: width, height: height, drawing)
            }
            if let narrow {
                h.div(.class("phone")) {
                    writeDrawing(into: h, width: narrow.width, height: narrow.height, narrow.drawing)
                }
            }
            h.details(.id("\(words.id)-d")) {
                h.summary(words.seeData)
                for table in tables { table.write(into: h) }
            }
        }
    }

    /// Nothing to draw is said in a sentence: an empty drawing looks like a fault.
    static func writeNothing(_ words: ChartWords, into h: HTML) {
        h.figure(.class("chart")) {
            h.figcaption(.id("\(words.id)-t")) { h.b(words.finding) }
            h.p(words.nothing, .class("muted"))
        }
    }

    private func writeCaption(into h: HTML) {
        h.figcaption(.id("\(words.id)-t")) {
            h.b(words.finding)
            if !words.note.isEmpty { h.span(words.note) }
        }
    }

    private func writeDrawing(into h: HTML, width: Double?, height: Double, _ drawing: () -> Void) {
        let isDescribed = !hasLinks && !words.description.isEmpty && narrow == nil
        h.svg(
            .height(height), .direction("ltr"), .role(hasLinks ? "group" : "img"),
            .aria("labelledby", isDescribed ? "\(words.id)-t \(words.id)-n" : "\(words.id)-t")
        ) {
            if isDescribed { h.desc(words.description, .id("\(words.id)-n")) }
            if let width {
                h.svg(
                    .width(percent: 100), .height(height), .viewBox(width: width, height: height),
                    .preserveAspectRatio("xMinYMin meet"), content: drawing)
            } else {
                drawing()
            }
        }
    }
}

extension HTML {
    /// A mark that opens a list is a link with a name; the others are marks only.
    func mark(leadingTo href: String?, named name: String, content: () -> Void) {
        guard let href else { return content() }
        a(.href(href), .aria("label", name)) {
            title_(name)
            content()
        }
    }

    /// A word placed at a share of the drawing's width.
    ///
    /// - Parameter shift: in pixels, from that place.
    func text(_ text: String, percent: Double, shift: Double = 0, y: Double, size: Double, _ style: Attribute?...) {
        element(
            "text", [.x(percent: percent), shift == 0 ? nil : .dx(shift), .y(y), .fontSize(max(size, 11))] + style,
            text)
    }
}

/// Places and sizes given as a share of the drawing's width, 0 to 100.
extension Attribute {
    static func x(percent: Double) -> Attribute { Attribute("x", Length.text(percent) + "%") }
    static func x1(percent: Double) -> Attribute { Attribute("x1", Length.text(percent) + "%") }
    static func x2(percent: Double) -> Attribute { Attribute("x2", Length.text(percent) + "%") }
    static func cx(percent: Double) -> Attribute { Attribute("cx", Length.text(percent) + "%") }
    static func width(percent: Double) -> Attribute { Attribute("width", Length.text(percent) + "%") }
    static func overflow(_ value: String) -> Attribute { Attribute("overflow", value) }
    static func direction(_ value: String) -> Attribute { Attribute("direction", value) }
}
