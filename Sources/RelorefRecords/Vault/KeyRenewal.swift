package import RelorefDomain
package import RelorefStorage

/// A household's key replaced by another: after a separation, when an account was compromised, once a year (R33).
///
/// The new key is durable first; everything that the old one sealed is sealed anew in one transaction; the old key is
/// destroyed last. Interrupted at any moment both keys are there, and the renewal is done again.
extension Store {
    /// - Returns: how many values were sealed anew.
    @discardableResult
    package func renewKey(of household: String, by author: Author) async throws -> Int {
        try author.vault.renewKey(of: household)
        let count = try await write { try $0.resealAll(of: household, by: author) }
        try author.vault.retireOldKeys(of: household)
        return count
    }
}

extension Transaction {
    /// Files whose key is from before a day: never renewed since, and opened before it. Erased and absorbed ones have
    /// nothing to seal.
    package func householdsToRenew(before day: Day) throws(StorageError) -> [String] {
        let start = Moment(startOf: day, in: "Europe/Paris")
        var found: [String] = []
        for row in try rows(
            """
            SELECT household.id FROM household
            WHERE household.erased_on IS NULL AND household.merged_into IS NULL AND household.opened_on < \(day)
              AND NOT EXISTS (SELECT 1 FROM journal_entry WHERE journal_entry.noun = 'household'
                AND journal_entry.subject_id = household.id AND journal_entry.act = 'renewKey'
                AND journal_entry.at >= \(start))
            ORDER BY household.id
            """)
        {
            found.append(try row.text("id"))
        }
        return found
    }

    /// The file behind a code, for whoever holds the server.
    package func householdID(code: String) throws(StorageError) -> String? {
        try row("SELECT id FROM household WHERE code = \(code) AND erased_on IS NULL")?.text("id")
    }

    /// Seals under the household's key in force whatever an older one of its keys sealed.
    fileprivate func resealAll(of household: String, by author: Author) throws -> Int {
        var count = 0
        for text in HouseholdText.all {
            let (table, column) = (Query(unbound: text.table), Query(unbound: text.column))
            // One at a time: together, the files of a household would fill the memory.
            for id in try rows(
                """
                SELECT \(table).\(text.key) AS sealed_row FROM \(table)
                WHERE \(table).\(column) IS NOT NULL AND \(text.belongs(household))
                """
            ).map({ try $0.text("sealed_row") }) {
                guard
                    let row = try row("SELECT \(column) AS sealed_bytes FROM \(table) WHERE \(text.key) = \(id)"),
                    let bytes = try reseal(text, id, try row.bytes("sealed_bytes"), household, author.vault)
                else {
                    continue
                }
                try run("UPDATE \(table) SET \(column) = \(bytes) WHERE \(table).\(text.key) = \(id)")
                count += 1
            }
        }
        count += try resealTaskMarks(of: household, author.vault)
        let site = try row("SELECT site_id FROM household WHERE id = \(household)")?.text("site_id")
        try journal(
            "renewKey", "household", household, household: household, site: site, detail: ["values": String(count)],
            by: author)
        return count
    }

    private func reseal(
        _ text: HouseholdText, _ id: String, _ bytes: [UInt8], _ household: String, _ vault: Vault
    ) throws -> [UInt8]? {
        guard !bytes.isEmpty else { return nil }
        let slot = SealSlot(owner: household, table: text.table, column: text.column, row: id)
        do {
            return try vault.reseal(bytes, slot)
        } catch VaultError.tampered where text.mayBeOthers {
            return nil
        }
    }

    /// A postponement's reason: its row is named by three columns.
    private func resealTaskMarks(of household: String, _ vault: Vault) throws -> Int {
        var count = 0
        for row in try rows(
            """
            SELECT rule, subject_id, due_on, reason FROM task_mark
            WHERE household_id = \(household) AND reason IS NOT NULL
            """)
        {
            let key = DueKey(
                rule: try row.code("rule"), subject: try row.text("subject_id"), step: try row.day("due_on"))
            let slot = SealSlot(owner: household, table: "task_mark", column: "reason", row: key.text)
            let old = try row.bytes("reason")
            guard !old.isEmpty, let bytes = try vault.reseal(old, slot) else { continue }
            try run(
                """
                UPDATE task_mark SET reason = \(bytes) WHERE rule = \(key.rule.rawValue)
                  AND subject_id = \(key.subject) AND due_on = \(key.step)
                """)
            count += 1
        }
        return count
    }
}

/// Every column that a household's key seals, but for the reasons of postponements. A test compares the list with the
/// schema: what stood outside it would be lost with the old key.
package struct HouseholdText: Sendable {
    package let table: String
    package let column: String
    /// Whether the row belongs to the household whose key is renewed.
    let belongs: @Sendable (String) -> Query
    /// Rows among which some were sealed by another household: those are left as they are.
    var mayBeOthers = false
    var key: Query { "id" }

    private init(
        _ table: String, _ column: String, mayBeOthers: Bool = false, _ belongs: @escaping @Sendable (String) -> Query
    ) {
        (self.table, self.column, self.mayBeOthers, self.belongs) = (table, column, mayBeOthers, belongs)
    }

    package static let all: [HouseholdText] =
        [
            HouseholdText("identity", "sealed") {
                "identity.person_id IN (SELECT id FROM person WHERE key_id = \($0))"
            },
            HouseholdText("person", "sealed") { "person.key_id = \($0)" },
            HouseholdText("household", "composition_reason") { "household.id = \($0)" },
            HouseholdText("appointment_link", "sealed") {
                "appointment_link.appointment_id IN (SELECT id FROM appointment WHERE household_id = \($0))"
            },
            // The undo of two files made one is the kept file's; that of two people made one, the file's they were in.
            HouseholdText("file_merge", "undo", mayBeOthers: true) {
                """
                (file_merge.kept_id = \($0) OR (file_merge.noun = 'person' AND file_merge.kept_id IN (
                  SELECT person_id FROM membership WHERE household_id = \($0))))
                """
            },
        ]
        + ["note.sealed", "expected_member.sealed", "appointment.sealed", "pathway_text.sealed"].map { ofHousehold($0) }
        + [
            "social_request.number", "housing_lead.contact", "housing_lead.dwelling", "housing_lead.remark",
            "candidacy.note", "job_application.words",
        ]
        .map { ofHousehold($0) }
        + ["anchor_event.words", "anchor_event.answer"].map { ofHousehold($0) }
        + [
            "household_document.sealed", "document_file.sealed", "document_part.sealed", "letter.sealed",
            "message.sealed", "incident.sealed", "incident.done",
        ]
        .map { ofHousehold($0) }
        + ["correction", "rule_confirmation", "legal_hold", "urgent_opening"].map { ofHousehold("\($0).reason") }

    private static func ofHousehold(_ name: String) -> HouseholdText {
        let parts = name.split(separator: ".").map(String.init)
        return HouseholdText(parts[0], parts[1]) { "\(Query(unbound: parts[0])).household_id = \($0)" }
    }
}
