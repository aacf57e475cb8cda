package import RelorefDomain
package import RelorefStorage

/// A closed file whose time is nearly over, or over.
package struct FileUnderReview: Sendable, Hashable, Identifiable {
    package let household: Household
    package let lastContact: Day
    package let due: Day
    /// Since when it has been on the list; nil when it comes on it today.
    package let listedOn: Day?
    package let heldUntil: Day?

    package var id: String { household.id }
}

/// What one day of the retention did.
package struct RetentionDay: Sendable, Hashable {
    package var listed: [String] = []
    package var erased: [String] = []
    package var held: [String] = []

    package init() {}
}

/// Where one batch of the retention's work ends and the next begins.
package struct RetentionPlace: Sendable, Hashable {
    let closedOn: Day
    let id: String
}

extension Transaction {
    /// The closed files that come up for review by a day, those closed first before the others.
    ///
    /// The last contact is the latest of the closing, the last note and the end of the last stay.
    package func filesUnderReview(
        _ retention: Retention, on today: Day, visibleTo actor: Actor? = nil, limit: Int = 500
    ) throws -> [FileUnderReview] {
        let seen: Query = actor.map { Visible.files(to: $0) } ?? "1 = 1"
        return try closedFiles(retention, on: today, seen, limit: limit).compactMap { row in
            try fileUnderReview(row, retention, on: today)
        }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }

    private func closedFiles(
        _ retention: Retention, on today: Day, _ condition: Query, limit: Int
    ) throws(StorageError) -> [ResultRow] {
        let closedBy = today.adding(days: retention.reviewDays + 1).adding(months: -retention.years * 12)
        return try rows(
            """
            SELECT household.*, review.listed_on,
              (SELECT max(note.at) FROM note WHERE note.household_id = household.id) AS last_note,
              (SELECT max(stay.to_day) FROM accommodation AS stay WHERE stay.household_id = household.id
                AND stay.state = 'ended') AS last_stay,
              (SELECT max(hold.until_day) FROM legal_hold AS hold WHERE hold.household_id = household.id
                AND hold.lifted_on IS NULL AND hold.until_day >= \(today)) AS held_until
            FROM (SELECT household.id FROM household
              WHERE household.closed_on IS NOT NULL AND household.erased_on IS NULL
                AND household.closed_on <= \(closedBy) AND household.merged_into IS NULL AND \(condition)
              ORDER BY household.closed_on, household.id LIMIT \(limit)) AS due
            CROSS JOIN household LEFT JOIN retention_review AS review ON review.household_id = household.id
            WHERE household.id = due.id ORDER BY household.closed_on, household.id
            """)
    }

    private func fileUnderReview(_ row: ResultRow, _ retention: Retention, on today: Day) throws -> FileUnderReview? {
        let household = try Household(row)
        guard let closedOn = household.closedOn else { return nil }
        let noted = try row.optionalText("last_note").flatMap { Moment(text: $0) }?.day(in: "Europe/Paris")
        let contact = [closedOn, noted, try row.optionalDay("last_stay")].compactMap(\.self).max() ?? closedOn
        guard retention.reviewed(lastContact: contact) <= today else { return nil }
        // Listed before the last contact: the time began anew, and so does the review.
        let listed = try row.optionalDay("listed_on").flatMap { $0 > contact ? $0 : nil }
        return FileUnderReview(
            household: household, lastContact: contact, due: retention.due(lastContact: contact), listedOn: listed,
            heldUntil: try row.optionalDay("held_until"))
    }

    /// One batch of a day's work: puts on the list what comes up, erases what has been on it long enough.
    fileprivate func applyRetention(
        _ retention: Retention, from place: RetentionPlace?, into day: inout RetentionDay, by author: Author
    ) throws -> RetentionPlace? {
        let after: Query =
            place.map { place in
                "(household.closed_on, household.id) > (\(place.closedOn), \(place.id))"
            } ?? "1 = 1"
        let rows = try closedFiles(retention, on: author.today, after, limit: 500)
        for row in rows {
            guard let file = try fileUnderReview(row, retention, on: author.today) else { continue }
            if file.listedOn == nil {
                try list(file, by: author)
                day.listed.append(file.id)
            } else if file.heldUntil != nil {
                day.held.append(file.id)
            } else if retention.erases(
                lastContact: file.lastContact, listedOn: file.listedOn, heldUntil: nil, on: author.today)
            {
                try erase(file.household, .retention, reason: "D-36", by: author)
                day.erased.append(file.id)
            }
        }
        guard rows.count == 500, let last = rows.last else { return nil }
        return RetentionPlace(closedOn: try last.day("closed_on"), id: try last.text("id"))
    }

    private func list(_ file: FileUnderReview, by author: Author) throws {
        try run(
            """
            INSERT INTO retention_review (household_id, listed_on) VALUES (\(file.id), \(author.today))
            ON CONFLICT (household_id) DO UPDATE SET listed_on = \(author.today)
            """)
        try journal(
            "review", "household", file.id, household: file.id, site: file.household.site,
            detail: ["due": file.due.iso], by: author)
    }
}

extension Store {
    /// A day's work of the retention, batch by batch so that pages are answered meanwhile; then the keys are destroyed.
    package func applyRetention(_ retention: Retention, by author: Author) async throws -> RetentionDay {
        var day = RetentionDay()
        var place: RetentionPlace?
        repeat {
            let from = place
            let (part, next) = try await write { tx in
                var part = RetentionDay()
                let next = try tx.applyRetention(retention, from: from, into: &part, by: author)
                return (part, next)
            }
            day.listed += part.listed
            day.erased += part.erased
            day.held += part.held
            place = next
        } while place != nil
        if !day.erased.isEmpty { try await destroyKeysOfErasedFiles(vault: author.vault, at: author.now) }
        return day
    }
}
