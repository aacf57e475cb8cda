import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct RegistrationTests {
    @Test(arguments: Engine.available)
    func `a family is registered with its members, names sealed, composition derived`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let household = try await cases.registered(Cases.family("h1"))
        #expect(household.size == 3)
        #expect(household.composition == .coupleWithChildren)
        #expect(try HouseholdCode(typed: household.code).text == household.code)
        let names = try await cases.act { tx, author in
            try tx.members(of: "h1", by: author).compactMap { $0.identity?.given }
        }
        #expect(Set(names) == ["Najib", "Laila", "Zahra"])
        let sealed = try await cases.world.store.read { tx in
            try tx.rows("SELECT sealed FROM identity").map { String(decoding: try $0.bytes("sealed"), as: UTF8.self) }
        }
        #expect(sealed.count == 3)
        #expect(!sealed.contains { $0.contains("Rahimi") })
        #expect(try await cases.count("protection") == 2)
        #expect(try await cases.count("journal_entry", "household_id = 'h1' AND act = 'create'") == 1)
    }

    static let refused: [(String, NewHousehold)] = [
        ("V01 block", one(Cases.person(" ", "", born: "1990-01-03"))),
        ("V04 block", one(Cases.person("Noori", "Sami", born: "2030-01-03"))),
        ("V04 block", one(Cases.person("Noori", "Sami", born: "1890-01-03"))),
        ("V16 block", one(Cases.person("Noori", "Sami", born: "2012-06-03"))),
        ("V23 block", one(Cases.person("Noori", "Sami", born: "1990-06-03", as: .spouse))),
        ("V09 block", one(Cases.person("Noori", "Sami", born: "1990-06-03", sex: .notStated))),
        ("V03 warn", one(Cases.person("Noori", "Sami", born: "1990-01-01"))),
        ("V04 warn", one(Cases.person("Noori", "Sami", born: "1928-02-03"))),
        ("V11 warn", one(with(protection: .init(.refugee)))),
        (
            "V10 block",
            one(
                with(
                    protection: .init(
                        .refugee, authority: .cnda, decidedOn: TestDay("2024-05-02"), notifiedOn: TestDay("2024-05-01"))
                ))
        ),
        ("V32 block", Cases.family("h1", openedOn: "2026-12-01")),
    ]

    @Test(arguments: Engine.available, refused.indices)
    func `a file with an impossible value is refused and nothing is kept`(engine: Engine, index: Int) async throws {
        let cases = try await Cases(engine)
        try cases.world.vault.makeKeys(for: ["h1"])
        let (expected, new) = Self.refused[index]
        let found = try await cases.findings { tx, author in try tx.register(new, duplicatesIn: nil, by: author) }
        #expect(found.contains(expected), "\(found)")
        #expect(try await cases.count("household") == 0)
        #expect(try await cases.count("person") == 0)
        #expect(try await cases.count("journal_entry") == 0)
    }

    @Test(arguments: Engine.available)
    func `a warning that is confirmed is kept with its reason, sealed, and who`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try cases.world.vault.makeKeys(for: ["h1"])
        let new = Self.one(Cases.person("Noori", "Sami", born: "1990-01-01"))
        try await cases.act { tx, author in
            _ = try tx.register(
                new, duplicatesIn: nil, by: author, confirming: [.v03: "Date réelle, vue sur le récépissé"])
        }
        #expect(try await cases.count("rule_confirmation", "rule = 'V03' AND account_id = 'alice'") == 1)
        #expect(try await cases.count("journal_entry", "detail LIKE '%confirmed=V03%'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a single name, and a birth year alone, are ordinary`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let household = try await cases.registered(Self.one(Cases.person("", "Selam", born: "1994", sex: .female)))
        #expect(household.composition == .singleWoman)
    }

    @Test(arguments: Engine.available)
    func `somebody who may be in a file already is shown before the file is made`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let all = try await cases.act { tx, _ in try tx.rows("SELECT id FROM person").map { try $0.text("id") } }
        let twin = NewHousehold(
            id: "h2", site: "s1", openedOn: TestDay("2026-11-02"),
            persons: [Cases.person("Najib", "Rahimy", born: "1989-04-12")])
        try cases.world.vault.makeKeys(for: ["h2"])
        let found = try await cases.findings { tx, author in
            try tx.register(twin, duplicatesIn: { _, _ in all }, by: author)
        }
        #expect(found == ["V06 warn"])
        // Hélène's colleague of another association is told nothing about a file that is not hers.
        let elsewhere = NewHousehold(id: "h2", site: "s3", openedOn: twin.openedOn, persons: twin.persons)
        #expect(
            try await cases.findings(as: .charlie) { tx, author in
                try tx.register(elsewhere, duplicatesIn: { _, _ in all }, by: author)
            } == [])
    }

    @Test(arguments: Engine.available)
    func `nobody registers at a site of others, and a funder registers nowhere`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try cases.world.vault.makeKeys(for: ["h1"])
        await #expect(throws: NotVisible("site", "s1")) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.register(Cases.family("h1"), duplicatesIn: nil, by: author)
            }
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act(as: .félix) { tx, author in
                try tx.register(Cases.family("h1"), duplicatesIn: nil, by: author)
            }
        }
    }

    static func one(_ person: NewPerson) -> NewHousehold {
        NewHousehold(id: "h1", site: "s1", openedOn: TestDay("2026-11-02"), persons: [person])
    }

    static func with(protection: NewPerson.Protection) -> NewPerson {
        var person = Cases.person("Noori", "Sami", born: "1990-06-03")
        person.protections = [protection]
        return person
    }
}
