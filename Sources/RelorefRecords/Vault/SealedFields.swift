package import RelorefStorage

/// What a walk over the sealed fields found.
package struct SealedFieldVerdict: Sendable, Hashable {
    package var opened = 0
    /// Fields of erased files: nothing opens them, as it should be.
    package var erased = 0
    /// The first field that should open and does not: its table and row.
    package var firstFault: String?

    package var holds: Bool { firstFault == nil }
}

extension Transaction {
    /// Opens every name, contact, note, address and secret that the records hold, and tells of none of them.
    package func verifySealedFields(_ vault: Vault) throws -> SealedFieldVerdict {
        var verdict = SealedFieldVerdict()
        for field in sealedFields {
            let table = Query(unbound: field.table)
            let column = Query(unbound: field.column)
            try forEach(
                """
                SELECT \(table).id AS sealed_row, \(column) AS sealed_bytes, \(field.owner) AS key_owner FROM \(field.from)
                WHERE \(column) IS NOT NULL
                """
            ) { row in
                let id = try row.text("sealed_row")
                let slot = SealSlot(
                    owner: field.prefix + (try row.text("key_owner")), table: field.table, column: field.name, row: id)
                let sealed = Sealed<AnyFields>(slot: slot, bytes: try row.bytes("sealed_bytes"))
                do {
                    if try vault.openIfKept(sealed) == nil { verdict.erased += 1 } else { verdict.opened += 1 }
                } catch let error as VaultError {
                    verdict.firstFault = verdict.firstFault ?? "\(field.table) \(id): \(error)"
                }
            }
        }
        return verdict
    }
}

/// Where one kind of sealed field lies and whose key sealed it.
private struct SealedField {
    let table: String
    let name: String
    let owner: Query
    var prefix = ""
    var join: Query = ""

    var column: String { "\(table).\(name)" }
    var from: Query { Query(unbound: table) + join }
}

private let sealedFields = [
    SealedField(
        table: "identity", name: "sealed", owner: "person.key_id",
        join: " JOIN person ON person.id = identity.person_id"),
    SealedField(table: "person", name: "sealed", owner: "person.key_id"),
    SealedField(table: "note", name: "sealed", owner: "note.household_id"),
    SealedField(table: "appointment", name: "sealed", owner: "appointment.household_id"),
    SealedField(
        table: "appointment_link", name: "sealed", owner: "appointment.household_id",
        join: " JOIN appointment ON appointment.id = appointment_link.appointment_id"),
    SealedField(table: "pathway_text", name: "sealed", owner: "pathway_text.household_id"),
    SealedField(table: "social_request", name: "number", owner: "social_request.household_id"),
    SealedField(table: "housing_lead", name: "contact", owner: "housing_lead.household_id"),
    SealedField(table: "housing_lead", name: "dwelling", owner: "housing_lead.household_id"),
    SealedField(table: "housing_lead", name: "remark", owner: "housing_lead.household_id"),
    SealedField(table: "anchor_event", name: "words", owner: "anchor_event.household_id"),
    SealedField(table: "anchor_event", name: "answer", owner: "anchor_event.household_id"),
    SealedField(table: "incident", name: "sealed", owner: "incident.household_id"),
    SealedField(table: "incident", name: "done", owner: "incident.household_id"),
    SealedField(table: "expected_member", name: "sealed", owner: "expected_member.household_id"),
    SealedField(table: "household_document", name: "sealed", owner: "household_document.household_id"),
    SealedField(table: "document_file", name: "sealed", owner: "document_file.household_id"),
    SealedField(table: "document_part", name: "sealed", owner: "document_part.household_id"),
    SealedField(table: "letter", name: "sealed", owner: "letter.household_id"),
    SealedField(table: "message", name: "sealed", owner: "message.household_id"),
    SealedField(table: "household", name: "composition_reason", owner: "household.id"),
    SealedField(table: "dwelling", name: "sealed_address", owner: "dwelling.site_id", prefix: "site:"),
    SealedField(table: "partner_contact", name: "sealed", owner: "partner_contact.site_id", prefix: "site:"),
    SealedField(table: "partner_letter", name: "sealed", owner: "partner_letter.site_id", prefix: "site:"),
    SealedField(table: "partner_talk", name: "words", owner: "partner_talk.site_id", prefix: "site:"),
    SealedField(table: "partner_talk", name: "step", owner: "partner_talk.site_id", prefix: "site:"),
    SealedField(table: "partner_talk", name: "step_done", owner: "partner_talk.site_id", prefix: "site:"),
    SealedField(table: "candidacy", name: "note", owner: "candidacy.household_id"),
    SealedField(table: "job_application", name: "words", owner: "job_application.household_id"),
    SealedField(table: "link_news", name: "words", owner: "link_news.site_id", prefix: "site:"),
    SealedField(table: "housing_offer", name: "sealed_address", owner: "housing_offer.site_id", prefix: "site:"),
    SealedField(table: "housing_offer", name: "outcome_note", owner: "housing_offer.site_id", prefix: "site:"),
    SealedField(
        table: "convention_text", name: "sealed", owner: "convention.site_id", prefix: "site:",
        join: " JOIN convention ON convention.id = convention_text.convention_id"),
    SealedField(table: "account", name: "totp_secret", owner: "account.id", prefix: AccountSecrets.owner(of: "")),
    SealedField(table: "draft", name: "sealed", owner: "draft.account_id", prefix: AccountSecrets.owner(of: "")),
    SealedField(
        table: "offline_key", name: "sealed", owner: "offline_key.account_id", prefix: AccountSecrets.owner(of: "")),
]

/// The fields of any sealed value, without knowing what they mean.
private struct AnyFields: Sealable {
    let sealedFields: [String]
    init?(sealedFields: [String]) { self.sealedFields = sealedFields }
}
