package import RelorefDomain
package import RelorefStorage

/// Two files made one, which can still be made two again.
package struct UndoableMerge: Sendable, Hashable, Identifiable {
    package let id: String
    package let kept: String
    package let absorbed: String
    package let at: Moment
    package let colleague: String
}

extension Transaction {
    /// Days for which what was given up or merged can be taken back (V07).
    package static var trashDays: Int { 30 }

    /// The merges of files that the author may open, as long as they can be taken back.
    package func undoableMerges(by author: Author) throws -> [UndoableMerge] {
        guard author.actor.may(.mergeFiles) else { return [] }
        let since = Moment(startOf: author.today.adding(days: -Self.trashDays), in: "Europe/Paris")
        return try rows(
            """
            SELECT merge.id, merge.merged_at, household.code AS kept, absorbed.code AS absorbed, account.name AS colleague
            FROM file_merge AS merge JOIN household ON household.id = merge.kept_id
            JOIN household AS absorbed ON absorbed.id = merge.absorbed_id
            JOIN account ON account.id = merge.account_id
            WHERE merge.noun = 'household' AND merge.undone_at IS NULL AND merge.merged_at >= \(since)
              AND \(Visible.files(to: author.actor)) ORDER BY merge.merged_at DESC, merge.id
            """
        ).map { row in
            UndoableMerge(
                id: try row.text("id"), kept: try row.text("kept"), absorbed: try row.text("absorbed"),
                at: try row.moment("merged_at"), colleague: try row.text("colleague"))
        }
    }

    /// The forms that the author gave up and may take back, the latest first.
    package func givenUpDrafts(by author: Author) throws -> [(draft: Draft, at: Moment)] {
        try rows(
            """
            SELECT * FROM draft WHERE account_id = \(author.actor.id) AND given_up_at IS NOT NULL
            ORDER BY given_up_at DESC, id
            """
        ).map { (try draft($0, author), try $0.moment("given_up_at")) }
    }

    /// Puts a form aside for good, thirty days before it is erased.
    package func giveUpDraft(_ id: String, by author: Author) throws {
        try run(
            """
            UPDATE draft SET given_up_at = \(author.now)
            WHERE id = \(id) AND account_id = \(author.actor.id) AND given_up_at IS NULL
            """)
    }

    /// Takes a form back that was given up; false when there is none.
    package func takeBackDraft(_ id: String, by author: Author) throws -> Bool {
        try run(
            """
            UPDATE draft SET given_up_at = NULL
            WHERE id = \(id) AND account_id = \(author.actor.id) AND given_up_at IS NOT NULL
            """) == 1
    }

    /// Erases the forms that were given up before a moment; answers how many.
    @discardableResult
    package func emptyTrash(before moment: Moment) throws(StorageError) -> Int {
        try run("DELETE FROM draft WHERE given_up_at < \(moment)")
    }
}
