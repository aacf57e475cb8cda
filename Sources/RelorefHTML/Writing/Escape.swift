/// What a character that means something in HTML becomes, so that a text can never act as markup.
///
/// Source: HTML Living Standard 13.1.2.3 and 13.1.4. One set serves text and attribute values, so that no caller
/// has to know where the value goes.
enum Escape {
    /// Most bytes are copied as they stand; the others are looked at one by one.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 64 ? byte != 0x7F && byte != 0xC2 : (special &>> UInt64(byte)) & 1 == 0
    }

    /// One bit for each of the first 64 bytes: control characters, then `"`, `&`, `'`, `<` and `>`.
    private static let special: UInt64 = 0x5000_00C4_FFFF_FFFF

    /// Five characters become references; control characters, which no screen shows, become nothing.
    ///
    /// - Returns: what is written, and how many bytes it replaces; nil when the byte is kept.
    static func replacement(of byte: UInt8, before following: UInt8) -> (StaticString, Int)? {
        switch byte {
        case UInt8(ascii: "&"): ("&amp;", 1)
        case UInt8(ascii: "<"): ("&lt;", 1)
        case UInt8(ascii: ">"): ("&gt;", 1)
        case UInt8(ascii: "\""): ("&quot;", 1)
        case UInt8(ascii: "'"): ("&#39;", 1)
        // Tab, line feed and carriage return are kept: notes have several lines.
        case 0x09, 0x0A, 0x0D: nil
        case 0x00...0x1F, 0x7F: ("", 1)
        // U+0080 to U+009F, written C2 80 to C2 9F, are control characters too.
        case 0xC2: (0x80...0x9F).contains(following) ? ("", 2) : nil
        default: nil
        }
    }
}
