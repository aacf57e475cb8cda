package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Keeps a photograph of what is broken among the papers of the file, sealed under the household's key. The same one
    /// twice is kept once.
    ///
    /// - Parameter photo: cleaned before.
    /// - Throws: `FamilyPhoto.Refusal`.
    package func attach(
        _ photo: CleanFile, to id: String, from page: FamilyPage, limits: FileLimits = .usual, vault: Vault,
        newID: () -> String, at now: Moment
    ) throws {
        let report = try familyReports(of: page.household).first { $0.id == id }
        guard let report, !report.isSettled,
            let maker = try row("SELECT made_by FROM family_page WHERE id = \(page.id)")?.text("made_by")
        else { throw FamilyPhoto.Refusal.unknown }
        if try isKnown(photo, of: report, vault: vault) { return }
        let stored = try storedFiles(of: page.household)
        guard try familyPhotos(of: page.household).count(where: { $0.report == id }) < FamilyPhoto.most,
            stored.files < limits.files, stored.bytes + photo.bytes.count <= limits.totalBytes
        else { throw FamilyPhoto.Refusal.full }
        let document = HouseholdDocument(
            id: newID(), household: page.household, kind: "photo", level: .team, author: maker, at: now)
        try insert(document, title: "", vault: vault)
        try insert(
            photo, id: newID(), named: "", of: page.household, document: document.id, by: maker, at: now, vault: vault)
        try insert(
            "family_photo", ["id": newID(), "report_id": id, "document_id": document.id, "sent_at": now])
        try journal(
            "sendPhoto", fromPage: page, id, detail: ["matter": report.matter.rawValue], newID: newID, at: now)
    }

    private func isKnown(_ photo: CleanFile, of report: FamilyReport, vault: Vault) throws -> Bool {
        let fingerprint = try vault.fingerprint(of: photo.bytes, owner: report.household)
        return try row(
            """
            SELECT 1 AS one FROM family_photo
            JOIN document_file ON document_file.document_id = family_photo.document_id
            WHERE family_photo.report_id = \(report.id) AND document_file.fingerprint = \(fingerprint)
            """) != nil
    }

    /// The photographs of what a household reported, the first one first; none that a colleague took out of the file.
    package func familyPhotos(of household: String) throws -> [FamilyPhoto] {
        try rows(
            """
            SELECT family_photo.*, document_file.id AS file_id FROM family_report
            JOIN family_photo ON family_photo.report_id = family_report.id
            JOIN household_document ON household_document.id = family_photo.document_id
            JOIN document_file ON document_file.document_id = family_photo.document_id AND document_file.page = 1
            WHERE family_report.household_id = \(household) AND household_document.withdrawn_at IS NULL
              AND household_document.level <> 'private'
              AND NOT EXISTS (SELECT 1 FROM document_file AS later WHERE later.document_id = document_file.document_id
                AND later.edition > document_file.edition)
            ORDER BY family_photo.sent_at, family_photo.id
            """
        ).map { row in
            FamilyPhoto(
                id: try row.text("id"), report: try row.text("report_id"), document: try row.text("document_id"),
                file: try row.text("file_id"), sentAt: try row.moment("sent_at"))
        }
    }

    /// Which of the papers of a household it sent itself.
    package func sentByHousehold(_ household: String) throws -> Set<String> {
        Set(
            try rows(
                """
                SELECT family_photo.document_id FROM family_report
                JOIN family_photo ON family_photo.report_id = family_report.id
                WHERE family_report.household_id = \(household)
                """
            ).map { try $0.text("document_id") })
    }
}
