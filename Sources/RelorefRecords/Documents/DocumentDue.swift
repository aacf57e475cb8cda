import RelorefDomain
import RelorefStorage

extension Transaction {
    /// Papers that end by a day, of open files: of several of one kind and one person, the one that holds longest. A
    /// residence permit has a line of its own (D-06) and is not told twice.
    func currentDocuments(_ scope: DueScope, until last: Day, _ actor: Actor) throws -> [CurrentDocument] {
        try rows(
            """
            SELECT household_document.id, household_document.kind, household_document.person_id,
              household_document.household_id, household_document.expires_on, household.site_id, site.departement
            FROM household JOIN household_document ON household_document.household_id = household.id
            JOIN site ON site.id = household.site_id
            WHERE household_document.expires_on <= \(last) AND household_document.withdrawn_at IS NULL
              AND household_document.kind NOT IN ('permit', 'receipt') AND \(scope.files(actor))
              AND \(Visible.documents(to: actor))
              AND NOT EXISTS (SELECT 1 FROM household_document AS later
                WHERE later.household_id = household_document.household_id AND later.kind = household_document.kind
                  AND COALESCE(later.person_id, '') = COALESCE(household_document.person_id, '')
                  AND later.withdrawn_at IS NULL AND later.id <> household_document.id
                  AND (later.expires_on IS NULL OR later.expires_on > household_document.expires_on
                    OR (later.expires_on = household_document.expires_on AND later.id > household_document.id)))
              AND (household_document.person_id IS NULL OR EXISTS (SELECT 1 FROM membership
                WHERE membership.household_id = household_document.household_id
                  AND membership.person_id = household_document.person_id AND membership.to_day IS NULL))
            """
        ).map { row in
            CurrentDocument(
                id: try row.text("id"), kind: try row.text("kind"), person: try row.optionalText("person_id"),
                household: try row.text("household_id"), site: try row.text("site_id"),
                expiresOn: try row.day("expires_on"), departement: try row.optionalText("departement"))
        }
    }
}
