import Foundation
package import RelorefDomain
package import RelorefStorage

/// Reads the communes of the official geographic code (INSEE, `v_commune_AAAA.csv`) into the reference list.
///
/// A commune that has merged away stays, because old records name it; postal codes, which the file does not have, stay
/// as they are.
package struct CommuneImport: Sendable {
    package struct Report: Sendable, Hashable {
        package var new = 0
        package var renamed = 0
        package var unchanged = 0
        /// In the list, no longer in the file.
        package var absent = 0
    }

    /// Why the file is not one of communes.
    package enum Fault: Error, Hashable, CustomStringConvertible {
        case columns([String])
        case line(Int)

        package var description: String {
            switch self {
            case .columns(let missing):
                "Ce n’est pas un fichier v_commune de l’INSEE : il manque \(missing.joined(separator: ", "))."
            case .line(let line): "Ligne \(line) : code ou nom de commune manquant."
            }
        }
    }

    private struct Line: Sendable { let code: String, name: String, departement: String }
    private let lines: [Line]

    /// - Parameter bytes: the file, whatever its separator.
    package init(_ bytes: [UInt8]) throws {
        var rest: [UInt8]? = bytes
        var reader = try CSVReader {
            defer { rest = nil }
            return rest ?? []
        }
        let header = try reader.next()?.cells ?? []
        let wanted = ["TYPECOM", "COM", "DEP", "LIBELLE"]
        let places = wanted.map { header.firstIndex(of: $0) }
        guard let type = places[0], let code = places[1], let departement = places[2], let name = places[3] else {
            throw Fault.columns(zip(wanted, places).filter { $0.1 == nil }.map(\.0))
        }
        var lines: [Line] = []
        while let row = try reader.next() {
            let cells = row.cells
            guard cells.count > max(type, code, departement, name) else { throw Fault.line(row.line) }
            // Communes and the arrondissements of Paris, Lyon and Marseille; associated communes have no code of their own.
            guard ["COM", "ARM"].contains(cells[type]) else { continue }
            guard cells[code].count == 5, !cells[name].isEmpty else { throw Fault.line(row.line) }
            let own = cells[departement].isEmpty ? Self.departement(of: cells[code]) : cells[departement]
            lines.append(Line(code: cells[code], name: cells[name], departement: own))
        }
        self.lines = lines
    }

    /// "69123" is of 69, "97411" of 974.
    private static func departement(of code: String) -> String { String(code.prefix(code.hasPrefix("97") ? 3 : 2)) }

    /// Writes what is new and what has another name; nothing when only checking.
    ///
    /// - Parameter isFromPage: whoever holds the machine may; from a page, whoever administers the whole network.
    package func run(
        isCheck: Bool, isFromPage: Bool = false, author: Author, store: any Store
    ) async throws -> Report {
        let work: @Sendable (any Transaction) throws -> Report = { tx in
            if isFromPage { try author.needsNetwork(tx) }
            var report = Report()
            var known: [String: String] = [:]
            for row in try tx.rows("SELECT code, name FROM commune") {
                known[try row.text("code")] = try row.text("name")
            }
            for line in lines {
                switch known.removeValue(forKey: line.code) {
                case line.name: report.unchanged += 1
                case nil:
                    report.new += 1
                    if !isCheck { try tx.add(line.code, line.name, line.departement) }
                default:
                    report.renamed += 1
                    if !isCheck { try tx.rename(line.code, line.name, line.departement) }
                }
            }
            report.absent = known.count
            guard !isCheck, report.new + report.renamed > 0 else { return report }
            try tx.journal(
                "import", "commune", "insee",
                detail: ["new": String(report.new), "renamed": String(report.renamed)], by: author)
            return report
        }
        return isCheck ? try await store.read(work) : try await store.write(work)
    }
}

extension Transaction {
    fileprivate func add(_ code: String, _ name: String, _ departement: String) throws(StorageError) {
        try insert(
            "commune",
            [
                "code": code, "name": name, "name_key": Transliteration.key(name), "postal_code": "",
                "departement": departement,
            ])
    }

    fileprivate func rename(_ code: String, _ name: String, _ departement: String) throws(StorageError) {
        try run(
            """
            UPDATE commune SET name = \(name), name_key = \(Transliteration.key(name)), departement = \(departement)
            WHERE code = \(code)
            """)
    }
}
