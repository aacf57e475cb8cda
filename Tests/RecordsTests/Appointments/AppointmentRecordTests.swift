import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Appointments over real records: made, moved, kept, and gone with the file.
struct AppointmentRecordTests {
    /// A family at Melun on 21 November 2026, midnight; Charlie is of another association.
    struct Meeting {
        let cases: Cases

        init(_ engine: Engine) async throws {
            cases = try await Cases(engine)
            try await cases.registered(Cases.family("h1"))
        }

        static func new(
            _ on: String = "2026-11-24", _ at: String = "14:00", colleague: String? = "alice",
            members: Set<String> = [], interpreter: Appointment.Interpreter = .toBook,
            texts: AppointmentTexts = AppointmentTexts(
                place: "salle 2", with: "mairie", interpreter: "Inter 77, 01 99 00 12 12", bring: "avis d’impôt",
                note: "relire le bail")
        ) -> NewAppointment {
            NewAppointment(
                .housing, on: TestDay(on), at: TimeOfDay(text: at) ?? TimeOfDay(minutes: 0), minutes: 45,
                colleague: colleague, members: members, language: "prs", interpreter: interpreter, reminderDays: 2,
                texts: texts)
        }

        @discardableResult
        func make(
            _ new: NewAppointment = Meeting.new(), for household: String = "h1", as who: Cast = .alice,
            confirming: [Rule: String] = [:]
        ) async throws -> Appointment {
            try await cases.act(as: who) { tx, author in
                try tx.makeAppointment(
                    new, for: household, checkedBy: FreeText(keywords: []), by: author, confirming: confirming)
            }
        }

        func file(as who: Cast = .alice, of household: String = "h1") async throws -> [AppointmentFile]? {
            try await cases.act(as: who) { tx, author in try tx.appointments(of: household, by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `it is kept with its words sealed, and shown as it was made`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let one = try await meeting.make()
        let file = try #require(try await meeting.file()?.first)
        #expect(file.appointment == one && file.texts == Meeting.new().texts)
        #expect(file.colleague?.isEmpty == false)
        #expect(one.zone == "Europe/Paris" && one.start.text == "2026-11-24T13:00:00.000Z")
        let sealed = try await meeting.cases.world.store.read {
            try $0.row("SELECT sealed FROM appointment")?.bytes("sealed") ?? []
        }
        #expect(!String(decoding: sealed, as: UTF8.self).contains("bail"))
        #expect(try await meeting.cases.count("journal_entry", "act = 'makeAppointment'") == 1)
    }

    @Test(arguments: Engine.available)
    func `another association sees nothing and touches nothing`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let one = try await meeting.make()
        #expect(try await meeting.file(as: .charlie) == nil)
        await #expect(throws: NotVisible.self) { try await meeting.make(as: .charlie) }
        await #expect(throws: NotVisible.self) {
            try await meeting.cases.act(as: .charlie) { tx, author in try tx.attend(.absent, one.id, by: author) }
        }
        await #expect(throws: NotVisible.self) {
            try await meeting.cases.act(as: .charlie) { tx, author in
                try tx.cancelAppointment(
                    one.id, by: .network, reason: "", checkedBy: FreeText(keywords: []), by: author)
            }
        }
        // Nor may a colleague be named who could not open the file.
        await #expect(throws: ActRefusal.blocked([Finding(.v96, .block, field: "access")])) {
            try await meeting.make(Meeting.new("2026-11-26", colleague: "charlie"))
        }
        let charlie = try await meeting.cases.world.author(.charlie)
        let seen = try await meeting.cases.world.store.read {
            try $0.agenda(
                of: "alice", from: TestDay("2026-11-01"), to: TestDay("2026-12-31"), visibleTo: charlie.actor,
                vault: charlie.vault)
        }
        #expect(seen.isEmpty)
        #expect(try await meeting.file()?.first?.appointment.state == .planned)
    }

    @Test(arguments: Engine.available)
    func `a stranger to the household is not expected`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        await #expect(throws: NotVisible.self) { try await meeting.make(Meeting.new(members: ["nobody"])) }
        let people = try await meeting.cases.act { tx, author in try tx.members(of: "h1", by: author).map(\.id) }
        let some = try await meeting.make(Meeting.new(members: [people[1]]))
        #expect(some.members == [people[1]])
        // Everybody named is nobody named.
        let all = try await meeting.make(Meeting.new("2026-11-25", members: Set(people)))
        #expect(all.members.isEmpty)
        #expect(try await meeting.file()?.last?.appointment.members.isEmpty == true)
    }

    @Test(
        arguments: Engine.available,
        [
            ("2026-11-20", "14:00", ["V96 warn"]), ("2028-11-22", "14:00", ["V96 block"]),
            ("2027-03-28", "02:30", ["V96 block"]), ("2026-11-24", "14:30", ["V97 warn"]),
            ("2026-11-24", "14:45", []), ("2026-11-22", "14:00", []),
        ])
    func `the day and the hour are checked`(
        engine: Engine, _ situation: (on: String, at: String, found: [String])
    ) async throws {
        let meeting = try await Meeting(engine)
        try await meeting.make()
        var found: [String] = []
        do {
            try await meeting.make(Meeting.new(situation.on, situation.at))
        } catch ActRefusal.blocked(let findings) {
            found = findings.filter { $0.severity == .block }.map { "\($0.rule.rawValue) \($0.severity.rawValue)" }
        } catch ActRefusal.toConfirm(let findings) {
            found = findings.map { "\($0.rule.rawValue) \($0.severity.rawValue)" }
        }
        #expect(found == situation.found)
    }

    @Test(arguments: Engine.available)
    func `a confirmed overlap keeps its reason`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        try await meeting.make()
        try await meeting.make(Meeting.new("2026-11-24", "14:15"), confirming: [.v97: "visite à deux"])
        #expect(try await meeting.cases.count("rule_confirmation", "rule = 'V97'") == 1)
        #expect(try await meeting.file()?.count == 2)
    }

    @Test(arguments: Engine.available)
    func `who came is said once, and taken back`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let one = try await meeting.make(Meeting.new("2026-11-21"))
        let id = one.id
        try await meeting.cases.act { tx, author in try tx.attend(.absent, id, by: author) }
        #expect(try await meeting.file()?.first?.appointment.state == .over(.absent))
        await #expect(throws: Appointment.Refusal.notPlanned) {
            try await meeting.cases.act { tx, author in try tx.attend(.honoured, id, by: author) }
        }
        try await meeting.cases.act { tx, author in try tx.replanAppointment(id, by: author) }
        try await meeting.cases.act { tx, author in try tx.attend(.honoured, id, by: author) }
        let file = try #require(try await meeting.file()?.first)
        #expect(file.appointment.state == .over(.honoured) && file.appointment.version == 3)
        #expect(file.texts == Meeting.new().texts)
        #expect(try await meeting.cases.count("journal_entry", "noun = 'appointment'") == 4)
    }

    @Test(arguments: Engine.available)
    func `moved, the old one stays and leads to the new one`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let old = try await meeting.make()
        let new = try await meeting.cases.act { tx, author in
            try tx.moveAppointment(
                old.id, to: Meeting.new("2026-11-24", "14:30"), by: .household, reason: "train en retard",
                checkedBy: FreeText(keywords: []), by: author)
        }
        let all = try #require(try await meeting.file())
        #expect(all.map(\.appointment.state) == [.moved(to: new.id, by: .household), .planned])
        #expect(all.map(\.texts.reason) == ["train en retard", ""])
        #expect(all.map(\.appointment.at.text) == ["14:00", "14:30"])
        await #expect(throws: Appointment.Refusal.movedOn) {
            try await meeting.cases.act { tx, author in try tx.replanAppointment(old.id, by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `put right, it keeps its day and its hour`(engine: Engine) async throws {
        let meeting = try await Meeting(engine)
        let one = try await meeting.make()
        var other = Meeting.new("2026-12-01", "09:00", interpreter: .booked)
        other.place = .phone
        other.texts.bring = ""
        let changed = other
        try await meeting.cases.act { tx, author in
            try tx.changeAppointment(one.id, to: changed, checkedBy: FreeText(keywords: []), by: author)
        }
        let file = try #require(try await meeting.file()?.first)
        #expect(file.appointment.on == one.on && file.appointment.at == one.at && file.appointment.version == 1)
        #expect(file.appointment.place == .phone && file.appointment.interpreter == .booked)
        #expect(file.texts.bring.isEmpty && file.texts.note == "relire le bail")
    }
}
