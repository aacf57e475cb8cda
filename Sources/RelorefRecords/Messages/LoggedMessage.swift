package import RelorefDomain
import RelorefStorage

/// A message as the log shows it: to whom, as far as that may stand in clear, and when.
package struct LoggedMessage: Sendable, Hashable, Identifiable {
    package let message: Message
    /// The household's code, by which it is named in lists without names.
    package let code: String
    /// The last two digits of the number.
    package let recipient: String
    package let segments: Int
    /// Who sent it; nil for what leaves by itself.
    package let colleague: String?
    package let at: Moment
    package let endedAt: Moment?
    /// Whether a colleague has dealt with what did not arrive.
    package let isSettled: Bool

    package var id: String { message.id }

    init(_ row: ResultRow) throws(StorageError) {
        message = try Message(row)
        code = try row.text("code")
        recipient = try row.text("recipient")
        segments = try row.int("segments")
        colleague = try row.optionalText("colleague")
        at = try row.moment("at")
        endedAt = try row.optionalMoment("ended_at")
        isSettled = try row.optionalText("settled_at") != nil
    }
}
