/// What a camera writes into a photograph: which way up it is, and often where it was taken.
///
/// Only the orientation is kept, in a block of its own making. Source: CIPA DC-008 (Exif), a TIFF directory.
struct ExifBlock: Hashable {
    /// 1 is upright; 2 to 8 are turned or mirrored.
    private(set) var orientation = 1
    private(set) var hasPlace = false

    private static let mostEntries = 512

    /// - Parameter bytes: from the byte order on ("II" or "MM"); whatever cannot be read says nothing.
    init(_ bytes: [UInt8]) {
        let isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
        guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return }
        func two(_ place: Int) -> Int? {
            bytes.two(at: place).map { isLittle ? ($0 & 0xFF) << 8 | $0 >> 8 : $0 }
        }
        func four(_ place: Int) -> Int? {
            guard let first = two(place), let second = two(place + 2) else { return nil }
            return isLittle ? second << 16 | first : first << 16 | second
        }
        guard let start = four(4), let entries = two(start) else { return }
        for entry in 0..<min(entries, Self.mostEntries) {
            let place = start + 2 + entry * 12
            guard let tag = two(place), let value = two(place + 8) else { return }
            if tag == 0x0112, (1...8).contains(value) { orientation = value }
            if tag == 0x8825 { hasPlace = true }
        }
    }

    /// A directory that says the orientation and nothing else; nil for a picture that is upright.
    var orientationAlone: [UInt8]? {
        guard orientation > 1 else { return nil }
        return [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    }
}
