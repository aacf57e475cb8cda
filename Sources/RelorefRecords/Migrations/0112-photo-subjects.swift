package import RelorefStorage

extension Migration {
    /// A photograph belongs to what it was taken for: besides a visit, a note or an incident.
    package static let photoSubjects = Migration(
        "0112-photo-subjects",
        [
            "ALTER TABLE household_document ADD COLUMN note_id \(.text) REFERENCES note (id)",
            "ALTER TABLE household_document ADD COLUMN incident_id \(.text) REFERENCES incident (id)",
            "CREATE INDEX household_document_note ON household_document (note_id)",
            "CREATE INDEX household_document_incident ON household_document (incident_id)",
        ])
}
