import RelorefDomain
import RelorefStorage

/// Follows the journal, so that names written by this process or another one are found by the next search.
///
/// Two looks at it: the newest entries at once, and the chain of sealed entries, whose order is that of the commits, for
/// those that a long import dates from its beginning.
struct NameFeed: Sendable {
    private var position = 0
    private var seen: Set<String> = []
    private var hasBegun = false

    /// How many entries the sealer may have added before the shelves are rather read anew.
    private static let longest = 5_000
    private static let nouns: Set<String> = ["household", "person", "identity", "membership"]

    /// Where a transaction stands: what it does not see is to be looked at again.
    mutating func goBack(to tail: JournalTail) {
        position = hasBegun ? min(position, tail.position) : tail.position
        seen = hasBegun ? seen.intersection(tail.entries.map(\.id)) : Set(tail.entries.map(\.id))
        hasBegun = true
    }

    /// The households whose people may have changed since the last look; nil when there are too many to say.
    mutating func households(_ tx: any Transaction) throws -> Set<String>? {
        let tail = try tx.journalTail()
        let linked = try tx.journalEntries(linkedAfter: position, limit: NameFeed.longest + 1)
        defer {
            position = max(position, tail.position)
            seen = seen.count > 4_000 ? Set(tail.entries.map(\.id)) : seen.union((tail.entries + linked).map(\.id))
        }
        guard linked.count <= NameFeed.longest else { return nil }
        var changed: Set<String> = []
        for entry in tail.entries + linked where !seen.contains(entry.id) && NameFeed.nouns.contains(entry.noun) {
            changed.formUnion(entry.noun == "household" ? [entry.subject] : [])
            changed.formUnion(entry.household.map { [$0] } ?? [])
        }
        return changed
    }
}

/// The end of the journal as one transaction sees it.
struct JournalTail: Sendable {
    struct Entry: Sendable {
        let id: String
        let noun: String
        let subject: String
        let household: String?
    }

    /// Of the last sealed entry.
    let position: Int
    let entries: [Entry]
}

extension JournalTail.Entry {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        noun = try row.text("noun")
        subject = try row.text("subject_id")
        household = try row.optionalText("household_id")
    }
}

extension Transaction {
    func journalTail() throws -> JournalTail {
        JournalTail(
            position: try row("SELECT COALESCE(max(position), 0) AS last FROM journal_link")?.int("last") ?? 0,
            entries: try rows(
                "SELECT id, noun, subject_id, household_id FROM journal_entry ORDER BY at DESC, id DESC LIMIT 200"
            ).map { try JournalTail.Entry($0) })
    }

    func journalEntries(linkedAfter position: Int, limit: Int) throws -> [JournalTail.Entry] {
        try rows(
            """
            SELECT entry.id, entry.noun, entry.subject_id, entry.household_id FROM journal_link AS link
            JOIN journal_entry AS entry ON entry.id = link.entry_id
            WHERE link.position > \(position) ORDER BY link.position LIMIT \(limit)
            """
        ).map { try JournalTail.Entry($0) }
    }
}

/// Somebody with every name that was ever written down for him or her, and the telephone number of today.
struct NamedPerson {
    let id: String
    let birthYear: Int?
    let names: [NameKey]
    let phone: String?
}

extension Transaction {
    /// Opens the names of a site, for the index in memory. Not sorted, which would cost a copy of them all: rows of one
    /// person mostly come one after another, and a person written twice is found once.
    func nameShelf(of site: String, vault: Vault) throws -> NameShelf {
        var shelf = NameShelf()
        var current: (person: String, household: String, year: Int?, phone: String?, names: [NameKey])?
        func close() {
            guard let done = current else { return }
            shelf.add(
                done.person, household: done.household, birthYear: done.year, names: done.names, phone: done.phone)
        }
        try forEach(Self.names("household.site_id = \(site) AND household.merged_into IS NULL")) { row in
            guard let names = try Self.names(row, vault) else { return }
            let (person, household) = (try row.text("person_id"), try row.text("household_id"))
            if current?.person == person, current?.household == household {
                current?.names += names
                return
            }
            close()
            current = (person, household, try row.optionalInt("birth_year"), try Self.phone(row, vault), names)
        }
        close()
        return shelf
    }

    /// The people of one household as they are now, and its site.
    func namedPeople(of household: String, vault: Vault) throws -> (
        site: String?, people: [NamedPerson], isErased: Bool
    ) {
        let site = try row("SELECT site_id FROM household WHERE id = \(household) AND merged_into IS NULL")?.text(
            "site_id")
        var people: [String: NamedPerson] = [:]
        var isErased = false
        for row in try rows(Self.names("household.id = \(household)")) {
            guard let names = try Self.names(row, vault) else {
                isErased = true
                continue
            }
            let id = try row.text("person_id")
            people[id] = NamedPerson(
                id: id, birthYear: try row.optionalInt("birth_year"), names: (people[id]?.names ?? []) + names,
                phone: try Self.phone(row, vault))
        }
        return (site, people.values.sorted { $0.id < $1.id }, isErased)
    }

    private static func names(_ condition: Query) -> Query {
        """
        SELECT membership.household_id, membership.person_id, person.birth_year, person.key_id, identity.id,
          identity.sealed, person.sealed AS profile
        FROM household JOIN membership ON membership.household_id = household.id
        JOIN person ON person.id = membership.person_id JOIN identity ON identity.person_id = person.id
        WHERE \(condition)
        """
    }

    /// Nil when the file was erased.
    private static func names(_ row: ResultRow, _ vault: Vault) throws -> [NameKey]? {
        let slot = SealSlot(owner: try row.text("key_id"), table: "identity", row: try row.text("id"))
        let sealed = Sealed<PersonalIdentity>(slot: slot, bytes: try row.bytes("sealed"))
        guard let identity = try vault.openIfKept(sealed) else { return nil }
        return identity.allNames.map(Transliteration.nameKey)
    }

    private static func phone(_ row: ResultRow, _ vault: Vault) throws -> String? {
        guard let bytes = try row.optionalBytes("profile") else { return nil }
        let slot = SealSlot(owner: try row.text("key_id"), table: "person", row: try row.text("person_id"))
        return try vault.openIfKept(Sealed<PersonalProfile>(slot: slot, bytes: bytes))
            .flatMap { ContactRules.dialled($0.phone) }
    }
}
