import RelorefDomain
import RelorefTesting
import Testing

/// Frozen reports: made by a form, read back, compared.
struct EditionPageTests {
    private static let form = [("titre", "Rapport 2008"), ("de", "2008"), ("a", "2008")]

    @Test func `a head freezes a report and everybody of the network reads it`() async throws {
        let network = try await FigureNetwork()
        let head = try await network.browser(.noé)
        let report = try await head.submit("/rapports", Self.form)
        #expect(report.status == 200)
        #expect(report.shows("Rapport 2008"))
        #expect(report.shows("vérifiée à l’instant"))
        #expect(report.shows("63 sur 73"))
        let list = try await network.browser(.félix).get("/rapports")
        #expect(list.shows("Rapport 2008"))
    }

    @Test func `a report of the network is not for one association`() async throws {
        let network = try await FigureNetwork()
        let made = try await network.browser(.noé).post("/rapports", Self.form)
        let address = try #require(made.location)
        let charlie = try await network.browser(.charlie)
        #expect(try await charlie.get(address).status == 404)
        #expect(try await charlie.get("/rapports").shows("Rapport 2008") == false)
    }

    @Test func `a form without a title or with no period keeps what was typed`() async throws {
        let browser = try await FigureNetwork().browser(.noé)
        let page = try await browser.post("/rapports", [("titre", ""), ("de", "2009"), ("a", "2007")])
        #expect(page.status == 422)
        #expect(page.shows("Donnez un titre au rapport."))
        #expect(page.shows("value=\"2007\""))
        #expect(page.shows("role=\"alert\""))
    }

    @Test func `sent twice, a form freezes one report`() async throws {
        let browser = try await FigureNetwork().browser(.noé)
        let form = Self.form + [("cle", "once")]
        let first = try await browser.post("/rapports", form)
        let second = try await browser.post("/rapports", form)
        #expect(first.location == second.location)
    }

    @Test func `a comment is written, changed, read by others, and leaves the fingerprint alone`() async throws {
        let network = try await FigureNetwork()
        let head = try await network.browser(.noé)
        let made = try await head.post("/rapports", Self.form)
        let address = try #require(made.location)
        let empty = try await head.get(address)
        #expect(empty.shows("Écrire un commentaire") && empty.shows("name=\"version\" value=\"0\""))
        let print = try #require(empty.found(/<code>([0-9a-f]{64})<\/code>/))
        let saved = try await head.submit(
            address + "/commentaire",
            [("texte", "Un immeuble rendu en juin.\r\nDeux sites."), ("version", "0"), ("cle", "c1")])
        #expect(saved.shows("Commentaire enregistré.") && saved.shows("Deux sites.</p>"))
        #expect(saved.shows(print) && saved.shows("vérifiée à l’instant"))
        let félix = try await network.browser(.félix).get(address)
        #expect(félix.shows("Un immeuble rendu en juin.") && !félix.shows("/commentaire"))
        let late = try await head.post(
            address + "/commentaire", [("texte", "Autre chose"), ("version", "0"), ("cle", "c2")])
        #expect(late.status == 422 && late.shows("entre-temps") && late.shows("Autre chose") && late.shows("en juin"))
        #expect(late.shows("name=\"version\" value=\"1\""))
        let long = try await head.post(
            address + "/commentaire",
            [("texte", String(repeating: "x", count: 4_001)), ("version", "1"), ("cle", "c3")])
        #expect(long.status == 422 && long.shows("signes au plus."))
        let told = try await head.post(
            address + "/commentaire", [("texte", "Diabète de l’un"), ("version", "1"), ("cle", "c4")])
        #expect(told.status == 422 && told.shows("Diabète") && told.shows("href=\"#texte\""))
        let gone = try await head.submit(address + "/commentaire", [("texte", ""), ("version", "1"), ("cle", "c5")])
        #expect(!gone.shows("en juin") && gone.shows("Écrire un commentaire"))
        #expect(try await network.browser(.alice).post(address + "/commentaire", [("texte", "x")]).status == 404)
        #expect(try await network.browser(.charlie).post(address + "/commentaire", [("texte", "x")]).status == 404)
    }

    @Test func `those who may not freeze have no form`() async throws {
        let browser = try await FigureNetwork().browser(.alice)
        #expect(try await browser.get("/rapports").shows("id=\"figer\"") == false)
        #expect(try await browser.post("/rapports", Self.form).status == 404)
    }

    @Test func `the comparison names the case that changed`() async throws {
        let network = try await FigureNetwork()
        let head = try await network.browser(.hélène)
        let made = try await head.post("/rapports", Self.form)
        let address = try #require(made.location)
        try await network.correctOneExit()
        let page = try await head.get("\(address)/comparaison")
        #expect(page.shows(HouseholdCode(number: 66).text))
        #expect(page.shows("60 sur 70 → 61 sur 70"))
        #expect(page.shows("modifié"))
        let frozen = try await head.get(address)
        #expect(frozen.shows("60 sur 70"))
    }

    @Test func `the funder reads how many cases moved, not which`() async throws {
        let network = try await FigureNetwork()
        let made = try await network.browser(.noé).post("/rapports", Self.form)
        let address = try #require(made.location)
        try await network.correctOneExit()
        let page = try await network.browser(.félix).get("\(address)/comparaison")
        #expect(page.status == 200)
        #expect(!page.shows("/menages/"))
        #expect(page.shows("1 cas a bougé"))
    }

    @Test func `the cases of a report are as they were`() async throws {
        let network = try await FigureNetwork()
        let head = try await network.browser(.hélène)
        let made = try await head.post("/rapports", Self.form)
        let address = try #require(made.location)
        try await network.correctOneExit()
        let page = try await head.get("\(address)/cas/sorties-en-bail-direct")
        #expect(page.rowCount == 50)
        #expect(page.shows("70 cas"))
    }
}
