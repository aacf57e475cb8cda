import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Letters through the door: what is missing, what is made, who verifies it, in which languages.
struct LetterPagesTests {
    private struct Writing {
        let work: WorkWorld
        let alice: Browser
        let code: String

        init() async throws {
            work = try await WorkWorld()
            code = try await work.code("h1")
            alice = try await work.web.browser(.alice)
        }

        var page: String { "/menages/\(code)/courriers" }
        var new: String { "\(page)/nouveau" }

        /// The dwelling gets the address that an attestation names.
        func addressed() async throws {
            let vault = work.web.world.vault
            try await work.web.world.store.write { tx in
                let sealed = try vault.seal(
                    DwellingAddress(street: "12 rue des Tilleuls", postalCode: "77000"),
                    SealSlot(owner: "site:s1", table: "dwelling", column: "sealed_address", row: "d1"))
                try tx.run("UPDATE dwelling SET sealed_address = \(sealed) WHERE id = 'd1'")
            }
        }

        func letter() async throws -> String {
            try await work.web.world.store.read {
                try $0.row("SELECT id FROM letter ORDER BY at DESC, id DESC")?.text("id") ?? ""
            }
        }

        func token() async throws -> String {
            let (id, author) = (try await letter(), try await work.web.world.author(.alice))
            return try await work.web.world.store.read { try $0.letter(id, by: author).words?.token ?? "" }
        }
    }

    @Test func `what is missing is listed with where to fill it in, and nothing is made`() async throws {
        let writing = try await Writing()
        let form = try await writing.alice.get(writing.new + "?modele=attestation")
        #expect(form.status == 200 && form.shows("Il manque encore") && form.shows("Adresse du logement"))
        #expect(form.body.contains("href=\"/logements/77-D1\""))
        let refused = try await writing.alice.submit(writing.new, [("modele", "attestation")])
        #expect(refused.status == 422 && refused.shows("Adresse du logement"))
        #expect(try await writing.letter().isEmpty)
        try await writing.addressed()
        let whole = try await writing.alice.get(writing.new + "?modele=attestation")
        #expect(!whole.shows("Il manque encore") && whole.shows("12 rue des Tilleuls, 77000 Melun"))
    }

    @Test func `a letter that was made stays as it left, is withdrawn and put back`() async throws {
        let writing = try await Writing()
        try await writing.addressed()
        let made = try await writing.alice.submit(writing.new, [("modele", "attestation")])
        #expect(made.shows("Courrier n° 2026-0001 fait") && made.shows("Hosseini") && made.shows("né(e) le 03/09/1984"))
        try await writing.work.web.world.store.write { tx in
            try tx.run("UPDATE dwelling SET sealed_address = NULL")
        }
        let id = try await writing.letter()
        #expect(try await writing.alice.get("\(writing.page)/\(id)").shows("12 rue des Tilleuls"))
        #expect(try await writing.alice.get(writing.page).shows("vaut toujours"))
        let withdrawn = try await writing.alice.submit("\(writing.page)/\(id)/retrait", [])
        #expect(withdrawn.shows("il ne vaut plus") && withdrawn.shows("Rétablir le courrier"))
        let again = try await writing.alice.submit("\(writing.page)/\(id)/retrait", [])
        #expect(again.shows("a changé entre-temps"))
        #expect(try await writing.alice.submit("\(writing.page)/\(id)/retablissement", []).shows("Courrier rétabli."))
        let history = try await writing.alice.get("/menages/\(writing.code)/historique")
        for sentence in ["Courrier fait", "Courrier retiré", "Courrier rétabli"] { #expect(history.shows(sentence)) }
    }

    @Test func `another association has neither the letters nor one of them`() async throws {
        let writing = try await Writing()
        try await writing.addressed()
        _ = try await writing.alice.submit(writing.new, [("modele", "attestation")])
        let (id, charlie) = (try await writing.letter(), try await writing.work.web.browser(.charlie))
        let other = try await writing.work.code("h2")
        for path in [
            writing.page, "\(writing.page)/\(id)", "\(writing.page)/\(id)/pdf", writing.new + "?modele=attestation",
            "/menages/\(other)/courriers/\(id)", "/menages/\(other)/courriers/\(id)/pdf",
        ] {
            #expect(try await charlie.get(path).status == 404, "\(path)")
        }
        #expect(try await charlie.post("\(writing.page)/\(id)/retrait", []).status == 404)
        #expect(try await charlie.post("/menages/\(other)/courriers/\(id)/retrait", []).status == 404)
    }

    @Test func `whoever holds the letter sees that it is ours, and nothing of anybody`() async throws {
        let writing = try await Writing()
        try await writing.addressed()
        _ = try await writing.alice.submit(writing.new, [("modele", "attestation")])
        let (stranger, token) = (try await writing.work.web.browser(), try await writing.token())
        let page = try await stranger.get("/v/\(token)")
        #expect(page.status == 200 && page.shows("2026-0001") && page.shows("vaut toujours"))
        #expect(page.shows("Attestation d’hébergement") && page.shows("Association du Relais"))
        for told in ["Hosseini", "Mohammad", writing.code, "Tilleuls", "Melun"] {
            #expect(!page.shows(told), "\(told)")
        }
        #expect(try await stranger.get("/v/\(token)x").status == 404)
        _ = try await writing.alice.submit("\(writing.page)/\(writing.letter())/retrait", [])
        let gone = try await stranger.get("/v/\(token)")
        #expect(gone.status == 200 && gone.shows("Ce courrier a été retiré") && !gone.shows("vaut toujours"))
    }

    @Test func `a translation that nobody has read over is not printed`() async throws {
        let writing = try await Writing()
        try await writing.addressed()
        let dora = try await writing.work.web.browser(.dora)
        let text =
            "{association} {entrée}\n\n{personnes}\n\nالعنوان: {adresse}\n\n{terme}\n\n~ {association}, {référent}"
        let path = "/admin/courriers/attestation/ar"
        let kept = try await dora.submit(path, [("titre", "شهادة إيواء"), ("texte", text)])
        #expect(kept.shows("Elle ne s’imprime pas avant d’être relue."))
        let form = try await writing.alice.get(writing.new + "?modele=attestation")
        #expect(form.shows("faute de relecture") && !form.body.contains("id=\"langue\""))
        let alone = try await writing.alice.submit(writing.new, [("modele", "attestation"), ("langue", "ar")])
        #expect(!alone.shows("شهادة إيواء"))
        let nameless = try await dora.submit(
            path, [("titre", "شهادة إيواء"), ("texte", text), ("relue_le", "20/11/2026")])
        #expect(nameless.status == 422 && nameless.shows("Écrivez le nom de qui l’a relue."))
        _ = try await dora.submit(
            path,
            [("titre", "شهادة إيواء"), ("texte", text), ("relecteur", "Félix, interprète"), ("relue_le", "20/11/2026")])
        let both = try await writing.alice.submit(writing.new, [("modele", "attestation"), ("langue", "ar")])
        #expect(both.shows("شهادة إيواء") && both.shows("Traduction relue par Félix, interprète"))
        #expect(both.body.contains("lang=\"ar\" dir=\"rtl\"") && both.shows("03/09/1984"))
    }

    @Test(arguments: [
        ("Titre", "Bonjour {prénom}", "«\u{A0}prénom\u{A0}» n’est pas un champ connu."),
        ("", "Texte", "Écrivez un titre."),
        ("Titre", " ", "Écrivez le texte."),
    ])
    func `a text with an unknown field is refused by its name`(title: String, text: String, said: String) async throws {
        let dora = try await WorkWorld().web.browser(.dora)
        let page = try await dora.submit(
            "/admin/courriers/convocation", [("titre", title), ("texte", text), ("version", "1")])
        #expect(page.status == 422 && page.shows(said))
    }

    @Test func `a preview keeps nothing, a new text is version 2`() async throws {
        let dora = try await WorkWorld().web.browser(.dora)
        let path = "/admin/courriers/convocation"
        let fields = [("titre", "Venez"), ("texte", "Le {rendez-vous}, {ménage}."), ("version", "1")]
        let preview = try await dora.submit(path, fields + [("apercu", "oui")])
        #expect(preview.shows("Venez") && preview.body.contains("class=\"gap\""))
        #expect(try await dora.get(path).shows("Version 1"))
        #expect(try await dora.submit(path, fields).shows("Version 2"))
        #expect(try await dora.post(path, fields).status == 409)
    }

    @Test func `a letter to the landlord waits for the household's consent`() async throws {
        let writing = try await Writing()
        let followUp = try await writing.work.movedOut()
        let path = writing.new + "?modele=certificat&sujet=\(followUp)"
        let waiting = try await writing.alice.get(path)
        #expect(waiting.shows("Accord du ménage pour qu’on parle de lui à son bailleur"))
        let fields = [("modele", "certificat"), ("sujet", followUp)]
        #expect(try await writing.alice.submit(writing.new, fields).status == 422)
        try await writing.work.web.world.store.write { tx in
            try tx.insert(Consent(id: "k9", household: "h1", kind: .landlordContact, givenOn: TestDay("2026-11-01")))
        }
        let made = try await writing.alice.submit(writing.new, fields)
        #expect(made.shows("Office du Val") && made.shows("0 mois de loyer payés à temps sur 0 vérifiés"))
    }

    @Test func `an appointment becomes a summons, with what only its writer knows proposed`() async throws {
        let writing = try await Writing()
        _ = try await writing.alice.submit(
            "/menages/\(writing.code)/nouveau-rendez-vous",
            [
                ("sujet_rdv", "rights"), ("jour", "08/12/2026"), ("heure", "10:00"), ("duree", "45"),
                ("lieu", "elsewhere"), ("lieu_mots", "CAF, 4 rue Neuve"), ("avec", "alice"),
                ("interprete", "notNeeded"),
            ])
        let id = try await writing.work.web.world.store.read {
            try $0.row("SELECT id FROM appointment")?.text("id") ?? ""
        }
        let form = try await writing.alice.get("\(writing.new)?modele=convocation&sujet=\(id)")
        #expect(form.body.contains("value=\"CAF, 4 rue Neuve\"") && form.shows("mar. 8 déc. 2026 à 10"))
        #expect(try await writing.alice.get("\(writing.new)?modele=convocation&sujet=other").status == 404)
        let made = try await writing.alice.submit(
            writing.new,
            [
                ("modele", "convocation"), ("sujet", id), ("rendez-vous", "mardi 8 décembre 2026 à 10 h"),
                ("lieu", "CAF"), ("objet", "Vos droits"),
            ])
        #expect(made.shows("Nous vous attendons le mardi 8 décembre 2026 à 10 h, à cette adresse"))
    }

    @Test func `without a Chromium the page is printed, and says so`() async throws {
        let writing = try await Writing()
        try await writing.addressed()
        let made = try await writing.alice.submit(writing.new, [("modele", "attestation")])
        #expect(made.shows("Chromium n’est pas installé") && !made.shows("Télécharger en PDF"))
        let pdf = try await writing.alice.get("\(writing.page)/\(writing.letter())/pdf")
        #expect(pdf.status == 303)
    }
}
