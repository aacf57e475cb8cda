import RelorefStorage
import Synchronization

/// What was read from a database that one process alone writes, until that process next writes.
///
/// A commit drops everything, whatever it changed: nothing needs to say what depends on what.
final class Memo: Sendable {
    private struct State {
        var commits = 0
        var values: [String: any Sendable] = [:]
    }

    private let limit: Int
    private let state = Mutex(State())
    private let commits = Atomic(0)

    /// - Parameter limit: how many values are held at once; when there are more, all go.
    init(limit: Int = 4_096) { self.limit = limit }

    /// The database has changed, or may have: to be called after each commit and before its writer is told.
    func changed() { commits.add(1, ordering: .sequentiallyConsistent) }

    /// For a transaction that begins after this call: what it reads is never older than the place.
    func place() -> Place { Place(memo: self, commits: commits.load(ordering: .sequentiallyConsistent)) }

    /// The memo as a transaction sees it, after so many commits.
    struct Place: MemoPlace {
        fileprivate let memo: Memo
        fileprivate let commits: Int

        func value(_ key: String) -> (any Sendable)? {
            memo.state.withLock { $0.commits == commits ? $0.values[key] : nil }
        }

        func keep(_ value: any Sendable, as key: String) {
            memo.state.withLock { state in
                guard commits >= state.commits else { return }
                if commits > state.commits || state.values.count >= memo.limit { state = State(commits: commits) }
                state.values[key] = value
            }
        }
    }
}
