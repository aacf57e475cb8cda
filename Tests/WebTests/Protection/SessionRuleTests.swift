import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Sessions end by themselves, are few, and end at once with the account (R9 to R12); passwords wait in line (R1).
struct SessionRuleTests {
    private let created = Moment(milliseconds: 1_800_000_000_000)

    private func session(seen seconds: Int) -> Session {
        Session(
            tokenHash: "t", account: "alice", createdAt: created, seenAt: created.adding(seconds: seconds),
            expiresAt: created.adding(seconds: 12 * 3_600), confirmedAt: nil, secondFactor: true, csrf: "c")
    }

    @Test func `half an hour without a request ends a session, twelve hours end it in any case`() {
        #expect(session(seen: 0).isAlive(at: created.adding(seconds: 1_799)))
        #expect(!session(seen: 0).isAlive(at: created.adding(seconds: 1_800)))
        #expect(session(seen: 43_000).isAlive(at: created.adding(seconds: 43_199)))
        #expect(!session(seen: 43_100).isAlive(at: created.adding(seconds: 43_200)))
        #expect(!session(seen: 0).isAlive(at: created.adding(seconds: -61)))
    }

    @Test func `the token is kept nowhere, and another one is given at each step in`() async throws {
        let web = try await WebWorld()
        let browser = Browser(web.services)
        let first = try await browser.post(
            "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", WebWorld.password)])
        let cookie = try #require(first.headers[values: .setCookie].first { $0.hasPrefix("reloref=") })
        let token = String(cookie.dropFirst("reloref=".count).prefix { $0 != ";" })
        #expect(token.count == 43)
        let stored = try await web.world.store.read { try $0.sessions(of: "alice") }
        #expect(stored.map(\.tokenHash) == [SessionKeeper.hash(token)])
        let inside = try await web.browser(.alice)
        #expect(try await inside.get("/aide").status == 200)
        let later = try await web.world.store.read { try $0.sessions(of: "alice") }
        #expect(Set(later.map(\.tokenHash)).count == later.count && later.filter(\.secondFactor).count == 1)
    }

    @Test func `a fourth session ends the oldest`() async throws {
        let web = try await WebWorld()
        let oldest = try await web.browser(.alice)
        try await web.world.store.write {
            _ = try $0.run("UPDATE session SET created_at = '2026-11-20T22:00:00.000Z', seen_at = seen_at")
        }
        for _ in 0..<3 { _ = try await web.browser(.alice) }
        #expect(try await web.world.store.read { try $0.sessions(of: "alice") }.count == 3)
        #expect(try await oldest.get("/aide").location?.hasPrefix("/connexion") == true)
    }

    @Test func `a closed account's sessions end with the same write`() async throws {
        let web = try await WebWorld()
        let browser = try await web.browser(.alice)
        #expect(try await browser.get("/aide").status == 200)
        let dora = try await web.world.author(.dora)
        let left = try await web.world.store.write { tx in
            _ = try tx.disableAccount(email: Cast.alice.email, by: dora)
            return try tx.sessions(of: "alice").count
        }
        #expect(left == 0)
        #expect(try await browser.get("/aide").location?.hasPrefix("/connexion") == true)
    }

    @Test func `failures are forgotten after a day, and an address has more of them than an account`() async throws {
        let world = try await World(.sqliteMemory)
        let now = world.now
        for subject in ["account:x", "address:192.0.2.1"] {
            for turn in 1...25 {
                let wait = try await world.store.write { tx in
                    try tx.recordFailedSignIn([subject], at: now)
                    return try tx.signInWait([subject], at: now)
                }
                #expect((wait > 0) == (turn >= (subject.hasPrefix("account") ? 5 : 20)), "\(subject) \(turn)")
                #expect(wait <= 900)
            }
            let dayAfter = now.adding(seconds: 86_401)
            #expect(try await world.store.read { try $0.signInWait([subject], at: dayAfter) } == 0)
            let again = try await world.store.write { tx in
                try tx.recordFailedSignIn([subject], at: dayAfter)
                return try tx.signInWait([subject], at: dayAfter)
            }
            #expect(again == 0)
        }
    }

    @Test func `two passwords are hashed at a time, thirty-two wait, the others are told to come back`() async throws {
        let passwords = Passwords(pepper: [UInt8](repeating: 1, count: 32))
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await passwords.verify("x", against: nil)
                        return false
                    } catch { return error as? Passwords.Refusal == .tooManyAtOnce }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(4...6 ~= refused)
    }
}
