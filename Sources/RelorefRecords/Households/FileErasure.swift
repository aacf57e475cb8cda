package import RelorefDomain
package import RelorefStorage

/// What erasing a file destroys and what it leaves, for the page that asks twice.
package struct ErasurePlan: Sendable, Hashable {
    package let persons: Int
    package let notes: Int
    package let documents: Int
    package let stays: Int
    package let contracts: Int
    /// People who go on being known by another file that they are in.
    package let keptElsewhere: Int
    package let obstacle: ErasureObstacle?
}

extension Transaction {
    /// What would be erased with a file that the caller found visible.
    package func erasurePlan(of household: Household, on today: Day) throws -> ErasurePlan {
        let owners = try keyOwners(of: household.id)
        func count(_ query: Query) throws -> Int { try row(query)?.int("found") ?? 0 }
        let people: Query = "SELECT id FROM person WHERE key_id IN \(Query.list(owners))"
        return ErasurePlan(
            persons: try count("SELECT count(*) AS found FROM person WHERE key_id IN \(Query.list(owners))"),
            notes: try count("SELECT count(*) AS found FROM note WHERE household_id IN \(Query.list(owners))"),
            documents: try count(
                "SELECT count(*) AS found FROM household_document WHERE household_id IN \(Query.list(owners))"),
            stays: try count(
                """
                SELECT count(*) AS found FROM accommodation
                WHERE household_id IN \(Query.list(owners)) AND state <> 'cancelled'
                """),
            contracts: try count("SELECT count(*) AS found FROM employment_spell WHERE person_id IN (\(people))"),
            keptElsewhere: try knownElsewhere(owners).count,
            obstacle: household.obstacleToErasure(heldUntil: try hold(on: household.id, day: today)?.until))
    }

    /// Erases a file that the author may open: texts and names go, pseudonymous facts stay for the figures.
    ///
    /// The keys are destroyed once this is committed, by `Store.destroyKeysOfErasedFiles`: until then nothing is lost.
    package func eraseFile(
        _ id: String, _ ground: ErasureGround, reason: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        try author.needs(.eraseFiles)
        guard let household = try household(id, visibleTo: author.actor) else { throw NotVisible("household", id) }
        guard reason.filter({ !$0.isWhitespace }).count >= 10 else { throw ErasureObstacle.reasonMissing }
        // The reason outlives the file: it tells nothing that the file had to forget (V30).
        var act = Act(author, confirming: confirming)
        act.check(reason: reason)
        let kept = try act.settled()
        try erase(household, ground, reason: reason, by: author)
        try keep(kept, "household", id, household: nil, owner: "site:" + household.site, by: author)
    }

    /// The erasure itself, for the retention's clock as well.
    func erase(_ household: Household, _ ground: ErasureGround, reason: String, by author: Author) throws {
        let held = try hold(on: household.id, day: author.today)?.until
        if let obstacle = household.obstacleToErasure(heldUntil: held) { throw obstacle }
        try emptyFile(household, ground, reason: reason, by: author)
    }

    /// A restored copy brought an erased file back: it is erased whatever its state in the copy.
    func eraseAgain(_ household: Household, by author: Author) throws {
        try emptyFile(household, .request, reason: "", by: author)
    }

    private func emptyFile(_ household: Household, _ ground: ErasureGround, reason: String, by author: Author) throws {
        let owners = try keyOwners(of: household.id)
        for (person, elsewhere) in try knownElsewhere(owners).sorted(by: { $0.key < $1.key }) {
            if let found = try people([person])[person] { _ = try reseal(found, under: elsewhere, by: author) }
        }
        try emptyTexts(of: owners)
        for owner in owners {
            let slot = SealSlot(owner: "site:" + household.site, table: "file_erasure", column: "reason", row: owner)
            guard try row("SELECT 1 AS one FROM file_erasure WHERE household_id = \(owner)") == nil else { continue }
            try insert(
                "file_erasure",
                [
                    "household_id": owner, "ground": ground.rawValue,
                    "reason": try author.vault.seal(SealedText(reason), slot), "account_id": author.actor.id,
                    "at": author.now,
                ])
            try run(
                """
                UPDATE household SET erased_on = \(author.today), composition_reason = NULL, external_id = NULL,
                  version = version + 1 WHERE id = \(owner)
                """)
        }
        try journal(
            "erase", "household", household.id, household: household.id, site: household.site,
            detail: ["ground": ground.rawValue, "files": String(owners.count)], by: author)
    }

    /// A file and those that were merged into it: each has a key of its own, and old copies hold texts under each.
    func keyOwners(of household: String) throws(StorageError) -> [String] {
        var owners = [household]
        var next = [household]
        while !next.isEmpty {
            let found = try rows("SELECT id FROM household WHERE merged_into IN \(Query.list(next)) ORDER BY id")
            next = []
            for row in found where try !owners.contains(row.text("id")) { next.append(try row.text("id")) }
            owners += next
        }
        return owners
    }

    /// People sealed under these keys who are, or were, in another file that lives on: a child of two homes.
    private func knownElsewhere(_ owners: [String]) throws(StorageError) -> [String: String] {
        var found: [String: String] = [:]
        for row in try rows(
            """
            SELECT person.id AS person_id, other.id AS household_id FROM person
            JOIN membership ON membership.person_id = person.id JOIN household AS other ON other.id = membership.household_id
            WHERE person.key_id IN \(Query.list(owners)) AND other.id NOT IN \(Query.list(owners))
              AND other.erased_on IS NULL AND other.merged_into IS NULL
            ORDER BY person.id, CASE WHEN membership.to_day IS NULL THEN 1 ELSE 0 END, membership.from_day, other.id
            """)
        {
            found[try row.text("person_id")] = try row.text("household_id")
        }
        return found
    }

    /// Empties what was sealed, so that not even the ciphertext stays with the records.
    private func emptyTexts(of owners: [String]) throws(StorageError) {
        let files = Query.list(owners)
        let people: Query = "(SELECT id FROM person WHERE key_id IN \(files))"
        let nothing = [UInt8]()
        for statement: Query in [
            "UPDATE identity SET sealed = \(nothing) WHERE person_id IN \(people)",
            "UPDATE file_merge SET undo = \(nothing) WHERE kept_id IN \(files) OR absorbed_id IN \(files)",
            """
            UPDATE file_merge SET undo = \(nothing)
            WHERE noun = 'person' AND (kept_id IN \(people) OR absorbed_id IN \(people))
            """,
            "UPDATE person SET sealed = NULL, external_id = NULL, version = version + 1 WHERE key_id IN \(files)",
            "UPDATE appointment SET sealed = NULL WHERE household_id IN \(files)",
            """
            UPDATE appointment_link SET sealed = NULL, revoked = 1
            WHERE appointment_id IN (SELECT id FROM appointment WHERE household_id IN \(files))
            """,
            "UPDATE household_document SET note_id = NULL WHERE household_id IN \(files)",
            "DELETE FROM note WHERE household_id IN \(files)",
            "UPDATE incident SET sealed = NULL, done = NULL WHERE household_id IN \(files)",
            "DELETE FROM pathway_text WHERE household_id IN \(files)",
            "UPDATE social_request SET number = NULL, number_bucket = NULL WHERE household_id IN \(files)",
            "UPDATE candidacy SET note = NULL WHERE household_id IN \(files)",
            "UPDATE job_application SET words = NULL WHERE household_id IN \(files)",
            "UPDATE housing_lead SET contact = NULL, dwelling = NULL, remark = NULL WHERE household_id IN \(files)",
            "UPDATE anchor_event SET words = NULL, answer = NULL WHERE household_id IN \(files)",
            "UPDATE letter SET sealed = \(nothing) WHERE household_id IN \(files)",
            "UPDATE expected_member SET sealed = NULL WHERE household_id IN \(files)",
            "UPDATE correction SET reason = \(nothing) WHERE household_id IN \(files)",
            "UPDATE rule_confirmation SET reason = \(nothing) WHERE household_id IN \(files)",
            "UPDATE legal_hold SET reason = \(nothing) WHERE household_id IN \(files)",
            "UPDATE urgent_opening SET reason = \(nothing) WHERE household_id IN \(files)",
            "UPDATE task_mark SET reason = NULL, document_id = NULL WHERE household_id IN \(files)",
            "DELETE FROM message WHERE household_id IN \(files)",
            "DELETE FROM number_check WHERE household_id IN \(files)",
            """
            DELETE FROM family_photo
            WHERE report_id IN (SELECT id FROM family_report WHERE household_id IN \(files))
            """,
            "DELETE FROM family_report WHERE household_id IN \(files)",
            "DELETE FROM family_visit WHERE page_id IN (SELECT id FROM family_page WHERE household_id IN \(files))",
            "DELETE FROM family_page WHERE household_id IN \(files)",
            "DELETE FROM retention_review WHERE household_id IN \(files)",
        ] { try run(statement) }
        try dropDocuments(of: files)
    }
}
