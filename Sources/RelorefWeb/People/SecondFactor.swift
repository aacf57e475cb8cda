import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A telephone as second factor: a new secret, its address for an authenticator, and the codes for when it is lost.
enum SecondFactor {
    /// A new secret of 160 bits in base 32.
    static func newSecret() -> String { OneTimeCode.base32(randomBytes(20)) }

    /// What the QR code says (otpauth, as authenticators read it).
    static func address(_ secret: String, of email: String) -> String {
        "otpauth://totp/Reloref:\(FormFields.encode(email))?secret=\(secret)&issuer=Reloref"
    }

    /// Ten codes of 128 bits each, shown once (R5): groups of letters that are easy to copy by hand.
    static func newRecoveryCodes() -> [String] {
        (0..<10).map { _ in
            let letters = Array(OneTimeCode.base32(randomBytes(16)).lowercased())
            return stride(from: 0, to: letters.count, by: 5).map { start in
                String(letters[start..<min(start + 5, letters.count)])
            }.joined(separator: "-")
        }
    }

    /// What is kept of a recovery code, however it was typed.
    static func hash(recoveryCode typed: String) -> String {
        SessionKeeper.hash("recovery:" + typed.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Whether the code is the one in force or the one before, and was not used; uses it up.
    static func takes(_ code: String, of account: String, _ ask: Ask, _ tx: any Transaction) throws -> Bool {
        guard let sealed = try tx.signInAccount(id: account)?.totpSecret,
            let secret = try? AccountSecrets.open(sealed, of: account, vault: ask.services.vault),
            let step = OneTimeCode.step(of: code, secret: OneTimeCode.bytes(secret), at: ask.now)
        else { return false }
        return try tx.useTOTPStep(step, of: account)
    }

    private static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
