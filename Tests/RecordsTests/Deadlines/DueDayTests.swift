import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Today over real records: what turns up, for whom, and what one does with it.
struct DueDayTests {
    private func day(_ scope: DueScope, _ cases: Cases, as who: Cast = .alice, on today: String = "2026-11-21")
        async throws -> DueDay
    {
        let actor = try await cases.world.actor(who)
        return try await cases.world.store.read { try $0.dueDay(scope, on: TestDay(today), visibleTo: actor) }
    }

    private func rules(_ scope: DueScope, _ cases: Cases, as who: Cast = .alice) async throws -> [DeadlineRule] {
        try await day(scope, cases, as: who).lines.map(\.item.rule)
    }

    /// A family in d1 since June, whose term is 1 December 2026.
    private func housed(_ engine: Engine) async throws -> (Cases, DueKey) {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        try await cases.world.store.write { tx in
            try tx.run("UPDATE accommodation SET term_on = \(TestDay("2026-12-01")) WHERE id = \(stay.id)")
        }
        return (cases, DueKey(rule: .stayTerm, subject: stay.id, step: TestDay("2026-11-24")))
    }

    @Test(arguments: Engine.available)
    func `the term of a stay and the empty dwellings turn up`(engine: Engine) async throws {
        let (cases, key) = try await housed(engine)
        let today = try await day(.mine, cases)
        #expect(today.lines.first { $0.item.rule == .stayTerm }?.item.key == key)
        #expect(
            Set(today.lines.filter { $0.item.rule == .vacantDwelling }.compactMap(\.item.dwelling)) == ["d2", "d3"])
        #expect(today.inRelay == 1 && today.toPrepare == 1)
    }

    @Test(arguments: Engine.available)
    func `Today warns as the network has set it for the day, and a number of later does not count yet`(engine: Engine)
        async throws
    {
        let (cases, _) = try await housed(engine)
        let dora = try await cases.world.author(.dora)
        func keep(_ series: DueTerms.Series, _ from: String, _ days: Int) async throws {
            try await cases.world.store.write { tx in
                try tx.keep(
                    SeriesValue(series: series.rawValue, from: TestDay(from), value: days, source: "essai"), by: dora)
            }
        }
        try await keep(.dueStayThird, "2026-11-01", 5)
        try await keep(.dueStayThird, "2026-12-01", 1)
        try await keep(.dueVacancyAllowed, "2026-11-21", 3_000)
        let lines = try await day(.mine, cases).lines.map(\.item)
        let term = lines.first { $0.rule == .stayTerm }
        #expect(term?.step == TestDay("2026-11-26") && term?.reminders == [60, 30, 5])
        #expect(!lines.contains { $0.rule == .vacantDwelling })
    }

    @Test(arguments: Engine.available)
    func `a delay of a département holds there alone, from its day on`(engine: Engine) async throws {
        let (cases, _) = try await housed(engine)
        let dora = try await cases.world.author(.dora)
        func keep(_ series: DueTerms.Series, _ from: String, _ value: Int, in departement: String?) async throws {
            try await cases.world.store.write { tx in
                try tx.keep(
                    SeriesValue(
                        series: series.rawValue, from: TestDay(from), value: value, source: "essai",
                        departement: departement), by: dora)
            }
        }
        try await keep(.stayWatchFirst, "2026-01-01", 3, in: "69")
        #expect(!(try await rules(.mine, cases)).contains(.stayWatch))
        try await keep(.stayWatchFirst, "2026-01-01", 3, in: "77")
        #expect(try await rules(.mine, cases).contains(.stayWatch))
        // The network's own number of a later day does not take its place.
        try await keep(.stayWatchFirst, "2026-06-01", 24, in: nil)
        #expect(try await rules(.mine, cases).contains(.stayWatch))
        #expect(try await cases.count("journal_entry", "noun = 'series' AND detail LIKE '%departement=77%'") == 1)
        let kept = try await cases.world.store.read { try $0.series("stayWatchFirst") }
        #expect(kept.map(\.departement) == [nil, "69", "77"] && kept.map(\.value) == [24, 3, 3])
        try await keep(.stayWatchFirst, "2026-01-01", 30, in: "77")
        #expect(!(try await rules(.mine, cases)).contains(.stayWatch))
    }

    @Test(arguments: Engine.available)
    func `the look back at missing data is as the network sets it`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1", since: "2026-01-10")
        try await cases.act { tx, author in
            _ = try tx.exit(
                stay.id, on: TestDay("2026-03-10"),
                NewExit(.unknown, explanation: "sans nouvelles", contactConsent: false),
                by: author, entered: .history)
        }
        #expect(try await rules(.site("s1"), cases).contains(.exitTypeUnknown))
        let dora = try await cases.world.author(.dora)
        try await cases.world.store.write { tx in
            try tx.keep(
                SeriesValue(series: "missingExitMonths", from: TestDay("2026-01-01"), value: 6, source: "essai"),
                by: dora)
        }
        #expect(!(try await rules(.site("s1"), cases)).contains(.exitTypeUnknown))
    }

    @Test(arguments: Engine.available)
    func `an empty dwelling says what a day costs, when its rent is known`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.world.store.write { tx in
            try tx.run("DELETE FROM head_lease")
            try tx.insert(
                "head_lease",
                [
                    "id": "lease-d2", "dwelling_id": "d2", "from_day": TestDay("2019-01-01"), "notice_months": 3,
                    "subletting_allowed": true, "rent_cents": 61_000, "charges_cents": 9_000,
                ])
        }
        let found = try await day(.mine, cases).lines.map(\.item.matter)
        let costs = found.compactMap { matter -> [Int?]? in
            if case .vacantDwelling(_, _, let cents) = matter { [cents] } else { nil }
        }
        #expect(Set(costs) == [[2_301], [nil]])
    }

    @Test(arguments: Engine.available)
    func `when nothing presses, the next deadline is named`(engine: Engine) async throws {
        let (cases, _) = try await housed(engine)
        let quiet = try await day(.mine, cases, on: "2026-07-15")
        #expect(!quiet.lines.contains { $0.item.rule == .stayTerm })
        #expect(quiet.next?.item.rule == .stayTerm && quiet.next?.item.day == TestDay("2026-12-01"))
        #expect(try await day(.mine, cases, as: .charlie, on: "2026-07-15").next == nil)
    }

    @Test(arguments: Engine.available)
    func `another association sees none of it, and a funder has no list`(engine: Engine) async throws {
        let (cases, _) = try await housed(engine)
        for scope in [DueScope.mine, .all, .site("s1"), .departement("77"), .household("h1"), .dwelling("d2")] {
            #expect(try await day(scope, cases, as: .charlie).lines.isEmpty)
            #expect(try await day(scope, cases, as: .félix).households.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a network head sees dwellings and no household`(engine: Engine) async throws {
        let (cases, _) = try await housed(engine)
        let today = try await day(.all, cases, as: .noé)
        #expect(today.households.isEmpty && Set(today.lines.map(\.item.rule)) == [.vacantDwelling])
    }

    @Test(arguments: Engine.available)
    func `what is missing turns up until it is written down`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        try await cases.world.store.write { tx in
            try tx.run("UPDATE accommodation SET term_on = NULL WHERE id = \(stay.id)")
            try tx.run(
                "UPDATE person SET birth_year = NULL, birth_precision = 'none' WHERE id IN (SELECT person_id FROM membership WHERE kinship = 'spouse')"
            )
            try tx.run("UPDATE household SET referent_id = NULL")
        }
        let found = try await rules(.site("s1"), cases)
        #expect(Set(found).isSuperset(of: [.noTerm, .birthUnknown, .noReferent]))
        try await cases.world.store.write { try $0.run("UPDATE household SET referent_id = 'alice'") }
        #expect(!(try await rules(.site("s1"), cases)).contains(.noReferent))
    }

    @Test(arguments: Engine.available)
    func `only the last paper of a person counts`(engine: Engine) async throws {
        let (cases, _) = try await housed(engine)
        let person = try await cases.world.store.read { tx in
            try tx.row("SELECT person_id FROM membership WHERE household_id = 'h1' AND kinship = 'reference'")?.text(
                "person_id") ?? ""
        }
        @Sendable func permit(_ id: String, _ issued: String, _ expires: String) -> ResidencePermit {
            ResidencePermit(
                id: id, person: person, kind: .receiptRefugee, issuedOn: TestDay(issued), expiresOn: TestDay(expires))
        }
        try await cases.world.store.write { try $0.insert(permit("old", "2026-01-01", "2026-07-01")) }
        #expect(try await day(.mine, cases).lines.first?.item.subject == "old")
        try await cases.world.store.write { try $0.insert(permit("new", "2026-07-01", "2027-02-01")) }
        let permits = try await day(.mine, cases).lines.filter { $0.item.rule == .permitExpiry }
        #expect(permits.map(\.item.subject) == ["new"])
    }

    @Test(arguments: Engine.available)
    func `done hides the step, and undo brings it back`(engine: Engine) async throws {
        let (cases, key) = try await housed(engine)
        let outcome = try await cases.act { tx, author in try tx.mark([key], .finish, by: author) }
        #expect(outcome.marked.count == 1 && outcome.faults.isEmpty)
        #expect(!(try await rules(.mine, cases)).contains(.stayTerm))
        // The next step, the term itself, turns up by itself.
        #expect(try await day(.mine, cases, on: "2026-11-26").lines.contains { $0.item.rule == .stayTerm })
        let undone = try await cases.act { tx, author in try tx.undoMarks(of: author.now, by: author) }
        #expect(undone == 1)
        #expect(try await rules(.mine, cases).contains(.stayTerm))
        #expect(try await cases.count("journal_entry", "noun = 'task'") == 2)
    }

    @Test(arguments: Engine.available)
    func `undo goes back to the mark before, reason included`(engine: Engine) async throws {
        let (cases, key) = try await housed(engine)
        let until = TestDay("2026-11-30")
        _ = try await cases.act { tx, author in try tx.mark([key], .snooze(until: until, reason: "congés"), by: author)
        }
        #expect(try await day(.mine, cases).snoozed == 1)
        #expect(try await cases.count("task_mark", "reason IS NOT NULL AND state = 'snoozed'") == 1)
        let mark = try await cases.act { tx, author in try tx.dueLine(key, by: author) }
        #expect(mark == nil)
    }

    @Test(arguments: Engine.available)
    func `what is given to a colleague leaves one list for the other`(engine: Engine) async throws {
        let (cases, key) = try await housed(engine)
        let outcome = try await cases.act { tx, author in try tx.mark([key], .give(to: "bob"), by: author) }
        #expect(outcome.marked.count == 1)
        #expect(!(try await rules(.mine, cases)).contains(.stayTerm))
        #expect(try await rules(.mine, cases, as: .bob).contains(.stayTerm))
        #expect(try await rules(.site("s1"), cases).contains(.stayTerm))
    }

    @Test(arguments: Engine.available)
    func `nothing is given to somebody who may not see it, nor marked by one`(engine: Engine) async throws {
        let (cases, key) = try await housed(engine)
        let given = try await cases.act { tx, author in try tx.mark([key], .give(to: "charlie"), by: author) }
        #expect(given.faults.map(\.fault) == [.colleagueMayNot])
        let stolen = try await cases.act(as: .charlie) { tx, author in try tx.mark([key], .finish, by: author) }
        #expect(stolen.faults.map(\.fault) == [.gone])
        #expect(try await cases.count("task_mark") == 0)
    }

    @Test(arguments: Engine.available)
    func `colleagues of the site can be given work, and nobody else`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let found = try await cases.world.store.read {
            try $0.colleagues(at: ["s1"], on: TestDay("2026-11-21")).map(\.id)
        }
        #expect(found.sorted() == ["alice", "bob", "hélène"])
    }
}
