import Foundation
import RelorefDomain
import Synchronization

/// One line as it was read: its cells, and what is wrong with them by themselves.
struct ParsedLine: Sendable {
    let line: ImportLine
    let faults: [ImportFault]
}

/// Turns the rows of a table's file into lines; knows nothing of other lines or of the records.
struct LineParsing: Sendable {
    let table: PackageTable
    /// For each column of the file, the field's place in the table.
    let places: [Int]
    let today: Day
    /// Whether persons are compared with others.
    let tracesPersons: Bool

    func line(of row: CSVRow) -> ParsedLine {
        var line = ImportLine(table: table, line: row.line, cells: Array(repeating: nil, count: table.fields.count))
        var faults: [ImportFault] = []
        let extra = row.cells.dropFirst(places.count)
        if row.cells.count < places.count || extra.contains(where: { !$0.isEmpty }) {
            let hints = [String(row.cells.count), String(places.count)]
            faults.append(line.fault(.cellCount, nil, hints: hints))
        }
        for (place, raw) in zip(places, row.cells) {
            let field = table.fields[place]
            do throws(ImportCell.Refusal) {
                line.cells[place] = try ImportCell(raw, field, today: today)
            } catch {
                faults.append(
                    ImportFault(
                        error.code, file: table.file, line: row.line, column: field.name,
                        value: String(raw.prefix(200)),
                        hints: error.hints))
            }
        }
        if tracesPersons, table.name == "persons", faults.isEmpty { line.traces = DuplicateIndex.Traces(line.identity) }
        return ParsedLine(line: line, faults: faults)
    }
}

/// The lines of a table, read and parsed on a thread of their own while those before them are being written.
///
/// The reading waits for the writing, a few hundred lines ahead: the memory does not grow with the file.
final class LinesAhead: Sendable {
    private enum Block { case lines([ParsedLine]), failed(any Error), end }

    private static let linesOfBlock = 512
    private static let blocksAhead = 3

    private let blocks = Mutex<[Block]>([])
    private let filled = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)
    private let isUnwanted = Atomic(false)

    /// - Parameter parsing: how a row becomes a line; the row with the columns' names is passed over.
    init(_ folder: PackageFolder, _ parsing: LineParsing) {
        for _ in 0..<Self.blocksAhead { room.signal() }
        let thread = Thread { [self] in
            do {
                try read(folder, parsing)
                put(.end)
            } catch {
                put(.failed(error))
            }
        }
        thread.start()
    }

    /// The next lines; nil after the last ones.
    /// - Throws: what reading the file threw (`CSVFault`, `CocoaError`), after the lines before it.
    func next() throws -> [ParsedLine]? {
        filled.wait()
        let block = blocks.withLock { $0.removeFirst() }
        room.signal()
        switch block {
        case .lines(let lines): return lines
        case .failed(let error): throw error
        case .end: return nil
        }
    }

    /// Nobody asks for more: the thread ends.
    func stop() {
        isUnwanted.store(true, ordering: .releasing)
        room.signal()
    }

    private func read(_ folder: PackageFolder, _ parsing: LineParsing) throws {
        guard var rows = try folder.reader(of: parsing.table) else { return }
        _ = try rows.next()
        var lines: [ParsedLine] = []
        do {
            while !isUnwanted.load(ordering: .acquiring), let row = try rows.next() {
                lines.append(parsing.line(of: row))
                guard lines.count == Self.linesOfBlock else { continue }
                put(.lines(lines))
                lines = []
            }
        } catch {
            put(.lines(lines))
            throw error
        }
        put(.lines(lines))
    }

    private func put(_ block: Block) {
        room.wait()
        guard !isUnwanted.load(ordering: .acquiring) else {
            room.signal()
            return
        }
        blocks.withLock { $0.append(block) }
        filled.signal()
    }
}
