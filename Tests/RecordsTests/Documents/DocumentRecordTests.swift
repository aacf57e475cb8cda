import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Papers over real records: sealed, seen by those who may, replaced, taken out, moved and erased.
struct DocumentRecordTests {
    struct Filed {
        let cases: Cases

        init(_ engine: Engine) async throws {
            cases = try await Cases(engine)
            try await ReferenceData.load(into: cases.world.store)
            try await cases.registered(Cases.family("h1"))
        }

        @discardableResult
        func add(
            _ id: String, _ kind: String = "insurance", _ title: String = "", seed: Int? = nil, person: String? = nil,
            ends: String? = nil, level: NoteLevel = .team, seen: String? = nil, to household: String = "h1",
            as who: Cast = .alice, confirming: [Rule: String] = [:]
        ) async throws -> HouseholdDocument {
            let files =
                seen == nil
                ? [(name: "photo \(id).jpg", file: try SampleFile.clean(seed ?? Int(id.dropFirst()) ?? 99))] : []
            return try await cases.act(as: who) { tx, author in
                let kept = try tx.receive(files, for: household, by: author)
                return try tx.addDocument(
                    NewDocument(
                        id: id, kind: kind, title: title, person: person, expiresOn: ends.map { TestDay($0) },
                        seenOn: seen.map { TestDay($0) }, level: level),
                    files: kept.map(\.id), to: household, checkedBy: FreeText(keywords: []), by: author,
                    confirming: confirming)
            }
        }

        func list(as who: Cast = .alice, of household: String = "h1") async throws -> [FiledDocument]? {
            try await cases.act(as: who) { tx, author in try tx.documents(of: household, by: author) }
        }

        func bytes(_ id: String, page: Int = 0, as who: Cast = .alice) async throws -> [UInt8] {
            try await cases.act(as: who) { tx, author in
                let filed = try tx.document(id, by: author)
                return try tx.documentFile(filed.files[page].id, of: id, by: author).bytes
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a paper comes out as it went in, and nothing of it lies open`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let file = try SampleFile.clean()
        try await filed.add("d1", "insurance", "Habitation MAIF", seed: 0, ends: "2027-06-30")
        let one = try #require(try await filed.list()?.first)
        #expect(one.title == "Habitation MAIF" && one.document.expiresOn == TestDay("2027-06-30"))
        #expect(one.pages.map(\.name) == ["photo d1.jpg"] && one.pages.first?.size == file.bytes.count)
        #expect(one.pages.first?.remarks == [.placeRemoved])
        #expect(try await filed.bytes("d1") == file.bytes)
        for (table, column) in [
            ("household_document", "sealed"), ("document_file", "sealed"), ("document_part", "sealed"),
        ] {
            let sealed = try await filed.cases.world.store.read { tx in
                try tx.row(Query(unbound: "SELECT \(column) AS bytes FROM \(table)"))?.bytes("bytes") ?? []
            }
            for secret in ["MAIF", "photo", "JFIF"] { #expect(!SampleFile.finds(secret, in: sealed), "\(table)") }
        }
        #expect(try await filed.cases.count("journal_entry", "act = 'addDocument' AND household_id = 'h1'") == 1)
        #expect(try await filed.cases.world.store.read { try $0.verifySealedFields(filed.cases.world.vault) }.holds)
    }

    @Test(arguments: Engine.available)
    func `a file of several parts is whole or it does not open`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let large = SampleFile.jpeg(
            told: (0..<12).map {
                SampleFile.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [UInt8](repeating: UInt8($0), count: 60_000))
            })
        let clean = try ReceivedFile(name: "a.jpg", bytes: large).cleaned()
        try await filed.cases.act { tx, author in
            let kept = try tx.receive([("a.jpg", clean)], for: "h1", by: author)
            try tx.addDocument(
                NewDocument(id: "d1", kind: "lease"), files: kept.map(\.id), to: "h1",
                checkedBy: FreeText(keywords: []), by: author)
        }
        #expect(try await filed.cases.count("document_part") == 3)
        #expect(try await filed.bytes("d1") == clean.bytes)
        // Two parts change places.
        try await filed.cases.world.store.write { tx in
            let parts = try tx.rows("SELECT id, sealed FROM document_part ORDER BY place")
            try tx.run(
                "UPDATE document_part SET sealed = \(try parts[1].bytes("sealed")) WHERE id = \(try parts[0].text("id"))"
            )
        }
        await #expect(throws: VaultError.self) { try await filed.bytes("d1") }
        try await filed.cases.world.store.write { tx in _ = try tx.run("DELETE FROM document_part WHERE place = 2") }
        await #expect(throws: VaultError.self) { try await filed.bytes("d1") }
    }

    @Test(arguments: Engine.available)
    func `another association sees nothing of it and changes nothing`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        try await filed.add("d1")
        #expect(try await filed.list(as: .charlie) == nil)
        await #expect(throws: NotVisible.self) { try await filed.bytes("d1", as: .charlie) }
        await #expect(throws: NotVisible.self) { try await filed.add("d2", as: .charlie) }
        await #expect(throws: NotVisible.self) { try await filed.add("d1", as: .charlie) }
        for act in ["withdraw", "restore", "correct", "replace"] {
            await #expect(throws: NotVisible.self, "\(act)") {
                try await filed.cases.act(as: .charlie) { tx, author in
                    switch act {
                    case "withdraw": try tx.withdrawDocument("d1", by: author)
                    case "restore": try tx.restoreDocument("d1", by: author)
                    case "correct":
                        try tx.correctDocument(
                            "d1", version: 0, NewDocument(id: "d1", kind: "rib"), checkedBy: FreeText(keywords: []),
                            by: author)
                    default:
                        try tx.replaceDocument(
                            "d1", version: 0, seenOn: author.today, datedOn: nil, expiresOn: nil, by: author)
                    }
                }
            }
        }
        #expect(try await filed.cases.count("household_document") == 1)
        #expect(try await filed.cases.count("document_file") == 1)
    }

    @Test(arguments: Engine.available)
    func `what its author keeps to herself, her team does not see, in the list, by its name or in the journal`(
        engine: Engine
    ) async throws {
        let filed = try await Filed(engine)
        try await filed.add("d1", "medicalAccessNote", level: .private)
        #expect(try await filed.list()?.count == 1)
        #expect(try await filed.list(as: .bob) == [])
        await #expect(throws: NotVisible.self) { try await filed.bytes("d1", as: .bob) }
        await #expect(throws: NotVisible.self) {
            try await filed.cases.act(as: .bob) { tx, author in try tx.withdrawDocument("d1", by: author) }
        }
        #expect(try await filed.cases.count("journal_entry", "detail LIKE '%medicalAccessNote%'") == 0)
    }

    @Test(arguments: Engine.available)
    func `the same paper sent twice is there once; the same file is not kept twice`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        for _ in 0..<2 {
            _ = try await filed.cases.act { tx, author in
                try tx.addPhoto(
                    try SampleFile.clean(3), named: "IMG_1.jpg",
                    as: NewDocument(id: "made-on-a-telephone", kind: "photo"),
                    to: "h1", checkedBy: FreeText(keywords: []), by: author)
            }
        }
        #expect(try await filed.cases.count("household_document") == 1)
        #expect(try await filed.cases.count("document_file") == 1)
        await #expect(throws: HouseholdDocument.Refusal.twice(title: "")) { try await filed.add("d2", seed: 3) }
        try await filed.cases.registered(Cases.single("h2"))
        try await filed.add("d3", seed: 3, to: "h2")
        let marks = try await filed.cases.world.store.read { tx in
            try tx.rows("SELECT fingerprint FROM document_file").map { try $0.bytes("fingerprint") }
        }
        #expect(Set(marks).count == 2)
        // The id of another household's paper answers as if it were not there.
        await #expect(throws: NotVisible.self) { try await filed.add("d3", seed: 4) }
    }

    @Test(arguments: Engine.available)
    func `a paper that has ended is confirmed with a reason, a kind that is only looked at takes no file`(
        engine: Engine
    ) async throws {
        let filed = try await Filed(engine)
        await #expect(throws: ActRefusal.self) { try await filed.add("d1", ends: "2026-01-31") }
        #expect(try await filed.cases.count("household_document") == 0)
        try await filed.add("d1", ends: "2026-01-31", confirming: [.v84: "demandée par le bailleur"])
        #expect(try await filed.cases.count("rule_confirmation", "rule = 'V84'") == 1)
        await #expect(throws: HouseholdDocument.Refusal.seenOnly) { try await filed.add("d2", "protectionDecision") }
        try await filed.add("d2", "protectionDecision", seen: "2026-11-20")
        #expect(try await filed.list()?.first { $0.id == "d2" }?.files == [])
        await #expect(throws: NotVisible.self) { try await filed.add("d3", "noSuchKind") }
        await #expect(throws: HouseholdDocument.Refusal.nothing) {
            try await filed.cases.act { tx, author in
                try tx.addDocument(
                    NewDocument(id: "d4", kind: "rib"), to: "h1", checkedBy: FreeText(keywords: []), by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a new version comes before the old one, which is kept; two at once are told apart`(engine: Engine)
        async throws
    {
        let filed = try await Filed(engine)
        try await filed.add("d1", seed: 1, ends: "2026-12-31")
        func replace(_ seed: Int, version: Int) async throws {
            try await filed.cases.act { tx, author in
                let kept = try tx.receive([("neuf.jpg", try SampleFile.clean(seed))], for: "h1", by: author)
                try tx.replaceDocument(
                    "d1", version: version, files: kept.map(\.id), datedOn: nil, expiresOn: TestDay("2027-12-31"),
                    by: author)
            }
        }
        try await replace(2, version: 0)
        let one = try #require(try await filed.list()?.first)
        #expect(one.edition == 2 && one.pages.map(\.name) == ["neuf.jpg"] && one.earlier.map(\.edition) == [1])
        #expect(one.document.expiresOn == TestDay("2027-12-31"))
        #expect(try await filed.bytes("d1", page: 1) == SampleFile.clean(1).bytes)
        await #expect(throws: StorageError.self) { try await replace(5, version: 0) }
        #expect(try await filed.cases.count("document_file") == 2)
    }

    @Test(arguments: Engine.available)
    func `taken out and put back, each is journalled`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        try await filed.add("d1")
        try await filed.cases.act { tx, author in try tx.withdrawDocument("d1", by: author) }
        #expect(try await filed.list()?.first?.document.isWithdrawn == true)
        await #expect(throws: HouseholdDocument.Refusal.withdrawn) {
            try await filed.cases.act { tx, author in try tx.withdrawDocument("d1", by: author) }
        }
        try await filed.cases.act { tx, author in try tx.restoreDocument("d1", by: author) }
        #expect(try await filed.list()?.first?.document.isWithdrawn == false)
        for act in ["withdrawDocument", "restoreDocument"] {
            #expect(try await filed.cases.count("journal_entry", "act = '\(act)'") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a household has its place and no more, and what waits leaves after a day`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let limits = FileLimits(files: 2, totalBytes: 1 << 20)
        func receive(_ count: Int, _ limits: FileLimits) async throws {
            let files = try (0..<count).map { ("\($0).jpg", try SampleFile.clean($0)) }
            try await filed.cases.act { tx, author in
                _ = try tx.receive(files.map { (name: $0.0, file: $0.1) }, for: "h1", limits: limits, by: author)
            }
        }
        await #expect(throws: HouseholdDocument.Refusal.full(files: 2, bytes: 1 << 20)) { try await receive(3, limits) }
        await #expect(throws: HouseholdDocument.Refusal.full(files: 9, bytes: 100)) {
            try await receive(1, FileLimits(files: 9, totalBytes: 100))
        }
        try await receive(2, limits)
        #expect(try await filed.cases.count("document_file") == 2)
        let now = filed.cases.world.now
        try await filed.cases.world.store.write { try $0.dropWaitingFiles(before: now) }
        #expect(try await filed.cases.count("document_file") == 2)
        try await filed.cases.world.store.write { try $0.dropWaitingFiles(before: now.adding(seconds: 1)) }
        #expect(try await filed.cases.count("document_file") == 0)
        #expect(try await filed.cases.count("document_part") == 0)
    }
}
