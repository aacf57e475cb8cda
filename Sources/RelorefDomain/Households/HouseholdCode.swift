/// The code by which a household is named on paper, on the phone and in lists without names.
///
/// Six letters and a check letter, of twenty letters without vowels (no word can come out of it) and without Y, which
/// is heard as a vowel. One wrong letter, or two neighbours swapped, never give another valid code.
package struct HouseholdCode: Sendable, Hashable, CustomStringConvertible {
    package enum Refusal: Error, Hashable, Sendable {
        case wrongLength(Int)
        case unknownLetter(Character)
        /// The check letter does not agree: something was mistyped.
        case mistyped
    }

    /// How many codes there are.
    package static let count = 64_000_000

    /// Seven capital letters.
    package let text: String

    /// The code of a number, drawn at random by the caller; numbers beyond the last code begin again.
    package init(number: UInt64) {
        var rest = Int(number % UInt64(HouseholdCode.count))
        var values: [Int] = []
        for _ in 0..<6 {
            values.append(rest % 20)
            rest /= 20
        }
        values.append(HouseholdCode.check(values))
        text = String(values.map { HouseholdCode.alphabet[$0] })
    }

    /// Reads a code in any case; blanks and hyphens are left aside.
    package init(typed: String) throws(Refusal) {
        let letters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        var values: [Int] = []
        for letter in letters {
            guard let value = HouseholdCode.alphabet.firstIndex(of: letter) else { throw .unknownLetter(letter) }
            values.append(value)
        }
        guard values.count == 7 else { throw .wrongLength(values.count) }
        guard HouseholdCode.check(Array(values.prefix(6))) == values[6] else { throw .mistyped }
        text = letters
    }

    package var description: String { text }

    /// The number from which the same code comes.
    package var number: UInt64 {
        text.prefix(6).reversed().reduce(0) { number, letter in
            number * 20 + UInt64(HouseholdCode.alphabet.firstIndex(of: letter) ?? 0)
        }
    }

    static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ")

    /// Whether a code may begin like this: hardly a name does, since codes have no vowels.
    package static func mayBegin(_ letters: String) -> Bool { letters.allSatisfy(alphabet.contains) }

    /// Twenty is 4 × 5, so a letter is a pair of the fields GF(4) and GF(5); the code is a polynomial whose value at a
    /// generator of both is nought. The generator and the generator less one are invertible in both fields, which is
    /// what catches every substitution and every swap of neighbours.
    private static func check(_ values: [Int]) -> Int {
        let (four, five) = values.reduce((0, 0)) { sum, value in
            (timesGenerator[sum.0 ^ (value % 4)], (sum.1 + value / 4) * 2 % 5)
        }
        return (5 - five) % 5 * 4 + four
    }

    /// Multiplication by the generator of GF(4).
    private static let timesGenerator = [0, 2, 3, 1]
}
