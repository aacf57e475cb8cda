package import RelorefDomain
package import RelorefStorage

/// One of a person's identities as it is stored: when it holds and where it comes from in clear, the names sealed.
package struct StoredIdentity: Sendable, Hashable, Identifiable {
    package let id: String
    package let person: String
    package let from: Day?
    package let source: IdentitySource
    package let isCurrent: Bool
    package let sealed: Sealed<PersonalIdentity>
}

extension StoredIdentity {
    /// Needs the person's `key_id` beside the identity's own columns.
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        person = try row.text("person_id")
        from = try row.optionalDay("from_day")
        source = try row.code("source")
        isCurrent = try row.bool("is_current")
        sealed = Sealed(
            slot: SealSlot(owner: try row.text("key_id"), table: "identity", row: id), bytes: try row.bytes("sealed"))
    }
}

extension Transaction {
    /// Gives a person an identity that takes effect on a day; the one before it is kept (V05).
    package func addIdentity(
        _ identity: PersonalIdentity, to person: Person, from day: Day?, source: IdentitySource, by author: Author
    ) throws {
        try run("UPDATE identity SET is_current = 0 WHERE person_id = \(person.id) AND is_current = 1")
        let id = author.newID()
        let sealed = try author.vault.seal(
            identity, SealSlot(owner: person.keyOwner, table: "identity", row: id))
        try insert(
            "identity",
            [
                "id": id, "person_id": person.id, "from_day": day, "source": source, "is_current": true,
                "sealed": sealed,
            ])
    }

    /// Each person's identity in force, by person.
    package func currentIdentities(of people: [String]) throws(StorageError) -> [String: StoredIdentity] {
        var found: [String: StoredIdentity] = [:]
        for row in try rows(
            """
            SELECT identity.*, person.key_id FROM identity JOIN person ON person.id = identity.person_id
            WHERE identity.is_current = 1 AND identity.person_id IN \(Query.list(people))
            """)
        {
            let identity = try StoredIdentity(row)
            found[identity.person] = identity
        }
        return found
    }

    package func setProfile(_ profile: PersonalProfile, of person: Person, by author: Author) throws {
        let sealed = try author.vault.seal(profile, SealSlot(owner: person.keyOwner, table: "person", row: person.id))
        try run("UPDATE person SET sealed = \(sealed) WHERE id = \(person.id)")
    }

    package func profiles(of people: [String]) throws(StorageError) -> [String: Sealed<PersonalProfile>] {
        var found: [String: Sealed<PersonalProfile>] = [:]
        for row in try rows(
            "SELECT id, key_id, sealed FROM person WHERE sealed IS NOT NULL AND id IN \(Query.list(people))")
        {
            let id = try row.text("id")
            let slot = SealSlot(owner: try row.text("key_id"), table: "person", row: id)
            found[id] = Sealed(slot: slot, bytes: try row.bytes("sealed"))
        }
        return found
    }
}

extension Transaction {
    /// Some identities in force, for the drill that shows that a restored database can be read.
    package func someIdentities(_ limit: Int) throws(StorageError) -> [StoredIdentity] {
        var found: [StoredIdentity] = []
        for row in try rows(
            """
            SELECT identity.*, person.key_id FROM identity JOIN person ON person.id = identity.person_id
            WHERE identity.is_current = 1 ORDER BY identity.id LIMIT \(limit)
            """)
        {
            found.append(try StoredIdentity(row))
        }
        return found
    }
}
