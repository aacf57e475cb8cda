import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Letters over real records: sealed as they left, numbered, verified by their address, gone with the file.
struct LetterRecordTests {
    private static func words(_ token: String = "t1") -> LetterWords {
        LetterWords(
            french: LetterText(title: "Attestation", body: "Pour Hosseini"),
            translation: LetterText(title: "شهادة", body: "نص"), reviewer: "Félix", association: "Relais",
            token: token)
    }

    private func made(_ cases: Cases, _ hash: String = "hash1") async throws -> Letter {
        try await cases.act { tx, author in
            try tx.makeLetter(
                NewLetter(.accommodation, templateVersion: 1, language: .arabic, words: Self.words()), for: "h1",
                tokenHash: hash, by: author)
        }
    }

    @Test(arguments: Engine.available)
    func `a letter is kept as it left, and nothing of it lies open`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let letter = try await made(cases)
        let found = try #require(try await cases.act { tx, author in try tx.letters(of: "h1", by: author) }?.first)
        #expect(found.words == Self.words() && found.letter == letter && letter.reference == "2026-0001")
        let sealed = try await cases.world.store.read { try $0.row("SELECT sealed FROM letter")?.bytes("sealed") ?? [] }
        #expect(!String(decoding: sealed, as: UTF8.self).contains("Hosseini") && sealed.count > 200)
        #expect(try await cases.count("journal_entry", "act = 'makeLetter'") == 1)
        #expect(try await made(cases, "hash2").reference == "2026-0002")
        let vault = cases.world.vault
        #expect(try await cases.world.store.read { try $0.verifySealedFields(vault) }.holds)
    }

    @Test(arguments: Engine.available)
    func `whoever has the address learns that it holds, then that it was withdrawn`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let letter = try await made(cases)
        func verified() async throws -> VerifiedLetter? {
            try await cases.world.store.read { try $0.verifiedLetter("hash1") }
        }
        #expect(try await verified()?.withdrawnOn == nil)
        #expect(try await verified()?.kind == .accommodation)
        try await cases.act { tx, author in try tx.withdrawLetter(letter.id, by: author) }
        #expect(try await verified()?.withdrawnOn == TestDay("2026-11-21"))
        await #expect(throws: Letter.Refusal.alreadyWithdrawn) {
            try await cases.act { tx, author in try tx.withdrawLetter(letter.id, by: author) }
        }
        try await cases.act { tx, author in try tx.restoreLetter(letter.id, by: author) }
        #expect(try await verified()?.withdrawnOn == nil)
        #expect(try await cases.world.store.read { try $0.verifiedLetter("other") } == nil)
    }

    @Test(arguments: Engine.available)
    func `another association has no such letter`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let letter = try await made(cases)
        for act in ["read", "withdraw", "make"] {
            await #expect(throws: NotVisible.self, "\(act)") {
                try await cases.act(as: .charlie) { tx, author in
                    switch act {
                    case "read": _ = try tx.letter(letter.id, by: author)
                    case "withdraw": try tx.withdrawLetter(letter.id, by: author)
                    default:
                        try tx.makeLetter(
                            NewLetter(.summons, templateVersion: 1, words: Self.words()), for: "h1", tokenHash: "x",
                            by: author)
                    }
                }
            }
        }
        #expect(try await cases.act(as: .charlie) { tx, author in try tx.letters(of: "h1", by: author) } == nil)
    }

    @Test(arguments: Engine.available)
    func `a new text takes the place of the one before, and its translations begin anew`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let arabic = LetterText(title: "موعد", body: "{ménage} {rendez-vous} {lieu} {objet} {référent} {association}")
        let before = try await cases.act(as: .dora) { tx, author in
            try tx.keepTranslation(
                arabic, of: .summons, in: .arabic, reviewer: "", reviewedOn: nil, by: author)
            try tx.keepTranslation(
                arabic, of: .summons, in: .arabic, reviewer: "Félix, interprète", reviewedOn: TestDay("2026-11-20"),
                by: author)
            return try tx.translations(of: ShippedLetters.template(.summons))
        }
        #expect(before.count == 1 && before.first?.isReviewed == true)
        let text = LetterText(title: "Rendez-vous", body: "{ménage}, venez le {rendez-vous}.")
        let next = try await cases.act(as: .dora) { tx, author in
            try tx.keepTemplate(text, for: .summons, after: 1, by: author)
        }
        #expect(next.version == 2)
        try await cases.world.store.read { tx in
            let now = try tx.letterTemplate(.summons, on: TestDay("2026-11-21"))
            #expect(now.text == text)
            #expect(try tx.translations(of: now).isEmpty)
            #expect(try tx.letterTemplate(.summons, on: TestDay("2026-11-20")).version == 1)
        }
        await #expect(throws: StorageError.changedMeanwhile("letter_template")) {
            try await cases.act(as: .dora) { tx, author in
                try tx.keepTemplate(text, for: .summons, after: 1, by: author)
            }
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in try tx.keepTemplate(text, for: .summons, after: 2, by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `an erased file leaves a letter that says nothing`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await FileErasureTests.closed(cases)
        _ = try await made(cases)
        try await FileErasureTests.erase(cases)
        let left = try await cases.world.store.read { try $0.row("SELECT sealed FROM letter")?.bytes("sealed") }
        #expect(left == [])
        let letters = try await cases.act(as: .hélène) { tx, author in try tx.letters(of: "h1", by: author) }
        #expect(letters?.map(\.words) == [nil])
        #expect(try await cases.world.store.read { try $0.verifiedLetter("hash1") } != nil)
    }

    @Test(arguments: Engine.available)
    func `two files made one carry their letters, and undone give them back`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await cases.registered(Cases.single("h2"))
        let letter = try await made(cases)
        let kinships = try await cases.act { tx, author in
            Dictionary(
                uniqueKeysWithValues: try tx.members(of: "h1", by: author).map { ($0.id, Kinship.otherRelative) })
        }
        let merge = try await cases.act(as: .hélène) { tx, author in
            try tx.mergeFiles(NewMerge("h1", into: "h2", kinships: kinships), by: author)
        }
        func words(of file: String) async throws -> [LetterWords?]? {
            try await cases.act(as: .hélène) { tx, author in try tx.letters(of: file, by: author)?.map(\.words) }
        }
        #expect(try await words(of: "h2") == [Self.words()])
        try await cases.act(as: .hélène) { tx, author in try tx.undoMerge(merge.id, by: author) }
        #expect(try await words(of: "h1") == [Self.words()])
        #expect(try await words(of: "h2") == [])
        #expect(letter.household == "h1")
    }
}
