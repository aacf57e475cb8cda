import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct CorrectionTests {
    @Test(arguments: Engine.available)
    func `a correction keeps the old value, the new one, the reason and who`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        try await cases.act { tx, author in
            _ = try tx.exit(stay.id, on: TestDay("2026-11-10"), NewExit(.fjt), by: author)
        }
        try await correct(.stayTo, stay.id, to: "2026-10-31", in: cases)
        try await correct(.exitType, stay.id, to: "socialResidence", in: cases)
        let made = try await cases.act { tx, author in try tx.corrections(of: "h1", by: author) } ?? []
        #expect(made.count == 2)
        let day = made.first { $0.field == "to_day" }
        #expect(day?.oldValue == "2026-11-10")
        #expect(day?.newValue == "2026-10-31")
        #expect(day?.reason == "faute de frappe")
        #expect(day?.account == "alice")
        #expect(try await cases.count("accommodation", "exit_settles_on = '2026-11-07'") == 1)
        #expect(try await cases.act(as: .charlie) { tx, author in try tx.corrections(of: "h1", by: author) } == nil)
    }

    @Test(arguments: Engine.available)
    func `a correction obeys the rules of the act`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let first = try await cases.housed("h1")
        let second = try await cases.act { tx, author in
            try tx.transfer(first.id, to: "d2", on: TestDay("2026-10-01"), by: author)
        }
        let situations: [(CorrectableField, String, String?, String)] = [
            (.stayFrom, second.id, "2026-06-01", "V32 block"), (.stayTo, first.id, "2026-06-01", "V32 block"),
            (.exitType, first.id, "fjt", "V35 block"), (.stayFrom, first.id, "2019-01-15", "V31 block"),
            (.stayFrom, first.id, "yesterday", "V89 block"), (.stayFrom, first.id, nil, "V89 block"),
            (.exitType, first.id, "transferOtherRelay", "V89 block"), (.stayFrom, second.id, "2026-11-30", "V32 block"),
        ]
        for (field, id, value, expected) in situations {
            let found = try await cases.findings { tx, author in
                try tx.correct(field, of: id, to: value, reason: "faute de frappe", by: author)
            }
            #expect(found.contains(expected), "\(field) \(value ?? "-"): \(found)")
        }
        #expect(try await cases.count("correction") == 0)
        #expect(
            try await cases.findings { tx, author in
                try tx.correct(.termOn, of: second.id, to: "2027-01-01", reason: " ", by: author)
            } == ["V89 block"])
    }

    @Test(arguments: Engine.available)
    func `the day of a transfer is put right in both stays at once`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let first = try await cases.housed("h1")
        let second = try await cases.act { tx, author in
            try tx.transfer(first.id, to: "d2", on: TestDay("2026-10-01"), by: author)
        }
        try await correct(.stayTo, first.id, to: "2026-10-05", in: cases)
        try await correct(.stayFrom, second.id, to: "2026-09-15", in: cases)
        let homes = try await cases.act { tx, _ in try tx.homes(of: "h1") }
        #expect(homes.map(\.to) == [TestDay("2026-09-15"), nil])
        #expect(homes.map(\.from) == [TestDay("2026-06-01"), TestDay("2026-09-15")])
        #expect(try await cases.count("correction") == 4)
    }

    @Test(arguments: Engine.available)
    func `a correction never puts a household in two places`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let relay = try await cases.housed("h1")
        let centre = try await cases.act { tx, author in
            try tx.recordCentreStay(
                NewCentreStay(
                    household: "h1", centre: "cada", from: TestDay("2025-02-03"), to: TestDay("2026-06-01"),
                    exitType: .transferOtherRelay), by: author)
        }
        for (field, id, value) in [
            (CorrectableField.stayFrom, relay.id, "2026-05-30"), (.stayTo, centre.id, "2026-06-02"),
        ] {
            #expect(
                try await cases.findings { tx, author in
                    try tx.correct(field, of: id, to: value, reason: "faute", by: author)
                } == ["V34 block"])
        }
    }

    @Test(arguments: Engine.available)
    func `days of a file, a member, a paper and a protection can be put right`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        var new = Cases.single("h1")
        new.persons[0].permits = [
            .init(.receiptRefugee, issuedOn: TestDay("2026-05-01"), expiresOn: TestDay("2026-10-31"))
        ]
        try await cases.registered(new)
        let ids = try await cases.act { tx, _ in
            try ["membership", "protection", "permit"].map { table in
                try tx.row(Query(unbound: "SELECT id FROM \(table)"))?.text("id") ?? ""
            }
        }
        try await correct(.openedOn, "h1", to: "2020-12-01", in: cases)
        try await correct(.memberFrom, ids[0], to: "2020-12-01", in: cases)
        try await correct(.protectionNotifiedOn, ids[1], to: "2020-03-25", in: cases)
        try await correct(.permitExpiresOn, ids[2], to: "2026-11-30", in: cases)
        #expect(try await cases.count("correction") == 4)
        for (field, id, value, expected) in [
            (CorrectableField.openedOn, "h1", "2026-12-25", "V32 block"),
            (.protectionNotifiedOn, ids[1], "2020-03-01", "V10 block"),
            (.permitExpiresOn, ids[2], "2026-05-01", "V14 block"),
        ] {
            let found = try await cases.findings { tx, author in
                try tx.correct(field, of: id, to: value, reason: "faute", by: author)
            }
            #expect(found.contains(expected), "\(field): \(found)")
        }
    }

    @Test(arguments: Engine.available)
    func `a dwelling's day is put right within its stays`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        try await correct(.serviceFrom, "d1", to: "2019-03-01", as: .bob, in: cases)
        #expect(try await cases.count("correction", "household_id IS NULL AND noun = 'dwelling'") == 1)
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.correct(.serviceFrom, of: "d1", to: "2026-07-01", reason: "faute", by: author)
            } == ["V31 block"])
    }

    @Test(arguments: Engine.available)
    func `Charlie corrects nothing that is not his`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        for (field, id, noun) in [
            (CorrectableField.stayFrom, stay.id, "accommodation"), (.openedOn, "h1", "household"),
            (.serviceFrom, "d1", "dwelling"),
        ] {
            await #expect(throws: NotVisible(noun, id)) {
                try await correct(field, id, to: "2026-05-30", as: .charlie, in: cases)
            }
        }
    }

    func correct(
        _ field: CorrectableField, _ id: String, to value: String, as who: Cast = .alice, in cases: Cases
    ) async throws {
        try await cases.act(as: who) { tx, author in
            _ = try tx.correct(field, of: id, to: value, reason: "faute de frappe", by: author)
        }
    }
}
