import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Letters to many landlords through the door: found by the filter, ticked, prepared, made once, completed, printed.
struct MailingPagesTests {
    private struct Writing {
        let web: WebWorld
        let alice: Browser
        static let list = "/partenaires?reponse=attendue"
        static let moment = Moment(startOf: TestDay("2026-11-01"), in: "Europe/Paris")

        /// Three landlords whose answer is late, the last one without a street, and one who has time.
        init() async throws {
            web = try await WorkWorld().web
            try await web.world.store.write { tx in
                for (id, street, sent) in [
                    ("p1", "4 place du Marché", "2026-10-05"), ("p2", "9 rue des Lilas", "2026-10-06"),
                    ("p3", "", "2026-10-07"), ("p4", "1 rue du Lavoir", "2026-11-20"),
                ] {
                    try tx.insert(
                        Partner(
                            id: id, name: "Bailleur \(id)", kind: .hlmBody, landlordKind: .oph, departement: "77",
                            commune: "77288", site: "s1", reach: PartnerReach(street: street, postalCode: "77000")))
                    var facts = HousingOffer.Facts(departement: "77", type: .t3, receivedOn: TestDay("2026-09-20"))
                    facts.commune = "77288"
                    try tx.insert(
                        HousingOffer(
                            id: "o-\(id)", site: "s1", partner: id, facts, state: .candidatesSent,
                            sentOn: TestDay(sent)), address: nil, by: "alice", at: Self.moment)
                    try tx.insert(
                        Candidacy(
                            id: "k-\(id)", offer: "o-\(id)", household: "h1", site: "s1", state: .sent,
                            days: .init(sent: TestDay(sent))), convention: nil, by: "alice", at: Self.moment)
                }
            }
            alice = try await web.browser(.alice)
        }

        var form: [(String, String)] {
            ["p1", "p2", "p3"].map { ("partenaire", $0) } + [("cle", "k1"), ("modele", "sans-reponse")]
        }

        func count(_ condition: Query = "1 = 1") async throws -> Int {
            try await web.world.store.read {
                try $0.row("SELECT count(*) AS n FROM partner_letter WHERE \(condition)")?.int("n") ?? -1
            }
        }
    }

    @Test func `the list shows whose answer is late, and takes them all without a script`() async throws {
        let writing = try await Writing()
        let list = try await writing.alice.get(Writing.list)
        #expect(list.rowCount == 3 && list.shows("3 partenaires") && !list.shows("Bailleur p4"))
        #expect(list.shows("depuis le 5 oct. 2026, 47 jours") && list.shows("réponse attendue à vos candidatures"))
        #expect(list.body.contains("data-batch=\"partenaire\"") && list.shows("Écrire aux bailleurs cochés"))
        let ticked = try await writing.alice.get(Writing.list + "&coche=page")
        #expect(ticked.body.components(separatedBy: " checked").count == 4)
        let all = try await writing.alice.get("/partenaires/courriers/nouveau?liste=reponse%3Dattendue&tous=oui")
        #expect(all.shows("2 courriers à faire.") && all.shows("1 adresse manque"))
        let none = try await writing.alice.submit("/partenaires/vues", [("liste", ""), ("vue", "")])
        #expect(none.status == 422)
        let back = try await writing.alice.get("/partenaires/courriers/nouveau?liste=reponse%3Dattendue")
        #expect(back.status == 303 && back.location == Writing.list)
        #expect(try await writing.alice.get(Writing.list).shows("Cochez au moins un bailleur."))
    }

    @Test func `a view of the list is kept without the name that was looked for`() async throws {
        let writing = try await Writing()
        let kept = try await writing.alice.submit(
            "/partenaires/vues",
            [("liste", "nom=Bailleur&reponse=attendue&page=2"), ("vue", "Bailleurs sans réponse"), ("pour", "s1")])
        #expect(kept.shows("Vue gardée.") && kept.rowCount == 3)
        let bob = try await writing.web.browser(.bob)
        let link = try await bob.get("/partenaires").found(/href="(\/partenaires\?[^"]*)" class="pick">/)
        #expect(link == Writing.list)
        #expect(!(try await writing.web.browser(.charlie).get("/partenaires")).shows("Bailleurs sans réponse"))
        #expect(!(try await bob.get("/menages")).shows("Bailleurs sans réponse"))
    }

    @Test func `the preview tells the dwelling, the day and how many wait, and nothing of a household`() async throws {
        let writing = try await Writing()
        let page = try await writing.alice.get(
            "/partenaires/courriers/nouveau?partenaire=p1&partenaire=p2&partenaire=p3&partenaire=p4&apercu=p2~a1")
        #expect(page.shows("9 rue des Lilas") && page.shows("77000 Melun") && page.shows("T3 à Melun"))
        #expect(page.shows("1 candidature, envoyée le 6 oct. 2026") && page.shows("proposé le 20 sept. 2026"))
        #expect(page.shows("aucune réponse n’est en retard\u{A0}: Bailleur p4."))
        for told in ["Hosseini", "Mohammad", "محمد", try await writing.web.code("h1")] {
            #expect(!page.shows(told), "\(told)")
        }
        #expect(try await writing.count() == 0)
    }

    @Test func `the same form twice makes each letter once, and who lacks an address stays`() async throws {
        let writing = try await Writing()
        let made = try await writing.alice.submit("/partenaires/courriers", writing.form)
        #expect(made.shows("2 courriers faits. 1 attend une adresse.") && made.shows("Pas encore écrits"))
        #expect(made.shows("2026-0001") && made.shows("2026-0002") && made.shows("9 rue des Lilas"))
        #expect(made.body.components(separatedBy: "class=\"letter\"").count == 3)
        _ = try await writing.alice.submit("/partenaires/courriers", writing.form)
        #expect(try await writing.count() == 3)
        #expect(try await writing.count("number IS NULL AND partner_id = 'p3'") == 1)
        let early = try await writing.alice.submit("/partenaires/courriers/k1/suite", [])
        #expect(early.shows("Il manque encore une adresse"))
        let form = try #require(made.found(/href="(\/partenaires\/p3\/modifier\?retour=[^"]*)"/))
        let address = try await writing.alice.get(form.replacing("&amp;", with: "&"))
        let back = try #require(address.found(/name="retour" value="([^"]*)"/))
        #expect(back == "/partenaires/courriers/k1")
        let completed = try await writing.alice.submit(
            "/partenaires/p3",
            [
                ("nom", "Bailleur p3"), ("nature", "hlmBody"), ("portee", "local"), ("bailleur", "oph"),
                ("commune", "Melun"), ("departement", "77"), ("site", "s1"), ("rue", "2 quai des Moines"),
                ("code_postal", "77000"), ("version", "0"), ("retour", back),
            ])
        #expect(completed.shows("Partenaire modifié.") && completed.shows("Faire le courrier qui manque"))
        let whole = try await writing.alice.submit("/partenaires/courriers/k1/suite", [])
        #expect(
            whole.shows("1 courrier fait.") && whole.shows("2 quai des Moines") && !whole.shows("Pas encore écrits"))
        #expect(try await writing.count("number IS NOT NULL") == 3)
        let partner = try await writing.alice.get("/partenaires/p3")
        #expect(partner.shows("Relance d’un bailleur") && partner.shows("2026-0003") && partner.shows("alice"))
    }

    @Test func `a letter is read by those who write there, and verified by whoever holds it`() async throws {
        let writing = try await Writing()
        _ = try await writing.alice.submit("/partenaires/courriers", writing.form)
        let author = try await writing.web.world.author(.alice)
        let letter = try #require(
            try await writing.web.world.store.read { try $0.mailing("k1", by: author).written.first })
        let path = "/partenaires/p1/courriers/\(letter.id)"
        #expect(try await writing.alice.get(path).shows("4 place du Marché"))
        #expect(try await writing.alice.get("/partenaires/p2/courriers/\(letter.id)").status == 404)
        #expect(try await writing.alice.get(path + "/pdf").status == 303)
        #expect(try await writing.alice.get("/partenaires/courriers/k1/pdf").status == 303)
        let charlie = try await writing.web.browser(.charlie)
        for address in [path, path + "/pdf", "/partenaires/courriers/k1", "/partenaires/courriers/k1/pdf"] {
            #expect(try await charlie.get(address).status == 404, "\(address)")
        }
        _ = try await charlie.get("/partenaires")
        #expect(try await charlie.post("/partenaires/courriers/k1/suite", []).status == 404)
        let own = writing.form.filter { $0.0 != "cle" }
        #expect(try await charlie.post("/partenaires/courriers", own).location == "/partenaires")
        #expect(!(try await charlie.get("/partenaires/p1")).shows("2026-0001"))
        #expect(try await charlie.get(Writing.list).rowCount == 0)
        let token = try #require(letter.words?.token)
        let stranger = try await writing.web.browser()
        let page = try await stranger.get("/v/\(token)")
        #expect(page.shows("2026-0001") && page.shows("vaut toujours") && !page.shows("Bailleur p1"))
    }

    @Test func `a text may name no household, and a new one holds from the next letter on`() async throws {
        let writing = try await Writing()
        let dora = try await writing.web.browser(.dora)
        let path = "/admin/courriers/sans-reponse"
        let refused = try await dora.submit(path, [("titre", "T"), ("texte", "Pour {ménage}"), ("version", "1")])
        #expect(refused.status == 422 && refused.shows("«\u{A0}ménage\u{A0}» n’est pas un champ connu."))
        let text = try await dora.get(path)
        #expect(text.shows("{logements}") && !text.shows("{ménage}") && !text.shows("Traductions"))
        #expect(try await dora.get(path + "/ar").status == 404)
        #expect(
            try await dora.submit(path, [("titre", "T"), ("texte", "À {bailleur}\n\n{logements}"), ("version", "1")])
                .shows("Version 2"))
        let made = try await writing.alice.submit("/partenaires/courriers", writing.form)
        #expect(made.shows("À Bailleur p1") && !made.shows("Nous vous prions"))
        let code = try await writing.web.code("h1")
        #expect(!(try await writing.alice.get("/menages/\(code)/courriers")).body.contains("modele=sans-reponse"))
        #expect(try await writing.alice.get("/menages/\(code)/courriers/nouveau?modele=sans-reponse").status == 404)
    }
}

extension WebWorld {
    fileprivate func code(_ household: String) async throws -> String {
        try await world.store.read {
            try $0.row("SELECT code FROM household WHERE id = \(household)")?.text("code") ?? ""
        }
    }
}
