/// What one reading transaction has read already: it sees the same rows until its end, whoever writes meanwhile.
///
/// Not locked: a transaction is used by one thread at a time and never kept.
package final class SnapshotMemo: MemoPlace, @unchecked Sendable {
    private var values: [String: any Sendable] = [:]

    package init() {}

    package func value(_ key: String) -> (any Sendable)? { values[key] }

    package func keep(_ value: any Sendable, as key: String) { values[key] = value }
}
