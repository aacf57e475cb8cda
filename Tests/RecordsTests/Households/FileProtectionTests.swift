import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Sealed files, conflicts of interest and openings in an emergency.
struct FileProtectionTests {
    private static let reason = "La voisine signale des cris dans le logement."

    /// Those among some who see the file.
    private func seen(_ cases: Cases, by people: Cast...) async throws -> [Cast] {
        var seeing: [Cast] = []
        for who in people {
            let sees = try await cases.act(as: who) { tx, author in
                try tx.household("h1", visibleTo: author.actor) != nil
            }
            if sees { seeing.append(who) }
        }
        return seeing
    }

    private func protect(_ cases: Cases, _ change: ProtectionChange, _ account: String? = nil) async throws {
        try await cases.act(as: .hélène) { tx, author in try tx.protect("h1", change, account, by: author) }
    }

    @Test(arguments: Engine.available)
    func `a sealed file is seen by those who are named alone`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        #expect(try await seen(cases, by: .bob) == [.bob])
        try await protect(cases, .seal)
        #expect(try await seen(cases, by: .alice, .hélène, .bob) == [.alice, .hélène])
        try await protect(cases, .grant, "bob")
        #expect(try await seen(cases, by: .bob) == [.bob])
        try await protect(cases, .withdraw, "bob")
        #expect(try await seen(cases, by: .bob) == [])
        try await protect(cases, .unseal)
        #expect(try await seen(cases, by: .bob, .charlie) == [.bob])
    }

    @Test(arguments: Engine.available)
    func `whoever writes in a file may seal it, and the head of the site alone does the rest`(engine: Engine)
        async throws
    {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await cases.act(as: .bob) { tx, author in try tx.protect("h1", .seal, by: author) }
        #expect(try await seen(cases, by: .alice, .bob, .hélène, .charlie) == [.alice, .bob, .hélène])
        for change in ProtectionChange.allCases where change != .seal {
            for who in [Cast.alice, .bob] {
                await #expect(throws: NotAllowed.self, "\(who) \(change)") {
                    try await cases.act(as: who) { tx, author in try tx.protect("h1", change, "bob", by: author) }
                }
            }
        }
        try await protect(cases, .unseal)
        for who in [Cast.dora, .félix, .noé, .charlie] {
            await #expect(throws: (any Error).self, "\(who)") {
                try await cases.act(as: who) { tx, author in try tx.protect("h1", .seal, by: author) }
            }
        }
        #expect(try await !cases.household("h1").confidential)
    }

    @Test(arguments: Engine.available)
    func `a conflict of interest beats every right`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await protect(cases, .seal)
        try await protect(cases, .grant, "bob")
        try await protect(cases, .conflict, "bob")
        #expect(try await seen(cases, by: .bob) == [])
        try await protect(cases, .liftConflict, "bob")
        #expect(try await seen(cases, by: .bob) == [.bob])
    }

    @Test(arguments: Engine.available)
    func `a file never ends up with nobody to open it, and a refusal writes nothing`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await protect(cases, .seal)
        try await protect(cases, .withdraw, "alice")
        let entries = try await cases.count("journal_entry")
        await #expect(throws: ProtectionRefusal.nobodyLeft) { try await protect(cases, .withdraw, "hélène") }
        await #expect(throws: ProtectionRefusal.nobodyLeft) { try await protect(cases, .conflict, "hélène") }
        await #expect(throws: ProtectionRefusal.alreadySo) { try await protect(cases, .seal) }
        await #expect(throws: ProtectionRefusal.unknownColleague) { try await protect(cases, .grant, "nobody") }
        #expect(try await cases.count("journal_entry") == entries)
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in try tx.protect("h1", .unseal, by: author) }
        }
    }

    private func ask(_ cases: Cases, _ who: Cast, reason: String = reason) async throws -> UrgentOutcome {
        let code = try await cases.world.store.read {
            try $0.row("SELECT code FROM household WHERE id = 'h1'")?.text("code") ?? ""
        }
        return try await cases.act(as: who) { tx, author in
            try tx.openUrgently(code: code, reason: reason, by: author)
        }
    }

    private func urgent(_ cases: Cases, _ who: Cast, after seconds: Int = 0) async throws -> Bool {
        let now = cases.world.now.adding(seconds: seconds)
        return try await cases.world.store.read { try $0.urgentFiles(of: who.rawValue, at: now)["h1"] != nil }
    }

    @Test(arguments: Engine.available)
    func `an emergency opens one file for an hour, and the head is told`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let household = try await cases.registered(Cases.family("h1"))
        #expect(try await ask(cases, .charlie, reason: "trop court") == .refused(.reasonTooShort))
        let until = cases.world.now.adding(seconds: 3600)
        #expect(try await ask(cases, .charlie) == .open(code: household.code, until: until))
        #expect(try await urgent(cases, .charlie))
        #expect(try await urgent(cases, .charlie, after: 3599))
        #expect(try await !urgent(cases, .charlie, after: 3600))
        #expect(try await !urgent(cases, .bob))
        var actor = try await cases.world.actor(.charlie)
        actor.urgentFiles = ["h1": until]
        let reading = actor
        #expect(try await cases.world.store.read { try $0.household("h1", visibleTo: reading) } != nil)
        #expect(try await seen(cases, by: .charlie) == [])
        let told = try await cases.act(as: .hélène) { tx, author in try tx.alerts(open: true, by: author) }
        #expect(told.map(\.kind) == [.urgentOpening] && told.first?.reason == Self.reason)
        #expect(told.first?.householdCode == household.code)
        let administrator = try await cases.act(as: .dora) { tx, author in try tx.alerts(open: true, by: author) }
        #expect(
            administrator.count == 1 && administrator.first?.reason == nil && administrator.first?.householdCode == nil)
        #expect(try await cases.act(as: .charlie) { tx, author in try tx.alerts(open: true, by: author) } == [])
        #expect(try await cases.count("journal_entry", "act = 'urgentOpening' AND household_id = 'h1'") == 1)
    }

    @Test(arguments: Engine.available)
    func `three times a day, and ten codes in vain`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        for _ in 0..<3 { _ = try await ask(cases, .charlie) }
        #expect(try await ask(cases, .charlie) == .refused(.tooMany))
        for _ in 0..<10 {
            let outcome = try await cases.act { tx, author in
                try tx.openUrgently(code: "BCDFGHJ", reason: Self.reason, by: author)
            }
            #expect(outcome == .refused(.nothingToOpen))
        }
        let outcome = try await cases.act { tx, author in
            try tx.openUrgently(code: "BCDFGHJ", reason: Self.reason, by: author)
        }
        #expect(outcome == .refused(.tooManyVain))
    }

    @Test(arguments: Engine.available)
    func `a sealed file waits for a second person, who is not the one who asks`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await protect(cases, .seal)
        #expect(try await ask(cases, .bob) == .awaitsAgreement)
        #expect(try await !urgent(cases, .bob))
        let opening = try await cases.act(as: .hélène) { tx, author in
            try tx.alerts(open: true, by: author).first?.opening ?? ""
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act(as: .bob) { tx, author in try tx.agreeToOpening(opening, by: author) }
        }
        try await cases.act(as: .hélène) { tx, author in try tx.agreeToOpening(opening, by: author) }
        #expect(try await urgent(cases, .bob))
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .noé) { tx, author in try tx.agreeToOpening(opening, by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `nobody with a conflict opens a file in an emergency`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await protect(cases, .conflict, "bob")
        #expect(try await ask(cases, .bob) == .refused(.nothingToOpen))
        try await protect(cases, .liftConflict, "bob")
        #expect(try await ask(cases, .charlie) != .refused(.nothingToOpen))
        try await cases.world.store.write { tx in
            _ = try tx.run(
                "INSERT INTO household_access (household_id, account_id, kind) VALUES ('h1', 'charlie', 'conflict')")
        }
        var actor = try await cases.world.actor(.charlie)
        actor.urgentFiles = ["h1": cases.world.now]
        let shut = actor
        #expect(try await cases.world.store.read { try $0.household("h1", visibleTo: shut) } == nil)
    }
}
