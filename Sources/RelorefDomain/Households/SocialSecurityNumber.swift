/// The number that must never be stored here (NIR): recognised so that it can be refused.
///
/// Thirteen signs: sex, year, month, département, commune, order; and two of a key, 97 less the remainder by 97. In
/// Corsica the département is 2A or 2B, read as 19 and 18 for the key (INSEE).
enum SocialSecurityNumber {
    /// How many words of the note, from the first one on, make up such a number, however spaced; nil when none do.
    ///
    /// Fifteen signs must have the right key; thirteen must have a month that exists.
    static func length(in words: ArraySlice<TextWord>) -> Int? {
        var signs: [UInt8] = []
        var short: Int?
        for (count, word) in words.enumerated() {
            guard word.folded.utf8.allSatisfy(isSign), count == 0 || word.followsClosely else { break }
            signs += word.folded.utf8
            if signs.count == 13, isPlausible(signs) { short = count + 1 }
            if signs.count == 15, isPlausible(signs), hasRightKey(signs) { return count + 1 }
            if signs.count >= 15 { break }
        }
        return short
    }

    private static func isSign(_ sign: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= sign || sign == UInt8(ascii: "a") || sign == UInt8(ascii: "b")
    }

    private static func isPlausible(_ signs: [UInt8]) -> Bool {
        guard signs[0] == UInt8(ascii: "1") || signs[0] == UInt8(ascii: "2"), value(of: signs[0..<13]) != nil,
            let month = Day.decimal(signs[3..<5])
        else { return false }
        // Above twelve stand the months that the registry could not establish.
        return 1...12 ~= month || 20...42 ~= month || month >= 50
    }

    private static func hasRightKey(_ signs: [UInt8]) -> Bool {
        guard let value = value(of: signs[0..<13]), let key = Day.decimal(signs[13..<15]) else { return false }
        return 97 - value % 97 == key
    }

    private static func value(of signs: ArraySlice<UInt8>) -> Int? {
        let department = Array(signs[5..<7])
        let digits =
            switch department {
            case Array("2a".utf8): Array("19".utf8)
            case Array("2b".utf8): Array("18".utf8)
            default: department
            }
        return Day.decimal((signs[0..<5] + digits + signs[7..<13])[...])
    }
}
