import CShims

/// Opens the packed parts of a PDF (zlib), to look at the names in them.
package enum Inflating {
    /// What a first guess at the size is multiplied by, as long as it was too small.
    private static let growth = 8

    /// - Returns: nil for what is damaged, or comes to more than `most` bytes.
    package static func open(_ packed: ArraySlice<UInt8>, most: Int) -> [UInt8]? {
        // Two bytes say how it is packed; the sum at the end is not looked at.
        guard packed.count > 6, let first = packed.first, first & 0x0F == 8 else { return nil }
        let body = packed.dropFirst(2)
        var capacity = min(most, max(4_096, packed.count * 4))
        while true {
            var plain = [UInt8](repeating: 0, count: capacity)
            let made = body.withUnsafeBufferPointer { source in
                plain.withUnsafeMutableBufferPointer {
                    reloref_inflate(source.baseAddress, source.count, $0.baseAddress, $0.count)
                }
            }
            if made >= 0 { return Array(plain.prefix(Int(made))) }
            if capacity == most { return nil }
            capacity = min(most, capacity * growth)
        }
    }
}
