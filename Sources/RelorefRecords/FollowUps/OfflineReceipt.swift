package import RelorefDomain
package import RelorefStorage

/// What becomes of a record that a telephone sends, perhaps for the second time.
package enum OfflineReceipt: Sendable, Hashable {
    /// It was written now.
    case new
    /// It was there already: the answer to it was lost on the way.
    case known
    /// Something else is there under its id.
    case other
}

extension Transaction {
    /// Writes a contact that a telephone recorded, once however often it is sent.
    ///
    /// - Throws: as `recordContact`.
    package func receive(
        _ contact: NewContact, in followUp: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String]
    ) throws -> OfflineReceipt {
        if let row = try row("SELECT * FROM follow_up_contact WHERE id = \(contact.id)") {
            let known = try FollowUpContact(row)
            let account = try row.text("account_id")
            let isSame = known == contact.contact(of: followUp) && account == author.actor.id
            return isSame ? .known : .other
        }
        try recordContact(contact, in: followUp, checkedBy: detector, by: author, confirming: confirming)
        return .new
    }

    /// Writes a note on the household of a follow-up that a telephone took down, once however often it is sent.
    ///
    /// - Throws: as `addNote`.
    package func receive(
        note text: String, id: String, level: NoteLevel, in followUp: String, checkedBy detector: FreeText,
        by author: Author, confirming: [Rule: String]
    ) throws -> OfflineReceipt {
        let household = try self.followUp(followUp, Act(author)).household
        if let row = try row("SELECT household_id, author_id, level FROM note WHERE id = \(id)") {
            let isSame =
                try row.text("household_id") == household.id && row.text("author_id") == author.actor.id
                && row.text("level") == level.rawValue
            return isSame ? .known : .other
        }
        try addNote(
            text, id: id, to: household.id, level: level, checkedBy: detector, by: author, confirming: confirming)
        return .new
    }
}
