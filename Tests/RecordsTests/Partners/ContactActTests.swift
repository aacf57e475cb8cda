import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Contacts and talks with partners, on every engine: sealed, within reach, erased in time.
struct ContactActTests {
    private static let claire = ContactFacts(
        ContactDetails(
            name: "Claire Fontenay", function: "attributions", phone: "01 99 00 12 34", email: "claire@exemple.fr"),
        consentOn: TestDay("2026-01-15"))

    private func world(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        try await ReferenceData.load(into: cases.world.store)
        return cases
    }

    @Test(arguments: Engine.available)
    func `a contact is sealed, and read by the site that knows it`(engine: Engine) async throws {
        let cases = try await world(engine)
        let added = try await cases.act { tx, author in
            try tx.addContact(Self.claire, at: "office", site: "s1", by: author)
        }
        let (mine, charlies, sites, noés) = (
            try await cases.act(as: .bob) { tx, author in try tx.contacts(of: "office", by: author) },
            try await cases.act(as: .charlie) { tx, author in try tx.contacts(of: "office", by: author) },
            try await cases.act(as: .charlie) { tx, author in
                try tx.sitesKnowing("office", beyond: author.actor).map(\.name)
            },
            try await cases.act(as: .noé) { tx, author in try tx.contacts(of: "office", by: author) }
        )
        #expect(mine.map(\.details) == [Self.claire.details])
        #expect(charlies == [] && sites == ["Melun"] && noés == [])
        await #expect(throws: NotVisible("partner_contact", added.id)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.changeContact(added.id, Self.claire, version: 0, by: author)
            }
        }
        await #expect(throws: NotVisible("site", "s1")) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.addContact(Self.claire, at: "office", site: "s1", by: author)
            }
        }
        #expect(try await cases.count("partner_contact", "length(sealed) > 0") == 1)
        let stored = try await cases.world.store.read { tx in
            try tx.row("SELECT sealed FROM partner_contact")?.bytes("sealed") ?? []
        }
        #expect(!String(decoding: stored, as: UTF8.self).contains("Claire"))
        let vault = cases.world.vault
        let verdict = try await cases.world.store.read { try $0.verifySealedFields(vault) }
        #expect(verdict.holds && verdict.opened > 0)
    }

    @Test(arguments: Engine.available)
    func `who left leads to whom to call, and is erased three years later`(engine: Engine) async throws {
        let cases = try await world(engine)
        var second = Self.claire
        second.details.name = "Samir Delcourt"
        let successor = second
        let (old, new) = try await cases.act { tx, author in
            (
                try tx.addContact(Self.claire, at: "office", site: "s1", by: author),
                try tx.addContact(successor, at: "office", site: "s1", by: author)
            )
        }
        try await cases.act { tx, author in
            try tx.contactLeft(old.id, on: TestDay("2023-11-21"), replacedBy: new.id, by: author)
        }
        let known = try await cases.act { tx, author in try tx.contacts(of: "office", by: author) }
        #expect(known.map(\.id) == [new.id, old.id] && known.last?.contact.replacedBy == new.id)
        let erased = try await cases.act { tx, author in try tx.eraseLeftContacts(by: author) }
        #expect(erased == 1)
        #expect(try await cases.act { tx, author in try tx.eraseLeftContacts(by: author) } == 0)
        #expect(try await cases.count("partner_contact", "sealed IS NULL AND erased_on = '2026-11-21'") == 1)
        #expect(try await cases.count("journal_entry", "act = 'eraseContact'") == 1)
        await #expect(throws: NotVisible("partner_contact", old.id)) {
            try await cases.act { tx, author in try tx.contactStays(old.id, by: author) }
        }
        try await cases.act { tx, author in
            try tx.contactLeft(new.id, on: TestDay("2023-11-22"), replacedBy: nil, by: author)
        }
        #expect(try await cases.act { tx, author in try tx.eraseLeftContacts(by: author) } == 0)
        try await cases.act { tx, author in try tx.contactStays(new.id, by: author) }
        #expect(try await cases.count("partner_contact", "left_on IS NULL") == 1)
    }

    private func due(_ cases: Cases, _ who: Cast, _ scope: DueScope = .mine) async throws -> [DueItem] {
        try await cases.act(as: who) { tx, author in
            try tx.dueDay(scope, on: author.today, visibleTo: author.actor, vault: author.vault).lines.map(\.item)
        }.filter { $0.rule == .partnerStep }
    }

    @Test(arguments: Engine.available)
    func `the next step of a talk is in the list of whoever sees to it`(engine: Engine) async throws {
        let cases = try await world(engine)
        let claire = try await cases.act { tx, author in
            try tx.addContact(Self.claire, at: "office", site: "s1", by: author)
        }
        let new = NewTalk(
            with: "office", site: "s1", contact: claire.id, .call, on: TestDay("2026-11-20"),
            words: "Deux T3 se libèrent à Melun.", step: "Rappeler pour les T3", stepOn: TestDay("2026-11-24"),
            owner: "bob")
        let talk = try await cases.act { tx, author in try tx.noteTalk(new, by: author) }
        #expect(try await due(cases, .bob).map(\.subject) == [talk.id])
        #expect(try await due(cases, .alice) == [])
        #expect(try await due(cases, .charlie, .all) == [])
        #expect(try await due(cases, .alice, .site("s1")).map(\.subject) == [talk.id])
        let (line, names) = try await cases.act(as: .bob) { tx, author in
            let key = DueKey(rule: .partnerStep, subject: talk.id, step: TestDay("2026-11-24"))
            let line = try #require(try tx.dueLine(key, by: author))
            return (line, try tx.dueNames(of: [line], vault: author.vault))
        }
        #expect(names.partners["office"] == "Office du Val" && names.steps[talk.id] == "Rappeler pour les T3")
        #expect(!line.item.canBeTicked)
        let told = try await cases.act(as: .bob) { tx, author in try tx.talks(with: "office", by: author) }
        #expect(told.first?.words == "Deux T3 se libèrent à Melun." && told.first?.contact == Self.claire.details)
        #expect(try await cases.act(as: .charlie) { tx, author in try tx.talks(with: "office", by: author) } == [])
        try await cases.act(as: .bob) { tx, author in
            try tx.finishStep(of: talk.id, on: author.today, saying: "Visite le 3.", by: author)
        }
        #expect(try await due(cases, .bob) == [])
        let done = try await cases.act(as: .bob) { tx, author in try tx.talk(talk.id, by: author) }
        #expect(done?.done == "Visite le 3.")
        let vault = cases.world.vault
        #expect(try await cases.world.store.read { try $0.verifySealedFields(vault).holds })
    }

    @Test(arguments: Engine.available)
    func `a talk is refused with words missing, a stranger, or a step without a day`(engine: Engine) async throws {
        let cases = try await world(engine)
        let good = NewTalk(with: "office", site: "s1", .visit, on: TestDay("2026-11-20"), words: "Visite du siège.")
        func refused(_ change: (inout NewTalk) -> Void) async throws -> (any Error)? {
            var talk = good
            change(&talk)
            let new = talk
            do {
                try await cases.act { tx, author in try tx.noteTalk(new, by: author) }
                return nil
            } catch { return error }
        }
        #expect(try await refused { $0.words = " " } as? PartnerRefusal == .withoutWords)
        #expect(try await refused { $0.step = "Rappeler" } as? PartnerRefusal == .stepWithoutDay)
        #expect(try await refused { $0.owner = "charlie" } as? NotVisible == NotVisible("account", "charlie"))
        #expect(try await refused { $0.site = "s3" } as? NotVisible == NotVisible("site", "s3"))
        #expect(try await refused { $0.contact = "x" } as? NotVisible == NotVisible("partner_contact", "x"))
        let talk = try await cases.act { tx, author in try tx.noteTalk(good, by: author) }
        try await cases.act { tx, author in try tx.withdrawTalk(talk.id, by: author) }
        #expect(try await cases.act { tx, author in try tx.talks(with: "office", by: author) } == [])
        try await cases.act { tx, author in try tx.restoreTalk(talk.id, by: author) }
        #expect(try await cases.act { tx, author in try tx.talks(with: "office", by: author) }.count == 1)
    }
}
