/// Six digits that are said by telephone and typed once more behind a link.
enum SpokenCode {
    static func new() -> String {
        let number = SessionKeeper.hash(SessionKeeper.newToken()).unicodeScalars.reduce(0) { sum, letter in
            (sum * 131 + Int(letter.value)) % 1_000_000
        }
        let digits = String(number)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Bound to its link: without the token, which is kept nowhere, the hash tells nothing of the digits.
    static func hash(_ code: String, for token: String) -> String {
        SessionKeeper.hash(token + ":" + code.filter { !$0.isWhitespace })
    }
}
