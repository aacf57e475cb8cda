import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Conventions against their targets (I-24) and on a day (I-36), by hand.
struct ConventionFigureTests {
    private static func figure(
        _ id: IndicatorID, _ from: String, _ to: String, _ work: ConventionCases, for who: Cast = .hélène
    ) async throws -> Figure {
        let actor = try await work.cases.world.actor(who)
        guard let period = Period(from: TestDay(from), to: TestDay(to)) else { throw StorageError.decoding("period") }
        return try await work.cases.world.store.read { tx in
            let question = FigureQuestion(id, over: period)
            let figure = try tx.figure(question, for: actor)
            #expect(question.aggregate(try tx.everyCase(question, for: actor)) == figure)
            return figure
        }
    }

    /// Experience sheet n° 5: five a year from 17 November 2006, three households housed by 31 October 2009.
    @Test(arguments: Engine.available)
    func `three leases of 14.77 are 20 %, and proposals that nobody recorded are not known`(engine: Engine) async throws
    {
        let work = try await ConventionCases(engine)
        let convention = try await work.signed()
        for (household, day) in [("ab", "2007-09-03"), ("abc", "2008-05-02"), ("abcd", "2009-03-04")] {
            let lease = try await work.lease(household, signedOn: day)
            try await work.act { tx, author in _ = try tx.linkLease(lease, to: convention.id, by: author) }
        }
        let leases = try await Self.figure(.leasesPromised, "2004-01-01", "2009-10-31", work)
        #expect((leases.numerator, leases.denominator, leases.value) == (300, 1477, 20))
        let proposals = try await Self.figure(.proposalsPromised, "2004-01-01", "2009-10-31", work)
        #expect(proposals.value == nil && proposals.unknown == 1 && proposals.isIncomplete)
        // A year's part; and the parts add up.
        let year = try await Self.figure(.leasesPromised, "2007-01-01", "2007-12-31", work)
        #expect((year.numerator, year.denominator) == (100, 500))
        var due = 0
        for (from, to) in [
            ("2006-01-01", "2006-12-31"), ("2007-01-01", "2007-12-31"), ("2008-01-01", "2008-12-31"),
            ("2009-01-01", "2009-10-31"),
        ] {
            due += try await Self.figure(.leasesPromised, from, to, work).denominator ?? 0
        }
        #expect(abs(due - 1477) <= 2)
        // The delay from a proposal that nobody knows is not known.
        let delay = try await Self.figure(.offerToLease, "2004-01-01", "2009-12-31", work)
        #expect(delay.denominator == 0 && delay.unknown == 3)
        #expect(
            try await Self.figure(.leasesPromised, "2004-01-01", "2009-10-31", work, for: .charlie).denominator == 0)
    }

    @Test(arguments: Engine.available)
    func `a refused amendment leaves what was due as it was, an accepted one does not`(engine: Engine) async throws {
        let work = try await ConventionCases(engine)
        let convention = try await work.signed()
        for (decision, due) in [(ConventionAmendment.Decision.refused, 1477), (.accepted, 1826)] {
            try await work.act { tx, author in
                let amendment = try tx.proposeAmendment(
                    .target(.proposal, .year, from: nil, to: 7), on: ConventionCases.date("2008-01-15"),
                    by: .committee, of: convention.id, by: author)
                _ = try tx.decideAmendment(
                    amendment.id,
                    .init(
                        decision, on: ConventionCases.date("2008-01-31"), by: .partnerBoard,
                        reason: decision == .refused ? .unavailability : nil),
                    from: decision == .accepted ? TestDay("2008-02-01") : nil, of: convention.id,
                    version: amendment.version, by: author)
            }
            let figure = try await Self.figure(.leasesPromised, "2006-01-01", "2009-10-31", work)
            #expect(figure.denominator == due)
        }
    }

    private static let lives: [(String, to: String?, ended: String?, tacit: Bool, answer: String?)] = [
        ("runs", nil, nil, false, "1"), ("last-day", "2009-12-31", nil, false, "1"),
        ("past", "2009-12-30", nil, false, "?"), ("tacit", "2009-12-30", nil, true, "1"),
        ("ended", nil, "2009-12-31", false, nil), ("ends-tomorrow", nil, "2010-01-01", false, "1"),
    ]

    @Test(arguments: Engine.available)
    func `a convention runs up to its last day, and past its term nobody knows`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let moment = Moment(startOf: TestDay("2009-12-31"), in: "Europe/Paris")
        try await world.write { tx in
            try tx.insert(Partner(id: "lo", name: "Office", kind: .hlmBody, landlordKind: .oph, site: "s1"))
            for one in Self.lives {
                try tx.insert(
                    Convention(
                        id: one.0, partner: "lo", site: "s1", .init(title: one.0, isTacit: one.tacit),
                        state: one.ended == nil ? .active : .expired, signedOn: TestDay("2008-01-01"),
                        from: TestDay("2008-01-01"), to: one.to.map(TestDay), endedOn: one.ended.map(TestDay)),
                    by: "alice", at: moment)
            }
            try tx.insert(
                ConventionTarget(id: "t", 5, .lease, from: TestDay("2008-01-01"), to: TestDay("2009-12-31")),
                of: "runs", by: "alice", at: moment)
            for (id, day) in [("runs", "2008-12-31"), ("tacit", "2009-01-01")] {
                try tx.insert(
                    SteeringMeeting(id: id, of: id, plannedOn: TestDay(day), heldOn: TestDay(day)), by: "alice",
                    at: moment)
            }
            let steps: [(ConventionStep.Kind, String)] = [
                (.suspension, "2009-03-01"), (.resumption, "2009-05-01"), (.suspension, "2009-12-31"),
            ]
            for (number, step) in steps.enumerated() {
                try tx.insert(
                    ConventionStep(id: "st\(number)", step.0, on: PartialDate(TestDay(step.1))), of: "ends-tomorrow",
                    by: "alice", at: moment)
            }
        }
        let day = FigureWindow.at(TestDay("2009-12-30"))
        let active = try await world.figure(.conventionsActive, day)
        #expect((active.numerator, active.unknown) == (6, 0))
        let last = FigureWindow.at(TestDay("2009-12-31"))
        let cases = try await world.cases(.conventionsActive, last)
        for one in Self.lives where one.0 != "ends-tomorrow" {
            let found = cases.first { $0.id == one.0 }.map { $0.unknown > 0 ? "?" : String($0.numerator) }
            #expect(found == one.answer, "\(one.0)")
        }
        #expect(!cases.contains { $0.id == "ends-tomorrow" })
        let target = try await world.figure(.conventionsWithTarget, last)
        #expect((target.numerator, target.denominator, target.unknown) == (1, 3, 1))
        let meeting = try await world.figure(.conventionsSteered, last)
        #expect((meeting.numerator, meeting.denominator) == (1, 3))
        #expect(try await world.figure(.conventionsActive, last, for: .charlie).numerator == 0)
    }
}
