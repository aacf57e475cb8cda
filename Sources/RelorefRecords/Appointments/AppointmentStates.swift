package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Says in one touch what came of an appointment.
    package func attend(_ attendance: Appointment.Attendance, _ id: String, by author: Author) throws {
        try change(id, "attendAppointment", ["attendance": attendance.rawValue], by: author) { one, _ in
            try one.attend(attendance, today: author.now.day(in: one.zone))
        }
    }

    /// What was said of it was a mistake: it is planned again.
    package func replanAppointment(_ id: String, by author: Author) throws {
        try change(id, "replanAppointment", [:], by: author) { one, words in
            try one.replan()
            words.reason = ""
        }
        try withdrawCancellation(of: id, at: author.now)
    }

    /// Nobody is expected any more.
    package func cancelAppointment(
        _ id: String, by party: Appointment.Party, reason: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws {
        try author.needs(.writeFiles)
        var act = Act(author, .history, confirming: confirming)
        var (one, file) = try appointment(id, act)
        try one.cancel(by: party)
        act.add(ContactRules(act.context).note(reason, detector, field: "reason"))
        try settle(
            act, "cancelAppointment", "appointment", id, household: file.id, site: file.site,
            detail: ["party": party.rawValue, "on": one.on.iso])
        try keep(one, because: reason, by: author)
        try endLinks(of: id)
        try withdrawMessages(about: id, at: author.now)
    }

    /// Whether somebody interprets, and who.
    package func arrangeInterpreter(
        _ state: Appointment.Interpreter, who: String? = nil, for id: String, by author: Author
    ) throws {
        try change(id, "arrangeInterpreter", ["interpreter": state.rawValue], by: author) { one, words in
            guard one.state.isPlanned else { throw Appointment.Refusal.notPlanned }
            one.interpreter = state
            if let who { words.interpreter = who }
        }
    }

    /// The file is closed: what was planned after its last day does not take place.
    func cancelAppointments(of household: Household, after day: Day, by author: Author) throws {
        let planned = try appointments(
            where: """
                appointment.household_id = \(household.id) AND appointment.state = 'planned'
                AND appointment.on_day > \(day)
                """)
        for var one in planned {
            try one.cancel(by: .network)
            try update(one, try words(of: one, vault: author.vault), vault: author.vault)
            try endLinks(of: one.id)
            try withdrawMessages(about: one.id, at: author.now)
            try journal(
                "cancelAppointment", "appointment", one.id, household: household.id, site: household.site,
                detail: ["party": Appointment.Party.network.rawValue, "on": one.on.iso], by: author)
        }
    }

    /// The file goes to another association: whoever receives it keeps what is planned.
    func handOverAppointments(of household: String, to receiver: String?) throws {
        try run(
            """
            UPDATE appointment SET colleague_id = \(receiver.map { "\($0)" } ?? "NULL" as Query), version = version + 1
            WHERE household_id = \(household) AND state = 'planned'
            """)
    }

    /// Those who leave a household take along what they alone are expected at, and the old file forgets it: the two
    /// halves must not find each other (security R25).
    func moveAppointments(
        of leaving: Set<String>, from old: String, to file: String, since day: Day, by author: Author
    ) throws {
        let planned = try appointments(
            where: """
                appointment.household_id = \(old) AND appointment.state = 'planned' AND appointment.on_day >= \(day)
                """)
        for one in planned where !one.members.isEmpty && one.members.isSubset(of: leaving) {
            try resealText("appointment", column: "sealed", one.id, from: old, to: file, vault: author.vault)
            for link in try linkIDs(of: one.id) {
                try resealText("appointment_link", column: "sealed", link, from: old, to: file, vault: author.vault)
            }
            try run("UPDATE appointment SET household_id = \(file), version = version + 1 WHERE id = \(one.id)")
        }
    }

    /// Keeps the new state of an appointment, with the reason said for it.
    func keep(_ one: Appointment, because reason: String, by author: Author) throws {
        var words = try words(of: one, vault: author.vault)
        words.reason = reason
        try update(one, words, vault: author.vault)
    }

    private func change(
        _ id: String, _ verb: String, _ detail: [String: String], by author: Author,
        _ work: (inout Appointment, inout AppointmentTexts) throws -> Void
    ) throws {
        try author.needs(.writeFiles)
        var (one, file) = try appointment(id, Act(author, .history))
        var words = try words(of: one, vault: author.vault)
        try work(&one, &words)
        try update(one, words, vault: author.vault)
        try journal(
            verb, "appointment", id, household: file.id, site: file.site,
            detail: detail.merging(["on": one.on.iso]) { first, _ in first }, by: author)
    }
}
