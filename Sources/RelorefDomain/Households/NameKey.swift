/// A name made comparable: what search, sorting and the search for duplicates look at, never what is printed.
///
/// The same name reaches us through several alphabets and several clerks: محمد, Mohamed, Muhammad. Each word of it is
/// kept as its Latin letters and as a skeleton of consonants.
package struct NameKey: Sendable, Hashable {
    /// The words in Latin lower case without accents, in their order, one space apart: the key to sort on.
    package let folded: String
    /// The words to compare, `abd` set apart and the articles left out.
    package let words: [NameWord]

    /// - Parameter transliterate: brings any script to Latin lower case ("Any-Latin; Latin-ASCII; Lower").
    package init(_ name: String, transliterate: (String) -> String) {
        let pieces = NameKey.pieces(transliterate(name))
        folded = pieces.map { String(decoding: $0.letters, as: UTF8.self) }.joined(separator: " ")
        words = Array(NameKey.significant(pieces).map(NameWord.init).prefix(NameKey.longestName))
    }

    /// The skeletons of the words, in their order.
    package var skeleton: String { words.map(\.skeletonText).joined(separator: " ") }

    package var isEmpty: Bool { words.isEmpty }

    /// Beyond this many words a name is compared on its beginning, which bounds the work of a comparison.
    private static let longestName = 8

    /// One word of a name, before its skeleton is drawn.
    struct Piece {
        var letters: [UInt8]
        /// A guttural sign opened the word, as for علي, which people write Ali.
        var startsWithSign = false
    }

    private static func pieces(_ latin: String) -> [Piece] {
        var pieces: [Piece] = []
        var current = Piece(letters: [])
        func close() {
            if !current.letters.isEmpty { pieces.append(current) }
            current = Piece(letters: [])
        }
        for scalar in latin.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": current.letters.append(UInt8(scalar.value))
            case "A"..."Z": current.letters.append(UInt8(scalar.value + 32))
            case "'", "`", "\u{2019}", "\u{2BF}", "\u{2BE}", "\u{2BB}", "\u{2BC}":
                if current.letters.isEmpty { current.startsWithSign = true }
            case "\u{1DD}", "\u{259}", "\u{18F}", "\u{18E}": current.letters.append(UInt8(ascii: "e"))
            case "\u{161}": current.letters += "sh".utf8
            case "\u{131}": current.letters.append(UInt8(ascii: "i"))
            default: if !scalar.properties.isAlphabetic && !scalar.properties.isDiacritic { close() }
            }
        }
        close()
        return pieces
    }

    /// Sets `abd` apart ("Abdulrahman", "Abd al-Rahman" and "Abdou Rahman" are two words each) and leaves articles out,
    /// unless nothing else would remain.
    private static func significant(_ pieces: [Piece]) -> [Piece] {
        let parted = pieces.flatMap { piece -> [Piece] in
            guard piece.letters.starts(with: "abd".utf8) else { return [piece] }
            var rest = piece.letters.dropFirst(3).drop(while: NameWord.isVowel)
            // The article's consonant: the l of "abdul", or the one that it turned into before r, s, n ...
            if let first = rest.first, rest.dropFirst().first.map({ !NameWord.isVowel($0) }) ?? true {
                if first == UInt8(ascii: "l") || rest.dropFirst().first == first { rest = rest.dropFirst() }
                if rest.count == 1, piece.letters.count <= 5 { rest = [] }
            }
            return [Piece(letters: Array("abd".utf8))] + (rest.isEmpty ? [] : [Piece(letters: Array(rest))])
        }
        let kept = parted.filter { !articles.contains($0.letters) }
        return kept.isEmpty ? parted : kept
    }

    private static let articles: Set<[UInt8]> = [
        Array("al".utf8), Array("el".utf8), Array("ul".utf8), Array("ar".utf8), Array("er".utf8), Array("as".utf8),
        Array("ad".utf8), Array("an".utf8), Array("az".utf8), Array("ur".utf8), Array("us".utf8),
    ]
}
