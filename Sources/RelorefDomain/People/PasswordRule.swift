/// What a password must be: long enough, and not one that everybody tries (R2, ASVS 6.2.1 to 6.2.12).
///
/// No rule on its composition, and it is used exactly as typed.
package struct PasswordRule: Sendable {
    package enum Refusal: Error, Hashable, Sendable {
        case tooShort(Int)
        case tooLong(Int)
        /// On the list, or a word of the list between digits and signs.
        case common
        /// A few signs over and over.
        case repetitive
        /// Little else than the account's own name or address.
        case personal
    }

    /// In Unicode code points.
    package static let lengths = 12...128

    /// Common passwords and words of the trade, in lower case.
    package let refused: Set<String>

    package init(refused: Set<String>) {
        self.refused = refused
    }

    /// - Parameter account: the name and the e-mail address of the account's owner.
    package func check(_ password: String, account: [String]) throws(Refusal) {
        let length = password.unicodeScalars.count
        if length < PasswordRule.lengths.lowerBound { throw .tooShort(length) }
        if length > PasswordRule.lengths.upperBound { throw .tooLong(length) }
        let lower = password.lowercased()
        let core = String(lower.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
        if refused.contains(lower) || refused.contains(core) { throw .common }
        if isRepetitive(lower) { throw .repetitive }
        if isPersonal(lower, account: account) { throw .personal }
    }

    /// At most four signs, repeated from one end to the other.
    private func isRepetitive(_ password: String) -> Bool {
        let signs = Array(password)
        return (1...4).contains { unit in signs.indices.allSatisfy { signs[$0] == signs[$0 % unit] } }
    }

    /// Without the words of the account, fewer than six signs are left.
    private func isPersonal(_ password: String, account: [String]) -> Bool {
        let words = account.flatMap { $0.lowercased().split { !$0.isLetter && !$0.isNumber } }.filter { $0.count >= 4 }
        var rest = password[...]
        var left = 0
        while let first = rest.first {
            if let word = words.first(where: { rest.hasPrefix($0) }) {
                rest = rest.dropFirst(word.count)
            } else {
                left += first.isLetter || first.isNumber ? 1 : 0
                rest = rest.dropFirst()
            }
        }
        return left < 6 && words.contains { password.contains($0) }
    }
}
