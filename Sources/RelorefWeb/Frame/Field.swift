package import RelorefHTML

/// A labelled field with its hint and its error, tied together for everybody who cannot see the layout.
package struct Field {
    package let id: String
    package let label: String
    package var hint: String?
    package var error: String?
    /// What the form sends it under, where that is not its id: two forms of a page may ask for the same thing.
    private let name: String

    package init(id: String, name: String? = nil, label: String, hint: String? = nil, error: String? = nil) {
        self.id = id
        self.name = name ?? id
        self.label = label
        self.hint = hint
        self.error = error
    }

    /// The field's frame; `control` writes the control with the attributes that tie it to its label, hint and error.
    package func frame(_ h: HTML, _ control: ([Attribute?]) -> Void) {
        h.div(.class(error == nil ? "field" : "field bad")) {
            h.label(label, .for_(id))
            if let hint { h.span(hint, .class("hint"), .id("\(id)-h")) }
            if let error { h.span(error, .class("err"), .id("\(id)-e")) }
            let described = [hint.map { _ in "\(id)-h" }, error.map { _ in "\(id)-e" }].compactMap { $0 }
            control([
                .id(id), .name(name), described.isEmpty ? nil : .aria("describedby", described.joined(separator: " ")),
                error == nil ? nil : .aria("invalid", "true"),
            ])
        }
    }

    package func input(_ h: HTML, type: String = "text", value: String, _ more: Attribute?...) {
        frame(h) { h.input(with: [.type(type), .value(value)] + $0 + more) }
    }

    package func area(_ h: HTML, value: String, rows: Int = 3, _ more: Attribute?...) {
        frame(h) { h.textarea(value, with: [.rows(rows)] + $0 + more) }
    }

    /// A list of choices, value and label; `chosen` is marked.
    package func select(_ h: HTML, _ choices: [(String, String)], chosen: String, _ more: Attribute?...) {
        frame(h) { attributes in
            h.select(with: attributes + more) {
                for (value, label) in choices {
                    h.option(label, .value(value), value == chosen ? .selected : nil)
                }
            }
        }
    }
}
