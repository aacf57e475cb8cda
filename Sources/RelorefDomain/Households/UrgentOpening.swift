/// Opening in an emergency a file that one's rights do not reach: for a reason, for an hour, three times a day, in the
/// open (security R27).
package enum UrgentOpening {
    package static let seconds = 3_600
    package static let perDay = 3
    package static let reasonLength = 20
    /// Codes tried in vain on one day before no more are looked up.
    package static let vainPerDay = 10

    package enum Refusal: Error, Sendable, Hashable {
        case reasonTooShort
        case tooMany
        /// Too many codes opened nothing today.
        case tooManyVain
        /// No such file, or none that may be opened so: the same answer.
        case nothingToOpen
    }

    /// The reason is a sentence: at least twenty signs.
    package static func check(reason: String) throws(Refusal) {
        guard reason.filter({ !$0.isWhitespace }).count >= reasonLength else { throw .reasonTooShort }
    }
}
