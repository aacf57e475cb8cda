import Crypto
import RelorefDomain
import RelorefStorage

/// What an import has touched, in order, so that it can be undone.
final class ImportTrace {
    struct Change {
        /// The database's table.
        let table: String
        let id: String
        /// The row as it was; nil when the import added it.
        let before: RowImage?
    }

    private(set) var changes: [Change] = []
    private var known: Set<String> = []

    func added(_ table: String, _ id: String) {
        if known.insert(table + " " + id).inserted { changes.append(Change(table: table, id: id, before: nil)) }
    }

    /// To be told before the row is changed; only the first time counts.
    func willChange(_ table: String, _ id: String, _ tx: any Transaction) throws(StorageError) {
        guard !known.contains(table + " " + id), let row = try tx.storedRow(table, id) else { return }
        known.insert(table + " " + id)
        changes.append(Change(table: table, id: id, before: RowImage(row)))
    }
}

/// A row as the database holds it, what is sealed still sealed.
struct RowImage: Sealable, Hashable {
    let columns: [String: SQLValue]

    /// Columns that are drawn from other records before each commit: they change without anybody's act.
    private static let drawn: Set<String> = ["stage", "lives_since", "next_on"]

    init(_ row: ResultRow) {
        let own = row.names.filter { !Self.drawn.contains($0) }
        columns = Dictionary(own.map { ($0, row[$0] ?? .null) }, uniquingKeysWith: { first, _ in first })
    }

    /// Name, kind, text, in the order of the names.
    var sealedFields: [String] {
        columns.sorted { $0.key < $1.key }.flatMap { name, value -> [String] in
            switch value {
            case .null: [name, "n", ""]
            case .integer(let number): [name, "i", String(number)]
            case .real(let number): [name, "r", String(number)]
            case .text(let text): [name, "t", text]
            case .bytes(let bytes): [name, "b", Base64.text(bytes)]
            }
        }
    }

    init?(sealedFields fields: [String]) {
        var columns: [String: SQLValue] = [:]
        for start in stride(from: 0, to: fields.count - 2, by: 3) {
            let text = fields[start + 2]
            let value: SQLValue? =
                switch fields[start + 1] {
                case "n": .null
                case "i": Int64(text).map { .integer($0) }
                case "r": Double(text).map { .real($0) }
                case "t": .text(text)
                case "b": Base64.bytes(text).map { .bytes($0) }
                default: nil
                }
            guard let value else { return nil }
            columns[fields[start]] = value
        }
        self.columns = columns
    }

    /// Tells whether the row is still as it was.
    var mark: [UInt8] { [UInt8](SHA256.hash(data: sealedBytes)) }
}

extension Transaction {
    /// A row by its id, with every column that the table has.
    func storedRow(_ table: String, _ id: String) throws(StorageError) -> ResultRow? {
        try row("SELECT * FROM \(Query(unbound: table)) WHERE id = \(id)")
    }

    /// Writes down what an import touched, with the mark of each row as the import leaves it.
    func keep(_ trace: ImportTrace, of run: String) throws {
        for (place, change) in trace.changes.enumerated() {
            guard let row = try storedRow(change.table, change.id) else { continue }
            try insert(
                "import_change",
                [
                    "import_id": run, "place": place, "record_table": change.table, "record_id": change.id,
                    "before": change.before.map(\.sealedBytes), "after": RowImage(row).mark,
                ])
        }
    }
}
