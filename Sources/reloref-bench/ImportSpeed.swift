import Foundation

/// Records read into an empty database by the exchange format, with every rule on; and the journal walked through.
enum ImportSpeed {
    static func measure(_ parts: [Part], on database: Prepared, _ findings: inout Findings) throws {
        if parts.contains(.import) { try imported(database, &findings) }
        if parts.contains(.journal) { try verified(database, &findings) }
    }

    private static func imported(_ database: Prepared, _ findings: inout Findings) throws {
        let package = Folder.bench.appending(path: "\(database.households)-package")
        if !FileManager.default.fileExists(atPath: package.appending(path: "datapackage.json").path) {
            let arguments = ["export", package.path]
            let program = try Program(Folder.product, arguments, environment: database.environment, name: "export")
            let (seconds, peak) = try program.ended()
            findings.note("Export of the whole", database, "\(seconds.short) s, \(peak.short) MB at most")
        }
        let target = Folder.bench.appending(path: "imported.sqlite")
        for ending in ["", ".keys", ".access", ".master-key"].flatMap({ [$0, $0 + "-wal", $0 + "-shm"] }) {
            try? FileManager.default.removeItem(atPath: target.path + ending)
        }
        let arguments = ["import", package.path, "--database", "sqlite:" + target.path]
        let program = try Program(Folder.product, arguments, name: "import")
        let (seconds, peak) = try program.ended()
        let rows = program.said.split(separator: "\n").compactMap { line -> Int? in
            let cells = line.split(separator: "\t")
            return cells.count == 5 ? Int(cells[1]) : nil
        }.reduce(0, +)
        let speed = Double(rows) / seconds
        findings.promise(
            "Import ≥ 10,000 rows/s, rules, sealing, duplicates and journal on", database,
            "\(speed.short) rows/s (\(rows.formatted()) rows in \(seconds.short) s)", speed >= 10_000)
        findings.promise("Import: peak memory < 300 MB", database, "\(peak.short) MB", peak < 300)
    }

    private static func verified(_ database: Prepared, _ findings: inout Findings) throws {
        let arguments = ["journal", "verify"]
        let program = try Program(Folder.product, arguments, environment: database.environment, name: "journal")
        let (seconds, _) = try program.ended()
        let entries = program.said.matches(of: /(?:linked|files)=(\d+)/).compactMap { Int($0.1) }.reduce(0, +)
        findings.note(
            "Journal verified, start included", database,
            "\(entries.formatted()) entries in \(String(format: "%.2f", seconds)) s")
    }
}
