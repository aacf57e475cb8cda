package import RelorefDomain
package import RelorefStorage

/// Which part of the log is looked at.
package enum MessagePart: String, Sendable, CaseIterable { case waiting, sent, notArrived, notSent, all }

extension Transaction {
    /// The log of what was sent to the households in reach, the latest first.
    ///
    /// - Parameter before: further back than this one.
    package func messages(_ part: MessagePart, limit: Int = 50, by author: Author) throws -> [LoggedMessage] {
        guard author.actor.may(.seeFiles) else { return [] }
        return try logged("\(Self.condition(part)) AND \(Visible.files(to: author.actor))", limit: limit)
    }

    /// What was sent to a household that was found visible.
    package func messages(to household: String, limit: Int = 50) throws -> [LoggedMessage] {
        try logged("message.household_id = \(household)", limit: limit)
    }

    private func logged(_ condition: Query, limit: Int) throws -> [LoggedMessage] {
        try rows(
            """
            SELECT message.*, household.code, account.name AS colleague FROM message
            JOIN household ON household.id = message.household_id
            LEFT JOIN account ON account.id = message.account_id
            WHERE \(condition) ORDER BY message.at DESC, message.id DESC LIMIT \(limit)
            """
        ).map(LoggedMessage.init)
    }

    private static func condition(_ part: MessagePart) -> Query {
        switch part {
        case .waiting: "message.state = 'queued'"
        case .sent: "message.state IN ('sent', 'delivered')"
        case .notArrived: "message.state = 'failed'"
        case .notSent: "message.state = 'stopped'"
        case .all: "1 = 1"
        }
    }
}
