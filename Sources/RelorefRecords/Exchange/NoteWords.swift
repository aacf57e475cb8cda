package import RelorefDomain

/// The words that a note should not hold, from the reference data (V30).
enum NoteWords {
    static func freeText() throws -> FreeText {
        let keywords = try ReferenceTable("pattern_words").rows.compactMap { row in
            FreeText.Matter(rawValue: row["kind"]).map { FreeText.Keyword($0, row["word"]) }
        }
        return FreeText(keywords: keywords)
    }
}

extension FreeText {
    /// With the words of the reference list; without the list it finds numbers only.
    package static let shipped = (try? NoteWords.freeText()) ?? FreeText(keywords: [])
}
