/// Texts drawn at random, the same again for the same seed (SplitMix64).
struct RandomTexts: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Half of the characters are those that mean something in HTML, or that no screen shows.
    mutating func text() -> String {
        let dangerous: [Unicode.Scalar] = [
            "<", ">", "&", "\"", "'", "\u{0}", "\u{1}", "\u{8}", "\u{1B}", "\u{7F}", "\u{80}", "\u{9F}", "\t", "\n",
            "/", "=", ";", "`", "#", " ",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &self) {
            if Bool.random(using: &self), let scalar = dangerous.randomElement(using: &self) {
                text.append(scalar)
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0x20...0x1_F6FF, using: &self)) {
                text.append(scalar)
            }
        }
        return String(text)
    }
}

extension String {
    /// The same text without the control characters that a page leaves out.
    var visible: String {
        var kept = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r": kept.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
