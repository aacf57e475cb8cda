import RelorefStorage

/// Which tables point to which, so that nothing is removed under something else.
package struct RecordReferences: Sendable, Hashable {
    package let table: String
    package let column: String

    /// The rows that point to a record, at most a few.
    func query(to id: String) -> Query {
        let key = Query(unbound: table == "household_access" ? "account_id" : "id")
        return """
            SELECT \(key) AS id FROM \(Query(unbound: table)) WHERE \(Query(unbound: column)) = \(id) LIMIT 1000
            """
    }

    /// Every reference to a table that an import may add to; a test compares it with the schema.
    package static func to(_ table: String) -> [RecordReferences] { known[table] ?? [] }

    private static func of(_ pairs: [(String, String)]) -> [RecordReferences] {
        pairs.map { RecordReferences(table: $0.0, column: $0.1) }
    }

    package static let known: [String: [RecordReferences]] = [
        "association": of([
            ("site", "association_id"), ("account_grant", "association_id"), ("letter", "association_id"),
            ("partner_letter", "association_id"),
        ]),
        "site": of([
            ("account_grant", "site_id"), ("centre", "site_id"), ("household", "site_id"), ("partner", "site_id"),
            ("anchor_event", "site_id"), ("partner_contact", "site_id"), ("partner_talk", "site_id"),
            ("dwelling", "site_id"), ("accommodation", "site_id"), ("file_transfer", "from_site_id"),
            ("convention", "site_id"), ("housing_offer", "site_id"), ("candidacy", "site_id"),
            ("offer_link", "site_id"), ("guarantee", "site_id"), ("tenancy_service", "site_id"),
            ("job_offer", "site_id"), ("job_application", "site_id"), ("link_news", "site_id"),
            ("partner_letter", "site_id"), ("file_transfer", "to_site_id"), ("saved_view", "shared_site_id"),
        ]),
        "centre": of([("centre_capacity", "centre_id"), ("accommodation", "centre_id")]),
        "partner": of([
            ("dwelling", "landlord_id"), ("employment_spell", "employer_id"), ("anchor_event", "partner_id"),
            ("partner", "parent_id"), ("partner", "successor_id"), ("partner_name", "partner_id"),
            ("partner_stock", "partner_id"), ("partner_place", "partner_id"), ("partner_contact", "partner_id"),
            ("partner_talk", "partner_id"),
            ("convention", "partner_id"), ("housing_offer", "partner_id"), ("offer_link", "partner_id"),
            ("guarantee", "partner_id"), ("partner_letter", "partner_id"), ("job_offer", "partner_id"),
            ("link_news", "partner_id"),
        ]),
        "household": of([
            ("household", "merged_into"), ("household_access", "household_id"), ("membership", "household_id"),
            ("expected_member", "household_id"), ("consent", "household_id"), ("accommodation", "household_id"),
            ("correction", "household_id"), ("note", "household_id"), ("family_link", "asking_household_id"),
            ("family_link", "other_household_id"), ("file_transfer", "household_id"), ("person", "key_id"),
            ("household_document", "household_id"), ("document_file", "household_id"),
            ("document_part", "household_id"),
            ("pathway_text", "household_id"), ("diagnosis", "household_id"), ("goal", "household_id"),
            ("support_contract", "household_id"), ("pathway_review", "household_id"),
            ("appointment", "household_id"),
            ("social_request", "household_id"), ("right_claim", "household_id"), ("housing_lead", "household_id"),
            ("housing_budget", "household_id"),
            ("letter", "household_id"), ("message", "household_id"), ("number_check", "household_id"),
            ("lease_readiness", "household_id"), ("hand_over", "household_id"), ("anchor_event", "household_id"),
            ("incident", "household_id"), ("candidacy", "household_id"), ("guarantee", "household_id"),
            ("tenancy_service", "household_id"), ("job_application", "household_id"),
        ]),
        "person": of([
            ("identity", "person_id"), ("membership", "person_id"), ("expected_member", "arrived_person_id"),
            ("protection", "person_id"), ("permit", "person_id"), ("french_level", "person_id"),
            ("employment_spell", "person_id"), ("employment_status", "person_id"), ("goal", "person_id"),
            ("appointment_member", "person_id"), ("household_document", "person_id"), ("anchor_event", "person_id"),
            ("job_application", "person_id"),
        ]),
        "consent": of([("file_transfer", "consent_id")]),
        "dwelling": of([
            ("dwelling_step", "dwelling_id"), ("dwelling_capacity", "dwelling_id"), ("head_lease", "dwelling_id"),
            ("dwelling_check", "dwelling_id"), ("out_of_service", "dwelling_id"), ("accommodation", "dwelling_id"),
            ("anchor_event", "dwelling_id"), ("incident", "dwelling_id"), ("housing_offer", "dwelling_id"),
        ]),
        "employment_spell": of([("job_application", "spell_id")]),
        "job_offer": of([("job_application", "offer_id"), ("link_news", "job_id"), ("job_undo", "job_id")]),
        "housing_offer": of([
            ("candidacy", "offer_id"), ("offer_undo", "offer_id"), ("offer_visit", "offer_id"),
            ("link_news", "offer_id"),
        ]),
        "accommodation": of([
            ("accommodation", "follows_id"), ("stay_extension", "accommodation_id"),
            ("follow_up", "accommodation_id"), ("letter", "accommodation_id"), ("candidacy", "accommodation_id"),
            ("guarantee", "accommodation_id"), ("tenancy_service", "accommodation_id"),
        ]),
    ]
}
