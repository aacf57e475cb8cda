/// A PNG, read chunk by chunk (ISO/IEC 15948): what draws the picture is kept, texts, dates and places are not.
struct PNGFile {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// What a picture needs to look right.
    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP",
    ]

    static func cleaned(_ bytes: [UInt8], mostPixels: Int) throws(FileRefusal) -> CleanFile {
        var (out, place) = (signature, signature.count)
        out.reserveCapacity(bytes.count)
        var remarks: Set<CleanFile.Remark> = []
        var (isFirst, hasPicture, exif) = (true, false, ExifBlock?.none)
        while true {
            guard let length = bytes.four(at: place), place + 12 + length <= bytes.count else {
                throw .truncated(.png)
            }
            let end = place + 12 + length
            let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            guard let sum = bytes.four(at: end - 4), sum == Int(Checksum.crc32(bytes[place + 4..<end - 4])) else {
                throw .damaged(.png)
            }
            guard isFirst == (name == "IHDR") else { throw .damaged(.png) }
            switch name {
            case "IHDR": try checkHead(bytes, length, at: place + 8, mostPixels)
            case "eXIf":
                let read = ExifBlock(Array(bytes[place + 8..<end - 4]))
                exif = exif ?? read
                remarks.insert(read.hasPlace ? .placeRemoved : .detailsRemoved)
            case "IDAT":
                if !hasPicture, let directory = exif?.orientationAlone { out += chunk("eXIf", directory) }
                hasPicture = true
            case "IEND": break
            default:
                // A capital letter: whoever does not know it cannot show the picture.
                guard kept.contains(name) || bytes[place + 4] & 0x20 != 0 else { throw .damaged(.png) }
                if !kept.contains(name) { remarks.insert(.detailsRemoved) }
            }
            if kept.contains(name) { out += bytes[place..<end] }
            (isFirst, place) = (false, end)
            if name == "IEND" { break }
        }
        guard hasPicture else { throw .damaged(.png) }
        guard bytes[place...].allSatisfy(PDFFile.isBlank) else { throw .twoFiles(.png) }
        if remarks.contains(.placeRemoved) { remarks.remove(.detailsRemoved) }
        return CleanFile(.png, out, remarks)
    }

    private static func checkHead(
        _ bytes: [UInt8], _ length: Int, at place: Int, _ mostPixels: Int
    ) throws(FileRefusal) {
        guard length == 13, let width = bytes.four(at: place), let height = bytes.four(at: place + 4), width > 0,
            height > 0
        else { throw .damaged(.png) }
        try FileKind.check(width: width, height: height, mostPixels: mostPixels)
    }

    private static func chunk(_ name: StaticString, _ body: [UInt8]) -> [UInt8] {
        let named = Array("\(name)".utf8) + body
        return four(body.count) + named + four(Int(Checksum.crc32(named[...])))
    }

    private static func four(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

/// The check that PNG puts behind each chunk (ISO 3309).
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        let table = table
        return ~bytes.withUnsafeBufferPointer { bytes in
            table.withUnsafeBufferPointer { table in
                var value: UInt32 = ~0
                for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 }
                return value
            }
        }
    }
}
