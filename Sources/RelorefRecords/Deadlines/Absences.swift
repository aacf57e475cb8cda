package import RelorefDomain
package import RelorefStorage

/// An absence with the names of both colleagues.
package struct NamedAbsence: Sendable, Hashable, Identifiable {
    package let absence: Absence
    package let absentName: String
    package let substituteName: String

    package var id: String { absence.id }
}

extension Transaction {
    /// Takes over the work of a colleague whose households one may see, until a day.
    ///
    /// - Throws: `Absence.Refusal`, `NotVisible` where the colleague follows no household that one sees.
    @discardableResult
    package func takeOver(from colleague: String, until day: Day, by author: Author) throws -> Absence {
        try author.needs(.seeToday)
        let absence = try Absence(
            id: author.newID(), account: colleague, substitute: author.actor.id, from: author.today, to: day)
        let shared = try row(
            """
            SELECT 1 AS one FROM household WHERE household.referent_id = \(colleague) AND household.closed_on IS NULL
              AND \(Visible.files(to: author.actor)) LIMIT 1
            """)
        guard shared != nil else { throw NotVisible("account", colleague) }
        guard try !absences(of: author.actor.id, on: author.today).contains(where: { $0.absence.account == colleague })
        else { throw Absence.Refusal.already }
        try insert(
            "absence",
            [
                "id": absence.id, "account_id": absence.account, "substitute_id": absence.substitute,
                "from_day": absence.from, "to_day": absence.to,
            ])
        try journal("takeOver", "account", colleague, detail: ["to": day.iso], by: author)
        return absence
    }

    /// The work goes back to the colleague: said by either of both.
    package func giveBack(_ id: String, by author: Author) throws {
        let mine = try absences(of: author.actor.id, on: author.today).first { $0.id == id }
        guard let mine else { throw NotVisible("absence", id) }
        try run("UPDATE absence SET given_back_at = \(author.now) WHERE id = \(id)")
        try journal("giveBack", "account", mine.absence.account, by: author)
    }

    /// Absences that somebody takes over, or that others take over for them, on a day.
    package func absences(of account: String, on day: Day) throws -> [NamedAbsence] {
        try rows(
            """
            SELECT absence.*, absent.name AS absent_name, other.name AS substitute_name FROM absence
            JOIN account AS absent ON absent.id = absence.account_id
            JOIN account AS other ON other.id = absence.substitute_id
            WHERE (absence.substitute_id = \(account) OR absence.account_id = \(account))
              AND absence.from_day <= \(day) AND absence.to_day >= \(day) AND absence.given_back_at IS NULL
            ORDER BY absence.to_day, absence.id
            """
        ).map { row in
            NamedAbsence(
                absence: try Absence(
                    id: try row.text("id"), account: try row.text("account_id"),
                    substitute: try row.text("substitute_id"), from: try row.day("from_day"),
                    to: try row.day("to_day")),
                absentName: try row.text("absent_name"), substituteName: try row.text("substitute_name"))
        }
    }

    /// Whether somebody looks after the work of a colleague who is away.
    package func standsIn(_ actor: Actor, on day: Day) throws -> Bool {
        try people(behind: actor.id, on: day).count > 1
    }

    /// Whose work is one's own on a day: one's own, and that of those who are away.
    func people(behind account: String, on day: Day) throws -> [String] {
        let away = try remembering("away \(account) \(day.iso)") { () throws(StorageError) in
            try rows(
                """
                SELECT absence.account_id FROM absence
                WHERE absence.substitute_id = \(account) AND absence.from_day <= \(day) AND absence.to_day >= \(day)
                  AND absence.given_back_at IS NULL
                """
            ).map { row throws(StorageError) in try row.text("account_id") }
        }
        return [account] + Set(away).sorted()
    }
}
