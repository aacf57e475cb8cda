/// Reads a gettext catalogue (.po): ids to texts; fuzzy and untranslated messages are left out, so that the French
/// source shows instead of a guess.
enum POFile {
    static func read(_ text: String) -> [String: [String]] {
        var reader = POReader()
        // By bytes: a catalogue is half a megabyte, and the server waits for it to start.
        for line in Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            reader.take(line)
        }
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

    mutating func take(_ raw: ArraySlice<UInt8>) {
        let line = raw.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
        if line.isEmpty {
            finish()
        } else if line.starts(with: "#,".utf8) {
            isFuzzy = isFuzzy || String(decoding: line, as: UTF8.self).contains("fuzzy")
        } else if line.starts(with: "#".utf8) {
            return
        } else if line.starts(with: "msgctxt".utf8) {
            start(.context, line)
        } else if line.starts(with: "msgid_plural".utf8) {
            start(.idPlural, line)
        } else if line.starts(with: "msgid".utf8) {
            start(.id, line)
        } else if line.starts(with: "msgstr[".utf8) {
            let digits = line.dropFirst(7).prefix { $0 != UInt8(ascii: "]") }
            start(.text(Int(String(decoding: digits, as: UTF8.self)) ?? 0), line)
        } else if line.starts(with: "msgstr".utf8) {
            start(.text(0), line)
        } else if line.starts(with: "\"".utf8) {
            add(Self.unquoted(line))
        }
    }

    mutating func finish() {
        if !id.isEmpty, !isFuzzy, !texts.isEmpty, !texts.contains("") {
            messages[context.isEmpty ? id : context + "\u{4}" + id] = texts
        }
        (part, context, id, texts, isFuzzy) = (.nothing, "", "", [], false)
    }

    private mutating func start(_ next: Part, _ line: ArraySlice<UInt8>) {
        part = next
        if case .text(let index) = next { while texts.count <= index { texts.append("") } }
        add(Self.unquoted(line))
    }

    private mutating func add(_ piece: String) {
        switch part {
        case .context: context += piece
        case .id: id += piece
        case .text(let index): texts[index] += piece
        case .nothing, .idPlural: break
        }
    }

    private static func unquoted(_ line: ArraySlice<UInt8>) -> String {
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        guard let open = line.firstIndex(of: quote), let close = line.lastIndex(of: quote), open < close else {
            return ""
        }
        let inside = line[(open + 1)..<close]
        guard inside.contains(backslash) else { return String(decoding: inside, as: UTF8.self) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in inside {
            if isEscaped {
                result.append(
                    byte == UInt8(ascii: "n")
                        ? UInt8(ascii: "\n") : byte == UInt8(ascii: "t") ? UInt8(ascii: "\t") : byte)
                isEscaped = false
            } else if byte == backslash {
                isEscaped = true
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
