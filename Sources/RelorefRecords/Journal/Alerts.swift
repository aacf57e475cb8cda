package import RelorefDomain
package import RelorefStorage

/// Something told to the heads: who, where, how often, and whether somebody has looked at it.
package struct Alert: Sendable, Hashable, Identifiable {
    package let id: String
    package let kind: AlertKind
    package let at: Moment
    package let colleague: String
    package let siteName: String?
    /// The file's code, for those who answer for files; nil for the others.
    package let householdCode: String?
    package let times: Int
    package let seenAt: Moment?
    /// The urgent opening that the alert is about, with its reason.
    package let opening: String?
    package let reason: String?
    package let awaitsAgreement: Bool
}

extension Transaction {
    /// Tells the heads. The same occasion is told once; while nobody has looked at it, it counts on.
    package func raise(
        _ kind: AlertKind, occasion: String, account: String, site: String?, household: String? = nil,
        subject: String? = nil, times: Int = 1, at now: Moment, id: String
    ) throws(StorageError) {
        try run(
            """
            INSERT INTO alert (id, kind, occasion, at, account_id, site_id, household_id, subject_id, times)
            VALUES (\(id), \(kind.rawValue), \(occasion), \(now), \(account), \(site), \(household), \(subject), \(times))
            ON CONFLICT (occasion) DO UPDATE SET times = \(times) WHERE alert.seen_at IS NULL
            """)
    }

    /// What a head, or an administrator, is to look at: of one's sites, or of all. An administrator reads no code of a
    /// file and no reason.
    package func alerts(open: Bool, by author: Author, limit: Int = 50) throws -> [Alert] {
        guard author.actor.may(.seeJournal) else { return [] }
        let state: Query = open ? "alert.seen_at IS NULL" : "alert.seen_at IS NOT NULL"
        return try rows(
            """
            SELECT alert.*, account.name AS colleague, site.name AS site_name, household.code AS household_code,
              opening.reason, opening.until_at
            FROM alert JOIN account ON account.id = alert.account_id LEFT JOIN site ON site.id = alert.site_id
            LEFT JOIN household ON household.id = alert.household_id
            LEFT JOIN urgent_opening AS opening ON opening.id = alert.subject_id
            WHERE \(state) AND \(Self.reach(of: author.actor)) ORDER BY alert.at DESC, alert.id DESC LIMIT \(limit)
            """
        ).map { try alert($0, by: author) }
    }

    /// Somebody looked at it.
    package func markSeen(alert id: String, by author: Author) throws {
        try author.needs(.seeJournal)
        guard try row("SELECT alert.id FROM alert WHERE alert.id = \(id) AND \(Self.reach(of: author.actor))") != nil
        else {
            throw NotVisible("alert", id)
        }
        try run(
            "UPDATE alert SET seen_by = \(author.actor.id), seen_at = \(author.now) WHERE id = \(id) AND seen_at IS NULL"
        )
        try journal("seeAlert", "alert", id, by: author)
    }

    /// From when on something is told, on a day.
    package func alertThresholds(on day: Day) throws(StorageError) -> AlertThresholds {
        var thresholds = AlertThresholds()
        for row in try rows(
            """
            SELECT series, value FROM reference_series
            WHERE series IN \(Query.list(AlertThresholds.series)) AND from_day <= \(day) ORDER BY from_day
            """
        ) {
            let value = try row.int("value")
            switch try row.text("series") {
            case "alertFilesPerHour": thresholds.filesPerHour = value
            case "alertRefusalsPerHour": thresholds.refusalsPerHour = value
            case "alertNightFrom": thresholds.nightFrom = value
            case "alertNightTo": thresholds.nightTo = value
            case "exportLinesAlone": thresholds.linesAlone = value
            default: continue
            }
        }
        return thresholds
    }

    /// Where a colleague works, so that the right head is told.
    package func workplace(of account: String) throws(StorageError) -> String? {
        try row(
            """
            SELECT COALESCE(held.site_id, (SELECT min(site.id) FROM site WHERE site.association_id = held.association_id))
              AS site_id
            FROM account_grant AS held WHERE held.account_id = \(account) ORDER BY held.from_day DESC, held.id LIMIT 1
            """)?.optionalText("site_id")
    }

    private static func reach(of actor: Actor) -> Query {
        let seesAll = actor.roles.contains(.networkHead) || actor.roles.contains(.administrator)
        return seesAll ? "1 = 1" : actor.files.condition(on: "alert.site_id")
    }

    private func alert(_ row: ResultRow, by author: Author) throws -> Alert {
        let answersForFiles = author.actor.may(.agreeToOpenings)
        let (opening, household) = (try row.optionalText("subject_id"), try row.optionalText("household_id"))
        var reason: String?
        if answersForFiles, let opening, let household, let bytes = try row.optionalBytes("reason") {
            let slot = SealSlot(owner: household, table: "urgent_opening", column: "reason", row: opening)
            reason = try author.vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: bytes))?.text
        }
        return Alert(
            id: try row.text("id"), kind: try row.code("kind"), at: try row.moment("at"),
            colleague: try row.text("colleague"), siteName: try row.optionalText("site_name"),
            householdCode: answersForFiles ? try row.optionalText("household_code") : nil, times: try row.int("times"),
            seenAt: try row.optionalText("seen_at").flatMap { Moment(text: $0) }, opening: opening, reason: reason,
            awaitsAgreement: try row.text("kind") == AlertKind.urgentAsked.rawValue && row.isNull("until_at")
                && !row.isNull("reason"))
    }
}
