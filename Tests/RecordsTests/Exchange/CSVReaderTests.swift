import RelorefRecords
import Testing

@Suite struct CSVReaderTests {
    @Test(arguments: [",", ";", "\t"]) func `the separator is found on the first line`(separator: String) throws {
        let text = ["a", "b,b", "c"].map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: separator)
        #expect(
            try CSVText.rows(text + "\n1\(separator)2\(separator)3\n").map(\.cells) == [
                ["a", "b,b", "c"], ["1", "2", "3"],
            ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"], [1, 2, 3, 1000])
    func `line ends of every system are one line end each`(end: String, block: Int) throws {
        let rows = try CSVText.rows(["a,b", "1,2", "", "3,\"x\(end)y\"", "4,5"].joined(separator: end), block: block)
        #expect(rows.map(\.cells) == [["a", "b"], ["1", "2"], ["3", "x\(end)y"], ["4", "5"]])
        #expect(rows.map(\.line) == [1, 2, 4, 6])
    }

    @Test func `a quotation mark is doubled inside a quoted cell and stands as it is elsewhere`() throws {
        #expect(try CSVText.rows("a,\"say \"\"hi\"\"\",5\" pipe\n").first?.cells == ["a", "say \"hi\"", "5\" pipe"])
        #expect(try CSVText.rows("\"\",x\n").first?.cells == ["", "x"])
    }

    @Test func `a byte order mark is not part of the first name`() throws {
        #expect(try CSVText.rows("\u{FEFF}nom;prénom\nÉ;é").map(\.cells) == [["nom", "prénom"], ["É", "é"]])
    }

    @Test func `windows-1252 is recognised by its first accent, however late`() throws {
        let early = Array("nom;x\nHa".utf8) + [0xEF] + Array("dari;".utf8) + [0x80]
        #expect(try CSVText.rows(early).last?.cells == ["Haïdari", "€"])
        let late = Array(("nom;x\n" + String(repeating: "abc;def\n", count: 2_000)).utf8) + [0xE9, UInt8(ascii: ";")]
        #expect(try CSVText.rows(late, block: 5_000).last?.cells == ["é", ""])
    }

    @Test func `a file that changes its encoding half-way is refused on its line`() {
        let bytes = Array("é;x\n".utf8) + Array("y;".utf8) + [0xE9, 10]
        #expect(throws: CSVFault.encoding(line: 2)) {
            try CSVText.rows(Array("\u{FEFF}".utf8) + bytes)
        }
    }

    @Test func `each way of being unreadable says its line`() {
        #expect(throws: CSVFault.openQuote(line: 2)) { try CSVText.rows("a,b\n1,\"2\n3,4\n") }
        #expect(throws: CSVFault.strayQuote(line: 2)) { try CSVText.rows("a,b\n1,\"2\"x\n") }
        #expect(throws: CSVFault.utf16) { try CSVText.rows([0xFF, 0xFE, 0x61, 0]) }
        let wide = String(repeating: ",", count: 1_000)
        #expect(throws: CSVFault.tooManyColumns(line: 1)) { try CSVText.rows(wide, block: 500) }
        let long = "a\n" + String(repeating: "x", count: CSVReader.longestField + 1)
        #expect(throws: CSVFault.fieldTooLong(line: 2)) { try CSVText.rows(long, block: 65_536) }
        let quoted = "a\n\"" + String(repeating: "x", count: CSVReader.longestField + 1)
        #expect(throws: CSVFault.fieldTooLong(line: 2)) { try CSVText.rows(quoted, block: 65_536) }
    }

    @Test func `a cell of exactly the limit is read`() throws {
        let cell = String(repeating: "x", count: CSVReader.longestField)
        #expect(try CSVText.rows("a\n" + cell + "\n", block: 65_536).last?.cells == [cell])
    }

    @Test(arguments: 0..<40) func `what is written is read back, whatever it holds`(seed: Int) throws {
        var numbers = RandomNumbers(seed: seed)
        let signs = ["a", "é", "\"", ",", ";", "\t", "\n", "\r", " ", "ш", "محمد", "=", "😀", ""]
        let width = Int.random(in: 1...6, using: &numbers)
        let names = (0..<width).map { "c\($0)" }
        let rows = (0..<50).map { _ in
            (0..<width).map { _ in
                (0..<Int.random(in: 0...6, using: &numbers)).map { _ in numbers.one(of: signs) }.joined()
            }
        }
        var bytes: [UInt8] = []
        var writer = CSVWriter(.exact) { bytes += $0 }
        for row in [names] + rows { try writer.row(row) }
        try writer.flush()
        let block = Int.random(in: 1...64, using: &numbers)
        let read = try CSVText.rows(bytes, block: block).map { $0.cells.map { Array($0.utf8) } }
        #expect(read == ([names] + rows).map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }

    @Test(arguments: 0..<200) func `no bytes make it fail other than by a fault with a line`(seed: Int) {
        var numbers = RandomNumbers(seed: seed)
        let nasty: [UInt8] = [0, 10, 13, 34, 34, 44, 59, 9, 0x80, 0xC3, 0xA9, 0xE9, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF, 97]
        let bytes = (0..<Int.random(in: 0...400, using: &numbers)).map { _ in
            numbers.chance(70) ? numbers.one(of: nasty) : UInt8.random(in: 0...255, using: &numbers)
        }
        do {
            let rows = try CSVText.rows(bytes, block: Int.random(in: 1...40, using: &numbers))
            let again = try CSVText.rows(bytes, block: 1_000)
            #expect(rows == again, "seed \(seed)")
            #expect(rows.map(\.line) == rows.map(\.line).sorted(), "seed \(seed)")
        } catch let fault as CSVFault {
            #expect(fault.line >= 1, "seed \(seed)")
        } catch {
            Issue.record("seed \(seed): \(error)")
        }
    }
}

@Suite struct CSVWriterTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+33 6", "'+33 6"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
        ("\0", "'\0"), ("-25", "-25"), ("Melun", "Melun"), ("", ""), ("-", "'-"),
    ]) func `what a spreadsheet would run is defused`(text: String, expected: String) {
        #expect(CSVWriter.defused(text) == expected)
    }

    @Test func `a list for a spreadsheet has a mark, semicolons and CR LF; a package is exact`() throws {
        func written(_ purpose: CSVWriter.Purpose) throws -> String {
            var bytes: [UInt8] = []
            var writer = CSVWriter(purpose) { bytes += $0 }
            try writer.row(["a;b", "c,d", "=x", " "])
            try writer.flush()
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(try written(.spreadsheet) == "\u{FEFF}\"a;b\";c,d;'=x;\" \"\r\n")
        #expect(try written(.exact) == "a;b,\"c,d\",=x,\" \"\r\n")
    }
}
