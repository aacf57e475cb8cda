package import Crypto
import RelorefStorage

extension KeyStore {
    /// Wraps every key under a new master key, all of them or none; answers how many.
    package func rewrap(from old: SymmetricKey, to new: SymmetricKey) throws -> Int {
        try store.writeNow { tx in
            let keys = try tx.rows("SELECT owner, wrapped FROM wrapped_key ORDER BY owner")
            for row in keys {
                guard let key = try? AES.KeyWrap.unwrap(try row.bytes("wrapped"), using: old) else {
                    throw VaultError.wrongMasterKey
                }
                let wrapped = [UInt8](try AES.KeyWrap.wrap(key, using: new))
                try tx.run("UPDATE wrapped_key SET wrapped = \(wrapped) WHERE owner = \(try row.text("owner"))")
            }
            return keys.count
        }
    }

    /// How many keys a rotation would wrap anew; each was opened with the master key.
    ///
    /// - Throws: `VaultError.wrongMasterKey`.
    package func countOpened(by masterKey: SymmetricKey) throws -> Int {
        try store.readNow { tx in
            let keys = try tx.rows("SELECT wrapped FROM wrapped_key")
            for row in keys where (try? AES.KeyWrap.unwrap(try row.bytes("wrapped"), using: masterKey)) == nil {
                throw VaultError.wrongMasterKey
            }
            return keys.count
        }
    }

    /// Whether a master key opens what is kept here; a keystore without keys is opened by any.
    package func isOpened(by masterKey: SymmetricKey) throws -> Bool {
        try store.readNow { tx in
            guard let row = try tx.row("SELECT wrapped FROM wrapped_key ORDER BY owner LIMIT 1") else { return true }
            return (try? AES.KeyWrap.unwrap(try row.bytes("wrapped"), using: masterKey)) != nil
        }
    }
}
