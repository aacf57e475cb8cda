import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Links that lead in once: invitations, new passwords, recovery codes.
struct InvitationTests {
    private let melun = Place(association: "a1", site: "s1")

    private func new(_ role: Role = .referent, at place: Place) -> NewInvitation {
        NewInvitation(email: "ines@exemple.fr", name: "Inès", role: role, place: place)
    }

    @Test(arguments: Engine.available)
    func `an invitation leads in once`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, now, hélène) = (world.today, world.now, try await world.author(.hélène))
        try await world.store.write { tx in
            try tx.invite(new(at: melun), tokenHash: "t", by: hélène)
            let invitation = try #require(try tx.openInvitation("t", at: now, on: today))
            try tx.accept(
                invitation, as: "inès", name: "Inès", passwordHash: "x", locale: "fr", grantID: "g", at: now, on: today)
        }
        let (actor, again) = try await world.store.read { tx in
            (try tx.actor("inès", on: today), try tx.openInvitation("t", at: now, on: today))
        }
        #expect(actor?.files == .sites(["s1"]) && actor?.roles == [.referent])
        #expect(again == nil)
    }

    @Test(arguments: Engine.available)
    func `it leads nowhere once withdrawn, too old, or when its sender lost the right`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, now, hélène) = (world.today, world.now, try await world.author(.hélène))
        try await world.store.write { tx in
            for token in ["old", "withdrawn", "orphan"] { try tx.invite(new(at: melun), tokenHash: token, by: hélène) }
            let id = try tx.invitations(on: today, for: hélène.actor).first {
                try tx.openInvitation("withdrawn", at: now, on: today)?.id == $0.id
            }?.id
            try tx.withdrawInvitation(id ?? "", by: hélène)
        }
        let week = now.adding(seconds: 7 * 86_400)
        let (old, withdrawn, waiting) = try await world.store.read { tx in
            (
                try tx.openInvitation("old", at: week, on: today),
                try tx.openInvitation("withdrawn", at: now, on: today),
                try tx.openInvitation("orphan", at: now, on: today)
            )
        }
        #expect(old == nil && withdrawn == nil && waiting != nil)
        let dora = try await world.author(.dora)
        try await world.store.write {
            try $0.endGrant("grant-hélène", of: "hélène", after: today.adding(days: -1), by: dora)
        }
        #expect(try await world.store.read { try $0.openInvitation("orphan", at: now, on: today) } == nil)
    }

    @Test(arguments: Engine.available)
    func `a head invites within the site's association only, Charlie and Alice invite nobody`(engine: Engine)
        async throws
    {
        let world = try await World(engine)
        let hélène = try await world.author(.hélène)
        for (role, place) in [
            (Role.referent, Place(association: "a2", site: "s3")), (.referent, .network), (.administrator, melun),
        ] {
            await #expect(throws: GrantRules.Refusal.beyondOwn) {
                try await world.store.write { try $0.invite(new(role, at: place), tokenHash: "t", by: hélène) }
            }
        }
        for person in [Cast.alice, .charlie, .félix, .noé] {
            let author = try await world.author(person)
            await #expect(throws: NotAllowed.self) {
                try await world.store.write { try $0.invite(new(at: melun), tokenHash: "t", by: author) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a known colleague is told of only to those who look after the account`(engine: Engine) async throws {
        let world = try await World(engine)
        let hélène = try await world.author(.hélène)
        func invite(_ email: String) async throws {
            let new = NewInvitation(email: email, name: "x", role: .referent, place: melun)
            try await world.store.write { try $0.invite(new, tokenHash: email, by: hélène) }
        }
        await #expect(throws: AccountExists(account: "bob")) { try await invite(Cast.bob.email) }
        try await invite(Cast.charlie.email)
        let charlie = try await world.author(.charlie)
        let (now, today) = (world.now, world.today)
        try await world.store.write { tx in
            let invitation = try #require(try tx.openInvitation(Cast.charlie.email, at: now, on: today))
            try tx.accept(invitation, by: charlie)
        }
        #expect(try await world.actor(.charlie).files == .sites(["s1", "s3"]))
    }

    @Test(arguments: Engine.available)
    func `a password link serves once, for a day, and a later one replaces it`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, now, dora) = (world.today, world.now, try await world.author(.dora))
        try await world.store.write { tx in
            try tx.startReset(of: "alice", tokenHash: "first", by: dora)
            try tx.startReset(of: "alice", tokenHash: "second", by: dora)
        }
        let (first, second, late) = try await world.store.read { tx in
            (
                try tx.openReset("first", at: now, on: today), try tx.openReset("second", at: now, on: today),
                try tx.openReset("second", at: now.adding(seconds: 86_400), on: today)
            )
        }
        #expect(first == nil && second?.actor.id == "alice" && late == nil)
        let alice = try await world.author(.alice)
        try await world.store.write { try $0.finishReset("second", passwordHash: "new", by: alice) }
        #expect(try await world.store.read { try $0.signInAccount(id: "alice")?.passwordHash } == "new")
        await #expect(throws: NotVisible.self) {
            try await world.store.write { try $0.finishReset("second", passwordHash: "again", by: alice) }
        }
    }

    @Test(arguments: Engine.available)
    func `a recovery code serves once and only its owner`(engine: Engine) async throws {
        let world = try await World(engine)
        let (alice, bob) = (try await world.author(.alice), try await world.author(.bob))
        let used = try await world.store.write { tx in
            try tx.keepRecoveryCodes(["one", "two"], by: alice)
            return [
                try tx.useRecoveryCode("one", by: bob), try tx.useRecoveryCode("one", by: alice),
                try tx.useRecoveryCode("one", by: alice), try tx.useRecoveryCode("none", by: alice),
            ]
        }
        #expect(used == [false, true, false, false])
        #expect(try await world.store.read { try $0.unusedRecoveryCodes(of: "alice") } == 1)
    }
}
