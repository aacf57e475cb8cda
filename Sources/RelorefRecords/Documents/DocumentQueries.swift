package import RelorefDomain
package import RelorefStorage

extension Visible {
    /// Papers, on the table `household_document`, of a file that one may open: as notes.
    package static func documents(to actor: Actor) -> Query {
        "(household_document.level <> 'private' OR household_document.author_id = \(actor.id))"
    }
}

extension HouseholdDocument {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), kind: try row.text("kind"),
            person: try row.optionalText("person_id"), contact: try row.optionalText("contact_id"),
            note: try row.optionalText("note_id"), incident: try row.optionalText("incident_id"),
            datedOn: try row.optionalDay("dated_on"), expiresOn: try row.optionalDay("expires_on"),
            seenOn: try row.optionalDay("seen_on"), level: try row.code("level"), author: try row.text("author_id"),
            at: try row.moment("at"), withdrawnAt: try row.optionalMoment("withdrawn_at"),
            version: try row.int("version"))
    }
}

/// A paper as the file shows it: with its title and its files.
package struct FiledDocument: Sendable, Hashable, Identifiable {
    package let document: HouseholdDocument
    /// Nil when the file was erased; empty when nobody gave one.
    package let title: String?
    /// Every version, the latest first.
    package let files: [KeptFile]
    /// Who added it.
    package let colleague: String

    package var id: String { document.id }
    /// The version in force; 0 where no file is kept.
    package var edition: Int { files.first?.edition ?? 0 }
    package var pages: [KeptFile] { files.filter { $0.edition == edition } }
    package var earlier: [KeptFile] { files.filter { $0.edition < edition } }
}

extension Transaction {
    /// The papers of a household that the author may see, withdrawn ones included, by kind and then by end; nil when the
    /// file does not exist for the author.
    package func documents(of household: String, by author: Author) throws -> [FiledDocument]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try filedDocuments("household_document.household_id = \(household)", by: author)
    }

    /// One paper, of a file that the author may open.
    package func document(_ id: String, by author: Author) throws -> FiledDocument {
        let found = try filedDocuments("household_document.id = \(id)", by: author).first
        guard let found, try household(found.document.household, visibleTo: author.actor) != nil else {
            throw NotVisible("document", id)
        }
        return found
    }

    /// A file of a paper with its bytes; what is not visible does not exist.
    package func documentFile(_ id: String, of document: String, by author: Author) throws -> (
        document: FiledDocument, file: KeptFile, bytes: [UInt8]
    ) {
        let found = try self.document(document, by: author)
        guard let file = found.files.first(where: { $0.id == id }) else { throw NotVisible("document", id) }
        return (found, file, try bytes(of: file, by: author))
    }

    /// Every paper that is held on a household that the caller found visible, whoever may see it on the pages.
    package func everyDocument(of household: Household, by author: Author) throws -> [FiledDocument] {
        try filedDocuments("household_document.household_id = \(household.id)", private: true, by: author)
    }

    func filedDocuments(_ condition: Query, private all: Bool = false, by author: Author) throws -> [FiledDocument] {
        let level: Query = all ? "1 = 1" : Visible.documents(to: author.actor)
        let found = try rows(
            """
            SELECT household_document.*, account.name AS colleague FROM household_document
            JOIN account ON account.id = household_document.author_id WHERE \(condition) AND \(level)
            ORDER BY household_document.kind, household_document.expires_on DESC, household_document.at DESC,
              household_document.id DESC
            """)
        let ids = try found.map { try $0.text("id") }
        let files = Dictionary(
            grouping: try keptFiles("document_file.document_id IN \(Query.list(ids.sorted()))", by: author),
            by: { $0.document ?? "" })
        return try found.map { row in
            let document = try HouseholdDocument(row)
            let sealed = Sealed<SealedText>(
                slot: SealSlot(owner: document.household, table: "household_document", row: document.id),
                bytes: try row.bytes("sealed"))
            return FiledDocument(
                document: document, title: try author.vault.openIfKept(sealed)?.text, files: files[document.id] ?? [],
                colleague: try row.text("colleague"))
        }
    }
}
