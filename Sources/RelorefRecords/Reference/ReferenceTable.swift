import Foundation

/// One of the reference lists that the product ships: its rows, each cell by the name of its column.
package struct ReferenceTable: Sendable {
    package let name: String
    package let rows: [Row]

    /// A line of the list.
    package struct Row: Sendable {
        let columns: [String: Int]
        let cells: [String]

        /// The cell, empty when the list has no such column.
        package subscript(column: String) -> String { columns[column].map { cells[$0] } ?? "" }

        /// The cell, nil when it is empty.
        package func optional(_ column: String) -> String? {
            let cell = self[column]
            return cell.isEmpty ? nil : cell
        }

        package func number(_ column: String) -> Int? { Int(self[column]) }
    }

    /// - Parameter name: the file's name without its ending, such as `communes`.
    /// - Throws: `ReferenceFault` when the list is not beside the program or has a line of another width.
    package init(_ name: String) throws {
        self.name = name
        guard let file = Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Data"),
            let data = FileManager.default.contents(atPath: file.path)
        else { throw ReferenceFault.absent(name) }
        var rest: [UInt8]? = [UInt8](data)
        var reader = try CSVReader {
            defer { rest = nil }
            return rest ?? []
        }
        guard let header = try reader.next() else { throw ReferenceFault.absent(name) }
        let columns = Dictionary(header.cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [Row] = []
        while let line = try reader.next() {
            guard line.cells.count == header.cells.count else { throw ReferenceFault.width(name, line: line.line) }
            rows.append(Row(columns: columns, cells: line.cells))
        }
        self.rows = rows
    }
}

/// Why a reference list cannot be read.
package enum ReferenceFault: Error, Hashable, CustomStringConvertible {
    case absent(String)
    case width(String, line: Int)

    package var description: String {
        switch self {
        case .absent(let name): "The reference list \(name).csv is not beside the program: build or install it again."
        case .width(let name, let line): "Line \(line) of \(name).csv does not have as many cells as its header."
        }
    }
}
