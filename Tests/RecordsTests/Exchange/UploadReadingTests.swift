import Foundation
import RelorefRecords
import RelorefTesting
import Testing

struct UploadReadingTests {
    private func fault(_ bytes: [UInt8], _ name: String = "x.csv") -> UploadFault? {
        do {
            _ = try UploadReading.sheets(name, bytes)
            return nil
        } catch { return error as? UploadFault }
    }

    @Test func `what a file is, its bytes say and not its name`() throws {
        let sheets = try UploadReading.sheets("ménages.xlsx", Array("external_id;size\n1;2\n".utf8))
        #expect(sheets.map(\.name) == ["ménages"] && sheets.allSatisfy { !$0.isFromWorkbook })
        #expect(fault([]) == .empty)
        #expect(fault(Array("%PDF-1.7 …".utf8)) == .unknownKind)
        #expect(fault([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0]) == .unknownKind)
        #expect(fault([0x50, 0x4B, 3, 4, 0, 0]) == .damaged)
        #expect(fault([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 7, count: 600), "x.xls") == .damaged)
        var zip = ZipWriting()
        zip.add("readme.txt", Array("bonjour".utf8))
        #expect(fault(zip.finished()) == .nothingInside)
    }

    @Test func `a zip gives its CSV files, from a folder too`() throws {
        var zip = ZipWriting()
        zip.add("paquet/persons.csv", Array("external_id\n".utf8))
        zip.add("__MACOSX/persons.csv", Array("x".utf8))
        zip.add("datapackage.json", Array("{}".utf8))
        #expect(try UploadReading.sheets("p.zip", zip.finished()).map(\.name) == ["persons"])
    }

    @Test func `a workbook gives its sheets with days that an import reads, and rows as it counts them`() throws {
        let list = ListFile(
            title: "Liste", filters: [], date: TestDay("2026-11-21"), columns: ["external_id", "né le"],
            rows: [[.text("un\ndeux"), .day(TestDay("1988-04-12"))], [.text("=1+1"), .empty]],
            words: .init(filters: "Filtres", date: "Date", rows: "Lignes"))
        let sheets = try UploadReading.sheets("liste", try list.xlsx())
        let sheet = try #require(sheets.first)
        #expect(sheet.isFromWorkbook)
        let draft = ImportDraft.Sheet(name: sheet.name, isFromWorkbook: true)
        let rows = try SheetReading(sheet.bytes, as: draft).beginning(20)
        let first = try #require(rows.first { $0.cells.contains("un\ndeux") })
        #expect(first.cells.last == "1988/04/12")
        let header = try #require(rows.first { $0.cells.first == "external_id" })
        let last = try #require(rows.first { $0.cells.contains { $0.contains("1+1") } })
        #expect(first.line == header.line + 1 && last.line == header.line + 2)
    }

    @Test(arguments: ["ods", "xls", "xlsx"])
    func `a workbook of any office is read, each of its sheets`(ending: String) throws {
        let folder = try Folder()
        try folder.write("persons.csv", "external_id,family,birth\nP1,Haïdari,1988-04-12\n")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/ssconvert")
        process.arguments = [
            folder.url.appending(path: "persons.csv").path, folder.url.appending(path: "x.\(ending)").path,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let bytes = [UInt8](try Data(contentsOf: folder.url.appending(path: "x.\(ending)")))
        let sheet = try #require(try UploadReading.sheets("sans importance.pdf", bytes).first)
        var draft = ImportDraft.Sheet(name: sheet.name, isFromWorkbook: true, table: "persons")
        draft.columns = try SheetReading(sheet.bytes, as: draft).header()
        let read = try #require(try SheetReading(sheet.bytes, as: draft).importSheet([]))
        #expect(read.rows.first?.cells == ["external_id", "family", "birth"])
        #expect(read.rows.last?.cells.prefix(2) == ["P1", "Haïdari"])
        #expect(read.rows.last?.cells.last?.contains("1988") == true)
    }

    @Test func `a workbook whose inside is huge is refused before it is opened`() throws {
        var zip = ZipWriting()
        zip.add("xl/workbook.xml", Array("<x/>".utf8))
        zip.add("xl/worksheets/sheet1.xml", [UInt8](repeating: 65, count: 129 << 20))
        let bytes = zip.finished()
        #expect(bytes.count < 1 << 20)
        #expect(fault(bytes, "x.xlsx") == .tooLarge)
    }

    @Test func `columns are known by their names in French, in English, and with a slip of the pen`() {
        let matching = ColumnMatching { _, field in
            ["family": ["Nom de famille"], "birth": ["Date of birth"]][field.name] ?? []
        }
        let columns = matching.columns(
            ["N°", "NOM DE FAMILLE", "Prénoms", "Date of birht", "Téléphone", "remarque", ""], in: "persons")
        #expect(columns == ["external_id", "family", "given", "birth", "phone", "", ""])
        #expect(matching.table(named: "Feuille1", ["external_id", "household_id", "family", "sex"]) == "persons")
        #expect(matching.table(named: "households", ["?"]) == "households")
        #expect(matching.table(named: "Feuille1", ["a", "b"]) == nil)
        let rows = [["Liste des personnes"], ["Le 21 novembre"], ["id", "nom", "prénom"], ["1", "A", "B"]]
            .enumerated().map { CSVRow(line: $0.offset + 1, cells: $0.element) }
        #expect(matching.headerLine(of: rows, in: "persons") == 3)
    }

    @Test func `a correction takes the place of a cell, and dropped columns are gone`() throws {
        var sheet = ImportDraft.Sheet(name: "x", isFromWorkbook: false, table: "persons")
        sheet.headerLine = 2
        sheet.columns = ["external_id", "", "family"]
        let reading = SheetReading(Array("titre\nid;x;nom\n1;a;Ba\n\n2;b;Sy;trop\n3;c".utf8), as: sheet)
        let read = try #require(try reading.importSheet([.init(sheet: 0, line: 3, field: "family", value: "Bah")]))
        #expect(read.rows.map(\.line) == [2, 3, 5, 6])
        #expect(read.rows.map(\.cells) == [["external_id", "family"], ["1", "Bah"], ["2", "Sy", "trop"], ["3"]])
    }
}
