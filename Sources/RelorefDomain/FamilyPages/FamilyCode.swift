/// The code on paper by which a household reaches its own page: sixteen letters that no clerk and no telephone mistakes.
///
/// The letters are those of a household's code; sixteen of twenty are about 69 bits, drawn at random.
package struct FamilyCode: Sendable, Hashable, CustomStringConvertible {
    /// Sixteen capital letters.
    package let text: String

    package static let length = 16

    package static func random(using generator: inout some RandomNumberGenerator) -> FamilyCode {
        FamilyCode(
            letters: (0..<length).map { _ in
                HouseholdCode.alphabet[Int.random(in: 0..<HouseholdCode.alphabet.count, using: &generator)]
            })
    }

    /// Reads a code in any case; blanks and hyphens are left aside.
    package init?(typed: String) {
        let letters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard letters.count == FamilyCode.length, letters.allSatisfy(HouseholdCode.alphabet.contains) else {
            return nil
        }
        self.init(letters: Array(letters))
    }

    private init(letters: [Character]) { text = String(letters) }

    /// In groups of four: "BCDF-GHJK-LMNP-QRST".
    package var description: String {
        stride(from: 0, to: FamilyCode.length, by: 4).map { start in
            String(text.dropFirst(start).prefix(4))
        }.joined(separator: "-")
    }
}
