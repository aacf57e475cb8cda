import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct FileMergeTests {

    /// The same family in two files, the second one with a stay, a note, a consent and somebody more.
    func doubled(_ engine: Engine) async throws -> (cases: Cases, merge: NewMerge) {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        _ = try await cases.housed("h2")
        let uncle = Cases.person("Rahimi", "Basir", born: "1980-03-03", as: .sibling, protection: nil)
        try await cases.act { tx, author in
            _ = try tx.addPerson(uncle, to: "h2", duplicatesIn: nil, by: author)
            _ = try tx.addNote(
                "Visite faite", to: "h2", level: .team, checkedBy: FreeText(keywords: []), by: author)
            _ = try tx.recordConsent(.sms, of: "h2", givenOn: TestDay("2026-11-02"), by: author)
            try tx.expectRelative(
                ExpectedRelative(
                    .parent, identity: PersonalIdentity(family: "Rahimi", given: "Parwin", birth: .unknown)),
                in: "h2", by: author, confirming: [.v20: "en attente", .v33: "en attente"])
        }
        let (ours, theirs) = (try await ids("h1", cases), try await ids("h2", cases))
        var same: [String: String] = [:]
        for name in ["Najib", "Laila", "Zahra"] { same[theirs[name] ?? ""] = ours[name] }
        return (cases, NewMerge("h2", into: "h1", same: same))
    }

    @Test(arguments: Engine.available)
    func `two files become one, and are two again when it is undone`(engine: Engine) async throws {
        let (cases, merge) = try await doubled(engine)
        let before = try await picture(cases)
        let made = try await cases.act { tx, author in try tx.mergeFiles(merge, by: author) }
        #expect(try await cases.household("h1").size == 4)
        #expect(try await cases.count("household", "id = 'h2' AND merged_into = 'h1' AND size = 0") == 1)
        #expect(try await cases.count("accommodation", "household_id = 'h1'") == 1)
        // The absorbed file's key is needed by nothing of the kept file any more.
        let readable = try await cases.act { tx, author in
            (try tx.members(of: "h1", by: author).compactMap(\.identity).count, try tx.notes(of: "h1", by: author))
        }
        #expect(readable.0 == 4)
        #expect(readable.1?.compactMap(\.text) == ["Visite faite"])
        await #expect(throws: ActRefusal.wrongState(noun: "household", id: "h2", state: "merged")) {
            try await cases.act { tx, author in try tx.mergeFiles(merge, by: author) }
        }
        try await cases.act { tx, author in try tx.undoMerge(made.id, by: author) }
        #expect(try await picture(cases) == before)
        let again = try await cases.act { tx, author in
            (try tx.members(of: "h2", by: author).compactMap(\.identity).count, try tx.notes(of: "h2", by: author))
        }
        #expect(again.0 == 4)
        #expect(again.1?.compactMap(\.text) == ["Visite faite"])
        await #expect(throws: ActRefusal.wrongState(noun: "file_merge", id: made.id, state: "undone")) {
            try await cases.act { tx, author in try tx.undoMerge(made.id, by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `what both files tell of the same days is told once`(engine: Engine) async throws {
        var (cases, merge) = try await doubled(engine)
        let other = try await cases.act { tx, author in
            let stay = try tx.admit(
                NewAdmission(household: "h1", dwelling: "d2", from: TestDay("2026-07-01")), by: author)
            return try tx.enter(stay.id, on: TestDay("2026-07-01"), by: author)
        }
        let first = merge
        #expect(try await cases.findings { tx, author in try tx.mergeFiles(first, by: author) } == ["V34 block"])
        merge.dropped = Set(try await cases.act { tx, _ in try tx.homes(of: "h2").map(\.id) })
        let second = merge
        let before = try await picture(cases)
        let made = try await cases.act { tx, author in try tx.mergeFiles(second, by: author) }
        #expect(try await cases.act { tx, _ in try tx.homes(of: "h1").map(\.id) } == [other.id])
        try await cases.act { tx, author in try tx.undoMerge(made.id, by: author) }
        #expect(try await picture(cases) == before)
    }

    @Test(arguments: Engine.available)
    func `after thirty days a merge stands`(engine: Engine) async throws {
        let (cases, merge) = try await doubled(engine)
        let made = try await cases.act { tx, author in try tx.mergeFiles(merge, by: author) }
        let author = try await cases.world.author(.alice)
        let late = Author(
            actor: author.actor, now: author.now, today: TestDay("2026-12-22"), newID: author.newID,
            vault: author.vault)
        await #expect(throws: ActRefusal.self) {
            try await cases.world.store.write { tx in try tx.undoMerge(made.id, by: late) }
        }
        await #expect(throws: NotVisible("household", "h1")) {
            try await cases.act(as: .hélène) { tx, author in
                try tx.run("UPDATE household SET site_id = 's3' WHERE id = 'h1'")
                try tx.undoMerge(made.id, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a person written twice becomes one, with the papers of both`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let twin = try await cases.act { tx, author in
            try tx.addPerson(
                Cases.person("Rahimy", "Najib", born: "1988-04-12", as: .sibling), to: "h1", duplicatesIn: nil,
                by: author)
        }
        let kept = try await ids("h1", cases)["Najib"] ?? ""
        let before = try await picture(cases)
        let najib = try await cases.act { tx, author in
            try tx.members(of: "h1", by: author).first { $0.membership.kinship == .reference }?.id ?? kept
        }
        let made = try await cases.act { tx, author in try tx.mergePersons(twin.id, into: najib, by: author) }
        #expect(try await cases.household("h1").size == 3)
        #expect(try await cases.count("protection", "person_id = '\(najib)'") == 2)
        #expect(try await cases.count("identity", "person_id = '\(najib)' AND is_current = 1") == 1)
        #expect(try await cases.act { tx, _ in try tx.merges(of: twin.id).map(\.kept) } == [najib])
        try await cases.act { tx, author in try tx.undoMerge(made.id, by: author) }
        #expect(try await picture(cases) == before)
        await #expect(throws: NotAllowed.self) {
            try await cases.act(as: .bob) { tx, author in try tx.mergePersons(twin.id, into: najib, by: author) }
        }
    }

    func ids(_ household: String, _ cases: Cases) async throws -> [String: String] {
        try await cases.act { tx, author in
            Dictionary(
                try tx.members(of: household, by: author).map { ($0.identity?.given ?? "", $0.id) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// Every clear column of the tables that a merge touches, versions and ciphertexts aside.
    func picture(_ cases: Cases) async throws -> [String] {
        let columns = [
            "household": "id, figure_id, size, composition, merged_into",
            "membership": "id, household_id, person_id, kinship, from_day, to_day, end_reason",
            "person": "id, key_id, birth_year", "identity": "id, person_id, is_current",
            "accommodation": "id, household_id, state, exit_type, exit_settles_on",
            "note": "id, household_id", "consent": "id, household_id", "protection": "id, person_id",
            "permit": "id, person_id", "employment_spell": "id, person_id", "expected_member": "id, household_id",
        ]
        return try await cases.world.store.read { tx in
            try columns.sorted { $0.key < $1.key }.flatMap { table, columns in
                try tx.rows(Query(unbound: "SELECT \(columns) FROM \(table) ORDER BY id")).map {
                    "\(table) \($0.values)"
                }
            }
        }
    }
}
