import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct ActorTests {
    @Test(arguments: Engine.available)
    func `each right reaches its own sites and no other`(engine: Engine) async throws {
        let world = try await World(engine)
        #expect(try await world.actor(.alice).files == .sites(["s1"]))
        #expect(try await world.actor(.alice).facts == .sites(["s1", "s2"]))
        #expect(try await world.actor(.hélène).files == .sites(["s1", "s2"]))
        #expect(try await world.actor(.charlie).files == .sites(["s3"]))
        #expect(try await world.actor(.charlie).facts == .sites(["s3"]))
        #expect(try await world.actor(.dora).files == .nothing)
        #expect(try await world.actor(.félix).files == .nothing)
        #expect(try await world.actor(.félix).facts == .everything)
        #expect(try await world.actor(.noé).files == .nothing)
    }

    @Test(arguments: Engine.available)
    func `a right that has ended reaches nothing on the next request`(engine: Engine) async throws {
        let world = try await World(engine)
        try await world.store.write {
            _ = try $0.run("UPDATE account_grant SET to_day = '2026-11-20' WHERE account_id = 'alice'")
        }
        let alice = try await world.actor(.alice)
        #expect(alice.files == .nothing && alice.roles.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a disabled account is nobody`(engine: Engine) async throws {
        let world = try await World(engine)
        let (today, dora) = (world.today, try await world.author(.dora))
        let found = try await world.store.write { tx in
            #expect(try tx.disableAccount(email: Cast.alice.email, by: dora))
            return try tx.actor("alice", on: today)
        }
        #expect(found == nil)
    }

    @Test func `technical administration opens no file`() {
        #expect(!Role.administrator.opensFiles)
        #expect(!Role.administrator.permissions.contains(.seeCases))
        #expect(!Role.funder.opensFiles && !Role.networkHead.opensFiles)
    }
}
