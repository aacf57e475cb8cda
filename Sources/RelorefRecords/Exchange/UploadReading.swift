package import Foundation

/// One table of cells that was sent: its name, and its bytes as CSV.
package struct UploadedSheet: Sendable, Hashable {
    package let name: String
    package let bytes: [UInt8]
    package let isFromWorkbook: Bool
}

/// Why a file that was sent cannot be taken.
package enum UploadFault: Error, Hashable, Sendable {
    case empty
    /// It is neither CSV, nor a workbook, nor a zip of CSV files; whatever its name says.
    case unknownKind
    /// A zip without any CSV file in it.
    case nothingInside
    case tooLarge
    case damaged
    /// `ssconvert` is missing on this server.
    case noWorkbooks
    /// The workbook took longer than the limit, or more memory.
    case tooSlow
}

/// Turns what was sent into tables of cells. What a file is, is read from its bytes: its name is never trusted (R52).
package enum UploadReading {
    package static func sheets(_ name: String, _ bytes: [UInt8]) throws -> [UploadedSheet] {
        guard !bytes.isEmpty else { throw UploadFault.empty }
        if ZipReading.isOne(bytes) { return try zipped(bytes) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return try workbook(bytes, "xls") }
        let isWideText = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let isProgram = bytes.prefix(8_192).contains(0) || bytes.starts(with: Array("%PDF".utf8))
        guard isWideText || !isProgram else { throw UploadFault.unknownKind }
        return [UploadedSheet(name: stem(name), bytes: bytes, isFromWorkbook: false)]
    }

    private static func zipped(_ bytes: [UInt8]) throws -> [UploadedSheet] {
        let archive: ZipReading
        do { archive = try ZipReading(bytes) } catch { throw error == .tooLarge ? UploadFault.tooLarge : .damaged }
        let names = Set(archive.entries.map(\.name))
        if names.contains("xl/workbook.xml") || names.contains("[Content_Types].xml") {
            return try workbook(bytes, "xlsx")
        }
        if names.contains("content.xml") { return try workbook(bytes, "ods") }
        let files = archive.entries.filter { entry in
            entry.name.lowercased().hasSuffix(".csv") && !entry.name.contains("__MACOSX")
                && !(entry.name.split(separator: "/").last?.hasPrefix(".") ?? true)
        }
        guard !files.isEmpty else { throw UploadFault.nothingInside }
        do {
            return try files.map { entry in
                UploadedSheet(
                    name: stem(String(entry.name.split(separator: "/").last ?? "")), bytes: try archive.file(entry),
                    isFromWorkbook: false)
            }
        } catch { throw UploadFault.damaged }
    }

    /// The sheets of a workbook that are not empty.
    private static func workbook(_ bytes: [UInt8], _ ending: String) throws -> [UploadedSheet] {
        let scratch = try ScratchFolder()
        let file = try scratch.write("workbook.\(ending)", bytes)
        let folder = scratch.place("sheets")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let sheets: [Spreadsheet.Sheet]
        do {
            sheets = try Spreadsheet.sheets(of: file, into: folder)
        } catch {
            switch error {
            case .absent: throw UploadFault.noWorkbooks
            case .tooLong: throw UploadFault.tooSlow
            case .unreadable: throw UploadFault.damaged
            }
        }
        let read = try sheets.map { sheet in
            UploadedSheet(
                name: sheet.name, bytes: [UInt8](try Data(contentsOf: sheet.file)), isFromWorkbook: true)
        }.filter { sheet in sheet.bytes.contains { $0 > 32 && $0 != UInt8(ascii: ",") } }
        guard !read.isEmpty else { throw UploadFault.empty }
        guard read.reduce(0, { $0 + $1.bytes.count }) <= ZipReading.mostBytes else { throw UploadFault.tooLarge }
        return read
    }

    /// A file's name without its ending.
    private static func stem(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }
}
