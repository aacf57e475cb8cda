import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What became of those who left, by hand: work and home half a year later, French, another département.
struct AfterExitFigureTests {
    private let year = FigureWindow.over(Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01")))

    /// Households that left the relay dwelling A for homes of their own on a day; the lease may be left out.
    private static func leaving(
        _ tx: any Transaction, _ name: String, on day: String, to home: String?, adults: Int = 1
    ) throws {
        try tx.household(name, adults: adults)
        try tx.relayStay("s-\(name)", name, in: "A", from: "2008-11-01", to: day, exit: .directLeasePublic)
        guard let home else { return }
        try tx.insert(
            Accommodation(
                id: "l-\(name)", household: name, site: "s1", kind: .directLease, state: .active, dwelling: home,
                from: TestDay(day), signedOn: TestDay(day), throughProject: true, follows: "s-\(name)"))
    }

    private static func work(_ tx: any Transaction, _ name: String, from: String, to: String? = nil) throws {
        try tx.insert(
            EmploymentSpell(
                id: "e-\(name)-\(from)", person: "\(name)-p0", contract: .fixedTerm, from: TestDay(from),
                to: to.map(TestDay)))
    }

    private static func homes(_ tx: any Transaction) throws {
        try tx.relayDwelling("A", from: "2008-01-01")
        try tx.permanentDwelling("B")
        try tx.insert(
            Dwelling(
                id: "C", code: "C", site: "s1", usage: .permanent, stock: .private, departement: "69",
                status: .inService))
    }

    @Test(arguments: Engine.available)
    func `work is kept with another employer, and lost or not known otherwise`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try Self.homes(tx)
            for name in ["stays", "changes", "loses", "closed", "none"] {
                try Self.leaving(tx, name, on: "2009-03-01", to: "B")
            }
            try Self.leaving(tx, "late", on: "2009-07-05", to: "B")
            try Self.leaving(tx, "just", on: "2009-07-04", to: "B")
            for name in ["stays", "closed", "late", "just"] { try Self.work(tx, name, from: "2009-01-01") }
            try Self.work(tx, "changes", from: "2009-01-01", to: "2009-04-30")
            try Self.work(tx, "changes", from: "2009-08-28")
            // The 180th day is 28 August.
            try Self.work(tx, "loses", from: "2009-01-01", to: "2009-08-27")
            try tx.run("UPDATE household SET closed_on = '2009-08-27', close_reason = 'left' WHERE id = 'closed'")
        }
        let figure = try await world.figure(.stillInWork, year)
        #expect(figure.numerator == 3 && figure.denominator == 4 && figure.unknown == 1 && figure.value == 75)
        let listed = try await world.cases(.stillInWork, year).map(\.id)
        #expect(listed == ["s-changes", "s-closed", "s-just", "s-loses", "s-stays"])
        // The 90th day is 30 May: who changes has no work yet, who loses it has it still, and the file is open. All
        // who left by 2 October are asked.
        let sooner = try await world.figure(.stillInWorkAtThreeMonths, year)
        #expect(sooner.numerator == 5 && sooner.denominator == 6 && sooner.unknown == 0 && sooner.value == 83)
    }

    @Test(arguments: Engine.available)
    func `a home is kept until its lease ends`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try Self.homes(tx)
            for name in ["stays", "leaves", "closed", "gone"] { try Self.leaving(tx, name, on: "2009-03-01", to: "B") }
            try Self.leaving(tx, "nowhere", on: "2009-03-01", to: nil)
            for (name, day) in [("leaves", "2009-08-28"), ("gone", "2009-05-01")] {
                try tx.run(
                    """
                    UPDATE accommodation SET state = 'ended', to_day = \(TestDay(day)), exit_settles_on = \(TestDay(day))
                    WHERE id = \("l-\(name)")
                    """)
            }
            for name in ["closed", "gone"] {
                try tx.run("UPDATE household SET closed_on = '2009-06-01', close_reason = 'left' WHERE id = \(name)")
            }
        }
        let figure = try await world.figure(.stillInHome, year)
        #expect(figure.numerator == 1 && figure.denominator == 3 && figure.unknown == 2 && figure.value == 33)
    }

    @Test(arguments: Engine.available)
    func `of days after the last entry of the journal nothing is known`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let author = try await world.world.author(.noé)
        try await world.write { tx in
            try Self.homes(tx)
            for (name, day) in [("old", "2026-03-01"), ("new", "2026-06-20")] {
                try Self.leaving(tx, name, on: day, to: "B")
            }
            try tx.journal("note", "household", "old", household: "old", site: "s1", by: author)
        }
        let found = try await world.figure(
            .stillInHome, .over(Period(year: 2026) ?? Period(monthOf: TestDay("2026-06-01"))))
        #expect(found.numerator == 1 && found.denominator == 1 && found.unknown == 1)
    }

    @Test(arguments: Engine.available)
    func `French has progressed by a whole level between two assessments`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let lives: [(String, [(String, FrenchLevel)], Bool?)] = [
            ("better", [("2008-10-01", .a1), ("2009-02-01", .a2)], true),
            ("within", [("2008-12-01", .noFrench), ("2009-02-01", .a1)], true),
            ("starts", [("2008-10-01", .noFrench), ("2009-02-01", .a1_1)], false),
            ("worse", [("2008-10-01", .b1), ("2009-02-01", .a2)], false),
            ("before", [("2008-09-01", .noFrench), ("2008-10-01", .b1)], nil),
            ("after", [("2008-10-01", .a1), ("2009-03-02", .b1)], nil), ("never", [], nil),
        ]
        try await world.write { tx in
            try Self.homes(tx)
            for (name, assessments, _) in lives {
                try Self.leaving(tx, name, on: "2009-03-01", to: "B")
                for (day, oral) in assessments {
                    try tx.insert(
                        FrenchAssessment(
                            id: "f-\(name)-\(day)", person: "\(name)-p0", assessedOn: TestDay(day), oral: oral,
                            written: .c2))
                }
            }
        }
        let figure = try await world.figure(.frenchProgress, year)
        #expect(figure.numerator == 2 && figure.denominator == 4 && figure.unknown == 3 && figure.value == 50)
        let cases = try await world.cases(.frenchProgress, year)
        for (name, _, answer) in lives {
            let one = try #require(cases.first { $0.household == name })
            #expect((one.numerator > 0, one.unknown > 0) == (answer == true, answer == nil), "\(name)")
        }
    }

    @Test(arguments: Engine.available)
    func `a household that moves to another département counts once`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try Self.homes(tx)
            try Self.leaving(tx, "near", on: "2009-03-01", to: "B")
            try Self.leaving(tx, "far", on: "2009-03-01", to: "C")
            try Self.leaving(tx, "works", on: "2009-03-01", to: "C")
            try Self.leaving(tx, "nowhere", on: "2009-03-01", to: nil)
            try Self.work(tx, "works", from: "2009-01-01")
            // Back in a relay dwelling, and gone once more.
            try tx.relayStay("s-again", "far", in: "A", from: "2009-06-01", to: "2009-09-01", exit: .directLeasePrivate)
        }
        let figure = try await world.figure(.movedAway, year)
        #expect(figure.numerator == 2 && figure.denominator == nil && figure.unknown == 1)
        let cases = try await world.cases(.movedAway, year)
        #expect(cases.map(\.id) == ["far", "nowhere", "works"])
        #expect(cases.map { $0[.kind] } == ["69", nil, "69"] && Set(cases.compactMap { $0[.departement] }) == ["77"])
        let working = try await world.figure(.movedAwayToWork, year)
        #expect(working.numerator == 1 && working.unknown == 2)
        let there = FigureFilter([.kind: "69"])
        #expect(try await world.figure(.movedAway, year, filter: there).numerator == 2)
    }
}
