import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The ledger of a convention on every engine: the seed case, who may write, and what is refused.
struct ConventionRecordTests {
    @Test(arguments: Engine.available)
    func `the convention of sheet 5 replays: 3 of 14.77, proposals unknown, the amendment refused`(
        engine: Engine
    ) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        for (household, day) in [("h1", "2007-09-03"), ("h22", "2008-06-16"), ("h333", "2009-04-01")] {
            let lease = try await cases.lease(household, signedOn: day)
            try await cases.act { tx, author in _ = try tx.linkLease(lease, to: made.id, by: author) }
        }
        try await cases.act { tx, author in
            let proposed = try tx.proposeAmendment(
                .target(.proposal, .year, from: nil, to: 7), on: ConventionCases.date("2008-01"), by: .committee,
                note: "7 par an", of: made.id, by: author)
            try tx.decideAmendment(
                proposed.id,
                .init(.refused, on: ConventionCases.date("2008-01"), by: .partnerBoard, reason: .unavailability),
                of: made.id, version: 0, by: author)
        }
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(sheet.steps.map(\.kind) == ConventionCases.steps.map(\.0))
        #expect(sheet.steps.map { sheet.texts($0.id) } == (0..<8).map { "note \($0)" })
        let seen = try #require(sheet.achievement(on: TestDay("2009-10-31")))
        #expect(seen.housed?.due.days == 1_079 && ((seen.housed?.due.due ?? 0) * 100).rounded() == 1_477)
        #expect(seen.counters.map(\.count) == [.unknown(atLeast: 3), .unknown(atLeast: 3), .known(3)])
        #expect(seen.housed?.percent == 20)
        #expect(sheet.targets.map(\.quantity) == [5] && sheet.targets.first?.to == nil)
        let amendment = try #require(sheet.amendments.first)
        #expect(amendment.change == .target(.proposal, .year, from: 5, to: 7))
        #expect(amendment.outcome?.reason == .unavailability && sheet.texts(amendment.id) == "7 par an")
        // Even where all proposals are said to be on record, a lease without one says that they are not.
        var facts = sheet.convention.facts
        facts.offersFrom = sheet.convention.from
        let all = facts
        try await cases.act { tx, author in
            let now = try #require(try tx.conventionSheet(made.id, by: author)?.convention.version)
            try tx.changeConvention(made.id, all, version: now, by: author)
        }
        let said = try await cases.sheet(made.id)?.achievement(on: TestDay("2009-10-31"))
        #expect(said?.counters.map(\.count) == [.unknown(atLeast: 3), .unknown(atLeast: 3), .known(3)])
        #expect(said?.years.map { $0.counters.first?.count.number } == [0, nil, nil, nil])
        // The number is the rows: three leases, none through an offer.
        #expect(sheet.leases.count == 3 && sheet.allocations.isEmpty)
        #expect(try await cases.proposed(sheet.convention.id) == 0)
        let lines = try await cases.act { tx, author in
            try tx.conventions(ConventionFilter(), on: TestDay("2009-10-31"), limit: 50, visibleTo: author.actor)
        }
        #expect(lines.map { $0.achievement?.housed?.percent } == [20])
        #expect(try await cases.cases.count("journal_entry", "noun = 'convention'") == 16)
    }

    @Test(arguments: Engine.available)
    func `an accepted amendment begins a version; decided twice or unseen it is refused`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        let proposed = try await cases.act { tx, author in
            try tx.proposeAmendment(
                .target(.proposal, .year, from: nil, to: 7), on: ConventionCases.date("2008-01-15"), by: .association,
                of: made.id, by: author)
        }
        let accepted = ConventionAmendment.Outcome(
            .accepted, on: ConventionCases.date("2008-01-20"), by: .partnerBoard)
        try await cases.act { tx, author in
            try tx.decideAmendment(
                proposed.id, accepted, from: TestDay("2008-02-01"), of: made.id, version: 0, by: author)
        }
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(sheet.targets.map(\.quantity) == [5, 7])
        #expect(sheet.targets.map(\.to) == [TestDay("2008-01-31"), nil])
        await #expect(throws: Convention.Refusal.decided) {
            try await cases.act { tx, author in
                try tx.decideAmendment(proposed.id, accepted, of: made.id, version: 1, by: author)
            }
        }
        await #expect(throws: StorageError.changedMeanwhile("convention_amendment")) {
            try await cases.act { tx, author in
                try tx.decideAmendment(proposed.id, accepted, of: made.id, version: 0, by: author)
            }
        }
        await #expect(throws: Convention.Refusal.needsAmendment) {
            try await cases.act { tx, author in
                try tx.setTarget(9, .proposal, per: .year, of: made.id, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `steps are compared and set, and taken back in order`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.convention()
        try await cases.act { tx, author in
            _ = try tx.takeStep(.draft, on: ConventionCases.date("2026-03"), of: made.id, version: 0, by: author)
        }
        await #expect(throws: StorageError.changedMeanwhile("convention")) {
            try await cases.act { tx, author in
                try tx.takeStep(.final, on: ConventionCases.date("2026-04"), of: made.id, version: 0, by: author)
            }
        }
        let signature = try await cases.act { tx, author in
            try tx.takeStep(
                .signature, on: ConventionCases.date("2026-11-21"), note: "au siège",
                term: (nil, TestDay("2029-11-20")), of: made.id, version: 1, by: author)
        }
        let signed = try #require(try await cases.sheet(made.id)).convention
        // Signed on the very day on which it is written down: every proposal from now on is known.
        #expect(signed.state == .signed && signed.facts.offersFrom == TestDay("2026-11-21"))
        let entry = try await cases.act { tx, author in
            try tx.takeStep(.entry, on: ConventionCases.date("2026-11-21"), of: made.id, version: 2, by: author)
        }
        await #expect(throws: Convention.Refusal.othersStandOnIt) {
            try await cases.act { tx, author in try tx.takeBackStep(signature.id, of: made.id, by: author) }
        }
        try await cases.act { tx, author in try tx.takeBackStep(entry.id, of: made.id, by: author) }
        try await cases.act { tx, author in try tx.takeBackStep(signature.id, of: made.id, by: author) }
        let back = try #require(try await cases.sheet(made.id))
        #expect(back.convention.state == .drafting && back.convention.signedOn == nil && back.steps.count == 1)
        #expect(try await cases.cases.count("convention_text") == 0)
    }

    @Test(arguments: Engine.available)
    func `only whoever works with partners writes, and another association sees nothing`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        #expect(try await cases.sheet(made.id, as: .charlie) == nil)
        #expect(try await cases.sheet(made.id, as: .bob) != nil)
        await #expect(throws: NotAllowed.self) {
            try await cases.act(as: .bob) { tx, author in
                _ = try tx.addCommitment(.followUp, of: .association, in: made.id, by: author)
            }
        }
        await #expect(throws: NotVisible("site", "s3")) {
            try await cases.act { tx, author in
                try tx.createConvention(.init(title: "x"), with: "office", site: "s3", by: author)
            }
        }
        await #expect(throws: Convention.Refusal.noLandlord) {
            try await cases.act { tx, author in
                try tx.insert(Partner(id: "mill", name: "Blanchisserie", kind: .employer, site: "s1"))
                _ = try tx.createConvention(.init(title: "x"), with: "mill", site: "s1", by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a local chamber of owners and a network of agencies sign for those who let`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        try await cases.act { tx, author in
            for (id, kind) in [("chamber", PartnerKind.ownersUnion), ("agencies", .agencyNetwork)] {
                try tx.insert(Partner(id: id, name: "Partenaire \(id)", kind: kind, site: "s1"))
                _ = try tx.createConvention(.init(title: id), with: id, site: "s1", by: author)
            }
            try tx.insert(Partner(id: "club", name: "Club de sport", kind: .association, site: "s1"))
            let offered = try tx.housingPartners(visibleTo: author.actor).map(\.id)
            #expect(offered.contains("chamber") && offered.contains("agencies") && !offered.contains("club"))
            #expect(throws: Convention.Refusal.noLandlord) {
                try tx.createConvention(.init(title: "x"), with: "club", site: "s1", by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a commitment is judged with its evidence, and clauses are kept sealed`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        let one = try await cases.act { tx, author in
            try tx.addCommitment(.followUp, of: .association, words: "six mois", in: made.id, by: author)
        }
        try await cases.act { tx, author in
            try tx.judgeCommitment(
                one.id, .kept, on: TestDay("2026-11-01"), evidence: "bilan 2026", of: made.id, version: 0, by: author)
            try tx.keepClauses(
                [.object: "Faciliter l’accès au logement"], of: made.id, version: made.version, by: author)
        }
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(sheet.commitments.first?.state == .kept)
        #expect(sheet.texts(one.id) == "six mois" && sheet.texts(one.id, ConventionTexts.evidence) == "bilan 2026")
        #expect(sheet.texts(made.id, ConventionClause.object.rawValue) == "Faciliter l’accès au logement")
        await #expect(throws: Convention.Refusal.inTheFuture) {
            try await cases.act { tx, author in
                try tx.judgeCommitment(one.id, .kept, on: TestDay("2026-11-22"), of: made.id, version: 1, by: author)
            }
        }
    }
}
