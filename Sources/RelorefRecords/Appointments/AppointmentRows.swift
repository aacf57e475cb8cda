package import RelorefDomain
package import RelorefStorage

extension Appointment.Kind: SQLBindable {}
extension Appointment.Place: SQLBindable {}
extension Appointment.Interpreter: SQLBindable {}
extension Appointment.Attendance: SQLBindable {}
extension Appointment.Party: SQLBindable {}

/// How a state lies in its columns.
private enum StoredState: String, Sendable, SQLBindable { case planned, honoured, excused, absent, cancelled, moved }

extension Appointment.State {
    fileprivate var stored: (state: StoredState, by: Appointment.Party?, movedTo: String?) {
        switch self {
        case .planned: (.planned, nil, nil)
        case .over(.honoured): (.honoured, nil, nil)
        case .over(.excused): (.excused, nil, nil)
        case .over(.absent): (.absent, nil, nil)
        case .cancelled(let party): (.cancelled, party, nil)
        case .moved(let other, let party): (.moved, party, other)
        }
    }

    fileprivate init(_ row: ResultRow) throws(StorageError) {
        switch try row.code("state", StoredState.self) {
        case .planned: self = .planned
        case .honoured: self = .over(.honoured)
        case .excused: self = .over(.excused)
        case .absent: self = .over(.absent)
        case .cancelled: self = .cancelled(by: try row.code("ended_by"))
        case .moved: self = .moved(to: try row.text("moved_to_id"), by: try row.code("ended_by"))
        }
    }
}

extension Appointment {
    /// From a row of `appointment`.
    init(_ row: ResultRow, members: Set<String>) throws(StorageError) {
        guard let time = TimeOfDay(text: try row.text("at_time")) else { throw .decoding("at_time") }
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), kind: try row.code("kind"),
            on: try row.day("on_day"), at: time, minutes: try row.int("minutes"), zone: try row.text("time_zone"),
            place: try row.code("place"), colleague: try row.optionalText("colleague_id"), members: members,
            language: try row.optionalText("language"), interpreter: try row.code("interpreter"),
            reminderDays: try row.optionalInt("reminder_days"), state: try State(row),
            version: try row.int("version"))
    }

    /// Where its words are sealed.
    func slot(of household: String) -> SealSlot {
        SealSlot(owner: household, table: "appointment", row: id)
    }
}

extension Transaction {
    /// The appointments that a condition on `appointment` finds, in the order of their hours.
    func appointments(where condition: Query) throws -> [Appointment] {
        let found = try rows(
            "SELECT appointment.* FROM appointment WHERE \(condition) ORDER BY on_day, at_time, appointment.id")
        return try withMembers(found)
    }

    /// Rows of `appointment` with those who are named in them.
    func withMembers(_ found: [ResultRow]) throws -> [Appointment] {
        let ids = try found.map { try $0.text("id") }
        guard !ids.isEmpty else { return [] }
        var named: [String: Set<String>] = [:]
        let people = try rows("SELECT * FROM appointment_member WHERE appointment_id IN \(Query.list(ids.sorted()))")
        for row in people {
            named[try row.text("appointment_id"), default: []].insert(try row.text("person_id"))
        }
        return try found.map { try Appointment($0, members: named[try $0.text("id")] ?? []) }
    }

    package func insert(
        _ new: Appointment, _ words: AppointmentTexts, by account: String, at moment: Moment, vault: Vault,
        newID: () -> String
    ) throws {
        let (state, party, movedTo) = new.state.stored
        try insert(
            "appointment",
            [
                "id": new.id, "household_id": new.household, "kind": new.kind, "on_day": new.on,
                "at_time": new.at.text, "minutes": new.minutes, "time_zone": new.zone, "place": new.place,
                "colleague_id": new.colleague, "language": new.language, "interpreter": new.interpreter,
                "reminder_days": new.reminderDays, "state": state, "ended_by": party, "moved_to_id": movedTo,
                "sealed": try vault.seal(words.sealed, new.slot(of: new.household)), "account_id": account,
                "made_at": moment,
            ])
        try name(new.members, in: new.id, newID: newID)
    }

    func name(_ members: Set<String>, in appointment: String, newID: () -> String) throws {
        try run("DELETE FROM appointment_member WHERE appointment_id = \(appointment)")
        for person in members.sorted() {
            try insert(
                "appointment_member", ["id": newID(), "appointment_id": appointment, "person_id": person])
        }
    }

    /// Keeps what may change of an appointment: everything but its household, its day and its hour.
    func update(_ one: Appointment, _ words: AppointmentTexts, vault: Vault) throws {
        let (state, party, movedTo) = one.state.stored
        try update(
            "appointment", id: one.id, version: one.version,
            [
                "kind": one.kind, "minutes": one.minutes, "place": one.place, "colleague_id": one.colleague,
                "language": one.language, "interpreter": one.interpreter, "reminder_days": one.reminderDays,
                "state": state, "ended_by": party, "moved_to_id": movedTo,
                "sealed": try vault.seal(words.sealed, one.slot(of: one.household)),
            ])
    }

    func words(of one: Appointment, vault: Vault) throws -> AppointmentTexts {
        let row = try row("SELECT sealed FROM appointment WHERE id = \(one.id)")
        return try row.map { try words($0, of: one, vault: vault) } ?? AppointmentTexts()
    }

    func words(_ row: ResultRow, of one: Appointment, vault: Vault) throws -> AppointmentTexts {
        guard let bytes = try row.optionalBytes("sealed") else { return AppointmentTexts() }
        let sealed = Sealed<SealedText>(slot: one.slot(of: one.household), bytes: bytes)
        return try vault.openIfKept(sealed).map(AppointmentTexts.init) ?? AppointmentTexts()
    }
}
