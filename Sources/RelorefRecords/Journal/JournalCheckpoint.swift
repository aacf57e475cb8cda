package import Crypto
import Foundation
package import RelorefDomain

/// A signed statement of how long a journal was at a moment and what its last link was: kept outside, it shows that
/// entries were cut off or that the whole chain was written anew (security R43).
package struct JournalCheckpoint: Sendable, Hashable, Codable {
    package enum Chain: String, Sendable, Codable, CaseIterable { case writes, openings }

    package let journal: Chain
    package let position: Int
    /// The last link's hash, hexadecimal.
    package let hash: String
    package let at: Moment
    /// The public key that the signature is checked with.
    package let key: String
    package let signature: String

    package init(
        _ journal: Chain, position: Int, hash: [UInt8], at: Moment, signedBy signer: Curve25519.Signing.PrivateKey
    ) throws {
        let hash = hash.hexadecimal
        let statement = Self.statement(journal, position, hash, at)
        self.journal = journal
        self.position = position
        self.hash = hash
        self.at = at
        key = signer.publicKey.rawRepresentation.hexadecimal
        signature = try signer.signature(for: Data(statement.utf8)).hexadecimal
    }

    /// One that was kept, as it stands: whether it holds is another question.
    init(_ journal: Chain, position: Int, hash: String, at: Moment, key: String, signature: String) {
        (self.journal, self.position, self.hash, self.at) = (journal, position, hash, at)
        (self.key, self.signature) = (key, signature)
    }

    /// What is signed, and what a person can read out.
    package var statement: String { Self.statement(journal, position, hash, at) }

    private static func statement(_ journal: Chain, _ position: Int, _ hash: String, _ at: Moment) -> String {
        "reloref journal checkpoint 1\n\(journal.rawValue)\n\(position)\n\(hash)\n\(at.text)\n"
    }

    /// Whether the statement is the one that was signed, by the key that is expected.
    package func holds(expecting expected: String? = nil) -> Bool {
        guard expected.map({ $0 == key }) ?? true, let raw = key.bytesOfHexadecimal,
            let signature = signature.bytesOfHexadecimal,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
        else { return false }
        return key.isValidSignature(signature, for: Data(statement.utf8))
    }

    package var fileName: String {
        let digits = String(position)
        return "\(journal.rawValue)-\(String(repeating: "0", count: max(0, 12 - digits.count)))\(digits).json"
    }
}

extension Vault {
    /// The key that signs checkpoints: the installation's own, from the keystore.
    package func checkpointSigner() throws -> Curve25519.Signing.PrivateKey {
        try Curve25519.Signing.PrivateKey(rawRepresentation: try secret("journal-checkpoints"))
    }

    /// What the signatures are checked with, hexadecimal: to be noted apart from the installation.
    package func checkpointKey() throws -> String { try checkpointSigner().publicKey.rawRepresentation.hexadecimal }
}
