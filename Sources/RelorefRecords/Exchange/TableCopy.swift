package import RelorefStorage

/// Copies every record from one database into another, empty one: from SQLite to PostgreSQL or back.
///
/// The four column types are the same everywhere, so a row is copied as it is. Sealed values stay sealed: the keys are
/// copied apart, or kept.
package enum TableCopy {
    /// The tables in an order that foreign keys accept; columns that point into their own table are filled afterwards.
    static let tables: [(name: String, own: String?)] = [
        ("association", nil), ("site", nil), ("account", nil), ("account_grant", nil), ("journal_entry", nil),
        ("journal_link", nil), ("rule_confirmation", nil), ("reference_label", nil), ("commune", nil),
        ("reference_series", nil), ("centre", nil), ("centre_capacity", nil), ("household", "merged_into"),
        ("household_access", nil), ("person", nil), ("identity", nil), ("membership", nil), ("expected_member", nil),
        ("protection", nil), ("permit", nil), ("french_level", nil), ("consent", nil),
        ("partner", "parent_id successor_id"),
        ("partner_name", nil), ("partner_stock", nil), ("partner_place", nil),
        ("partner_contact", "replaced_by"), ("partner_talk", nil),
        ("dwelling", nil), ("dwelling_step", nil), ("dwelling_capacity", nil), ("head_lease", nil),
        ("dwelling_check", nil), ("out_of_service", nil), ("accommodation", "follows_id"), ("stay_extension", nil),
        ("employment_spell", nil), ("employment_status", nil), ("correction", nil), ("note", nil), ("family_link", nil),
        ("follow_up", nil), ("follow_up_contact", nil), ("rent_check", nil), ("landlord_link", nil),
        ("arrears_plan", nil), ("arrears_instalment", nil), ("absence", nil),
        ("appointment", "moved_to_id"), ("appointment_member", nil), ("calendar_feed", nil),
        ("pathway_text", nil), ("diagnosis", nil), ("goal", nil), ("goal_change", nil), ("goal_step", nil),
        ("support_contract", "renews_id"), ("pathway_review", nil), ("lease_readiness", nil), ("hand_over", nil),
        ("incident", nil),
        ("household_document", nil), ("document_file", nil), ("document_part", nil), ("paper_kind", nil),
        ("appointment_link", nil),
        ("social_request", nil), ("social_request_step", nil), ("right_claim", nil), ("housing_lead", nil),
        ("housing_budget", nil),
        ("convention", "renews_id framework_id"), ("convention_step", nil), ("convention_amendment", nil),
        ("convention_target", nil), ("convention_commitment", nil), ("convention_text", nil),
        ("convention_meeting", nil), ("convention_decision", nil),
        ("housing_offer", nil), ("candidacy", nil), ("offer_link", nil), ("offer_undo", nil),
        ("guarantee_scheme", nil), ("guarantee", nil), ("guarantee_claim", nil), ("tenancy_bundle", nil),
        ("tenancy_service", nil), ("tenancy_service_part", nil),
        ("job_offer", nil), ("job_application", nil), ("job_undo", nil), ("offer_visit", nil), ("link_news", nil),
        ("family_page", nil), ("family_report", nil), ("family_photo", nil),
        ("translation", nil),
        ("deadline_rule", nil), ("anchor_event", "corrects_id"),
        ("letter_template", nil), ("letter_translation", nil), ("letter", nil),
        ("partner_mailing", nil), ("partner_letter", nil),
        ("offline_key", nil), ("message", nil), ("colleague_mail", nil), ("number_check", nil),
        ("file_transfer", nil), ("file_merge", nil), ("edition", nil), ("edition_figure", nil), ("edition_case", nil),
        ("edition_comment", nil),
        ("task_mark", nil), ("draft", nil), ("saved_view", nil), ("saved_export", nil), ("import_run", nil),
        ("distinct_people", nil),
        ("referent_change", nil), ("file_erasure", nil), ("legal_hold", nil), ("retention_review", nil),
        ("urgent_opening", nil), ("alert", nil), ("file_release", nil), ("import_block", nil),
        ("import_change", nil), ("recovery_code", nil), ("approval", nil),
    ]

    /// Sessions, attempts to sign in and caches stay behind: they belong to the running server. Facts are drawn anew.
    package static let leftBehind = [
        "session", "sign_in_attempt", "invitation", "password_reset", "answered_request", "figure_cache", "schema_step",
        "family_visit", "service_fact", "member_fact", "exit_fact", "stale_fact",
    ]

    /// What `migrate` fills in an otherwise empty database; the source's own takes its place.
    private static let filled: [Query] = [
        "reference_label", "commune", "reference_series", "deadline_rule", "guarantee_scheme", "tenancy_bundle",
    ]

    /// The journal of opened files, in its own database.
    private static let openings: [(name: String, own: String?)] = [("pruned_segment", nil), ("opened_file", nil)]

    package static var names: [String] { tables.map(\.name) }

    /// Copies all, of one instant of the source, in one transaction of the target; answers the rows of each table.
    package static func run(from source: any Store, to target: any Store) throws -> [(table: String, rows: Int)] {
        try source.readNow { reading in
            try target.writeNow { writing in
                for table in filled { try writing.run("DELETE FROM \(table)") }
                let copied = try tables.map { name, own in (name, try writing.fill(name, own: own, from: reading)) }
                try writing.rebuildFacts()
                return copied
            }
        }
    }

    /// The rows that a copy would take, table by table; writes nothing.
    package static func count(_ source: any Store) throws -> [(table: String, rows: Int)] {
        try source.readNow { tx in
            try tables.map { name, _ in
                (name, try tx.row("SELECT count(*) AS n FROM \(Query(unbound: name))")?.int("n") ?? 0)
            }
        }
    }

    /// Copies who opened which file, and what was signed of the part that is gone.
    package static func runOpenings(
        from source: any Store, to target: any Store
    ) throws -> [(table: String, rows: Int)] {
        try source.readNow { reading in
            try target.writeNow { writing in
                try openings.map { name, own in (name, try writing.fill(name, own: own, from: reading)) }
            }
        }
    }
}

extension Transaction {
    fileprivate func fill(_ name: String, own: String?, from source: any Transaction) throws -> Int {
        let table = Query(unbound: name)
        let pointing = own?.split(separator: " ").map(String.init) ?? []
        var count = 0
        var pointers: [(id: SQLValue, column: String, value: SQLValue)] = []
        try source.forEach("SELECT * FROM \(table)") { row in
            let names = row.names.filter { !pointing.contains($0) }
            let columns = names.map { Query(unbound: $0) }.joined(", ")
            let values = names.map { name -> Query in "\(row[name] ?? .null)" }.joined(", ")
            try run("INSERT INTO \(table) (\(columns)) VALUES (\(values))")
            count += 1
            guard let id = row["id"] else { return }
            for column in pointing {
                if let value = row[column], value != .null { pointers.append((id, column, value)) }
            }
        }
        for pointer in pointers {
            try run("UPDATE \(table) SET \(Query(unbound: pointer.column)) = \(pointer.value) WHERE id = \(pointer.id)")
        }
        return count
    }
}
