package import RelorefDomain
package import RelorefStorage

extension LandlordLink {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), followUp: try row.text("follow_up_id"), month: try row.int("month"),
            sentOn: try row.day("sent_on"), expiresAt: try row.moment("expires_at"), tries: try row.int("tries"),
            answeredOn: try row.optionalDay("answered_on"), isRevoked: try row.bool("revoked"))
    }
}

/// What a landlord is asked, and of which dwelling: nothing that names the household.
package struct LandlordQuestion: Sendable, Hashable {
    package let link: LandlordLink
    /// The month that is asked about: its first day, and the one after its last.
    package let from: Day
    package let due: Day
    package let commune: String?
    package let leaseFrom: Day
    /// Who asks.
    package let association: String
    /// Rent and charges of the lease, in euro cents.
    let usualDueCents: Int?
    /// What was answered, once it was.
    package let answer: RentCheck?
    let household: String
}

/// What the landlord says.
package struct LandlordAnswer: Sendable, Hashable {
    package var status: RentCheck.Status
    package var paidCents: Int?
    package var paidOn: Day?

    package init(_ status: RentCheck.Status, paidCents: Int? = nil, paidOn: Day? = nil) {
        (self.status, self.paidCents, self.paidOn) = (status, paidCents, paidOn)
    }
}

extension Transaction {
    /// Makes the link by which the landlord tells of a month's rent; an earlier one of the same month ends.
    ///
    /// - Parameter tokenHash: the token itself is shown once by the caller and kept nowhere.
    @discardableResult
    package func askLandlord(
        ofMonth month: Int, in id: String, tokenHash: String, by author: Author
    ) throws -> LandlordLink {
        try author.needs(.writeFiles)
        let (followUp, household) = try followUp(id, Act(author))
        guard !followUp.isClosed, (1...followUp.months).contains(month),
            followUp.start.adding(months: month) <= author.today
        else { throw ActRefusal.wrongState(noun: "followUp", id: id, state: String(month)) }
        try run("UPDATE landlord_link SET revoked = 1 WHERE follow_up_id = \(id) AND month = \(month)")
        let link = LandlordLink(
            id: author.newID(), followUp: id, month: month, sentOn: author.today,
            expiresAt: author.now.adding(seconds: LandlordLink.lifetimeDays * 86_400))
        try insert(
            "landlord_link",
            [
                "id": link.id, "token_hash": tokenHash, "follow_up_id": id, "month": month, "sent_on": link.sentOn,
                "expires_at": link.expiresAt, "account_id": author.actor.id,
            ])
        try journal(
            "askLandlord", "followUp", link.id, household: household.id, site: household.site,
            detail: ["month": String(month)], by: author)
        return link
    }

    /// Ends a link before its time.
    package func revokeLandlordLink(_ id: String, by author: Author) throws {
        try author.needs(.writeFiles)
        let (_, household) = try followUpFile(of: id, in: "landlord_link", where: "revoked = 0", by: author)
        try run("UPDATE landlord_link SET revoked = 1 WHERE id = \(id)")
        try journal(
            "revokeLandlordLink", "followUp", id, household: household.id, site: household.site, by: author)
    }

    /// The links of a follow-up that were not revoked, by month.
    func landlordLinks(of followUp: String) throws -> [LandlordLink] {
        try rows("SELECT * FROM landlord_link WHERE follow_up_id = \(followUp) AND revoked = 0 ORDER BY month, sent_on")
            .map { try LandlordLink($0) }
    }

    /// What a token asks; nil when there never was such a link. Reads only: opening a link changes nothing.
    package func landlordQuestion(_ tokenHash: String) throws -> LandlordQuestion? {
        let found = try row(
            """
            SELECT link.*, lease.household_id, \(FollowUp.usualDue) AS usual_due, commune.name AS commune,
              association.name AS association,
              \(FollowUp.startedOn) AS started_on
            FROM landlord_link AS link JOIN follow_up ON follow_up.id = link.follow_up_id
            JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            JOIN household ON household.id = lease.household_id AND household.erased_on IS NULL
            JOIN site ON site.id = lease.site_id JOIN association ON association.id = site.association_id
            LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id LEFT JOIN commune ON commune.code = dwelling.commune
            WHERE link.token_hash = \(tokenHash)
            """)
        guard let found else { return nil }
        let (link, start) = (try LandlordLink(found), try found.day("started_on"))
        return LandlordQuestion(
            link: link, from: start.adding(months: link.month - 1), due: start.adding(months: link.month),
            commune: try found.optionalText("commune"),
            leaseFrom: start, association: try found.text("association"),
            usualDueCents: try found.optionalInt("usual_due"),
            answer: try rentChecks(of: link.followUp).first { $0.month == link.month },
            household: try found.text("household_id"))
    }

    /// The second check: three letters of a name on the lease, or the year of birth. A wrong one is counted.
    package func passesCheck(
        _ question: LandlordQuestion, typed: String, vault: Vault, at now: Moment
    ) throws -> Bool {
        try passesCheck(
            question.link, question.link.id, in: "landlord_link", typed: typed, of: question.household, .adults,
            vault: vault, at: now)
    }

    /// Keeps what the landlord said, once; the month's earlier check by a colleague gives way to it.
    ///
    /// - Returns: the check that stands; an answer that was given before stays as it was.
    @discardableResult
    package func answer(
        _ question: LandlordQuestion, _ answer: LandlordAnswer, newID: () -> String, at now: Moment, on today: Day
    ) throws -> RentCheck? {
        guard question.link.state(at: now) == .open else { return question.answer }
        let before = question.answer
        let check = RentCheck(
            id: before?.id ?? newID(), followUp: question.link.followUp, month: question.link.month,
            status: answer.status, source: .landlordLink, checkedOn: today,
            dueCents: before?.dueCents ?? question.usualDueCents,
            aidCents: before?.aidCents, paidCents: answer.paidCents, paidOn: answer.paidOn,
            version: (before?.version ?? -1) + 1)
        try keep(check, account: nil, at: now)
        try run("UPDATE landlord_link SET answered_on = \(today) WHERE id = \(question.link.id)")
        try journal([
            JournalEntry(
                id: newID(), at: now, actor: "link:" + question.link.id, act: "landlordAnswer", noun: "followUp",
                subject: check.id, household: question.household, site: nil,
                detail: ["month": String(check.month), "status": check.status.rawValue])
        ])
        return check
    }
}
