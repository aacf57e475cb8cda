/// The address that a link leads to or that a form is sent to.
enum Address {
    /// Schemes that open a page, a message or a call; any other one could run a program in the reader's browser.
    static let schemes: Set<String> = ["http", "https", "mailto", "tel", "sms", "webcal", "geo"]

    /// An address that would run something instead of opening something becomes `#`.
    ///
    /// Browsers drop blanks and control characters before they read the scheme (WHATWG URL 4.4), so they are dropped
    /// here before it is compared: `java\nscript:` is `javascript:`.
    static func safe(_ address: String) -> String {
        var scheme = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": scheme.unicodeScalars.append(scalar)
            case ":": return schemes.contains(scheme.lowercased()) ? address : "#"
            case "\u{00}"..."\u{20}", "\u{7F}"..."\u{9F}": continue
            default: return address
            }
        }
        return address
    }
}
