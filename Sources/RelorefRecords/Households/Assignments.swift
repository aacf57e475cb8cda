package import RelorefDomain
package import RelorefStorage

/// What came of giving files to a referent: how many changed hands, and which could not, with the reason.
package struct Assignment: Sendable, Hashable {
    package enum Obstacle: String, Sendable, CaseIterable {
        case closed, outOfReach, alreadyTheirs
        /// A project that has begun is handed over in words (V98).
        case withoutHandOver
    }

    /// Under which the whole can be taken back.
    package let batch: String
    package let changed: Int
    package let refused: [Obstacle: Int]
}

extension Transaction {
    /// Gives files to a colleague, who must be able to open them; a closed file keeps its referent.
    ///
    /// - Parameters:
    ///   - codes: files that the author may open; others do not exist and are not counted.
    ///   - words: what the one who goes leaves to the one who comes; a project that has begun waits for them (V98).
    package func assign(
        _ codes: [String], to referent: String, handingOver words: PathwayWords = PathwayWords(french: ""),
        by author: Author
    ) throws -> Assignment {
        try author.needs(.writeFiles)
        guard let receiver = try actor(referent, on: author.today), receiver.may(.seeFiles) else {
            throw NotVisible("account", referent)
        }
        let batch = author.newID()
        var (changed, refused) = (0, [Assignment.Obstacle: Int]())
        for start in stride(from: 0, to: codes.count, by: 200) {
            let part = Array(codes[start..<min(start + 200, codes.count)])
            let files = try rows(
                """
                SELECT household.* FROM household WHERE household.code IN \(Query.list(part))
                  AND household.merged_into IS NULL AND \(Visible.files(to: author.actor)) ORDER BY household.id
                """
            ).map { try Household($0) }
            for file in files {
                let obstacle = try obstacle(file, receiver) ?? handOver(of: file, words)
                if let obstacle {
                    refused[obstacle, default: 0] += 1
                    continue
                }
                try assign(file, to: referent, in: batch, by: author)
                if try hasProject(file.id) {
                    try keepHandOver(words, of: file.id, from: file.referent, to: referent, by: author)
                }
                changed += 1
            }
        }
        return Assignment(batch: batch, changed: changed, refused: refused)
    }

    private func obstacle(_ file: Household, _ receiver: Actor) -> Assignment.Obstacle? {
        if file.closedOn != nil { return .closed }
        if file.referent == receiver.id { return .alreadyTheirs }
        return receiver.files.covers(file.site) ? nil : .outOfReach
    }

    private func handOver(of file: Household, _ words: PathwayWords) throws -> Assignment.Obstacle? {
        guard words.isEmpty, file.referent != nil, try hasProject(file.id) else { return nil }
        return .withoutHandOver
    }

    private func assign(_ file: Household, to referent: String, in batch: String, by author: Author) throws {
        try journal(
            "assign", "household", file.id, household: file.id, site: file.site,
            detail: ["from": file.referent ?? "", "to": referent], by: author)
        var file = file
        let before = file.referent
        file.referent = referent
        try update(file)
        // Whoever takes a confidential file over is named on it, or could not open it.
        if file.confidential { try grantAccess(to: file.id, [referent]) }
        try insert(
            "referent_change",
            [
                "id": author.newID(), "batch": batch, "household_id": file.id, "before_id": before,
                "after_id": referent, "account_id": author.actor.id, "at": author.now,
            ])
    }

    /// Takes one's own assignment back, where nobody changed it since; answers how many files.
    @discardableResult
    package func undoAssignment(_ batch: String, by author: Author) throws -> Int {
        try author.needs(.writeFiles)
        let changes = try rows(
            """
            SELECT referent_change.id, referent_change.household_id, before_id, after_id FROM referent_change
            JOIN household ON household.id = referent_change.household_id
            WHERE batch = \(batch) AND account_id = \(author.actor.id) AND undone_at IS NULL
              AND \(Visible.files(to: author.actor)) ORDER BY referent_change.id
            """)
        guard !changes.isEmpty else { throw NotVisible("referent_change", batch) }
        var undone = 0
        for change in changes {
            let id = try change.text("household_id")
            guard var file = try household(id, visibleTo: author.actor),
                file.referent == (try change.text("after_id"))
            else { continue }
            file.referent = try change.optionalText("before_id")
            try journal(
                "assign", "household", id, household: id, site: file.site,
                detail: ["from": try change.text("after_id"), "to": file.referent ?? ""], by: author)
            try update(file)
            try run("UPDATE referent_change SET undone_at = \(author.now) WHERE id = \(try change.text("id"))")
            undone += 1
        }
        return undone
    }

    /// The codes of all files of a list; nil when there are more than can be taken at once.
    package func codes(in filter: HouseholdFilter, atMost limit: Int, visibleTo actor: Actor) throws -> [String]? {
        guard let scan = try candidates(filter, at: .start, visibleTo: actor) else { return [] }
        let window = filter.isSearching ? scan.window : limit + 1
        let found = try rows(
            """
            SELECT household.code FROM (\(scan.query(limit: window))) AS candidate CROSS JOIN household
            WHERE household.id = candidate.id AND \(scan.condition) AND \(filter.residue) AND \(Visible.files(to: actor))
            ORDER BY \(scan.order(of: "household.")) LIMIT \(limit + 1)
            """
        ).map { try $0.text("code") }
        let count = try householdCount(filter, visibleTo: actor)
        return count.isMore || found.count > limit ? nil : found
    }
}
