package import RelorefDomain

/// Invented files, small and whole: what a telephone, a scanner or a stranger sends.
package enum SampleFile {
    /// Words that must be found nowhere in a file that was cleaned.
    package static let place = "SECRETPLACE"
    package static let author = "SECRETAUTHOR"

    /// What a camera writes: which way up, and where.
    package static func exif(orientation: Int = 6, little: Bool = true, hasPlace: Bool = true) -> [UInt8] {
        func two(_ number: Int) -> [UInt8] {
            let (high, low) = (UInt8(number >> 8 & 255), UInt8(number & 255))
            return little ? [low, high] : [high, low]
        }
        func four(_ number: Int) -> [UInt8] {
            little ? two(number) + two(number >> 16) : two(number >> 16) + two(number)
        }
        var entries = [two(0x0112) + two(3) + four(1) + two(orientation) + two(0)]
        if hasPlace { entries.append(two(0x8825) + two(4) + four(1) + four(64)) }
        let head: [UInt8] = little ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
        return head + four(8) + two(entries.count) + entries.flatMap { $0 } + four(0) + Array(place.utf8)
    }

    package static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 255)] + body
    }

    /// A photograph of so many points with whatever hangs on it.
    package static func jpeg(
        width: Int = 1600, height: Int = 1200, told: [[UInt8]]? = nil, tail: [UInt8] = []
    ) -> [UInt8] {
        let usual = [
            segment(0xE1, Array("Exif\0\0".utf8) + exif()),
            segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>\(place)</x:xmpmeta>".utf8)),
            segment(0xED, Array("Photoshop 3.0\0\(author)".utf8)), segment(0xFE, Array(author.utf8)),
            segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9, 9]),
        ]
        let size = [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
        return [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0])
            + (told ?? usual).flatMap { $0 } + segment(0xDB, [UInt8](repeating: 1, count: 65))
            + segment(0xC0, [8] + size + [1, 1, 0x11, 0]) + segment(0xC4, [UInt8](repeating: 0, count: 20))
            + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0x34, 0xFF, 0, 0x56, 0xFF, 0xD0, 0x78] + [0xFF, 0xD9] + tail
    }

    package static func four(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    package static func chunk(_ name: String, _ body: [UInt8] = [], sum: Int? = nil) -> [UInt8] {
        let named = Array(name.utf8) + body
        return four(body.count) + named + four(sum ?? checksum(named))
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var value: UInt32 = ~0
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
        }
        return Int(~value)
    }

    package static func png(
        width: Int = 2, height: Int = 2, told: [[UInt8]]? = nil, tail: [UInt8] = []
    ) -> [UInt8] {
        let usual = [
            chunk("tEXt", Array("Author\0\(author)".utf8)), chunk("tIME", [7, 0xEA, 11, 27, 0, 0, 0]),
            chunk("eXIf", exif()), chunk("pHYs", four(2835) + four(2835) + [1]),
        ]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", four(width) + four(height) + [8, 2, 0, 0, 0]) + (told ?? usual).flatMap { $0 }
            + chunk("IDAT", [0x78, 1, 1, 2, 3]) + chunk("IEND") + tail
    }

    /// A PDF of one empty page.
    ///
    /// - Parameters:
    ///   - more: what else the catalogue says.
    ///   - objects: further objects, whole.
    package static func pdf(more: String = "", objects: String = "", trailer: String = "", tail: String = "") -> [UInt8]
    {
        Array(
            """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R \(more) >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
            9 0 obj << /Title (a \\) \(author)) /Author <\(hex(author))> /Producer (\(author) (in) ) >> endobj
            \(objects)
            trailer << /Root 1 0 R /Info 9 0 R \(trailer) >>
            startxref
            0
            %%EOF\(tail)
            """.utf8)
    }

    package static func hex(_ text: String) -> String {
        text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Whether a text stands in a file, as letters or as digits.
    package static func finds(_ text: String, in bytes: [UInt8]) -> Bool {
        let whole = String(decoding: bytes, as: Unicode.ASCII.self)
        return whole.contains(text) || whole.contains(hex(text))
    }

    /// A file that is kept, ready to be received.
    package static func clean(_ seed: Int = 0) throws -> CleanFile {
        try ReceivedFile(name: "photo.jpg", bytes: jpeg(width: 100 + seed)).cleaned()
    }
}
