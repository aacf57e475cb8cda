import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

/// What was done, in order: statements, hashes.
final class Tally: Sendable {
    private let kept = Mutex<[String]>([])
    func add(_ text: String) { kept.withLock { $0.append(text) } }
    /// What was added since it was last asked.
    func taken() -> [String] {
        kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
    }
}

/// A store that writes down each statement, without its values.
struct TellingStore: Store {
    let base: any Store
    let tally: Tally
    var engine: EngineKind { base.engine }

    func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        let tally = tally
        tally.add("BEGIN READ")
        return try await base.read { try work(TellingTransaction(base: $0, tally: tally)) }
    }
    func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        let tally = tally
        tally.add("BEGIN WRITE")
        return try await base.write { try work(TellingTransaction(base: $0, tally: tally)) }
    }
    func readNow<T>(_ work: (any Transaction) throws -> T) throws -> T { try base.readNow(work) }
    func writeNow<T>(_ work: (any Transaction) throws -> T) throws -> T { try base.writeNow(work) }
    func scrubNow(_ table: StaticString) throws { try base.scrubNow(table) }
}

private struct TellingTransaction: Transaction {
    let base: any Transaction
    let tally: Tally
    var engine: EngineKind { base.engine }

    private static let plain = Dialect(
        placeholderPrefix: "?", tableSuffix: "", text: "", int: "", real: "", bytes: "")

    private func tell(_ query: Query) { tally.add(query.rendered(for: Self.plain).text) }

    func rows(_ query: Query) throws(StorageError) -> [ResultRow] {
        tell(query)
        return try base.rows(query)
    }
    func run(_ query: Query) throws(StorageError) -> Int {
        tell(query)
        return try base.run(query)
    }
    func forEach(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        tell(query)
        try base.forEach(query, body)
    }
    func forEachRaw(_ query: Query, _ columns: [String], _ body: (RawRow) throws -> Void) throws {
        tell(query)
        try base.forEachRaw(query, columns, body)
    }
}

/// R6 and T9: what does not exist costs what exists costs. Counted, not timed: the same statements in the same order, as
/// many hashes, and the same page.
struct EqualWorkTests {
    private func world() async throws -> (WebWorld, Tally) {
        let tally = Tally()
        let web = try await WebWorld(behind: { TellingStore(base: $0, tally: tally) })
        _ = web.hashes.taken()
        return (web, tally)
    }

    private func work(
        _ web: WebWorld, _ tally: Tally, _ ask: (Browser) async throws -> Page
    ) async throws -> (statements: [String], hashes: Int, page: Page) {
        let browser = try await web.browser()
        _ = tally.taken()
        _ = web.hashes.taken()
        let page = try await ask(browser)
        return (tally.taken(), web.hashes.taken().count, page)
    }

    @Test func `a wrong password and an unknown account are the same work`() async throws {
        let (web, tally) = try await world()
        func attempt(_ email: String) async throws -> (statements: [String], hashes: Int, page: Page) {
            try await work(web, tally) {
                try await $0.post("/connexion", [("courriel", email), ("mot_de_passe", "autre chose")])
            }
        }
        // The first attempt of an address finds no throttle, the later ones do.
        _ = try await attempt("zoe@exemple.fr")
        let (known, unknown) = (try await attempt(Cast.alice.email), try await attempt("yvan@exemple.fr"))
        #expect(known.hashes == 1 && unknown.hashes == 1)
        #expect(known.statements == unknown.statements && known.statements.count > 4)
        #expect(known.page.status == unknown.page.status)
        let journalled = try await web.world.store.read { tx in
            try tx.rows("SELECT subject_id FROM journal_entry WHERE act = 'refuse' ORDER BY id").map {
                try $0.text("subject_id")
            }
        }
        #expect(journalled == ["unknown", "alice", "unknown"])
    }

    @Test func `a forgotten password is the same work for nobody as for somebody`() async throws {
        let (web, tally) = try await world()
        func forget(_ email: String) async throws -> (statements: [String], hashes: Int, page: Page) {
            try await work(web, tally) { try await $0.post("/mot-de-passe-oublie", [("courriel", email)]) }
        }
        _ = try await forget("zoe@exemple.fr")
        let (known, unknown) = (try await forget(Cast.alice.email), try await forget("yvan@exemple.fr"))
        #expect(known.statements == unknown.statements && known.statements.count > 2)
        #expect(known.hashes == unknown.hashes && known.page.location == unknown.page.location)
    }

    @Test func `a file of another association is refused by the work that finds none`() async throws {
        let (web, tally) = try await world()
        try await web.world.store.write { tx in
            _ = try tx.run(
                """
                INSERT INTO household (id, code, figure_id, site_id, opened_on, composition, size)
                VALUES ('h3', 'LMNPQRS', 'h3', 's3', '2009-01-10', 'singleMan', 1)
                """)
        }
        let alice = try await web.browser(.alice)
        for part in ["", "/parcours", "/membres", "/logement", "/emploi", "/historique"] {
            _ = tally.taken()
            let other = try await alice.get("/menages/LMNPQRS\(part)")
            let forOther = tally.taken()
            let none = try await alice.get("/menages/BCDFGHJ\(part)")
            #expect(forOther == tally.taken() && forOther.count > 2, "\(part)")
            #expect(other.status == 404 && none.status == 404 && other.body == none.body, "\(part)")
        }
    }
}
