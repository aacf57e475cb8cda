import Foundation
import RelorefDomain
import RelorefRecords
import RelorefTesting
import Testing

/// Since PDF 1.5 most names of a PDF are packed: what hides there is found as well.
struct PackedPDFTests {
    /// As zlib packs it; the sum at the end is not looked at.
    private static func packed(_ plain: [UInt8]) -> [UInt8] {
        var zip = ZipWriting()
        zip.add("a", plain)
        let bytes = zip.finished()
        let size = (0..<4).reduce(0) { $0 | Int(bytes[18 + $1]) << (8 * $1) }
        return [0x78, 0x9C] + bytes[31..<31 + size] + [0, 0, 0, 0]
    }

    private static func pdf(_ body: [UInt8], dictionary: String = "/Type /ObjStm /Filter /FlateDecode") -> [UInt8] {
        let whole = String(decoding: SampleFile.pdf(), as: UTF8.self).components(separatedBy: "startxref")
        let object = Array("6 0 obj << \(dictionary) /Length \(body.count) >> stream\n".utf8) + body
        return Array(whole[0].utf8) + object + Array("\nendstream endobj\nstartxref\(whole[1])".utf8)
    }

    private func read(_ bytes: [UInt8]) throws(FileRefusal) -> CleanFile { try FileReaderTests.read("a.pdf", bytes) }

    @Test func `a program in a packed part refuses the file`() {
        let hidden = Self.packed(Array("1 0 << /S /JavaScript /JS (app.alert) >>".utf8))
        #expect(throws: FileRefusal.program) { try read(Self.pdf(hidden)) }
        let veiled = Self.packed(Array("1 0 << /S /J#61vaScript >>".utf8))
        #expect(throws: FileRefusal.program) {
            try read(Self.pdf(veiled, dictionary: "/Type /ObjStm /F#69lter /FlateDecode"))
        }
    }

    @Test func `other files in a packed part refuse the file`() {
        let hidden = Self.packed(Array("1 0 << /EmbeddedFiles 7 0 R >>".utf8))
        #expect(throws: FileRefusal.attachments) { try read(Self.pdf(hidden)) }
    }

    @Test func `packed properties stay, and it is said`() throws {
        let clean = try read(Self.pdf(Self.packed(Array("1 0 << /Author (somebody) >>".utf8))))
        #expect(clean.remarks.contains(.propertiesKept))
        #expect(try read(Self.pdf(Self.packed(Array("1 0 << /Type /Page >>".utf8)))).remarks == [.detailsRemoved])
    }

    @Test func `what does not open, or opens into too much, is refused`() {
        #expect(throws: FileRefusal.damaged(.pdf)) { try read(Self.pdf([1, 2, 3, 4, 5, 6, 7, 8])) }
        let bomb = Self.packed([UInt8](repeating: 32, count: (32 << 20) + 1))
        #expect(bomb.count < 1 << 20)
        #expect(throws: FileRefusal.damaged(.pdf)) { try read(Self.pdf(bomb)) }
    }

    @Test func `one packed part inside another is refused`() {
        let inner = Array("/ObjStm stream\n".utf8) + Self.packed(Array("/S /JavaScript".utf8))
        #expect(throws: FileRefusal.damaged(.pdf)) { try read(Self.pdf(inner, dictionary: "/Type /ObjStm")) }
    }

    /// What grew with the square of the names would take hours.
    @Test(.timeLimit(.minutes(10))) func `a million names do not hold the server up`() {
        for text in [
            "/Info 1 0 R ", "/ObjStm ", "/Metadata /FlateDecode ", "1 0 obj ", "/a", "<x:xmpmeta ", "Exif\0\0",
        ] {
            let many = Array(String(repeating: text, count: (9 << 20) / text.utf8.count).utf8)
            _ = try? read(Array("%PDF-1.7\n".utf8) + many + Array("\n%%EOF".utf8))
        }
    }
}
