import RelorefDomain
import RelorefStorage

/// A finding about several records together, before the line of the file is known.
struct GroupFinding {
    let table: String
    /// The external ids of the records that it may be put beside, the best first.
    let candidates: [String]
    let finding: Finding
    let column: String?
}

/// The households, persons and dwellings that an import touched: what is checked together afterwards.
///
/// Few are kept by their ids; past the limit the whole table is walked instead, in the order of its index.
struct TouchedRecords {
    private(set) var ids: Set<String> = []
    private(set) var isEverything = false

    private static let limit = 2_000

    var isEmpty: Bool { ids.isEmpty && !isEverything }

    mutating func insert(_ id: String?) {
        guard let id, !isEverything else { return }
        ids.insert(id)
        if ids.count > TouchedRecords.limit {
            isEverything = true
            ids = []
        }
    }

    /// Conditions on a column, each to be asked in turn.
    func conditions(on column: StaticString) -> [Query] {
        if isEverything { return ["1 = 1"] }
        let sorted = ids.sorted()
        return stride(from: 0, to: sorted.count, by: 400).map { start in
            "\(Query(unbound: "\(column)")) IN \(Query.list(sorted[start..<min(start + 400, sorted.count)]))"
        }
    }
}

/// What is checked of the records that an import has written, taken together by household, person and dwelling.
struct GroupCheck {
    let tx: any Transaction
    let today: Day
    var findings: [GroupFinding] = []

    static let limit = 5_000

    init(_ tx: any Transaction, today: Day) {
        self.tx = tx
        self.today = today
    }

    func context(_ isHistory: Bool) -> RuleContext {
        RuleContext(today: today, enteredAs: isHistory ? .history : .live)
    }

    /// - Parameter isHistory: a closed case of the past warns, it does not stop an import.
    mutating func add(
        _ new: [Finding], _ table: String, _ candidates: [String], column: String?, isHistory: Bool = false
    ) {
        for finding in new where findings.count < GroupCheck.limit {
            let severity = isHistory ? min(finding.severity, .warn) : finding.severity
            let weighed = Finding(finding.rule, severity, field: finding.field, values: finding.values)
            findings.append(GroupFinding(table: table, candidates: candidates, finding: weighed, column: column))
        }
    }

    /// Gives the rows of a query in groups of one key; the query is in the key's order.
    func forEachGroup(_ query: Query, by key: String, _ body: ([ResultRow]) throws -> Void) throws {
        var group: [ResultRow] = []
        var current: String?
        try tx.forEach(query) { row in
            let value = try row.text(key)
            if value != current, !group.isEmpty {
                try body(group)
                group.removeAll(keepingCapacity: true)
            }
            current = value
            group.append(row)
        }
        if !group.isEmpty { try body(group) }
    }
}
