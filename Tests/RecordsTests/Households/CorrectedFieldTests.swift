import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Codes, numbers and choices are put right like dates: old value, new value, reason and who are kept.
struct CorrectedFieldTests {
    private func ids(_ cases: Cases) async throws -> [String: String] {
        let stay = try await cases.housed("h1")
        return try await cases.act { tx, author in
            let members = try tx.members(of: "h1", by: author)
            let reference = members.first { $0.membership.kinship == .reference }
            let spouse = members.first { $0.membership.kinship == .spouse }
            let person = reference?.id ?? ""
            let spell = try tx.beginWork(NewSpell(.fixedTerm, from: TestDay("2021-02-01")), of: person, by: author)
            let situation = try tx.declareSituation(.training, of: person, from: TestDay("2020-05-01"), by: author)
            let french = try tx.assessFrench(
                .init(assessedOn: TestDay("2021-02-01"), oral: .a1, written: .a1), of: person, by: author)
            let permit = try tx.recordPermit(
                .init(.residentCard10y, issuedOn: TestDay("2020-06-01")), of: person, by: author)
            return [
                "stay": stay.id, "person": person, "reference": reference?.membership.id ?? "",
                "spouse": spouse?.membership.id ?? "", "spell": spell.id, "situation": situation.id,
                "french": french.id, "permit": permit.id,
                "protection": try tx.protections(of: [person]).first?.id ?? "",
            ]
        }
    }

    @Test(arguments: Engine.available)
    func `every kind of value is put right`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let ids = try await ids(cases)
        let changes: [(CorrectableField, String, String?)] = [
            (.stayFunding, "stay", "other"), (.stayPlace, "stay", "2"), (.stayPlace, "stay", nil),
            (.entryInventoryOn, "stay", "2026-06-03"), (.memberKinship, "spouse", "partner"),
            (.protectionKind, "protection", "subsidiary"), (.protectionAuthority, "protection", "cnda"),
            (.protectionRequestedOn, "protection", "2019-01-05"), (.permitKind, "permit", "multiYearSubsidiary4y"),
            (.frenchOral, "french", "B1"), (.spellContract, "spell", "permanent"), (.spellHours, "spell", "350"),
            (.spellRome, "spell", "K1303"), (.situationStatus, "situation", "student"),
        ]
        for (field, id, value) in changes {
            let subject = try #require(ids[id])
            let made = try await cases.act { tx, author in
                try tx.correct(field, of: subject, to: value, reason: "faute de frappe", by: author)
            }
            #expect(made.newValue == value, "\(field)")
        }
        #expect(try await cases.count("correction") == changes.count)
        #expect(try await cases.count("employment_spell", "weekly_hours_tenths = 350 AND rome = 'K1303'") == 1)
        #expect(try await cases.count("accommodation", "funding = 'other' AND place IS NULL") == 1)
    }

    @Test(arguments: Engine.available)
    func `a value that its kind does not know is refused`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let ids = try await ids(cases)
        let refused: [(CorrectableField, String, String?, String)] = [
            (.stayFunding, "stay", "lottery", "V89 block"), (.stayPlace, "stay", "0", "V89 block"),
            (.entryInventoryOn, "stay", "2026-07-03", "V46 warn"), (.memberKinship, "spouse", "reference", "V89 block"),
            (.protectionKind, "protection", "ended", "V89 block"),
            (.protectionRequestedOn, "protection", "2021-01-05", "V10 block"),
            (.frenchOral, "french", "Z9", "V89 block"), (.spellHours, "spell", "701", "V89 block"),
            (.spellRome, "spell", "boulanger", "V89 block"), (.spellContract, "spell", nil, "V89 block"),
        ]
        for (field, id, value, expected) in refused {
            let subject = try #require(ids[id])
            let found = try await cases.findings { tx, author in
                try tx.correct(field, of: subject, to: value, reason: "faute", by: author)
            }
            #expect(found == [expected], "\(field): \(found)")
        }
        let reference = try #require(ids["reference"])
        await #expect(throws: ActRefusal.self) {
            try await cases.act { tx, author in
                _ = try tx.correct(.memberKinship, of: reference, to: "sibling", reason: "faute", by: author)
            }
        }
        #expect(try await cases.count("correction") == 0)
    }

    @Test(arguments: Engine.available)
    func `a dwelling's places, checks, steps and leases are put right by those who keep the stock`(
        engine: Engine
    ) async throws {
        let cases = try await Cases(engine)
        try await cases.act { tx, _ in
            try tx.insert(
                DwellingCheck(
                    id: "check", dwelling: "d1", kind: .dpe, doneOn: TestDay("2020-01-01"),
                    expiresOn: TestDay("2030-01-01"), result: "D"))
            try tx.insertCapacity(
                id: "places", dwelling: "d1", DwellingCapacity(from: TestDay("2021-01-01"), places: 5))
            try tx.insertStep(id: "step", dwelling: "d1", status: .inService, from: TestDay("2019-02-01"))
        }
        let changes: [(CorrectableField, String, String?)] = [
            (.openingCapacity, "d1", "3"), (.capacityPlaces, "places", "4"), (.checkResult, "check", "C"),
            (.checkExpiresOn, "check", "2029-12-31"), (.stepFrom, "step", "2019-02-02"),
            (.headLeaseNotice, "lease-d1", "6"), (.headLeaseRent, "lease-d1", "75000"),
        ]
        for (field, id, value) in changes {
            let made = try await cases.act(as: .bob) { tx, author in
                try tx.correct(field, of: id, to: value, reason: "faute", by: author)
            }
            #expect(made.newValue == value, "\(field)")
        }
        let refused: [(CorrectableField, String, String?, String)] = [
            (.openingCapacity, "d1", "13", "V89 block"), (.checkExpiresOn, "check", "2019-01-01", "V31 block"),
            (.headLeaseSubletting, "lease-d1", "0", "V45 block"), (.stepFrom, "step", "2031-01-01", "V32 block"),
        ]
        for (field, id, value, expected) in refused {
            let found = try await cases.findings(as: .bob) { tx, author in
                try tx.correct(field, of: id, to: value, reason: "faute", by: author)
            }
            #expect(found == [expected], "\(field): \(found)")
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in
                _ = try tx.correct(.openingCapacity, of: "d1", to: "4", reason: "faute", by: author)
            }
        }
        await #expect(throws: NotVisible("dwelling_check", "check")) {
            try await cases.act(as: .charlie) { tx, author in
                _ = try tx.correct(.checkResult, of: "check", to: "A", reason: "faute", by: author)
            }
        }
    }
}
