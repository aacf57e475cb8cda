package import Crypto
import Foundation
package import RelorefDomain
import Synchronization

/// Why a sealed value cannot be read or written.
package enum VaultError: Error, Hashable {
    /// The key was destroyed: the file has been erased.
    case erased(String)
    /// No key exists for this owner.
    case noKey(String)
    /// The ciphertext was altered, or belongs to another row.
    case tampered(table: String, row: String)
    /// The key of this installation does not open its keystore.
    case wrongMasterKey
}

/// Seals and opens personal fields under one key per household (or site), destroyable one by one.
///
/// Field = 0x01 ‖ key version (2) ‖ nonce (12) ‖ ciphertext ‖ tag (16), AES-256-GCM; keys are wrapped by AES-KW under
/// the installation's master key (security § 3.4).
package final class Vault: Sendable {
    private let keys: KeyStore
    private let masterKey: SymmetricKey
    private let cache = Mutex(KeyCache(limit: 10_000))
    /// The owners whose key was renewed, with the version in force; nil until it is first asked for.
    private let renewed = Mutex<[String: Int]?>(nil)

    package init(keys: KeyStore, masterKey: SymmetricKey) {
        self.keys = keys
        self.masterKey = masterKey
    }

    /// Makes keys for new owners, durable when the call returns. Call it before the first field is sealed.
    package func makeKeys(for owners: [String]) throws {
        let made = try owners.map { owner in
            let key = SymmetricKey(size: .bits256)
            return (owner: owner, key: key, wrapped: [UInt8](try AES.KeyWrap.wrap(key, using: masterKey)))
        }
        let kept = try keys.add(made.map { (owner: $0.owner, wrapped: $0.wrapped) })
        cache.withLock { for new in made where kept.contains(new.owner) { $0.remember(new.key, for: new.owner) } }
    }

    package func seal<Value: Sealable>(_ value: Value, _ slot: SealSlot) throws -> Sealed<Value> {
        Sealed(slot: slot, bytes: try seal(value.sealedBytes, slot))
    }

    private func seal(_ plain: [UInt8], _ slot: SealSlot) throws -> [UInt8] {
        let version = try version(of: slot.owner)
        let key = try key(of: slot.owner, version)
        let box = try AES.GCM.seal(Data(plain), using: key, authenticating: Data(slot.associatedData.utf8))
        guard let combined = box.combined else { throw VaultError.tampered(table: slot.table, row: slot.row) }
        return [1, UInt8(truncatingIfNeeded: version >> 8), UInt8(truncatingIfNeeded: version)] + [UInt8](combined)
    }

    package func open<Value: Sealable>(_ sealed: Sealed<Value>) throws -> Value {
        guard let value = Value(sealedBytes: try open(sealed.bytes, sealed.slot)) else {
            throw VaultError.tampered(table: sealed.slot.table, row: sealed.slot.row)
        }
        return value
    }

    private func open(_ bytes: [UInt8], _ slot: SealSlot) throws -> [UInt8] {
        let altered = VaultError.tampered(table: slot.table, row: slot.row)
        // What an erasure emptied, as another server that still remembers the key sees it.
        if bytes.isEmpty { throw VaultError.erased(slot.owner) }
        guard bytes.count > 31, bytes[0] == 1 else { throw altered }
        let key = try key(of: slot.owner, Int(bytes[1]) << 8 | Int(bytes[2]))
        guard let box = try? AES.GCM.SealedBox(combined: Data(bytes.dropFirst(3))),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Data(slot.associatedData.utf8))
        else { throw altered }
        return [UInt8](plain)
    }

    /// Makes a newer key for an owner that has one, durable when the call returns: whatever is sealed from then on is
    /// sealed under it, and the older one still opens what it sealed (R33).
    package func renewKey(of owner: String) throws {
        let version = try version(of: owner) + 1
        guard version < 1 << 16, try keys.wrapped(owner, version: version - 1) != nil else {
            throw try keys.isErased(owner) ? VaultError.erased(owner) : VaultError.noKey(owner)
        }
        let key = SymmetricKey(size: .bits256)
        try keys.renew(owner, version: version, wrapped: [UInt8](try AES.KeyWrap.wrap(key, using: masterKey)))
        renewed.withLock { kept in
            if var known = kept {
                known[owner] = version
                kept = known
            }
        }
        cache.withLock { $0.remember(key, for: KeyStore.name(owner, version)) }
    }

    /// The same value under the key in force; nil when it is under that one already.
    package func reseal(_ bytes: [UInt8], _ slot: SealSlot) throws -> [UInt8]? {
        let plain = try open(bytes, slot)
        let current = try version(of: slot.owner)
        guard Int(bytes[1]) << 8 | Int(bytes[2]) < current else { return nil }
        return try seal(plain, slot)
    }

    /// Destroys the owner's older keys: what was still sealed under them is unreadable at once.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func retireOldKeys(of owner: String) throws -> Int {
        let version = try version(of: owner)
        let gone = try keys.retire(owner, before: version)
        cache.withLock { for old in 1..<max(version, 1) { $0.forget(KeyStore.name(owner, old)) } }
        return gone
    }

    /// The version in force of an owner's key.
    private func version(of owner: String) throws -> Int {
        if let known = renewed.withLock({ $0 }) { return known[owner] ?? 1 }
        let versions = try keys.versions()
        return renewed.withLock { kept in
            if kept == nil { kept = versions }
            return kept?[owner] ?? 1
        }
    }

    /// The value, or nil when the file has been erased; anything else that goes wrong is an error.
    package func openIfKept<Value: Sealable>(_ sealed: Sealed<Value>) throws -> Value? {
        do { return try open(sealed) } catch VaultError.erased { return nil }
    }

    /// A value under another owner's key, or in another row; nil when the owner it is under was erased.
    package func move(_ bytes: [UInt8], from old: SealSlot, to new: SealSlot) throws -> [UInt8]? {
        do { return try seal(try open(bytes, old), new) } catch VaultError.erased(old.owner) { return nil }
    }

    /// A keyed digest of a file's bytes, for finding the same one twice in one household and nowhere else.
    package func fingerprint(of bytes: [UInt8], owner: String) throws -> [UInt8] {
        let content = SHA256.hash(data: bytes).map { String($0, radix: 16) }.joined(separator: ".")
        return try mark("\(owner)|\(content)", purpose: "document")
    }

    /// A keyed digest of a text (address, telephone) under a key of its own, for finding the same one twice.
    package func mark(_ text: String, purpose: String) throws -> [UInt8] {
        let owner = "purpose:" + purpose
        let isAtHand = cache.withLock { $0[owner] != nil }
        if !isAtHand, try keys.wrapped(owner) == nil { try makeKeys(for: [owner]) }
        let key = try key(of: owner, 1)
        return [UInt8](HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }

    /// Destroys an owner's key: what it sealed is unreadable at once here, and in every copy that lacks the keystore.
    package func erase(_ owner: String, at moment: Moment) throws { _ = try erase([owner], at: moment) }

    /// - Returns: how many of the keys were still there.
    @discardableResult
    package func erase(_ owners: [String], at moment: Moment) throws -> Int {
        let destroyed = try keys.erase(owners, at: moment.text)
        let versions = try owners.map { ($0, try version(of: $0)) }
        cache.withLock {
            for (owner, version) in versions { for old in 1...version { $0.forget(KeyStore.name(owner, old)) } }
        }
        return destroyed
    }

    /// Has the owners' keys at hand, read together: one by one, each would wait for the keystore.
    ///
    /// A key that is missing, or was renewed, is looked for again when it is needed.
    package func keepAtHand(_ owners: Set<String>) throws {
        let missing = cache.withLock { cache in owners.filter { cache[$0] == nil } }
        guard !missing.isEmpty else { return }
        for (owner, wrapped) in try keys.wrapped(missing) {
            guard let key = try? AES.KeyWrap.unwrap(wrapped, using: masterKey) else { throw VaultError.wrongMasterKey }
            cache.withLock { $0.remember(key, for: owner) }
        }
    }

    private func key(of owner: String, _ version: Int) throws -> SymmetricKey {
        let name = KeyStore.name(owner, version)
        if let known = cache.withLock({ $0[name] }) { return known }
        guard let wrapped = try keys.wrapped(owner, version: version) else {
            throw try keys.isErased(owner) ? VaultError.erased(owner) : VaultError.noKey(owner)
        }
        guard let key = try? AES.KeyWrap.unwrap(wrapped, using: masterKey) else { throw VaultError.wrongMasterKey }
        cache.withLock { $0.remember(key, for: name) }
        return key
    }
}

extension Vault {
    /// 32 bytes of the installation's own for one purpose (the passwords' pepper …), always the same.
    package func secret(_ purpose: String) throws -> [UInt8] { try mark("secret", purpose: purpose) }
}
