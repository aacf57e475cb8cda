import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Requests for social housing and claims to housing by hand, each line one life.
struct SearchFigureTests {
    private static let moment = Moment(startOf: TestDay("2009-12-31"), in: "Europe/Paris")
    private static let day = FigureWindow.at(TestDay("2009-12-31"))
    private static let year = FigureWindow.over(Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01")))

    private static func request(
        _ tx: any Transaction, _ id: String, filed: String?, renewed: [String] = [], ended: String? = nil,
        closed: String? = nil, site: String = "s1"
    ) throws {
        try tx.household(id, site: site)
        if let closed {
            try tx.run("UPDATE household SET closed_on = \(closed), close_reason = 'left' WHERE id = \(id)")
        }
        try tx.insert(
            "social_request",
            [
                "id": id, "household_id": id, "departement": "69", "filed_on": filed, "ended_on": ended,
                "outcome": ended.map { _ in "removed" }, "account_id": "alice", "at": moment,
            ])
        for day in renewed {
            try tx.insertStep(
                id: "\(id) \(day)", of: id, .renewal, on: TestDay(day), by: "alice", at: moment)
        }
    }

    @Test(arguments: Engine.available)
    func `a request is active up to the last day of its year`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try Self.request(tx, "fresh", filed: "2009-12-31")
            try Self.request(tx, "last-day", filed: "2008-12-31")
            try Self.request(tx, "passed", filed: "2008-12-30")
            try Self.request(tx, "renewed", filed: "2007-12-01", renewed: ["2008-11-20", "2009-11-10"])
            try Self.request(tx, "tomorrow", filed: "2010-01-01")
            try Self.request(tx, "never-filed", filed: nil)
            try Self.request(tx, "ended", filed: "2009-06-01", ended: "2009-12-31")
            try Self.request(tx, "ends-later", filed: "2009-06-01", ended: "2010-01-01")
            try Self.request(tx, "silent", filed: "2009-06-01", closed: "2009-12-30")
            try Self.request(tx, "closed-today", filed: "2009-06-01", closed: "2009-12-31")
            try Self.request(tx, "theirs", filed: "2009-06-01", site: "s3")
        }
        let figure = try await world.figure(.socialRequestsActive, Self.day, for: .alice)
        #expect(figure.numerator == 5 && figure.unknown == 1)
        let cases = try await world.cases(.socialRequestsActive, Self.day, for: .alice)
        #expect(cases.map(\.id) == ["closed-today", "ends-later", "fresh", "last-day", "renewed", "silent"])
        #expect(cases.first { $0.id == "renewed" }?.until == TestDay("2010-11-10"))
        #expect(try await world.figure(.socialRequestsActive, Self.day, for: .charlie).numerator == 1)
    }

    @Test(arguments: Engine.available)
    func `a request is renewed in time or not, when its year ends within twelve months`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let lives: [(id: String, filed: String, renewed: [String], ended: String?, closed: String?, answer: String?)] =
            [
                ("last-day", "2008-06-01", ["2009-06-01"], nil, nil, "1/1"),
                ("late", "2008-06-01", ["2009-06-02"], nil, nil, "0/1"),
                ("not", "2008-06-01", [], nil, nil, "0/1"),
                ("housed", "2008-06-01", [], "2009-05-01", nil, nil),
                ("housed-later", "2008-06-01", ["2009-05-01"], "2009-08-01", nil, "1/1"),
                ("silent", "2008-06-01", [], nil, "2009-05-31", "0/0"),
                ("too-old", "2007-12-31", [], nil, nil, nil), ("first", "2008-01-01", [], nil, nil, "0/1"),
                ("too-new", "2009-01-01", [], nil, nil, nil),
            ]
        try await world.write { tx in
            for one in lives {
                try Self.request(
                    tx, one.id, filed: one.filed, renewed: one.renewed, ended: one.ended, closed: one.closed)
            }
        }
        let cases = try await world.cases(.socialRequestsRenewed, Self.day)
        for one in lives {
            let found = cases.first { $0.household == one.id && $0.from == TestDay(one.filed) }
            #expect(found.map { "\($0.numerator)/\($0.denominator)" } == one.answer, "\(one.id)")
        }
        let figure = try await world.figure(.socialRequestsRenewed, Self.day)
        #expect(figure.numerator == 2 && figure.denominator == 5 && figure.unknown == 1 && figure.value == 40)
    }

    private static func claim(
        _ tx: any Transaction, _ id: String, _ steps: EnforceableRightClaim.Steps,
        _ kind: EnforceableRightClaim.Kind = .housing, closed: String? = nil
    ) throws {
        try request(tx, id, filed: "2008-01-01", closed: closed)
        try tx.insert(
            EnforceableRightClaim(
                id: id, household: id, kind: kind, ground: "hostedSixMonths", request: id, departement: "69",
                steps: steps),
            by: "alice", at: moment)
    }

    private static func steps(
        _ filed: String?, _ acknowledged: String? = nil, _ decided: String? = nil,
        _ decision: EnforceableRightClaim.Decision? = nil, housed: String? = nil, withdrawn: String? = nil
    ) -> EnforceableRightClaim.Steps {
        .init(
            filedOn: filed.map(TestDay), acknowledgedOn: acknowledged.map(TestDay), decidedOn: decided.map(TestDay),
            decision: decision, housedOn: housed.map(TestDay), withdrawnOn: withdrawn.map(TestDay))
    }

    @Test(arguments: Engine.available)
    func `claims are filed, recognised and rehoused in the year, and what nobody wrote is not known`(
        engine: Engine
    ) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            let whole = Self.steps("2009-01-01", "2009-01-10", "2009-03-01", .recognised, housed: "2009-04-11")
            try Self.claim(tx, "whole", whole)
            try Self.claim(tx, "shelter", whole, .accommodation)
            try Self.claim(tx, "refused", Self.steps("2009-01-01", "2009-01-10", "2009-03-01", .refused))
            try Self.claim(tx, "late", Self.steps("2009-01-01", "2009-09-30"))
            try Self.claim(tx, "in-time", Self.steps("2009-10-01", "2009-10-01"))
            try Self.claim(tx, "withdrawn", Self.steps("2009-01-01", "2009-01-10", withdrawn: "2009-02-01"))
            try Self.claim(
                tx, "long", Self.steps("2008-01-01", "2008-01-10", "2008-03-01", .recognised, housed: "2009-12-31"))
            try Self.claim(
                tx, "no-day", Self.steps(nil, "2008-01-10", "2008-03-01", .recognised, housed: "2009-05-01"))
            try Self.claim(
                tx, "gone", Self.steps("2008-10-01", "2008-10-10", "2008-12-01", .recognised), closed: "2009-02-28")
            try Self.claim(
                tx, "watched", Self.steps("2008-10-01", "2008-10-10", "2008-12-01", .recognised), closed: "2009-03-01")
        }
        let filed = try await world.figure(.claimsFiled, Self.year)
        #expect(filed.numerator == 5 && filed.unknown == 0)
        let recognised = try await world.figure(.claimsRecognised, Self.year)
        #expect(recognised.numerator == 1 && recognised.unknown == 1)
        #expect(try await world.cases(.claimsRecognised, Self.year).map(\.id) == ["late", "whole"])
        let rehoused = try await world.figure(.claimsRehoused, Self.year)
        #expect(rehoused.numerator == 3 && rehoused.unknown == 1)
        #expect(try await world.cases(.claimsRehoused, Self.year).map(\.id) == ["gone", "long", "no-day", "whole"])
        let days = try await world.figure(.claimDays, Self.year)
        #expect(days.denominator == 2 && days.unknown == 1 && days.value == (100 + 730) / 2)
    }

    @Test(arguments: Engine.available)
    func `a list that is sifted is read page after page`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            for number in 0..<7 {
                try Self.request(tx, "r\(number)", filed: number.isMultiple(of: 3) ? "2007-01-01" : "2009-06-01")
            }
        }
        let actor = try await world.world.actor(.noé)
        let pages = try await world.world.store.read { tx in
            var (found, last): ([[String]], String?) = ([], nil)
            repeat {
                let page = try tx.cases(
                    FigureQuestion(.socialRequestsActive, Self.day), after: last, limit: 3, for: actor)
                #expect(page.total == 4)
                found.append(page.cases.map(\.id))
                last = page.next
            } while last != nil
            return found
        }
        #expect(pages == [["r1", "r2", "r4"], ["r5"]])
    }
}
