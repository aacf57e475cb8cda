import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A number is the household's own once it has said the figures that went there (V26).
struct NumberCheckTests {
    private typealias Talk = MessageRecordTests.Talk

    private func ask(_ talk: Talk, _ code: String = "482913", as who: Cast = .alice) async throws -> Message {
        try await talk.cases.act(as: who) { tx, author in
            try tx.askNumber(of: "h1", code: code, text: "Code : \(code)", by: author)
        }
    }

    private func tell(_ talk: Talk, _ figures: String, as who: Cast = .alice) async throws -> Bool {
        try await talk.cases.act(as: who) { tx, author in try tx.tellNumber(figures, of: "h1", by: author) }
    }

    private func state(_ talk: Talk, _ number: String = "+33 6 39 98 12 34", of household: String = "h1") async throws
        -> NumberCheck.State?
    {
        let (world, vault) = (talk.cases.world, talk.cases.world.vault)
        return try await world.store.read {
            try $0.numberCheck(number, of: household, vault: vault)?.state(at: world.now)
        }
    }

    @Test(arguments: Engine.available)
    func `the figures leave by text message and verify that number of that household`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        #expect(try await state(talk) == nil)
        let message = try await ask(talk)
        #expect(try await state(talk) == .open)
        let leaving = try #require(try await talk.take(message.id, "2026-11-21T07:00:00.000Z"))
        #expect(leaving.text == "Code : 482913" && leaving.number == "33639981234")
        #expect(try await !tell(talk, "482914"))
        #expect(try await tell(talk, " 482 913 "))
        #expect(try await state(talk) == .verified(on: talk.cases.world.today), "written another way it is the same")
        #expect(try await state(talk, "06 39 98 12 35") == nil, "another number is not")
        #expect(try await state(talk, of: "h2") == nil, "nor the same of another household")
        await #expect(throws: NumberCheckRefusal.notOpen) { try await tell(talk, "482913") }
        #expect(try await talk.cases.count("journal_entry", "act = 'verifyNumber'") == 1)
        let marks = try await talk.cases.world.store.read { tx in
            try tx.rows("SELECT number_mark, code_mark FROM number_check").map { row in
                try row.text("number_mark") + (try row.text("code_mark"))
            }
        }
        #expect(!marks.joined().contains("482913") && !marks.joined().contains("639981234"), "neither is kept")
    }

    @Test(arguments: Engine.available)
    func `five wrong answers end it, other figures begin anew, and those before count no more`(engine: Engine)
        async throws
    {
        let talk = try await Talk(engine)
        let first = try await ask(talk)
        for _ in 1...NumberCheck.mostTries { #expect(try await !tell(talk, "000000")) }
        #expect(try await state(talk) == .locked)
        await #expect(throws: NumberCheckRefusal.notOpen) { try await tell(talk, "482913") }
        _ = try await ask(talk, "111222")
        #expect(try await talk.take(first.id, "2026-11-21T07:00:00.000Z") == nil, "the first message is outdated")
        #expect(try await !tell(talk, "482913"))
        #expect(try await tell(talk, "111222"))
    }

    @Test(arguments: Engine.available)
    func `figures that waited too long, or for a number that changed, do not leave`(engine: Engine) async throws {
        let late = try await Talk(engine)
        let message = try await ask(late)
        #expect(try await late.take(message.id, "2026-11-23T07:00:00.000Z") == nil)
        #expect(try await late.log(.notSent).map(\.message.state) == [.stopped(.outdated)])

        let moved = try await Talk(engine)
        let other = try await ask(moved)
        let vault = moved.cases.world.vault
        try await moved.cases.world.store.write { tx in
            let found = try tx.row(
                """
                SELECT person.id, person.key_id FROM membership JOIN person ON person.id = membership.person_id
                WHERE membership.household_id = 'h1' AND membership.kinship = 'reference'
                """)
            let row = try #require(found)
            let slot = SealSlot(owner: try row.text("key_id"), table: "person", row: try row.text("id"))
            let sealed = try vault.seal(PersonalProfile(phone: "06 39 98 99 99"), slot)
            try tx.run("UPDATE person SET sealed = \(sealed) WHERE id = \(try row.text("id"))")
        }
        #expect(try await moved.take(other.id, "2026-11-21T07:00:00.000Z") == nil)
    }

    @Test(arguments: Engine.available)
    func `nobody of another association asks or says, and without agreement nothing is asked`(engine: Engine)
        async throws
    {
        let talk = try await Talk(engine)
        await #expect(throws: NotVisible.self) { try await ask(talk, as: .charlie) }
        _ = try await ask(talk)
        await #expect(throws: NotVisible.self) { try await tell(talk, "482913", as: .charlie) }
        await #expect(throws: MessageStopped(fault: .noConsent)) { try await ask(Talk(engine, agrees: false)) }
        await #expect(throws: MessageStopped(fault: .noNumber)) { try await ask(Talk(engine, phone: "")) }
    }

    @Test func `figures are six, and each comes up`() {
        var generator = SystemRandomNumberGenerator()
        let codes = (0..<300).map { _ in NumberCheck.code(using: &generator) }
        #expect(codes.allSatisfy { $0.count == 6 && $0.allSatisfy(\.isNumber) })
        #expect(Set(codes.joined()).count == 10 && Set(codes).count > 250)
    }
}
