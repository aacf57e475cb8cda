import Crypto
import Foundation
import RelorefDomain
@testable import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A household's own key is replaced, and the old one destroyed (R33).
struct KeyRenewalTests {
    /// A family with everything that its key seals: names, contacts, notes, reasons.
    private func lived(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        try await FileErasureTests.closed(cases)
        try await cases.registered(Cases.single("h2"))
        try await cases.act { tx, author in
            _ = try tx.addNote(
                "Rappeler l’école", to: "h2", level: .team, checkedBy: FreeText(keywords: []), by: author)
        }
        try await cases.act(as: .hélène) { tx, author in
            let until = author.today.adding(days: 90)
            _ = try tx.holdFile("h1", until: until, reason: "Contentieux en cours devant le tribunal", by: author)
        }
        return cases
    }

    private func wrapped(_ cases: Cases) async throws -> [String] {
        try cases.world.keys.owners().filter { $0.hasPrefix("h") }
    }

    /// The versions in the headers of everything that is sealed for a household.
    private func versions(_ cases: Cases, _ household: String) async throws -> [String: [UInt8]] {
        try await cases.world.store.read { tx in
            var found: [String: [UInt8]] = [:]
            for text in HouseholdText.all {
                let column = Query(unbound: "\(text.table).\(text.column)")
                let heads = try tx.rows(
                    """
                    SELECT \(column) AS bytes FROM \(Query(unbound: text.table))
                    WHERE \(column) IS NOT NULL AND \(text.belongs(household))
                    """
                ).map { try $0.bytes("bytes") }.filter { !$0.isEmpty }.map { $0[2] }
                found[text.table] = heads
            }
            return found
        }
    }

    @Test(arguments: Engine.available)
    func `everything is sealed anew and opens, the old key is gone, the file beside it is untouched`(engine: Engine)
        async throws
    {
        let cases = try await lived(engine)
        let before = try await versions(cases, "h1")
        for table in ["identity", "person", "note", "legal_hold"] {
            #expect(before[table]?.isEmpty == false && before[table]?.allSatisfy { $0 == 1 } == true, "\(table)")
        }
        let old = try await names(cases, cases.world.vault)
        let author = try await cases.world.author(.hélène)
        let count = try await cases.world.store.renewKey(of: "h1", by: author)
        #expect(count == before.values.map(\.count).reduce(0, +) && count >= 8)
        for (table, heads) in try await versions(cases, "h1") { #expect(heads.allSatisfy { $0 == 2 }, "\(table)") }
        #expect(try await versions(cases, "h2").values.allSatisfy { $0.allSatisfy { $0 == 1 } })
        #expect(try await wrapped(cases) == ["h1#2", "h2"])
        #expect(try await names(cases, cases.world.vault) == old)
        // Another program that starts afterwards reads the same.
        let fresh = Vault(
            keys: cases.world.keys, masterKey: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
        #expect(try await names(cases, fresh) == old)
        #expect(try await cases.world.store.read { try $0.verifySealedFields(fresh) }.holds)
        let noted = try await cases.count("journal_entry", "act = 'renewKey' AND household_id = 'h1'")
        #expect(noted == 1)
    }

    private func names(_ cases: Cases, _ vault: Vault) async throws -> [String] {
        let hélène = try await cases.world.author(.hélène)
        let author = Author(
            actor: hélène.actor, now: hélène.now, today: hélène.today, newID: hélène.newID, vault: vault)
        return try await cases.world.store.read { tx in
            try tx.members(of: "h1", by: author).compactMap { $0.identity?.given }
                + (tx.notes(of: "h1", by: author) ?? []).compactMap(\.text)
        }
    }

    @Test(arguments: Engine.available)
    func `renewed twice, then erased: no version of the key is left`(engine: Engine) async throws {
        let cases = try await lived(engine)
        let author = try await cases.world.author(.hélène)
        try await cases.world.store.renewKey(of: "h2", by: author)
        try await cases.world.store.renewKey(of: "h2", by: author)
        #expect(try await wrapped(cases) == ["h1", "h2#3"])
        try cases.world.vault.makeKeys(for: ["h2"])
        #expect(try await wrapped(cases) == ["h1", "h2#3"], "who has a key is given no first one again")
        #expect(try cases.world.vault.erase(["h2"], at: cases.world.now) == 1)
        #expect(try await wrapped(cases) == ["h1"])
        let slot = SealSlot(owner: "h2", table: "note", row: "n")
        #expect(throws: VaultError.erased("h2")) { try cases.world.vault.seal(SealedText("x"), slot) }
    }

    @Test(arguments: Engine.available)
    func `interrupted before the rows or before the old key, it is done again and nothing is lost`(engine: Engine)
        async throws
    {
        let cases = try await lived(engine)
        let old = try await names(cases, cases.world.vault)
        try cases.world.vault.renewKey(of: "h1")
        #expect(try await names(cases, cases.world.vault) == old, "both keys are there")
        #expect(try await wrapped(cases) == ["h1", "h1#2", "h2"])
        let author = try await cases.world.author(.hélène)
        try await cases.world.store.renewKey(of: "h1", by: author)
        #expect(try await wrapped(cases) == ["h1#3", "h2"])
        #expect(try await names(cases, cases.world.vault) == old)
    }

    /// The control: what is not sealed anew is lost with the old key, so the checks above can see it.
    @Test(arguments: Engine.available)
    func `an old key that goes too early takes its texts along`(engine: Engine) async throws {
        let cases = try await lived(engine)
        try cases.world.vault.renewKey(of: "h1")
        #expect(try cases.world.vault.retireOldKeys(of: "h1") == 1)
        let verdict = try await cases.world.store.read { try $0.verifySealedFields(cases.world.vault) }
        #expect(!verdict.holds)
    }

    @Test func `the bytes of the old key are in no file`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-renewal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try Engine.file(folder.appending(path: "keys.sqlite").path, erasing: true)
        try await store.migrate(KeyStore.migrations)
        let vault = Vault(keys: KeyStore(store), masterKey: SymmetricKey(data: [UInt8](repeating: 9, count: 32)))
        try vault.makeKeys(for: (0..<100).map { "h\($0)" })
        let gone = Data(
            try #require(try await store.read { try $0.row("SELECT wrapped FROM wrapped_key WHERE owner = 'h7'") })
                .bytes("wrapped"))
        func files() throws -> Int {
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).count {
                try Data(contentsOf: $0).range(of: gone) != nil
            }
        }
        try vault.renewKey(of: "h7")
        #expect(try files() > 0)
        try vault.retireOldKeys(of: "h7")
        #expect(try files() == 0)
    }

    @Test(arguments: Engine.available)
    func `by date: what was not renewed since, and was opened before`(engine: Engine) async throws {
        let cases = try await lived(engine)
        let day = cases.world.today
        func due(_ day: Day) async throws -> [String] {
            try await cases.world.store.read { try $0.householdsToRenew(before: day) }
        }
        #expect(try await due(day) == ["h1", "h2"])
        #expect(try await due(TestDay("2021-01-04")) == [])
        let author = try await cases.world.author(.hélène)
        try await cases.world.store.renewKey(of: "h1", by: author)
        #expect(try await due(day) == ["h2"])
        #expect(try await due(day.adding(days: 1)) == ["h1", "h2"])
    }

    /// A column of bytes that is neither on the list nor known to be something else would be lost with the old key.
    @Test func `every column of bytes is on the list, or is known not to be a household's`() async throws {
        let world = try await World(.sqliteMemory)
        let columns = try await world.store.read { tx in
            try tx.rows(
                """
                SELECT owner.name || '.' || held.name AS name FROM sqlite_master AS owner
                JOIN pragma_table_info(owner.name) AS held WHERE owner.type = 'table' AND held.type = 'BLOB'
                """
            ).map { try $0.text("name") }
        }
        let listed = Set(HouseholdText.all.map { "\($0.table).\($0.column)" } + ["task_mark.reason"])
        let others: Set = [
            // Hashes and marks.
            "journal_entry.hash", "journal_link.hash", "dwelling.address_mark", "import_change.after",
            "document_file.fingerprint",
            // The half of a key that everybody may know.
            "offline_key.public_key",
            // Under the key of a site, of an account or of an import.
            "dwelling.sealed_address", "housing_offer.sealed_address", "housing_offer.outcome_note",
            "convention_text.sealed", "partner_contact.sealed", "partner_talk.words", "partner_talk.step",
            "partner_talk.step_done", "partner_letter.sealed", "link_news.words",
            "file_erasure.reason", "account.totp_secret", "account.totp_pending",
            "draft.sealed", "import_block.sealed", "offline_key.sealed",
            // Rows as they were: an import is not taken back once a row is another.
            "import_change.before",
        ]
        #expect(Set(columns).subtracting(listed).subtracting(others) == [])
        #expect(listed.isSubset(of: columns))
    }
}
