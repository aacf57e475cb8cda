import Foundation

/// The files of a package, all of them or some: in a folder, or in memory already.
struct PackageFolder {
    /// The file of each table that is there, by the table's name.
    private var files: [String: URL] = [:]
    private var sheets: [String: ImportSheet] = [:]
    private(set) var faults: [ImportFault] = []

    init(_ source: PackageImport.Source) {
        switch source {
        case .folder(let url): find(in: url)
        case .sheets(let sheets):
            self.sheets = Dictionary(sheets.map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })
            if sheets.isEmpty { faults.append(ImportFault(.noTable)) }
        }
    }

    /// Whether there is something to read for a table.
    func holds(_ table: String) -> Bool { files[table] != nil || sheets[table] != nil }

    private mutating func find(in url: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        let described = describedPaths(names, in: url)
        for table in PackageTable.all {
            let name = described[table.name] ?? table.file
            if names.contains(name) { files[table.name] = url.appending(path: name) }
        }
        let known = Set(files.values.map(\.lastPathComponent))
        for name in names.sorted() where name.lowercased().hasSuffix(".csv") && !known.contains(name) {
            let near = Nearest.name(to: name, among: PackageTable.all.map(\.file)) ?? "households.csv"
            faults.append(ImportFault(.unknownFile, file: name, value: name, hints: [near]))
        }
        if files.isEmpty { faults.append(ImportFault(.noTable)) }
    }

    /// Where `datapackage.json` says that the tables are; nothing when there is none.
    private mutating func describedPaths(_ names: [String], in url: URL) -> [String: String] {
        guard names.contains("datapackage.json") else { return [:] }
        let file = url.appending(path: "datapackage.json")
        guard let data = try? Data(contentsOf: file), data.count < 4 << 20,
            let description = try? JSONDecoder().decode(Described.self, from: data)
        else {
            faults.append(ImportFault(.unreadableDescription, file: "datapackage.json"))
            return [:]
        }
        var paths: [String: String] = [:]
        for resource in description.resources {
            guard !resource.path.contains("/"), !resource.path.contains("\\"), resource.path != ".." else {
                faults.append(ImportFault(.unsafePath, file: "datapackage.json", value: resource.path))
                continue
            }
            paths[resource.name] = resource.path
        }
        return paths
    }

    private struct Described: Decodable {
        let resources: [Resource]
        struct Resource: Decodable {
            let name: String
            let path: String
        }
    }

    func reader(of table: PackageTable) throws -> TableRows? {
        if let sheet = sheets[table.name] { return TableRows(sheet) }
        guard let file = files[table.name] else { return nil }
        let source = FileSource(file)
        return TableRows(try CSVReader { try source.next() })
    }

    /// The name that the sentences give to a table's file.
    func fileName(of table: PackageTable) -> String { files[table.name]?.lastPathComponent ?? table.file }
}

/// One table's lines that are in memory, the names of the columns first.
package struct ImportSheet: Sendable {
    package let table: String
    package let rows: [CSVRow]

    package init(table: String, rows: [CSVRow]) { (self.table, self.rows) = (table, rows) }
}

/// The rows of a table one after another, wherever they are.
struct TableRows {
    private var file: CSVReader?
    private var rest: ArraySlice<CSVRow> = []

    init(_ file: CSVReader) { self.file = file }
    init(_ sheet: ImportSheet) { rest = sheet.rows[...] }

    mutating func next() throws -> CSVRow? { file == nil ? rest.popFirst() : try file?.next() }
}

/// A file read block by block.
final class FileSource {
    private var handle: FileHandle?
    private let file: URL
    private static let block = 1 << 17

    init(_ file: URL) { self.file = file }

    func next() throws -> [UInt8] {
        let handle = try handle ?? FileHandle(forReadingFrom: file)
        self.handle = handle
        return [UInt8](try handle.read(upToCount: FileSource.block) ?? Data())
    }
}
