package import RelorefDomain
import Synchronization

/// What was made a moment ago, for whoever asks for the very same again while the records stand still.
///
/// Everything in it bears one stamp of the records (`recordsStamp`): with the first thing that is made under another one,
/// what was there before is dropped. Nothing serves longer than `lifetime`, memory is bounded, and nothing reaches the disk.
package final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        let cost: Int
        let madeAt: Moment
    }
    private struct State {
        var stamp = ""
        var entries: [Key: Entry] = [:]
        var cost = 0
    }

    private let limit: Int
    private let lifetime: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - limit: how much is kept at once, in the unit of `keep`'s cost.
    ///   - lifetime: seconds.
    package init(limit: Int, lifetime: Int) {
        self.limit = limit
        self.lifetime = lifetime
    }

    package func value(_ key: Key, stamp: String, at now: Moment) -> Value? {
        state.withLock { state in
            guard state.stamp == stamp, let entry = state.entries[key], isFresh(entry, now) else { return nil }
            return entry.value
        }
    }

    /// - Parameter cost: what the value takes of the limit; more than an eighth of it is not kept.
    package func keep(_ value: Value, cost: Int, as key: Key, stamp: String, at now: Moment) {
        guard cost <= limit / 8 else { return }
        state.withLock { state in
            if state.stamp != stamp { state = State(stamp: stamp) }
            if let before = state.entries.removeValue(forKey: key) { state.cost -= before.cost }
            if state.cost + cost > limit { makeRoom(for: cost, &state, now) }
            state.entries[key] = Entry(value: value, cost: cost, madeAt: now)
            state.cost += cost
        }
    }

    /// The old go; where all are young, all go: whoever asks next fills it again.
    private func makeRoom(for cost: Int, _ state: inout State, _ now: Moment) {
        state.entries = state.entries.filter { isFresh($0.value, now) }
        state.cost = state.entries.values.reduce(0) { $0 + $1.cost }
        if state.cost + cost > limit { state = State(stamp: state.stamp) }
    }

    /// A clock that stepped back makes nothing fresh.
    private func isFresh(_ entry: Entry, _ now: Moment) -> Bool {
        entry.madeAt <= now && now < entry.madeAt.adding(seconds: lifetime)
    }
}
