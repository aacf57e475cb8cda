import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Which values hold when two files are merged, who is proposed for it, and what stands in the way.
struct MergeChoiceTests {
    /// One man with two files of Alice's site, spelt by two clerks.
    private func twice(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        var first = Cases.single("h1", "Yonas", born: "1991")
        first.persons[0].identity.family = "Tesfay"
        first.persons[0].profile.phone = "0612345678"
        var second = Cases.single("h2", "Yonass", born: "1991-01-20")
        second.persons[0].identity.family = "Tesfai"
        second.persons[0].profile.languages = ["tir"]
        second.persons[0].arrivalRoute = .resettled
        second.openedOn = TestDay("2020-02-03")
        try await cases.registered(first)
        try await cases.registered(second)
        return cases
    }

    private func merge(_ cases: Cases, taking fields: Set<MergeField> = [], file: Set<MergeField> = []) async throws
        -> FileMerge
    {
        try await cases.act { tx, author in
            let (ours, theirs) = (
                try tx.members(of: "h1", by: author)[0].id, try tx.members(of: "h2", by: author)[0].id
            )
            return try tx.mergeFiles(
                NewMerge("h2", into: "h1", same: [theirs: ours], taken: file, takenOf: [theirs: fields]), by: author)
        }
    }

    private func head(_ cases: Cases, _ id: String = "h1") async throws -> FileMember {
        try await cases.act { tx, author in
            guard let found = try tx.household(id, visibleTo: author.actor),
                let head = try tx.file(of: found, by: author).head
            else { throw NotVisible("household", id) }
            return head
        }
    }

    @Test(arguments: Engine.available)
    func `each value comes from the file that was chosen, and goes back with the undo`(engine: Engine) async throws {
        let cases = try await twice(engine)
        let made = try await merge(cases, taking: [.birth, .languages, .arrivalRoute], file: [.openedOn])
        let merged = try await head(cases)
        #expect(merged.member.identity?.display == "Tesfay Yonas")
        #expect(merged.member.birth.text == "1991-01-20")
        #expect(merged.member.person.birthPrecision == .day)
        #expect(merged.profile?.languages == ["tir"])
        #expect(merged.profile?.phone == "0612345678")
        #expect(merged.member.person.arrivalRoute == .resettled)
        #expect(merged.formerNames.map(\.display).contains("Tesfai Yonass"))
        #expect(try await cases.household("h1").openedOn == TestDay("2020-02-03"))
        try await cases.act { tx, author in try tx.undoMerge(made.id, by: author) }
        let before = try await head(cases)
        #expect(before.member.birth.text == "1991")
        #expect(before.member.person.birthPrecision == .year)
        #expect(before.profile?.languages == [])
        #expect(before.member.person.arrivalRoute == nil)
        #expect(before.formerNames.isEmpty)
        #expect(try await cases.household("h1").openedOn == TestDay("2021-01-04"))
        #expect(try await head(cases, "h2").profile?.languages == ["tir"])
        #expect(try await cases.count("identity", "is_current = 1") == 2)
    }

    @Test(arguments: Engine.available)
    func `a name that is given up stays findable`(engine: Engine) async throws {
        let cases = try await twice(engine)
        _ = try await merge(cases, taking: [.name])
        let merged = try await head(cases)
        #expect(merged.member.identity?.display == "Tesfai Yonass")
        #expect(merged.member.identity?.aliases == ["Tesfay Yonas"])
    }

    @Test(arguments: Engine.available)
    func `a confidential half makes the whole confidential, and shuts out whom it shut out`(engine: Engine) async throws
    {
        let cases = try await twice(engine)
        try await cases.act { tx, _ in
            try tx.run("UPDATE household SET confidential = 1 WHERE id = 'h2'")
            for (account, kind) in [("alice", "granted"), ("hélène", "conflict")] {
                try tx.run(
                    "INSERT INTO household_access (household_id, account_id, kind) VALUES ('h2', \(account), \(kind))")
            }
        }
        let made = try await merge(cases)
        #expect(try await cases.household("h1").confidential)
        for who in [Cast.bob, .hélène] {
            #expect(
                try await cases.act(as: who) { tx, author in
                    try tx.household("h1", visibleTo: author.actor)
                } == nil)
        }
        try await cases.act { tx, author in try tx.undoMerge(made.id, by: author) }
        #expect(try await cases.household("h1").confidential == false)
        #expect(try await cases.count("household_access", "household_id = 'h1'") == 0)
    }

    @Test(arguments: Engine.available)
    func `files of two associations are not merged, even by somebody who opens both`(engine: Engine) async throws {
        let cases = try await twice(engine)
        try await cases.act { tx, _ in
            try tx.insert(
                Grant(role: .referent, association: "a2", site: "s3", from: TestDay("2020-01-01")), id: "both",
                account: "alice")
            try tx.run("UPDATE household SET site_id = 's3' WHERE id = 'h2'")
        }
        #expect(
            try await cases.findings { tx, author in try tx.mergeFiles(NewMerge("h2", into: "h1"), by: author) }
                == ["V07 block"])
    }

    @Test(arguments: Engine.available)
    func `probable duplicates are proposed to those who may open both, until told apart`(engine: Engine) async throws {
        let cases = try await twice(engine)
        try await cases.registered(Cases.single("h4", "Farid"))
        let names = NameDirectory(vault: cases.world.vault)
        let found = try await cases.act { tx, author in
            try tx.probableDuplicates(in: names.index(for: author.actor.files, tx), by: author)
        }
        #expect(found.pairs.map { Set([$0.one.household, $0.other.household]) } == [["h1", "h2"]])
        #expect(found.filesLooked == 3)
        let others = try await cases.act(as: .charlie) { tx, author in
            try tx.probableDuplicates(in: names.index(for: author.actor.files, tx), by: author)
        }
        #expect(others.pairs.isEmpty && others.filesLooked == 0)
        let pair = try #require(found.pairs.first)
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.tellApart(pair.one.id, pair.other.id, by: author)
            }
        }
        try await cases.act { tx, author in try tx.tellApart(pair.other.id, pair.one.id, by: author) }
        let after = try await cases.act { tx, author in
            try tx.probableDuplicates(in: names.index(for: author.actor.files, tx), by: author)
        }
        #expect(after.pairs.isEmpty)
        try await cases.act { tx, author in try tx.takeBackTellingApart(pair.one.id, pair.other.id, by: author) }
        let again = try await cases.act { tx, author in
            try tx.probableDuplicates(in: names.index(for: author.actor.files, tx), by: author)
        }
        #expect(again.pairs.count == 1)
    }

    @Test(arguments: Engine.available)
    func `merges are listed with both codes to those who open the file`(engine: Engine) async throws {
        let cases = try await twice(engine)
        let counts = try await cases.act { tx, author in try tx.mergeCounts(of: "h2", by: author) }
        #expect(counts.persons == 1 && counts.papers == 1 && counts.notes == 0)
        let made = try await merge(cases)
        let lines = try await cases.act { tx, author in try tx.merges(visibleTo: author.actor) }
        #expect(lines.map(\.id) == [made.id])
        #expect(lines.first?.merge.canBeUndone(on: TestDay("2026-12-21")) == true)
        #expect(lines.first?.merge.canBeUndone(on: TestDay("2026-12-22")) == false)
        #expect(try await cases.act { tx, author in try tx.merges(in: "h1", visibleTo: author.actor).count } == 1)
        #expect(try await cases.act(as: .charlie) { tx, author in try tx.merges(visibleTo: author.actor) }.isEmpty)
    }
}
