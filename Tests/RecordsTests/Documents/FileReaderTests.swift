import RelorefDomain
import RelorefRecords
import RelorefTesting
import Testing

/// What is sent is looked through byte by byte: what is kept, what goes, what is refused and why.
struct FileReaderTests {
    static func read(_ name: String, _ bytes: [UInt8], _ limits: FileLimits = .usual) throws(FileRefusal) -> CleanFile {
        try ReceivedFile(name: name, bytes: bytes).cleaned(limits) { Inflating.open($0, most: $1) }
    }

    @Test func `a photograph keeps its colours and which way up it is, and loses where it was taken`() throws {
        let clean = try Self.read("IMG_2041.JPG", SampleFile.jpeg())
        #expect(clean.kind == .jpeg && clean.remarks == [.placeRemoved])
        for secret in [SampleFile.place, SampleFile.author, "Photoshop", "adobe"] {
            #expect(SampleFile.finds(secret, in: SampleFile.jpeg()), "\(secret)")
            #expect(!SampleFile.finds(secret, in: clean.bytes), "\(secret)")
        }
        #expect(SampleFile.finds("ICC_PROFILE", in: clean.bytes) && SampleFile.finds("JFIF", in: clean.bytes))
        let turned = SampleFile.segment(
            0xE1, Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6])
        #expect(String(decoding: clean.bytes, as: Unicode.ASCII.self).contains("Exif"))
        #expect(clean.bytes.count > turned.count)
        // Cleaned once more it is the same, and says nothing any more.
        let again = try Self.read("a.jpeg", clean.bytes)
        #expect(again.bytes == clean.bytes && again.remarks == [.detailsRemoved])
    }

    @Test(arguments: [(1, true), (3, true), (8, false), (9, true), (0, false)])
    func `only an orientation that turns the picture is kept`(orientation: Int, little: Bool) throws {
        let exif = SampleFile.exif(orientation: orientation, little: little, hasPlace: false)
        let told = [SampleFile.segment(0xE1, Array("Exif\0\0".utf8) + exif)]
        let clean = try Self.read("a.jpg", SampleFile.jpeg(told: told))
        #expect(SampleFile.finds("Exif", in: clean.bytes) == (2...8).contains(orientation))
        #expect(clean.remarks == [.detailsRemoved])
    }

    @Test func `a drawing keeps its size on paper and loses texts, dates and places`() throws {
        let clean = try Self.read("scan.png", SampleFile.png())
        #expect(clean.kind == .png && clean.remarks == [.placeRemoved])
        for secret in [SampleFile.place, SampleFile.author, "tEXt", "tIME"] {
            #expect(SampleFile.finds(secret, in: SampleFile.png()), "\(secret)")
            #expect(!SampleFile.finds(secret, in: clean.bytes), "\(secret)")
        }
        #expect(SampleFile.finds("pHYs", in: clean.bytes) && SampleFile.finds("eXIf", in: clean.bytes))
        #expect(try Self.read("scan.png", clean.bytes).bytes == clean.bytes)
    }

    @Test func `the properties of a PDF are blanked where they stand`() throws {
        let whole = SampleFile.pdf(
            objects:
                "5 0 obj << /Type /Metadata >> stream\n<x:xmpmeta>\(SampleFile.author)</x:xmpmeta>\nendstream endobj")
        let clean = try Self.read("bail.pdf", whole)
        #expect(clean.bytes.count == whole.count && clean.remarks == [.detailsRemoved])
        #expect(!SampleFile.finds(SampleFile.author, in: clean.bytes))
        #expect(SampleFile.finds("/Title (", in: clean.bytes))
        #expect(try Self.read("bail.pdf", clean.bytes).bytes == clean.bytes)
    }

    @Test func `a signed PDF is kept as it is, and the page says so`() throws {
        let whole = SampleFile.pdf(objects: "7 0 obj << /Type /Sig /ByteRange [0 10 20 30] >> endobj")
        let clean = try Self.read("avis.pdf", whole)
        #expect(clean.bytes == whole && clean.remarks == [.signed])
    }

    @Test func `a protected PDF is kept where its names can be read, and refused where they cannot`() throws {
        let open = SampleFile.pdf(trailer: "/Encrypt 8 0 R")
        #expect(try Self.read("caf.pdf", open).remarks == [.protected])
        let hidden = SampleFile.pdf(
            objects: "6 0 obj << /Type /ObjStm >> stream\nx\nendstream endobj", trailer: "/Encrypt 8 0 R")
        #expect(throws: FileRefusal.closed) { try Self.read("caf.pdf", hidden) }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let story: String
        let name: String
        let bytes: [UInt8]
        let refusal: FileRefusal
        var testDescription: String { story }
    }

    static let polyglots: [Refused] = [
        Refused(
            story: "a zip behind a JPEG", name: "a.jpg", bytes: SampleFile.jpeg(tail: [0x50, 0x4B, 3, 4, 1]),
            refusal: .twoFiles(.jpeg)),
        Refused(
            story: "a page behind a JPEG", name: "a.jpg", bytes: SampleFile.jpeg(tail: Array("\n<html>".utf8)),
            refusal: .twoFiles(.jpeg)),
        Refused(
            story: "a zip behind a PNG", name: "a.png", bytes: SampleFile.png(tail: [0x50, 0x4B, 3, 4]),
            refusal: .twoFiles(.png)),
        Refused(
            story: "a zip behind a PDF", name: "a.pdf", bytes: SampleFile.pdf(tail: "\nPK\u{3}\u{4}"),
            refusal: .twoFiles(.pdf)),
        Refused(
            story: "a page that poses as a PDF", name: "a.pdf",
            bytes: Array("%PDF-1.4\n<HTML><script>1</script>".utf8) + SampleFile.pdf(), refusal: .twoFiles(.pdf)),
        Refused(
            story: "a page before a PDF", name: "a.pdf", bytes: Array("<html>".utf8) + SampleFile.pdf(),
            refusal: .notAccepted(.page)),
        Refused(
            story: "a script before a PDF", name: "a.pdf", bytes: Array("#!/bin/sh\n".utf8) + SampleFile.pdf(),
            refusal: .notAccepted(.program)),
        Refused(
            story: "a line before a PDF", name: "a.pdf", bytes: Array("x\n".utf8) + SampleFile.pdf(),
            refusal: .notAccepted(.unknown)),
    ]

    static let bombs: [Refused] = [
        Refused(
            story: "a PNG of 65,500 × 65,500", name: "a.png", bytes: SampleFile.png(width: 65_500, height: 65_500),
            refusal: .tooManyPixels(width: 65_500, height: 65_500, limit: 50_000_000)),
        Refused(
            story: "a PNG of 2³²−1 × 2³²−1", name: "a.png",
            bytes: SampleFile.png(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF),
            refusal: .tooManyPixels(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF, limit: 50_000_000)),
        Refused(
            story: "a JPEG of 65,535 × 65,535", name: "a.jpg", bytes: SampleFile.jpeg(width: 65_535, height: 65_535),
            refusal: .tooManyPixels(width: 65_535, height: 65_535, limit: 50_000_000)),
        Refused(
            story: "10 MiB and a byte", name: "a.jpg",
            bytes: SampleFile.jpeg() + [UInt8](repeating: 0, count: (10 << 20) + 1 - SampleFile.jpeg().count),
            refusal: .tooLarge(bytes: (10 << 20) + 1, limit: 10 << 20)),
    ]

    static let programs: [Refused] = [
        Refused(
            story: "a PDF with a program", name: "a.pdf",
            bytes: SampleFile.pdf(more: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), refusal: .program),
        Refused(
            story: "a PDF with a program under a veiled name", name: "a.pdf",
            bytes: SampleFile.pdf(more: "/OpenAction << /S /J#61vaScr#69pt >>"), refusal: .program),
        Refused(
            story: "a PDF that starts a program", name: "a.pdf", bytes: SampleFile.pdf(more: "/A << /S /Launch >>"),
            refusal: .program),
        Refused(
            story: "a PDF that carries files", name: "a.pdf",
            bytes: SampleFile.pdf(more: "/Names << /EmbeddedFiles 4 0 R >>"), refusal: .attachments),
        Refused(
            story: "a protected PDF with a program", name: "a.pdf",
            bytes: SampleFile.pdf(more: "/S /JavaScript", trailer: "/Encrypt 8 0 R"), refusal: .program),
    ]

    static let others: [Refused] = [
        Refused(story: "nothing", name: "a.pdf", bytes: [], refusal: .empty),
        Refused(
            story: "EICAR, the harmless test of virus scanners", name: "eicar.pdf",
            bytes: Array(#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#.utf8),
            refusal: .notAccepted(.unknown)),
        Refused(
            story: "a JPEG called a PDF", name: "bail.pdf", bytes: SampleFile.jpeg(),
            refusal: .endingDisagrees(.jpeg, ending: "pdf")),
        Refused(
            story: "a PDF called a program", name: "bail.pdf.exe", bytes: SampleFile.pdf(),
            refusal: .endingDisagrees(.pdf, ending: "exe")),
        Refused(
            story: "a drawing with a program", name: "a.svg", bytes: Array("<svg onload='x'/>".utf8),
            refusal: .notAccepted(.page)),
        Refused(
            story: "an office document", name: "a.docx", bytes: [0x50, 0x4B, 3, 4] + Array("[Content_Types].xml".utf8),
            refusal: .notAccepted(.office)),
        Refused(
            story: "a photograph as an iPhone stores it", name: "a.heic",
            bytes: [0, 0, 0, 24] + Array("ftypheic".utf8), refusal: .notAccepted(.photo)),
        Refused(
            story: "a film", name: "a.mp4", bytes: [0, 0, 0, 24] + Array("ftypisom".utf8),
            refusal: .notAccepted(.film)),
        Refused(
            story: "a JPEG that was cut", name: "a.jpg", bytes: Array(SampleFile.jpeg().dropLast(4)),
            refusal: .truncated(.jpeg)),
        Refused(
            story: "a PNG that was cut", name: "a.png", bytes: Array(SampleFile.png().dropLast(6)),
            refusal: .truncated(.png)),
        Refused(
            story: "a PNG with a wrong sum", name: "a.png",
            bytes: SampleFile.png(told: [SampleFile.chunk("pHYs", [1], sum: 7)]), refusal: .damaged(.png)),
        Refused(
            story: "a PDF that was cut", name: "a.pdf", bytes: Array(SampleFile.pdf().dropLast(5)),
            refusal: .truncated(.pdf)),
    ]

    static let refused = polyglots + bombs + programs + others

    @Test(arguments: refused) func `what is not a paper is refused with its reason`(sent: Refused) {
        #expect(throws: sent.refusal) { try Self.read(sent.name, sent.bytes) }
    }

    @Test func `what telephones hang behind a photograph is cut off`() throws {
        let film: [UInt8] = [0, 0, 0, 24] + Array("ftypmp42".utf8) + Array(SampleFile.place.utf8)
        for tail in [SampleFile.jpeg(), film, Array("\(SampleFile.place)SEFT".utf8)] {
            let clean = try Self.read("a.jpg", SampleFile.jpeg(tail: tail))
            #expect(clean.remarks.contains(.tailRemoved) && !SampleFile.finds(SampleFile.place, in: clean.bytes))
            #expect(clean.bytes.suffix(2) == [0xFF, 0xD9])
        }
        #expect(try Self.read("a.jpg", SampleFile.jpeg(tail: [0, 0, 10])).remarks == [.placeRemoved])
    }
}
