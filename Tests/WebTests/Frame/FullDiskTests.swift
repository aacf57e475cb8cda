import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

struct FullDiskTests {
    @Test func `without room nothing is written and it is said; pages are still read`() async throws {
        let disk = Filling()
        let world = try await WebWorld(behind: { disk.hold($0) })
        let browser = try await world.browser(.alice)
        disk.isFull = true
        let refused = try await browser.post("/langue", [("langue", "en")])
        #expect(refused.status == 507)
        #expect(refused.shows("Plus de place") && refused.shows("La lecture continue"))
        #expect(try await browser.get("/menages").status == 200)
        disk.isFull = false
        #expect(try await browser.post("/langue", [("langue", "en")]).status == 303)
    }
}

/// A store whose disk fills up and empties as a test wants.
private final class Filling: Store {
    private let state = Mutex<(store: (any Store)?, isFull: Bool)>((nil, false))
    let engine = EngineKind.sqlite

    var isFull: Bool {
        get { state.withLock { $0.isFull } }
        set { state.withLock { $0.isFull = newValue } }
    }

    func hold(_ store: any Store) -> any Store {
        state.withLock { $0.store = store }
        return self
    }

    private func held() throws -> any Store {
        guard let store = state.withLock({ $0.store }) else { throw StorageError.engine("no store") }
        return store
    }

    private func heldWithRoom() throws -> any Store {
        if isFull { throw StorageError.diskFull }
        return try held()
    }

    func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await held().read(work)
    }

    func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await heldWithRoom().write(work)
    }

    func readNow<T>(_ work: (any Transaction) throws -> T) throws -> T { try held().readNow(work) }
    func writeNow<T>(_ work: (any Transaction) throws -> T) throws -> T { try heldWithRoom().writeNow(work) }
    func scrubNow(_ table: StaticString) throws { try held().scrubNow(table) }
}
