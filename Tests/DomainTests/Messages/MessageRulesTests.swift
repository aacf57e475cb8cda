import RelorefDomain
import Testing

struct MessageRulesTests {
    private static func moment(_ text: String, _ zone: String = "Europe/Paris") throws -> Moment {
        let parts = text.split(separator: " ")
        let (day, time) = (Day(iso: parts[0]), TimeOfDay(text: parts[1]))
        return Moment(try #require(day), at: try #require(time), in: zone)
    }

    struct Hour: CustomTestStringConvertible {
        let at: String, next: String, last: String
        var zone = "Europe/Paris"
        var testDescription: String { "\(at) \(zone)" }
    }

    static let hours: [Hour] = [
        .init(at: "2026-11-27 08:00", next: "2026-11-27 08:00", last: "2026-11-27 08:00"),
        .init(at: "2026-11-27 07:59", next: "2026-11-27 08:00", last: "2026-11-26 20:45"),
        .init(at: "2026-11-27 20:59", next: "2026-11-27 20:59", last: "2026-11-27 20:59"),
        .init(at: "2026-11-27 21:00", next: "2026-11-28 08:00", last: "2026-11-27 20:45"),
        // Clocks go back on 25 October, forward on 29 March.
        .init(at: "2026-10-24 23:30", next: "2026-10-25 08:00", last: "2026-10-24 20:45"),
        .init(at: "2026-03-29 03:30", next: "2026-03-29 08:00", last: "2026-03-28 20:45"),
        .init(at: "2026-12-31 22:00", next: "2027-01-01 08:00", last: "2026-12-31 20:45", zone: "Indian/Reunion"),
    ]

    @Test(arguments: hours)
    func `nobody is written to at night`(_ hour: Hour) throws {
        let quiet = QuietHours(zone: hour.zone)
        let moment = try Self.moment(hour.at, hour.zone)
        #expect(quiet.next(from: moment) == (try Self.moment(hour.next, hour.zone)))
        #expect(quiet.last(before: moment) == (try Self.moment(hour.last, hour.zone)))
    }

    struct Case: CustomTestStringConvertible {
        let name: String
        let recipient: MessageRules.Recipient
        var text = "Vous avez rendez-vous."
        let fault: Message.Fault?
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        .init(name: "agreed", recipient: .init(number: "06 12 34 56 78", hasConsent: true), fault: nil),
        .init(name: "abroad", recipient: .init(number: "+93 70 123 4567", hasConsent: true), fault: nil),
        .init(name: "not agreed", recipient: .init(number: "06 12 34 56 78", hasConsent: false), fault: .noConsent),
        .init(name: "no number", recipient: .init(number: "", hasConsent: true), fault: .noNumber),
        .init(name: "no number and not agreed", recipient: .init(number: "", hasConsent: false), fault: .noConsent),
        .init(name: "not a number", recipient: .init(number: "chez sa sœur", hasConsent: true), fault: .notANumber),
        .init(
            name: "dead, whatever was agreed",
            recipient: .init(number: "06 12 34 56 78", hasConsent: true, isDead: true), fault: .dead),
        .init(
            name: "closed", recipient: .init(number: "06 12 34 56 78", hasConsent: true, isFileClosed: true),
            fault: .closed),
        .init(
            name: "too long", recipient: .init(number: "06 12 34 56 78", hasConsent: true),
            text: String(repeating: "س", count: 403), fault: .tooLong),
    ]

    @Test(arguments: cases)
    func `who may be written to`(_ one: Case) {
        #expect(MessageRules.obstacle(to: one.recipient, text: SMSText(one.text)) == one.fault)
    }

    struct Reminder: CustomTestStringConvertible {
        let on: String, days: Int?, leaves: String?
        var now = "2026-03-01 12:00"
        var testDescription: String { "\(on), \(days ?? -1) days, \(now)" }
    }

    static let reminders: [Reminder] = [
        .init(on: "2026-03-30 14:30", days: 2, leaves: "2026-03-28 14:30"),
        .init(on: "2026-03-30 14:30", days: 0, leaves: "2026-03-30 12:30"),
        .init(on: "2026-03-30 09:00", days: 0, leaves: "2026-03-29 20:45"),
        .init(on: "2026-03-30 21:30", days: 1, leaves: "2026-03-29 20:45"),
        // The hour of the day stays, whatever the clocks do in between.
        .init(on: "2026-10-26 10:00", days: 2, leaves: "2026-10-24 10:00", now: "2026-10-01 12:00"),
        .init(on: "2026-03-30 14:30", days: nil, leaves: nil),
        .init(on: "2026-03-30 14:30", days: 2, leaves: nil, now: "2026-03-30 14:30"),
    ]

    @Test(arguments: reminders)
    func `a reminder leaves in time and by day`(_ one: Reminder) throws {
        let parts = one.on.split(separator: " ")
        let appointment = Appointment(
            id: "a", household: "h", kind: .interview, on: try #require(Day(iso: parts[0])),
            at: try #require(TimeOfDay(text: parts[1])), reminderDays: one.days)
        let leaves = MessageRules.reminder(of: appointment, quiet: QuietHours(), at: try Self.moment(one.now))
        #expect(leaves == (try one.leaves.map { try Self.moment($0) }))
    }

    @Test func `what is not planned any more is not recalled`() throws {
        var appointment = Appointment(
            id: "a", household: "h", kind: .interview, on: try #require(Day(iso: "2026-03-30")),
            at: try #require(TimeOfDay(text: "14:30")), reminderDays: 1)
        try appointment.cancel(by: .household)
        let now = try Self.moment("2026-03-01 12:00")
        #expect(MessageRules.reminder(of: appointment, quiet: QuietHours(), at: now) == nil)
    }

    @Test func `what a provider tells counts once, and only of what was sent`() throws {
        let now = try Self.moment("2026-03-01 12:00")
        func message(_ state: Message.State) -> Message {
            Message(
                id: "m", purpose: .familyPage, channel: .sms, household: "h", subject: "p", language: .french,
                dueAt: now, state: state)
        }
        var sent = message(.sent(now))
        sent.state.learn(.undelivered, at: now)
        #expect(sent.state == .failed(.undelivered))
        sent.state.learn(nil, at: now)
        #expect(sent.state == .failed(.undelivered))
        var queued = message(.queued)
        queued.state.learn(nil, at: now)
        #expect(queued.state == .queued)
        var delivered = message(.sent(now))
        delivered.state.learn(nil, at: now)
        #expect(delivered.state == .delivered(now))
    }

    @Test func `what could not leave is tried again, ever later, and never at night`() throws {
        let (now, quiet) = (try Self.moment("2026-11-27 20:30"), QuietHours())
        let tries = (1...6).map { Message.retry(after: $0, at: now, quiet: quiet) }
        #expect(tries[0] == now.adding(seconds: 60) && tries[2] == now.adding(seconds: 1_500))
        #expect(tries[3] == (try Self.moment("2026-11-28 08:00")))
    }
}
