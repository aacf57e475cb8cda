package import RelorefDomain
package import RelorefStorage

/// What came of asking for a file in an emergency.
package enum UrgentOutcome: Sendable, Hashable {
    /// One's own rights reach it already.
    case inReach(code: String)
    /// Open until a moment, to be read only.
    case open(code: String, until: Moment)
    /// The file is sealed: a second person has to agree.
    case awaitsAgreement
    case refused(UrgentOpening.Refusal)
}

extension Transaction {
    /// Opens one file out of one's reach for an hour; the heads are told at once, and the file's history says so.
    ///
    /// A refusal is an outcome and not an error, so that the attempt itself is written down.
    package func openUrgently(
        code: String, reason: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> UrgentOutcome {
        try author.needs(.openUrgently)
        do { try UrgentOpening.check(reason: reason) } catch { return .refused(error) }
        if let refusal = try whyNoMore(author) { return .refused(refusal) }
        // Before the code is looked up, so that what is asked of the reason tells nothing of a file.
        var act = Act(author, confirming: confirming)
        act.check(reason: reason)
        _ = try act.settled()
        guard let household = try household(toOpenUrgently: code, by: author) else {
            try journal("urgentRefused", "account", author.actor.id, by: author)
            return .refused(.nothingToOpen)
        }
        if try self.household(household.id, visibleTo: author.actor) != nil { return .inReach(code: household.code) }
        let id = author.newID()
        let until = household.confidential ? nil : author.now.adding(seconds: UrgentOpening.seconds)
        let slot = SealSlot(owner: household.id, table: "urgent_opening", column: "reason", row: id)
        try settle(
            act, household.confidential ? "urgentAsked" : "urgentOpening", "household", household.id,
            household: household.id, site: household.site, detail: ["opening": id])
        try insert(
            "urgent_opening",
            [
                "id": id, "household_id": household.id, "account_id": author.actor.id, "asked_at": author.now,
                "reason": try author.vault.seal(SealedText(reason), slot), "until_at": until,
            ])
        try raise(
            household.confidential ? .urgentAsked : .urgentOpening, occasion: "urgent:\(id)", account: author.actor.id,
            site: household.site, household: household.id, subject: id, at: author.now, id: author.newID())
        return until.map { .open(code: household.code, until: $0) } ?? .awaitsAgreement
    }

    /// A second person, who answers for the file's site or for the network, lets a sealed file be opened.
    package func agreeToOpening(_ id: String, by author: Author) throws {
        try author.needs(.agreeToOpenings)
        guard
            let row = try row(
                """
                SELECT opening.household_id, household.site_id FROM urgent_opening AS opening
                JOIN household ON household.id = opening.household_id
                WHERE opening.id = \(id) AND opening.until_at IS NULL AND opening.account_id <> \(author.actor.id)
                  AND opening.asked_at > \(author.now.adding(seconds: -86_400)) AND household.erased_on IS NULL
                  AND NOT EXISTS (SELECT 1 FROM household_access AS conflict
                    WHERE conflict.household_id = household.id AND conflict.account_id = \(author.actor.id)
                      AND conflict.kind = 'conflict')
                """)
        else { throw NotVisible("urgentOpening", id) }
        let (household, site) = (try row.text("household_id"), try row.text("site_id"))
        guard author.actor.files.covers(site) || author.actor.roles.contains(.networkHead) else {
            throw NotVisible("urgentOpening", id)
        }
        try journal(
            "urgentAgreed", "household", household, household: household, site: site, detail: ["opening": id],
            by: author)
        try run(
            """
            UPDATE urgent_opening SET agreed_by = \(author.actor.id),
              until_at = \(author.now.adding(seconds: UrgentOpening.seconds)) WHERE id = \(id)
            """)
    }

    /// The files that an account has open in an emergency at a moment; a conflict of interest shuts them all the same.
    package func urgentFiles(of account: String, at now: Moment) throws(StorageError) -> [String: Moment] {
        let asked = try remembering("urgent \(account)") { () throws(StorageError) in
            try rows(
                """
                SELECT household_id, until_at FROM urgent_opening
                WHERE account_id = \(account) AND asked_at > \(now.adding(seconds: -2 * 86_400))
                  AND until_at IS NOT NULL ORDER BY until_at
                """)
        }
        var found: [String: Moment] = [:]
        for row in asked {
            let until = try row.moment("until_at")
            if until > now { found[try row.text("household_id")] = until }
        }
        return found
    }

    private func whyNoMore(_ author: Author) throws -> UrgentOpening.Refusal? {
        let midnight = Moment(startOf: author.today, in: "Europe/Paris")
        let opened =
            try row(
                """
                SELECT count(*) AS found FROM urgent_opening
                WHERE account_id = \(author.actor.id) AND asked_at >= \(midnight)
                """)?.int("found") ?? 0
        let vain =
            try row(
                """
                SELECT count(*) AS found FROM journal_entry
                WHERE noun = 'account' AND subject_id = \(author.actor.id) AND act = 'urgentRefused' AND at >= \(midnight)
                """)?.int("found") ?? 0
        if opened >= UrgentOpening.perDay { return .tooMany }
        return vain >= UrgentOpening.vainPerDay ? .tooManyVain : nil
    }

    private func household(toOpenUrgently code: String, by author: Author) throws -> Household? {
        guard let typed = try? HouseholdCode(typed: code) else { return nil }
        return try row(
            """
            SELECT household.* FROM household
            WHERE household.code = \(typed.text) AND household.merged_into IS NULL AND household.erased_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM household_access AS conflict
                WHERE conflict.household_id = household.id AND conflict.account_id = \(author.actor.id)
                  AND conflict.kind = 'conflict')
            """
        ).map { try Household($0) }
    }
}
