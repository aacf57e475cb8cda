import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Rights given and ended, accounts shut, seen and unseen, on every engine.
struct AccountTests {
    private let melun = Place(association: "a1", site: "s1")

    @Test(arguments: Engine.available)
    func `each sees the accounts that they look after and no other`(engine: Engine) async throws {
        let world = try await World(engine)
        let today = world.today
        func seen(by person: Cast) async throws -> Set<String> {
            let actor = try await world.actor(person)
            return try await world.store.read { tx in
                Set(try tx.accounts(AccountFilter(), on: today, for: actor).map(\.id))
            }
        }
        #expect(try await seen(by: .dora) == Set(Cast.allCases.map(\.rawValue)))
        #expect(try await seen(by: .hélène) == ["alice", "bob", "hélène"])
        for person in [Cast.alice, .bob, .charlie, .félix, .noé] { #expect(try await seen(by: person).isEmpty) }
        let hélène = try await world.actor(.hélène)
        #expect(try await world.store.read { try $0.account("charlie", on: today, for: hélène) } == nil)
    }

    @Test(arguments: Engine.available)
    func `filters narrow by role, place and state`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, dora) = (world.today, try await world.author(.dora))
        let found = try await world.store.write { tx in
            try tx.disable("bob", by: dora)
            func ids(_ change: (inout AccountFilter) -> Void) throws -> [String] {
                var filter = AccountFilter()
                change(&filter)
                return try tx.accounts(filter, on: today, for: dora.actor).map(\.id).sorted()
            }
            return [
                try ids { $0.role = .referent }, try ids { $0.state = .disabled },
                try ids { $0.place = Place(association: "a2") }, try ids { ($0.role, $0.place) = (.referent, melun) },
            ]
        }
        #expect(found == [["alice", "charlie"], ["bob"], ["charlie"], ["alice"]])
    }

    @Test(arguments: Engine.available)
    func `a right given counts at once, one ended reaches nothing, both are in the journal`(engine: Engine) async throws
    {
        let world = try await World(engine)
        let (today, dora) = (world.today, try await world.author(.dora))
        let lyon = Grant(role: .referent, association: "a1", site: "s2", from: today)
        try await world.store.write { try $0.give(lyon, to: "alice", by: dora) }
        #expect(try await world.actor(.alice).files == .sites(["s1", "s2"]))
        try await world.store.write { tx in
            try tx.endGrant("grant-alice", of: "alice", after: today.adding(days: -1), by: dora)
        }
        #expect(try await world.actor(.alice).files == .sites(["s2"]))
        let history = try await world.store.read { try $0.accountHistory("alice", limit: 9) }
        #expect(history.map(\.entry.act).sorted() == ["endRight", "give"])
    }

    @Test(arguments: Engine.available)
    func `a right that began today is taken away whole`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, dora) = (world.today, try await world.author(.dora))
        let grants = try await world.store.write { tx in
            try tx.give(Grant(role: .editor, association: "a1", site: nil, from: today), to: "bob", by: dora)
            let id = try tx.account("bob", on: today, for: dora.actor)?.grants.last?.id ?? ""
            try tx.endGrant(id, of: "bob", after: today.adding(days: -1), by: dora)
            return try tx.grants(of: "bob")
        }
        #expect(grants.map(\.role) == [.relayManager])
    }

    @Test(arguments: Engine.available)
    func `nobody reaches beyond their own rights, whatever they send`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, hélène, charlie) = (world.today, try await world.author(.hélène), try await world.author(.charlie))
        let network = Grant(role: .referent, association: nil, site: nil, from: today)
        await #expect(throws: GrantRules.Refusal.beyondOwn) {
            try await world.store.write { try $0.give(network, to: "alice", by: hélène) }
        }
        await #expect(throws: NotVisible("account", "charlie")) {
            let lyon = Grant(role: .referent, association: "a1", site: "s2", from: today)
            try await world.store.write { try $0.give(lyon, to: "charlie", by: hélène) }
        }
        await #expect(throws: GrantRules.Refusal.beyondOwn) {
            try await world.store.write { try $0.disable("alice", by: hélène) }
        }
        await #expect(throws: NotVisible("account", "alice")) {
            try await world.store.write { try $0.disable("alice", by: charlie) }
        }
        await #expect(throws: NotVisible("account", "alice")) {
            try await world.store.write { try $0.endGrant("grant-alice", of: "alice", after: today, by: charlie) }
        }
    }

    @Test(arguments: Engine.available)
    func `an account that is shut is out at once, and comes back with its rights`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, now, dora) = (world.today, world.now, try await world.author(.dora))
        let session = Session(
            tokenHash: "h", account: "alice", createdAt: now, seenAt: now, expiresAt: now.adding(seconds: 60),
            confirmedAt: now, secondFactor: true, csrf: "c")
        try await world.store.write { tx in
            try tx.open(session)
            try tx.disable("alice", by: dora)
        }
        #expect(try await world.store.read { try $0.session("h") } == nil)
        #expect(try await world.store.read { try $0.actor("alice", on: today) } == nil)
        try await world.store.write { try $0.enable("alice", by: dora) }
        #expect(try await world.actor(.alice).files == .sites(["s1"]))
    }
}
