import Foundation
import RelorefRecords
import Testing

struct ZipTests {
    private func packed(_ files: [(String, [UInt8])]) -> [UInt8] {
        var zip = ZipWriting()
        for (name, bytes) in files { zip.add(name, bytes) }
        return zip.finished()
    }

    @Test func `what was packed is unpacked, byte for byte`() throws {
        var numbers = RandomNumbers(seed: 1)
        let random = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        let files: [(String, [UInt8])] = [
            ("a.csv", Array("external_id,name\r\n1,é\r\n".utf8)), ("empty.csv", []), ("random.bin", random),
            ("zeros.bin", [UInt8](repeating: 0, count: 300_000)),
        ]
        let bytes = packed(files)
        #expect(bytes == packed(files), "the same files, the same bytes")
        let archive = try ZipReading(bytes)
        #expect(archive.entries.map(\.name) == files.map(\.0))
        for (entry, file) in zip(archive.entries, files) { #expect(try archive.file(entry) == file.1) }
    }

    @Test func `another program reads our zip`() throws {
        let folder = try Folder()
        let place = folder.url.appending(path: "x.zip")
        try Data(packed([("a.csv", Array("1,2\r\n".utf8))])).write(to: place)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.exit(z.read('a.csv') != b'1,2\\r\\n')",
            place.path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `a damaged zip is refused, whatever was changed in it`() throws {
        let whole = packed([("persons.csv", Array("external_id,sex\r\nP1,F\r\n".utf8))])
        let content = try ZipReading(whole).file(try ZipReading(whole).entries[0])
        for place in whole.indices {
            var bytes = whole
            bytes[place] ^= 0x5A
            guard let archive = try? ZipReading(bytes) else { continue }
            // Bytes that say nothing of the content (dates, versions, the name) may be anything.
            for entry in archive.entries {
                if let read = try? archive.file(entry) { #expect(read == content, "byte \(place)") }
            }
        }
        for length in 0..<whole.count {
            #expect(throws: ZipReading.Fault.self) { _ = try ZipReading(Array(whole.prefix(length))) }
        }
    }

    @Test func `a bomb is refused before it is unpacked`() throws {
        var bytes = packed([("zeros.csv", [UInt8](repeating: 0, count: 1_000))])
        // The size in the central directory, as a liar would write it: four gigabytes.
        let directory = try #require((0..<bytes.count - 4).first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        for place in 24..<28 { bytes[directory + place] = 0xFF }
        #expect(throws: ZipReading.Fault.tooLarge) { _ = try ZipReading(bytes) }
        for place in 24..<28 { bytes[directory + place] = place == 24 ? 10 : 0 }
        let archive = try ZipReading(bytes)
        #expect(throws: ZipReading.Fault.unreadable) { _ = try archive.file(archive.entries[0]) }
    }
}
