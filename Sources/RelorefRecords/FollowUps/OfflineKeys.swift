import Crypto
import Foundation
package import RelorefDomain
package import RelorefStorage

/// The half of a key that a telephone is given: what it closes with it, this server alone opens, for that account alone.
package struct OfflineKey: Sendable, Hashable, Identifiable {
    package let id: String
    /// A point on P-256, uncompressed.
    package let publicKey: [UInt8]
}

/// A record as a telephone closed it without a network: a key of its own, closed for the server, and the record under it.
package struct OfflineEnvelope: Sendable, Hashable {
    /// The record's own id, by which it arrives once.
    package let id: String
    package let key: String
    /// The point of the passing key with which the record's key was closed.
    package let point: [UInt8]
    /// Nonce, ciphertext and tag (AES-256-GCM) of the record's key, then of the record.
    package let wrapped: [UInt8]
    package let box: [UInt8]

    package init(id: String, key: String, point: [UInt8], wrapped: [UInt8], box: [UInt8]) {
        (self.id, self.key, self.point, self.wrapped, self.box) = (id, key, point, wrapped, box)
    }

    /// What is bound to the ciphertexts: another record, another account or another purpose does not open them.
    package static func bound(_ id: String, account: String) -> String { "reloref-offline-1|\(account)|\(id)" }
}

/// The envelope was altered, or is another account's.
package struct EnvelopeRefused: Error, Hashable, Sendable {}

extension Transaction {
    /// A key serves so many days for new records; what was closed under an older one still opens.
    private static var keyDays: Int { 30 }

    /// The key for the author's telephone, made when there is none or the last one is old.
    package func offlineKey(by author: Author) throws -> OfflineKey {
        let account = author.actor.id
        let recent = try row(
            """
            SELECT id, public_key FROM offline_key
            WHERE account_id = \(account) AND at > \(author.now.adding(seconds: -86_400 * Self.keyDays))
            ORDER BY at DESC, id DESC LIMIT 1
            """)
        if let recent { return OfflineKey(id: try recent.text("id"), publicKey: try recent.bytes("public_key")) }
        let key = P256.KeyAgreement.PrivateKey()
        let made = OfflineKey(id: author.newID(), publicKey: [UInt8](key.publicKey.x963Representation))
        try author.vault.makeKeys(for: [AccountSecrets.owner(of: account)])
        let sealed = try author.vault.seal(
            SealedText(key.rawRepresentation.base64EncodedString()), Self.slot(made.id, of: account))
        try insert(
            "offline_key",
            [
                "id": made.id, "account_id": account, "public_key": made.publicKey, "sealed": sealed.bytes,
                "at": author.now,
            ])
        return made
    }

    /// What is in an envelope that the author's own telephone closed.
    ///
    /// - Throws: `EnvelopeRefused` for one that was altered, or that another account closed.
    package func open(_ envelope: OfflineEnvelope, by author: Author) throws -> [UInt8] {
        let account = author.actor.id
        let found = try row("SELECT sealed FROM offline_key WHERE id = \(envelope.key) AND account_id = \(account)")
        guard let found else { throw EnvelopeRefused() }
        let text: SealedText = try author.vault.open(
            Sealed(slot: Self.slot(envelope.key, of: account), bytes: try found.bytes("sealed")))
        let bound = Data(OfflineEnvelope.bound(envelope.id, account: account).utf8)
        do {
            let mine = try P256.KeyAgreement.PrivateKey(rawRepresentation: Data(base64Encoded: text.text) ?? Data())
            let theirs = try P256.KeyAgreement.PublicKey(x963Representation: envelope.point)
            let between = try mine.sharedSecretFromKeyAgreement(with: theirs).hkdfDerivedSymmetricKey(
                using: SHA256.self, salt: Data(), sharedInfo: bound, outputByteCount: 32)
            let key = try AES.GCM.open(
                AES.GCM.SealedBox(combined: envelope.wrapped), using: between, authenticating: bound)
            let box = try AES.GCM.SealedBox(combined: envelope.box)
            return [UInt8](try AES.GCM.open(box, using: SymmetricKey(data: key), authenticating: bound))
        } catch {
            throw EnvelopeRefused()
        }
    }

    private static func slot(_ key: String, of account: String) -> SealSlot {
        SealSlot(owner: AccountSecrets.owner(of: account), table: "offline_key", row: key)
    }
}
