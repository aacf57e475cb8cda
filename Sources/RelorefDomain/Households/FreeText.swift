/// Looks through a note for what must not be in it: a social security number, and words that tell of health, religion,
/// origin or the person's story (V30, GDPR art. 9, CNIL referential on social support).
package struct FreeText: Sendable {
    /// What a note should not tell.
    package enum Matter: String, CaseIterable, Sendable, Codable {
        case socialSecurityNumber, health, religion, origin, opinion, story, sexuality, criminal
    }

    /// A word of the list, in lower case and without accents; several words may stand for one.
    package struct Keyword: Sendable, Hashable {
        package let matter: Matter
        package let word: String

        package init(_ matter: Matter, _ word: String) {
            (self.matter, self.word) = (matter, word)
        }
    }

    /// Something that was found, and where.
    package struct Match: Sendable, Hashable {
        package let matter: Matter
        /// As it stands in the note.
        package let text: String
        /// Counted in characters from the beginning of the note.
        package let position: Int
    }

    private let keywords: [String: [(words: [String], matter: Matter)]]

    package init(keywords: [Keyword]) {
        var byFirstWord: [String: [(words: [String], matter: Matter)]] = [:]
        for keyword in keywords {
            let words = TextWord.words(of: keyword.word).map(\.folded)
            if let first = words.first { byFirstWord[first, default: []].append((words, keyword.matter)) }
        }
        self.keywords = byFirstWord
    }

    /// In the order of the note.
    package func matches(in note: String) -> [Match] {
        let words = TextWord.words(of: note)
        let characters = Array(note)
        func match(_ matter: Matter, from first: TextWord, to last: TextWord) -> Match {
            Match(matter: matter, text: String(characters[first.start..<last.end]), position: first.start)
        }
        var found: [Match] = []
        var place = 0
        while place < words.count {
            if let count = SocialSecurityNumber.length(in: words[place...]) {
                found.append(match(.socialSecurityNumber, from: words[place], to: words[place + count - 1]))
                place += count
            } else if let (count, matter) = keyword(in: words[place...]) {
                found.append(match(matter, from: words[place], to: words[place + count - 1]))
                place += count
            } else {
                place += 1
            }
        }
        return found
    }

    /// The longest keyword that begins here; French and English plurals and feminines are the same word.
    private func keyword(in words: ArraySlice<TextWord>) -> (count: Int, matter: Matter)? {
        guard let first = words.first else { return nil }
        let candidates = first.stems.flatMap { keywords[$0] ?? [] }
        return
            candidates
            .filter { candidate in
                candidate.words.count <= words.count
                    && zip(candidate.words, words).allSatisfy { $1.stems.contains($0) }
            }
            .max { $0.words.count < $1.words.count }
            .map { ($0.words.count, $0.matter) }
    }
}
