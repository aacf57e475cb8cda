import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Messages over real records: queued with agreement, sent once, stopped when something changed, learnt of, forgotten.
struct MessageRecordTests {
    /// A family at Melun on 21 November 2026, midnight, with a telephone, and an appointment on 24 November at 14:00.
    struct Talk {
        let cases: Cases
        let appointment: Appointment

        init(_ engine: Engine, phone: String = "06 39 98 12 34", agrees: Bool = true) async throws {
            cases = try await Cases(engine)
            var family = Cases.family("h1")
            family.persons[0].profile = PersonalProfile(phone: phone)
            try await cases.registered(family)
            if agrees {
                try await cases.world.store.write { tx in
                    try tx.insert(Consent(id: "c1", household: "h1", kind: .sms, givenOn: TestDay("2026-11-01")))
                }
            }
            appointment = try await cases.act { tx, author in
                try tx.makeAppointment(
                    AppointmentRecordTests.Meeting.new(), for: "h1", checkedBy: FreeText(keywords: []), by: author,
                    confirming: [:])
            }
        }

        func new(_ text: String = "Vous avez rendez-vous.\nhttps://reloref.example/rdv/secret") -> NewMessage {
            NewMessage(
                .appointmentLink, to: "h1", about: appointment.id, occasion: "link1", in: .french, text: text)
        }

        func queue(as who: Cast = .alice) async throws -> Message {
            let new = new()
            return try await cases.act(as: who) { tx, author in try tx.queue(new, by: author) }
        }

        func take(_ id: String, _ at: String) async throws -> LeavingMessage? {
            let (vault, moment) = (cases.world.vault, try #require(Moment(text: at)))
            return try await cases.world.store.write { try $0.takeMessage(id, at: moment, vault: vault) }
        }

        func settle(_ leaving: LeavingMessage, _ fault: Message.Fault?, _ at: String) async throws {
            let moment = try #require(Moment(text: at))
            try await cases.world.store.write { tx in
                try tx.settle(leaving, fault, providerID: "p1", segments: 1, at: moment)
            }
        }

        func log(_ part: MessagePart = .all, as who: Cast = .alice) async throws -> [LoggedMessage] {
            try await cases.act(as: who) { tx, author in try tx.messages(part, by: author) }
        }

        func recall(_ at: String) async throws {
            let (vault, moment) = (cases.world.vault, try #require(Moment(text: at)))
            let counter = Counter()
            try await cases.world.store.write { tx in
                try tx.queueReminders(at: moment, newID: { "r\(counter.next())" }, vault: vault)
            }
        }
    }

    private static let morning = "2026-11-21T07:00:00.000Z"

    @Test(arguments: Engine.available)
    func `it waits for the morning, leaves once, and its words are forgotten`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        let message = try await talk.queue()
        #expect(message.dueAt.text == Self.morning, "queued at midnight")
        #expect(try await talk.queue() == message, "the same one twice is one")
        let sealed = try await talk.cases.world.store.read {
            try $0.row("SELECT sealed FROM message")?.bytes("sealed") ?? []
        }
        #expect(!sealed.isEmpty && !String(decoding: sealed, as: UTF8.self).contains("secret"))
        #expect(try await talk.take(message.id, "2026-11-21T06:59:00.000Z") == nil)
        let leaving = try #require(try await talk.take(message.id, Self.morning))
        #expect(leaving.number == "33639981234" && leaving.text?.contains("secret") == true)
        #expect(try await talk.take(message.id, Self.morning) == nil, "nobody takes it twice")
        try await talk.settle(leaving, nil, Self.morning)
        let logged = try #require(try await talk.log(.sent).first)
        #expect(logged.recipient == "34" && logged.segments == 1)
        #expect(try await talk.cases.count("message", "sealed IS NULL AND provider_id = 'p1'") == 1)
        try await talk.settle(leaving, .refused, Self.morning)
        #expect(try await talk.log(.sent).count == 1, "what was sent stays sent")
    }

    @Test(arguments: Engine.available)
    func `without agreement, number or file nothing is queued, and the reason is told`(engine: Engine) async throws {
        await #expect(throws: MessageStopped(fault: .noConsent)) { try await Talk(engine, agrees: false).queue() }
        await #expect(throws: MessageStopped(fault: .noNumber)) { try await Talk(engine, phone: "").queue() }
        let talk = try await Talk(engine)
        await #expect(throws: NotVisible.self) { try await talk.queue(as: .charlie) }
        let message = try await talk.queue()
        #expect(try await talk.log(as: .charlie).isEmpty)
        await #expect(throws: NotVisible.self) {
            try await talk.cases.act(as: .charlie) { tx, author in try tx.settleMessage(message.id, by: author) }
        }
    }

    @Test(arguments: Engine.available, ["consent", "death", "cancelled"])
    func `what changes before it leaves stops it`(engine: Engine, change: String) async throws {
        let talk = try await Talk(engine)
        let message = try await talk.queue()
        let expected: Message.Fault
        switch change {
        case "consent":
            try await talk.cases.act { tx, author in
                try tx.withdrawConsent("c1", on: TestDay("2026-11-21"), by: author)
            }
            expected = .noConsent
        case "death":
            try await talk.cases.world.store.write { try $0.run("UPDATE person SET died_on = '2026-11-20'") }
            expected = .dead
        default:
            let id = talk.appointment.id
            try await talk.cases.act { tx, author in
                try tx.cancelAppointment(
                    id, by: .household, reason: "malade", checkedBy: FreeText(keywords: []), by: author)
            }
            expected = .outdated
        }
        #expect(try await talk.take(message.id, Self.morning) == nil)
        #expect(try await talk.log(.notSent).map(\.message.state) == [.stopped(expected)])
        #expect(try await talk.cases.count("message", "sealed IS NOT NULL") == 0)
    }

    @Test(arguments: Engine.available)
    func `a provider that cannot be reached is tried again, and not for ever`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        let message = try await talk.queue()
        var at = try #require(Moment(text: Self.morning))
        for attempt in 1...Message.mostAttempts {
            let leaving = try #require(try await talk.take(message.id, at.text), "attempt \(attempt)")
            #expect(leaving.message.attempts == attempt)
            try await talk.settle(leaving, .unreachable, at.text)
            at = at.adding(seconds: 3_600)
        }
        #expect(try await talk.log(.notArrived).map(\.message.state) == [.failed(.unreachable)])
        #expect(try await talk.take(message.id, at.text) == nil)
    }

    @Test(arguments: Engine.available)
    func `one that was taken and never settled is taken again after five minutes`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        let message = try await talk.queue()
        _ = try #require(try await talk.take(message.id, Self.morning))
        #expect(try await talk.take(message.id, "2026-11-21T07:04:59.000Z") == nil)
        #expect(try await talk.take(message.id, "2026-11-21T07:05:00.000Z")?.message.attempts == 2)
    }

    @Test(arguments: Engine.available)
    func `what did not arrive is on Today until somebody has seen to it`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        let leaving = try await { try #require(try await talk.take(try await talk.queue().id, Self.morning)) }()
        try await talk.settle(leaving, nil, Self.morning)
        let id = leaving.message.id
        let later = try #require(Moment(text: "2026-11-21T08:00:00.000Z"))
        #expect(try await talk.cases.world.store.write { try $0.learn(ofMessage: id, .undelivered, at: later) })
        #expect(try await !talk.cases.world.store.write { try $0.learn(ofMessage: "unknown", nil, at: later) })
        func rules(_ who: Cast) async throws -> Set<DeadlineRule> {
            try await talk.cases.act(as: who) { tx, author in
                Set(try tx.dueDay(.mine, on: author.today, visibleTo: author.actor).lines.map(\.item.rule))
            }
        }
        #expect(try await rules(.alice).contains(.messageNotDelivered))
        #expect(try await !rules(.charlie).contains(.messageNotDelivered))
        try await talk.cases.act { tx, author in try tx.settleMessage(id, by: author) }
        #expect(try await !rules(.alice).contains(.messageNotDelivered))
        #expect(try await talk.cases.count("journal_entry", "act = 'settleMessage'") == 1)
    }

    @Test(arguments: Engine.available)
    func `reminders leave at their hour, once, and say why when they do not`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        try await talk.recall("2026-11-22T12:59:00.000Z")
        #expect(try await talk.log().isEmpty, "two days before at 14:00 is not yet")
        for _ in 1...2 { try await talk.recall("2026-11-22T13:00:00.000Z") }
        #expect(try await talk.log(.waiting).map(\.message.purpose) == [.appointmentReminder])
        #expect(try await talk.take("r1", "2026-11-22T13:00:00.000Z")?.appointment == talk.appointment)

        let silent = try await Talk(engine, agrees: false)
        try await silent.recall("2026-11-22T13:00:00.000Z")
        #expect(try await silent.log(.notSent).map(\.message.state) == [.stopped(.noConsent)])
    }

    @Test(arguments: Engine.available)
    func `it goes with the file`(engine: Engine) async throws {
        let talk = try await Talk(engine)
        _ = try await talk.queue()
        try await talk.cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET closed_on = '2026-11-21', close_reason = 'moved'")
        }
        try await talk.cases.act(as: .hélène) { tx, author in
            try tx.eraseFile("h1", .request, reason: "à la demande du ménage", by: author)
        }
        #expect(try await talk.cases.count("message") == 0)
    }
}
