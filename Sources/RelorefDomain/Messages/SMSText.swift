/// A text message as networks count it: in 7-bit signs of GSM 03.38, or in UTF-16 as soon as one sign is not among them.
package struct SMSText: Sendable, Hashable {
    package enum Alphabet: String, Sendable { case gsm7, ucs2 }

    package let text: String
    package let alphabet: Alphabet
    /// How many signs the network counts: a sign of the extension table, and one beyond the first plane, count twice.
    package let units: Int

    package init(_ text: String) {
        self.text = text
        let septets = text.unicodeScalars.reduce(into: Int?.some(0)) { sum, sign in
            let cost = SMSText.basic.contains(sign) ? 1 : SMSText.extended.contains(sign) ? 2 : nil
            sum = sum.flatMap { sum in cost.map { sum + $0 } }
        }
        alphabet = septets == nil ? .ucs2 : .gsm7
        units = septets ?? text.utf16.count
    }

    /// How many messages it takes, each billed: 160 signs alone and 153 in parts, or 70 and 67 (GSM 03.40).
    package var segments: Int {
        guard units > 0 else { return 0 }
        let (alone, inParts) = alphabet == .gsm7 ? (160, 153) : (70, 67)
        return units <= alone ? 1 : (units + inParts - 1) / inParts
    }

    /// More than this is no text message any more, and is refused rather than cut.
    package static let mostSegments = 6

    private static let basic = Set(
        """
        @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklm\
        nopqrstuvwxyzäöñüà
        """.unicodeScalars)
    private static let extended = Set("^{}\\[~]|€\u{C}".unicodeScalars)

    /// The same words in signs that networks carry cheaply: typographic apostrophes, quotes, dashes and no-break spaces
    /// become plain ones; letters stay as they are.
    package static func plain(_ text: String) -> String {
        var plain: [Unicode.Scalar] = []
        var isAfterQuote = false
        for sign in text.unicodeScalars {
            let isSpace = spaces.contains(sign)
            // French quotes stand apart from what they hold, plain ones do not.
            if isSpace, isAfterQuote { continue }
            if sign == "»", plain.last == " " { plain.removeLast() }
            plain.append(contentsOf: isSpace ? " ".unicodeScalars : (plainer[sign] ?? String(sign)).unicodeScalars)
            isAfterQuote = sign == "«"
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: plain)
        return text
    }

    private static let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    private static let plainer: [Unicode.Scalar: String] = [
        "’": "'", "‘": "'", "“": "\"", "”": "\"", "«": "\"", "»": "\"", "–": "-", "—": "-", "…": "...",
    ]
}
