package import RelorefDomain
package import RelorefStorage

/// An answer with the moment of the records that it was counted from.
package struct Dated<Answer: Sendable>: Sendable {
    package let answer: Answer
    package let asOf: Moment
    /// Whether nothing was written since; otherwise the answer is being counted again.
    package let isCurrent: Bool
}

/// Figures that were counted before, kept until the records change.
///
/// What is kept depends on how far a reader's facts reach and on the question, never on who asks. When the records have
/// changed since, the kept answer is given with its moment, and counted anew behind the reader's back.
package actor FigureBook {
    private struct Page: Hashable {
        enum Form: Hashable { case figure, breakdown(FigureDimension), trend(Period) }
        let reach: Reach
        let question: FigureQuestion
        let form: Form
    }
    private enum Content: Sendable {
        case figure(Figure), parts([FigurePart]), years([FigureYear])
    }
    private struct Entry {
        let content: Content
        let asOf: Moment
        let stamp: String
        let turn: Int
    }

    private let store: any Store
    private let now: @Sendable () -> Moment
    private let limit: Int
    private var entries: [Page: Entry] = [:]
    private var waiting: [Page] = []
    private var worker: Task<Void, Never>?
    private var turn = 0

    /// - Parameter limit: how many answers are kept; the ones counted longest ago go first.
    package init(store: any Store, limit: Int = 2_000, now: @escaping @Sendable () -> Moment) {
        self.store = store
        self.limit = limit
        self.now = now
    }

    package func figure(_ question: FigureQuestion, for actor: Actor) async throws -> Dated<Figure> {
        try await read(Page(reach: actor.facts, question: question, form: .figure)) { content in
            guard case .figure(let figure) = content else { return nil }
            return figure
        }
    }

    package func breakdown(
        _ question: FigureQuestion, by dimension: FigureDimension, for actor: Actor
    ) async throws -> Dated<[FigurePart]> {
        try await read(Page(reach: actor.facts, question: question, form: .breakdown(dimension))) { content in
            guard case .parts(let parts) = content else { return nil }
            return parts
        }
    }

    package func trend(
        _ id: IndicatorID, over period: Period, filter: FigureFilter = .none, for actor: Actor
    ) async throws -> Dated<[FigureYear]> {
        let question = FigureQuestion(id, over: period, filter: filter)
        return try await read(Page(reach: actor.facts, question: question, form: .trend(period))) { content in
            guard case .years(let years) = content else { return nil }
            return years
        }
    }

    /// Waits until every answer that is being counted again is there.
    package func settle() async {
        while let worker { await worker.value }
    }

    private func read<Answer: Sendable>(
        _ page: Page, _ open: (Content) -> Answer?
    ) async throws -> Dated<Answer> {
        let stamp = try await store.read { tx in try tx.recordsStamp() }
        if let entry = entries[page], let answer = open(entry.content) {
            if entry.stamp != stamp { countAgain(page) }
            return Dated(answer: answer, asOf: entry.asOf, isCurrent: entry.stamp == stamp)
        }
        let entry = try await count(page)
        guard let answer = open(entry.content) else { throw StorageError.decoding("figure") }
        return Dated(answer: answer, asOf: entry.asOf, isCurrent: true)
    }

    @discardableResult
    private func count(_ page: Page) async throws -> Entry {
        let asOf = now()
        let (content, stamp) = try await store.read { tx in (try Self.content(of: page, tx), try tx.recordsStamp()) }
        turn += 1
        let entry = Entry(content: content, asOf: asOf, stamp: stamp, turn: turn)
        entries[page] = entry
        if entries.count > limit, let oldest = entries.min(by: { $0.value.turn < $1.value.turn })?.key {
            entries[oldest] = nil
        }
        return entry
    }

    private static func content(of page: Page, _ tx: any Transaction) throws -> Content {
        switch page.form {
        case .figure: .figure(try tx.figure(page.question, within: page.reach))
        case .breakdown(let dimension):
            .parts(try tx.breakdown(page.question, by: dimension, within: page.reach))
        case .trend(let period): .years(try tx.trend(page.question, over: period, within: page.reach))
        }
    }

    /// One answer after another, so that readers keep their connections.
    private func countAgain(_ page: Page) {
        guard !waiting.contains(page) else { return }
        waiting.append(page)
        if worker == nil { worker = Task { await work() } }
    }

    private func work() async {
        while let page = waiting.first {
            // An answer that cannot be counted is forgotten: the next reader counts it and sees why.
            do { try await count(page) } catch { entries[page] = nil }
            waiting.removeFirst()
        }
        worker = nil
    }
}

extension Transaction {
    /// The last entry of the journal: every write has one, so an unchanged stamp means unchanged records.
    package func recordsStamp() throws(StorageError) -> String {
        let last = try row("SELECT at, id FROM journal_entry ORDER BY at DESC, id DESC LIMIT 1")
        return try last.map { row throws(StorageError) in try row.text("at") + " " + row.text("id") } ?? ""
    }
}
