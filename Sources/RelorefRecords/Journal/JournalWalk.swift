import Crypto
import Foundation
import RelorefStorage

/// Walks a chain link by link and remembers where it first breaks, a checkpoint's word included.
struct JournalWalk {
    private(set) var verdict = JournalVerdict()
    private var hash: [UInt8] = []
    /// What each checkpoint swears stands at a position.
    private let sworn: [Int: [UInt8]]
    private var canonical: [UInt8] = []

    /// - Parameter after: where the walk begins: what came before was pruned, and signed for.
    init(sworn: [Int: [UInt8]] = [:], after pruned: JournalCheckpoint? = nil) {
        self.sworn = sworn
        guard let pruned else { return }
        verdict.linked = pruned.position
        verdict.pruned = pruned.position
        hash = pruned.hash.bytesOfHexadecimal ?? []
        if let word = sworn[pruned.position], word != hash { fail(at: pruned.position, .notAsSworn) }
    }

    var isBroken: Bool { verdict.firstFault != nil }
    var head: [UInt8] { hash }

    /// Takes the next link.
    ///
    /// - Parameters:
    ///   - fields: the columns of the row that are hashed, in the order of the entry's own hash.
    ///   - ownHash: the column with the entry's own hash, when it has one.
    mutating func take(_ row: RawRow, fields: Range<Int>, ownHash: Int?, chainHash: Int, isMissing: Bool = false) {
        guard !isBroken else { return }
        verdict.linked += 1
        let position = row.int(0) ?? -1
        guard position == verdict.linked else { return fail(at: verdict.linked, .positionMissing) }
        if isMissing { return fail(at: position, .entryMissing) }
        canonical.removeAll(keepingCapacity: true)
        for field in fields {
            let bytes = row[field]
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: bytes.count).bigEndian) {
                canonical.append(contentsOf: $0)
            }
            canonical.append(contentsOf: bytes)
        }
        let entry = canonical.withUnsafeBytes(Self.digest)
        if let ownHash, !Self.equal(entry, row[ownHash]) { return fail(at: position, .entryAltered) }
        var link = SHA256()
        hash.withUnsafeBytes { link.update(bufferPointer: $0) }
        entry.withUnsafeBytes { link.update(bufferPointer: $0) }
        let linked = link.finalize()
        linked.withUnsafeBytes {
            hash.removeAll(keepingCapacity: true)
            hash.append(contentsOf: $0)
        }
        guard Self.equal(linked, row[chainHash]) else {
            return fail(at: position, ownHash == nil ? .entryAltered : .linkAltered)
        }
        if let word = sworn[position], word != hash { fail(at: position, .notAsSworn) }
    }

    private static func digest(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return hasher.finalize()
    }

    /// Both are in the database in the clear: nothing is learnt from how long this takes.
    private static func equal(_ digest: SHA256Digest, _ bytes: UnsafeRawBufferPointer) -> Bool {
        digest.withUnsafeBytes { own in
            guard own.count == bytes.count, let one = own.baseAddress, let other = bytes.baseAddress else {
                return false
            }
            return memcmp(one, other, own.count) == 0
        }
    }

    /// The end of the chain: what was sworn beyond it has been cut off.
    mutating func end() {
        guard !isBroken, let last = sworn.keys.max(), last > verdict.linked else { return }
        fail(at: verdict.linked + 1, .cutOff)
    }

    mutating func count(entries: Int) {
        verdict.waiting = entries - verdict.linked
        verdict.head = hash.hexadecimal
    }

    mutating func fail(at position: Int, _ reason: JournalVerdict.Reason) {
        verdict.firstFault = .init(position: position, reason: reason)
    }
}

extension Sequence<UInt8> {
    package var hexadecimal: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

extension String {
    /// The bytes that hexadecimal digits stand for; nil for anything else.
    package var bytesOfHexadecimal: [UInt8]? {
        let digits = Array(utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
