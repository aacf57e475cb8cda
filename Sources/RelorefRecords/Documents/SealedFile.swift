import RelorefDomain

/// What a file was called, and how much of it there is: sealed, so that nothing can be cut off or hung on.
struct SealedFileHead: Sealable, Hashable {
    static let padding = 64
    let name: String
    let size: Int
    let parts: Int

    init(name: String, size: Int, parts: Int) { (self.name, self.size, self.parts) = (name, size, parts) }

    var sealedFields: [String] { [name, String(size), String(parts)] }

    init?(sealedFields: [String]) {
        guard sealedFields.count >= 3, let size = Int(sealedFields[1]), let parts = Int(sealedFields[2]) else {
            return nil
        }
        self.init(name: sealedFields[0], size: size, parts: parts)
    }
}

/// A part of a file's bytes. Its row's name says which part of which file it is, and is sealed with it.
struct SealedPart: Sealable, Hashable {
    static let size = 256 << 10

    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var sealedFields: [String] { [] }
    init?(sealedFields: [String]) { nil }

    /// One field of bytes instead of texts, in the same frame, so that whoever walks over all sealed values reads it.
    var sealedBytes: [UInt8] {
        var framed = UInt32(bytes.count).bigEndianBytes
        framed.reserveCapacity(bytes.count + 8)
        framed += bytes
        framed += UInt32.max.bigEndianBytes
        return framed
    }

    init?(sealedBytes framed: [UInt8]) {
        guard framed.count >= 8 else { return nil }
        let length = Int(UInt32(bigEndianBytes: framed.prefix(4)))
        guard length == framed.count - 8 else { return nil }
        bytes = Array(framed[4..<4 + length])
    }

    /// The name of the row that holds a part.
    static func row(_ file: String, _ place: Int) -> String { "\(file)/\(place)" }
}
