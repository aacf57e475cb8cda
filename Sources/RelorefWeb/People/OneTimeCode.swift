import CShims
package import RelorefDomain

/// The six digits of an authenticator (RFC 6238): the current step and the one before are accepted, each once (R4).
package enum OneTimeCode {
    /// The step that a code belongs to, or nil when it fits neither.
    package static func step(of code: String, secret: [UInt8], at moment: Moment) -> Int? {
        let digits = code.filter { !$0.isWhitespace }
        let current = Int(moment.milliseconds / 30_000)
        return [current, current - 1].first { self.code(secret: secret, step: $0) == digits }
    }

    package static func code(secret: [UInt8], step: Int) -> String {
        var out = [CChar](repeating: 0, count: 7)
        guard reloref_totp(secret, secret.count, UInt64(step), &out) == 0 else { return "" }
        return String(decoding: out.prefix(6).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A secret in base 32 as bytes; what is not of the alphabet is left out.
    package static func bytes(_ base32: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits = 0
        var buffer = 0
        var bytes: [UInt8] = []
        for letter in base32.uppercased() {
            guard let value = alphabet.firstIndex(of: letter) else { continue }
            buffer = buffer << 5 | value
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(buffer >> bits & 255))
            }
            buffer &= (1 << bits) - 1
        }
        return bytes
    }

    /// The secret as authenticators take it (RFC 4648 base 32, without padding).
    package static func base32(_ secret: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits = 0
        var buffer = 0
        var text = ""
        for byte in secret {
            buffer = buffer << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
            buffer &= (1 << bits) - 1
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
        return text
    }
}
