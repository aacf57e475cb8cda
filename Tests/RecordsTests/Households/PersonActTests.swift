import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct PersonActTests {
    @Test(arguments: Engine.available)
    func `a birth makes a member from that day and the household larger`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let child = Cases.person("Rahimi", "Nour", born: "2026-10-03", sex: .female, as: .child, protection: nil)
        let born = try await cases.act { tx, author in try tx.recordBirth(of: child, in: "h1", by: author) }
        #expect(born.birthYear == 2026)
        #expect(try await cases.household("h1").size == 4)
        #expect(try await cases.count("membership", "person_id = '\(born.id)' AND from_day = '2026-10-03'") == 1)
        let fifth = Cases.person("Rahimi", "Ilyas", born: "2026-10-03", as: .child, protection: nil)
        #expect(
            try await cases.findings { tx, author in
                try tx.recordBirth(of: fifth, in: "h1", by: author)
            } == ["V33 warn"])
        let unknown = Cases.person("Rahimi", "Ilyas", born: "2026", as: .child, protection: nil)
        #expect(
            try await cases.findings { tx, author in
                try tx.recordBirth(of: unknown, in: "h1", by: author)
            } == ["V19 block"])
    }

    @Test(arguments: Engine.available)
    func `an awaited relative counts on arrival, and in a small dwelling before it`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        try await cases.act { tx, author in
            try tx.expectRelative(ExpectedRelative(.parent, birthYear: 1960), in: "h1", by: author)
        }
        #expect(try await cases.household("h1").size == 3)
        #expect(
            try await cases.findings { tx, author in
                try tx.expectRelative(ExpectedRelative(.sibling), in: "h1", by: author)
            } == ["V20 warn"])
        let expected = try await cases.act { tx, _ in try tx.row("SELECT id FROM expected_member")?.text("id") }
        let mother = Cases.person("Rahimi", "Parwin", born: "1960-09-09", sex: .female, as: .parent, protection: nil)
        try await cases.act { tx, author in
            _ = try tx.recordArrival(of: mother, in: "h1", expected: expected, duplicatesIn: nil, by: author)
        }
        let household = try await cases.household("h1")
        #expect(household.size == 4)
        #expect(household.composition == .extendedFamily)
        #expect(try await cases.count("expected_member", "arrived_person_id IS NOT NULL") == 1)
        #expect(try await cases.count("person", "arrival_route = 'familyReunification'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a second reference person, or a member of tomorrow, is refused`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let second = Cases.person("Rahimi", "Basir", born: "1985-03-03")
        #expect(
            try await cases.findings { tx, author in
                try tx.addPerson(second, to: "h1", duplicatesIn: nil, by: author)
            } == ["V23 block"])
        let tomorrow = Cases.person("Rahimi", "Basir", born: "1985-03-03", as: .sibling, from: "2026-11-22")
        #expect(
            try await cases.findings { tx, author in
                try tx.addPerson(tomorrow, to: "h1", duplicatesIn: nil, by: author)
            } == ["V32 block"])
    }

    @Test(arguments: Engine.available)
    func `an identity settled by OFPRA stands beside the first one`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let person = try await cases.act { tx, author in try tx.members(of: "h1", by: author)[0].person }
        let settled = PersonalIdentity(family: "Nouri", given: "Farid", birth: PartialDate(TestDay("1991-02-08")))
        try await cases.act { tx, author in
            _ = try tx.settleIdentity(
                settled, of: person.id, from: TestDay("2026-09-01"), source: .ofpra, duplicatesIn: nil, by: author)
        }
        #expect(try await cases.count("identity") == 2)
        let now = try await cases.act { tx, author in try tx.members(of: "h1", by: author)[0] }
        #expect(now.identity == settled)
        #expect(now.person.birthYear == 1991)
        let nameless = PersonalIdentity(family: "", given: " ", birth: .unknown)
        #expect(
            try await cases.findings { tx, author in
                try tx.settleIdentity(
                    nameless, of: person.id, from: TestDay("2026-09-01"), source: .ofpra, duplicatesIn: nil, by: author)
            } == ["V01 block"])
    }

    @Test(arguments: Engine.available)
    func `a mistyped name is put right, and the old spelling is still found`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let person = try await cases.act { tx, author in try tx.members(of: "h1", by: author)[0].person }
        let right = PersonalIdentity(family: "Noori", given: "Farida", birth: PartialDate(TestDay("1992-02-08")))
        try await cases.act { tx, author in
            _ = try tx.correctIdentity(right, of: person.id, reason: "faute de frappe", by: author)
        }
        let now = try await cases.act { tx, author in try tx.members(of: "h1", by: author)[0] }
        #expect(now.identity?.given == "Farida")
        #expect(now.identity?.aliases == ["Noori Farid"])
        #expect(try await cases.count("identity") == 1)
        #expect(try await cases.count("correction", "noun = 'identity'") == 1)
    }

    @Test(arguments: Engine.available)
    func `two colleagues who change one person do not overwrite each other`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let person = try await cases.act { tx, author in try tx.members(of: "h1", by: author)[0].person }
        try await cases.act { tx, author in
            _ = try tx.changePerson(
                person.id, version: person.version, PersonChange(literacy: .literateLatin), by: author)
        }
        await #expect(throws: StorageError.changedMeanwhile("person")) {
            try await cases.act(as: .bob) { tx, author in
                try tx.changePerson(person.id, version: person.version, PersonChange(sex: .female), by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `for Charlie, the household and its people do not exist`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let person = try await cases.act { tx, author in try tx.members(of: "h1", by: author)[0].person.id }
        await #expect(throws: NotVisible("household", "h1")) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.addPerson(
                    Cases.person("A", "B", born: "1990-05-05"), to: "h1", duplicatesIn: nil, by: author)
            }
        }
        await #expect(throws: NotVisible("person", person)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.changePerson(person, version: 0, PersonChange(area: "asia"), by: author)
            }
        }
    }
}
