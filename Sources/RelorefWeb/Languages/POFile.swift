/// Reads a gettext catalogue (.po): ids to texts; fuzzy and untranslated messages are left out, so that the French
/// source shows instead of a guess.
enum POFile {
    static func read(_ text: String) -> [String: [String]] {
        var reader = POReader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.take(line) }
        reader.finish()
        return reader.messages
    }
}

/// The state of a reading, line by line.
private struct POReader {
    private enum Part { case nothing, context, id, idPlural, text(Int) }

    private(set) var messages: [String: [String]] = [:]
    private var part = Part.nothing
    private var context = "", id = "", texts: [String] = [], isFuzzy = false

    mutating func take(_ raw: Substring) {
        let line = raw.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        if line.isEmpty {
            finish()
        } else if line.hasPrefix("#,") {
            isFuzzy = isFuzzy || line.contains("fuzzy")
        } else if line.hasPrefix("#") {
            return
        } else if line.hasPrefix("msgctxt") {
            start(.context, line)
        } else if line.hasPrefix("msgid_plural") {
            start(.idPlural, line)
        } else if line.hasPrefix("msgid") {
            start(.id, line)
        } else if line.hasPrefix("msgstr[") {
            let digits = line.dropFirst(7).prefix { $0 != "]" }
            start(.text(Int(digits) ?? 0), line)
        } else if line.hasPrefix("msgstr") {
            start(.text(0), line)
        } else if line.hasPrefix("\"") {
            add(unquoted(line))
        }
    }

    mutating func finish() {
        if !id.isEmpty, !isFuzzy, !texts.isEmpty, !texts.contains("") {
            messages[context.isEmpty ? id : context + "\u{4}" + id] = texts
        }
        (part, context, id, texts, isFuzzy) = (.nothing, "", "", [], false)
    }

    private mutating func start(_ next: Part, _ line: Substring) {
        part = next
        if case .text(let index) = next { while texts.count <= index { texts.append("") } }
        add(unquoted(line))
    }

    private mutating func add(_ piece: String) {
        switch part {
        case .context: context += piece
        case .id: id += piece
        case .text(let index): texts[index] += piece
        case .nothing, .idPlural: break
        }
    }

    private func unquoted(_ line: Substring) -> String {
        guard let open = line.firstIndex(of: "\""), let close = line.lastIndex(of: "\""), open < close else {
            return ""
        }
        var result = ""
        var escaped = false
        for character in line[line.index(after: open)..<close] {
            if escaped {
                result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
