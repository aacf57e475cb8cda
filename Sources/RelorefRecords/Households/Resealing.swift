import RelorefDomain
import RelorefStorage

extension Transaction {
    /// What a file that is made part of another brings along under the other's key: the tables with their sealed column.
    static var movedTexts: [(StaticString, StaticString)] {
        [
            ("note", "sealed"), ("correction", "reason"), ("rule_confirmation", "reason"), ("appointment", "sealed"),
            ("letter", "sealed"),
        ] + [("social_request", "number"), ("candidacy", "note"), ("job_application", "words")]
            + ["contact", "dwelling", "remark"].map { ("housing_lead", $0) }
            + ["words", "answer"].map { ("anchor_event", $0) } + ["sealed", "done"].map { ("incident", $0) }
            + documentTexts
    }

    /// The tables whose rows go along, each once: those of the sealed texts, and those that hold none.
    static var movedTables: [StaticString] {
        var tables: [StaticString] = ["consent", "right_claim", "housing_budget", "guarantee", "tenancy_service"]
        for (table, _) in movedTexts where !tables.contains(where: { "\($0)" == "\(table)" }) { tables.append(table) }
        return tables
    }

    /// Seals a person's identities and profile under another household's key, which must exist: erasing one file leaves
    /// the people of the other readable, and the other way round (V24, security R34).
    func reseal(_ person: Person, under household: String, by author: Author) throws -> Person {
        guard person.keyOwner != household else { return person }
        let vault = author.vault
        let identities = try rows(
            """
            SELECT identity.*, person.key_id FROM identity JOIN person ON person.id = identity.person_id
            WHERE identity.person_id = \(person.id)
            """
        ).map { try StoredIdentity($0) }
        let profile = try profiles(of: [person.id])[person.id]
        for identity in identities {
            guard let opened = try vault.openIfKept(identity.sealed) else { continue }
            let sealed = try vault.seal(opened, SealSlot(owner: household, table: "identity", row: identity.id))
            try run("UPDATE identity SET sealed = \(sealed) WHERE id = \(identity.id)")
        }
        var moved = person
        moved.keyOwner = household
        try update(moved)
        moved.version += 1
        if let profile, let opened = try vault.openIfKept(profile) { try setProfile(opened, of: moved, by: author) }
        return moved
    }

    /// Seals one value of a table under another household's key.
    func resealText(
        _ table: StaticString, column: StaticString, _ id: String, from old: String, to new: String, vault: Vault
    ) throws {
        let (name, field) = (Query(unbound: "\(table)"), Query(unbound: "\(column)"))
        guard let bytes = try row("SELECT \(field) AS sealed FROM \(name) WHERE id = \(id)")?.optionalBytes("sealed")
        else { return }
        func slot(_ owner: String) -> SealSlot {
            SealSlot(owner: owner, table: "\(table)", column: "\(column)", row: id)
        }
        guard let sealed = try vault.move(bytes, from: slot(old), to: slot(new)) else { return }
        try run("UPDATE \(name) SET \(field) = \(sealed) WHERE id = \(id)")
    }
}
