import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What was written down wrongly in a convention is put right on every engine, and what others worked with is not.
struct LedgerCorrectionTests {
    private func refusal<Value: Sendable>(
        _ cases: ConventionCases, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Convention.Refusal? {
        do {
            _ = try await cases.act(work)
            return nil
        } catch let refusal as Convention.Refusal { return refusal }
    }

    private func target(_ cases: ConventionCases, _ id: String) async throws -> ConventionTarget {
        try #require(try await cases.sheet(id)?.targets.first)
    }

    @Test(arguments: Engine.available)
    func `a mistyped target is put right with its reason, until somebody worked with it`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        let typed = try await target(cases, made.id)
        func correct(
            _ quantity: Int, _ unit: ConventionTarget.Unit = .lease, because reason: String = "faute de frappe"
        )
            async throws -> Convention.Refusal?
        {
            try await refusal(cases) { tx, author in
                try tx.correctTarget(
                    typed.id, quantity, unit, per: .year, from: nil, because: reason, of: made.id, by: author)
            }
        }
        #expect(try await correct(50, because: " ") == .correctionUnexplained)
        #expect(try await correct(0) == .quantity)
        #expect(try await correct(5, .proposal) == .sameAsNow)
        #expect(try await correct(6) == nil)
        let corrected = try await target(cases, made.id)
        #expect(corrected.quantity == 6 && corrected.unit == .lease && corrected.from == typed.from)
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(sheet.texts(typed.id, ConventionTexts.correction) == "faute de frappe")
        let told = try await cases.cases.world.store.read { tx in
            try tx.rows("SELECT detail FROM journal_entry WHERE act = 'correctTarget'").map { try $0.text("detail") }
        }
        #expect(told.count == 1 && told[0].contains("quantity_before=5"))
        // A committee of before the entry changes nothing; one of afterwards has seen the number.
        let meeting = try await cases.act { tx, author in
            try tx.planMeeting(on: TestDay("2008-01-23"), of: made.id, by: author)
        }
        try await cases.act { tx, author in
            try tx.changeMeeting(
                meeting.id, plannedOn: TestDay("2008-01-23"), heldOn: TestDay("2008-01-23"), [:], of: made.id,
                version: 0, by: author)
        }
        #expect(try await correct(7) == nil)
        try await cases.act { tx, author in
            _ = try tx.proposeAmendment(
                .target(.lease, .year, from: nil, to: 9), on: ConventionCases.date("2026-11"), by: .partner,
                of: made.id, by: author)
        }
        #expect(try await correct(8) == .targetStands)
        #expect(try await target(cases, made.id).quantity == 7)
    }

    @Test(arguments: Engine.available)
    func `a target that a committee saw needs an amendment`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        let typed = try await target(cases, made.id)
        let meeting = try await cases.act { tx, author in try tx.planMeeting(on: author.today, of: made.id, by: author)
        }
        try await cases.act { tx, author in
            try tx.changeMeeting(
                meeting.id, plannedOn: author.today, heldOn: author.today, [:], of: made.id, version: 0, by: author)
        }
        let found = try await refusal(cases) { tx, author in
            try tx.correctTarget(typed.id, 6, .lease, per: .year, from: nil, because: "faute", of: made.id, by: author)
        }
        #expect(found == .targetStands)
    }

    @Test(arguments: Engine.available)
    func `commitments and decisions are put right, what is done stays`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        let promise = try await cases.act { tx, author in
            try tx.addCommitment(.report, of: .association, words: "par mois", in: made.id, by: author)
        }
        try await cases.act { tx, author in
            try tx.changeCommitment(
                promise.id, .vacancyList, of: .partner, words: "par trimestre", dueOn: TestDay("2026-12-31"),
                in: made.id, version: 0, by: author)
        }
        let meeting = try await cases.act { tx, author in try tx.planMeeting(on: author.today, of: made.id, by: author)
        }
        let decision = try await cases.act { tx, author in
            try tx.decide("Porter 8", by: .association, at: meeting.id, of: made.id, by: author)
        }
        try await cases.act { tx, author in
            try tx.changeDecision(
                decision.id, "Porter 7", by: .partner, dueOn: TestDay("2026-12-15"), of: made.id, version: 0,
                by: author)
        }
        let sheet = try #require(try await cases.sheet(made.id))
        let (kept, decided) = (try #require(sheet.commitments.first), try #require(sheet.decisions.first))
        #expect(kept.party == .partner && kept.matter == .vacancyList && kept.dueOn == TestDay("2026-12-31"))
        #expect(sheet.texts(kept.id) == "par trimestre" && sheet.texts(decided.id) == "Porter 7")
        #expect(decided.party == .partner && decided.dueOn == TestDay("2026-12-15"))
        await #expect(throws: StorageError.changedMeanwhile("convention_decision")) {
            try await cases.act { tx, author in
                try tx.changeDecision(decision.id, "x", by: .partner, of: made.id, version: 0, by: author)
            }
        }
        try await cases.act { tx, author in
            try tx.finishDecision(decision.id, on: author.today, of: made.id, version: 1, by: author)
        }
        let late = try await refusal(cases) { tx, author in
            try tx.changeDecision(decision.id, "x", by: .partner, of: made.id, version: 2, by: author)
        }
        #expect(late == .decisionDone)
    }

    @Test(arguments: Engine.available)
    func `approved minutes stay as they are until they are taken up again`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        let meeting = try await cases.act { tx, author in
            try tx.planMeeting(on: TestDay("2026-11-20"), of: made.id, by: author)
        }
        func change(_ minutes: String, held: String?, approved: String?, _ version: Int) async throws
            -> Convention.Refusal?
        {
            try await refusal(cases) { tx, author in
                try tx.changeMeeting(
                    meeting.id, plannedOn: TestDay("2026-11-20"), heldOn: held.map { TestDay($0) },
                    approvedOn: approved.map { TestDay($0) }, [.minutes: minutes], of: made.id, version: version,
                    by: author)
            }
        }
        #expect(try await change("7 par an", held: nil, approved: "2026-11-20", 0) == .approvedBeforeHeld)
        #expect(try await change("7 par an", held: "2026-11-20", approved: "2026-11-19", 0) == .approvedBeforeHeld)
        #expect(try await change("7 par an", held: "2026-11-20", approved: "2027-01-01", 0) == .inTheFuture)
        #expect(try await change("7 par an", held: "2026-11-20", approved: "2026-11-21", 0) == nil)
        #expect(try await change("8 par an", held: "2026-11-20", approved: "2026-11-21", 1) == .minutesApproved)
        #expect(try await change("8 par an", held: "2026-11-20", approved: nil, 1) == nil)
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(sheet.meetings.first?.approvedOn == nil && sheet.texts(meeting.id, "minutes") == "8 par an")
    }

    @Test(arguments: Engine.available)
    func `an amendment of a clause says which`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        try await cases.act { tx, author in
            _ = try tx.proposeAmendment(
                .clause(.circuit), on: ConventionCases.date("2026-11"), by: .partner, note: "dix jours", of: made.id,
                by: author)
        }
        #expect(try await cases.sheet(made.id)?.amendments.first?.change == .clause(.circuit))
    }
}
