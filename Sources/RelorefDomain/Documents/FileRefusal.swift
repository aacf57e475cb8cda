/// Why a file is not kept. Each has its sentence: what is wrong, and what to do.
package enum FileRefusal: Error, Hashable, Sendable {
    case empty
    /// - Parameters:
    ///   - bytes: what it weighs.
    ///   - limit: what a file may weigh.
    case tooLarge(bytes: Int, limit: Int)
    /// Neither a PDF nor a JPEG nor a PNG.
    case notAccepted(StrangeFile)
    /// The name says something else than the bytes.
    case endingDisagrees(FileKind, ending: String)
    /// It stops before its end: a transfer that was cut.
    case truncated(FileKind)
    /// Its parts do not hold together.
    case damaged(FileKind)
    /// Another file stands before its beginning, or behind its end, or poses as its beginning.
    case twoFiles(FileKind)
    /// More points than a page can need: opened, it would fill the memory.
    case tooManyPixels(width: Int, height: Int, limit: Int)
    /// A PDF that holds a program, a form that runs one, or that opens something.
    case program
    /// A PDF that carries other files.
    case attachments
    /// A PDF under a password whose inside cannot be looked at.
    case closed
    /// The scanner of the installation knows something harmful in it, by this name.
    case infected(String)
    /// The scanner of the installation does not answer: nothing is kept that it has not looked at.
    case notScanned
}

/// What a file may be.
package struct FileLimits: Sendable, Hashable {
    package var bytes: Int
    package var pixels: Int
    /// Of one household, old versions counted.
    package var files: Int
    package var totalBytes: Int
    /// Of one version of a document: front and back, the pages of a lease.
    package var pages: Int

    package init(
        bytes: Int = 10 << 20, pixels: Int = 50_000_000, files: Int = 200, totalBytes: Int = 2 << 30, pages: Int = 10
    ) {
        (self.bytes, self.pixels, self.files, self.totalBytes, self.pages) = (bytes, pixels, files, totalBytes, pages)
    }

    package static let usual = FileLimits()
}
