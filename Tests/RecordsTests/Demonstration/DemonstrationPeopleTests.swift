import RelorefDemonstration
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Nobody of the demonstration exists.
@Suite struct DemonstrationPeopleTests {
    /// Each current identity and profile, opened.
    private func people(
        of room: DemonstrationRoom
    ) async throws -> (identities: [PersonalIdentity], profiles: [PersonalProfile]) {
        let vault = room.vault
        return try await room.store.read { tx in
            let ids = try tx.rows("SELECT id FROM person ORDER BY id").map { try $0.text("id") }
            var identities: [PersonalIdentity] = []
            var profiles: [PersonalProfile] = []
            for start in stride(from: 0, to: ids.count, by: 500) {
                let part = Array(ids[start..<min(start + 500, ids.count)])
                identities += try tx.currentIdentities(of: part).values.map { try vault.open($0.sealed) }
                profiles += try tx.profiles(of: part).values.map { try vault.open($0) }
            }
            return (identities, profiles)
        }
    }

    @Test func `every name is one of the invented mixture`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        let people = try await people(of: room)
        var known: Set<String> = [""]
        for row in try ReferenceTable("demonstration_names").rows {
            known.formUnion([row["latin"], row["latin"] + "a"])
        }
        let planted = [Planted.searched, Planted.twin, Planted.shared] + Planted.pairs.flatMap { [$0.0, $0.1] }
        known.formUnion(planted.flatMap { [$0.family, $0.given] })
        let strangers = people.identities.filter { !known.contains($0.family) || !known.contains($0.given) }
        #expect(people.identities.count > 3_378)
        #expect(strangers == [])
        #expect(people.identities.allSatisfy { !$0.display.isEmpty })
        #expect(people.identities.contains { $0.isSingleName })
        #expect(people.identities.contains { $0.birth.precision == .year })
        #expect(people.identities.contains { $0.birth.precision == .month })
        let scripts = people.identities.compactMap(\.originalScript.unicodeScalars.first)
        #expect(scripts.contains { 0x600...0x6FF ~= $0.value } && scripts.contains { 0x1200...0x137F ~= $0.value })
        #expect(scripts.contains { 0x400...0x4FF ~= $0.value } && scripts.contains { 0x980...0x9FF ~= $0.value })
    }

    @Test func `telephones and addresses lead to nobody`() async throws {
        let people = try await people(of: .leaflet())
        let free = ["01 99 00 ", "02 61 91 ", "03 53 01 ", "04 65 71 ", "05 36 49 ", "06 39 98 "]
        let phones = people.profiles.map(\.phone).filter { !$0.isEmpty }
        #expect(phones.count > 1_000 && Set(phones).count == phones.count)
        #expect(phones.allSatisfy { phone in phone.count == 14 && free.contains { phone.hasPrefix($0) } })
        let mails = people.profiles.map(\.email).filter { !$0.isEmpty }
        #expect(mails.count > 100)
        #expect(mails.allSatisfy { $0.hasSuffix("@exemple.fr") || $0.hasSuffix("@example.org") })
    }

    @Test func `who is looked for by another spelling is there`() async throws {
        let people = try await people(of: .leaflet())
        let query = Transliteration.nameKey("husaini muhamad")
        let best = people.identities.max {
            Transliteration.nameKey($0.display).relevance(for: query)
                < Transliteration.nameKey($1.display).relevance(for: query)
        }
        #expect(best?.originalScript == "محمد حسینی")
        for (one, other) in Planted.pairs {
            let tests = [one, other].map {
                DuplicateTest(names: [Transliteration.nameKey($0.display)], birth: $0.birth)
            }
            #expect(tests[0].likeness(to: tests[1]) > 0, "\(one.display)")
        }
        #expect(people.identities.filter { $0 == Planted.shared }.count == 2)
        #expect(people.identities.contains(Planted.twin))
    }

    @Test func `notes tell nothing that a note must not tell`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        let keywords = try ReferenceTable("pattern_words").rows.compactMap { row in
            FreeText.Matter(rawValue: row["kind"]).map { FreeText.Keyword($0, row["word"]) }
        }
        let vault = room.vault
        let notes = try await room.store.read { tx in
            try tx.rows("SELECT id, household_id, sealed FROM note").map { row in
                let slot = SealSlot(owner: try row.text("household_id"), table: "note", row: try row.text("id"))
                return try vault.open(Sealed<SealedText>(slot: slot, bytes: try row.bytes("sealed"))).text
            }
        }
        #expect(keywords.count > 100 && notes.count > 10)
        #expect(notes.allSatisfy { FreeText(keywords: keywords).matches(in: $0).isEmpty })
    }
}
