import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Closed files are erased two years after the last contact, after sixty days on the list, unless something holds them.
struct RetentionTests {
    private func author(_ cases: Cases, on day: Day) async throws -> Author {
        let hélène = try await cases.world.author(.hélène)
        return Author(
            actor: hélène.actor, now: Moment(startOf: day, in: "Europe/Paris"), today: day, newID: hélène.newID,
            vault: hélène.vault)
    }

    /// Ten years of the daily clock (T30): no file past due without a hold, none erased early.
    @Test(arguments: Engine.available)
    func `in ten years none is kept past its time and none is erased early`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let retention = Retention()
        var dice = Dice(seed: 20_261_121)
        let start = TestDay("2026-11-22")
        var closings: [String: Day] = [:]
        for number in 0..<24 {
            let id = "r\(number)"
            try await cases.registered(Cases.single(id, "Nom\(number)", born: "19\(60 + number)-02-03"))
            closings[id] = start.adding(days: dice.below(2_500))
        }
        var holds: [String: (from: Day, until: Day)] = [:]
        for number in stride(from: 0, to: 24, by: 5) {
            let from = start.adding(days: dice.below(2_000))
            holds["r\(number)"] = (from, from.adding(days: 100 + dice.below(1_500)))
        }
        var erasedOn: [String: Day] = [:]
        let step = engine == .sqliteMemory ? 1 : 7
        for offset in stride(from: 0, to: 3_653, by: step) {
            let today = start.adding(days: offset)
            let author = try await author(cases, on: today)
            try await cases.world.store.write { [closings, holds] tx in
                for (id, day) in closings where day > today.adding(days: -step) && day <= today {
                    try tx.closeFile(id, on: day, reason: "autonomous", by: author)
                }
                for (id, hold) in holds where hold.from > today.adding(days: -step) && hold.from <= today {
                    if try tx.household(id, visibleTo: author.actor)?.erasedOn == nil {
                        try tx.holdFile(id, until: hold.until, reason: "Contrôle", by: author)
                    }
                }
            }
            for id in try await cases.world.store.applyRetention(retention, by: author).erased { erasedOn[id] = today }
        }
        for (id, closing) in closings {
            let due = retention.due(lastContact: closing)
            // The first look of the clock once the time is over: a hold written by then wins.
            let look = start.adding(days: (start.days(until: due) + step - 1) / step * step)
            var expected = due
            if let hold = holds[id], hold.from <= look, hold.until >= look { expected = hold.until.adding(days: 1) }
            guard expected < start.adding(days: 3_653 - step) else { continue }
            let day = try #require(erasedOn[id], "\(id) closed \(closing) is still kept")
            #expect(day >= due, "\(id) erased early")
            #expect(day >= expected && day <= expected.adding(days: step + 6), "\(id): \(day) instead of \(expected)")
        }
        #expect(erasedOn.count >= 12)
    }

    @Test(arguments: Engine.available)
    func `a file is on the list for sixty days first, and a note begins the time anew`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        try await cases.act { tx, author in
            try tx.closeFile("h1", on: TestDay("2021-02-01"), reason: "moved", by: author)
        }
        let (store, retention) = (cases.world.store, Retention())
        // Long due when the clock first looks: listed, not erased.
        let first = try await store.applyRetention(retention, by: try await author(cases, on: TestDay("2026-11-22")))
        #expect(first.listed == ["h1"] && first.erased.isEmpty)
        let before = try await store.applyRetention(retention, by: try await author(cases, on: TestDay("2027-01-20")))
        #expect(before == RetentionDay())
        let caller = try await author(cases, on: TestDay("2027-01-20"))
        try await store.write { tx in
            _ = try tx.addNote("Un appel", to: "h1", level: .team, checkedBy: FreeText(keywords: []), by: caller)
        }
        let later = try await store.applyRetention(retention, by: try await author(cases, on: TestDay("2027-01-21")))
        #expect(later == RetentionDay())
        let relisted = try await store.applyRetention(retention, by: try await author(cases, on: TestDay("2028-11-25")))
        #expect(relisted.listed == ["h1"])
        let waiting = try await store.applyRetention(retention, by: try await author(cases, on: TestDay("2029-01-23")))
        #expect(waiting == RetentionDay())
        let erased = try await store.applyRetention(retention, by: try await author(cases, on: TestDay("2029-01-24")))
        #expect(erased.erased == ["h1"])
        #expect(try cases.world.keys.erased() == ["h1"])
    }

    @Test(arguments: Engine.available)
    func `the review shows a head the files of her sites only`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        try await cases.act { tx, author in
            try tx.closeFile("h1", on: TestDay("2024-11-30"), reason: "moved", by: author)
        }
        let today = cases.world.today
        let (hers, others) = (try await cases.world.actor(.hélène), try await cases.world.actor(.charlie))
        let seen = try await cases.world.store.read { tx in
            (
                try tx.filesUnderReview(Retention(), on: today, visibleTo: hers),
                try tx.filesUnderReview(Retention(), on: today, visibleTo: others)
            )
        }
        #expect(seen.0.map(\.due) == [TestDay("2026-11-30")] && seen.1.isEmpty)
    }
}

/// Chance with a seed, the same in every run.
private struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
