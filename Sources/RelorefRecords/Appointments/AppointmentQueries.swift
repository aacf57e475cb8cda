package import RelorefDomain
package import RelorefStorage

/// An appointment as pages show it: with its words and the colleague's name.
package struct AppointmentFile: Sendable, Hashable, Identifiable {
    package let appointment: Appointment
    package let texts: AppointmentTexts
    package let colleague: String?
    /// The link by which the household is asked, and what it wished.
    package let asked: AskedHousehold?

    package var id: String { appointment.id }
}

/// A link to the household that is in force, with what was answered.
package struct AskedHousehold: Sendable, Hashable {
    package let link: AppointmentLink
    package let wish: String
}

/// A household's appointment in somebody's agenda.
package struct AgendaEntry: Sendable, Hashable, Identifiable {
    package let file: AppointmentFile
    package let code: String
    package let size: Int

    package var id: String { file.id }
    package var appointment: Appointment { file.appointment }
}

extension Transaction {
    /// A household's appointments in the order of their hours; nil when the file does not exist for the author.
    package func appointments(of household: String, by author: Author) throws -> [AppointmentFile]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try filed(
            try rows("SELECT * FROM appointment WHERE household_id = \(household) ORDER BY on_day, at_time, id"),
            vault: author.vault)
    }

    /// What a household that was found visible is expected at next, from a day on.
    package func nextAppointment(of household: String, from day: Day) throws -> Appointment? {
        let found = try rows(
            """
            SELECT * FROM appointment WHERE household_id = \(household) AND state = 'planned' AND on_day >= \(day)
            ORDER BY on_day, at_time, id LIMIT 1
            """)
        return try withMembers(found).first
    }

    /// The appointments of a colleague between two days, in files that the actor may open, in the order of their hours.
    ///
    /// Those without a colleague are the referent's.
    package func agenda(
        of colleague: String, from: Day, to: Day, visibleTo actor: Actor, vault: Vault
    ) throws -> [AgendaEntry] {
        guard actor.may(.seeFiles) else { return [] }
        let found = try rows(
            """
            SELECT appointment.*, household.code, household.size FROM appointment
            JOIN household ON household.id = appointment.household_id
            WHERE appointment.on_day >= \(from) AND appointment.on_day <= \(to)
              AND (appointment.colleague_id = \(colleague)
                OR (appointment.colleague_id IS NULL AND household.referent_id = \(colleague)))
              AND household.erased_on IS NULL AND \(Visible.files(to: actor))
            ORDER BY appointment.on_day, appointment.at_time, appointment.id
            """)
        return try zip(found, try filed(found, vault: vault)).map { row, file in
            AgendaEntry(file: file, code: try row.text("code"), size: try row.int("size"))
        }
    }

    /// An appointment for whoever holds its link.
    func appointmentFile(_ id: String, vault: Vault) throws -> AppointmentFile? {
        try filed(try rows("SELECT * FROM appointment WHERE id = \(id)"), vault: vault).first
    }

    /// One appointment with its file; not visible unless the file is.
    func appointment(_ id: String, _ act: Act) throws -> (appointment: Appointment, household: Household) {
        guard let one = try appointments(where: "appointment.id = \(id)").first,
            let household = try household(one.household, visibleTo: act.author.actor), household.mergedInto == nil,
            household.erasedOn == nil
        else { throw NotVisible("appointment", id) }
        return (one, household)
    }

    private func filed(_ found: [ResultRow], vault: Vault) throws -> [AppointmentFile] {
        let all = try withMembers(found)
        let names = try accountNames(Set(all.compactMap(\.colleague)))
        let asked = try askedHouseholds(of: all, vault: vault)
        return try zip(found, all).map { row, one in
            AppointmentFile(
                appointment: one, texts: try words(row, of: one, vault: vault),
                colleague: one.colleague.flatMap { names[$0] }, asked: asked[one.id])
        }
    }
}
