import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Mails to colleagues over real records: asked for, queued once a day, stopped when they say nothing any more.
struct ColleagueMailTests {
    private static let monday = "2026-11-23T06:00:00.000Z"

    /// A world in which Alice, and nobody else, wishes the mail of the morning.
    private struct Post {
        let cases: Cases

        init(_ engine: Engine) async throws {
            cases = try await Cases(engine)
            try await cases.act { tx, author in try tx.setMorningMail(true, by: author) }
        }

        func queue(_ at: String) async throws {
            let moment = try #require(Moment(text: at))
            let counter = Counter()
            try await cases.world.store.write { tx in
                try tx.queueMorningMails(at: moment, newID: { "m\(at)\(counter.next())" })
            }
        }

        func take(_ at: String) async throws -> LeavingMail? {
            let moment = try #require(Moment(text: at))
            return try await cases.world.store.write { tx in
                guard let id = try tx.mailsDue(at: moment).first else { return nil }
                return try tx.takeMail(id, at: moment)
            }
        }

        func settle(_ leaving: LeavingMail, _ fault: Message.Fault?, _ at: String) async throws {
            let moment = try #require(Moment(text: at))
            try await cases.world.store.write { try $0.settle(leaving, fault, at: moment) }
        }

        func wishes(_ who: Cast = .alice) async throws -> MailWishes {
            try await cases.world.store.read { try $0.mailWishes(of: who.rawValue) }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever asked for it has one a day, however often it is looked at`(engine: Engine) async throws {
        let post = try await Post(engine)
        try await post.queue("2026-11-22T06:00:00.000Z")
        #expect(try await post.cases.count("colleague_mail") == 0, "a Sunday")
        for _ in 1...3 { try await post.queue(Self.monday) }
        try await post.queue("2026-11-23T09:00:00.000Z")
        #expect(try await post.cases.count("colleague_mail", "account_id = 'alice' AND purpose = 'digest'") == 1)
        #expect(try await post.cases.count("colleague_mail") == 1, "nobody else asked")
        let leaving = try #require(try await post.take(Self.monday))
        #expect(leaving.address.text == "alice@exemple.fr" && leaving.mail.occasion == "2026-11-23")
        #expect(try await post.take(Self.monday) == nil, "nobody takes it twice")
        try await post.settle(leaving, nil, Self.monday)
        try await post.queue("2026-11-23T10:00:00.000Z")
        #expect(try await post.cases.count("colleague_mail") == 1, "sent, and not queued again")
        try await post.queue("2026-11-24T06:00:00.000Z")
        #expect(try await post.cases.count("colleague_mail") == 2)
        #expect(try await post.cases.count("journal_entry", "act = 'askMorningMail'") == 1)
    }

    @Test(arguments: Engine.available, ["stopped", "disabled", "noon", "address"])
    func `what changes before it leaves stops it`(engine: Engine, change: String) async throws {
        let post = try await Post(engine)
        try await post.queue(Self.monday)
        switch change {
        case "stopped": try await post.cases.act { tx, author in try tx.setMorningMail(false, by: author) }
        case "disabled":
            try await post.cases.world.store.write { try $0.run("UPDATE account SET disabled = 1 WHERE id = 'alice'") }
        case "address":
            try await post.cases.world.store.write {
                try $0.run("UPDATE account SET email = 'alice@localhost' WHERE id = 'alice'")
            }
        default: ()
        }
        #expect(try await post.take(change == "noon" ? "2026-11-23T11:00:00.000Z" : Self.monday) == nil)
        let state = try await post.wishes().last.map(\.state)
        #expect(state == [.stopped(change == "address" ? .notANumber : .outdated)])
        let fault = try await post.cases.world.store.read { try $0.failedMail(to: "alice") }
        #expect(fault == nil, "stopped is not lost")
    }

    @Test(arguments: Engine.available)
    func `a server that does not answer is tried again, a refusal is told until it is seen`(engine: Engine) async throws
    {
        let post = try await Post(engine)
        try await post.queue(Self.monday)
        let first = try #require(try await post.take(Self.monday))
        try await post.settle(first, .unreachable, Self.monday)
        #expect(try await post.take("2026-11-23T06:00:59.000Z") == nil)
        let second = try #require(try await post.take("2026-11-23T06:01:00.000Z"))
        #expect(second.mail.attempts == 2 && second.mail.id == first.mail.id)
        try await post.settle(second, .unknownRecipient, "2026-11-23T06:01:00.000Z")
        let store = post.cases.world.store
        #expect(try await store.read { try $0.failedMail(to: "alice")?.state } == .failed(.unknownRecipient))
        #expect(try await store.read { try $0.failedMail(to: "bob") } == nil)
        try await post.cases.act(as: .bob) { tx, author in try tx.seeFailedMails(by: author) }
        #expect(try await store.read { try $0.failedMail(to: "alice") } != nil, "nobody else's look counts")
        try await post.cases.act { tx, author in try tx.seeFailedMails(by: author) }
        #expect(try await store.read { try $0.failedMail(to: "alice") } == nil)
        let later = try #require(Moment(text: "2026-12-30T06:00:00.000Z"))
        try await store.write { try $0.forgetMails(before: later) }
        #expect(try await post.cases.count("colleague_mail") == 0)
    }

    @Test(arguments: Engine.available)
    func `one that was taken and never settled is taken again after five minutes, and given up at last`(
        engine: Engine
    ) async throws {
        let post = try await Post(engine)
        try await post.queue(Self.monday)
        _ = try #require(try await post.take(Self.monday))
        #expect(try await post.take("2026-11-23T06:04:59.000Z") == nil)
        var at = try #require(Moment(text: "2026-11-23T06:05:00.000Z"))
        for attempt in 2...Message.mostAttempts {
            let leaving = try #require(try await post.take(at.text), "attempt \(attempt)")
            try await post.settle(leaving, .unreachable, at.text)
            at = at.adding(seconds: 3_600)
        }
        #expect(try await post.wishes().last.map(\.state) == [.failed(.unreachable)])
    }

    @Test(arguments: Engine.available)
    func `it counts what the colleague finds on Today, and nothing of others`(engine: Engine) async throws {
        let post = try await Post(engine)
        _ = try await post.cases.housed("h1")
        let (world, vault) = (post.cases.world, post.cases.world.vault)
        func counts(_ who: Cast) async throws -> MorningMail.Counts? {
            try await world.store.read { try $0.morningCounts(of: who.rawValue, on: world.today, vault: vault) }
        }
        let alice = try await world.actor(.alice)
        let due = try await world.store.read { tx in
            try tx.dueDay(.mine, on: world.today, visibleTo: alice, vault: vault)
        }
        let told = try #require(try await counts(.alice))
        #expect(!told.isNothing && !due.lines.isEmpty)
        #expect(told.late == due.lines.count { $0.item.group == .late })
        #expect(told.today == due.lines.count { $0.item.group == .today })
        #expect(told.thisWeek == due.lines.count { $0.item.group == .thisWeek })
        #expect(try await counts(.charlie)?.isNothing == true, "nothing of another association")
        #expect(try await counts(.félix) == nil, "a funder has no such page")
    }

    @Test(arguments: Engine.available)
    func `what is done to an account is told to its owner, and becomes old in a day`(engine: Engine) async throws {
        let post = try await Post(engine)
        try await post.cases.act(as: .dora) { tx, author in
            try tx.startReset(of: "alice", tokenHash: "hash", by: author)
        }
        try await post.cases.act(as: .bob) { tx, author in
            try tx.changePassword("hash", keeping: "", by: author)
        }
        #expect(try await post.cases.count("colleague_mail", "account_id = 'alice' AND purpose = 'resetStarted'") == 1)
        #expect(try await post.cases.count("colleague_mail", "account_id = 'bob' AND purpose = 'passwordChanged'") == 1)
        #expect(try await post.cases.count("colleague_mail") == 2)
        let now = post.cases.world.now
        #expect(try await post.take(now.text)?.mail.account == "alice")
        for _ in 1...2 { #expect(try await post.take(now.adding(seconds: 86_401).text) == nil) }
        #expect(try await post.wishes().last.map(\.state) == [.stopped(.outdated)])
    }
}
