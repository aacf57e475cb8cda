/// An account's second factor as it is sealed: the secret in base 32, under the account's own key.
package enum AccountSecrets {
    package static func owner(of account: String) -> String { "account:" + account }

    package static func slot(of account: String) -> SealSlot {
        SealSlot(owner: owner(of: account), table: "account", column: "totp_secret", row: account)
    }

    /// Seals the secret; the account's key is made first when it has none.
    package static func seal(_ base32: String, of account: String, vault: Vault) throws -> [UInt8] {
        try vault.makeKeys(for: [owner(of: account)])
        return try vault.seal(SealedText(base32), slot(of: account)).bytes
    }

    package static func open(_ bytes: [UInt8], of account: String, vault: Vault) throws -> String {
        try vault.open(Sealed<SealedText>(slot: slot(of: account), bytes: bytes)).text
    }
}
