/// A word of a note, folded for comparison, with its place in the note.
struct TextWord: Sendable, Hashable {
    let folded: String
    /// In characters; the end is the first one after the word.
    let start: Int
    let end: Int
    /// Whether nothing but one blank, dot or hyphen stands between it and the word before.
    let followsClosely: Bool

    /// The word itself, and without the endings of plural and feminine.
    var stems: [String] {
        [folded]
            + ["s", "x", "e", "es"].filter(folded.hasSuffix).map { String(folded.dropLast($0.count)) }
            .filter { $0.count >= 3 }
    }

    var isNumber: Bool { folded.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }

    static func words(of text: String) -> [TextWord] {
        var words: [TextWord] = []
        var (letters, start, gap) = ("", 0, "")
        func close(at end: Int) {
            guard !letters.isEmpty else { return }
            let closely = gap.count == 1 && gap.allSatisfy { $0.isWhitespace || $0 == "." || $0 == "-" }
            words.append(TextWord(folded: letters, start: start, end: end, followsClosely: closely))
            (letters, gap) = ("", "")
        }
        var count = 0
        for character in text {
            if character.isLetter || character.isNumber {
                if letters.isEmpty { start = count }
                letters += folded(character)
            } else {
                close(at: count)
                gap.append(character)
            }
            count += 1
        }
        close(at: count)
        return words
    }

    /// Lower case without the accents of French; letters of other scripts stay.
    private static func folded(_ character: Character) -> String {
        let lower = character.lowercased()
        return switch lower {
        case "à", "â", "ä", "á", "ã": "a"
        case "é", "è", "ê", "ë": "e"
        case "î", "ï", "í": "i"
        case "ô", "ö", "ó", "õ": "o"
        case "ù", "û", "ü", "ú": "u"
        case "ç": "c"
        case "ñ": "n"
        case "ÿ": "y"
        case "œ": "oe"
        case "æ": "ae"
        default: lower
        }
    }
}
