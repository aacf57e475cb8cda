package import RelorefDomain
package import RelorefStorage

/// What a form held when it was put aside: its fields in order. Sealed under the account's own key.
package struct DraftFields: Sealable, Hashable {
    package static let padding = 256
    /// Name, value, name, value …
    package var sealedFields: [String]

    package init(_ pairs: [(name: String, value: String)]) { sealedFields = pairs.flatMap { [$0.name, $0.value] } }
    package init?(sealedFields: [String]) { self.sealedFields = sealedFields }

    package var pairs: [(String, String)] {
        stride(from: 0, to: sealedFields.count - 1, by: 2).map { (sealedFields[$0], sealedFields[$0 + 1]) }
    }
}

/// A form that was begun and is to be ended another day, by the same colleague.
package struct Draft: Sendable, Hashable, Identifiable {
    package let id: String
    package let form: String
    package let savedAt: Moment
    package let fields: DraftFields
}

extension Transaction {
    /// The drafts of a colleague's form, the latest first.
    package func drafts(of form: String, by author: Author) throws -> [Draft] {
        try rows(
            """
            SELECT * FROM draft WHERE account_id = \(author.actor.id) AND form = \(form) AND given_up_at IS NULL
            ORDER BY saved_at DESC, id
            """
        ).map { try draft($0, author) }
    }

    /// One's own draft; nil when it is somebody else's, or has become a record.
    package func draft(_ id: String, by author: Author) throws -> Draft? {
        let account = author.actor.id
        let kept = try remembering("draft \(id) \(account)") { () throws(StorageError) in
            try row("SELECT * FROM draft WHERE id = \(id) AND account_id = \(account) AND given_up_at IS NULL")
        }
        return try kept.map { try draft($0, author) }
    }

    /// Keeps what was typed so far, in place of what was kept before.
    package func save(_ fields: DraftFields, as id: String, of form: String, by author: Author) throws {
        let owner = AccountSecrets.owner(of: author.actor.id)
        try author.vault.makeKeys(for: [owner])
        let sealed = try author.vault.seal(fields, SealSlot(owner: owner, table: "draft", row: id))
        let changed = try run(
            """
            UPDATE draft SET saved_at = \(author.now), sealed = \(sealed)
            WHERE id = \(id) AND account_id = \(author.actor.id)
            """)
        guard changed == 0 else { return }
        try insert(
            "draft",
            ["account_id": author.actor.id, "form": form, "id": id, "saved_at": author.now, "sealed": sealed])
    }

    /// A draft has become a record.
    package func deleteDraft(_ id: String, by author: Author) throws {
        try run("DELETE FROM draft WHERE id = \(id) AND account_id = \(author.actor.id)")
    }

    func draft(_ row: ResultRow, _ author: Author) throws -> Draft {
        let id = try row.text("id")
        let slot = SealSlot(owner: AccountSecrets.owner(of: author.actor.id), table: "draft", row: id)
        let sealed = Sealed<DraftFields>(slot: slot, bytes: try row.bytes("sealed"))
        return Draft(
            id: id, form: try row.text("form"), savedAt: try row.moment("saved_at"),
            fields: try author.vault.open(sealed))
    }
}
