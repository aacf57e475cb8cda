package import RelorefDomain
package import RelorefStorage

/// A photograph that is shown beside what it was taken for.
package struct PhotoPlace: Sendable, Hashable {
    package let document: String
    package let file: String
}

extension Transaction {
    /// Takes a photograph in that a telephone made for a record it sent before: once, however often it is sent.
    ///
    /// - Parameters:
    ///   - id: made on the telephone; the paper's in the file.
    ///   - parent: the id of the visit, the note or the incident.
    /// - Throws: `NotVisible` while the record is not here, `HouseholdDocument.Refusal`.
    package func receive(
        photo: CleanFile, id: String, of parent: String, checkedBy detector: FreeText, by author: Author
    ) throws -> OfflineReceipt {
        let subject = try photoSubject(parent, by: author)
        if let row = try row("SELECT * FROM household_document WHERE id = \(id)") {
            let known = try HouseholdDocument(row)
            let isSame =
                known.household == subject.household && known.author == author.actor.id
                && known.contact == subject.new.contact && known.note == subject.new.note
                && known.incident == subject.new.incident
            return isSame ? .known : .other
        }
        var new = subject.new
        new.id = id
        try addPhoto(
            photo, named: "photo.\(photo.kind.ending)", as: new, to: subject.household, checkedBy: detector,
            by: author)
        return .new
    }

    /// What the author recorded under an id: a visit, a note or an incident, in a file that may be written in.
    private func photoSubject(
        _ id: String, by author: Author
    ) throws -> (new: NewDocument, household: String) {
        let account = author.actor.id
        if let contact = try row(
            """
            SELECT contact.on_day, lease.household_id FROM follow_up_contact AS contact
            JOIN follow_up ON follow_up.id = contact.follow_up_id
            JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            WHERE contact.id = \(id) AND contact.account_id = \(account)
            """)
        {
            let new = NewDocument(id: "", kind: "photo", contact: id, datedOn: try contact.day("on_day"))
            return (new, try contact.text("household_id"))
        }
        if let note = try row("SELECT household_id, level FROM note WHERE id = \(id) AND author_id = \(account)") {
            return (
                NewDocument(id: "", kind: "photo", note: id, level: try note.code("level")),
                try note.text("household_id")
            )
        }
        if let incident = try row(
            "SELECT household_id, on_day FROM incident WHERE id = \(id) AND account_id = \(account)")
        {
            return (
                NewDocument(id: "", kind: "photo", incident: id, datedOn: try incident.day("on_day")),
                try incident.text("household_id")
            )
        }
        throw NotVisible("photo", id)
    }

    /// The photographs of a file that the author may see, by the visit, the note or the incident they were taken for.
    package func photos(of household: String, visibleTo actor: Actor) throws -> [String: [PhotoPlace]] {
        var found: [String: [PhotoPlace]] = [:]
        for row in try rows(
            """
            SELECT household_document.id, document_file.id AS file_id,
              COALESCE(contact_id, note_id, incident_id) AS subject FROM household_document
            CROSS JOIN document_file WHERE document_file.document_id = household_document.id
              AND household_document.household_id = \(household) AND household_document.withdrawn_at IS NULL
              AND COALESCE(contact_id, note_id, incident_id) IS NOT NULL AND \(Visible.documents(to: actor))
            ORDER BY household_document.at, household_document.id, document_file.page
            """)
        {
            found[try row.text("subject"), default: []].append(
                PhotoPlace(document: try row.text("id"), file: try row.text("file_id")))
        }
        return found
    }
}
