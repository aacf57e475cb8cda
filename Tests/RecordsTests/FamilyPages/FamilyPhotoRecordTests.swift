import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Photographs of what is broken: sealed among the papers, a few for a report, gone with the file.
struct FamilyPhotoRecordTests {
    /// A page with heating reported.
    private struct Broken {
        let paged: FamilyPageRecordTests.Paged
        let report: String

        init(_ engine: Engine) async throws {
            paged = try await FamilyPageRecordTests.Paged(engine)
            try await paged.report(.heating)
            report = try await paged.cases.act { tx, _ in try tx.familyReports(of: "h1").first?.id ?? "" }
        }

        func send(_ width: Int = 1600, to id: String? = nil, limits: FileLimits = .usual) async throws {
            let page = try #require(try await paged.page())
            let photo = try FamilyPhoto.cleaned(SampleFile.jpeg(width: width))
            try await paged.cases.act { tx, author in
                try tx.attach(
                    photo, to: id ?? report, from: page, limits: limits, vault: author.vault, newID: author.newID,
                    at: author.now)
            }
        }

        func photos(of household: String = "h1") async throws -> [FamilyPhoto] {
            try await paged.cases.world.store.read { try $0.familyPhotos(of: household) }
        }
    }

    @Test(arguments: Engine.available)
    func `it is sealed, without its place, once, and the team opens it`(engine: Engine) async throws {
        let broken = try await Broken(engine)
        for _ in 1...2 { try await broken.send() }
        let photo = try #require(try await broken.photos().first)
        #expect(try await broken.photos().count == 1, "the same one twice is one")
        let (kept, sealed) = try await broken.paged.cases.act { tx, author in
            (
                try tx.documentFile(photo.file, of: photo.document, by: author),
                try tx.rows("SELECT sealed FROM document_part").map { try $0.bytes("sealed") }
            )
        }
        #expect(FileKind(kept.bytes) == .jpeg && kept.file.remarks.contains(.placeRemoved))
        for bytes in [kept.bytes] + sealed {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(SampleFile.place))
        }
        #expect(sealed.allSatisfy { FileKind($0) == nil })
        await #expect(throws: NotVisible.self) {
            try await broken.paged.cases.act(as: .charlie) { tx, author in
                _ = try tx.documentFile(photo.file, of: photo.document, by: author)
            }
        }
        let due = try await broken.paged.cases.act { tx, author in
            try tx.dueDay(.all, on: author.today, visibleTo: author.actor).lines.map(\.item.matter)
        }
        #expect(due.contains(.breakdownReported(.heating, photos: 1)))
        #expect(
            try await broken.paged.cases.count("journal_entry", "act = 'sendPhoto' AND actor_id LIKE 'page:%'") == 1)
    }

    @Test(arguments: Engine.available)
    func `four of a report, while there is place, of a report that stands`(engine: Engine) async throws {
        let broken = try await Broken(engine)
        await #expect(throws: FamilyPhoto.Refusal.full) { try await broken.send(limits: FileLimits(files: 0)) }
        await #expect(throws: FamilyPhoto.Refusal.full) { try await broken.send(limits: FileLimits(totalBytes: 9)) }
        await #expect(throws: FamilyPhoto.Refusal.unknown) { try await broken.send(to: "nowhere") }
        for width in 1...FamilyPhoto.most { try await broken.send(width) }
        await #expect(throws: FamilyPhoto.Refusal.full) { try await broken.send(99) }
        try await broken.paged.cases.act { tx, author in try tx.settleFamilyReport(broken.report, by: author) }
        await #expect(throws: FamilyPhoto.Refusal.unknown) { try await broken.send(100) }
        #expect(try await broken.photos().count == FamilyPhoto.most)
    }

    @Test(arguments: Engine.available)
    func `it goes where the papers go when two files become one, and with the file when that is erased`(
        engine: Engine
    ) async throws {
        let broken = try await Broken(engine)
        let cases = broken.paged.cases
        try await broken.send()
        try await cases.registered(Cases.single("h2"))
        try await cases.act { tx, author in
            let page = try tx.makeFamilyPage(
                NewFamilyPage(household: "h2", language: .french, phone: "01 99 00 12 12"), codeHash: "c2", by: author)
            try tx.reportBreakdown(.heating, from: page, newID: author.newID, at: author.now, on: author.today)
        }
        try await cases.act { tx, author in _ = try tx.mergeFiles(NewMerge("h1", into: "h2"), by: author) }
        let photo = try #require(try await broken.photos(of: "h2").first)
        let bytes = try await cases.act { tx, author in
            try tx.documentFile(photo.file, of: photo.document, by: author).bytes
        }
        #expect(FileKind(bytes) == .jpeg)
        #expect(try await broken.photos(of: "h1").isEmpty)
        try await cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET closed_on = '2026-11-21', close_reason = 'moved' WHERE id = 'h2'")
        }
        try await FileErasureTests.erase(cases, "h2")
        for table in ["family_photo", "document_part", "family_report"] {
            #expect(try await cases.count(table) == 0, "\(table)")
        }
    }
}
