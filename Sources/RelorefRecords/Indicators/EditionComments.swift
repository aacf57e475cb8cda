package import RelorefDomain
package import RelorefStorage

/// What was said of a published report, by whom, and when last.
package struct EditionComment: Sendable, Hashable {
    package static let longest = 4_000

    package let text: String
    package let version: Int
    package let colleague: String
    package let at: Moment
}

/// Why a comment stays as it is.
package enum EditionCommentRefusal: Error, Sendable, Hashable {
    case tooLong
    /// A colleague wrote one meanwhile.
    case changed
    /// What is published tells nothing of this kind, whatever the reason (V30); the words as they stand.
    case tells(String)
}

extension Transaction {
    /// The comment on a report that the caller found visible.
    package func comment(on edition: Edition) throws(StorageError) -> EditionComment? {
        try row(
            """
            SELECT edition_comment.*, account.name AS colleague FROM edition_comment
            JOIN account ON account.id = edition_comment.account_id WHERE edition_id = \(edition.id)
            """
        ).map { row throws(StorageError) in
            EditionComment(
                text: try row.text("text"), version: try row.int("version"), colleague: try row.text("colleague"),
                at: try row.moment("at"))
        }
    }

    /// Writes, changes or takes away the comment; the frozen figures and their fingerprint stay as they are.
    ///
    /// - Parameters:
    ///   - version: of the comment that the form was shown with; 0 where there was none.
    package func setComment(
        _ text: String, on id: String, version: Int, checkedBy detector: FreeText, by author: Author
    ) throws {
        try author.needs(.freezeFigures)
        guard let edition = try edition(id, for: author.actor) else { throw NotVisible("edition", id) }
        guard text.count <= EditionComment.longest else { throw EditionCommentRefusal.tooLong }
        let known = try comment(on: edition)
        guard known?.text ?? "" != text else { return }
        guard known?.version ?? 0 == version else { throw EditionCommentRefusal.changed }
        if let told = detector.matches(in: text).first { throw EditionCommentRefusal.tells(told.text) }
        try run("DELETE FROM edition_comment WHERE edition_id = \(id)")
        if !text.isBlank {
            try insert(
                "edition_comment",
                [
                    "edition_id": id, "text": text, "version": version + 1, "account_id": author.actor.id,
                    "at": author.now,
                ])
        }
        try journal("comment", "edition", id, detail: ["length": String(text.count)], by: author)
    }
}
