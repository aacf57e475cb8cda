import CShims

/// A zip file that somebody sent: its files by name, each within bounds, so that a small one cannot fill the memory
/// (security R52).
package struct ZipReading: Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// It is no zip file, it is damaged, or it is of a kind that we do not read (encrypted, zip64).
        case unreadable
        /// Too many files, or too many bytes when unpacked.
        case tooLarge
    }

    package struct Entry: Sendable, Hashable {
        package let name: String
        /// Bytes when unpacked, as the archive says.
        package let size: Int
        let packedSize: Int
        let method: Int
        let start: Int
        let checksum: UInt32
    }

    package static let mostEntries = 400
    /// Unpacked, all files together.
    package static let mostBytes = 128 << 20

    package let entries: [Entry]
    private let bytes: [UInt8]

    package static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

    package init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        entries = try ZipReading.directory(bytes)
    }

    /// The central directory at the end, which alone says what the archive holds.
    private static func directory(_ bytes: [UInt8]) throws(Fault) -> [Entry] {
        let first = max(0, bytes.count - 65_557)
        guard bytes.count >= 22,
            let end = (first...bytes.count - 22).last(where: { bytes[$0...].starts(with: [0x50, 0x4B, 5, 6]) })
        else { throw .unreadable }
        let count = number(bytes, end + 10, 2)
        var place = number(bytes, end + 16, 4)
        guard count <= mostEntries else { throw .tooLarge }
        var entries: [Entry] = []
        var total = 0
        for _ in 0..<count {
            guard place + 46 <= bytes.count, bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) else { throw .unreadable }
            let nameLength = number(bytes, place + 28, 2)
            guard place + 46 + nameLength <= bytes.count, number(bytes, place + 8, 2) & 1 == 0 else {
                throw .unreadable
            }
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
            let entry = Entry(
                name: name, size: number(bytes, place + 24, 4), packedSize: number(bytes, place + 20, 4),
                method: number(bytes, place + 10, 2), start: number(bytes, place + 42, 4),
                checksum: UInt32(truncatingIfNeeded: number(bytes, place + 16, 4)))
            total += entry.size
            guard total <= mostBytes else { throw .tooLarge }
            if !name.hasSuffix("/") { entries.append(entry) }
            place += 46 + nameLength + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
        }
        return entries
    }

    /// One file, unpacked; it is never longer than the archive said.
    package func file(_ entry: Entry) throws(Fault) -> [UInt8] {
        guard entry.start + 30 <= bytes.count, bytes[entry.start...].starts(with: [0x50, 0x4B, 3, 4]) else {
            throw .unreadable
        }
        let start =
            entry.start + 30 + ZipReading.number(bytes, entry.start + 26, 2)
            + ZipReading.number(bytes, entry.start + 28, 2)
        guard start + entry.packedSize <= bytes.count else { throw .unreadable }
        let packed = bytes[start..<start + entry.packedSize]
        let plain: [UInt8]
        switch entry.method {
        case 0: plain = Array(packed)
        case 8: plain = try ZipReading.inflated(packed, entry.size)
        default: throw .unreadable
        }
        let checksum = plain.withUnsafeBufferPointer { reloref_crc32($0.baseAddress, $0.count) }
        guard plain.count == entry.size, checksum == entry.checksum else { throw .unreadable }
        return plain
    }

    private static func inflated(_ packed: ArraySlice<UInt8>, _ size: Int) throws(Fault) -> [UInt8] {
        var plain = [UInt8](repeating: 0, count: max(size, 1))
        let made = packed.withUnsafeBufferPointer { source in
            plain.withUnsafeMutableBufferPointer {
                reloref_inflate(source.baseAddress, source.count, $0.baseAddress, $0.count)
            }
        }
        guard made == Int64(size) else { throw .unreadable }
        return size == 0 ? [] : plain
    }

    /// A number of the archive: little end first.
    private static func number(_ bytes: [UInt8], _ place: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 | (place + $1 < bytes.count ? Int(bytes[place + $1]) << (8 * $1) : 0) }
    }
}
