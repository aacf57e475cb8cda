import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A reason is kept like a note: what tells of health, religion or the story is said otherwise, or confirmed (V30).
struct ToldReasonTests {
    private static let words = "Il est diabétique, hospitalisé pour son diabète depuis un mois"
    private static let confirmed: [Rule: String] = [.v30: "mots du jugement"]

    private func closed(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        try await cases.act { tx, author in
            try tx.closeFile("h1", on: TestDay("2026-11-02"), reason: "autonomous", by: author)
        }
        return cases
    }

    @Test(arguments: Engine.available)
    func `a correction's reason is asked about, and kept with who confirmed it`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let correct: @Sendable ([Rule: String]) -> @Sendable (any Transaction, Author) throws -> Correction = { given in
            { tx, author in
                try tx.correct(
                    .openedOn, of: "h1", to: "2021-01-05", reason: Self.words, by: author, confirming: given)
            }
        }
        let asked = try await cases.findings(correct([:]))
        #expect(!asked.isEmpty && Set(asked) == ["V30 warn"])
        #expect(try await cases.count("correction") == 0)
        #expect(try await cases.findings(correct(Self.confirmed)) == [])
        #expect(try await cases.count("rule_confirmation", "rule = 'V30' AND household_id = 'h1'") == 1)
        #expect(try await cases.count("correction") == 1)
    }

    @Test(arguments: Engine.available)
    func `so are the reasons of a reopening, a hold and an erasure`(engine: Engine) async throws {
        let cases = try await closed(engine)
        let until = TestDay("2027-03-01")
        let held = try await cases.findings(as: .hélène) { tx, author in
            try tx.holdFile("h1", until: until, reason: Self.words, by: author)
        }
        #expect(!held.isEmpty && Set(held) == ["V30 warn"])
        let erased = try await cases.findings(as: .hélène) { tx, author in
            try tx.eraseFile("h1", .request, reason: Self.words, by: author)
        }
        #expect(!erased.isEmpty && Set(erased) == ["V30 warn"])
        let opened = try await cases.findings { tx, author in try tx.reopenFile("h1", reason: Self.words, by: author) }
        #expect(!opened.isEmpty && Set(opened) == ["V30 warn"])
        #expect(try await cases.count("household", "erased_on IS NOT NULL OR closed_on IS NULL") == 0)
        try await cases.act(as: .hélène) { tx, author in
            try tx.eraseFile("h1", .request, reason: Self.words, by: author, confirming: Self.confirmed)
        }
        #expect(try await cases.count("household", "erased_on IS NOT NULL") == 1)
        #expect(try await cases.count("rule_confirmation", "rule = 'V30' AND household_id IS NULL") == 1)
    }

    @Test(arguments: Engine.available)
    func `the reason of an urgent opening is asked about before its code is looked up`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let code = try await cases.registered(Cases.single("h1")).code
        for typed in [code, "BCDFGHJ"] {
            let asked = try await cases.findings(as: .charlie) { tx, author in
                try tx.openUrgently(code: typed, reason: Self.words, by: author)
            }
            #expect(!asked.isEmpty && Set(asked) == ["V30 warn"], "\(typed)")
        }
        #expect(try await cases.count("journal_entry", "act LIKE 'urgent%'") == 0)
        let outcome = try await cases.act(as: .charlie) { tx, author in
            try tx.openUrgently(code: code, reason: Self.words, by: author, confirming: Self.confirmed)
        }
        guard case .open = outcome else { throw NotVisible("urgent", code) }
        #expect(try await cases.count("rule_confirmation", "rule = 'V30' AND noun = 'household'") == 1)
    }

    @Test(arguments: Engine.available)
    func `the reason of an override is asked about, and what was confirmed is asked again with it`(
        engine: Engine
    ) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let admit: @Sendable ([Rule: String]) -> @Sendable (any Transaction, Author) throws -> Accommodation = {
            given in
            { tx, author in
                try tx.admit(
                    NewAdmission(household: "h1", dwelling: "d3", from: TestDay("2026-11-20")), by: author,
                    confirming: given)
            }
        }
        let asked = try await cases.findings(admit([:]))
        let rules = Set(asked.compactMap { $0.hasSuffix("warn") ? Rule(rawValue: String($0.prefix(3))) : nil })
        #expect(!rules.isEmpty && !rules.contains(.v30))
        var given = Dictionary(uniqueKeysWithValues: rules.map { ($0, Self.words) })
        let again = try await cases.findings(admit(given))
        #expect(Set(again).isSuperset(of: asked) && again.contains("V30 warn"))
        given[.v30] = "c’est le certificat demandé"
        #expect(try await cases.findings(admit(given)) == [])
    }
}
