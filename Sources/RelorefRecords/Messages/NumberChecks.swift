package import RelorefDomain
package import RelorefStorage

/// Why a number cannot be verified now.
package enum NumberCheckRefusal: Error, Hashable, Sendable {
    /// Nothing was sent, or what was sent is too old, or wrong figures were said too often: send others.
    case notOpen
}

extension NumberCheck {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), expiresAt: try row.moment("expires_at"),
            tries: try row.int("tries"), verifiedOn: try row.optionalDay("verified_on"))
    }
}

extension Transaction {
    /// What is known of a number as a household's own; nil when it was never asked, or when this is no number.
    package func numberCheck(_ number: String, of household: String, vault: Vault) throws -> NumberCheck? {
        guard let mark = try Self.mark(number, household, vault) else { return nil }
        return try row("SELECT * FROM number_check WHERE household_id = \(household) AND number_mark = \(mark)")
            .map { try NumberCheck($0) }
    }

    /// Sends figures to the household's number; those that were sent before count no more.
    ///
    /// - Parameter text: the message, with the figures in it.
    /// - Throws: `MessageStopped` where a rule forbids it, `NotVisible` where the file is not the author's.
    @discardableResult
    package func askNumber(of household: String, code: String, text: String, by author: Author) throws -> Message {
        let recipient = try messageRecipient(of: household, on: author.today, vault: author.vault)
        let id = author.newID()
        let message = try queue(
            NewMessage(.numberCheck, to: household, about: id, occasion: id, in: .french, text: text), by: author)
        guard let mark = try Self.mark(recipient.number, household, author.vault) else {
            throw MessageStopped(fault: .notANumber)
        }
        try run("DELETE FROM number_check WHERE household_id = \(household) AND number_mark = \(mark)")
        try insert(
            "number_check",
            [
                "id": id, "household_id": household, "number_mark": mark,
                "code_mark": try Self.mark(figures: code, id, author.vault), "asked_at": author.now,
                "expires_at": author.now.adding(seconds: NumberCheck.lifetime), "account_id": author.actor.id,
            ])
        return message
    }

    /// Somebody of the household says the figures.
    ///
    /// - Returns: whether they are right; a wrong answer is counted.
    /// - Throws: `NumberCheckRefusal` where there is nothing to answer.
    package func tellNumber(_ figures: String, of household: String, by author: Author) throws -> Bool {
        try author.needs(.writeFiles)
        guard let found = try self.household(household, visibleTo: author.actor) else {
            throw NotVisible("household", household)
        }
        let number = try messageRecipient(of: household, on: author.today, vault: author.vault).number
        guard let check = try numberCheck(number, of: household, vault: author.vault),
            check.state(at: author.now) == .open
        else { throw NumberCheckRefusal.notOpen }
        let mark = try Self.mark(figures: NumberCheck.typed(figures), check.id, author.vault)
        let right = try run(
            """
            UPDATE number_check SET verified_on = \(author.today), account_id = \(author.actor.id)
            WHERE id = \(check.id) AND code_mark = \(mark)
            """)
        if right == 1 {
            try journal("verifyNumber", "message", check.id, household: household, site: found.site, by: author)
        } else {
            try run("UPDATE number_check SET tries = tries + 1 WHERE id = \(check.id)")
        }
        return right == 1
    }

    /// Whether the figures that a message brings are still asked for, at the number that it would go to.
    func isNumberAsked(_ check: String, number: String, of household: String, at now: Moment, _ vault: Vault) throws
        -> Bool
    {
        let found = try numberCheck(number, of: household, vault: vault)
        return found?.id == check && found?.state(at: now) == .open
    }

    private static func mark(_ number: String, _ household: String, _ vault: Vault) throws -> String? {
        try ContactRules.dialled(number).map { try hex(vault.mark($0 + " " + household, purpose: "number")) }
    }

    private static func mark(figures: String, _ check: String, _ vault: Vault) throws -> String {
        hex(try vault.mark(figures + " " + check, purpose: "number figures"))
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
