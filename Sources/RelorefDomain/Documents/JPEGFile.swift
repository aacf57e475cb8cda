/// A JPEG, read marker by marker (ITU-T T.81, annex B): what draws the picture is kept, what tells of it is not.
struct JPEGFile {
    private let bytes: [UInt8]
    private let mostPixels: Int
    private var kept: [UInt8] = [0xFF, 0xD8]
    /// Where a block of orientation would go: behind the JFIF head, which comes first.
    private var head = 2
    private var place = 2
    private var exif: ExifBlock?
    private var remarks: Set<CleanFile.Remark> = []
    private var hasFrame = false
    private var hasScan = false

    private init(_ bytes: [UInt8], mostPixels: Int) { (self.bytes, self.mostPixels) = (bytes, mostPixels) }

    static func cleaned(_ bytes: [UInt8], mostPixels: Int) throws(FileRefusal) -> CleanFile {
        var file = JPEGFile(bytes, mostPixels: mostPixels)
        file.kept.reserveCapacity(bytes.count)
        while try file.takeSegment() {}
        return try file.finished()
    }

    /// - Returns: false at the end of the picture.
    private mutating func takeSegment() throws(FileRefusal) -> Bool {
        guard place < bytes.count else { throw .truncated(.jpeg) }
        guard bytes[place] == 0xFF else { throw .damaged(.jpeg) }
        while place < bytes.count, bytes[place] == 0xFF { place += 1 }
        guard place < bytes.count else { throw .truncated(.jpeg) }
        let marker = bytes[place]
        place += 1
        if marker == 0xD9 { return false }
        // Alone in the picture's data, or nowhere.
        if marker < 0xC0 || (0xD0...0xD8).contains(marker) { throw .damaged(.jpeg) }
        guard let length = bytes.two(at: place) else { throw .truncated(.jpeg) }
        guard length >= 2 else { throw .damaged(.jpeg) }
        guard place + length <= bytes.count else { throw .truncated(.jpeg) }
        let body = Array(bytes[place + 2..<place + length])
        place += length
        try take(marker, body)
        return true
    }

    private mutating func take(_ marker: UInt8, _ body: [UInt8]) throws(FileRefusal) {
        switch marker {
        case 0xC0, 0xC1, 0xC2:
            guard !hasFrame, let height = body.two(at: 1), let width = body.two(at: 3), height > 0, width > 0 else {
                throw .damaged(.jpeg)
            }
            try FileKind.check(width: width, height: height, mostPixels: mostPixels)
            hasFrame = true
            keep(marker, body)
        case 0xC4, 0xDB, 0xDD: keep(marker, body)
        // Ways of packing that no browser opens.
        case 0xC3, 0xC5...0xCF, 0xDC, 0xDE, 0xDF: throw .damaged(.jpeg)
        case 0xDA:
            guard hasFrame else { throw .damaged(.jpeg) }
            keep(marker, body)
            try takeScan()
        default: takeTold(marker, body)
        }
    }

    private mutating func keep(_ marker: UInt8, _ body: [UInt8]) {
        let length = body.count + 2
        kept += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
        kept += body
    }

    /// The packed picture: up to the next marker that is not part of it.
    private mutating func takeScan() throws(FileRefusal) {
        let start = place
        let end = bytes.withUnsafeBufferPointer { bytes -> Int? in
            var place = start
            while place + 1 < bytes.count {
                if bytes[place] == 0xFF {
                    let next = bytes[place + 1]
                    if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return place }
                }
                place += 1
            }
            return nil
        }
        guard let end else { throw .truncated(.jpeg) }
        kept += bytes[start..<end]
        place = end
        hasScan = true
    }

    /// What tells of the picture: of all that, its colours and which way up it is.
    private mutating func takeTold(_ marker: UInt8, _ body: [UInt8]) {
        switch marker {
        case 0xE0 where body.has("JFIF\0", at: 0) && body.count >= 14:
            // Without the small picture that some cameras put there, which may show more than the large one.
            guard kept.count == 2 else { return }
            keep(marker, Array(body.prefix(12)) + [0, 0])
            head = kept.count
            if body.count > 14 { remarks.insert(.detailsRemoved) }
        case 0xE1 where body.has("Exif\0\0", at: 0):
            let read = ExifBlock(Array(body.dropFirst(6)))
            if exif == nil { exif = read }
            remarks.insert(read.hasPlace ? .placeRemoved : .detailsRemoved)
        case 0xE2 where body.has("ICC_PROFILE\0", at: 0): keep(marker, body)
        case 0xEE where body.has("Adobe", at: 0) && body.count >= 12: keep(marker, Array(body.prefix(12)))
        default: remarks.insert(.detailsRemoved)
        }
    }

    private mutating func finished() throws(FileRefusal) -> CleanFile {
        guard hasScan else { throw .truncated(.jpeg) }
        try lookBehind()
        if let directory = exif?.orientationAlone {
            let body = Array("Exif\0\0".utf8) + directory
            kept.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body, at: head)
        }
        kept += [0xFF, 0xD9]
        if remarks.contains(.placeRemoved) { remarks.remove(.detailsRemoved) }
        return CleanFile(.jpeg, kept, remarks)
    }

    /// Telephones hang a second picture or a short film behind the first one: that is cut off. Anything else is another
    /// file under the same name.
    private mutating func lookBehind() throws(FileRefusal) {
        guard let start = bytes[place...].firstIndex(where: { !PDFFile.isBlank($0) }) else { return }
        let isPicture = bytes[start...].starts(with: [0xFF, 0xD8, 0xFF])
        // The film's length comes before its name, and begins with zeros.
        let isFilm =
            (0...4).contains { bytes.has("ftyp", at: start + $0) } || bytes.suffix(4).elementsEqual("SEFT".utf8)
        guard isPicture || isFilm else { throw .twoFiles(.jpeg) }
        remarks.insert(.tailRemoved)
    }
}
