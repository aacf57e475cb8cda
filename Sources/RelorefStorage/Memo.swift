import Synchronization

/// What was read from a database that one process alone writes, until that process next writes.
///
/// A commit drops everything, whatever it changed: nothing needs to say what depends on what.
package final class Memo: Sendable {
    private struct State {
        var commits = 0
        var values: [String: any Sendable] = [:]
    }
    /// A value of any type, an optional one included.
    fileprivate final class Box<Value: Sendable>: Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private let limit: Int
    private let state = Mutex(State())
    private let commits = Atomic(0)

    /// - Parameter limit: how many values are held at once; when there are more, all go.
    package init(limit: Int = 4_096) { self.limit = limit }

    /// The database has changed, or may have: to be called after each commit and before its writer is told.
    package func changed() { commits.add(1, ordering: .sequentiallyConsistent) }

    /// Where a transaction stands that begins after this call: what it reads is never older.
    package func place() -> Place { Place(memo: self, commits: commits.load(ordering: .sequentiallyConsistent)) }

    package struct Place: Sendable {
        fileprivate let memo: Memo
        fileprivate let commits: Int
    }

    fileprivate func value<Value: Sendable>(_ key: String, at commits: Int) -> Box<Value>? {
        state.withLock { $0.commits == commits ? $0.values[key] : nil } as? Box<Value>
    }

    fileprivate func keep<Value: Sendable>(_ value: Value, as key: String, at commits: Int) {
        state.withLock { state in
            guard commits >= state.commits else { return }
            if commits > state.commits || state.values.count >= limit { state = State(commits: commits) }
            state.values[key] = Box(value)
        }
    }
}

extension Transaction {
    /// What `read` gave before, if the database has not changed since; in a transaction that writes, and where other
    /// processes write as well, it is read each time.
    ///
    /// - Parameter key: says what is read, everything that it depends on included, the day for instance.
    package func remembering<Value: Sendable, Failure: Error>(
        _ key: String, _ read: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard let place = memo else { return try read() }
        let known: Memo.Box<Value>? = place.memo.value(key, at: place.commits)
        if let known { return known.value }
        let value = try read()
        place.memo.keep(value, as: key, at: place.commits)
        return value
    }
}
