import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The list and the file on screen, and the acts that their forms send.
struct HouseholdPagesTests {
    /// A family that Alice follows, with a relay dwelling that stands empty.
    private func family(_ web: WebWorld) async throws -> String {
        let world = web.world
        let author = try await world.author(.alice)
        try world.vault.makeKeys(for: ["f1"])
        return try await world.store.write { tx in
            try tx.insert(Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
            try tx.insert(
                Dwelling(
                    id: "d1", code: "77-001", site: "s1", usage: .relay, stock: .public, landlord: "office",
                    commune: "77288", departement: "77", type: .t3, surfaceTenths: 700, status: .inService,
                    openingCapacity: 4, serviceFrom: TestDay("2019-02-01")))
            try tx.insert(
                HeadLease(
                    id: "hl", dwelling: "d1", from: TestDay("2019-01-01"), sublettingAllowed: true, rentCents: 80_000))
            let new = NewHousehold(
                id: "f1", site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
                persons: [
                    person("Rahimi", "Najib", "1988-04-12", .male, .reference),
                    person("Rahimi", "", "1990", .female, .spouse),
                ])
            return try tx.register(new, duplicatesIn: nil, by: author).code
        }
    }

    private func person(_ family: String, _ given: String, _ born: String, _ sex: Sex, _ tie: Kinship) -> NewPerson {
        NewPerson(
            PersonalIdentity(family: family, given: given, birth: PartialDate(text: born) ?? .unknown), sex: sex,
            kinship: tie, protections: [.init(.refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"))])
    }

    /// The value of a hidden field or of a checked box in the page.
    private func value(_ name: String, in page: Page) -> String? {
        let pattern = "name=\"\(name)\""
        guard let at = page.body.range(of: pattern) else { return nil }
        let tag = page.body[..<page.body.endIndex]
        let from = tag[..<at.lowerBound].lastIndex(of: "<") ?? tag.startIndex
        let to = tag[at.upperBound...].firstIndex(of: ">") ?? tag.endIndex
        return tag[from..<to].firstMatch(of: /value="([^"]*)"/).map { String($0.1) }
    }

    @Test func `the list names the household to her team and to nobody else`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        let list = try await alice.get("/menages")
        #expect(list.status == 200)
        #expect(list.shows("Rahimi Najib"))
        #expect(list.shows("1 ménage"))
        let charlie = try await web.browser(.charlie)
        #expect(!(try await charlie.get("/menages")).shows("Rahimi"))
        for path in ["", "/parcours", "/membres", "/logement", "/emploi", "/historique", "/admission", "/evenements"] {
            #expect(try await charlie.get("/menages/\(code)\(path)").status == 404, "\(path)")
            #expect(try await alice.get("/menages/\(code)\(path)").status == 200, "\(path)")
        }
    }

    @Test func `opening a file leaves a trace that its history shows`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        _ = try await alice.get("/menages/\(code)")
        #expect(try await web.services.access.history(of: "f1").map(\.account) == ["alice"])
        let history = try await alice.get("/menages/\(code)/historique")
        #expect(history.shows("Dossier ouvert"))
        #expect(history.shows("Qui a ouvert ce dossier"))
    }

    @Test func `the summary names the papers that are missing and who stands around the household`() async throws {
        let cases = try await FileCases()
        let page = try await cases.web.browser(.alice).get("/menages/\(cases.code("h3"))")
        #expect(page.shows("Il manque") && page.shows("/documents\">Voir les pièces"))
        #expect(page.shows("Autour du ménage"))
    }

    @Test func `a single name and a year alone are shown as such`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let page = try await web.browser(.alice).get("/menages/\(code)/membres")
        #expect(page.shows("Rahimi (nom unique)"))
        #expect(page.shows("vers 1990"))
    }

    @Test func `a note that tells of health is pointed at and kept only with a reason`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        _ = try await alice.get("/menages/\(code)")
        let text = "Traitement du diabète à prévoir."
        let refused = try await alice.post(
            "/menages/\(code)/notes", [("texte", text), ("niveau", "team"), ("cle", "k1")])
        #expect(refused.status == 422)
        #expect(refused.shows("diabète"))
        #expect(refused.shows(text))
        let kept = try await alice.submit(
            "/menages/\(code)/notes",
            [
                ("texte", text), ("niveau", "team"), ("cle", "k1"), ("confirme_V30", "1"),
                ("motif_V30", "Urgence vitale"),
            ])
        #expect(kept.status == 200)
        #expect(kept.shows("Note enregistrée."))
        #expect(kept.shows(text))
    }

    @Test func `a private note is its author's alone`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        _ = try await alice.get("/menages/\(code)")
        let page = try await alice.submit(
            "/menages/\(code)/notes", [("texte", "Rappeler lundi"), ("niveau", "private"), ("cle", "k2")])
        #expect(page.shows("Rappeler lundi"))
        #expect(!(try await web.browser(.bob).get("/menages/\(code)")).shows("Rappeler lundi"))
    }

    @Test func `a household is admitted, enters and leaves for a lease of its own`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        let form = try await alice.get("/menages/\(code)/admission")
        #expect(form.shows("77-001"))
        #expect(form.shows("4 places pour 2 personnes"))
        let admitted = try await alice.submit(
            "/menages/\(code)/admission", [("logement", "d1"), ("jour", "01/06/2026"), ("cle", "a1")])
        #expect(admitted.shows("Confirmer l’entrée"))
        let stay = try #require(admitted.main.firstMatch(of: /entree\?sujet=([^"]+)"/).map { String($0.1) })
        let entered = try await alice.submit(
            "/menages/\(code)/entree", [("sujet", stay), ("jour", "01/06/2026"), ("cle", "a2")])
        #expect(entered.shows("Enregistrer la sortie"))
        let fields = [("sujet", stay), ("jour", "15/11/2026"), ("destination", "directLeasePublic"), ("cle", "a3")]
        let unproven = try await alice.post("/menages/\(code)/sortie", fields)
        #expect(unproven.status == 422)
        #expect(unproven.shows("15/11/2026"))
        let left = try await alice.submit(
            "/menages/\(code)/sortie",
            fields + [
                ("bailleur", "office"), ("commune", "Melun"), ("departement", "77"), ("loyer", "412,50"),
                ("signature", "15/11/2026"), ("projet", "oui"),
            ])
        #expect(left.status == 200)
        #expect(left.shows("Sortie enregistrée"))
        #expect(try await alice.get("/menages/\(code)/parcours").shows("412,50"))
    }

    @Test func `what happened tomorrow is refused and nothing typed is lost`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        _ = try await alice.get("/menages/\(code)/cloture")
        let page = try await alice.post("/menages/\(code)/cloture", [("jour", "24/12/2026"), ("raison", "autonomous")])
        #expect(page.status == 422)
        #expect(page.shows("24/12/2026"))
        #expect(page.shows("Ce jour est à venir"))
    }

    @Test func `a correction shows what it moves before it is saved`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        let form = try await alice.get("/menages/\(code)/correction?sujet=f1&champ=household.opened_on")
        #expect(form.status == 200)
        let fields = [
            ("sujet", "f1"), ("champ", "household.opened_on"), ("valeur", "05/01/2021"), ("motif", "Erreur de frappe"),
        ]
        let preview = try await alice.post("/menages/\(code)/correction-apercu", fields)
        #expect(preview.status == 200)
        #expect(preview.shows("Aucun chiffre publié ne change."))
        let saved = try await alice.submit("/menages/\(code)/correction", fields + [("cle", "c1")])
        #expect(saved.shows("Erreur de frappe"))
        #expect(saved.shows("5 janv. 2021"))
    }

    @Test func `the dwelling of a stay is put right by its code, and the history names both`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let author = try await web.world.author(.alice)
        let stay = try await web.world.store.write { tx in
            for (id, places) in [("d2", 5), ("d3", 2)] {
                try tx.insert(
                    Dwelling(
                        id: id, code: "77-00\(id.last ?? "0")", site: "s1", usage: .relay, stock: .public,
                        landlord: "office", commune: "77288", departement: "77", surfaceTenths: 600,
                        status: .inService, openingCapacity: places == 2 ? 1 : places,
                        serviceFrom: TestDay("2019-02-01")))
            }
            let planned = try tx.admit(
                NewAdmission(household: "f1", dwelling: "d1", from: TestDay("2026-06-01")), by: author)
            return try tx.enter(planned.id, on: TestDay("2026-06-01"), by: author)
        }
        let alice = try await web.browser(.alice)
        let path = "/menages/\(code)/correction"
        let choice = try await alice.get(path + "?sujet=\(stay.id)")
        #expect(choice.shows("Logement") && choice.shows("77-001"))
        let form = try await alice.get(path + "?sujet=\(stay.id)&champ=accommodation.dwelling_id")
        #expect(form.status == 200 && form.shows("value=\"77-001\""))
        func fields(_ value: String, _ more: [(String, String)] = []) -> [(String, String)] {
            [
                ("sujet", stay.id), ("champ", "accommodation.dwelling_id"), ("valeur", value),
                ("avant_valeur", "77-001"), ("motif", "mauvais logement noté"),
            ] + more
        }
        let unknown = try await alice.post(path + "-apercu", fields("77-999"))
        #expect(unknown.status == 422 && unknown.shows("Aucun logement de ce code") && unknown.shows("77-999"))
        let small = try await alice.post(path + "-apercu", fields("77-003"))
        #expect(small.status == 422 && small.shows("À confirmer (V33)") && small.shows("value=\"77-003\""))
        let preview = try await alice.post(path + "-apercu", fields("77-002"))
        #expect(preview.status == 200 && preview.shows("Logement : 77-001 devient 77-002"))
        #expect(preview.shows("Aucun chiffre publié ne change."))
        let saved = try await alice.submit(path, fields("77-002", [("cle", "r1")]))
        #expect(saved.shows("Correction enregistrée") && saved.shows("77-001 devient 77-002"))
        #expect(try await alice.get("/historique").shows("Logement : 77-001 devient 77-002"))
        #expect(try await web.browser(.charlie).get(path + "?sujet=\(stay.id)").status == 404)
    }

    @Test func `an employer is chosen from the list, and a centre from the others`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let author = try await web.world.author(.alice)
        let (spell, stay) = try await web.world.store.write { tx in
            try tx.insert(Partner(id: "p1", name: "Boulangerie du Val", kind: .employer, site: "s1"))
            try tx.insert(Partner(id: "p2", name: "Atelier des Monts", kind: .siae, site: "s1"))
            for (id, name) in [("c1", "CADA des Tilleuls"), ("c2", "CADA du Lac")] {
                try tx.insert(Centre(id: id, name: name, kind: .cada, operatorName: "Accueil", departement: "77"))
            }
            let person = try tx.members(of: "f1", by: author).first?.id ?? ""
            let spell = try tx.beginWork(
                NewSpell(.permanent, from: TestDay("2021-02-01"), employer: "p1"), of: person, by: author)
            let stay = try tx.recordCentreStay(
                NewCentreStay(household: "f1", centre: "c1", from: TestDay("2026-02-01")), by: author)
            return (spell.id, stay.id)
        }
        let alice = try await web.browser(.alice)
        let path = "/menages/\(code)/correction"
        for (field, subject, old, new, words) in [
            (
                "employment_spell.employer_id", spell, "p1", "p2",
                "Employeur : Boulangerie du Val devient Atelier des Monts"
            ),
            ("accommodation.centre_id", stay, "c1", "c2", "Centre : CADA des Tilleuls devient CADA du Lac"),
        ] {
            let form = try await alice.get(path + "?sujet=\(subject)&champ=\(field)")
            #expect(form.shows("<option value=\"\(old)\" selected>") && form.shows("<option value=\"\(new)\">"))
            let fields = [
                ("sujet", subject), ("champ", field), ("avant_valeur", old), ("motif", "mauvais choix"),
            ]
            let stranger = try await alice.post(path + "-apercu", fields + [("valeur", "nobody")])
            #expect(stranger.status == 422 && stranger.shows("Choisissez dans la liste."))
            let preview = try await alice.post(path + "-apercu", fields + [("valeur", new)])
            #expect(preview.status == 200 && preview.shows(words), "\(field)")
            let saved = try await alice.submit(path, fields + [("valeur", new), ("cle", "k\(new)")])
            #expect(saved.shows("Correction enregistrée") && saved.shows(words), "\(field)")
        }
    }

    @Test func `a child is born into the household, and work is recorded`() async throws {
        let web = try await WebWorld()
        let code = try await family(web)
        let alice = try await web.browser(.alice)
        _ = try await alice.get("/menages/\(code)/naissance")
        let born = try await alice.submit(
            "/menages/\(code)/naissance",
            [
                ("nom", "Rahimi"), ("prenom", "Zahra"), ("naissance", "02/11/2026"), ("sexe", "F"), ("lien", "child"),
                ("cle", "n1"),
            ])
        #expect(born.shows("3 personnes"))
        let person = try #require(born.main.firstMatch(of: /titre\?sujet=([^"]+)"/).map { String($0.1) })
        let working = try await alice.submit(
            "/menages/\(code)/contrat",
            [("sujet", person), ("contrat", "permanent"), ("jour", "01/10/2026"), ("heures", "35"), ("cle", "w1")])
        #expect(working.shows("35 h par semaine"))
    }
}
