import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Agreements of two, on the records: who answers, once, in time, and to the letter (R28, R5).
struct ApprovalTests {
    private let own = Place(association: "a1")

    private func export(_ fields: String = "quoi=tout&but=bilan") -> WantedApproval {
        WantedApproval(.export, way: "/exports", fields: fields, place: own)
    }

    private func author(_ world: World, _ who: Cast, at seconds: Int = 0) async throws -> Author {
        let author = try await world.author(who)
        return Author(
            actor: author.actor, now: world.now.adding(seconds: seconds), today: world.today, newID: author.newID,
            vault: author.vault)
    }

    /// Asks in the name of Hélène and answers the request's id.
    private func asked(_ world: World, _ wanted: WantedApproval, by who: Cast = .hélène) async throws -> String {
        let author = try await author(world, who)
        try await world.store.write { try $0.askApproval(wanted, by: author) }
        let own = try await world.store.read { try $0.approvals(askedBy: author.actor.id) }
        return try #require(
            own.first { $0.approval.kind == wanted.kind && $0.approval.fields == wanted.fields && $0.answerer == nil }
        ).id
    }

    private func answer(_ world: World, _ id: String, _ answer: Approval.Answer, _ who: Cast, at seconds: Int = 60)
        async throws
    {
        let author = try await author(world, who, at: seconds)
        try await world.store.write { try $0.answer(id, answer, by: author) }
    }

    private func uses(_ world: World, _ wanted: WantedApproval, _ who: Cast = .hélène, at seconds: Int = 120)
        async throws -> Bool
    {
        let author = try await author(world, who, at: seconds)
        return try await world.store.write { try $0.useApproval(wanted, by: author) != nil }
    }

    @Test(arguments: Engine.available)
    func `only somebody whose own rights reach as far answers, and never who asked`(engine: Engine) async throws {
        let world = try await World(engine)
        let right = WantedApproval(
            .right, way: "/admin/comptes/bob/droits", fields: "role=headOfSite",
            place: Place(association: "a1", site: "s1"),
            role: .headOfSite, subject: "bob")
        let recovery = WantedApproval(
            .recovery, way: "/admin/comptes/alice/recuperation", fields: "",
            place: Place(association: "a1", site: "s1"),
            subject: "alice")
        let threshold = WantedApproval(.threshold, way: "/admin/delais", fields: "serie=alertNightTo", place: .network)
        let situations: [(WantedApproval, by: Cast, answered: Set<Cast>)] = [
            (export(), .hélène, [.noé]), (right, .dora, [.hélène]), (recovery, .dora, [.hélène]),
            (recovery, .hélène, [.dora]), (threshold, .dora, [.noé]),
        ]
        for (wanted, asker, answerers) in situations {
            let id = try await asked(world, wanted, by: asker)
            for person in Cast.allCases {
                let actor = try await world.actor(person)
                let seen = try await world.store.read {
                    try $0.approvalsToAnswer(by: actor, at: world.now, on: world.today)
                }
                #expect(seen.contains { $0.id == id } == answerers.contains(person), "\(wanted.kind) \(person)")
                guard !answerers.contains(person) else { continue }
                await #expect(throws: NotVisible.self, "\(wanted.kind) \(person)") {
                    try await answer(world, id, .agreed, person)
                }
            }
            let author = try await author(world, asker)
            try await world.store.write { try $0.withdrawApproval(id, by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `what was agreed to is done once, to the letter, within three days`(engine: Engine) async throws {
        let world = try await World(engine)
        let id = try await asked(world, export())
        #expect(try await !uses(world, export()), "nobody has agreed")
        try await answer(world, id, .agreed, .noé)
        #expect(try await !uses(world, export("quoi=tout&but=autre")))
        #expect(try await !uses(world, export(), .noé), "it is Hélène's")
        #expect(try await !uses(world, export(), at: 60 + Approval.secondsToAct))
        #expect(try await uses(world, export()))
        #expect(try await !uses(world, export()), "once")
        let acts = try await world.store.read { tx in
            try tx.rows("SELECT act, actor_id FROM journal_entry WHERE noun = 'approval' ORDER BY id")
                .map { "\(try $0.text("act")) \(try $0.text("actor_id"))" }
        }
        #expect(Set(acts) == ["askAgreement hélène", "agree noé", "useAgreement hélène"])
    }

    @Test(arguments: Engine.available)
    func `refused, withdrawn and expired requests lead nowhere`(engine: Engine) async throws {
        let world = try await World(engine)
        let refused = try await asked(world, export("but=un"))
        try await answer(world, refused, .refused, .noé)
        #expect(try await !uses(world, export("but=un")))
        await #expect(throws: NotVisible.self) { try await answer(world, refused, .agreed, .noé) }
        let withdrawn = try await asked(world, export("but=deux"))
        try await answer(world, withdrawn, .agreed, .noé)
        let hélène = try await author(world, .hélène, at: 90)
        try await world.store.write { try $0.withdrawApproval(withdrawn, by: hélène) }
        #expect(try await !uses(world, export("but=deux")))
        let expired = try await asked(world, export("but=trois"))
        await #expect(throws: NotVisible.self) {
            try await answer(world, expired, .agreed, .noé, at: Approval.secondsToAnswer)
        }
    }

    @Test(arguments: Engine.available)
    func `the schema itself refuses one person in both places`(engine: Engine) async throws {
        let world = try await World(engine)
        let id = try await asked(world, export())
        await #expect(throws: StorageError.checkViolation("approval_second_person")) {
            try await world.store.write { tx in
                _ = try tx.run(
                    """
                    UPDATE approval SET answer = 'agreed', answered_by = asked_by, answered_at = asked_at
                    WHERE id = \(id)
                    """)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `where one person administers alone, whoever holds the server answers, and it is journalled`(engine: Engine)
        async throws
    {
        let world = try await World(engine)
        let wanted = WantedApproval(
            .invitation, way: "/admin/comptes/invitation", fields: "role=administrator", place: .network,
            role: .administrator)
        let id = try await asked(world, wanted, by: .dora)
        for person in Cast.allCases {
            await #expect(throws: NotVisible.self) { try await answer(world, id, .agreed, person) }
        }
        let waiting = try await world.store.read { try $0.waitingApprovals(at: world.now) }
        #expect(waiting.map(\.id) == [id])
        try await world.store.write { try $0.keepOperatorAccount("operator", at: world.now) }
        let server = Author(
            actor: Actor(
                id: "operator", name: "Opérateur", locale: "fr", roles: [.administrator], files: .nothing,
                stock: .nothing, facts: .nothing),
            now: world.now, today: world.today, newID: { world.newID("op") }, vault: world.vault)
        try await world.store.write { try $0.answerOnServer(id, .agreed, by: server) }
        #expect(try await uses(world, wanted, .dora))
        let told = try await world.store.read { tx in
            try tx.row("SELECT actor_id FROM journal_entry WHERE act = 'agree'")?.text("actor_id")
        }
        #expect(told == "operator")
    }
}

/// A way back in that two coordinators open (R5).
struct RecoveryTests {
    private let alice = WantedApproval(
        .recovery, way: "/x", fields: "", place: Place(association: "a1", site: "s1"), subject: "alice")

    private func started(_ world: World) async throws {
        let (dora, hélène) = (try await world.author(.dora), try await world.author(.hélène))
        let id = try await world.store.write { tx in
            try tx.askApproval(alice, by: dora)
            return try tx.approvals(askedBy: "dora").first?.id ?? ""
        }
        try await world.store.write { try $0.answer(id, .agreed, by: hélène) }
        let sealed = try AccountSecrets.seal("JBSWY3DPEHPK3PXP", of: "alice", vault: world.vault)
        try await world.store.write { tx in
            let agreed = try #require(try tx.useApproval(alice, by: dora))
            try tx.startRecovery(of: "alice", agreed: agreed, tokenHash: "t", secondFactor: sealed, by: dora)
        }
    }

    private func reset(_ world: World, at seconds: Int) async throws -> OpenReset? {
        let (now, today) = (world.now.adding(seconds: seconds), world.today)
        return try await world.store.read { try $0.openReset("t", at: now, on: today) }
    }

    private func finish(_ world: World, at seconds: Int) async throws {
        let alice = try await world.author(.alice)
        let later = Author(
            actor: alice.actor, now: world.now.adding(seconds: seconds), today: world.today, newID: alice.newID,
            vault: world.vault)
        try await world.store.write { try $0.finishRecovery("t", passwordHash: "new", step: 1, by: later) }
    }

    @Test(arguments: Engine.available)
    func `the link works a day after the second person agreed, for two days, once`(engine: Engine) async throws {
        let world = try await World(engine)
        try await started(world)
        let day = Approval.secondsOfDelay
        let early = try #require(try await reset(world, at: day - 1))
        #expect(!early.works(at: world.now.adding(seconds: day - 1)) && early.linksTelephone)
        await #expect(throws: NotVisible.self) { try await finish(world, at: day - 1) }
        #expect(try await reset(world, at: day)?.works(at: world.now.adding(seconds: day)) == true)
        #expect(try await reset(world, at: day + Approval.secondsOfRecovery) == nil)
        await #expect(throws: NotVisible.self) { try await finish(world, at: day + Approval.secondsOfRecovery) }
        try await finish(world, at: day + 5)
        let row = try await world.store.read { try $0.row("SELECT * FROM account WHERE id = 'alice'") }
        #expect(try row?.optionalText("password_hash") == "new" && row?.isNull("recovery_until") == true)
        #expect(try row?.isNull("totp_secret") == false && row?.isNull("totp_pending") == true)
        await #expect(throws: NotVisible.self) { try await finish(world, at: day + 6) }
    }

    @Test(arguments: Engine.available)
    func `the account's owner is told from the first request on, and stops it`(engine: Engine) async throws {
        let world = try await World(engine)
        #expect(try await world.actor(.alice).recoveryUntil == nil)
        try await started(world)
        let until = try #require(try await world.actor(.alice).recoveryUntil)
        #expect(until > world.now)
        let alice = try await world.author(.alice)
        try await world.store.write { try $0.stopRecovery(by: alice) }
        #expect(try await world.actor(.alice).recoveryUntil == nil)
        #expect(try await reset(world, at: Approval.secondsOfDelay) == nil)
        let pending = try await world.store.read { try $0.proposedSecondFactor(of: "alice") }
        #expect(pending == nil)
    }

    @Test(arguments: Engine.available)
    func `nobody opens a way into an account whose rights go beyond their own`(engine: Engine) async throws {
        let world = try await World(engine)
        let situations: [(Cast, account: String, isAllowed: Bool)] = [
            (.hélène, "alice", true), (.dora, "alice", true), (.dora, "noé", true), (.hélène, "hélène", false),
            (.hélène, "charlie", false), (.hélène, "dora", false), (.noé, "alice", false), (.alice, "bob", false),
            (.dora, "dora", false),
        ]
        for (person, account, isAllowed) in situations {
            let author = try await world.author(person)
            let place = try await world.store.read { tx in try? tx.placeToRecover(account, by: author) }
            #expect((place != nil) == isAllowed, "\(person) \(account)")
        }
    }
}
