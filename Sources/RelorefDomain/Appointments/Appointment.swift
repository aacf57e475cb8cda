/// A household is expected somewhere, by somebody, on a day and at an hour: an appointment (rendez-vous).
///
/// Its day and its hour are those of the place; what is said of it in words is sealed and kept beside it.
package struct Appointment: Sendable, Hashable, Identifiable {
    /// What it is about: a subject, never its content.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case reception, interview, housing, rights, budget, employment, schooling, signing, other
    }
    package enum Place: String, Sendable, Codable, CaseIterable { case office, home, phone, video, elsewhere }
    /// Whether somebody interprets.
    package enum Interpreter: String, Sendable, Codable, CaseIterable {
        case notNeeded, toBook, booked, refused

        /// Whether somebody has to see to it still.
        package var isOpen: Bool { self == .toBook || self == .refused }
    }
    /// What came of it.
    package enum Attendance: String, Sendable, Codable, CaseIterable { case honoured, excused, absent }
    /// Who wanted it otherwise.
    package enum Party: String, Sendable, Codable, CaseIterable { case household, network, partner }

    package enum State: Sendable, Hashable {
        case planned
        case over(Attendance)
        case cancelled(by: Party)
        /// Another one takes its place; this one stays as it was.
        case moved(to: String, by: Party)

        /// Whether the household is still expected.
        package var isPlanned: Bool { self == .planned }
    }

    package enum Refusal: Error, Hashable, Sendable {
        /// It was kept, missed, cancelled or moved already.
        case notPlanned
        /// Nobody knows yet whether the household comes.
        case notYet(Day)
        /// What was moved is put right on the appointment that took its place.
        case movedOn
    }

    package let id: String
    package let household: String
    package var kind: Kind
    package let on: Day
    package let at: TimeOfDay
    /// How long it takes, in minutes.
    package var minutes: Int
    /// Whose clock shows the hour: `Europe/Paris`, `Indian/Reunion` …
    package let zone: String
    package var place: Place
    /// The colleague whom the household meets; nil where it is somebody else.
    package var colleague: String?
    /// Which of the household are expected; nobody named means everybody.
    package var members: Set<String>
    /// In which language, where it is not French.
    package var language: String?
    package var interpreter: Interpreter
    /// How many days before the household wishes to be reminded.
    package var reminderDays: Int?
    package private(set) var state: State
    package var version: Int

    package init(
        id: String, household: String, kind: Kind, on: Day, at: TimeOfDay, minutes: Int = 60,
        zone: String = "Europe/Paris", place: Place = .office, colleague: String? = nil, members: Set<String> = [],
        language: String? = nil, interpreter: Interpreter = .notNeeded, reminderDays: Int? = nil,
        state: State = .planned, version: Int = 0
    ) {
        (self.id, self.household, self.kind, self.on, self.at) = (id, household, kind, on, at)
        (self.minutes, self.zone, self.place, self.colleague) = (minutes, zone, place, colleague)
        (self.members, self.language, self.interpreter) = (members, language, interpreter)
        (self.reminderDays, self.state, self.version) = (reminderDays, state, version)
    }

    package var start: Moment { Moment(on, at: at, in: zone) }
    package var end: Moment { start.adding(seconds: minutes * 60) }

    /// Whether both take place at once.
    package func overlaps(_ other: Appointment) -> Bool { start < other.end && other.start < end }

    /// Whether its day is over and nobody said what came of it.
    package func awaitsAttendance(on today: Day) -> Bool { state.isPlanned && on < today }

    /// What came of it. That somebody cannot come may be said ahead; the rest on its day at the earliest.
    package mutating func attend(_ attendance: Attendance, today: Day) throws(Refusal) {
        guard state.isPlanned else { throw .notPlanned }
        guard on <= today || attendance == .excused else { throw .notYet(on) }
        state = .over(attendance)
    }

    package mutating func cancel(by party: Party) throws(Refusal) {
        guard state.isPlanned else { throw .notPlanned }
        state = .cancelled(by: party)
    }

    package mutating func move(to other: String, by party: Party) throws(Refusal) {
        guard state.isPlanned else { throw .notPlanned }
        state = .moved(to: other, by: party)
    }

    /// What was said of it was a mistake: the household is expected again.
    package mutating func replan() throws(Refusal) {
        switch state {
        case .planned: return
        case .over, .cancelled: state = .planned
        case .moved: throw .movedOn
        }
    }
}
