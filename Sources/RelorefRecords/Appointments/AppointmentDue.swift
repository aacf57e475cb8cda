import RelorefDomain
import RelorefStorage

extension Transaction {
    /// The planned appointments of a scope up to a day, in open files, and those whose household asks for another moment:
    /// those of its colleagues first of all, then those of its households.
    func dueAppointments(_ scope: DueScope, until last: Day, _ actor: Actor) throws -> [DueAppointment] {
        let found = try rows(
            """
            SELECT appointment.*, household.site_id, site.departement, asked.answered_on FROM appointment
            JOIN household ON household.id = appointment.household_id JOIN site ON site.id = household.site_id
            LEFT JOIN appointment_link AS asked ON asked.appointment_id = appointment.id AND asked.revoked = 0
              AND asked.answer = 'otherTime'
            WHERE appointment.state = 'planned' AND (appointment.on_day <= \(last) OR asked.id IS NOT NULL) AND \(scope.appointments(actor))
            """)
        return try zip(found, try withMembers(found)).map { row, one in
            DueAppointment(
                one, site: try row.text("site_id"), departement: try row.optionalText("departement"),
                otherTimeAskedOn: try row.optionalDay("answered_on"))
        }
    }
}

extension DueScope {
    /// On `appointment` joined with `household`: what somebody is to keep counts wherever the household's referent is.
    fileprivate func appointments(_ actor: Actor) -> Query {
        guard case .people(let people, _) = self else { return files(actor) }
        return """
            appointment.id IN (SELECT own.id FROM appointment AS own
                WHERE own.colleague_id IN \(Query.list(people)) AND own.state = 'planned'
              UNION SELECT theirs.id FROM appointment AS theirs
                WHERE theirs.state = 'planned' AND theirs.household_id IN \(DueScope.followed(by: people)))
              AND household.closed_on IS NULL AND household.merged_into IS NULL AND \(Visible.files(to: actor))
            """
    }
}
