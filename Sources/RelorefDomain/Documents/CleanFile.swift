/// A file that was looked through and cleaned: what is kept of what was sent.
package struct CleanFile: Sendable, Hashable {
    /// What the page says of a file that is kept.
    package enum Remark: String, CaseIterable, Sendable {
        /// The place where the photograph was taken was in it, and is gone.
        case placeRemoved
        /// The telephone, the day or a text was in it, and is gone.
        case detailsRemoved
        /// A film or a second picture hung behind it, and is gone.
        case tailRemoved
        /// Properties of the PDF (author, program, dates) stay, because they cannot be taken out safely.
        case propertiesKept
        /// The PDF bears a signature, which any change would break: it is kept as it is.
        case signed
        /// The PDF is under a password, or restricts what may be done with it.
        case protected
    }

    package let kind: FileKind
    package let bytes: [UInt8]
    package let remarks: Set<Remark>

    package init(_ kind: FileKind, _ bytes: [UInt8], _ remarks: Set<Remark> = []) {
        (self.kind, self.bytes, self.remarks) = (kind, bytes, remarks)
    }
}

/// A file as it was sent: its name is what somebody called it, its bytes are what it is.
package struct ReceivedFile: Sendable, Hashable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

    /// What follows the last point of the name, in small letters; empty where there is none.
    package var ending: String {
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
        return name[name.index(after: point)...].lowercased()
    }

    /// Looks through the file byte by byte and takes out what it tells besides the picture; nothing is decoded.
    ///
    /// - Parameter inflate: opens a packed part of a PDF, up to so many bytes; nil where it does not open.
    package func cleaned(
        _ limits: FileLimits = .usual, inflate: (ArraySlice<UInt8>, Int) -> [UInt8]? = { _, _ in nil }
    ) throws(FileRefusal) -> CleanFile {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.bytes else { throw .tooLarge(bytes: bytes.count, limit: limits.bytes) }
        guard let kind = FileKind(bytes) else { throw .notAccepted(StrangeFile(bytes)) }
        guard ending.isEmpty || kind.endings.contains(ending) else { throw .endingDisagrees(kind, ending: ending) }
        return switch kind {
        case .jpeg: try JPEGFile.cleaned(bytes, mostPixels: limits.pixels)
        case .png: try PNGFile.cleaned(bytes, mostPixels: limits.pixels)
        case .pdf: try PDFFile.cleaned(bytes, inflate: inflate)
        }
    }
}

extension FileKind {
    /// Refuses what would fill the memory of whoever opens it.
    static func check(width: Int, height: Int, mostPixels: Int) throws(FileRefusal) {
        let (points, overflow) = width.multipliedReportingOverflow(by: height)
        if overflow || points > mostPixels {
            throw .tooManyPixels(width: width, height: height, limit: mostPixels)
        }
    }
}

extension Array where Element == UInt8 {
    /// Two bytes, big end first; nil beyond the end.
    package func two(at place: Int) -> Int? {
        guard place >= 0, place + 2 <= count else { return nil }
        return Int(self[place]) << 8 | Int(self[place + 1])
    }

    /// Four bytes, big end first; nil beyond the end.
    func four(at place: Int) -> Int? {
        guard let high = two(at: place), let low = two(at: place + 2) else { return nil }
        return high << 16 | low
    }

    /// Whether a text stands at a place.
    func has(_ text: StaticString, at place: Int) -> Bool {
        guard place >= 0, place + text.utf8CodeUnitCount <= count else { return false }
        return text.withUTF8Buffer { letters in
            for offset in letters.indices where self[place + offset] != letters[offset] { return false }
            return true
        }
    }
}
