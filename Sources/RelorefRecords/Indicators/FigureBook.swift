import Foundation
package import RelorefDomain
package import RelorefStorage
import Synchronization

/// Figures that were counted before, kept until the records change.
///
/// What is kept depends on how far a reader's facts reach and on the question, never on who asks. When the records have
/// changed since, a figure that is quick to count is counted anew for the reader; one that takes longer is given as it
/// was, with its moment, and counted anew behind the reader's back. So is a quick one where a page has waited long
/// enough for others, or while the records change all the time: nobody waits for what the next write makes old.
package final class FigureBook: Sendable {
    struct Page: Hashable {
        enum Form: Hashable { case figure, rows, breakdown(FigureDimension), trend(Period), ways }
        let reach: Reach
        let question: FigureQuestion
        let form: Form
    }
    enum Content: Sendable {
        case figure(Figure), rows(Int), parts([FigurePart]), years([FigureYear]), ways([ExitWay: Int])
    }
    struct Entry: Sendable {
        let content: Content
        let asOf: Moment
        let stamp: String
        /// What counting it took, and when that ended.
        let cost: Duration
        let counted: ContinuousClock.Instant
    }
    private struct State {
        var entries: [Page: Entry] = [:]
        /// What somebody is counting at this moment; left when it is there.
        var beingCounted: [Page: DispatchGroup] = [:]
        var waiting: [Page] = []
        var worker: Task<Void, Never>?
        var outdated = 0
        var stamp = ""
        /// When the records were last seen to have changed, the latest at the end.
        var changes: [ContinuousClock.Instant] = []
    }

    private let store: any Store
    private let now: @Sendable () -> Moment
    private let patience: Duration
    private let restlessness: Int
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - patience: how long a page may wait for its figures to be counted anew.
    ///   - restlessness: the records change all the time when so many changes were seen within a second.
    ///   - limit: how many answers are kept; the ones counted longest ago go first.
    package init(
        store: any Store, patience: Duration = .milliseconds(100), restlessness: Int = 3, limit: Int = 2_000,
        now: @escaping @Sendable () -> Moment
    ) {
        self.store = store
        self.patience = patience
        self.restlessness = restlessness
        self.limit = limit
        self.now = now
    }

    /// The book as one page reads it: within the page's own transaction.
    package func reader(in tx: any Transaction, for actor: Actor) throws(StorageError) -> FigureReader {
        let stamp = try tx.recordsStamp()
        return FigureReader(book: self, tx: tx, reach: actor.facts, stamp: stamp, patience: patienceNow(at: stamp))
    }

    /// How long a page that begins now may wait.
    private func patienceNow(at stamp: String) -> Duration {
        state.withLock { state in
            if state.stamp != stamp {
                state.stamp = stamp
                state.changes = state.changes.suffix(restlessness - 1) + [.now]
            }
            return isRestless(state) ? .zero : patience
        }
    }

    /// Whether the records change all the time.
    private func isRestless(_ state: State) -> Bool {
        let now = ContinuousClock.now
        return state.changes.count { $0.duration(to: now) < .seconds(1) } >= restlessness
    }

    /// How many answers were given so far although the records had changed since they were counted.
    package var outdatedAnswers: Int { state.withLock { $0.outdated } }

    /// Waits until every answer that is being counted again is there.
    package func settle() async {
        while let worker = state.withLock({ $0.worker }) { await worker.value }
    }

    /// What is kept of a page, unless it is old and counted anew within what is left of the reader's patience.
    func kept(_ page: Page, at stamp: String, patience: Duration) -> Entry? {
        state.withLock { state in
            guard let entry = state.entries[page], entry.stamp != stamp else { return state.entries[page] }
            if entry.cost < patience { return nil }
            state.outdated += 1
            // So that counting again never takes more than a tenth of the time.
            if entry.counted.duration(to: .now) >= entry.cost * 10 { countAgain(page, &state) }
            return entry
        }
    }

    /// Counts a page, unless another reader is counting it of the same records: then that one is waited for.
    func count(_ page: Page, _ tx: any Transaction, at stamp: String) throws -> Entry {
        let own = DispatchGroup()
        own.enter()
        defer { own.leave() }
        let other = state.withLock { state in
            let other = state.beingCounted[page]
            if other == nil { state.beingCounted[page] = own }
            return other
        }
        if let other {
            other.wait()
            if let entry = state.withLock({ $0.entries[page] }), entry.stamp == stamp { return entry }
        }
        defer { state.withLock { state in if state.beingCounted[page] === own { state.beingCounted[page] = nil } } }
        let (asOf, began) = (now(), ContinuousClock.now)
        let entry = Entry(
            content: try tx.content(of: page), asOf: asOf, stamp: stamp, cost: began.duration(to: .now), counted: .now)
        keep(entry, of: page)
        return entry
    }

    private func keep(_ entry: Entry, of page: Page) {
        state.withLock { state in
            state.entries[page] = entry
            guard state.entries.count > limit else { return }
            if let oldest = state.entries.min(by: { $0.value.counted < $1.value.counted })?.key {
                state.entries[oldest] = nil
            }
        }
    }

    /// One answer after another, the quickest first, so that readers keep their connections.
    private func countAgain(_ page: Page, _ state: inout State) {
        guard !state.waiting.contains(page) else { return }
        func cost(_ page: Page) -> Duration { state.entries[page]?.cost ?? .zero }
        // The first of them is being counted.
        let place = state.waiting.dropFirst().firstIndex { cost($0) > cost(page) } ?? state.waiting.endIndex
        state.waiting.insert(page, at: place)
        if state.worker == nil { state.worker = Task { await work() } }
    }

    private func work() async {
        while let page = next() {
            do {
                _ = try await store.read { tx in try self.count(page, tx, at: try tx.recordsStamp()) }
            } catch {
                // An answer that cannot be counted is forgotten: the next reader counts it and sees why.
                state.withLock { $0.entries[page] = nil }
            }
            let rest = state.withLock { state in
                let page = state.waiting.removeFirst()
                return isRestless(state) ? (state.entries[page]?.cost ?? .zero) * 3 : .zero
            }
            // What is counted now is old with the next write: whoever works now comes first.
            if rest > .zero { try? await Task.sleep(for: min(rest, .seconds(1))) }
        }
    }

    private func next() -> Page? {
        state.withLock { state in
            if state.waiting.isEmpty { state.worker = nil }
            return state.waiting.first
        }
    }
}

extension Transaction {
    /// Changes with every commit that this transaction sees: every write has an entry in the journal, so an unchanged
    /// stamp means unchanged records.
    ///
    /// Entries bear the moment at which their write began. A write that ended after others that began later is among
    /// the last few; an import, which may take minutes, is counted.
    package func recordsStamp() throws(StorageError) -> String {
        try remembering("recordsStamp") { () throws(StorageError) in
            let last = try rows("SELECT id FROM journal_entry ORDER BY at DESC, id DESC LIMIT 32")
            let imports = try row("SELECT count(*) AS imports FROM journal_entry WHERE act = 'import'")
            var stamp = String(try imports?.int("imports") ?? 0)
            for entry in last { stamp += " " + (try entry.text("id")) }
            return stamp
        }
    }

    fileprivate func content(of page: FigureBook.Page) throws -> FigureBook.Content {
        switch page.form {
        case .figure: .figure(try figure(page.question, within: page.reach))
        case .rows: .rows(try rows(of: page.question, within: page.reach))
        case .breakdown(let dimension): .parts(try breakdown(page.question, by: dimension, within: page.reach))
        case .trend(let period): .years(try trend(page.question, over: period, within: page.reach))
        case .ways: .ways(try exitWays(page.question, within: page.reach))
        }
    }
}
