import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Papers and leases of relay dwellings on Today, over real records.
struct DwellingDueTests {
    private func lines(_ scope: DueScope, _ cases: Cases, as who: Cast = .alice) async throws -> [DueItem] {
        let actor = try await cases.world.actor(who)
        let today = cases.world.today
        return try await cases.world.store.read { tx in
            try tx.dueDay(scope, on: today, visibleTo: actor).lines.map(\.item)
                .filter { $0.rule == .dwellingPaper || $0.rule == .headLeaseEnd }
        }
    }

    /// d1 with an alarm tested long ago and a diagnostic that ends soon, d2 with a lease that ends.
    private func worn(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        try await cases.world.store.write { tx in
            for (id, dwelling, kind, made, end) in [
                ("alarm", "d1", DiagnosticKind.smokeAlarm, "2025-03-01", nil),
                ("dpe", "d1", .dpe, "2016-12-31", "2026-12-31"), ("far", "d1", .gas, "2026-01-01", "2031-12-31"),
                ("survey", "d2", .surface, "2010-01-01", nil),
            ] as [(String, String, DiagnosticKind, String, String?)] {
                try tx.insert(
                    DwellingCheck(
                        id: id, dwelling: dwelling, kind: kind, doneOn: TestDay(made),
                        expiresOn: end.map { TestDay($0) }, result: kind == .dpe ? "D" : nil))
            }
            try tx.run("UPDATE head_lease SET to_day = '2027-02-28' WHERE dwelling_id = 'd2'")
        }
        return cases
    }

    @Test(arguments: Engine.available)
    func `what ends turns up for the site, the last of its kind only`(engine: Engine) async throws {
        let cases = try await worn(engine)
        #expect(Set(try await lines(.mine, cases).map(\.subject)).isSuperset(of: ["alarm", "dpe", "lease-d2"]))
        #expect(!(try await lines(.mine, cases)).contains { $0.subject == "far" || $0.subject == "survey" })
        #expect(Set(try await lines(.dwelling("d2"), cases).map(\.subject)) == ["lease-d2"])
        try await cases.world.store.write { tx in
            try tx.insert(
                DwellingCheck(id: "anew", dwelling: "d1", kind: .smokeAlarm, doneOn: TestDay("2026-11-20")))
            try tx.run("UPDATE dwelling SET status = 'returned' WHERE id = 'd2'")
        }
        let after = try await lines(.mine, cases).map(\.subject)
        #expect(!after.contains("alarm") && !after.contains("lease-d2") && after.contains("dpe"))
    }

    @Test(arguments: Engine.available)
    func `a deadline that ended in one département goes there alone`(engine: Engine) async throws {
        let cases = try await worn(engine)
        for (place, isTold) in [("95", true), ("77", false)] {
            let today = cases.world.today
            let end = DeadlineVersion(
                .energy, in: place, from: today.adding(days: -9), to: today.adding(days: -1), on: .diagnosticDate,
                source: "essai")
            try await cases.act(as: .dora) { tx, author in try tx.keep(end, by: author) }
            #expect(try await lines(.mine, cases).contains { $0.subject == "dpe" } == isTold, "\(place)")
        }
        #expect(try await lines(.mine, cases).contains { $0.subject == "alarm" })
    }

    @Test(arguments: Engine.available)
    func `a reminder is ticked, what is past its day is not`(engine: Engine) async throws {
        let cases = try await worn(engine)
        let author = try await cases.world.author(.alice)
        let found = try await lines(.mine, cases)
        let (soon, past) = (
            try #require(found.first { $0.subject == "dpe" }), try #require(found.first { $0.subject == "alarm" })
        )
        let outcome = try await cases.world.store.write { try $0.mark([soon.key, past.key], .finish, by: author) }
        #expect(outcome.marked == [soon] && outcome.faults.map(\.key) == [past.key])
        #expect(!(try await lines(.mine, cases)).contains { $0.key == soon.key })
    }

    @Test(arguments: Engine.available)
    func `another association and a colleague's own list see none of it`(engine: Engine) async throws {
        let cases = try await worn(engine)
        for scope in [DueScope.mine, .all, .site("s1"), .dwelling("d1")] {
            #expect(try await lines(scope, cases, as: .charlie).isEmpty)
        }
        #expect(try await lines(.colleague(Cast.bob.rawValue), cases).isEmpty)
        let (charlie, key) = (
            try await cases.world.author(.charlie), try #require(try await lines(.mine, cases).first).key
        )
        let outcome = try await cases.world.store.write { try $0.mark([key], .finish, by: charlie) }
        #expect(outcome.faults.count == 1 && outcome.marked.isEmpty)
    }
}
