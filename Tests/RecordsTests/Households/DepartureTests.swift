import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct DepartureTests {
    @Test(arguments: Engine.available)
    func `a member leaves, and the household is smaller`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let people = try await ids(in: cases)
        let after = try await cases.act { tx, author in
            try tx.leaveHousehold(
                people["Laila"] ?? "", of: "h1", on: TestDay("2026-10-31"), reason: .departure, by: author)
        }
        #expect(after.size == 2)
        #expect(after.composition == .singleParentFather)
        #expect(
            try await cases.findings { tx, author in
                try tx.leaveHousehold(
                    people["Najib"] ?? "", of: "h1", on: TestDay("2026-12-31"), reason: .departure, by: author)
            }.contains("V32 block"))
        #expect(
            try await cases.findings { tx, author in
                try tx.leaveHousehold(
                    people["Zahra"] ?? "", of: "h1", on: TestDay("2026-10-31"), reason: .death, by: author)
            } == ["V18 block"])
    }

    @Test(arguments: Engine.available)
    func `when the reference person dies, an adult takes the place`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let people = try await ids(in: cases)
        let najib = people["Najib"] ?? ""
        #expect(
            try await cases.findings { tx, author in
                try tx.recordDeath(of: najib, in: "h1", on: TestDay("2026-11-01"), by: author)
            } == ["V23 block"])
        #expect(
            try await cases.findings { tx, author in
                try tx.recordDeath(
                    of: najib, in: "h1", on: TestDay("2026-11-01"), newReference: people["Zahra"], by: author)
            } == ["V23 block"])
        #expect(
            try await cases.findings { tx, author in
                try tx.recordDeath(
                    of: najib, in: "h1", on: TestDay("2026-11-22"), newReference: people["Laila"], by: author)
            } == ["V18 block"])
        let after = try await cases.act { tx, author in
            try tx.recordDeath(
                of: najib, in: "h1", on: TestDay("2026-11-01"), newReference: people["Laila"], by: author)
        }
        #expect(after.size == 2)
        #expect(after.composition == .singleParentMother)
        #expect(try await cases.count("person", "died_on = '2026-11-01'") == 1)
        #expect(try await cases.count("membership", "kinship = 'reference' AND to_day IS NULL") == 1)
    }

    @Test(arguments: Engine.available)
    func `when nobody is left, the stay ends as a death and the file closes`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let stay = try await cases.act { tx, author in
            try tx.admit(NewAdmission(household: "h1", dwelling: "d1", from: TestDay("2026-06-01")), by: author)
        }
        try await cases.act { tx, author in _ = try tx.enter(stay.id, on: TestDay("2026-06-01"), by: author) }
        let people = try await ids(in: cases)
        let after = try await cases.act { tx, author in
            try tx.recordDeath(of: people["Farid"] ?? "", in: "h1", on: TestDay("2026-11-01"), by: author)
        }
        #expect(after.size == 0)
        #expect(after.closeReason == "death")
        #expect(try await cases.count("accommodation", "exit_type = 'death' AND to_day = '2026-11-01'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a separation opens a file of its own, under a key of its own`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let people = try await ids(in: cases)
        try cases.world.vault.makeKeys(for: ["h2"])
        let leaving: [String: Kinship] = [people["Laila"] ?? "": .reference, people["Zahra"] ?? "": .child]
        let all = Set(HouseholdChangeRules.SplitStep.allCases)
        let new = NewSeparation(
            of: "h1", into: "h2", leaving: leaving, on: TestDay("2026-11-10"), confidential: true, done: all)
        let unsettled = NewSeparation(of: "h1", into: "h2", leaving: leaving, on: new.day)
        #expect(try await cases.findings { tx, author in try tx.separate(unsettled, by: author) } == ["V24 warn"])
        let headless = NewSeparation(
            of: "h1", into: "h2", leaving: [people["Zahra"] ?? "": .reference], on: new.day, done: all)
        #expect(try await cases.findings { tx, author in try tx.separate(headless, by: author) } == ["V23 block"])

        let file = try await cases.act { tx, author in try tx.separate(new, by: author) }
        #expect(file.size == 2)
        #expect(file.composition == .singleParentMother)
        #expect(file.confidential)
        #expect(try await cases.household("h1").size == 1)
        #expect(try await cases.household("h1").composition == .singleMan)
        // Erasing one half leaves the other readable.
        try cases.world.vault.erase("h1", at: cases.world.now)
        let names = try await cases.act { tx, author in
            try tx.members(of: "h2", by: author).map { $0.identity?.given }
        }
        #expect(Set(names) == ["Laila", "Zahra"])
        // Only the colleague who is named opens the confidential half.
        #expect(
            try await cases.act(as: .bob) { tx, author in
                try tx.household("h2", visibleTo: author.actor)
            } == nil)
    }

    @Test(arguments: Engine.available)
    func `the head of the site opens the half that is sealed from its first day, others of the site do not`(
        engine: Engine
    ) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        let people = try await ids(in: cases)
        try cases.world.vault.makeKeys(for: ["h2"])
        let new = NewSeparation(
            of: "h1", into: "h2", leaving: [people["Laila"] ?? "": .reference], on: TestDay("2026-11-10"),
            confidential: true, done: Set(HouseholdChangeRules.SplitStep.allCases))
        try await cases.act(as: .alice) { tx, author in _ = try tx.separate(new, by: author) }
        for (who, sees) in [(Cast.alice, true), (.hélène, true), (.bob, false), (.charlie, false)] {
            let found = try await cases.act(as: who) { tx, author in try tx.household("h2", visibleTo: author.actor) }
            #expect((found != nil) == sees, "\(who)")
        }
    }

    @Test(arguments: Engine.available)
    func `two households unite under a reference person of either`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1", in: "d2")
        try await cases.registered(
            NewHousehold(
                id: "h2", site: "s1", openedOn: TestDay("2025-01-06"),
                persons: [Cases.person("Hakimi", "Basir", born: "1985-03-03")]))
        let (host, guest) = (try await ids(in: cases), try await ids(in: cases, of: "h2"))
        let basir = guest["Basir"] ?? ""
        let day = TestDay("2026-11-15")
        #expect(
            try await cases.findings { tx, author in
                try tx.unite("h2", into: "h1", joining: [basir: .sibling], reference: "nobody", on: day, by: author)
            } == ["V25 warn"])
        #expect(
            try await cases.findings { tx, author in
                try tx.unite("h1", into: "h2", joining: [:], reference: basir, on: day, by: author)
            }.contains("V25 block"))
        let after = try await cases.act { tx, author in
            try tx.unite(
                "h2", into: "h1", joining: [basir: .sibling], reference: host["Najib"] ?? "", on: day, by: author)
        }
        #expect(after.size == 4)
        let closed = try await cases.household("h2")
        #expect((closed.size, closed.closeReason, closed.mergedInto) == (0, "merged", nil))
        try cases.world.vault.erase("h2", at: cases.world.now)
        let names = try await cases.act { tx, author in
            try tx.members(of: "h1", by: author).compactMap { $0.identity?.given }
        }
        #expect(names.count == 4)
    }

    @Test(arguments: Engine.available)
    func `a file closes when nobody is housed, and opens again with a reason`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        let day = TestDay("2026-11-20")
        #expect(
            try await cases.findings { tx, author in
                try tx.closeFile("h1", on: day, reason: "autonomous", by: author)
            } == ["V34 block"])
        try await cases.act { tx, author in
            _ = try tx.exit(stay.id, on: TestDay("2026-11-10"), NewExit(.fjt), by: author)
            _ = try tx.closeFile("h1", on: day, reason: "autonomous", by: author)
        }
        await #expect(throws: ActRefusal.wrongState(noun: "household", id: "h1", state: "closed")) {
            try await cases.act { tx, author in
                try tx.expectRelative(ExpectedRelative(.child), in: "h1", by: author)
            }
        }
        #expect(
            try await cases.findings { tx, author in
                try tx.reopenFile("h1", reason: " ", by: author)
            } == ["V89 block"])
        let open = try await cases.act { tx, author in try tx.reopenFile("h1", reason: "de retour", by: author) }
        #expect(open.closedOn == nil)
        await #expect(throws: NotVisible("household", "h1")) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.closeFile("h1", on: day, reason: "lost", by: author)
            }
        }
    }

    /// The people of a file by given name.
    func ids(in cases: Cases, of household: String = "h1") async throws -> [String: String] {
        try await cases.act { tx, author in
            Dictionary(
                uniqueKeysWithValues: try tx.members(of: household, by: author).map {
                    ($0.identity?.given ?? "", $0.id)
                })
        }
    }
}
