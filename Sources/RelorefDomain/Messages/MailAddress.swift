/// An address of electronic mail, of a form in which nothing else can hide: no second line, no second address.
///
/// The dot-atom form of RFC 5321, in ASCII, of a domain with a dot; what else a standard allows no mail is sent to.
package struct MailAddress: Sendable, Hashable {
    package let text: String
    /// What stands after the sign.
    package let domain: String

    package init?(_ typed: String) {
        let parts = typed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, 1...64 ~= parts[0].utf8.count, typed.utf8.count <= 254 else { return nil }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAtom) }), labels.count >= 2,
            labels.allSatisfy({ label in
                1...63 ~= label.utf8.count && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { Self.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            })
        else { return nil }
        (text, domain) = (typed, String(parts[1]))
    }

    /// "a…@exemple.fr": enough to know one's own again.
    package var hint: String { "\(text.prefix(1))…@\(domain)" }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}
