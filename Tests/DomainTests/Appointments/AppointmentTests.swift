import RelorefDomain
import Testing

/// What becomes of an appointment.
struct AppointmentTests {
    private typealias Refusal = Appointment.Refusal

    static func planned(
        _ id: String = "r", household: String = "h", on: String = "2026-11-21", at: String = "14:00",
        minutes: Int = 60, zone: String = "Europe/Paris", colleague: String? = "alice", members: Set<String> = [],
        interpreter: Appointment.Interpreter = .notNeeded, reminder: Int? = 1, state: Appointment.State = .planned
    ) -> Appointment {
        Appointment(
            id: id, household: household, kind: .housing, on: day(on),
            at: time(at), minutes: minutes, zone: zone, colleague: colleague,
            members: members, interpreter: interpreter, reminderDays: reminder, state: state)
    }

    @Test func `who came is said from its day on, and an excuse before`() throws {
        let today = day("2026-11-21")
        for attendance in Appointment.Attendance.allCases {
            var one = Self.planned()
            try one.attend(attendance, today: today)
            #expect(one.state == .over(attendance))
        }
        for attendance in [Appointment.Attendance.honoured, .absent] {
            var later = Self.planned(on: "2026-11-22")
            #expect(throws: Refusal.notYet(day("2026-11-22"))) { try later.attend(attendance, today: today) }
        }
        var excused = Self.planned(on: "2026-11-22")
        try excused.attend(.excused, today: today)
        #expect(excused.state == .over(.excused))
    }

    @Test(
        arguments: [
            .over(.honoured), .over(.absent), .cancelled(by: .household), .moved(to: "r2", by: .network),
        ] as [Appointment.State])
    func `what is no longer planned is neither kept, moved nor cancelled`(state: Appointment.State) {
        var one = Self.planned(state: state)
        #expect(throws: Refusal.notPlanned) { try one.attend(.honoured, today: one.on) }
        #expect(throws: Refusal.notPlanned) { try one.cancel(by: .partner) }
        #expect(throws: Refusal.notPlanned) { try one.move(to: "r3", by: .household) }
        #expect(one.state == state)
    }

    @Test func `a mistake is taken back, but for a move`() throws {
        for state in [.planned, .over(.absent), .cancelled(by: .network)] as [Appointment.State] {
            var one = Self.planned(state: state)
            try one.replan()
            #expect(one.state == .planned)
        }
        var moved = Self.planned(state: .moved(to: "r2", by: .household))
        #expect(throws: Refusal.movedOn) { try moved.replan() }
    }

    @Test(
        arguments: [
            ("2026-11-21", "14:30", true), ("2026-11-21", "13:30", true), ("2026-11-21", "15:00", false),
            ("2026-11-21", "13:00", false), ("2026-11-22", "14:00", false),
        ])
    func `two overlap when one begins before the other ends`(on: String, at: String, overlap: Bool) {
        let (one, other) = (Self.planned(), Self.planned("r2", on: on, at: at))
        #expect(one.overlaps(other) == overlap && other.overlaps(one) == overlap)
    }

    @Test func `hours of two places are compared as instants`() {
        let paris = Self.planned(on: "2026-07-01", at: "10:00")
        #expect(paris.overlaps(Self.planned("r2", on: "2026-07-01", at: "12:30", zone: "Indian/Reunion")))
        #expect(!paris.overlaps(Self.planned("r2", on: "2026-07-01", at: "10:00", zone: "Indian/Reunion")))
    }
}

/// What an appointment puts on Today, and when.
struct AppointmentDueTests {
    private static let terms = DatedTerms(
        always: DueTerms([.appointmentInterpreter: 7, .appointmentAttendance: 2]))

    private func items(_ one: Appointment, on today: String) -> [DueItem] {
        DueList(today: day(today), terms: Self.terms).items(DueAppointment(one, site: "s1", departement: "77"))
    }

    /// An appointment on 21 November.
    @Test(
        arguments: [
            ("2026-11-19", nil, nil), ("2026-11-20", DeadlineRule.appointment, DueGroup.thisWeek),
            ("2026-11-21", .appointment, .today), ("2026-11-22", .attendanceToSay, .today),
            ("2026-11-23", .attendanceToSay, .today), ("2026-11-24", .attendanceToSay, .late),
        ] as [(String, DeadlineRule?, DueGroup?)])
    func `it shows the day before, on its day, and until somebody says who came`(
        today: String, rule: DeadlineRule?, group: DueGroup?
    ) {
        let found = items(AppointmentTests.planned(), on: today)
        #expect(found.map(\.rule) == [rule].compactMap { $0 } && found.first?.group == group)
        #expect(found.allSatisfy { $0.owner == "alice" && !$0.canBeTicked && $0.day == day("2026-11-21") })
    }

    @Test(
        arguments: [
            (.toBook, "2026-11-13", false), (.toBook, "2026-11-14", true), (.refused, "2026-11-14", true),
            (.booked, "2026-11-20", false), (.notNeeded, "2026-11-20", false), (.toBook, "2026-11-22", false),
        ] as [(Appointment.Interpreter, String, Bool)])
    func `an interpreter is looked for a week ahead`(
        state: Appointment.Interpreter, today: String, isDue: Bool
    ) {
        let found = items(AppointmentTests.planned(interpreter: state), on: today)
        #expect(found.contains { $0.rule == .interpreterToBook } == isDue)
    }

    @Test func `another moment that is asked for is on Today until it is settled or ticked`() {
        func rules(_ one: Appointment, asked: String?) -> [DueItem] {
            DueList(today: day("2026-11-10"), terms: Self.terms).items(
                DueAppointment(one, site: "s1", departement: "77", otherTimeAskedOn: asked.map { day($0) }))
        }
        let found = rules(AppointmentTests.planned(), asked: "2026-11-09")
        #expect(found.map(\.rule) == [.otherTimeAsked] && found.first?.canBeTicked == true)
        #expect(found.first?.step == day("2026-11-09") && found.first?.group == .today)
        #expect(rules(AppointmentTests.planned(), asked: nil).isEmpty)
        #expect(rules(AppointmentTests.planned(state: .cancelled(by: .household)), asked: "2026-11-09").isEmpty)
    }

    @Test func `what is over puts nothing on Today`() {
        for state in [.over(.honoured), .cancelled(by: .household), .moved(to: "x", by: .network)]
            as [Appointment.State]
        {
            for today in ["2026-11-20", "2026-11-21", "2026-11-25"] {
                #expect(items(AppointmentTests.planned(interpreter: .toBook, state: state), on: today).isEmpty)
            }
        }
    }
}

/// An hour written in a test; a typing error in the test gives midnight.
func time(_ text: String) -> TimeOfDay { TimeOfDay(text: text) ?? TimeOfDay(minutes: 0) }
