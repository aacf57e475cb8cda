package import Foundation
package import RelorefDomain
package import RelorefStorage

/// Why an export is refused.
package enum ExportRefusal: Error, Hashable, Sendable {
    /// The actor's role does not export.
    case notAllowed
    /// What a rule has to say, such as a purpose that is missing (V92).
    case rules([Finding])
    /// A file could not be written.
    case folder(String)
}

/// Writes what an actor may see as a Frictionless Data Package: a folder of CSV files and `datapackage.json`.
///
/// Two exports of the same records are the same bytes: neither the date, nor the user, nor the purpose is in the files.
/// They are in the journal (V92).
package struct PackageExport {
    private let tx: any Transaction
    private let vault: Vault
    private let actor: Actor
    private let choice: ExportChoice
    private let pseudonyms: PackagePseudonyms?

    /// - Parameter purpose: what the export is for; never empty.
    /// - Throws: `ExportRefusal`.
    package init(
        _ tx: any Transaction, vault: Vault, actor: Actor, purpose: String, _ choice: ExportChoice = .everything
    ) throws {
        try Self.check(actor, purpose: purpose)
        self.tx = tx
        self.vault = vault
        self.actor = actor
        self.choice = choice
        pseudonyms = choice.content == .pseudonymous ? PackagePseudonyms() : nil
    }

    /// Whether somebody may export for this purpose, before a second person is asked.
    package static func check(_ actor: Actor, purpose: String) throws {
        guard actor.may(.exportRecords) else { throw ExportRefusal.notAllowed }
        let findings = ExchangeRules(RuleContext(today: Day(number: 0)))
            .export(purpose: purpose, holdsNationality: actor.may(.seeNationality), toPartner: false)
        guard !findings.isBlocked else { throw ExportRefusal.rules(findings) }
    }

    /// Journals the export, then writes it; answers the lines of each table.
    ///
    /// The entry comes first: what cannot be journalled does not leave.
    ///
    /// - Parameter saved: the id of the saved export that this is, if it is one: it was taken today.
    package static func run(
        to folder: URL, _ choice: ExportChoice = .everything, saved: String? = nil, purpose: String, author: Author,
        store: any Store
    ) async throws -> [String: Int] {
        let id = author.newID()
        try await store.write { tx in
            // Refused before anything is written down.
            _ = try PackageExport(tx, vault: author.vault, actor: author.actor, purpose: purpose)
            var detail = ["purpose": purpose, "day": author.today.iso]
            if choice.content != .whole { detail["content"] = choice.content.rawValue }
            if let tables = choice.tables { detail["tables"] = tables.sorted().joined(separator: ",") }
            try tx.journal("export", "package", id, detail: detail, by: author)
            if let saved { try tx.markTaken(savedExport: saved, by: author) }
        }
        return try await store.read { tx in
            try PackageExport(tx, vault: author.vault, actor: author.actor, purpose: purpose, choice).write(to: folder)
        }
    }

    /// The same as one file in memory: a zip, or the CSV of a single table. What is written on the way is erased.
    package static func file(
        _ choice: ExportChoice = .everything, saved: String? = nil, purpose: String, author: Author, store: any Store
    ) async throws -> (name: String, bytes: [UInt8]) {
        let scratch = try ScratchFolder()
        let counts = try await run(
            to: scratch.url, choice, saved: saved, purpose: purpose, author: author, store: store)
        let written = PackageTable.all.filter { counts[$0.name] != nil }
        if choice.tables?.count == 1, written.count == 1 { return (written[0].file, try scratch.read(written[0].file)) }
        var zip = ZipWriting()
        for table in written { zip.add(table.file, try scratch.read(table.file)) }
        zip.add("datapackage.json", try scratch.read("datapackage.json"))
        let kind = choice.content == .pseudonymous ? "pseudonymes-" : ""
        return ("reloref-\(kind)\(author.today.iso).zip", zip.finished())
    }

    /// Writes every file; answers the lines of each table. Rows pass one by one, whatever their number.
    @discardableResult
    package func write(to folder: URL) throws -> [String: Int] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var counts: [String: Int] = [:]
        var described: [(table: PackageTable, fields: [PackageField])] = []
        for table in PackageTable.all where isTaken(table) {
            let shown = table.fields.indices.filter { isShown(table.fields[$0], of: table) }
            described.append((table, shown.map { table.fields[$0] }))
            counts[table.name] = try write(table, shown, to: folder.appending(path: table.file))
        }
        try PackageDescription(described, choice).bytes().write(to: folder.appending(path: "datapackage.json"))
        return counts
    }

    private func isTaken(_ table: PackageTable) -> Bool {
        guard choice.tables?.contains(table.name) ?? true else { return false }
        return pseudonyms == nil || !PackagePseudonyms.leavesOut(table)
    }

    /// The nationality leaves only with those who see it on screen.
    private func isShown(_ field: PackageField, of table: PackageTable) -> Bool {
        guard pseudonyms == nil || PackagePseudonyms.isKept(field, of: table) else { return false }
        return field.name != "nationalities" || actor.may(.seeNationality)
    }

    private func write(_ table: PackageTable, _ shown: [Int], to file: URL) throws -> Int {
        let sink = try FileSink(file)
        var writer = CSVWriter(.exact) { try sink.write($0) }
        try writer.row(shown.map { table.fields[$0].name })
        if choice.hasHashtags { try writer.row(PackageHashtags.row(shown.map { table.fields[$0] }, of: table)) }
        let cells = PackageCells(table: table, vault: vault)
        let hidesAddress = table.name == "dwellings" && actor.stock != .everything
        var count = 0
        // The order of the ids that people know would tell which line is whose.
        let order = pseudonyms == nil ? table.order : "ORDER BY \(Query(unbound: table.stored)).id"
        try tx.forEach("\(table.selection(for: actor)) WHERE \(table.scope(for: actor)) \(order)") { row in
            var line = try cells.line(row).cells
            if hidesAddress, !actor.stock.covers(try row.text("key_id")) {
                for place in shown where table.fields[place].isSealed { line[place] = "" }
            }
            if let pseudonyms {
                for place in shown { line[place] = pseudonyms.cell(line[place], table.fields[place], of: table) }
            }
            try writer.row(shown.map { line[$0] })
            count += 1
        }
        try writer.flush()
        try sink.close()
        return count
    }
}

/// A file that is written from its beginning to its end.
final class FileSink {
    private let handle: FileHandle
    private let path: String

    init(_ file: URL) throws {
        path = file.lastPathComponent
        // Names and addresses: nobody else on the machine reads them.
        guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = try? FileHandle(forWritingTo: file)
        else { throw ExportRefusal.folder(file.lastPathComponent) }
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws {
        do { try handle.write(contentsOf: Data(bytes)) } catch { throw ExportRefusal.folder(path) }
    }

    func close() throws {
        do { try handle.close() } catch { throw ExportRefusal.folder(path) }
    }
}
