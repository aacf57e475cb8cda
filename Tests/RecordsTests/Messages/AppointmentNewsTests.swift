import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A household that agreed is told that an appointment moved or does not take place; what said the former day is withdrawn.
struct AppointmentNewsTests {
    private typealias Talk = MessageRecordTests.Talk
    private static let detector = FreeText(keywords: [])

    private func move(_ talk: Talk, _ one: Appointment, to day: String) async throws -> Appointment {
        try await talk.cases.act { tx, author in
            try tx.moveAppointment(
                one.id, to: AppointmentRecordTests.Meeting.new(day), by: .network, reason: "",
                checkedBy: Self.detector, by: author)
        }
    }

    private func cancel(_ talk: Talk, _ one: Appointment) async throws {
        try await talk.cases.act { tx, author in
            try tx.cancelAppointment(one.id, by: .network, reason: "", checkedBy: Self.detector, by: author)
        }
    }

    /// What is said is the purpose with the day, so that the test reads which one.
    @discardableResult
    private func tell(_ talk: Talk, _ one: Appointment, _ purpose: Message.Purpose) async throws -> Message? {
        try await talk.cases.act { tx, author in
            try tx.tellHousehold(of: one, purpose, by: author) { told, language in
                "\(purpose.rawValue) \(told.on.iso) \(language.rawValue)"
            }
        }
    }

    private func leave(_ talk: Talk, _ message: Message?) async throws -> String? {
        let id = try #require(message?.id)
        guard let leaving = try await talk.take(id, "2026-11-21T07:00:00.000Z") else { return nil }
        try await talk.settle(leaving, nil, "2026-11-21T07:00:00.000Z")
        return leaving.text
    }

    @Test(arguments: Engine.available)
    func `a move withdraws the reminder and the link, and says the new day in the morning`(
        engine: Engine
    ) async throws {
        let talk = try await Talk(engine)
        _ = try await talk.queue()
        try await talk.recall("2026-11-22T13:00:00.000Z")
        let moved = try await move(talk, talk.appointment, to: "2026-11-26")
        #expect(try await talk.log(.notSent).map(\.message.state) == [.stopped(.outdated), .stopped(.outdated)])
        #expect(try await talk.cases.count("message", "sealed IS NOT NULL") == 0)
        let message = try await tell(talk, moved, .appointmentMoved)
        #expect(message?.dueAt.text == "2026-11-21T07:00:00.000Z" && message?.language == .dari)
        #expect(try await leave(talk, message) == "appointmentMoved 2026-11-26 fa")
        #expect(try await talk.log(.sent).count == 1)
    }

    @Test(arguments: Engine.available)
    func `moved once more before it left, the last day alone is said; cancelled, the day that the household knows`(
        engine: Engine
    ) async throws {
        let talk = try await Talk(engine)
        let second = try await move(talk, talk.appointment, to: "2026-11-26")
        let first = try await tell(talk, second, .appointmentMoved)
        let third = try await move(talk, second, to: "2026-11-27")
        #expect(try await leave(talk, first) == nil)
        try await tell(talk, third, .appointmentMoved)
        try await cancel(talk, third)
        let message = try await tell(talk, third, .appointmentCancelled)
        #expect(try await leave(talk, message) == "appointmentCancelled 2026-11-24 fa")
        #expect(try await talk.log(.notSent).count == 2)
    }

    @Test(arguments: Engine.available)
    func `after a move that was told, a cancellation says that day`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        let second = try await move(talk, talk.appointment, to: "2026-11-26")
        let told = try await tell(talk, second, .appointmentMoved)
        #expect(try await leave(talk, told) == "appointmentMoved 2026-11-26 fa")
        try await cancel(talk, second)
        let message = try await tell(talk, second, .appointmentCancelled)
        #expect(try await leave(talk, message) == "appointmentCancelled 2026-11-26 fa")
        #expect(try await talk.cases.act { tx, _ in try tx.wasToldCancelled(second.id) })
    }

    @Test(arguments: Engine.available)
    func `cancelled by mistake, nothing is said, and the reminder comes at its hour`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        try await talk.recall("2026-11-22T13:00:00.000Z")
        try await cancel(talk, talk.appointment)
        let message = try await tell(talk, talk.appointment, .appointmentCancelled)
        let id = talk.appointment.id
        try await talk.cases.act { tx, author in try tx.replanAppointment(id, by: author) }
        #expect(try await leave(talk, message) == nil)
        #expect(try await !talk.cases.act { tx, _ in try tx.wasToldCancelled(id) })
        try await talk.recall("2026-11-22T13:01:00.000Z")
        #expect(try await talk.log(.waiting).map(\.message.purpose) == [.appointmentReminder])
    }

    @Test(arguments: Engine.available)
    func `no reminder besides a day that was told at its hour or later`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        let moved = try await move(talk, talk.appointment, to: "2026-11-22")
        try await tell(talk, moved, .appointmentMoved)
        try await talk.recall("2026-11-21T08:00:00.000Z")
        #expect(try await talk.log(.waiting).map(\.message.purpose) == [.appointmentMoved])
    }

    @Test(arguments: Engine.available)
    func `without agreement nothing is written; what else stands against it is in the log`(
        engine: Engine
    ) async throws {
        let silent = try await Talk(engine, agrees: false)
        let moved = try await move(silent, silent.appointment, to: "2026-11-26")
        #expect(try await tell(silent, moved, .appointmentMoved) == nil)
        #expect(try await silent.log().isEmpty)
        let mute = try await Talk(engine, phone: "")
        #expect(try await tell(mute, mute.appointment, .appointmentMoved)?.state == .stopped(.noNumber))
        #expect(try await mute.log(.notSent).map(\.message.state) == [.stopped(.noNumber)])
    }
}
