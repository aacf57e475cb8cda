import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Letters to many partners over real records: one each, once, numbered, sealed, journalled; who lacks an address waits.
struct MailingTests {
    @Test(arguments: Engine.available)
    func `a letter to each landlord, twice the same form is once`(engine: Engine) async throws {
        let cases = try await MailingCases(engine)
        let ids = ["p1", "p2", "p3"]
        for id in ids {
            try await cases.landlord(id)
            try await cases.offer("o-\(id)", of: id)
        }
        try await cases.mail(ids)
        try await cases.mail(ids)
        let mailing = try await cases.mailing()
        #expect(mailing.written.map(\.letter.partner) == ids && mailing.waiting.isEmpty)
        #expect(mailing.written.compactMap(\.letter.writing?.number) == [1, 2, 3])
        #expect(mailing.written.map(\.words?.french.body) == ids.map { "À \($0)" })
        #expect(mailing.written.allSatisfy { $0.account == "alice" })
        #expect(try await cases.cases.count("journal_entry", "act = 'writeLetter' AND noun = 'partner'") == 3)
        let sealed = try await cases.cases.world.store.read {
            try $0.row("SELECT sealed FROM partner_letter WHERE partner_id = 'p1'")?.bytes("sealed") ?? []
        }
        #expect(!String(decoding: sealed, as: UTF8.self).contains("Relance") && sealed.count > 200)
        let vault = cases.cases.world.vault
        #expect(try await cases.cases.world.store.read { try $0.verifySealedFields(vault) }.holds)
        let verified = try await cases.cases.world.store.read { try $0.verifiedLetter("hash-p2") }
        #expect(verified?.reference == "2026-0002" && verified?.association == "Association du Relais")
    }

    @Test(arguments: Engine.available)
    func `letters to households and to partners count up together`(engine: Engine) async throws {
        let cases = try await MailingCases(engine)
        try await cases.landlord("p1")
        try await cases.offer("o1", of: "p1")
        let household = NewLetter(
            .summons, templateVersion: 1,
            words: LetterWords(french: LetterText(title: "T", body: "B"), association: "A", token: "t"))
        func toHousehold(_ hash: String) async throws -> Int {
            try await cases.act { tx, author in
                try tx.makeLetter(household, for: "h1", tokenHash: hash, by: author).number
            }
        }
        #expect(try await toHousehold("a") == 1)
        try await cases.mail(["p1"])
        #expect(try await cases.mailing().written.first?.letter.writing?.number == 2)
        #expect(try await toHousehold("b") == 3)
    }

    @Test(arguments: Engine.available)
    func `who has no address is not dropped, and is written to once it is there`(engine: Engine) async throws {
        let cases = try await MailingCases(engine)
        try await cases.landlord("p1")
        try await cases.landlord("p2", street: "")
        for id in ["p1", "p2"] { try await cases.offer("o-\(id)", of: id) }
        #expect(try await cases.recipients(["p1", "p2"]).missing.map(\.partner.id) == ["p2"])
        try await cases.mail(["p1", "p2"])
        let waiting = try #require(try await cases.mailing().waiting.first)
        #expect(waiting.letter.partner == "p2" && waiting.words == nil && waiting.account == nil)
        #expect(try await cases.cases.count("journal_entry", "act = 'letterWaits' AND subject_id = 'p2'") == 1)
        let id = waiting.id
        try await cases.act { tx, author in try tx.writeWaiting(id, MailingCases.words("p2"), by: author) }
        #expect(try await cases.mailing().written.map(\.letter.partner) == ["p1", "p2"])
        await #expect(throws: PartnerLetter.Refusal.alreadyWritten) {
            try await cases.act { tx, author in try tx.writeWaiting(id, MailingCases.words("x"), by: author) }
        }
        #expect(try await cases.cases.count("journal_entry", "act = 'writeLetter'") == 2)
    }

    @Test(arguments: Engine.available)
    func `another association has neither the mailing, nor a letter of it, nor its key`(engine: Engine) async throws {
        let cases = try await MailingCases(engine)
        try await cases.landlord("p1")
        try await cases.landlord("p2", street: "")
        for id in ["p1", "p2"] { try await cases.offer("o-\(id)", of: id) }
        try await cases.mail(["p1", "p2"])
        let made = try await cases.mailing()
        let (waiting, written) = (try #require(made.waiting.first).id, try #require(made.written.first).id)
        for act in ["mailing", "letter", "waiting", "key", "site"] {
            await #expect(throws: NotVisible.self, "\(act)") {
                try await cases.act(as: .charlie) { tx, author in
                    switch act {
                    case "mailing": _ = try tx.mailing("m1", by: author)
                    case "letter": _ = try tx.letter(written, toPartner: "p1", by: author)
                    case "waiting": try tx.writeWaiting(waiting, MailingCases.words("p2"), by: author)
                    case "key": try tx.makeMailing(.unansweredOffer, [], key: "m1", by: author)
                    default:
                        try tx.makeMailing(
                            .unansweredOffer, [NewPartnerLetter(to: "p1", from: "s1", nil)], key: "m2", by: author)
                    }
                }
            }
        }
        let theirs = try await cases.act(as: .charlie) { tx, author in try tx.letters(toPartner: "p1", by: author) }
        #expect(theirs.isEmpty)
        #expect(try await cases.act { tx, author in try tx.letters(toPartner: "p1", by: author) }.count == 1)
        await #expect(throws: NotAllowed.self) {
            try await cases.act(as: .noé) { tx, author in
                try tx.makeMailing(.unansweredOffer, [], key: "m3", by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a person is reached by a contact's address, and with the contact the words are erased`(
        engine: Engine
    ) async throws {
        let cases = try await MailingCases(engine)
        try await cases.landlord("p1", kind: .naturalPerson)
        try await cases.offer("o1", of: "p1")
        #expect(try await cases.recipients(["p1"]).all.map(\.isReady) == [false])
        let home = PostalAddress(street: "8 rue des Lilas", postalCode: "77000", town: "Melun")
        let contact = try await cases.act { tx, author in
            try tx.addContact(
                ContactFacts(
                    ContactDetails(name: "Bailleur p1", address: home), consentOn: TestDay("2026-01-05")),
                at: "p1", site: "s1", by: author)
        }
        let found = try #require(try await cases.recipients(["p1"]).ready.first)
        #expect(found.address == home && found.contact == contact.id)
        try await cases.mail(["p1"])
        #expect(try await cases.mailing().written.first?.words != nil)
        try await cases.cases.world.store.write { tx in
            try tx.run("UPDATE partner_contact SET left_on = '2020-01-31' WHERE id = \(contact.id)")
        }
        #expect(try await cases.act { tx, author in try tx.eraseLeftContacts(by: author) } == 1)
        let left = try #require(try await cases.mailing().written.first)
        #expect(left.words == nil && left.letter.writing?.reference == "2026-0001")
    }
}
