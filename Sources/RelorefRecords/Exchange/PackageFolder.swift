import Foundation

/// A folder with the files of a package: all of them, or some.
struct PackageFolder {
    let url: URL
    /// The file of each table that is there, by the table's name.
    private(set) var files: [String: URL] = [:]
    private(set) var faults: [ImportFault] = []

    init(_ url: URL) {
        self.url = url
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        let described = describedPaths(names)
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
    private mutating func describedPaths(_ names: [String]) -> [String: String] {
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

    func reader(of table: PackageTable) throws -> CSVReader? {
        guard let file = files[table.name] else { return nil }
        let source = FileSource(file)
        return try CSVReader { try source.next() }
    }

    /// The name that the sentences give to a table's file.
    func fileName(of table: PackageTable) -> String { files[table.name]?.lastPathComponent ?? table.file }
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
