import Foundation
import RelorefDomain
import RelorefRecords
import RelorefTesting
import Testing

@Suite struct ListFileTests {
    private let list = ListFile(
        title: "Logements vacants", filters: ["Melun", "T3 ; T4"], date: TestDay("2026-11-21"),
        columns: ["Code", "Depuis", "Places", "Remarque"],
        rows: [
            [.text("77-001"), .day(TestDay("2009-11-17")), .count(4), .text("=HYPERLINK(\"x\")")],
            [.text("77-002"), .empty, .number(2.5), .text("à voir; vite")],
        ], words: .init(filters: "Filtres", date: "Date", rows: "Lignes"))

    @Test func `a list says its filters, its date and its count before its rows, and no formula runs`() throws {
        let expected = """
            \u{FEFF}Logements vacants\r
            Filtres;"Melun · T3 ; T4"\r
            Date;2026-11-21\r
            Lignes;2\r
            ""\r
            Code;Depuis;Places;Remarque\r
            77-001;2009-11-17;4;"'=HYPERLINK(""x"")"\r
            77-002;;2.5;"à voir; vite"\r\n
            """
        #expect(try String(decoding: list.csv(), as: UTF8.self) == expected)
    }

    @Test func `the workbook has the same cells, days as days and formulas as text`() throws {
        let folder = try Folder()
        let file = folder.url.appending(path: "liste.xlsx")
        try list.writeXLSX(to: file)
        let sheets = folder.url.appending(path: "sheets")
        try FileManager.default.createDirectory(at: sheets, withIntermediateDirectories: true)
        let csv = try Spreadsheet.csv(from: file, into: sheets)
        let rows = try CSVText.rows([UInt8](Data(contentsOf: csv)), block: 100).map { $0.cells }
        #expect(rows.contains { Array($0.prefix(2)) == ["Filtres", "Melun · T3 ; T4"] })
        #expect(rows.contains { Array($0.prefix(2)) == ["Date", "2026/11/21"] })
        #expect(rows.contains(["77-001", "2009/11/17", "4", "=HYPERLINK(\"x\")"]))
        #expect(rows.contains(["77-002", "", "2.5", "à voir; vite"]))
    }

    @Test func `a workbook that cannot be written says so`() {
        #expect(throws: ListFile.Failure.self) {
            try list.writeXLSX(to: URL(filePath: "/nowhere/at/all.xlsx"))
        }
    }

    @Test func `what is no workbook, takes too long or has no reader is refused by name`() throws {
        let folder = try Folder()
        let file = folder.url.appending(path: "x.xlsx")
        try Data("PK\u{3}\u{4} not a workbook".utf8).write(to: file)
        #expect(throws: Spreadsheet.Failure.unreadable) { try Spreadsheet.sheets(of: file, into: folder.url) }
        var limits = Spreadsheet.Limits()
        limits.program = "/nowhere/ssconvert"
        #expect(throws: Spreadsheet.Failure.absent) {
            try Spreadsheet.sheets(of: file, into: folder.url, limits: limits)
        }
        try folder.write("slow", "#!/bin/sh\nexec sleep 30\n")
        let slow = folder.url.appending(path: "slow").path
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: slow)
        limits.program = slow
        limits.seconds = 1
        #expect(throws: Spreadsheet.Failure.tooLong) {
            try Spreadsheet.sheets(of: file, into: folder.url, limits: limits)
        }
    }
}
