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
    private let folder: URL
    private let choices: ImportChoices
    private let progress: (@Sendable (ImportProgress) -> Void)?

    /// - Parameters:
    ///   - folder: holds the CSV files, with or without `datapackage.json`.
    ///   - progress: told every few hundred lines; again from the beginning when the database asks for another try.
    package init(
        _ folder: URL, choices: ImportChoices = ImportChoices(),
        progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) {
        self.folder = folder
        self.choices = choices
        self.progress = progress
    }

    /// What the import would do, and what stands in its way; nothing is written.
    package func check(author: Author, store: any Store) async throws -> ImportReport {
        try await perform(author, store, isCheck: true)
    }

    /// Imports, in one transaction that is undone when anything is at fault; `isWritten` says whether it was kept.
    package func run(author: Author, store: any Store) async throws -> ImportReport {
        try await perform(author, store, isCheck: false)
    }

    /// Ends a transaction that is not to be kept.
    private struct Undone: Error {
        let report: ImportReport
    }

    private func perform(_ author: Author, _ store: any Store, isCheck: Bool) async throws -> ImportReport {
        do {
            return try await store.write { tx in
                let pass = try ImportPass(
                    tx, author, PackageFolder(folder), choices, isCheck: isCheck, progress: progress)
                try pass.perform()
                guard !isCheck, !pass.report.hasFaults else { throw Undone(report: pass.report) }
                pass.report.isWritten = true
                return pass.report
            }
        } catch let undone as Undone {
            return undone.report
        }
    }
}
