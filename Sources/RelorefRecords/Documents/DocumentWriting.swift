package import RelorefDomain
package import RelorefStorage

extension HouseholdDocument {
    /// What the journal says of it: nothing of what only its author may see.
    var told: [String: String?] {
        ["level": level.rawValue, "documentKind": level == .private ? nil : kind, "expires": expiresOn?.iso]
    }
}

extension Transaction {
    package func insert(_ document: HouseholdDocument, title: String, vault: Vault) throws {
        let slot = SealSlot(owner: document.household, table: "household_document", row: document.id)
        try insert(
            "household_document",
            [
                "id": document.id, "household_id": document.household, "person_id": document.person,
                "contact_id": document.contact, "note_id": document.note, "incident_id": document.incident,
                "kind": document.kind, "dated_on": document.datedOn,
                "expires_on": document.expiresOn, "seen_on": document.seenOn, "level": document.level,
                "author_id": document.author, "at": document.at,
                "sealed": try vault.seal(SealedText(title), slot),
            ])
    }

    /// A paper of a file that may be written in, with the file.
    func documentToChange(
        _ id: String, withdrawn: Bool = false, by author: Author
    ) throws -> (FiledDocument, Household) {
        try author.needs(.writeFiles)
        let filed = try document(id, by: author)
        if filed.document.isWithdrawn, !withdrawn { throw HouseholdDocument.Refusal.withdrawn }
        return (filed, try file(filed.document.household, Act(author, .history)))
    }

    func knownDocument(_ id: String, of household: String, by author: Author) throws -> HouseholdDocument? {
        guard
            let known = try row("SELECT * FROM household_document WHERE id = \(id)").map({
                try HouseholdDocument($0)
            })
        else { return nil }
        guard known.household == household, known.author == author.actor.id,
            try self.household(household, visibleTo: author.actor) != nil
        else { throw NotVisible("document", id) }
        return known
    }

    func paperKind(_ code: String) throws -> PaperKind {
        guard let kind = try paperKinds().first(where: { $0.code == code }) else {
            throw NotVisible("documentKind", code)
        }
        return kind
    }

    /// The files that wait for this document, in the order in which they were sent.
    func waiting(
        _ ids: [String], of household: String, _ limits: FileLimits, by author: Author
    ) throws -> [KeptFile] {
        guard ids.count <= limits.pages else { throw HouseholdDocument.Refusal.tooManyPages(limit: limits.pages) }
        let found = Dictionary(
            try waitingFiles(ids, of: household, by: author).map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        return try ids.map { id in
            guard let file = found[id] else { throw NotVisible("file", id) }
            return file
        }
    }

    func attach(_ pages: [KeptFile], to document: String, edition: Int) throws {
        for (place, page) in pages.enumerated() {
            let changed = try run(
                """
                UPDATE document_file SET document_id = \(document), edition = \(edition), page = \(place + 1)
                WHERE id = \(page.id) AND document_id IS NULL
                """)
            guard changed == 1 else { throw StorageError.changedMeanwhile("document_file") }
        }
    }

    /// The same file twice in one form, or already in a paper that the author sees.
    func checkNotTwice(_ pages: [KeptFile], of household: String, by author: Author) throws {
        for page in pages {
            let twin = try row(
                """
                SELECT household_document.id FROM document_file AS own
                JOIN document_file AS other ON other.household_id = own.household_id
                  AND other.fingerprint = own.fingerprint AND other.id <> own.id
                JOIN household_document ON household_document.id = other.document_id
                WHERE own.id = \(page.id) AND household_document.withdrawn_at IS NULL
                  AND \(Visible.documents(to: author.actor))
                """)
            guard let twin else { continue }
            let filed = try document(try twin.text("id"), by: author)
            throw HouseholdDocument.Refusal.twice(title: filed.title ?? "")
        }
    }

    /// Whose it is belongs to the file, and so does the visit.
    func checkSubject(_ new: NewDocument, in household: String) throws {
        if let person = new.person {
            let member = try row(
                "SELECT 1 AS one FROM membership WHERE household_id = \(household) AND person_id = \(person)")
            if member == nil { throw NotVisible("person", person) }
        }
        if let contact = new.contact {
            let known = try row(
                """
                SELECT 1 AS one FROM follow_up_contact AS contact JOIN follow_up ON follow_up.id = contact.follow_up_id
                JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
                WHERE contact.id = \(contact) AND lease.household_id = \(household)
                """)
            if known == nil { throw NotVisible("contact", contact) }
        }
        if let note = new.note,
            try row("SELECT 1 AS one FROM note WHERE id = \(note) AND household_id = \(household)") == nil
        {
            throw NotVisible("note", note)
        }
        if let incident = new.incident,
            try row("SELECT 1 AS one FROM incident WHERE id = \(incident) AND household_id = \(household)") == nil
        {
            throw NotVisible("incident", incident)
        }
    }
}
