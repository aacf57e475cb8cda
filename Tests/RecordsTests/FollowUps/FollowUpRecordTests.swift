import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The six months after the move, over real records: opened by a lease, followed by contacts and rents, closed.
struct FollowUpRecordTests {
    /// A family that left its relay dwelling for a lease of its own on 10 November 2026; today is the 21st.
    struct Moved {
        let cases: Cases
        let stay: Accommodation
        let lease: Accommodation
        let followUp: String

        init(_ engine: Engine, on signed: String = "2026-11-10") async throws {
            cases = try await Cases(engine)
            stay = try await cases.housed("h1")
            let (stay, departure) = (
                stay, NewExit(.directLeasePublic, reason: .endOfTerm, lease: ExitTests.lease(signed))
            )
            let left = try await cases.act { tx, author in
                try tx.exit(stay.id, on: TestDay(signed), departure, by: author)
            }
            lease = try #require(left.lease)
            followUp = try #require(
                try await cases.act { tx, author in try tx.followUps(of: "h1", by: author) }?.first?.id)
        }

        func file(as who: Cast = .alice) async throws -> FollowUpFile? {
            try await cases.act(as: who) { tx, author in try tx.followUps(of: "h1", by: author) }?.first
        }

        @discardableResult
        func record(
            _ id: String, on day: String, _ text: String = "", as who: Cast = .alice, confirming: [Rule: String] = [:]
        ) async throws -> FollowUpContact {
            let followUp = followUp
            return try await cases.act(as: who) { tx, author in
                try tx.recordContact(
                    NewContact(id: id, on: TestDay(day), condition: .good, topics: [.rent, .energy], text: text),
                    in: followUp, checkedBy: FreeText(keywords: []), by: author, confirming: confirming)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a signed lease opens it, and its days are those of the lease`(engine: Engine) async throws {
        let moved = try await Moved(engine)
        let file = try #require(try await moved.file())
        #expect(file.followUp.start == TestDay("2026-11-10") && file.followUp.end == TestDay("2027-05-10"))
        #expect(file.schedule.planned.map(\.month) == Array(0...6))
        #expect(file.landlord == "Office du Val")
        let lease = moved.lease.id
        try await moved.cases.world.store.write { tx in
            _ = try tx.run("UPDATE accommodation SET from_day = '2026-11-17' WHERE id = \(lease)")
        }
        #expect(try await moved.file()?.followUp.end == TestDay("2027-05-17"))
        #expect(try await moved.cases.count("journal_entry", "act = 'openFollowUp'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a lease whose months are over opens none`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        _ = try await cases.act { tx, author in
            try tx.signLease(ExitTests.lease("2026-01-10"), for: "h1", by: author, entered: .history)
        }
        #expect(try await cases.count("follow_up") == 0)
    }

    @Test(arguments: Engine.available)
    func `a contact is recorded once, with its sealed note`(engine: Engine) async throws {
        let moved = try await Moved(engine)
        for _ in 0..<2 { try await moved.record("c1", on: "2026-11-20", "logement propre, retard EDF") }
        let file = try #require(try await moved.file())
        #expect(file.contacts.map(\.text) == ["logement propre, retard EDF"])
        #expect(file.contacts.first?.contact.topics == [.rent, .energy])
        #expect(file.schedule.planned.first?.held?.id == "c1")
        #expect(try await moved.cases.count("note") == 1)
        #expect(try await moved.cases.count("journal_entry", "act = 'recordContact'") == 1)
        let notes = try await moved.cases.act { tx, author in try tx.notes(of: "h1", by: author) }
        #expect(notes?.count == 1)
    }

    @Test(
        arguments: Engine.available,
        [
            ("2026-11-09", ["V76 block"]), ("2026-11-22", ["V32 block"]), ("2026-11-20", ["V76 warn"]),
            ("2026-11-19", []),
        ]
            as [(String, [String])])
    func `a visit before the move, in the future or twice gets its sentence, and nothing is kept`(
        engine: Engine, situation: (String, [String])
    ) async throws {
        let moved = try await Moved(engine)
        try await moved.record("c1", on: "2026-11-20")
        let followUp = moved.followUp
        let found = try await moved.cases.findings { tx, author in
            try tx.recordContact(
                NewContact(id: "c2", on: TestDay(situation.0), text: "vu"), in: followUp,
                checkedBy: FreeText(keywords: []), by: author)
        }
        #expect(found == situation.1)
        #expect(try await moved.cases.count("follow_up_contact") == (situation.1.isEmpty ? 2 : 1))
        #expect(try await moved.cases.count("note") == (situation.1.isEmpty ? 1 : 0))
    }

    @Test(arguments: Engine.available)
    func `another association sees nothing of it and changes nothing`(engine: Engine) async throws {
        let moved = try await Moved(engine)
        try await moved.record("c1", on: "2026-11-20", "vu")
        #expect(try await moved.file(as: .charlie) == nil)
        await #expect(throws: NotVisible.self) { try await moved.record("c2", on: "2026-11-19", as: .charlie) }
        await #expect(throws: NotVisible.self) {
            try await moved.cases.act(as: .charlie) { tx, author in try tx.withdrawContact("c1", by: author) }
        }
        let followUp = moved.followUp
        await #expect(throws: NotVisible.self) {
            try await moved.cases.act(as: .charlie) { tx, author in
                try tx.closeFollowUp(followUp, on: author.today, as: .lost, by: author)
            }
        }
        #expect(try await moved.cases.count("follow_up_contact", "withdrawn_at IS NULL") == 1)
    }

    @Test(arguments: Engine.available)
    func `a contact that is withdrawn counts for nothing, and comes back with its note`(engine: Engine) async throws {
        let moved = try await Moved(engine)
        try await moved.record("c1", on: "2026-11-20", "vu")
        func notes() async throws -> Int? {
            try await moved.cases.act { tx, author in try tx.notes(of: "h1", by: author) }?.count
        }
        try await moved.cases.act { tx, author in try tx.withdrawContact("c1", by: author) }
        #expect(try await moved.file()?.contacts.isEmpty == true)
        #expect(try await notes() == 0)
        try await moved.cases.act { tx, author in try tx.restoreContact("c1", by: author) }
        #expect(try await moved.file()?.contacts.map(\.text) == ["vu"])
        #expect(try await notes() == 1)
        #expect(try await moved.cases.count("journal_entry", "noun = 'followUp' AND subject_id = 'c1'") == 3)
    }

    @Test(arguments: Engine.available)
    func `the rent of a month is kept once, and a new answer takes the place of the old`(engine: Engine) async throws {
        let moved = try await Moved(engine, on: "2026-10-01")
        let followUp = moved.followUp
        func check(_ new: NewRentCheck) async throws -> [String] {
            try await moved.cases.findings { tx, author in try tx.checkRent(new, in: followUp, by: author) }
        }
        let unpaid = NewRentCheck(
            month: 1, .unpaid, .landlordCall, on: TestDay("2026-11-05"), dueCents: 52_000, aidCents: 20_000,
            paidCents: 0)
        #expect(try await check(unpaid).isEmpty)
        #expect(try await moved.file()?.checks.first?.owedCents == 32_000)
        #expect(
            try await check(
                NewRentCheck(month: 1, .ok, .receipt, on: TestDay("2026-11-20"), dueCents: 52_000, paidCents: 10_000))
                == ["V77 block"])
        #expect(try await check(NewRentCheck(month: 1, .late, .receipt, on: TestDay("2026-11-20"))).isEmpty)
        #expect(try await moved.file()?.checks.map(\.status) == [.late])
        // Too early for the second month.
        #expect(try await check(NewRentCheck(month: 2, .ok, .receipt, on: TestDay("2026-11-10"))) == ["V77 warn"])
        #expect(try await moved.cases.count("journal_entry", "act = 'checkRent'") == 2)
    }

    @Test(arguments: Engine.available)
    func `leaving the home ends it, and a second lease within the months makes it a move`(engine: Engine) async throws {
        let moved = try await Moved(engine, on: "2026-09-01")
        let lease = moved.lease.id
        _ = try await moved.cases.act { tx, author in try tx.leaveHome(lease, on: TestDay("2026-11-01"), by: author) }
        #expect(try await moved.file()?.followUp.closing?.outcome == .tenancyEnded)
        _ = try await moved.cases.act { tx, author in
            try tx.signLease(ExitTests.lease("2026-11-05"), for: "h1", by: author)
        }
        let all = try await moved.cases.act { tx, author in try tx.followUps(of: "h1", by: author) } ?? []
        #expect(all.map { $0.followUp.closing?.outcome } == [nil, .movedAgain])
        #expect(all.first?.followUp.start == TestDay("2026-11-05"))
    }

    @Test(arguments: Engine.available)
    func `thirty days tell every contact and rent that is planned in them, not the next one alone`(engine: Engine)
        async throws
    {
        let moved = try await Moved(engine)
        let actor = try await moved.cases.world.actor(.alice)
        let found = try await moved.cases.world.store.read { tx in
            try tx.dueMonth(.mine, days: 60, on: TestDay("2026-11-21"), visibleTo: actor).lines.compactMap { line in
                switch line.item.matter {
                case .followUpContact(let month, _, _): "M\(month) \(line.item.day.iso)"
                case .rentCheck(let month, _): "rent \(month) \(line.item.day.iso)"
                default: nil
                }
            }
        }
        #expect(
            found == [
                "M0 2026-11-24", "M1 2026-12-10", "rent 1 2026-12-10", "M2 2027-01-10", "rent 2 2027-01-10",
            ])
    }

    @Test(
        arguments: Engine.available,
        [
            (nil, nil, ["V49 warn"]), (.writeOff, nil, []), (nil, "à voir avec le bailleur", []),
        ] as [(StayRules.ArrearsSettlement?, String?, [String])])
    func `leaving with a debt asks what becomes of it, and keeps the answer`(
        engine: Engine, situation: (StayRules.ArrearsSettlement?, String?, [String])
    ) async throws {
        let moved = try await Moved(engine, on: "2026-09-01")
        let (lease, followUp) = (moved.lease.id, moved.followUp)
        let unpaid = NewRentCheck(
            month: 1, .unpaid, .landlordCall, on: TestDay("2026-10-05"), dueCents: 52_000, aidCents: 20_000,
            paidCents: 0)
        _ = try await moved.cases.findings { tx, author in
            try tx.checkRent(unpaid, in: followUp, by: author, confirming: [.v77: "essai"])
        }
        let (settlement, reason, expected) = situation
        let found = try await moved.cases.findings { tx, author in
            try tx.leaveHome(
                lease, on: TestDay("2026-11-01"), settling: settlement, by: author,
                confirming: reason.map { [.v49: $0] } ?? [:])
        }
        #expect(found == expected)
        let file = try await moved.file()
        #expect(file?.followUp.isClosed == expected.isEmpty)
        #expect(file?.settled?.cents == (expected.isEmpty ? 32_000 : nil))
        #expect(file?.settled?.settlement == (expected.isEmpty ? settlement : nil))
    }

    @Test(arguments: Engine.available)
    func `it is extended for a reason that is kept, then closed`(engine: Engine) async throws {
        let moved = try await Moved(engine)
        let followUp = moved.followUp
        let refused = try await moved.cases.findings { tx, author in
            try tx.extendFollowUp(followUp, by: 3, because: " ", by: author)
        }
        #expect(refused == ["V76 block"])
        try await moved.cases.act { tx, author in
            try tx.extendFollowUp(followUp, by: 3, because: "dette d’énergie", by: author)
        }
        #expect(try await moved.file()?.followUp.months == 9)
        #expect(try await moved.cases.count("rule_confirmation", "rule = 'V76'") == 1)
        try await moved.cases.act { tx, author in
            try tx.closeFollowUp(followUp, on: TestDay("2026-11-20"), as: .handedOver, by: author)
        }
        #expect(try await moved.file()?.followUp.closing?.outcome == .handedOver)
        await #expect(throws: ActRefusal.self) { try await moved.record("c9", on: "2026-11-21") }
    }

    @Test(arguments: Engine.available)
    func `Today asks for the visit until it is recorded, and of the referent alone`(engine: Engine) async throws {
        let moved = try await Moved(engine)
        func rules(_ who: Cast) async throws -> [DeadlineRule] {
            let actor = try await moved.cases.world.actor(who)
            return try await moved.cases.world.store.read {
                try $0.dueDay(.all, on: TestDay("2026-11-24"), visibleTo: actor)
            }.lines.map(\.item.rule)
        }
        #expect(try await rules(.alice).contains(.followUpContact))
        #expect(!(try await rules(.charlie)).contains(.followUpContact))
        try await moved.record("c1", on: "2026-11-20")
        #expect(!(try await rules(.alice)).contains(.followUpContact))
        try await moved.cases.act { tx, author in try tx.withdrawContact("c1", by: author) }
        #expect(try await rules(.alice).contains(.followUpContact))
    }
}
