package import RelorefDomain
package import RelorefStorage

/// What a household says is padded like a note.
extension PathwayWords: Sealable {
    package static let padding = 256
    package var sealedFields: [String] { [own, language, french] }

    package init?(sealedFields fields: [String]) {
        guard fields.count >= 3 else { return nil }
        self.init(own: fields[0], language: fields[1], french: fields[2])
    }
}

extension Transaction {
    /// Keeps words sealed under the household's key; nil where there are none.
    package func keep(_ words: PathwayWords, of household: String, by author: Author) throws -> String? {
        words.isEmpty ? nil : try keep(words, as: author.newID(), of: household, by: author)
    }

    /// - Parameter id: of the text, made where it was drawn.
    /// - Returns: the same id.
    @discardableResult
    package func keep(
        _ words: PathwayWords, as id: String, of household: String, by author: Author
    ) throws -> String {
        let slot = SealSlot(owner: household, table: "pathway_text", row: id)
        try insert(
            "pathway_text",
            ["id": id, "household_id": household, "sealed": try author.vault.seal(words, slot)])
        return id
    }

    /// All that was said in a household's project, by id; what was erased is not there.
    func pathwayTexts(of household: String, by author: Author) throws -> [String: PathwayWords] {
        var texts: [String: PathwayWords] = [:]
        for row in try rows("SELECT id, sealed FROM pathway_text WHERE household_id = \(household)") {
            let id = try row.text("id")
            let sealed = Sealed<PathwayWords>(
                slot: SealSlot(owner: household, table: "pathway_text", row: id), bytes: try row.bytes("sealed"))
            texts[id] = try author.vault.openIfKept(sealed)
        }
        return texts
    }

    /// Seals one text under another household's key, and moves it there.
    func movePathwayText(_ id: String, from old: String, to new: String, by author: Author) throws {
        guard let row = try row("SELECT sealed FROM pathway_text WHERE id = \(id)") else { return }
        let sealed = Sealed<PathwayWords>(
            slot: SealSlot(owner: old, table: "pathway_text", row: id), bytes: try row.bytes("sealed"))
        guard let words = try author.vault.openIfKept(sealed) else { return }
        let moved = try author.vault.seal(words, SealSlot(owner: new, table: "pathway_text", row: id))
        try run("UPDATE pathway_text SET sealed = \(moved) WHERE id = \(id)")
    }
}

extension Act {
    /// What must not be said of a household in free text is pointed at, whatever it is said in (V30).
    mutating func check(_ words: PathwayWords, _ detector: FreeText, field: String = "text") {
        for text in [words.french, words.own] where !text.isEmpty {
            add(ContactRules(context).note(text, detector, field: field))
        }
    }
}
