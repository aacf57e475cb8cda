/// The title and the text of a letter. The text is plain: paragraphs apart by an empty line, `- ` before a point of a
/// list, `# ` before a heading, `| a | b |` for a line of a table, `~ a | b` for who signs; names between braces.
package struct LetterText: Sendable, Hashable {
    /// Why a text is not taken.
    package enum Refusal: Error, Hashable {
        case noTitle
        case noText
        case tooLong
        /// A name between braces that is no field.
        case unknownField(String)
        /// A translation asks for other things than the French text.
        case otherFields([String])
    }

    package static let longest = 12_000

    package let title: String
    package let body: String

    package init(title: String, body: String) {
        self.title = title
        self.body = body
    }

    /// Whether it can become a letter: it says something, and every name in it is a field.
    package func checked() throws(Refusal) -> LetterText {
        if title.allSatisfy(\.isWhitespace) { throw .noTitle }
        if body.allSatisfy(\.isWhitespace) { throw .noText }
        if title.count > 200 || body.count > Self.longest { throw .tooLong }
        for name in names where LetterField(rawValue: name) == nil { throw .unknownField(name) }
        return self
    }

    /// Whether it can become a letter of a kind: no name in it is a field that another kind alone has.
    package func checked(for kind: LetterKind) throws(Refusal) -> LetterText {
        let text = try checked()
        for name in names {
            if let field = LetterField(rawValue: name), !kind.fields.contains(field) { throw .unknownField(name) }
        }
        return text
    }

    /// A translation says the same of the same things.
    package func checked(against french: LetterText) throws(Refusal) -> LetterText {
        let own = try checked().fields
        let others = own.symmetricDifference(french.fields).map(\.rawValue).sorted()
        if !others.isEmpty { throw .otherFields(others) }
        return self
    }

    /// Every name between braces, in the order of the text.
    package var names: [String] {
        var found: [String] = []
        Self.walk(title + "\n" + body, text: { _ in }, name: { found.append(String($0)) })
        return found
    }

    package var fields: Set<LetterField> { Set(names.compactMap(LetterField.init)) }

    /// The letter's own text: each field with what it stands for. What a value holds is never read as a field again.
    ///
    /// - Parameter isolated: values keep their own direction within a text that runs from right to left.
    package func filled(_ values: [LetterField: LetterValue], isolated: Bool = false) -> LetterText {
        func put(_ text: String, inTitle: Bool) -> String {
            var result = ""
            Self.walk(text, text: { result += $0 }) { name in
                switch LetterField(rawValue: String(name)).flatMap({ values[$0] }) {
                case nil: result += "{\(name)}"
                case .text(let value): result += Self.line(value, isolated: isolated)
                case .rows(let rows) where inTitle:
                    result += rows.map { $0.joined(separator: " ") }.joined(separator: ", ")
                case .rows(let rows):
                    result += rows.map { row in
                        "| \(row.map { Self.line($0, isolated: isolated) }.joined(separator: " | ")) |"
                    }.joined(separator: "\n")
                }
            }
            return result
        }
        return LetterText(title: put(title, inTitle: true), body: put(body, inTitle: false))
    }

    /// A value is one line and makes no cells.
    private static func line(_ value: String, isolated: Bool) -> String {
        let plain = String(value.map { $0.isNewline ? " " : $0 == "|" ? "/" : $0 })
        return isolated ? "\u{2068}\(plain)\u{2069}" : plain
    }

    private static func walk(_ text: String, text put: (Substring) -> Void, name found: (Substring) -> Void) {
        var rest = text[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            put(rest[..<start])
            found(rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
        }
        put(rest)
    }
}

/// A part of a letter as it is laid out.
package enum LetterBlock: Sendable, Hashable {
    case heading(String)
    case paragraph(String)
    case items([String])
    case rows([[String]])
    case signing([String])
}

extension LetterText {
    /// The text in the parts that it is laid out in.
    package var blocks: [LetterBlock] {
        var blocks: [LetterBlock] = []
        var paragraph: [String] = []
        func close() {
            if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: "\n"))) }
            paragraph = []
        }
        for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let text = Self.trimmed(line)
            if text.isEmpty {
                close()
            } else if let block = Self.block(text) {
                close()
                switch (blocks.last, block) {
                case (.items(let before), .items(let new)): blocks[blocks.count - 1] = .items(before + new)
                case (.rows(let before), .rows(let new)): blocks[blocks.count - 1] = .rows(before + new)
                default: blocks.append(block)
                }
            } else {
                paragraph.append(text)
            }
        }
        close()
        return blocks
    }

    private static func block(_ line: String) -> LetterBlock? {
        if line.hasPrefix("# ") { return .heading(String(line.dropFirst(2))) }
        if line.hasPrefix("- ") { return .items([String(line.dropFirst(2))]) }
        if line.hasPrefix("~ ") { return .signing(cells(line.dropFirst(2))) }
        if line.hasPrefix("| ") { return .rows([cells(line.dropFirst(1))]) }
        return nil
    }

    private static func cells(_ line: Substring) -> [String] {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        return parts.last?.isEmpty == true ? Array(parts.dropLast()) : parts
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
