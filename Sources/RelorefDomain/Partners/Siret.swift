/// The number of an establishment in the national register: nine figures of the organisation, five of the place.
package struct Siret: Sendable, Hashable {
    /// Fourteen figures, without spaces.
    package let digits: String

    /// Reads what was typed, spaces, dots and dashes aside; nil when it is no such number.
    package init?(_ typed: String) {
        let digits = typed.filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
        guard digits.count == 14, digits.allSatisfy({ $0.isASCII && $0.isNumber }), Self.checks(digits) else {
            return nil
        }
        self.digits = digits
    }

    /// "552 081 317 66522"
    package var spaced: String {
        let signs = Array(digits)
        return [signs[0..<3], signs[3..<6], signs[6..<9], signs[9..<14]].map { String($0) }.joined(separator: " ")
    }

    /// The key of Luhn; for the post offices of La Poste, whose number is 356 000 000, the sum of the figures is a
    /// multiple of five (INSEE).
    private static func checks(_ digits: String) -> Bool {
        let figures = digits.compactMap(\.wholeNumberValue)
        if digits.hasPrefix("356000000"), figures.reduce(0, +).isMultiple(of: 5) { return true }
        let sum = figures.reversed().enumerated().reduce(0) { sum, one in
            let doubled = one.offset.isMultiple(of: 2) ? one.element : one.element * 2
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum > 0 && sum.isMultiple(of: 10)
    }
}
