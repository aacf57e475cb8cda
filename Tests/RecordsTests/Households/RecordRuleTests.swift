import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Rules on the dates of a person's life, on letters, on minors, and on what a correction says of an exit.
struct RecordRuleTests {
    private func personID(_ cases: Cases, _ household: String) async throws -> String {
        try await cases.act { tx, author in
            try tx.members(of: household, by: author).first { $0.membership.kinship == .reference }?.id ?? ""
        }
    }

    @Test(arguments: Engine.available)
    func `nothing happens in France before the arrival there (V10)`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let person = try await personID(cases, "h1")
        let arrive: @Sendable (any Transaction, Author, String) throws -> Void = { tx, author, day in
            let version = try tx.members(of: "h1", by: author).first?.person.version ?? 0
            try tx.changePerson(person, version: version, PersonChange(arrivedOn: TestDay(day)), by: author)
        }
        // The protection was decided on 2 March 2020.
        #expect(try await cases.findings { tx, author in try arrive(tx, author, "2020-03-03") } == ["V10 block"])
        #expect(try await cases.findings { tx, author in try arrive(tx, author, "2027-01-01") }.contains("V32 block"))
        try await cases.act { tx, author in try arrive(tx, author, "2019-06-01") }
        #expect(
            try await cases.findings { tx, author in
                try tx.recordPermit(.init(.aps, issuedOn: TestDay("2019-05-31")), of: person, by: author)
            } == ["V10 block"])
        #expect(
            try await cases.findings { tx, author in
                try tx.beginWork(NewSpell(.permanent, from: TestDay("2019-05-31")), of: person, by: author)
            } == ["V10 block"])
        #expect(
            try await cases.findings { tx, author in
                try tx.recordProtection(
                    .init(.subsidiary, authority: .ofpra, requestedOn: TestDay("2019-05-30")), of: person, by: author)
            } == ["V10 block"])
        try await cases.act { tx, author in
            try tx.recordPermit(.init(.residentCard10y, issuedOn: TestDay("2020-04-01")), of: person, by: author)
        }
    }

    @Test(arguments: Engine.available)
    func `the end of a protection is looked at while a stay runs (V12)`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let person = try await personID(cases, "h1")
        let protection = try await cases.act { tx, _ in try tx.protections(of: [person]).first?.id ?? "" }
        let end: @Sendable (any Transaction, Author, [Rule: String]) throws -> ProtectionStatus = { tx, author, said in
            try tx.endProtection(
                protection, on: TestDay("2026-11-01"), reason: .withdrawn, by: author, confirming: said)
        }
        #expect(try await cases.findings { tx, author in try end(tx, author, [:]) } == ["V12 warn"])
        let ended = try await cases.act { tx, author in try end(tx, author, [.v12: "La juriste est saisie."]) }
        #expect(ended.endReason == .withdrawn)
        #expect(try await cases.count("protection", "ended_on = '2026-11-01' AND end_reason = 'withdrawn'") == 1)
        #expect(try await cases.count("rule_confirmation", "rule = 'V12' AND account_id = 'alice'") == 1)
        await #expect(throws: NotVisible("person", person)) {
            try await cases.act(as: .charlie) { tx, author in _ = try end(tx, author, [:]) }
        }
    }

    @Test(arguments: Engine.available)
    func `a minor alone has a guardian, an emancipated one heads the household (V15, V16)`(
        engine: Engine
    ) async throws {
        let cases = try await Cases(engine)
        var alone = Cases.single("h1", born: "2010-01-05")
        try cases.world.vault.makeKeys(for: ["h1", "h2"])
        let register: @Sendable (NewHousehold) -> @Sendable (any Transaction, Author) throws -> Household = { new in
            { tx, author in try tx.register(new, duplicatesIn: nil, by: author) }
        }
        #expect(try await cases.findings(register(alone)) == ["V16 block"])
        alone.guardian = "Aide sociale à l’enfance"
        _ = try await cases.act(register(alone))
        #expect(try await cases.count("rule_confirmation", "rule = 'V16' AND household_id = 'h1'") == 1)
        let admission = NewAdmission(
            household: "h1", dwelling: "d1", from: TestDay("2026-11-10"), guardian: "Aide sociale à l’enfance")
        _ = try await cases.act(as: .bob) { tx, author in try tx.admit(admission, by: author) }

        var parents = NewHousehold(
            id: "h2", site: "s1", openedOn: TestDay("2026-01-04"),
            persons: [
                Cases.person("Noori", "Sara", born: "2009-03-01", sex: .female),
                Cases.person("Noori", "Ali", born: "2026-02-03", as: .child, protection: nil),
            ])
        #expect(try await cases.findings(register(parents)) == ["V16 block"])
        parents.persons[0].isEmancipated = true
        _ = try await cases.act(register(parents))
        #expect(try await cases.count("person", "emancipated = 1") == 1)
    }

    @Test(arguments: Engine.available)
    func `somebody says where letters go (V28)`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        #expect(try await cases.household("h1").postal == .dwelling)
        #expect(
            try await cases.findings { tx, author in try tx.setPostal(nil, of: "h1", by: author) } == ["V28 warn"])
        _ = try await cases.act { tx, author in try tx.setPostal(.domiciliation, of: "h1", by: author) }
        #expect(try await cases.household("h1").postal == .domiciliation)
        #expect(try await cases.count("journal_entry", "act = 'letters'") == 1)
    }

    @Test(arguments: Engine.available)
    func `inventories are made around the entry and the exit (V46)`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let stay = try await cases.act(as: .bob) { tx, author in
            try tx.admit(NewAdmission(household: "h1", dwelling: "d1", from: TestDay("2026-06-01")), by: author)
        }
        let enter: @Sendable (String) -> @Sendable (any Transaction, Author) throws -> Accommodation = { inventory in
            { tx, author in
                try tx.enter(stay.id, on: TestDay("2026-06-01"), inventoryOn: TestDay(inventory), by: author)
            }
        }
        #expect(try await cases.findings(as: .bob, enter("2026-06-05")) == ["V46 warn"])
        #expect(try await cases.act(as: .bob, enter("2026-06-04")).entryInventoryOn == TestDay("2026-06-04"))
        let leave: @Sendable (String) -> @Sendable (any Transaction, Author) throws -> Departure = { inventory in
            { tx, author in
                try tx.exit(
                    stay.id, on: TestDay("2026-11-01"), NewExit(.fjt, inventoryOn: TestDay(inventory)), by: author)
            }
        }
        #expect(try await cases.findings(leave("2026-11-09")) == ["V46 warn"])
        #expect(try await cases.act(leave("2026-11-08")).stay.exitInventoryOn == TestDay("2026-11-08"))
    }

    @Test(arguments: Engine.available)
    func `an exit is put right to a direct lease once the lease is there (V37)`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        try await cases.act { tx, author in
            _ = try tx.exit(stay.id, on: TestDay("2026-10-10"), NewExit(.fjt), by: author)
        }
        let correct: @Sendable (any Transaction, Author) throws -> Correction = { tx, author in
            try tx.correct(.exitType, of: stay.id, to: "directLeasePublic", reason: "bail retrouvé", by: author)
        }
        #expect(try await cases.findings(correct) == ["V37 block"])
        #expect(
            try await cases.findings { tx, author in
                try tx.correct(.exitType, of: stay.id, to: "death", reason: "erreur", by: author)
            } == ["V18 block"])
        try await cases.act { tx, author in _ = try tx.signLease(ExitTests.lease(), for: "h1", by: author) }
        #expect(try await cases.act(correct).newValue == "directLeasePublic")
    }

    @Test(arguments: Engine.available)
    func `households in a shared dwelling have places of their own (V33)`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.act { tx, _ in
            try tx.insert(Cases.relay("share", places: 3, surfaceTenths: 600, shared: true))
            try tx.insert(
                HeadLease(id: "l", dwelling: "share", from: TestDay("2019-01-01"), sublettingAllowed: true))
        }
        try await cases.registered(Cases.single("h1"))
        try await cases.registered(Cases.single("h2", "Omar", born: "1980-01-05"))
        let admit: @Sendable (String, Int?) -> @Sendable (any Transaction, Author) throws -> Accommodation = {
            id, place in
            { tx, author in
                try tx.admit(
                    NewAdmission(household: id, dwelling: "share", from: TestDay("2026-11-20"), place: place),
                    by: author)
            }
        }
        _ = try await cases.act(as: .bob, admit("h1", 1))
        #expect(try await cases.findings(as: .bob, admit("h2", nil)) == ["V33 block"])
        #expect(try await cases.findings(as: .bob, admit("h2", 1)) == ["V33 block"])
        #expect(try await cases.act(as: .bob, admit("h2", 2)).place == 2)
    }

    @Test(arguments: Engine.available)
    func `what neither refuses nor asks is told afterwards`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let child = Cases.person("Rahimi", "Nour", born: "2026-10-03", sex: .female, as: .child, protection: nil)
        let told = try await cases.act { tx, author in
            _ = try tx.recordBirth(of: child, in: "h1", by: author)
            return author.notices.all.map(\.rule)
        }
        #expect(told == [.v19])
    }
}
