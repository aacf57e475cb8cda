import Foundation
import RelorefRecords
import RelorefTesting
import Testing

/// `docs/exchange-tables.md` says what somebody with a spreadsheet has to know.
@Suite struct ExchangeDocumentTests {
    /// The section of each file, from its heading to the next one.
    private static func sections() throws -> [String: String] {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: "docs/exchange-tables.md"), encoding: .utf8)
        var sections: [String: String] = [:]
        for part in text.components(separatedBy: "\n### `").dropFirst() {
            guard let end = part.firstIndex(of: "`") else { continue }
            sections[String(part[..<end])] = part.components(separatedBy: "\n## ").first ?? part
        }
        return sections
    }

    @Test func `every file, every column and every code is told`() throws {
        let sections = try Self.sections()
        #expect(Set(sections.keys) == Set(PackageTable.all.map(\.file)))
        for table in PackageTable.all {
            let words = Set(
                (sections[table.file] ?? "").split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
            for field in table.fields {
                #expect(words.contains(field.name), "\(table.file): \(field.name)")
                guard case .code(let codes) = field.kind else { continue }
                // A list that another column of the same file or another file spells out is not told twice.
                let isElsewhere =
                    field.name == "kinship" && table.name == "expected_members"
                    || field.name == "status" && table.name == "dwelling_steps"
                for code in codes where !isElsewhere {
                    #expect(words.contains(code), "\(table.file): \(field.name) \(code)")
                }
            }
        }
    }

    @Test func `the example lines of all files together are a package that imports`() async throws {
        let folder = try Folder()
        for (file, section) in try Self.sections() {
            let blocks = section.components(separatedBy: "```")
            let example = try #require(blocks.count > 1 ? blocks[1] : nil, "\(file) has no example")
            try folder.write(file, example.trimmingCharacters(in: .newlines) + "\n")
        }
        let register = try await Register(.sqliteMemory)
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.faults.map(\.sentence) == [])
        #expect(report.isWritten && report.total.new == PackageTable.all.count)
    }
}
