package import RelorefDomain
package import RelorefStorage

extension AppointmentLink.Answer: SQLBindable {}

extension AppointmentLink {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), appointment: try row.text("appointment_id"), sentOn: try row.day("sent_on"),
            expiresAt: try row.moment("expires_at"), tries: try row.int("tries"),
            answeredOn: try row.optionalDay("answered_on"), answer: try row.optionalCode("answer"),
            isRevoked: try row.bool("revoked"))
    }
}

/// What a household is asked: before the check nothing but who asks, and of which day.
package struct AppointmentQuestion: Sendable, Hashable {
    package let link: AppointmentLink
    package let file: AppointmentFile
    /// Who asks.
    package let association: String
    /// What was wished, once it was answered.
    package let wish: String
    let site: String

    var household: String { file.appointment.household }
}

extension Transaction {
    /// Makes the link by which the household answers of an appointment; an earlier one ends.
    ///
    /// - Parameter tokenHash: the token itself is shown once by the caller and kept nowhere.
    @discardableResult
    package func askHousehold(of id: String, tokenHash: String, by author: Author) throws -> AppointmentLink {
        try author.needs(.writeFiles)
        let (one, file) = try appointment(id, Act(author, .history))
        guard one.state.isPlanned, author.now < one.start else { throw Appointment.Refusal.notPlanned }
        try endLinks(of: id)
        let link = AppointmentLink(
            id: author.newID(), appointment: id, sentOn: author.today, expiresAt: one.start)
        try insert(
            "appointment_link",
            [
                "id": link.id, "token_hash": tokenHash, "appointment_id": id, "sent_on": link.sentOn,
                "expires_at": link.expiresAt, "account_id": author.actor.id,
            ])
        try journal("askHousehold", "appointment", id, household: file.id, site: file.site, by: author)
        return link
    }

    /// Ends the link of an appointment before its time.
    package func revokeAppointmentLink(of id: String, by author: Author) throws {
        try author.needs(.writeFiles)
        let (_, file) = try appointment(id, Act(author, .history))
        guard try endLinks(of: id) > 0 else { throw NotVisible("appointment_link", id) }
        try journal("revokeAppointmentLink", "appointment", id, household: file.id, site: file.site, by: author)
    }

    /// Links of an appointment that is moved or cancelled ask nothing any more.
    @discardableResult
    func endLinks(of appointment: String) throws -> Int {
        try run("UPDATE appointment_link SET revoked = 1 WHERE appointment_id = \(appointment) AND revoked = 0")
    }

    /// The links in force of some appointments, by appointment, with what was wished.
    func askedHouseholds(of all: [Appointment], vault: Vault) throws -> [String: AskedHousehold] {
        let households = Dictionary(all.map { ($0.id, $0.household) }, uniquingKeysWith: { first, _ in first })
        guard !all.isEmpty else { return [:] }
        var found: [String: AskedHousehold] = [:]
        for row in try rows(
            """
            SELECT * FROM appointment_link
            WHERE revoked = 0 AND appointment_id IN \(Query.list(households.keys.sorted()))
            """)
        {
            let link = try AppointmentLink(row)
            guard let household = households[link.appointment] else { continue }
            found[link.appointment] = AskedHousehold(link: link, wish: try wish(row, of: household, vault: vault))
        }
        return found
    }

    /// Every link of an appointment, whatever became of it.
    func linkIDs(of appointment: String) throws -> [String] {
        try rows("SELECT id FROM appointment_link WHERE appointment_id = \(appointment) ORDER BY id")
            .map { try $0.text("id") }
    }

    /// What was wished of appointments that a merge has just moved is sealed under the key of the file that goes on.
    func moveAppointmentLinks(
        from absorbed: String, to kept: String, _ undo: inout MergeUndo, by author: Author
    ) throws {
        for appointment in undo.resealed where appointment.table == "appointment" {
            for id in try linkIDs(of: appointment.id) {
                try resealText("appointment_link", column: "sealed", id, from: absorbed, to: kept, vault: author.vault)
                undo.reseal("appointment_link", id, "sealed")
            }
        }
    }

    private func wish(_ row: ResultRow, of household: String, vault: Vault) throws -> String {
        guard let bytes = try row.optionalBytes("sealed") else { return "" }
        let slot = SealSlot(owner: household, table: "appointment_link", row: try row.text("id"))
        return try vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: bytes))?.text ?? ""
    }

    /// What a token asks; nil when there never was such a link. Reads only: opening a link changes nothing.
    package func appointmentQuestion(_ tokenHash: String, vault: Vault) throws -> AppointmentQuestion? {
        let found = try row(
            """
            SELECT link.*, appointment.household_id, household.site_id, association.name AS association
            FROM appointment_link AS link JOIN appointment ON appointment.id = link.appointment_id
            JOIN household ON household.id = appointment.household_id AND household.erased_on IS NULL
            JOIN site ON site.id = household.site_id JOIN association ON association.id = site.association_id
            WHERE link.token_hash = \(tokenHash)
            """)
        guard let found, let file = try appointmentFile(found.text("appointment_id"), vault: vault) else { return nil }
        return AppointmentQuestion(
            link: try AppointmentLink(found), file: file, association: try found.text("association"),
            wish: try wish(found, of: found.text("household_id"), vault: vault), site: try found.text("site_id"))
    }

    /// The second check: three letters of a name of somebody in the household, or a year of birth. A wrong one is counted.
    package func passesCheck(
        _ question: AppointmentQuestion, typed: String, vault: Vault, at now: Moment
    ) throws -> Bool {
        try passesCheck(
            question.link, question.link.id, in: "appointment_link", typed: typed, of: question.household, .all,
            vault: vault, at: now)
    }

    /// Keeps what the household said, once; an answer that was given before stays as it was.
    package func answer(
        _ question: AppointmentQuestion, _ answer: AppointmentLink.Answer, wish: String, vault: Vault,
        newID: () -> String, at now: Moment, on today: Day
    ) throws {
        guard question.link.state(at: now) == .open else { return }
        let id = question.link.id
        let slot = SealSlot(owner: question.household, table: "appointment_link", row: id)
        let text = String(wish.prefix(AppointmentLink.longestWish))
        try run(
            """
            UPDATE appointment_link SET answered_on = \(today), answer = \(answer),
              sealed = \(try vault.seal(SealedText(text), slot)) WHERE id = \(id)
            """)
        try journal([
            JournalEntry(
                id: newID(), at: now, actor: "link:" + id, act: "householdAnswer", noun: "appointment",
                subject: question.file.id, household: question.household, site: question.site,
                detail: ["answer": answer.rawValue])
        ])
    }
}
