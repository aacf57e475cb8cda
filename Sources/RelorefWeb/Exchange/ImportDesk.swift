import Foundation
import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage
import Synchronization

/// The imports at work: looked at or run one after another, beside the pages, so that whoever leaves finds them again.
///
/// What it holds is in memory alone. A server that is stopped in the middle forgets it, and has written nothing.
package final class ImportDesk: Sendable {
    /// Where the work on one import stands.
    enum Work: Sendable {
        case examining(ImportProgress?, of: Int)
        case running(ImportProgress?, of: Int)
        case examined(ImportLook)
        /// It went wrong for a reason that is in the technical log under this reference.
        case failed(reference: String)

        var isGoingOn: Bool {
            switch self {
            case .examining, .running: true
            case .examined, .failed: false
            }
        }
    }

    private struct State {
        var works: [String: Work] = [:]
        var order: [String] = []
        var last: Task<Void, Never>?
    }

    private let state = Mutex(State())
    /// Looks that are kept: the oldest makes room, and is looked at again when it is asked for.
    private static let kept = 12

    func work(_ id: String) -> Work? { state.withLock { $0.works[id] } }

    func forget(_ id: String) {
        state.withLock { state in
            state.works[id] = nil
            state.order.removeAll { $0 == id }
        }
    }

    func tell(_ id: String, _ progress: ImportProgress, of total: Int) {
        state.withLock { state in
            switch state.works[id] {
            case .examining?: state.works[id] = .examining(progress, of: total)
            case .running?: state.works[id] = .running(progress, of: total)
            default: break
            }
        }
    }

    /// Begins a piece of work after those before it; nothing happens when one is going on for this import.
    /// - Parameter piece: answers where the import stands then; nil when there is nothing left to hold.
    func begin(
        _ id: String, _ first: Work, _ services: Services, _ piece: @escaping @Sendable () async throws -> Work?
    ) {
        state.withLock { state in
            if state.works[id]?.isGoingOn == true { return }
            put(first, id, &state)
            let before = state.last
            state.last = Task.detached {
                await before?.value
                do {
                    self.end(id, try await piece())
                } catch {
                    let reference = String(services.newID().suffix(8))
                    services.log.error(
                        "import failed",
                        metadata: ["reference": "\(reference)", "error": "\(String(describing: error))"])
                    self.end(id, .failed(reference: reference))
                }
            }
        }
    }

    /// Waits a little: a small file is done before the page is asked for.
    func settle(_ id: String, seconds: Double = 4) async throws {
        for _ in 0..<Int(seconds * 20) {
            guard work(id)?.isGoingOn == true else { return }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func put(_ work: Work, _ id: String, _ state: inout State) {
        state.works[id] = work
        state.order.removeAll { $0 == id }
        state.order.append(id)
        while state.order.count > Self.kept, let old = state.order.first(where: { state.works[$0]?.isGoingOn != true })
        {
            state.order.removeAll { $0 == old }
            state.works[old] = nil
        }
    }

    private func end(_ id: String, _ work: Work?) {
        guard let work else { return forget(id) }
        state.withLock { put(work, id, &$0) }
    }
}

/// What an examination found, with the cells of the lines that are shown.
struct ImportLook: Sendable {
    let draft: ImportDraft
    let found: ImportExamination
    let lines: Int
    /// The cells of the lines at fault and of possible duplicates: by table, line and field.
    private let cells: [String: [Int: [String: String]]]

    init(_ draft: ImportDraft, _ sheets: [ImportSheet], _ found: ImportExamination) {
        self.draft = draft
        self.found = found
        lines = sheets.reduce(0) { $0 + $1.rows.count - 1 }
        var shown: [String: Set<Int>] = ["persons": Set(found.duplicates.map(\.line))]
        for fault in found.faults + found.warnings {
            guard let line = fault.line else { continue }
            shown[String(fault.file.dropLast(4)), default: []].insert(line)
        }
        var cells: [String: [Int: [String: String]]] = [:]
        for sheet in sheets {
            guard let wanted = shown[sheet.table], let header = sheet.rows.first else { continue }
            for row in sheet.rows.dropFirst() where wanted.contains(row.line) {
                cells[sheet.table, default: [:]][row.line] = Dictionary(
                    zip(header.cells, row.cells), uniquingKeysWith: { first, _ in first })
            }
        }
        self.cells = cells
    }

    /// A cell as it stands in the file; nil when the file has no such column.
    func cell(_ table: String, _ line: Int, _ field: String) -> String? { cells[table]?[line]?[field] }

    func hasColumn(_ table: String, _ field: String) -> Bool {
        draft.sheets.contains { $0.table == table && ($0.columns ?? []).contains(field) }
    }
}
