import RelorefDomain

/// Puts a line number to findings about records: the files are read once more, for the few that need it.
struct LineFinder {
    struct Place {
        let file: String
        let line: Int
        let externalID: String
    }
    private let folder: PackageFolder

    init(_ folder: PackageFolder) { self.folder = folder }

    /// A finding about records of which none is in the files is about the past, and left out.
    func lines(of findings: [GroupFinding]) throws -> [(GroupFinding, Place)] {
        var lines: [String: [String: Int]] = [:]
        for (name, group) in Dictionary(grouping: findings, by: \.table) {
            lines[name] = try find(Set(group.flatMap(\.candidates)), in: name)
        }
        return findings.compactMap { finding in
            guard let table = PackageTable.named(finding.table),
                let known = finding.candidates.first(where: { lines[finding.table]?[$0] != nil }),
                let line = lines[finding.table]?[known]
            else { return nil }
            return (finding, Place(file: folder.fileName(of: table), line: line, externalID: known))
        }
    }

    private func find(_ wanted: Set<String>, in name: String) throws -> [String: Int] {
        guard let table = PackageTable.named(name), var reader = try folder.reader(of: table),
            let place = HeaderReading(try reader.next(), of: table).places.firstIndex(of: 0)
        else { return [:] }
        var found: [String: Int] = [:]
        while let row = try reader.next() {
            if place < row.cells.count, wanted.contains(row.cells[place]) { found[row.cells[place]] = row.line }
        }
        return found
    }
}
