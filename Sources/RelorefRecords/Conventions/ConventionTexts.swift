package import RelorefDomain
package import RelorefStorage

/// What somebody wrote about a convention, by what it stands on and by its name: a clause, the note of a step.
package struct ConventionTexts: Sendable, Hashable {
    fileprivate var texts: [String: [String: String]] = [:]

    package func callAsFunction(_ subject: String, _ field: String = Self.note) -> String {
        texts[subject]?[field] ?? ""
    }

    package static let note = "note"
    package static let evidence = "evidence"
    /// Why a slip was put right.
    package static let correction = "correction"
}

extension Transaction {
    /// Keeps words under the key of the convention's site; empty ones take away what stood there.
    package func keepText(
        _ text: String, _ field: String = ConventionTexts.note, on subject: String, of convention: Convention,
        by author: Author
    ) throws {
        try run("DELETE FROM convention_text WHERE subject_id = \(subject) AND field = \(field)")
        guard !text.isBlank else { return }
        try insertText(text, id: author.newID(), field, on: subject, of: convention, vault: author.vault)
    }

    package func insertText(
        _ text: String, id: String, _ field: String = ConventionTexts.note, on subject: String,
        of convention: Convention, vault: Vault
    ) throws {
        let slot = SealSlot(owner: "site:" + convention.site, table: "convention_text", row: id)
        try insert(
            "convention_text",
            [
                "id": id, "convention_id": convention.id, "subject_id": subject, "field": field,
                "sealed": try vault.seal(SealedText(text), slot),
            ])
    }

    /// All that was written about a convention that was found visible.
    func texts(of convention: Convention, _ vault: Vault) throws -> ConventionTexts {
        var found = ConventionTexts()
        for row in try rows(
            "SELECT id, subject_id, field, sealed FROM convention_text WHERE convention_id = \(convention.id)")
        {
            let slot = SealSlot(owner: "site:" + convention.site, table: "convention_text", row: try row.text("id"))
            let sealed = Sealed<SealedText>(slot: slot, bytes: try row.bytes("sealed"))
            found.texts[try row.text("subject_id"), default: [:]][try row.text("field")] =
                try vault.openIfKept(sealed)?.text
        }
        return found
    }
}
