package import Foundation
import RelorefDomain
package import RelorefStorage

/// What whoever imports has decided after a first look.
package struct ImportChoices: Sendable, Hashable {
    /// Lines that are not to be imported, by table ("persons"), counted as in the file; what belongs to them is left
    /// aside as well.
    package var leftOut: [String: Set<Int>] = [:]

    package init(leftOut: [String: Set<Int>] = [:]) { self.leftOut = leftOut }
}

/// How far an import has come.
package struct ImportProgress: Sendable, Hashable {
    package let table: String
    /// Lines read so far, in all files.
    package let lines: Int
}

/// Reads a package of the exchange format into the register: all of it, or nothing (V90).
///
/// Some of the tables are enough, in any order of columns; a column that is absent leaves the records as they are. A
/// line is known again by its `external_id`, so that the same package imported twice changes nothing.
package struct PackageImport: Sendable {
    /// Where the lines come from.
    enum Source: Sendable {
        case folder(URL)
        case sheets([ImportSheet])
    }

    private let source: Source
    private let choices: ImportChoices
    /// Finds the people who are known already as a registration does; nil for the indexes of the import's own (V06, V26).
    private let known: PeopleFinder?
    private let progress: (@Sendable (ImportProgress) -> Void)?

    /// - Parameters:
    ///   - folder: holds the CSV files, with or without `datapackage.json`.
    ///   - progress: told every few hundred lines; again from the beginning when the database asks for another try.
    package init(
        _ folder: URL, choices: ImportChoices = ImportChoices(),
        progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) {
        source = .folder(folder)
        self.choices = choices
        known = nil
        self.progress = progress
    }

    /// The same with sheets that are in memory already.
    package init(
        sheets: [ImportSheet], choices: ImportChoices = ImportChoices(), known: PeopleFinder? = nil,
        progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) {
        source = .sheets(sheets)
        self.choices = choices
        self.known = known
        self.progress = progress
    }

    /// What the import would do, and what stands in its way; nothing is written.
    package func check(author: Author, store: any Store) async throws -> ImportReport {
        try await perform(author, store, isCheck: true) { tx, report in }
    }

    /// Imports, in one transaction that is undone when anything is at fault; `isWritten` says whether it was kept.
    ///
    /// - Parameters:
    ///   - id: the import's own, kept with what it changed so that it can be undone; nil when it is not to be undone.
    ///   - ending: written in the same transaction, when nothing was at fault.
    package func run(
        as id: String? = nil, author: Author, store: any Store,
        ending: @escaping @Sendable (any Transaction, ImportReport) throws -> Void = { _, _ in }
    ) async throws -> ImportReport {
        try await perform(author, store, as: id, isCheck: false, ending: ending)
    }

    /// Ends a transaction that is not to be kept.
    private struct Undone: Error {
        let report: ImportReport
    }

    private func perform(
        _ author: Author, _ store: any Store, as id: String? = nil, isCheck: Bool,
        ending: @escaping @Sendable (any Transaction, ImportReport) throws -> Void
    ) async throws -> ImportReport {
        do {
            return try await store.write { tx in
                let trace = id.map { _ in ImportTrace() }
                let manner = ImportPass.Manner(
                    id: id, isCheck: isCheck, known: known, trace: trace, progress: progress)
                // While lines are read rows are added at the ends of tables, which takes few pages.
                var report = try tx.keeping(mebibytes: 24) {
                    try tx.writingBehind { tx in
                        let pass = try ImportPass(tx, author, PackageFolder(source), choices, manner)
                        try pass.perform()
                        guard !isCheck, !pass.report.hasFaults else { throw Undone(report: pass.report) }
                        return pass.report
                    }
                }
                // Before the commit does so with less memory.
                try tx.keeping(mebibytes: 80) { try tx.settleFacts() }
                report.isWritten = true
                if let id, let trace { try tx.keep(trace, of: id) }
                try ending(tx, report)
                return report
            }
        } catch let undone as Undone {
            return undone.report
        }
    }
}
