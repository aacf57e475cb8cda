import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// People are found by their names in any spelling, by those who may open their files, and by nobody else.
struct NameIndexTests {
    private func file(
        _ id: String, _ family: String, _ given: String, script: String = "", site: String = "s1", born: String = "1984"
    ) -> NewHousehold {
        let identity = PersonalIdentity(
            family: family, given: given, originalScript: script, birth: PartialDate(text: born) ?? .unknown)
        return NewHousehold(
            id: id, site: site, referent: nil, openedOn: TestDay("2026-01-05"),
            persons: [NewPerson(identity, sex: .male, kinship: .reference)])
    }

    private func world(_ engine: Engine) async throws -> (Cases, NameDirectory) {
        let cases = try await Cases(engine)
        for new in [
            file("h1", "Hosseini", "Mohammad", script: "محمد حسینی"), file("h2", "Hosseini", "Mahmoud", born: "1990"),
            file("h3", "Gebre", "Haile", script: "ሃይለ ገብረ"), file("h4", "Ben Ali", "Sami", born: "1979"),
        ] { try await cases.registered(new) }
        let other = file("h5", "Hosseini", "Mohamed", site: "s3")
        try cases.world.vault.makeKeys(for: ["h5"])
        _ = try await cases.act(as: .charlie) { tx, author in try tx.register(other, duplicatesIn: nil, by: author) }
        return (cases, NameDirectory(vault: cases.world.vault))
    }

    private func found(
        _ typed: String, _ cases: Cases, _ names: NameDirectory, as who: Cast = .alice
    ) async throws -> [String] {
        let actor = try await cases.world.actor(who)
        let vault = cases.world.vault
        return try await cases.world.store.read { tx in
            try tx.files(named: typed, in: names, visibleTo: actor, vault: vault).shown.map(\.id)
        }
    }

    @Test(arguments: Engine.available)
    func `any spelling, script or order finds the person, the closest first`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        for typed in ["husaini muhamad", "Mohammad Hosseini", "محمد حسینی", "HOSSEINI, Mohamed"] {
            #expect(try await found(typed, cases, names).first == "h1", "\(typed)")
        }
        #expect(try await found("haile gebre", cases, names) == ["h3"])
        #expect(try await found("benali", cases, names) == ["h4"])
        #expect(try await found("hoss", cases, names).sorted() == ["h1", "h2"])
        #expect(try await found("hosseini 1990", cases, names) == ["h2"])
        #expect(try await found("zzz", cases, names) == [])
    }

    @Test(arguments: Engine.available)
    func `another association finds its own people only, and is told no count of ours`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        #expect(try await found("hosseini", cases, names, as: .charlie) == ["h5"])
        #expect(try await found("gebre", cases, names, as: .charlie) == [])
        #expect(try await found("hosseini", cases, names, as: .dora) == [])
        let actor = try await cases.world.actor(.charlie)
        let vault = cases.world.vault
        let answer = try await cases.world.store.read {
            try $0.files(named: "hosseini", in: names, visibleTo: actor, vault: vault)
        }
        #expect(answer.count == 1)
    }

    @Test(arguments: Engine.available)
    func `a file that a colleague is kept from is not found`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        #expect(try await found("gebre", cases, names) == ["h3"])
        try await cases.world.store.write { tx in
            try tx.insert("household_access", ["household_id": "h3", "account_id": "alice", "kind": "conflict"])
        }
        #expect(try await found("gebre", cases, names) == [])
        #expect(try await found("gebre", cases, names, as: .hélène) == ["h3"])
    }

    @Test(arguments: Engine.available)
    func `who was written down after the first search is found by the next one`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        #expect(try await found("tesfay", cases, names) == [])
        try await cases.registered(file("h9", "Tesfay", "Yonas"))
        #expect(try await found("tesfai yonass", cases, names) == ["h9"])
        // A long import dates its entries from its beginning: the sealed chain tells of them all the same.
        try await cases.registered(file("h10", "Okonkwo", "Ada"))
        while try await cases.world.store.write({ try $0.sealJournal() }) > 0 {}
        #expect(try await found("okonkwo", cases, names) == ["h10"])
    }

    @Test(arguments: Engine.available)
    func `an erased file leaves no name behind`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        #expect(try await found("gebre", cases, names) == ["h3"])
        try cases.world.vault.erase("h3", at: cases.world.now)
        try await cases.act { tx, author in try tx.journal("erase", "household", "h3", household: "h3", by: author) }
        #expect(try await found("gebre", cases, names) == [])
    }

    @Test(arguments: Engine.available)
    func `the same index tells who may be in a file already`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        let twin = PersonalIdentity(family: "Husseini", given: "Muhammad", birth: PartialDate(year: 1984) ?? .unknown)
        let likely = try await cases.act { tx, author in
            try tx.possibleDuplicates(of: twin, in: try names.index(for: author.actor.files, tx), by: author)
        }
        #expect(likely.first?.household == "h1")
        #expect(!likely.contains { $0.household == "h5" || $0.household == "h2" })
    }

    @Test(arguments: Engine.available)
    func `sites that were not asked for lately make room`(engine: Engine) async throws {
        let (cases, _) = try await world(engine)
        let names = NameDirectory(vault: cases.world.vault, limit: 4)
        #expect(try await found("gebre", cases, names) == ["h3"])
        #expect(names.size.persons == 4)
        #expect(try await found("hosseini", cases, names, as: .charlie) == ["h5"])
        #expect(names.size.persons == 1)
    }
}
