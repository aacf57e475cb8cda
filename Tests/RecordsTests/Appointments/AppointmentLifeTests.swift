import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What becomes of appointments when the file changes, and who finds them on Today.
struct AppointmentLifeTests {
    private typealias Meeting = AppointmentRecordTests.Meeting

    private func rules(
        _ meeting: Meeting, as who: Cast, on day: String = "2026-11-24", _ scope: DueScope = .mine
    ) async throws -> [DeadlineRule] {
        let actor = try await meeting.cases.world.author(who).actor
        return try await meeting.cases.world.store.read {
            try $0.dueDay(scope, on: TestDay(day), visibleTo: actor).lines.map(\.item.rule)
        }.filter { [.appointment, .interpreterToBook, .attendanceToSay].contains($0) }
    }

    /// The household answers by its link that it would rather come at another moment.
    private func answered(_ meeting: Meeting, _ one: Appointment, _ wish: String) async throws {
        _ = try await meeting.cases.act { tx, author in
            try tx.askHousehold(of: one.id, tokenHash: "hash", by: author)
        }
        let world = meeting.cases.world
        let author = try await world.author(.alice)
        try await world.store.write { tx in
            guard let question = try tx.appointmentQuestion("hash", vault: world.vault) else { return }
            try tx.answer(
                question, .otherTime, wish: wish, vault: world.vault, newID: author.newID, at: world.now,
                on: world.today)
        }
    }

    @Test(arguments: Engine.available)
    func `it is on the Today of the colleague who keeps it`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        // Hélène keeps it; Alice is the referent.
        try await meeting.make(Meeting.new(colleague: "hélène"))
        #expect(try await rules(meeting, as: .hélène) == [.appointment, .interpreterToBook])
        #expect(try await rules(meeting, as: .alice).isEmpty)
        #expect(try await rules(meeting, as: .charlie, .all).isEmpty)
        #expect(try await rules(meeting, as: .alice, .site("s1")) == [.appointment, .interpreterToBook])
        #expect(try await rules(meeting, as: .hélène, on: "2026-11-25") == [.attendanceToSay])
    }

    @Test(arguments: Engine.available)
    func `without a colleague it is the referent’s`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        try await meeting.make(Meeting.new(colleague: nil, interpreter: .booked))
        #expect(try await rules(meeting, as: .alice) == [.appointment])
        #expect(try await rules(meeting, as: .hélène).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a closed file expects nobody after its last day`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let before = try await meeting.make(Meeting.new("2026-11-21"))
        try await meeting.make(Meeting.new("2026-12-01"))
        _ = try await meeting.cases.act { tx, author in
            try tx.closeFile("h1", on: TestDay("2026-11-21"), reason: "moved", by: author)
        }
        #expect(
            try await meeting.file()?.map(\.appointment.state) == [.planned, .cancelled(by: .network)])
        // What took place before can still be told.
        try await meeting.cases.act { tx, author in try tx.attend(.honoured, before.id, by: author) }
        await #expect(throws: ActRefusal.self) { try await meeting.make(Meeting.new("2026-12-02")) }
    }

    @Test(arguments: Engine.available)
    func `merged files share their appointments, and part with them again`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        try await meeting.cases.registered(Cases.single("h2"))
        let one = try await meeting.make(Meeting.new("2026-11-25"), for: "h2")
        try await answered(meeting, one, "jeudi")
        let merge = try await meeting.cases.act(as: .hélène) { tx, author in
            try tx.mergeFiles(NewMerge("h2", into: "h1", kinships: [:]), by: author)
        }
        #expect(try await meeting.file()?.map(\.texts.note) == ["relire le bail"])
        #expect(try await meeting.file()?.map(\.asked?.wish) == ["jeudi"])
        try await meeting.cases.act(as: .hélène) { tx, author in try tx.undoMerge(merge.id, by: author) }
        #expect(try await meeting.file()?.isEmpty == true)
        #expect(try await meeting.file(of: "h2")?.map(\.texts.note) == ["relire le bail"])
        #expect(try await meeting.file(of: "h2")?.map(\.asked?.wish) == ["jeudi"])
    }

    @Test(arguments: Engine.available)
    func `those who leave take along what they alone are expected at`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let people = try await meeting.cases.act { tx, author in try tx.members(of: "h1", by: author).map(\.id) }
        let own = try await meeting.make(Meeting.new("2026-11-24", members: [people[1]]))
        try await answered(meeting, own, "jeudi")
        try await meeting.make(Meeting.new("2026-11-25"))
        try meeting.cases.world.vault.makeKeys(for: ["h9"])
        _ = try await meeting.cases.act { tx, author in
            try tx.separate(
                NewSeparation(
                    of: "h1", into: "h9", leaving: [people[1]: .reference], on: TestDay("2026-11-21"),
                    done: Set(HouseholdChangeRules.SplitStep.allCases)), by: author)
        }
        #expect(try await meeting.file()?.map(\.appointment.on) == [TestDay("2026-11-25")])
        let gone = try #require(try await meeting.file(of: "h9")?.first)
        #expect(gone.appointment.on == TestDay("2026-11-24") && gone.texts.note == "relire le bail")
        #expect(gone.asked?.wish == "jeudi")
    }

    @Test(arguments: Engine.available)
    func `erased, its words are gone and its facts stay`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let one = try await meeting.make(Meeting.new("2026-11-21"))
        try await answered(meeting, one, "jeudi")
        try await meeting.cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET closed_on = '2026-11-21', close_reason = 'moved'")
        }
        try await meeting.cases.act(as: .hélène) { tx, author in
            try tx.eraseFile("h1", .request, reason: "à la demande du ménage", by: author)
        }
        #expect(try await meeting.cases.count("appointment", "sealed IS NULL") == 1)
        #expect(try await meeting.cases.count("appointment_link", "sealed IS NULL AND revoked = 1") == 1)
    }
}
