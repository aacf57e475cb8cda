import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// An offer on screen, from its reception to a lease, by a colleague and by the landlord's link.
struct OfferPagesTests {
    static let fields = [
        ("bailleur", "office"), ("site", "s1"), ("recue", "02/11/2026"), ("comment", "mail"), ("commune", "Melun"),
        ("rue", "12 rue des Écoles"), ("code_postal", "77000"), ("type", "T3"), ("surface", "64"), ("loyer", "520"),
        ("charges", "80"), ("candidatures", "3"), ("reponse_avant", "30/11/2026"),
    ]

    /// An offer that takes candidates, and its page.
    private func opened(_ browser: Browser) async throws -> String {
        _ = try await browser.get("/propositions/nouvelle")
        let page = try await browser.submit("/propositions", Self.fields)
        #expect(page.shows("Proposition enregistrée") && page.shows("T3 à Melun"))
        let path = String(try #require(page.body.firstMatch(of: /action="(\/propositions\/[^"\/]+)\/etude"/)).1)
        #expect(try await browser.submit("\(path)/etude", []).shows("Proposition examinée"))
        #expect(try await browser.submit("\(path)/ouverture", []).shows("Proposition ouverte"))
        return path
    }

    /// The four papers that every household needs, seen.
    static func papers(_ work: WorkWorld, of household: String = "h1") async throws {
        let author = try await work.web.world.author(.alice)
        try await work.web.world.store.write { tx in
            for kind in ["protectionDecision", "cafStatement", "rib", "healthCover"] {
                try tx.addDocument(
                    NewDocument(id: household + kind, kind: kind, seenOn: TestDay("2026-11-02")), to: household,
                    checkedBy: FreeText(keywords: []), by: author)
            }
        }
    }

    /// The first candidacy's address, from a page that shows one of its acts.
    private func candidacy(_ page: Page, _ act: String) throws -> String {
        let pattern = try Regex<(Substring, Substring)>("(/propositions/[^\"/]+/candidatures/[^\"/]+)/\(act)\"")
        return String(try #require(page.body.firstMatch(of: pattern)).output.1)
    }

    /// One candidate's file sent to the landlord.
    private func sent(_ browser: Browser, _ work: WorkWorld) async throws -> (path: String, candidacy: String) {
        let path = try await opened(browser)
        let code = try await work.code("h1")
        let choice = try await browser.get("\(path)/candidats")
        #expect(choice.shows("Hosseini") && choice.shows("taux d’effort\u{A0}: pas de budget gardé au dossier"))
        let proposed = try await browser.submit("\(path)/candidats", [("menage", code)])
        #expect(proposed.shows("Ménage proposé") && proposed.shows("1 personne, logement pour 6 au plus"))
        let candidacy = try candidacy(proposed, "accord")
        let without = try await browser.post("\(candidacy)/accord", [("jour", "21/11/2026")])
        #expect(without.status == 422 && without.shows("doit accepter que le bailleur voie"))
        let agreed = try await browser.submit("\(candidacy)/accord", [("jour", "21/11/2026"), ("accord", "oui")])
        #expect(agreed.shows("Accord du ménage enregistré"))
        let lacking = try await browser.submit("\(candidacy)/dossier", [])
        #expect(lacking.shows("il manque") && lacking.shows("relevé d’identité bancaire"))
        try await Self.papers(work)
        #expect(try await browser.submit("\(candidacy)/dossier", []).shows("Dossier complet"))
        let went = try await browser.submit("\(path)/envoi", [("jour", "21/11/2026")])
        #expect(went.shows("1 candidature envoyée") && went.shows("Envoyée\u{A0}: on attend la décision"))
        return (path, candidacy)
    }

    @Test func `received, opened, sent, allocated, accepted and leased, each told where it belongs`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let (path, candidacy) = try await sent(browser, work)
        let bare = try await browser.post(
            "\(candidacy)/decision", [("decision", "notAllocated"), ("jour", "21/11/2026")])
        #expect(bare.status == 422 && bare.shows("Donnez le motif."))
        let decided = try await browser.submit(
            "\(candidacy)/decision", [("decision", "allocated"), ("jour", "21/11/2026")])
        #expect(decided.shows("Décision enregistrée") && decided.shows("réponse du ménage avant le 1er déc. 2026"))
        #expect(try await browser.get("/aujourdhui").shows("Réponse à un logement attribué"))
        let refused = try await browser.submit(
            "\(candidacy)/refus", [("motif", "transport"), ("jour", "21/11/2026"), ("note", "Deux bus.")])
        #expect(refused.shows("refus du ménage") && refused.shows("Deux bus.") && refused.shows("\(path)/annulation"))
        let undone = try await browser.submit("\(path)/annulation", [])
        #expect(undone.shows("la proposition est comme avant") && !undone.shows("Deux bus."))
        #expect(try await browser.submit("\(path)/annulation", []).shows("Cela ne s’annule plus"))
        let accepted = try await browser.submit("\(candidacy)/acceptation", [("jour", "21/11/2026")])
        #expect(accepted.shows("reste le bail à signer"))
        let again = try await browser.post("\(candidacy)/acceptation", [("jour", "21/11/2026")])
        #expect(again.status == 422 && again.shows("Cette candidature est maintenant"))
        let early = try await browser.post(
            "\(candidacy)/bail", [("signature", "20/11/2026"), ("sortie", "20/11/2026")])
        #expect(early.status == 422 && early.shows("le bail ne se signe pas avant"))
        let leased = try await browser.submit(
            "\(candidacy)/bail", [("signature", "21/11/2026"), ("loyer", "520"), ("sortie", "21/11/2026")])
        #expect(leased.shows("Bail enregistré") && leased.shows("Le bail est signé."))
        let code = try await work.code("h1")
        #expect(try await browser.get("/menages/\(code)/recherche-logement").shows("T3 à Melun"))
        #expect(try await browser.get("/menages/\(code)/suivi").shows("Office du Val"))
        let list = try await browser.get("/propositions?etat=leased")
        #expect(list.shows("T3 à Melun") && list.shows("1 sur 3") && list.shows("bail signé\u{A0}: 1"))
        #expect(try await browser.get(path).shows("77-B"))
    }

    @Test func `another household is looked for by its code and proposed`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let path = try await opened(browser)
        let code = try await work.code("h1")
        let nobody = try await browser.get("\(path)/candidats?code=zzz-zzz")
        #expect(
            nobody.shows("Aucun dossier ouvert que vous puissiez proposer") && nobody.body.contains("value=\"zzz-zzz\"")
        )
        let found = try await browser.get("\(path)/candidats?code=\(code.lowercased())")
        #expect(found.shows("Ménage cherché") && found.shows("pas de DALO reconnu") && found.shows("Hosseini"))
        #expect(try await browser.submit("\(path)/candidats", [("menage", code)]).shows("Ménage proposé"))
        let again = try await browser.get("\(path)/candidats?code=\(code)")
        #expect(!again.shows("Ménage cherché") && again.shows("ou il est déjà proposé"))
    }

    @Test func `what is typed wrongly is told beside its field, and nothing is lost`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        _ = try await browser.get("/propositions/nouvelle")
        var fields = Self.fields.filter { !["bailleur", "reponse_avant", "surface"].contains($0.0) }
        fields += [("reponse_avant", "01/11/2026"), ("surface", "grande")]
        let page = try await browser.post("/propositions", fields)
        #expect(page.status == 422 && page.shows("Choisissez le bailleur."))
        #expect(page.shows("value=\"grande\"") && page.shows("vérifiez les deux dates") && page.shows("value=\"520\""))
        let path = try await opened(browser)
        let closed = try await browser.post("\(path)/cloture", [("issue", "expired"), ("jour", "21/11/2026")])
        #expect(closed.status == 422 && closed.shows("court jusqu’au 30 nov. 2026"))
        let over = try await browser.submit("\(path)/cloture", [("issue", "unavailable"), ("jour", "21/11/2026")])
        #expect(over.shows("Proposition close") && over.shows("logement non disponible à la date"))
        #expect(try await browser.submit("\(path)/etude", []).shows("La proposition est maintenant"))
    }

    @Test func `the landlord sees candidates by number, decides once, and proposes more`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let (path, _) = try await sent(browser, work)
        let made = try await browser.submit("\(path)/lien", [])
        let address = String(try #require(made.body.firstMatch(of: /(\/bailleur\/[^<"]+)</)).1)
        let code = String(try #require(made.body.firstMatch(of: /<code>(\d{6})</)).1)
        #expect(try await !browser.get("\(path)/lien").body.contains(code))
        let landlord = Browser(work.web.services)
        let door = try await landlord.get(address)
        #expect(door.status == 200 && door.shows("Le code donné par téléphone") && !door.shows("T3"))
        let wrong = try await landlord.post(address, [("lettres", code == "000000" ? "000001" : "000000")])
        #expect(wrong.status == 422 && wrong.shows("Il reste 4 essais"))
        let list = try await landlord.post(address, [("lettres", code)])
        #expect(list.shows("T3 à Melun") && list.shows("Dossier 1") && list.shows("complet"))
        let household = try await work.code("h1")
        for secret in ["Hosseini", "Mohammad", household, "CADA"] { #expect(!list.body.contains(secret)) }
        let id = String(try #require(list.body.firstMatch(of: /name="decider" value="([^"]+)"/)).1)
        let bare = try await landlord.post(
            address, [("lettres", code), ("decider", id), ("reponse", "oui"), ("decision", "ranked")])
        #expect(bare.status == 422 && bare.shows("Donnez le rang"))
        let decided = try await landlord.post(
            address, [("lettres", code), ("decider", id), ("reponse", "oui"), ("decision", "allocated")])
        #expect(decided.shows("votre décision est enregistrée") && decided.shows("rang 1"))
        let twice = try await landlord.post(
            address, [("lettres", code), ("decider", id), ("reponse", "oui"), ("decision", "notAllocated")])
        #expect(twice.shows("déjà décidé"))
        #expect(try await browser.get(path).shows("attribution"))
        let offer = String(path.dropFirst("/propositions/".count))
        let more = Self.fields.filter { !["bailleur", "site", "recue", "comment"].contains($0.0) }
        let sent = try await landlord.post(
            address, [("lettres", code), ("nouvelle", "oui"), ("reponse", "oui")] + more)
        #expect(sent.shows("votre proposition est reçue"))
        #expect(try await browser.get("/propositions?etat=received").shows("1 logement proposé"))
        let taken = try await landlord.post(address, [("lettres", code), ("retirer", offer)])
        #expect(taken.shows("Retirer le logement") && taken.shows("Il est attribué à un ménage"))
        let bareAgain = try await landlord.post(address, [("lettres", code), ("retirer", offer), ("reponse", "oui")])
        #expect(bareAgain.status == 422 && bareAgain.shows("Choisissez le motif."))
        let back = try await landlord.post(
            address, [("lettres", code), ("retirer", offer), ("reponse", "oui"), ("issue", "unavailable")])
        #expect(back.shows("le logement est retiré") && back.shows("logement non disponible à la date"))
        #expect(try await browser.get(path).shows("attribuée le 21 nov. 2026, puis close avec la proposition"))
        _ = try await browser.submit("\(path)/lien/retrait", [])
        #expect(try await landlord.get(address).status == 410)
        #expect(try await landlord.post(address, [("lettres", code)]).status == 410)
    }

    @Test func `five wrong codes shut the link, and opening it alone changes nothing`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let path = try await opened(browser)
        let made = try await browser.submit("\(path)/lien", [])
        let address = String(try #require(made.body.firstMatch(of: /(\/bailleur\/[^<"]+)</)).1)
        let code = String(try #require(made.body.firstMatch(of: /<code>(\d{6})</)).1)
        let landlord = Browser(work.web.services)
        for _ in 0..<7 { _ = try await landlord.get(address) }
        let tries = try await work.web.world.store.read { try $0.row("SELECT tries FROM offer_link")?.int("tries") }
        #expect(tries == 0)
        for _ in 0..<5 { _ = try await landlord.post(address, [("lettres", "12345")]) }
        #expect(try await landlord.post(address, [("lettres", code)]).status == 410)
        #expect(try await landlord.get(address + "x").status == 404)
    }

    @Test func `another association finds nothing, and the page reads in English`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let (path, candidacy) = try await sent(browser, work)
        let charlie = try await work.web.browser(.charlie)
        for address in [path, "\(path)/lien", "\(path)/candidats", "\(candidacy)/decision", "\(candidacy)/refus"] {
            #expect(try await charlie.get(address).status == 404, "\(address)")
        }
        #expect(try await !charlie.get("/propositions").shows("T3 à Melun"))
        #expect(try await charlie.post("\(candidacy)/retrait", []).status == 404)
        _ = try await browser.post("/langue", [("langue", "en"), ("retour", path)])
        let english = try await browser.get(path)
        #expect(english.shows("Sent: the landlord’s decision is awaited.") && english.shows("papers 4 of 4"))
    }

    @Test func `an offer that is over is attached to a convention of its landlord`() async throws {
        let web = try await WorkWorld().web
        try await web.world.store.write { tx in
            for (id, title, from) in [
                ("cv", "Convention de l’office", "2026-01-01"), ("late", "Trop tard", "2026-11-20"),
            ] {
                try tx.insert(
                    Convention(
                        id: id, partner: "office", site: "s1", .init(title: title), state: .active,
                        signedOn: TestDay(from), from: TestDay(from)), by: "alice",
                    at: Moment(startOf: TestDay(from), in: "Europe/Paris"))
            }
        }
        let browser = try await web.browser(.alice)
        let path = try await opened(browser)
        let over = try await browser.submit("\(path)/cloture", [("issue", "unavailable"), ("jour", "21/11/2026")])
        #expect(over.shows("Rattacher à une convention"))
        let form = try await browser.get("\(path)/convention")
        #expect(form.shows("Convention de l’office") && !form.shows("Trop tard"))
        let version = String(try #require(form.body.firstMatch(of: /name="version" value="(\d+)"/)).1)
        let wrong = try await browser.post("\(path)/convention", [("convention", "late"), ("version", version)])
        #expect(wrong.status == 422 && wrong.shows("n’était pas en vigueur le 2 nov. 2026"))
        let page = try await browser.submit("\(path)/convention", [("convention", "cv"), ("version", version)])
        #expect(page.shows("Proposition rattachée à la convention.") && page.shows("en changer"))
        #expect(page.body.contains("href=\"/conventions/cv\""))
        let stale = try await browser.post("\(path)/convention", [("convention", ""), ("version", version)])
        #expect(stale.status == 409)
        #expect(try await web.browser(.charlie).get("\(path)/convention").status == 404)
    }

    @Test func `what stands in the way is ranked, opens its cases, and a wrong period is told`() async throws {
        let web = try await WorkWorld().web
        let browser = try await web.browser(.alice)
        #expect(try await browser.get("/propositions/blocages").shows("Aucun refus"))
        let path = try await opened(browser)
        _ = try await browser.get("\(path)/cloture")
        _ = try await browser.submit("\(path)/cloture", [("issue", "unavailable"), ("jour", "21/11/2026")])
        let page = try await browser.get("/propositions/blocages")
        #expect(page.shows("Ce qui coûte le plus") && page.shows("1 logement perdu") && page.shows("Par bailleur"))
        let link = try #require(page.body.firstMatch(of: /href="(\/propositions\/blocages\?motif=[^"#]+)#cas"/)).1
        #expect(try await browser.get(String(link)).body.contains("href=\"\(path)\""))
        let wrong = try await browser.get("/propositions/blocages?du=hier")
        #expect(wrong.status == 422 && wrong.shows("La période ne se lit pas") && wrong.body.contains("value=\"hier\""))
    }
}
