import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Days to follow over real records: written down, corrected, answered, taken back, and what Today makes of them.
struct AnchorEventTests {
    private static let detector = FreeText(keywords: [.init(.health, "diabète")])

    private func record(
        _ cases: Cases, _ id: String, _ kind: DeadlineAnchor, of holder: AnchorEvent.Holder = .household("h1"),
        on day: String, _ detail: AnchorEvent.Detail = .init(), words: String = "", as who: Cast = .alice
    ) async throws {
        let new = NewAnchorEvent(id: id, kind, of: holder, on: TestDay(day), detail, words: words)
        _ = try await cases.act(as: who) { tx, author in
            try tx.recordEvent(new, checkedBy: Self.detector, by: author)
        }
    }

    private func dues(_ cases: Cases, as who: Cast = .alice, on today: String = "2026-11-21") async throws -> [String] {
        let actor = try await cases.world.actor(who)
        return try await cases.world.store.read { tx in
            try tx.dueDay(.all, on: TestDay(today), visibleTo: actor).lines.compactMap { line in
                guard case .followedDate(let followed) = line.item.matter else { return nil }
                return "\(followed.code.rawValue) \(line.item.day.iso)"
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a due date follows its day when that is corrected, and goes when it is answered`(engine: Engine) async throws
    {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await record(cases, "e1", .noticeReceived, on: "2026-09-30", words: "lettre du bailleur")
        #expect(try await dues(cases) == ["D-14 2026-12-30"])
        let new = NewAnchorEvent(
            id: "e2", .noticeReceived, of: .household("h1"), on: TestDay("2026-11-02"), .init(variant: .reduced))
        _ = try await cases.act { tx, author in
            try tx.correctEvent("e1", new, checkedBy: Self.detector, by: author)
        }
        #expect(try await dues(cases) == ["D-14 2026-12-02"])
        let filed = try await cases.act { tx, author in try tx.anchorEvents(of: .household("h1"), by: author) } ?? []
        #expect(filed.map(\.id) == ["e2", "e1"] && filed.map { $0.withdrawnAt == nil } == [true, false])
        #expect(filed.last?.words == "lettre du bailleur" && filed.first?.corrects == "e1")
        _ = try await cases.act { tx, author in
            try tx.answerEvent("e2", on: TestDay("2026-11-20"), words: "parti dans le parc social", by: author)
        }
        #expect(try await dues(cases) == [])
        try await cases.act { tx, author in try tx.reopenEvent("e2", by: author) }
        #expect(try await dues(cases) == ["D-14 2026-12-02"])
        try await cases.act { tx, author in try tx.withdrawEvent("e2", by: author) }
        #expect(try await dues(cases) == [])
        try await cases.act { tx, author in try tx.restoreEvent("e2", by: author) }
        #expect(try await dues(cases) == ["D-14 2026-12-02"])
        // A corrected one stays corrected.
        await #expect(throws: NotVisible.self) {
            try await cases.act { tx, author in try tx.restoreEvent("e1", by: author) }
        }
        #expect(try await cases.count("journal_entry", "noun = 'followedDate'") == 6)
    }

    @Test(arguments: Engine.available)
    func `written down twice it is there once, words are sealed and looked at`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        for _ in 1...2 { try await record(cases, "e1", .keysReturned, on: "2026-11-10", words: "au gardien") }
        #expect(try await cases.count("anchor_event") == 1)
        let bytes = try await cases.world.store.read { try $0.row("SELECT words FROM anchor_event")?.bytes("words") }
        #expect(bytes.map { !String(decoding: $0, as: UTF8.self).contains("gardien") } ?? false)
        await #expect(throws: ActRefusal.self) {
            try await record(cases, "e2", .keysReturned, on: "2026-11-10", words: "à cause de son diabète")
        }
        await #expect(throws: AnchorEvent.Refusal.inTheFuture) {
            try await record(cases, "e3", .keysReturned, on: "2026-11-22")
        }
        await #expect(throws: AnchorEvent.Refusal.wrongHolder) {
            try await record(cases, "e4", .yearEnd, on: "2026-12-31")
        }
        await #expect(throws: AnchorEvent.Refusal.noMember) {
            try await record(
                cases, "e5", .integrationContractSigned, of: .household("h1", person: "nobody"), on: "2026-11-01")
        }
    }

    @Test(arguments: Engine.available)
    func `dwellings, partners and sites have their own, and what comes round begins again`(engine: Engine) async throws
    {
        let cases = try await Cases(engine)
        try await cases.world.store.write { try $0.run("UPDATE partner SET site_id = 's1'") }
        try await record(cases, "e1", .lastSteeringMeeting, of: .partner("office"), on: "2025-12-10", as: .hélène)
        try await record(cases, "e2", .leaseAnniversary, of: .dwelling("d1"), on: "2025-12-01", as: .hélène)
        try await record(cases, "e3", .yearEnd, of: .site("s1"), on: "2026-12-31", as: .hélène)
        try await record(cases, "e4", .partnershipEnd, of: .partner("office"), on: "2027-01-31", as: .hélène)
        #expect(
            Set(try await dues(cases, as: .hélène, on: "2026-11-30"))
                == ["D-31 2026-12-10", "D-30 2026-12-01", "D-32 2027-01-31"])
        #expect(try await dues(cases, as: .hélène, on: "2027-01-15").contains("D-33 2027-03-31"))
        #expect(try await dues(cases, as: .charlie, on: "2026-11-30") == [])
        _ = try await cases.act(as: .hélène) { tx, author in
            try tx.answerEvent("e1", on: TestDay("2026-11-18"), by: author)
        }
        #expect(!(try await dues(cases, as: .hélène, on: "2026-11-30")).contains("D-31 2026-12-10"))
        #expect(try await dues(cases, as: .hélène, on: "2027-10-30").contains("D-31 2027-11-18"))
        try await cases.act(as: .hélène) { tx, author in try tx.reopenEvent("e1", by: author) }
        #expect(try await cases.count("anchor_event", "kind = 'lastSteeringMeeting' AND withdrawn_at IS NULL") == 1)
    }

    @Test(arguments: Engine.available)
    func `another association neither sees nor changes them`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await record(cases, "e1", .orderNotified, on: "2026-11-02")
        #expect(try await dues(cases, as: .charlie) == [])
        let seen = try await cases.act(as: .charlie) { tx, author in
            try tx.anchorEvents(of: .household("h1"), by: author) == nil
        }
        #expect(seen)
        await #expect(throws: NotVisible.self) {
            try await record(cases, "e2", .orderNotified, on: "2026-11-02", as: .charlie)
        }
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in try tx.withdrawEvent("e1", by: author) }
        }
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in
                _ = try tx.answerEvent("e1", on: TestDay("2026-11-20"), by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a version set by the network holds from its day, keeps the earlier ones, and follows the place`(
        engine: Engine
    )
        async throws
    {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await record(cases, "e1", .keysReturned, on: "2026-11-02")
        #expect(try await dues(cases) == ["D-17 2026-12-02"])
        func keep(_ from: String, _ delay: Int, in place: String? = nil, as who: Cast = .dora) async throws {
            let version = DeadlineVersion(
                .deposit, in: place, from: TestDay(from), on: .keysReturned, delay: delay, .days, warnings: [5],
                .important, source: "essai", .own)
            try await cases.act(as: who) { tx, author in try tx.keep(version, by: author) }
        }
        try await keep("2026-11-03", 10)
        #expect(try await dues(cases) == ["D-17 2026-12-02"])
        try await keep("2026-11-01", 20)
        #expect(try await dues(cases) == ["D-17 2026-11-22"])
        try await keep("2026-11-01", 25)
        #expect(try await dues(cases) == ["D-17 2026-11-27"])
        try await keep("2026-01-01", 40, in: "77")
        #expect(try await dues(cases) == ["D-17 2026-12-12"])
        let history = try await cases.world.store.read { try $0.deadlineHistory(of: .deposit) }
        #expect(
            history.count == 4 && history.filter { $0.version.from == TestDay("2026-11-01") }.map(\.revision) == [1, 0])
        await #expect(throws: NotAllowed.self) { try await keep("2026-11-05", 3, as: .alice) }
        #expect(try await cases.count("journal_entry", "noun = 'deadline'") == 4)
        let end = DeadlineVersion(
            .deposit, in: "77", from: TestDay("2026-10-01"), to: TestDay("2026-10-02"), on: .keysReturned, delay: 1,
            source: "essai")
        try await cases.act(as: .dora) { tx, author in try tx.keep(end, by: author) }
        #expect(try await dues(cases) == [])
    }
}
