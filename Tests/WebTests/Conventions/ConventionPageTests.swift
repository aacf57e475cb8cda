import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A convention on screen: written down step by step as experience sheet n° 5 has it, and read as a ledger.
struct ConventionPageTests {
    private func world() async throws -> WebWorld {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            try tx.insert(
                Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        return web
    }

    private func convention(_ browser: Browser) async throws -> String {
        _ = try await browser.get("/conventions/nouvelle?partenaire=office")
        let page = try await browser.submit(
            "/conventions",
            [
                ("partenaire", "office"), ("site", "s1"), ("titre", "Convention avec l’office"), ("niveau", "local"),
                ("cle", "k-new"),
            ])
        #expect(page.shows("Convention enregistrée"))
        return String(try #require(page.body.firstMatch(of: /href="(\/conventions\/[^"\/]+)\/etape"/)).1)
    }

    private func step(
        _ browser: Browser, _ path: String, _ kind: String, _ day: String, version: Int,
        _ more: [(String, String)] = []
    ) async throws -> Page {
        try await browser.submit(
            "\(path)/etape",
            [("etape", kind), ("jour", day), ("version", String(version)), ("cle", "k\(version)")] + more)
    }

    @Test func `a convention is signed, given a target, and an amendment is refused`() async throws {
        let browser = try await world().browser(.hélène)
        #expect(try await browser.get("/conventions").shows("Aucune convention n’est enregistrée"))
        let path = try await convention(browser)
        let early = try await browser.post(
            "\(path)/etape", [("etape", "entry"), ("jour", "11/2006"), ("version", "0")])
        #expect(early.status == 422 && early.shows("ne vient pas après") && early.shows("value=\"11/2006\""))
        _ = try await step(browser, path, "draft", "08/2006", version: 0)
        let vague = try await browser.post(
            "\(path)/etape", [("etape", "signature"), ("jour", "11/2006"), ("version", "1")])
        #expect(vague.status == 422 && vague.shows("écrivez le jour entier"))
        let signed = try await step(browser, path, "signature", "17/11/2006", version: 1)
        #expect(signed.shows("Étape enregistrée") && signed.shows("17 nov. 2006") && signed.shows("août 2006"))
        #expect(signed.shows("Pas encore d’objectif chiffré"))
        let missing = try await browser.post("\(path)/objectif", [("nombre", "5")])
        #expect(missing.status == 422 && missing.shows("Dites ce qui est compté") && missing.shows("value=\"5\""))
        let target = try await browser.submit(
            "\(path)/objectif", [("nombre", "5"), ("unite", "proposal"), ("periode", "year"), ("cle", "k9")])
        #expect(target.shows("5 propositions par an") && target.shows("inconnu"))
        let proposed = try await browser.submit(
            "\(path)/avenant",
            [
                ("objet", "target"), ("nombre", "7"), ("unite", "proposal"), ("periode", "year"), ("jour", "01/2008"),
                ("par", "committee"), ("cle", "k10"),
            ])
        let decision = try #require(
            proposed.body.firstMatch(of: /href="(\/conventions\/[^"]+\/decision\?sujet=([^"]+))"/))
        #expect(try await browser.get(String(decision.1)).shows("de 5 à 7 propositions par an"))
        let fields = [
            ("sujet", String(decision.2)), ("version", "0"), ("decision", "refused"), ("jour", "01/2008"),
            ("par", "partnerBoard"),
        ]
        let why = try await browser.post("\(path)/decision", fields)
        #expect(why.status == 422 && why.shows("Dites pourquoi l’avenant est refusé"))
        let refused = try await browser.submit(
            "\(path)/decision", fields + [("motif", "unavailability"), ("cle", "k11")])
        #expect(refused.shows("Décision enregistrée\u{A0}: la convention reste comme elle est"))
        #expect(refused.shows("indisponibilité de logements") && refused.shows("5 propositions par an"))
    }

    @Test func `who may not write sees no form, another association sees nothing`() async throws {
        let web = try await world()
        let path = try await convention(try await web.browser(.hélène))
        let bob = try await web.browser(.bob)
        let page = try await bob.get(path)
        #expect(page.status == 200 && !page.shows("Ajouter une étape"))
        #expect(try await bob.get("\(path)/etape").status == 404)
        #expect(try await bob.get("/partenaires/office").shows("Convention avec l’office"))
        #expect(try await bob.get("/conventions").shows("Convention avec l’office"))
        for words in ["office du v", "avec l’off"] {
            #expect(try await bob.post("/recherche", [("q", words)]).shows("href=\"\(path)\""))
        }
        let charlie = try await web.browser(.charlie)
        #expect(try await !charlie.post("/recherche", [("q", "office du v")]).shows(path))
        #expect(try await charlie.get(path).status == 404)
        #expect(try await !charlie.get("/conventions").shows("Convention avec l’office"))
    }

    @Test func `a commitment is noted and looked at, clauses are written, and all is in English too`() async throws {
        let browser = try await world().browser(.hélène)
        let path = try await convention(browser)
        let noted = try await browser.submit(
            "\(path)/engagement",
            [("partie", "association"), ("nature", "followUp"), ("mots", "six mois"), ("cle", "k1")])
        #expect(noted.shows("Engagement enregistré") && noted.shows("six mois"))
        let link = try #require(noted.body.firstMatch(of: /href="(\/conventions\/[^"]+\/constat\?sujet=([^"]+))"/))
        let seen = try await browser.submit(
            "\(path)/constat",
            [
                ("sujet", String(link.2)), ("version", "0"), ("etat", "kept"), ("jour", "01/11/2026"),
                ("preuve", "bilan <2026>"), ("cle", "k2"),
            ])
        #expect(seen.shows("Constat enregistré") && seen.shows("bilan &lt;2026&gt;"))
        let clauses = try await browser.submit(
            "\(path)/clauses", [("object", "Faciliter l’accès au logement"), ("version", "0"), ("cle", "k3")])
        #expect(clauses.shows("Faciliter l’accès au logement"))
        _ = try await browser.post("/langue", [("langue", "en"), ("retour", path)])
        let english = try await browser.get(path)
        #expect(
            english.shows("Commitments of both parties") && english.shows("Nothing is counted before the signature"))
    }
}
