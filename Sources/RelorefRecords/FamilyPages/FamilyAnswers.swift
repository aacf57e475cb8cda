package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The household says on its page that it comes, or asks for another moment: kept as by a link, which nobody holds.
    ///
    /// - Parameter tokenHash: of a token that was thrown away.
    /// - Returns: whether it was kept; not for an appointment that begins, was moved, or names some members.
    @discardableResult
    package func answerFromPage(
        _ page: FamilyPage, of id: String, _ answer: AppointmentLink.Answer, tokenHash: String, newID: () -> String,
        at now: Moment, on today: Day
    ) throws -> Bool {
        let found = try appointments(
            where: "appointment.id = \(id) AND appointment.household_id = \(page.household)"
        ).first
        guard let found, found.state.isPlanned, found.members.isEmpty, now < found.start,
            let maker = try row("SELECT made_by FROM family_page WHERE id = \(page.id)")
        else { return false }
        try endLinks(of: id)
        try insert(
            "appointment_link",
            [
                "id": newID(), "token_hash": tokenHash, "appointment_id": id, "sent_on": today,
                "expires_at": found.start, "answered_on": today, "answer": answer,
                "account_id": try maker.text("made_by"),
            ])
        try journal([
            JournalEntry(
                id: newID(), at: now, actor: FamilyPage.actor(page.id), act: "householdAnswer", noun: "appointment",
                subject: id, household: page.household, site: nil, detail: ["answer": answer.rawValue])
        ])
        return true
    }
}
