import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Two people at one file, and a form that is left in the middle: nothing that was typed is lost.
struct EditingPagesTests {
    @Test func `two changes of the same person are shown side by side, field by field`() async throws {
        let cases = try await FileCases()
        let (alice, hélène) = (try await cases.web.browser(.alice), try await cases.web.browser(.hélène))
        let (path, person) = ("/menages/\(cases.code("h3"))/coordonnees", try await cases.head("h3"))
        _ = try await alice.get(path + "?sujet=\(person)")
        _ = try await hélène.get(path + "?sujet=\(person)")
        let opened = ["sexe": "M", "langue": "", "langue_b": "", "interprete": "non", "telephone": "", "courriel": ""]
        func form(_ changes: [String: String], _ key: String) -> [(String, String)] {
            [("sujet", person), ("cle", key), ("lecture", ""), ("avant_lecture", "")]
                + opened.map { ("avant_\($0.key)", $0.value) }
                + opened.merging(changes) { $1 }.map { ($0.key, $0.value) }
        }
        let first = try await hélène.submit(path, form(["telephone": "0611111111", "langue": "prs"], "k1"))
        #expect(first.shows("0611111111"))
        let second = try await alice.post(path, form(["telephone": "0622222222", "courriel": "a@exemple.fr"], "k2"))
        #expect(second.status == 409)
        #expect(second.shows("0611111111") && second.shows("0622222222") && second.shows("hélène a changé cela"))
        // What only the colleague changed stands unless one says otherwise; what only I changed goes along.
        #expect(second.shows("id=\"langue_eux\" name=\"langue\" value=\"prs\" checked"))
        #expect(second.shows("name=\"courriel\" value=\"a@exemple.fr\""))
        let settled = try await alice.submit(
            path,
            [
                ("sujet", person), ("cle", "k3"), ("sexe", "M"), ("langue", "prs"), ("langue_b", ""),
                ("interprete", "non"), ("telephone", "0622222222"), ("courriel", "a@exemple.fr"), ("lecture", ""),
                ("avant_telephone", "0611111111"), ("avant_langue", "prs"), ("avant_courriel", ""),
            ])
        #expect(settled.status == 200)
        #expect(settled.shows("0622222222") && settled.shows("a@exemple.fr"))
        #expect(try await cases.web.browser(.charlie).get(path + "?sujet=\(person)").status == 404)
    }

    @Test func `a name in another system is written down, shown, found, and kept from others`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let (path, person) = ("/menages/\(cases.code("h3"))/graphies", try await cases.head("h3"))
        let form = try await alice.get(path + "?sujet=\(person)")
        #expect(form.status == 200 && form.shows("name=\"nom_caf\"") && form.shows("SI SIAO"))
        let saved = try await alice.submit(
            path, [("sujet", person), ("nom_caf", "Ferid Nuri"), ("avant_nom_caf", ""), ("cle", "g1")])
        #expect(saved.shows("Noms enregistrés.") && saved.shows("Ferid Nuri") && saved.shows("CAF"))
        let late = try await alice.post(
            path, [("sujet", person), ("nom_caf", "Autre"), ("avant_nom_caf", ""), ("cle", "g2")])
        #expect(late.status == 409 && late.shows("Ferid Nuri"))
        #expect(try await cases.web.browser(.charlie).get(path + "?sujet=\(person)").status == 404)
    }

    @Test func `other names are typed with an identity or alone, shown in the file, and found`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let (home, person) = ("/menages/\(cases.code("h3"))", try await cases.head("h3"))
        let form = try await alice.get(home + "/identite?sujet=\(person)")
        #expect(form.status == 200 && form.shows("name=\"autres_noms\""))
        func fields(_ names: String, _ key: String) -> [(String, String)] {
            [
                ("sujet", person), ("nom", "Noori"), ("prenom", "Farid"), ("naissance", "08/02/1992"),
                ("source", "ofpra"), ("jour", "20/11/2026"), ("autres_noms", names), ("cle", key),
            ]
        }
        let long = try await alice.post(home + "/identite", fields(String(repeating: "x", count: 201), "i1"))
        #expect(long.status == 422 && long.shows("Deux cents signes au plus") && long.shows("href=\"#autres_noms\""))
        let saved = try await alice.submit(home + "/identite", fields("Zemaray Kohi\r\n Ferid ;Zemaray Kohi", "i2"))
        #expect(saved.shows("Zemaray Kohi, Ferid"))
        #expect(try await alice.get(home).shows("aussi Zemaray Kohi, Ferid"))
        #expect(try await alice.post("/recherche", [("q", "zemaray")]).shows(home))
        #expect(try await !cases.web.browser(.charlie).post("/recherche", [("q", "zemaray")]).shows(home))
        let alone = try await alice.submit(
            home + "/graphies",
            [
                ("sujet", person), ("autres_noms", "Paiman"), ("avant_autres_noms", "Zemaray Kohi\r\nFerid"),
                ("cle", "i3"),
            ])
        #expect(alone.shows("Paiman") && !alone.shows("Kohi, Ferid"))
        let old = try await alice.submit(home + "/graphies", [("sujet", person), ("nom_caf", "Nuri"), ("cle", "i4")])
        #expect(old.shows("Paiman") && old.shows("Nuri"))
    }

    @Test func `a number that another household gives asks for a reason`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        func path(_ id: String) -> String { "/menages/\(cases.code(id))/coordonnees" }
        func fields(_ person: String, _ key: String) -> [(String, String)] {
            [("sujet", person), ("sexe", "M"), ("interprete", "non"), ("telephone", "06 11 11 11 11"), ("cle", key)]
        }
        let (first, second) = (try await cases.head("h1"), try await cases.head("h3"))
        #expect(try await alice.submit(path("h1"), fields(first, "n1")).shows("06 11 11 11 11"))
        let asked = try await alice.post(path("h3"), fields(second, "n2"))
        #expect(asked.status == 422 && asked.shows("À confirmer (V26)") && asked.shows(cases.code("h1")))
        let sure = fields(second, "n3") + [("confirme_V26", "oui"), ("motif_V26", "le cousin")]
        #expect(try await alice.submit(path("h3"), sure).shows("Coordonnées enregistrées."))
    }

    @Test func `a correction of what a colleague corrected meanwhile shows both`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h3"))/correction"
        _ = try await alice.get(path + "?sujet=h3&champ=household.opened_on")
        func fields(_ value: String, _ before: String, _ key: String) -> [(String, String)] {
            [
                ("sujet", "h3"), ("champ", "household.opened_on"), ("valeur", value), ("avant_valeur", before),
                ("motif", "Erreur de frappe"), ("cle", key),
            ]
        }
        #expect(try await alice.submit(path, fields("05/01/2021", "04/01/2021", "c1")).shows("5 janv. 2021"))
        for step in ["-apercu", ""] {
            let page = try await alice.post(path + step, fields("06/01/2021", "04/01/2021", "c2\(step)"))
            #expect(page.status == 409, "\(step)")
            #expect(page.shows("05/01/2021") && page.shows("06/01/2021") && page.shows("Erreur de frappe"))
        }
        let same = try await alice.submit(path, fields("05/01/2021", "05/01/2021", "c3"))
        #expect(same.shows("La valeur est déjà celle-là"))
    }

    @Test func `a form that was left is found again, by its author alone, until it is sent`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h3"))"
        _ = try await alice.get(path + "/cloture")
        let kept = try await alice.post(
            "/brouillons",
            [("formulaire", path + "/cloture"), ("jour", "20/11/2026"), ("raison", "moved"), ("cle", "d1")])
        #expect(kept.status == 204)
        let later = try await cases.web.browser(.alice).get(path + "/cloture")
        #expect(later.status == 200)
        #expect(later.shows("Brouillon repris") && later.shows("20/11/2026"))
        #expect(later.shows("<option value=\"moved\" selected>"))
        #expect(!(try await cases.web.browser(.hélène).get(path + "/cloture")).shows("Brouillon repris"))
        let sent = try await alice.submit(
            path + "/cloture", [("jour", "20/11/2026"), ("raison", "moved"), ("cle", "d2")])
        #expect(sent.shows("Dossier clos."))
        // What arrives late, of a form that was sent, makes no draft of it again.
        let late = try await alice.post(
            "/brouillons", [("formulaire", path + "/cloture"), ("jour", "20/11/2026"), ("cle", "d2")])
        #expect(late.status == 303)
        _ = try await alice.submit(path + "/reouverture", [("motif", "Erreur"), ("cle", "d3")])
        #expect(!(try await alice.get(path + "/cloture")).shows("Brouillon repris"))
        for wrong in ["https://exemple.org/", "//exemple.org", "/connexion", "/menages/../admin"] {
            #expect(try await alice.post("/brouillons", [("formulaire", wrong), ("a", "b")]).status == 404, "\(wrong)")
        }
    }

    @Test func `a note that was not sent stands in its form again, and can be given up`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h3"))"
        _ = try await alice.get(path)
        _ = try await alice.post(
            "/brouillons", [("formulaire", path + "/notes"), ("texte", "À finir"), ("niveau", "private")])
        #expect(try await alice.get(path).shows(">À finir</textarea>"))
        let given = try await alice.submit("/brouillons/abandon", [("formulaire", path + "/notes")])
        #expect(given.shows("Brouillon effacé.") && !given.shows("À finir"))
    }

    @Test func `a household joins another, and its file closes`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h1"))/union"
        _ = try await alice.get(path)
        #expect(try await alice.post(path, [("avec", cases.code("h4")), ("cle", "u0")]).status == 422)
        let asked = try await alice.submit(path, [("avec", cases.code("h3")), ("cle", "u1")])
        #expect(asked.shows("Qui rejoint le ménage") && asked.shows("Noori Farid"))
        let (head, guest) = (try await cases.head("h1"), try await cases.head("h3"))
        let fields = [("avec", cases.code("h3")), ("reference", head), ("jour", "20/11/2026")]
        let untold = try await alice.post(path, fields + [("cle", "u2")])
        #expect(untold.status == 422)
        let united = try await alice.submit(path, fields + [("lien_\(guest)", "partner"), ("cle", "u3")])
        #expect(united.shows("2 personnes") && united.shows("Noori Farid"))
        #expect(try await alice.get("/menages/\(cases.code("h3"))").shows("dossiers réunis"))
    }

    @Test func `a search that finds nobody begins a household with what was typed`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        _ = try await alice.get("/recherche")
        let nobody = try await alice.post("/recherche", [("q", "Zanele Mbatha")])
        #expect(nobody.shows("Créer un ménage « Zanele Mbatha »"))
        let begun = try await alice.submit("/menages/nouveau", [("nom", "Zanele Mbatha"), ("cle", "s1")])
        #expect(begun.shows("value=\"Zanele\"") && begun.shows("value=\"Mbatha\""))
    }
}
