package import RelorefDomain
package import RelorefStorage

/// A note on a household, as it may be read.
package struct Note: Sendable, Hashable, Identifiable {
    package let id: String
    package let household: String
    package let author: String
    package let level: NoteLevel
    package let at: Moment
    /// Nil when the file was erased.
    package let text: String?
}

extension Transaction {
    /// Adds a note. What must not be in one (a social security number, health, religion, story) is pointed at (V30).
    ///
    /// - Parameter made: its id, where it was written down elsewhere first.
    @discardableResult
    package func addNote(
        _ text: String, id made: String? = nil, to id: String, level: NoteLevel, checkedBy detector: FreeText,
        by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Note {
        try author.needs(.writeFiles)
        // A closed file still takes a note: what is learnt afterwards belongs there.
        var act = Act(author, .history, confirming: confirming)
        let household = try file(id, act)
        if text.isBlank { act.add(Finding(.v30, .block, field: "text")) }
        act.add(ContactRules(act.context).note(text, detector))
        let note = made ?? author.newID()
        try settle(
            act, "create", "note", note, household: id, site: household.site, detail: ["level": level.rawValue])
        return try insertNote(text, id: note, to: id, level: level, by: author)
    }

    /// Keeps the sealed text of an act that was settled.
    func insertNote(
        _ text: String, id: String? = nil, to household: String, level: NoteLevel, by author: Author
    ) throws -> Note {
        let note = Note(
            id: id ?? author.newID(), household: household, author: author.actor.id, level: level, at: author.now,
            text: text)
        let slot = SealSlot(owner: household, table: "note", row: note.id)
        try insert(
            "note",
            [
                "id": note.id, "household_id": household, "author_id": note.author, "level": level, "at": note.at,
                "sealed": try author.vault.seal(SealedText(text), slot),
            ])
        return note
    }

    /// The notes of a file that the author may read, the latest first; nil when the file does not exist for her.
    package func notes(of household: String, by author: Author) throws -> [Note]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            """
            SELECT note.* FROM note WHERE note.household_id = \(household) AND \(Visible.notes(to: author.actor))
              AND NOT EXISTS (SELECT 1 FROM follow_up_contact AS contact
                WHERE contact.note_id = note.id AND contact.withdrawn_at IS NOT NULL)
            ORDER BY note.at DESC, note.id DESC
            """
        ).map { row in
            let id = try row.text("id")
            let sealed = Sealed<SealedText>(
                slot: SealSlot(owner: household, table: "note", row: id), bytes: try row.bytes("sealed"))
            return Note(
                id: id, household: household, author: try row.text("author_id"), level: try row.code("level"),
                at: try row.moment("at"), text: try author.vault.openIfKept(sealed)?.text)
        }
    }
}
