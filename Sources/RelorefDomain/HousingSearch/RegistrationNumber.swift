/// The single number under which a request for social housing is registered (numéro unique), as it was typed but without
/// the spaces and dashes of the paper.
package struct RegistrationNumber: Sendable, Hashable {
    /// Département, month, order and registering service.
    package static let length = 18

    package let text: String

    /// Nil when nothing but signs was typed.
    package init?(_ typed: String) {
        let kept = typed.uppercased().filter { !$0.isWhitespace && !"-–./·_'’".contains($0) }
        guard !kept.isEmpty else { return nil }
        text = kept
    }

    /// Eighteen digits or letters without accents: Corsica has letters.
    package var isWellFormed: Bool {
        text.count == Self.length && text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
    }

    /// In groups of three, to be read aloud.
    package var grouped: String {
        let signs = Array(text)
        return stride(from: 0, to: signs.count, by: 3)
            .map { String(signs[$0..<min($0 + 3, signs.count)]) }.joined(separator: " ")
    }
}
