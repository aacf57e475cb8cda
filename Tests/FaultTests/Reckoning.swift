import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefTesting

/// What a disk holds after a fault, against what had been acknowledged before it.
struct Reckoning: Sendable {
    /// Acknowledged and not there.
    private(set) var lost: [String] = []
    /// Not whole: a database that does not open, half an act, a broken journal.
    private(set) var broken: [String] = []
    /// Sealed, and no key opens it: the key was not durable before the field.
    private(set) var locked: [String] = []

    var holds: Bool { lost.isEmpty && broken.isEmpty && locked.isEmpty }

    static func of(_ disk: FaultyDisk, against acknowledged: some Sequence<Acknowledged>) async -> Reckoning {
        var reckoning = Reckoning()
        do {
            let installation = try Installation(on: disk)
            do { try await reckoning.walk(installation, acknowledged) } catch { reckoning.broken.append("\(error)") }
            try installation.close()
        } catch { reckoning.broken.append("does not open: \(error)") }
        return reckoning
    }

    private mutating func walk(_ installation: Installation, _ acknowledged: some Sequence<Acknowledged>) async throws {
        for (name, store) in [("records", installation.records), ("keys", installation.keys)] {
            let integrity = try await store.integrity()
            if integrity != "ok" { broken.append("\(name): \(integrity.prefix(200))") }
        }
        let vault = installation.world.vault
        let held = try await installation.records.read { try Held($0, vault) }
        broken += held.broken
        locked += held.locked
        let erased = Set(
            try installation.keys.readNow { try $0.rows("SELECT owner FROM tombstone").map { try $0.text("owner") } })
        for act in acknowledged.map(\.act) {
            let isThere =
                switch act {
                case .household(let id): held.households.contains(id)
                case .note(let id): held.notes.contains(id)
                case .erasure(let id): erased.contains(id)
                }
            if !isThere { lost.append("\(act)") }
        }
    }

    /// What the records hold, read whole.
    private struct Held {
        var households: Set<String> = []
        var notes: Set<String> = []
        var broken: [String] = []
        var locked: [String] = []

        init(_ tx: any Transaction, _ vault: Vault) throws {
            for row in try tx.rows(
                """
                SELECT household.id, household.size, count(membership.id) AS members FROM household
                LEFT JOIN membership ON membership.household_id = household.id
                GROUP BY household.id, household.size
                """)
            {
                let id = try row.text("id")
                households.insert(id)
                if try row.int("size") != row.int("members") {
                    broken.append("household \(id) without all its members")
                }
            }
            let entries = Set(try tx.rows("SELECT subject_id FROM journal_entry").map { try $0.text("subject_id") })
            for row in try tx.rows("SELECT id, household_id, sealed FROM note") {
                let id = try row.text("id")
                notes.insert(id)
                let slot = SealSlot(owner: try row.text("household_id"), table: "note", row: id)
                open(Sealed<SealedText>(slot: slot, bytes: try row.bytes("sealed")), vault)
            }
            for identity in try tx.someIdentities(10_000) { open(identity.sealed, vault) }
            for id in households.union(notes) where !entries.contains(id) {
                broken.append("\(id) without its journal entry")
            }
            if let fault = try tx.verifyJournal().firstFault { broken.append("journal: \(fault)") }
        }

        private mutating func open<Value>(_ sealed: Sealed<Value>, _ vault: Vault) {
            do { _ = try vault.openIfKept(sealed) } catch { locked.append("\(sealed.slot.table): \(error)") }
        }
    }
}

/// Many reckonings, added up.
struct Tally: Sendable {
    var faults = 0
    var acknowledged = 0
    var losing = 0
    var broken = 0
    var locked = 0
    /// The first that does not hold, told with the seed that repeats it.
    var first: String?

    mutating func add(_ reckoning: Reckoning, _ acknowledgements: Int, at place: @autoclosure () -> String) {
        faults += 1
        acknowledged += acknowledgements
        losing += reckoning.lost.isEmpty ? 0 : 1
        broken += reckoning.broken.isEmpty ? 0 : 1
        locked += reckoning.locked.isEmpty ? 0 : 1
        guard first == nil, !reckoning.holds else { return }
        first = "\(place()): \((reckoning.broken + reckoning.locked + reckoning.lost).prefix(5))"
    }

    static func + (one: Tally, other: Tally) -> Tally {
        Tally(
            faults: one.faults + other.faults, acknowledged: one.acknowledged + other.acknowledged,
            losing: one.losing + other.losing, broken: one.broken + other.broken, locked: one.locked + other.locked,
            first: one.first ?? other.first)
    }

    var holds: Bool { losing == 0 && broken == 0 && locked == 0 }

    func sentence(_ what: String, seed: UInt64) -> String {
        """
        \(what): \(faults) (seed \(seed), \(acknowledged) acknowledged acts looked for): \
        \(losing) lost something, \(broken) broken, \(locked) with a field that no key opens\(first.map { "; first \($0)" } ?? "")
        """
    }
}
