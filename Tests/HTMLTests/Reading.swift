/// What a browser would find in a page: elements, their attributes and their texts, read back from the bytes.
struct Reading {
    struct Element {
        let name: String
        let attributes: [(name: String, value: String)]
        var children: [Child] = []

        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

        var classes: [Substring] { (attribute("class") ?? "").split(separator: " ") }

        var text: String {
            children.map { child in
                switch child {
                case .text(let text): text
                case .element(let element): element.text
                }
            }.joined()
        }

        /// Itself and all that it holds, in the page's order.
        var everything: [Element] {
            children.reduce(into: [self]) { found, child in
                if case .element(let element) = child { found += element.everything }
            }
        }

        func all(_ name: String) -> [Element] { everything.filter { $0.name == name } }
    }

    enum Child {
        case text(String)
        case element(Element)
    }

    enum Fault: Error {
        case unclosed(String), closedTwice(String), notEscaped(String), unfinished
    }

    static let void: Set<String> = ["input", "br", "hr", "meta", "link", "img", "col"]

    /// Scalars, as a browser reads: an accent after `<` makes one character of both, and the markup would be missed.
    private var rest: Substring.UnicodeScalarView
    private var open = [Element(name: "", attributes: [])]

    /// The root has no name; its children are the page's.
    static func root(of html: String) throws -> Element {
        var reading = Reading(rest: html[...].unicodeScalars)
        while !reading.rest.isEmpty { try reading.step() }
        guard reading.open.count == 1 else { throw Fault.unclosed(reading.open[reading.open.count - 1].name) }
        return reading.open[0]
    }

    private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

    private mutating func step() throws {
        guard rest.first == "<" else { return add(.text(try Self.unescaped(take(until: ["<"])))) }
        rest.removeFirst()
        guard rest.first == "/" else { return try start() }
        let name = String(take(until: [">"]).dropFirst())
        rest = rest.dropFirst()
        let element = open.removeLast()
        guard element.name == name, !open.isEmpty else { throw Fault.closedTwice(name) }
        add(.element(element))
    }

    private mutating func start() throws {
        let name = String(take(until: [" ", "/", ">"]))
        var attributes: [(name: String, value: String)] = []
        while rest.first == " " {
            rest.removeFirst()
            let attribute = String(take(until: ["=", " ", "/", ">"]))
            guard rest.starts(with: "=\"".unicodeScalars) else {
                attributes.append((attribute, ""))
                continue
            }
            rest = rest.dropFirst(2)
            attributes.append((attribute, try Self.unescaped(take(until: ["\""]))))
            rest = rest.dropFirst()
        }
        let element = Element(name: name, attributes: attributes)
        let end = String(take(until: [">"]))
        guard !rest.isEmpty, ["", "/"].contains(end) else { throw Fault.unfinished }
        rest.removeFirst()
        if end == "/" || Self.void.contains(name) {
            add(.element(element))
        } else {
            open.append(element)
        }
    }

    private mutating func take(until ends: Set<Unicode.Scalar>) -> Substring.UnicodeScalarView {
        let taken = rest.prefix { !ends.contains($0) }
        rest = rest[taken.endIndex...]
        return taken
    }

    private mutating func add(_ child: Child) { open[open.count - 1].children.append(child) }

    /// A bare `<`, `>`, quote or ampersand in a text is a fault of the writer.
    private static func unescaped(_ text: Substring.UnicodeScalarView) throws -> String {
        var written = ""
        var scalars = text
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "<", ">", "\"", "'": throw Fault.notEscaped(String(text))
            case "&":
                let name = String(scalars.prefix { $0 != ";" })
                guard let character = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"][name] else {
                    throw Fault.notEscaped(String(text))
                }
                written += character
                scalars = scalars.dropFirst(name.unicodeScalars.count + 1)
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }
}
