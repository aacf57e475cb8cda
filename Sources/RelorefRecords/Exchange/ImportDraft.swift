import Foundation
package import RelorefDomain

/// What whoever imports has decided so far: how each sheet is read, what its columns are, what was corrected.
///
/// Kept sealed with the sheets until the import has run.
package struct ImportDraft: Codable, Sendable, Hashable {
    /// One table of cells: a CSV file, or a sheet of a workbook.
    package struct Sheet: Codable, Sendable, Hashable {
        package var name: String
        /// Of a workbook: its cells are in UTF-8 with commas, and its rows are counted as the workbook shows them.
        package var isFromWorkbook: Bool
        /// The table of the exchange format that it fills; nil when it is left aside.
        package var table: String?
        /// The line that holds the names of the columns.
        package var headerLine = 1
        /// The separator's character; nil for the one that was detected.
        package var separator: String?
        /// "utf8" or "windows1252"; nil for what was detected.
        package var encoding: String?
        /// For each column of the file the field that it fills, empty for none; nil until somebody has looked.
        package var columns: [String]?

        package init(name: String, isFromWorkbook: Bool, table: String? = nil) {
            (self.name, self.isFromWorkbook, self.table) = (name, isFromWorkbook, table)
        }
    }

    /// A cell that was put right on the page.
    package struct Correction: Codable, Sendable, Hashable {
        package let sheet: Int
        package let line: Int
        package let field: String
        package let value: String

        package init(sheet: Int, line: Int, field: String, value: String) {
            (self.sheet, self.line, self.field, self.value) = (sheet, line, field, value)
        }
    }

    package var sheets: [Sheet]
    package var corrections: [Correction] = []
    /// The lines of persons who may be known already, and are to be imported all the same.
    package var keptDuplicates: Set<Int> = []
    /// What the file is called by whoever sent it.
    package var title: String

    package init(title: String, sheets: [Sheet]) { (self.title, self.sheets) = (title, sheets) }

    /// The sheets that will be read, with their places.
    package var used: [(place: Int, sheet: Sheet)] {
        sheets.enumerated().filter { $0.element.table != nil }.map { (place: $0.offset, sheet: $0.element) }
    }

    package func sheet(for table: String) -> Int? { sheets.firstIndex { $0.table == table } }
}

extension ImportDraft {
    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    init?(text: String) {
        guard let draft = try? JSONDecoder().decode(ImportDraft.self, from: Data(text.utf8)) else { return nil }
        self = draft
    }
}
