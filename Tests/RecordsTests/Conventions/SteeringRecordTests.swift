import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Steering committees on every engine: planned, held, decided, and what Today makes of them.
struct SteeringRecordTests {
    private func lines(_ cases: ConventionCases, as who: Cast = .hélène) async throws -> [DueItem] {
        try await cases.act(as: who) { tx, author in
            try tx.dueDay(.all, on: author.today, visibleTo: author.actor).lines.map(\.item)
        }.filter { [.conventionMeeting, .conventionDecision, .conventionBehind].contains($0.rule) }
    }

    @Test(arguments: Engine.available)
    func `a committee is asked for, held, and what it decided is followed`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        try await ReferenceData.load(into: cases.cases.world.store)
        let made = try await cases.signed()
        #expect(try await lines(cases).map(\.rule).contains(.conventionMeeting))
        let meeting = try await cases.act { tx, author in
            try tx.planMeeting(on: TestDay("2026-11-20"), [.agenda: "Chiffres"], of: made.id, by: author)
        }
        try await cases.act { tx, author in
            try tx.changeMeeting(
                meeting.id, plannedOn: TestDay("2026-11-20"), heldOn: TestDay("2026-11-21"),
                [.minutes: "7 par an"], of: made.id, version: 0, by: author)
            try tx.decide(
                "Porter 7 par an au conseil", by: .partner, owner: "hélène", dueOn: TestDay("2026-12-01"),
                at: meeting.id, of: made.id, by: author)
        }
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(sheet.texts(meeting.id, "agenda") == "Chiffres" && sheet.texts(meeting.id, "minutes") == "7 par an")
        let decision = try #require(sheet.decisions.first)
        #expect(sheet.texts(decision.id) == "Porter 7 par an au conseil" && sheet.colleagues["hélène"] == "hélène")
        let due = try await lines(cases)
        #expect(due.map(\.rule).contains(.conventionDecision) && !due.map(\.rule).contains(.conventionMeeting))
        let amendment = try await cases.act { tx, author in
            let proposed = try tx.proposeAmendment(
                .target(.proposal, .year, from: nil, to: 7), on: ConventionCases.date("2026-11-21"), by: .committee,
                of: made.id, by: author)
            try tx.bind(proposed, to: decision.id, by: author)
            return proposed
        }
        try await cases.act { tx, author in
            try tx.finishDecision(decision.id, on: TestDay("2026-11-21"), of: made.id, version: 1, by: author)
        }
        let after = try #require(try await cases.sheet(made.id)?.decisions.first)
        #expect(after.amendment == amendment.id && after.doneOn == TestDay("2026-11-21"))
        #expect(try await !lines(cases).map(\.rule).contains(.conventionDecision))
    }

    @Test(arguments: Engine.available)
    func `a committee is held once, and nobody else's is touched`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let (one, other) = (try await cases.signed("La première"), try await cases.signed("La seconde"))
        let meeting = try await cases.act { tx, author in
            try tx.planMeeting(on: TestDay("2026-11-20"), of: one.id, by: author)
        }
        await #expect(throws: NotVisible("convention_meeting", meeting.id)) {
            try await cases.act { tx, author in
                _ = try tx.decide("x", by: .partner, at: meeting.id, of: other.id, by: author)
            }
        }
        try await cases.act { tx, author in
            try tx.changeMeeting(
                meeting.id, plannedOn: TestDay("2026-11-20"), heldOn: TestDay("2026-11-20"), [:], of: one.id,
                version: 0, by: author)
        }
        await #expect(throws: Convention.Refusal.meetingHeld) {
            try await cases.act { tx, author in
                try tx.changeMeeting(
                    meeting.id, plannedOn: TestDay("2026-11-20"), heldOn: TestDay("2026-11-21"), [:], of: one.id,
                    version: 1, by: author)
            }
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act(as: .bob) { tx, author in
                _ = try tx.planMeeting(on: TestDay("2026-12-20"), of: one.id, by: author)
            }
        }
        #expect(try await lines(cases, as: .charlie).isEmpty)
    }
}
