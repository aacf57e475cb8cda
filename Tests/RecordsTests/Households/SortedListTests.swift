import RelorefDomain
@testable import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The list of households by its days: since when they live there, and what comes next.
struct SortedListTests {
    private func list(
        _ cases: Cases, _ order: HouseholdOrder, at place: ListPlace = .start, limit: Int = 50,
        _ narrow: @escaping @Sendable (inout HouseholdFilter) -> Void = { _ in }
    ) async throws -> HouseholdPage {
        let author = try await cases.world.author(.alice)
        return try await cases.world.store.read { tx in
            var filter = HouseholdFilter()
            filter.order = order
            narrow(&filter)
            return try tx.households(filter, at: place, limit: limit, on: author.today, by: author)
        }
    }

    /// Three who live in the centre since different days, one with a permit alone, two of whom nothing is known.
    private func six(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        for (number, id) in ["c1", "c2", "c3", "p", "n1", "n2"].enumerated() {
            var new = Cases.single(id, "Nom\(id)", born: "198\(number)-02-08")
            new.openedOn = TestDay("2021-01-0\(number + 1)")
            try await cases.registered(new)
        }
        for (id, from, care) in [
            ("c1", "2026-03-01", "2026-12-31"), ("c2", "2026-01-01", "2026-10-31"), ("c3", "2026-02-01", "2026-11-30"),
        ] {
            try await cases.act { tx, author in
                try tx.recordCentreStay(
                    NewCentreStay(household: id, centre: "cada", from: TestDay(from), careEndOn: TestDay(care)),
                    by: author)
            }
        }
        try await cases.act { tx, author in
            let person = try tx.members(of: "p", by: author).first?.id ?? ""
            try tx.recordPermit(
                .init(.residentCard10y, expiresOn: TestDay("2026-12-15")), of: person, by: author)
        }
        return cases
    }

    @Test(arguments: Engine.available)
    func `those without a day come last either way`(engine: Engine) async throws {
        let cases = try await six(engine)
        #expect(
            try await list(cases, .by(.since, latestFirst: false)).lines.map(\.id) == [
                "c2", "c3", "c1", "n1", "n2", "p",
            ])
        #expect(
            try await list(cases, .by(.since, latestFirst: true)).lines.map(\.id) == [
                "c1", "c3", "c2", "p", "n2", "n1",
            ])
        let next = try await list(cases, .by(.next, latestFirst: false)).lines
        #expect(next.map(\.id) == ["p", "c2", "c3", "c1", "n1", "n2"])
        #expect(
            try await list(cases, .by(.next, latestFirst: true)).lines.map(\.id) == ["c1", "c3", "c2", "p", "n2", "n1"])
        // The other filters are asked in that order.
        let centre = try await list(cases, .by(.next, latestFirst: true)) { $0.stage = .centre }
        #expect(centre.lines.map(\.id) == ["c1", "c3", "c2"])
        let own = try await list(cases, .by(.next, latestFirst: false)) { $0.referent = "alice" }
        #expect(own.lines.map(\.id) == next.map(\.id))
        #expect(try await list(cases, .by(.next, latestFirst: false)) { $0.isClosed = true }.lines.isEmpty)
    }

    @Test(
        arguments: Engine.available,
        [HouseholdOrder.by(.since, latestFirst: false), .by(.since, latestFirst: true), .by(.next, latestFirst: true)])
    func `pages follow each other without a gap and lead back`(engine: Engine, order: HouseholdOrder) async throws {
        let cases = try await six(engine)
        let all = try await list(cases, order).lines.map(\.id)
        for size in [1, 2, 4] {
            var (place, seen, pages) = (ListPlace.start, [String](), [HouseholdPage]())
            while pages.count < 7 {
                let page = try await list(cases, order, at: place, limit: size)
                seen += page.lines.map(\.id)
                pages.append(page)
                guard let next = page.next else { break }
                place = .after(next)
            }
            #expect(seen == all, "\(size)")
            for (page, before) in zip(pages.dropFirst(), pages) {
                let back = try await list(cases, order, at: .before(try #require(page.previous)), limit: size)
                #expect(back.lines.map(\.id) == before.lines.map(\.id), "\(size)")
            }
        }
        for (place, id) in all.enumerated() {
            let found = try await cases.household(id)
            let near = try await cases.act { tx, author in
                var filter = HouseholdFilter()
                filter.order = order
                return try tx.neighbours(of: found, in: filter, by: author)
            }
            #expect(near.position == place + 1 && near.total == all.count)
        }
    }

    @Test(arguments: Engine.available)
    func `the kept days follow every change, and the doctor would see one that did not`(engine: Engine) async throws {
        let cases = try await six(engine)
        func day(_ id: String, _ column: String) async throws -> String? {
            try await cases.world.store.read { tx in
                try tx.row(Query(unbound: "SELECT \(column) AS day FROM household WHERE id = '\(id)'"))?.text("day")
            }
        }
        #expect(try await day("p", "next_on") == "2026-12-15")
        #expect(try await day("n1", "next_on") == "9999-12-31")
        try await cases.act { tx, author in
            try tx.admit(NewAdmission(household: "n1", dwelling: "d3", from: TestDay("2026-11-25")), by: author)
        }
        #expect(try await day("n1", "next_on") == "2026-11-25")
        #expect(try await day("n1", "lives_since") == "9999-12-31")
        try await cases.world.store.write { tx in
            _ = try tx.run("UPDATE permit SET expires_on = '2027-02-02'")
        }
        #expect(try await day("p", "next_on") == "2027-02-02")
        #expect(try await cases.world.store.read { try $0.driftedFacts() } == 0)
        try await cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET next_on = '2020-01-01' WHERE id = 'c1'")
        }
        #expect(try await cases.world.store.read { try $0.driftedFacts() } == 1)
        try await cases.world.store.write { try $0.rebuildFacts() }
        #expect(try await cases.world.store.read { try $0.driftedFacts() } == 0)
        // Each household's kept day is the first that its line shows.
        let page = try await list(cases, .by(.next, latestFirst: false))
        for line in page.lines {
            let home = line.home.flatMap { $0.stay.state == .active ? $0.stay.termOn : $0.stay.plannedFrom }
            let first = [home, line.permitEnds].compactMap(\.self).min()
            #expect(try await day(line.id, "next_on") == first?.iso ?? "9999-12-31", "\(line.id)")
        }
    }

    @Test func `a page is read off the index of its day, whatever the order`() async throws {
        let cases = try await Cases(.sqliteMemory)
        let code = try await cases.registered(Cases.single("h1")).code
        let alice = try await cases.world.actor(.alice)
        let orders: [(HouseholdDay, Bool)] = [(.since, false), (.since, true), (.next, false), (.next, true)]
        for (day, latestFirst) in orders {
            for place in [ListPlace.start, .after(code), .before(code)] {
                let plan = try await cases.world.store.read { tx in
                    var filter = HouseholdFilter()
                    filter.order = .by(day, latestFirst: latestFirst)
                    guard let scan = try tx.candidates(filter, at: place, visibleTo: alice) else { return [String]() }
                    return try tx.rows("EXPLAIN QUERY PLAN \(scan.query(limit: 50))").map { try $0.text("detail") }
                }
                let reads = plan.filter { $0.contains("household") }
                let index = "INDEX household_open_\(day.rawValue) (site_id="
                #expect(!reads.isEmpty && reads.allSatisfy { $0.contains(index) }, "\(plan)")
                // Nothing is sorted but the merged heads of the ranges.
                let sorts = plan.filter { $0.contains("TEMP B-TREE") }
                #expect(sorts.isEmpty || (latestFirst && sorts == ["USE TEMP B-TREE FOR ORDER BY"]), "\(plan)")
            }
        }
    }
}
