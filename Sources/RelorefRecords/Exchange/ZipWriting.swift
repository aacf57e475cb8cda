import CShims

/// Packs files into a zip, in memory: the same files give the same bytes, since no date stands in it.
package struct ZipWriting: Sendable {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init() {}

    /// - Parameter name: in ASCII, without a folder.
    package mutating func add(_ name: String, _ plain: [UInt8]) {
        let packed = ZipWriting.deflated(plain)
        let checksum = plain.withUnsafeBufferPointer { reloref_crc32($0.baseAddress, $0.count) }
        let start = bytes.count
        let label = Array(name.utf8)
        // Version 2.0, no flags, deflate, the first day that the format knows (1 January 1980).
        let common =
            Self.two(20) + Self.two(0) + Self.two(8) + Self.two(0) + Self.two(0x21) + Self.four(Int(checksum))
            + Self.four(packed.count) + Self.four(plain.count) + Self.two(label.count) + Self.two(0)
        bytes += [0x50, 0x4B, 3, 4] + common + label + packed
        directory +=
            [0x50, 0x4B, 1, 2] + Self.two(20) + common + Self.two(0) + Self.two(0) + Self.two(0) + Self.four(0)
            + Self.four(start) + label
        count += 1
    }

    package func finished() -> [UInt8] {
        bytes + directory + [0x50, 0x4B, 5, 6] + Self.two(0) + Self.two(0) + Self.two(count) + Self.two(count)
            + Self.four(directory.count) + Self.four(bytes.count) + Self.two(0)
    }

    private static func deflated(_ plain: [UInt8]) -> [UInt8] {
        var packed = [UInt8](repeating: 0, count: plain.count + plain.count / 500 + 64)
        let made = plain.withUnsafeBufferPointer { source in
            packed.withUnsafeMutableBufferPointer {
                reloref_deflate(source.baseAddress, source.count, $0.baseAddress, $0.count)
            }
        }
        packed.removeLast(packed.count - max(0, Int(made)))
        return packed
    }

    private static func two(_ number: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }

    private static func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }
}
