import RelorefRecords

/// A name as it can stand in an e-mail address: Latin letters, a full stop between words.
enum Transliterated {
    static func letters(_ name: String) -> String {
        Transliteration.key(name).split(separator: " ").joined(separator: ".")
    }
}
