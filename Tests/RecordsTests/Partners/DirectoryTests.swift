import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Organisations of other directories, and ours for theirs.
struct DirectoryTests {
    private static let structures = """
        [
          {"source": "dora", "id": "dora--1", "nom": "Mission locale de Melun", "date_maj": "2026-04-27",
           "description": "Accueil et accompagnement des jeunes de seize à vingt-cinq ans vers l’emploi.",
           "siret": "73282932000074", "code_insee": "77288", "commune": "Melun", "code_postal": "77000",
           "telephone": "+33160561234", "courriel": "accueil@exemple.fr", "reseaux_porteurs": ["mission-locale"]},
          {"source": "dora", "id": "dora--2", "nom": "Office du Val", "date_maj": "2026-04-27",
           "description": null, "code_insee": "77288", "site_web": "https://office.example.org"},
          {"source": "dora", "id": "dora--1", "nom": "Mission locale de Melun", "date_maj": "2026-04-27"}
        ]
        """

    private func world(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        try await ReferenceData.load(into: cases.world.store)
        try await cases.world.store.write { tx in
            try tx.run(
                "UPDATE partner SET commune = '77288', departement = '77', phone = '01 99 00 00 01' WHERE id = 'office'"
            )
        }
        return cases
    }

    private func report(_ cases: Cases, _ text: String, isCheck: Bool = false, as who: Cast = .alice) async throws
        -> DirectoryReport
    {
        let author = try await cases.world.author(who)
        let pass = DirectoryImport(Array(text.utf8), file: "annuaire", site: who == .charlie ? "s3" : "s1")
        return isCheck
            ? try await pass.check(author: author, store: cases.world.store)
            : try await pass.run(author: author, store: cases.world.store)
    }

    @Test(arguments: Engine.available)
    func `a directory is taken in once, by number, then by name and commune`(engine: Engine) async throws {
        let cases = try await world(engine)
        let before = try await cases.count("partner")
        let looked = try await report(cases, Self.structures, isCheck: true)
        #expect(looked.added == ["Mission locale de Melun"] && looked.completed == ["Office du Val"])
        #expect(!looked.isWritten && looked.unchanged == 1)
        #expect(try await cases.count("partner") == before)
        let first = try await report(cases, Self.structures)
        #expect(first.isWritten && first.added == looked.added && first.completed == looked.completed)
        #expect(
            try await cases.count("partner", "kind = 'missionLocale' AND commune = '77288' AND departement = '77'") == 1
        )
        #expect(try await cases.count("partner", "website = 'https://office.example.org' AND id = 'office'") == 1)
        let again = try await report(cases, Self.structures)
        #expect(again.added == [] && again.completed == [] && again.unchanged == 3 && again.differences == [])
        #expect(try await cases.count("partner") == before + 1)
        // Known by its number, whatever another directory calls it.
        let other = Self.structures.replacing("dora", with: "autre").replacing("Mission locale de Melun", with: "ML 77")
        let third = try await report(cases, other)
        #expect(third.added == [] && third.unchanged == 3)
    }

    @Test(arguments: Engine.available)
    func `what a record says stays, and is told; another site's record is not touched`(engine: Engine) async throws {
        let cases = try await world(engine)
        let text = """
            [{"source": "dora", "id": "2", "nom": "OFFICE DU VAL", "date_maj": "2026-04-27", "code_insee": "77288",
              "telephone": "01 99 00 00 02"}]
            """
        let told = try await report(cases, text)
        #expect(told.unchanged == 0 && told.completed == ["Office du Val"])
        #expect(
            told.differences.map(\.ours) == ["01 99 00 00 01"] && told.differences.map(\.theirs) == ["01 99 00 00 02"])
        #expect(try await cases.count("partner", "phone = '01 99 00 00 01' AND site_id = 's1'") == 1)
        let charlies = try await report(cases, text, as: .charlie)
        #expect(charlies.elsewhere == 1 && charlies.added == [] && charlies.differences == [])
    }

    @Test(arguments: [
        ("{\"nom\": 3}", DirectoryFault.Reason.unreadable, "", 1), ("texte", .unreadable, "nom", 1),
        ("[]", .noEntries, "", 1),
        ("[\n[1]]", .notAnObject, "", 2),
        ("[\n\n{\"source\": \"a\", \"id\": \"1\", \"date_maj\": \"2026-04-27\"}]", .missing, "nom", 3),
        (
            "[{\"source\": \"a\", \"id\": \"1\", \"nom\": \"AB\", \"date_maj\": \"2026-04-27\"}]", .nameTooShort, "nom",
            1
        ),
        ("[{\"source\": \"a\", \"id\": \"1\", \"nom\": \"ABC\", \"date_maj\": \"hier\"}]", .wrongDay, "date_maj", 1),
        (
            "[{\"source\": \"a\", \"id\": \"1\", \"nom\": \"ABC\", \"date_maj\": \"2026-04-27\", \"siret\": \"12\"}]",
            .wrongSiret, "siret", 1
        ),
        (
            "[{\"source\": \"a\", \"id\": \"1\", \"nom\": \"ABC\", \"date_maj\": \"2026-04-27\", \"code_postal\": \"7700\"}]",
            .wrongPostalCode, "code_postal", 1
        ),
        (
            "[{\"source\": \"a\", \"id\": \"1\", \"nom\": \"ABC\", \"date_maj\": \"2026-04-27\", \"courriel\": \"x\"}]",
            .wrongEmail, "courriel", 1
        ),
        ("[{\"source\": \"a\", \"id\": \"1\", \"nom\": \"ABC\", \"structure_id\": \"2\"}]", .notAnObject, "", 1),
        ("source,id,nom,date_maj\na,1,ABC\n", .wrongColumns, "", 2),
        ("source,id,nom,date_maj\na,1,ABC,2026-04-27\na,2,,2026-04-27\n", .missing, "nom", 3),
    ])
    func `a bad entry is told with its line and field, and nothing is written`(
        text: String, reason: DirectoryFault.Reason, field: String, line: Int
    ) async throws {
        let cases = try await world(.sqliteMemory)
        let before = try await cases.count("partner")
        let told = try await report(cases, text)
        let fault = try #require(told.faults.first)
        #expect(fault.reason == reason && fault.field == field && fault.line == line && fault.file == "annuaire")
        #expect(!told.isWritten)
        #expect(try await cases.count("partner") == before)
    }

    private func written(_ cases: Cases) async throws -> DirectoryWriting {
        _ = try await report(cases, Self.structures)
        return try await cases.act { tx, author in try tx.directory(knownTo: author.actor) }
    }

    @Test(arguments: Engine.available)
    func `ours has what data·inclusion requires, and comes back unchanged`(engine: Engine) async throws {
        let cases = try await world(engine)
        try await cases.world.store.write { tx in
            try tx.insert(
                Partner(id: "owner", name: "Mme Vallier", kind: .ownersUnion, landlordKind: .naturalPerson, site: "s1"))
        }
        let directory = try await written(cases)
        let json = try directory.dataInclusion()
        let list = try #require(try JSONSerialization.jsonObject(with: json) as? [[String: Any]])
        #expect(list.count == 2 && !String(decoding: json, as: UTF8.self).contains("Vallier"))
        for one in list {
            for field in ["source", "id", "nom", "description", "date_maj"] {
                #expect(one[field] is String, "\(field)")
            }
            let (name, words) = (one["nom"] as? String ?? "", one["description"] as? String ?? "")
            #expect(3...150 ~= name.count && !name.hasSuffix(".") && 50...2_000 ~= words.count)
            #expect((one["id"] as? String)?.hasPrefix("reloref--") == true)
            #expect(Day(iso: one["date_maj"] as? String ?? "") != nil)
            if let siret = one["siret"] as? String { #expect(Siret(siret)?.digits == siret) }
        }
        for text in [json, try directory.dataInclusionCSV()] {
            let back = try await report(cases, String(decoding: text, as: UTF8.self))
            #expect(back.faults == [] && back.added == [] && back.completed == [] && back.unchanged == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `ours has what Open Referral requires, with the same names each time`(engine: Engine) async throws {
        let cases = try await world(engine)
        let directory = try await written(cases)
        let json = try directory.openReferral()
        #expect(try json == directory.openReferral())
        let page = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let contents = try #require(page["contents"] as? [[String: Any]])
        #expect(page["total_items"] as? Int == contents.count && page["empty"] as? Bool == false)
        for one in contents {
            for field in ["id", "name", "description"] {
                #expect((one[field] as? String)?.isEmpty == false, "\(field)")
            }
            #expect(UUID(uuidString: one["id"] as? String ?? "") != nil)
            for place in one["locations"] as? [[String: Any]] ?? [] {
                #expect(UUID(uuidString: place["id"] as? String ?? "") != nil)
                #expect(place["location_type"] as? String == "physical")
                for address in place["addresses"] as? [[String: Any]] ?? [] {
                    for field in [
                        "id", "address_1", "city", "state_province", "postal_code", "country", "address_type",
                    ] {
                        #expect(address[field] is String, "\(field)")
                    }
                }
            }
        }
        let elsewhere = try await world(.sqliteMemory)
        let taken = try await report(elsewhere, String(decoding: json, as: UTF8.self))
        #expect(taken.faults == [] && taken.added == ["Mission locale de Melun"])
        let again = try await report(elsewhere, String(decoding: json, as: UTF8.self))
        #expect(again.added == [] && again.completed == [])
        #expect(try await elsewhere.count("partner", "siret = '73282932000074' AND commune = '77288'") == 1)
    }
}
