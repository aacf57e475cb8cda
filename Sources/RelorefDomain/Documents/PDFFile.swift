/// A PDF, looked through by its names (ISO 32000): nothing is drawn, nothing is run.
///
/// A program in it, another file in it, or something hung before or behind it refuses it. Its properties are blanked in
/// place where that is safe; where it is not (packed, signed, under a password) they stay, and the page says so.
struct PDFFile {
    /// What a page of paper has no use for.
    private static let programs: Set<String> = ["JavaScript", "Launch", "RichMedia", "XFA", "ImportData", "SubmitForm"]
    private static let carried: Set<String> = ["EmbeddedFile", "EmbeddedFiles", "GoToE"]
    /// How much the packed parts may come to.
    private static let mostInflated = 32 << 20
    /// A paper has fewer of the names that are looked for.
    private static let mostNames = 200_000
    /// The names that are looked for; any other is passed over.
    static let wanted = programs.union(carried).union(PDFProperties.all)
        .union(["Encrypt", "ByteRange", "ObjStm", "Info", "Metadata", "FlateDecode", "Filter"])

    private let bytes: [UInt8]
    private var names: [PDFName] = []
    /// Whether properties are in a part that is packed.
    private var hidesProperties = false

    static func cleaned(
        _ bytes: [UInt8], inflate: (ArraySlice<UInt8>, Int) -> [UInt8]?
    ) throws(FileRefusal) -> CleanFile {
        var file = PDFFile(bytes: bytes)
        let found = try file.look(inflate)
        let (isClosed, isSigned) = (found.contains("Encrypt"), found.contains("ByteRange"))
        if isClosed { return CleanFile(.pdf, bytes, isSigned ? [.protected, .signed] : [.protected]) }
        if isSigned { return CleanFile(.pdf, bytes, [.signed]) }
        var blanking = PDFProperties(bytes, file.names)
        blanking.blank()
        let keeps = file.hidesProperties || blanking.leavesSome
        var remarks: Set<CleanFile.Remark> = keeps ? [.propertiesKept] : []
        guard blanking.bytes != bytes else { return CleanFile(.pdf, bytes, remarks) }
        // A string that was never closed may have run over what it should not.
        var blanked = PDFFile(bytes: blanking.bytes)
        _ = try blanked.look(inflate)
        remarks.insert(.detailsRemoved)
        return CleanFile(.pdf, blanking.bytes, remarks)
    }

    /// Reads the names and refuses what is no paper.
    private mutating func look(_ inflate: (ArraySlice<UInt8>, Int) -> [UInt8]?) throws(FileRefusal) -> Set<String> {
        try checkEnds()
        names = PDFName.all(in: bytes[...], among: Self.wanted)
        guard names.count < Self.mostNames else { throw .damaged(.pdf) }
        let found = Set(names.map(\.text))
        try Self.check(found)
        guard found.contains("Encrypt") else {
            try lookIntoPacked(inflate)
            return found
        }
        if found.contains("ObjStm") { throw .closed }
        return found
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0 || byte == 32 || (9...13).contains(byte) }

    /// It begins with its head and ends with its end: what stands before or behind is another file.
    private func checkEnds() throws(FileRefusal) {
        guard bytes.count > 16, bytes[5] == 0x31 || bytes[5] == 0x32, bytes[6] == 0x2E else { throw .damaged(.pdf) }
        let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        for mark in ["<html", "<script", "<!doctype", "<svg", "<?php", "<body"] where head.contains(mark) {
            throw .twoFiles(.pdf)
        }
        guard let last = bytes.lastIndex(where: { !Self.isBlank($0) }) else { throw .truncated(.pdf) }
        if bytes.has("%%EOF", at: last - 4) { return }
        throw bytes.range(of: "%%EOF", in: 0..<bytes.count) == nil ? .truncated(.pdf) : .twoFiles(.pdf)
    }

    private static func check(_ found: Set<String>) throws(FileRefusal) {
        if !found.isDisjoint(with: programs) { throw .program }
        if !found.isDisjoint(with: carried) { throw .attachments }
    }

    /// Since PDF 1.5 most of the names are packed: they are looked at as well.
    private mutating func lookIntoPacked(
        _ inflate: (ArraySlice<UInt8>, Int) -> [UInt8]?
    ) throws(FileRefusal) {
        var (left, last) = (Self.mostInflated, 0)
        for name in names where name.text == "ObjStm" {
            // One inside another is a trick to have it passed over.
            guard name.place >= last,
                let start = bytes.range(of: "stream", in: name.place..<min(name.place + 4_096, bytes.count)),
                let end = bytes.range(of: "endstream", in: start.upperBound..<bytes.count)
            else { throw .damaged(.pdf) }
            last = end.upperBound
            var first = start.upperBound
            while first < end.lowerBound, bytes[first] == 13 || bytes[first] == 10 { first += 1 }
            let body = bytes[first..<end.lowerBound]
            // A part that is not packed was read with the rest.
            guard isPacked(before: start.lowerBound) else { continue }
            guard left > 0, let plain = inflate(body, left) else { throw .damaged(.pdf) }
            left -= plain.count
            let inside = Set(PDFName.all(in: plain[...], among: Self.wanted).map(\.text))
            try Self.check(inside)
            if !inside.isDisjoint(with: PDFProperties.keys) { hidesProperties = true }
        }
    }

    /// Whether the dictionary that ends here says that what follows is packed.
    private func isPacked(before end: Int) -> Bool {
        let start = max(0, end - 4_096)
        let object = bytes[start..<end].lastRange(of: "obj")?.upperBound ?? start
        return !PDFName.all(in: bytes[object..<end], among: ["Filter"]).isEmpty
    }
}

/// A name as a PDF writes it, "/JavaScript", wherever it stands.
struct PDFName: Hashable {
    let text: String
    /// Where its stroke is.
    let place: Int
    /// Where it ends.
    let end: Int

    private static let longest = 32

    /// Every name that is wanted, with "/J#61vaScript" read as what it means. None is so short that packed parts would
    /// hold it by chance.
    static func all(in bytes: ArraySlice<UInt8>, among wanted: Set<String>) -> [PDFName] {
        var names: [PDFName] = []
        var place = bytes.startIndex
        while let stroke = bytes[place...].firstIndex(of: 0x2F) {
            let (letters, end) = letters(bytes, from: stroke + 1)
            let text = String(decoding: letters, as: UTF8.self)
            if wanted.contains(text) { names.append(PDFName(text: text, place: stroke, end: end)) }
            place = end
        }
        return names
    }

    private static func letters(_ bytes: ArraySlice<UInt8>, from start: Int) -> ([UInt8], Int) {
        var (letters, place) = ([UInt8](), start)
        while place < bytes.endIndex, letters.count < longest {
            let byte = bytes[place]
            if PDFFile.isBlank(byte) || byte == 0x2F || "()<>[]{}%".utf8.contains(byte) { break }
            if byte == 0x23, place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]),
                let low = digit(bytes[place + 2])
            {
                letters.append(high << 4 | low)
                place += 3
            } else {
                letters.append(byte)
                place += 1
            }
        }
        return (letters, place)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

extension [UInt8] {
    /// Where a text stands first within bounds.
    func range(of text: StaticString, in bounds: Range<Int>) -> Range<Int>? {
        let length = text.utf8CodeUnitCount
        guard length > 0, bounds.lowerBound >= 0, bounds.upperBound <= count else { return nil }
        let first = text.utf8Start.pointee
        var place = bounds.lowerBound
        while place + length <= bounds.upperBound,
            let found = self[place..<bounds.upperBound - length + 1].firstIndex(of: first)
        {
            if has(text, at: found) { return found..<found + length }
            place = found + 1
        }
        return nil
    }
}

extension ArraySlice where Element == UInt8 {
    /// Where a text stands last.
    func lastRange(of text: StaticString) -> Range<Int>? {
        let letters = Array("\(text)".utf8)
        guard count >= letters.count else { return nil }
        var place = endIndex - letters.count
        while place >= startIndex {
            if self[place..<place + letters.count].elementsEqual(letters) { return place..<place + letters.count }
            place -= 1
        }
        return nil
    }
}
