package import Crypto
import Foundation
import Glibc

/// The installation's master key: 32 random bytes in a file that only its owner reads, on the disk before it is used.
///
/// A new key is first written beside the old one, then every key is wrapped anew in one transaction, then the new file
/// takes the old one's place; wherever that is interrupted, `settled` finds the key that opens the keystore.
package struct MasterKeyFile: Sendable {
    package enum Fault: Error, Hashable {
        /// The file has not 32 bytes.
        case malformed(String)
        case unwritable(String)
    }

    package let path: String
    private var nextPath: String { path + ".next" }

    package init(_ path: String) { self.path = path }

    /// The key, or nil when there is no such file.
    package func read() throws -> SymmetricKey? { try read(path) }

    package func create() throws -> SymmetricKey {
        let key = SymmetricKey(size: .bits256)
        try write(key, to: path)
        return key
    }

    /// The key that opens the keystore; a rotation that was interrupted is finished or forgotten.
    package func settled(_ key: SymmetricKey, with keys: KeyStore) throws -> SymmetricKey {
        guard let next = try read(nextPath) else { return key }
        if try keys.isOpened(by: key) {
            try FileManager.default.removeItem(atPath: nextPath)
            return key
        }
        // Neither opens: both files stay, and the vault says that the key is wrong.
        guard try keys.isOpened(by: next) else { return key }
        try takePlace()
        return next
    }

    /// The same for whoever only looks: nothing is moved.
    package func opening(_ key: SymmetricKey, _ keys: KeyStore) throws -> SymmetricKey {
        guard let next = try read(nextPath), try !keys.isOpened(by: key), try keys.isOpened(by: next) else {
            return key
        }
        return next
    }

    /// Gives the installation a new master key; answers it with how many keys were wrapped anew.
    package func rotate(_ keys: KeyStore) throws -> (key: SymmetricKey, count: Int) {
        guard let written = try read() else { throw Fault.unwritable(path) }
        let old = try settled(written, with: keys)
        let next = SymmetricKey(size: .bits256)
        try write(next, to: nextPath)
        let count = try keys.rewrap(from: old, to: next)
        try takePlace()
        return (next, count)
    }

    private func read(_ path: String) throws -> SymmetricKey? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        guard bytes.count == 32 else { throw Fault.malformed(path) }
        return SymmetricKey(data: bytes)
    }

    private func write(_ key: SymmetricKey, to path: String) throws {
        let bytes = key.withUnsafeBytes { Data($0) }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400)
        guard file >= 0 else { throw Fault.unwritable(path) }
        defer { close(file) }
        guard bytes.withUnsafeBytes({ Glibc.write(file, $0.baseAddress, 32) }) == 32, fsync(file) == 0 else {
            throw Fault.unwritable(path)
        }
        try keepFolder()
    }

    private func takePlace() throws {
        guard rename(nextPath, path) == 0 else { throw Fault.unwritable(path) }
        try keepFolder()
    }

    /// A file's name is on the disk once its folder is.
    private func keepFolder() throws {
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Fault.unwritable(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Fault.unwritable(path) }
    }
}
