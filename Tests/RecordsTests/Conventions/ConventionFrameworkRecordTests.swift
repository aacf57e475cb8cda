import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A national agreement and a local convention that carries it out, on every engine.
struct ConventionFrameworkRecordTests {
    private func framework(_ cases: ConventionCases) async throws -> (national: String, local: Convention) {
        let national = try await cases.act { tx, author in
            let made = try tx.createConvention(
                .init(level: .national, title: "Accord avec l’Union"), with: "office", site: "s1", by: author)
            try tx.takeStep(.signature, on: ConventionCases.date("2006-01-01"), of: made.id, version: 0, by: author)
            try tx.setTarget(4, .lease, per: .year, of: made.id, by: author)
            try tx.keepClauses([.object: "Loger les réfugiés"], of: made.id, version: 1, by: author)
            return made.id
        }
        let local = try await cases.act { tx, author in
            let made = try tx.createConvention(
                .init(title: "Convention locale", framework: national), with: "office", site: "s1", by: author)
            try tx.takeStep(.signature, on: ConventionCases.date("2007-01-01"), of: made.id, version: 0, by: author)
            return made
        }
        return (national, local)
    }

    @Test(arguments: Engine.available)
    func `a local convention inherits target and clauses until it has its own, and the agreement sums what came of it`(
        engine: Engine
    ) async throws {
        let cases = try await ConventionCases(engine)
        let (national, local) = try await framework(cases)
        let lease = try await cases.lease("h1", signedOn: "2007-09-03")
        try await cases.act { tx, author in _ = try tx.linkLease(lease, to: local.id, by: author) }
        let sheet = try #require(try await cases.sheet(local.id))
        #expect(sheet.targets.isEmpty && sheet.standing.map(\.quantity) == [4])
        #expect(sheet.framework?.clauses == [.object: "Loger les réfugiés"] && sheet.framework?.isVisible == true)
        // Two years of 730 days: 7.99 were due.
        let seen = try #require(sheet.achievement(on: TestDay("2008-12-31")))
        #expect(((seen.housed?.due.due ?? 0) * 100).rounded() == 799 && seen.housed?.percent == 13)
        let wide = try #require(try await cases.sheet(national))
        let line = try #require(wide.carriers.first).line(on: TestDay("2008-12-31"))
        #expect(wide.carriers.map(\.convention.id) == [local.id] && line.achievement?.housed?.percent == 13)
        let sum = wide.sum(on: TestDay("2008-12-31"))
        #expect(sum.counters.last?.count == .known(1) && sum.counters.last?.percent == 13)
        // Nothing is due to the agreement besides, so it is never behind on its own.
        #expect(wide.standing.isEmpty && wide.achievement(on: TestDay("2008-12-31"))?.isBehind == false)
        // A list and Today measure by the same.
        let listed = try await cases.act { tx, author in
            try tx.conventions(ConventionFilter(), on: TestDay("2008-12-31"), limit: 9, visibleTo: author.actor)
        }
        #expect(listed.first { $0.id == local.id }?.achievement == line.achievement)
        #expect(listed.first { $0.id == national }?.achievement?.isDue == false)
        try await cases.act { tx, author in try tx.setTarget(2, .lease, per: .year, of: local.id, by: author) }
        let own = try #require(try await cases.sheet(local.id))
        #expect(own.standing.map(\.quantity) == [2])
    }

    @Test(arguments: Engine.available)
    func `what is no wider agreement is refused, and one that others carry out stays wider`(
        engine: Engine
    ) async throws {
        let cases = try await ConventionCases(engine)
        let (national, local) = try await framework(cases)
        await #expect(throws: Convention.Refusal.frameworkNotWider) {
            try await cases.act { tx, author in
                _ = try tx.createConvention(
                    .init(title: "Autre", framework: local.id), with: "office", site: "s1", by: author)
            }
        }
        await #expect(throws: Convention.Refusal.othersCarryItOut) {
            try await cases.act { tx, author in
                try tx.changeConvention(
                    national, .init(level: .local, title: "Accord avec l’Union"), version: 2, by: author)
            }
        }
        await #expect(throws: NotVisible.self) {
            try await cases.act { tx, author in
                _ = try tx.createConvention(
                    .init(title: "Autre", framework: "nowhere"), with: "office", site: "s1", by: author)
            }
        }
    }
}
