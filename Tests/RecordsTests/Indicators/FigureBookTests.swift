import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Synchronization
import Testing

/// Kept figures: given at once, with their moment, and counted again when the records have changed.
@Suite struct FigureBookTests {
    private static let question = FigureQuestion(
        .householdsHelped, .over(Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01"))))

    @Test(arguments: Engine.available)
    func `a figure that is quick to count follows the records at once`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let book = Self.book(world, patience: .seconds(3_600))
        #expect(try await Self.figure(book, world) == Shown(numerator: 0, age: nil))
        try await Self.enterHousehold(world)
        #expect(try await Self.figure(book, world) == Shown(numerator: 1, age: nil))
    }

    @Test(arguments: Engine.available)
    func `while the records change all the time a quick figure is given as it was and counted again`(
        engine: Engine
    ) async throws {
        let world = try await FigureWorld(engine)
        let book = Self.book(world, patience: .seconds(3_600), restlessness: 1)
        #expect(try await Self.figure(book, world) == Shown(numerator: 0, age: nil))
        try await Self.enterHousehold(world)
        #expect(try await Self.figure(book, world) == Shown(numerator: 0, age: world.world.now))
        var shown = try await Self.figure(book, world)
        for _ in 0..<500 where shown.numerator == 0 {
            await book.settle()
            try await Task.sleep(for: .milliseconds(10))
            shown = try await Self.figure(book, world)
        }
        #expect(shown == Shown(numerator: 1, age: nil))
    }

    @Test(arguments: Engine.available)
    func `a figure that takes long is shown with its moment while it is counted again`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let book = Self.book(world, patience: .zero)
        #expect(try await Self.figure(book, world) == Shown(numerator: 0, age: nil))
        try await Self.enterHousehold(world)
        // Counting again waits until ten times what counting took has passed.
        var shown = try await Self.figure(book, world)
        #expect(shown == Shown(numerator: 0, age: world.world.now))
        for _ in 0..<500 where shown.numerator == 0 {
            await book.settle()
            try await Task.sleep(for: .milliseconds(10))
            shown = try await Self.figure(book, world)
        }
        #expect(shown == Shown(numerator: 1, age: nil))
    }

    @Test(arguments: Engine.available)
    func `what several ask for at once is counted once`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await Self.enterHousehold(world)
        let now = world.world.now
        let counts = Mutex(0)
        let book = FigureBook(
            store: world.world.store, patience: .seconds(3_600),
            now: {
                counts.withLock { $0 += 1 }
                // Long enough for the others to ask meanwhile.
                Thread.sleep(forTimeInterval: 0.3)
                return now
            })
        let shown = try await withThrowingTaskGroup(of: Shown.self) { group in
            for _ in 0..<4 { group.addTask { try await Self.figure(book, world) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(shown == Array(repeating: Shown(numerator: 1, age: nil), count: 4))
        #expect(counts.withLock { $0 } == 1)
    }

    @Test(arguments: Engine.available)
    func `what is kept for one reach is not given to another`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let book = Self.book(world, patience: .zero)
        try await Self.enterHousehold(world)
        #expect(try await Self.figure(book, world, for: .noé).numerator == 1)
        #expect(try await Self.figure(book, world, for: .charlie).numerator == 0)
        let years = try #require(Period(from: TestDay("2008-01-01"), to: TestDay("2010-06-30")))
        for (person, sites, rows) in [(Cast.noé, ["s1"], 1), (.charlie, [], 0)] {
            let actor = try await world.world.actor(person)
            let (parts, found, trend) = try await world.world.store.read { tx in
                let reader = try book.reader(in: tx, for: actor)
                return (
                    try reader.breakdown(Self.question, by: .site), try reader.rows(Self.question),
                    try reader.trend(.householdsHelped, over: years)
                )
            }
            #expect(parts.map(\.code) == sites && found == rows)
            #expect(trend.map(\.figure.numerator) == [0, rows, rows])
        }
    }

    @Test(arguments: Engine.available, ["enter", "import"])
    func `a write that began before another one and ended after it is noticed`(engine: Engine, act: String) async throws
    {
        let world = try await FigureWorld(engine)
        let author = try await world.world.author(.alice)
        let stamps = try await world.world.store.write { tx in
            var stamps = [try tx.recordsStamp()]
            // Of an import more than the last few entries are older.
            for minute in 0..<(act == "import" ? 50 : 3) {
                try tx.journal("enter", "person", "p\(minute)", by: author.later(minutes: minute + 10))
            }
            stamps.append(try tx.recordsStamp())
            try tx.journal(act, "package", "i", by: author)
            stamps.append(try tx.recordsStamp())
            stamps.append(try tx.recordsStamp())
            return stamps
        }
        #expect(Set(stamps).count == 3 && stamps[2] == stamps[3])
    }

    /// What a page shows: the figure, and how old it is when it is older than the records.
    private struct Shown: Equatable {
        let numerator: Int
        let age: Moment?
    }

    private static func book(_ world: FigureWorld, patience: Duration, restlessness: Int = 1_000) -> FigureBook {
        let now = world.world.now
        return FigureBook(store: world.world.store, patience: patience, restlessness: restlessness, now: { now })
    }

    private static func figure(_ book: FigureBook, _ world: FigureWorld, for person: Cast = .noé) async throws -> Shown
    {
        let actor = try await world.world.actor(person)
        return try await world.world.store.read { tx in
            let reader = try book.reader(in: tx, for: actor)
            let figure = try reader.figure(question)
            return Shown(numerator: figure.numerator, age: reader.olderThanRecords)
        }
    }

    private static func enterHousehold(_ world: FigureWorld) async throws {
        let author = try await world.world.author(.alice)
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            try tx.household("h")
            try tx.relayStay("s", "h", in: "A", from: "2009-02-01")
            try tx.journal("enter", "accommodation", "s", household: "h", by: author)
        }
    }
}

extension Author {
    fileprivate func later(minutes: Int) -> Author {
        Author(actor: actor, now: now.adding(seconds: minutes * 60), today: today, newID: newID, vault: vault)
    }
}
