/// A planned appointment, with what Today needs to know of its household.
package struct DueAppointment: Sendable, Hashable {
    package let appointment: Appointment
    package let site: String
    /// Whose delays may be its own.
    package let departement: String?
    /// Since when the household asks for another moment.
    package let otherTimeAskedOn: Day?

    package init(
        _ appointment: Appointment, site: String, departement: String?, otherTimeAskedOn: Day? = nil
    ) {
        (self.appointment, self.site, self.departement) = (appointment, site, departement)
        self.otherTimeAskedOn = otherTimeAskedOn
    }
}

extension DueList {
    /// The appointments of today and tomorrow, an interpreter who is still to be found, what nobody said came of one.
    package func items(_ due: DueAppointment) -> [DueItem] {
        let one = due.appointment
        guard one.state.isPlanned else { return [] }
        if one.awaitsAttendance(on: today) { return [attendance(due)] }
        var items: [DueItem] = []
        if let asked = due.otherTimeAskedOn {
            items.append(item(.otherTimeAsked(one.kind, one.at, on: one.on), due, .today, since: asked))
        }
        if one.on <= today.adding(days: 1) {
            items.append(item(.appointment(one.kind, one.at, one.place), due, one.on == today ? .today : .thisWeek))
        }
        let left = today.days(until: one.on)
        if one.interpreter.isOpen, left <= terms(in: due.departement)[.appointmentInterpreter] {
            items.append(
                item(.interpreterToBook(one.kind, one.at, one.interpreter), due, left <= 1 ? .today : .thisWeek))
        }
        return items
    }

    private func attendance(_ due: DueAppointment) -> DueItem {
        let one = due.appointment
        let isLate = today > one.on.adding(days: terms(in: due.departement)[.appointmentAttendance])
        return item(.attendanceToSay(one.kind, one.at), due, isLate ? .late : .today)
    }

    private func item(
        _ matter: DueItem.Matter, _ due: DueAppointment, _ group: DueGroup, since day: Day? = nil
    ) -> DueItem {
        DueItem(
            matter, subject: due.appointment.id, household: due.appointment.household, site: due.site,
            day: day ?? due.appointment.on, step: day ?? due.appointment.on, group: group,
            owner: due.appointment.colleague)
    }
}
