import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A household's own page over real records: made, opened after the check, locked, ended, and what is said there.
struct FamilyPageRecordTests {
    /// A family at Melun on 21 November 2026 with a page of its own, whose code hash is "c1".
    struct Paged {
        let cases: Cases

        init(_ engine: Engine) async throws {
            cases = try await Cases(engine)
            try await cases.registered(Cases.family("h1"))
            try await make("c1")
        }

        @discardableResult
        func make(
            _ hash: String, as who: Cast = .alice, phone: String = "01 99 00 12 12", weighed: Bool = false
        ) async throws -> FamilyPage {
            try await cases.act(as: who) { tx, author in
                try tx.makeFamilyPage(
                    NewFamilyPage(household: "h1", language: .dari, phone: phone, isWeighed: weighed), codeHash: hash,
                    by: author)
            }
        }

        func page(_ hash: String = "c1") async throws -> FamilyPage? {
            try await cases.world.store.read { try $0.familyPage(codeHash: hash) }
        }

        func check(_ typed: String) async throws -> Bool {
            guard let page = try await page() else { return false }
            return try await cases.act { tx, author in
                try tx.passesCheck(
                    page, typed: typed, vault: author.vault, newID: author.newID, at: author.now, on: author.today)
            }
        }

        func open(_ token: String) async throws {
            guard let page = try await page() else { return }
            try await cases.act { tx, author in
                try tx.openFamilyVisit(page, tokenHash: token, language: .dari, newID: author.newID, at: author.now)
            }
        }

        func visit(_ token: String, at now: Moment? = nil) async throws -> FamilyVisit? {
            guard let page = try await page() else { return nil }
            let author = try await cases.world.author(.alice)
            return try await cases.world.store.read { try $0.familyVisit(token, of: page, at: now ?? author.now) }
        }

        @discardableResult
        func report(_ matter: FamilyReport.Matter) async throws -> Bool {
            guard let page = try await page() else { return false }
            return try await cases.act { tx, author in
                try tx.reportBreakdown(matter, from: page, newID: author.newID, at: author.now, on: author.today)
            }
        }

        func rules(_ who: Cast) async throws -> [DeadlineRule] {
            let actor = try await cases.world.actor(who)
            return try await cases.world.store.read {
                try $0.dueDay(.all, on: TestDay("2026-11-24"), visibleTo: actor)
            }.lines.map(\.item.rule)
        }
    }

    @Test(arguments: Engine.available)
    func `a new code ends the one before and every telephone that knew it`(engine: Engine) async throws {
        let paged = try await Paged(engine)
        try await paged.open("t1")
        #expect(try await paged.visit("t1")?.language == .dari)
        try await paged.make("c2")
        let now = try await paged.cases.world.author(.alice).now
        #expect(try await paged.page("c1")?.state(at: now) == .revoked)
        #expect(try await paged.page("c2")?.state(at: now) == .open)
        #expect(try await paged.visit("t1") == nil)
        #expect(try await paged.cases.count("family_page", "revoked_at IS NULL") == 1)
        #expect(try await paged.cases.count("journal_entry", "act = 'makeFamilyPage'") == 2)
    }

    @Test(arguments: Engine.available)
    func `five wrong answers lock it, tell the referent, and a right one comes too late`(engine: Engine) async throws {
        let paged = try await Paged(engine)
        let family = try await paged.cases.act { tx, author in
            try tx.members(of: "h1", by: author).compactMap { $0.identity?.family }.first ?? ""
        }
        #expect(try await paged.check(String(family.prefix(3))))
        for _ in 0..<5 { #expect(!(try await paged.check("qqq"))) }
        #expect(!(try await paged.check(String(family.prefix(3)))))
        #expect(try await paged.cases.count("family_page", "tries = 5 AND locked_on = '2026-11-21'") == 1)
        #expect(try await paged.cases.count("journal_entry", "act = 'lockFamilyPage' AND actor_id LIKE 'page:%'") == 1)
        #expect(try await paged.rules(.alice).contains(.familyPageLocked))
        #expect(!(try await paged.rules(.charlie)).contains(.familyPageLocked))
        try await paged.make("c2")
        #expect(!(try await paged.rules(.alice)).contains(.familyPageLocked))
    }

    @Test(arguments: Engine.available)
    func `a telephone is known for a month, and not of another household's page`(engine: Engine) async throws {
        let paged = try await Paged(engine)
        try await paged.open("t1")
        let now = try await paged.cases.world.author(.alice).now
        #expect(try await paged.visit("t1", at: now.adding(seconds: 30 * 86_400 - 1)) != nil)
        #expect(try await paged.visit("t1", at: now.adding(seconds: 30 * 86_400)) == nil)
        #expect(try await paged.visit("t2") == nil)
        try await paged.cases.registered(Cases.family("h9"))
        let other = try await paged.cases.act { tx, author in
            try tx.makeFamilyPage(
                NewFamilyPage(household: "h9", language: .french, phone: "01 99 00 12 12"), codeHash: "c9", by: author)
        }
        #expect(try await paged.cases.world.store.read { try $0.familyVisit("t1", of: other, at: now) } == nil)
        try await paged.cases.act { tx, _ in try tx.closeFamilyVisit(tokenHash: "t1") }
        #expect(try await paged.visit("t1") == nil)
    }

    @Test(arguments: Engine.available)
    func `what is broken stands once, on Today until it is settled`(engine: Engine) async throws {
        let paged = try await Paged(engine)
        #expect(try await paged.report(.heating))
        #expect(!(try await paged.report(.heating)))
        #expect(try await paged.rules(.alice).contains(.breakdownReported))
        #expect(!(try await paged.rules(.charlie)).contains(.breakdownReported))
        let id = try await paged.cases.act { tx, _ in try tx.familyReports(of: "h1").first?.id ?? "" }
        await #expect(throws: NotVisible.self) {
            try await paged.cases.act(as: .charlie) { tx, author in try tx.settleFamilyReport(id, by: author) }
        }
        try await paged.cases.act { tx, author in try tx.takeFamilyReport(id, by: author) }
        #expect(try await paged.rules(.alice).contains(.breakdownReported))
        try await paged.cases.act { tx, author in try tx.settleFamilyReport(id, by: author) }
        #expect(!(try await paged.rules(.alice)).contains(.breakdownReported))
        #expect(try await paged.report(.heating))
    }

    @Test(arguments: Engine.available)
    func `another association makes none, and a page needs a telephone`(engine: Engine) async throws {
        let paged = try await Paged(engine)
        await #expect(throws: NotVisible.self) { try await paged.make("c2", as: .charlie) }
        await #expect(throws: FamilyPageRefusal.phoneMissing) { try await paged.make("c2", phone: "appelez-moi") }
        #expect(try await paged.cases.count("family_page") == 1)
    }

    @Test(arguments: Engine.available)
    func `sealing the file ends it, and another is made only once it was weighed`(engine: Engine) async throws {
        let paged = try await Paged(engine)
        try await paged.open("t1")
        try await paged.cases.act { tx, author in try tx.protect("h1", .seal, by: author) }
        #expect(try await paged.visit("t1") == nil)
        await #expect(throws: FamilyPageRefusal.sealedFile) { try await paged.make("c2") }
        try await paged.make("c3", weighed: true)
        #expect(
            try await paged.cases.count("journal_entry", "act = 'makeFamilyPage' AND detail = 'sealed=weighed'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a closed file shows nothing`(engine: Engine) async throws {
        let paged = try await Paged(engine)
        try await paged.cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET closed_on = '2026-11-20', close_reason = 'moved' WHERE id = 'h1'")
        }
        #expect(try await paged.page() == nil)
    }

    @Test(arguments: Engine.available)
    func `a translation is read by households once signed, and no more once it changed`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        func shown() async throws -> String? {
            try await cases.world.store.read { try $0.translations(into: .dari)[.home]?.shown }
        }
        func write(_ text: String) async throws {
            try await cases.act(as: .dora) { tx, author in try tx.translate(.home, into: .dari, text, by: author) }
        }
        try await write("‹un›")
        #expect(try await shown() == nil)
        await #expect(throws: TranslationRefusal.reviewerMissing) {
            try await cases.act(as: .dora) { tx, author in
                try tx.signTranslation(of: .home, into: .dari, reviewer: " ", by: author)
            }
        }
        try await cases.act(as: .dora) { tx, author in
            try tx.signTranslation(of: .home, into: .dari, reviewer: "Félix Relecteur", by: author)
        }
        #expect(try await shown() == "‹un›")
        try await write("‹un›")
        #expect(try await shown() == "‹un›")
        try await write("‹deux›")
        #expect(try await shown() == nil)
        await #expect(throws: (any Error).self) {
            try await cases.act(as: .alice) { tx, author in try tx.translate(.call, into: .dari, "x", by: author) }
        }
        #expect(try await cases.count("translation") == 1)
    }
}
