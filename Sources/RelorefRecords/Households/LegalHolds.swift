package import RelorefDomain
package import RelorefStorage

/// What keeps a file from being erased, until a day: a dispute, an inspection, a request of the people themselves.
package struct LegalHold: Sendable, Hashable, Identifiable {
    package let id: String
    package let from: Day
    package let until: Day
    package let liftedOn: Day?
    package let account: String
    /// Nil when the file was erased since.
    package let reason: String?

    package func isInForce(on day: Day) -> Bool { liftedOn == nil && day <= until }
}

extension Transaction {
    /// Keeps a file until a day, whatever the retention says.
    @discardableResult
    package func holdFile(
        _ id: String, until: Day, reason: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> String {
        try author.needs(.eraseFiles)
        var act = Act(author, confirming: confirming)
        act.check(reason: reason)
        guard let household = try household(id, visibleTo: author.actor), household.erasedOn == nil else {
            throw NotVisible("household", id)
        }
        let hold = author.newID()
        let slot = SealSlot(owner: id, table: "legal_hold", column: "reason", row: hold)
        try settle(
            act, "hold", "household", id, household: id, site: household.site, detail: ["until": until.iso])
        try insert(
            "legal_hold",
            [
                "id": hold, "household_id": id, "from_day": author.today, "until_day": until,
                "reason": try author.vault.seal(SealedText(reason), slot), "account_id": author.actor.id,
                "at": author.now,
            ])
        return hold
    }

    /// Lifts a hold before its day.
    package func liftHold(_ id: String, by author: Author) throws {
        try author.needs(.eraseFiles)
        guard let row = try row("SELECT household_id FROM legal_hold WHERE id = \(id) AND lifted_on IS NULL"),
            let household = try household(try row.text("household_id"), visibleTo: author.actor)
        else { throw NotVisible("legalHold", id) }
        try journal("liftHold", "household", household.id, household: household.id, site: household.site, by: author)
        try run("UPDATE legal_hold SET lifted_on = \(author.today), lifted_by = \(author.actor.id) WHERE id = \(id)")
    }

    /// The holds of a file that the caller found visible, the latest first.
    package func holds(on household: Household, by author: Author) throws -> [LegalHold] {
        try rows("SELECT * FROM legal_hold WHERE household_id = \(household.id) ORDER BY at DESC, id DESC").map { row in
            let id = try row.text("id")
            let sealed = Sealed<SealedText>(
                slot: SealSlot(owner: household.id, table: "legal_hold", column: "reason", row: id),
                bytes: try row.bytes("reason"))
            return LegalHold(
                id: id, from: try row.day("from_day"), until: try row.day("until_day"),
                liftedOn: try row.optionalDay("lifted_on"), account: try row.text("account_id"),
                reason: try author.vault.openIfKept(sealed)?.text)
        }
    }

    /// The hold that lasts longest among those in force on a day.
    func hold(on household: String, day: Day) throws(StorageError) -> (id: String, until: Day)? {
        try row(
            """
            SELECT id, until_day FROM legal_hold
            WHERE household_id = \(household) AND lifted_on IS NULL AND until_day >= \(day)
            ORDER BY until_day DESC, id LIMIT 1
            """
        ).map { row throws(StorageError) in (try row.text("id"), try row.day("until_day")) }
    }
}
