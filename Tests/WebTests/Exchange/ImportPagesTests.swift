import Foundation
import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// An import from the file to its undo, as whoever sends it lives it; nobody else sees anything of it.
struct ImportPagesTests {
    private let file = """
        Ménages suivis à Melun;;;;
        N°;Site;Ouvert le;Composition;Taille;Remarque
        M1;s1;10/01/2009;singleMan;1;vu
        M2;s1;31/02/2009;singleMan;1;
        M3;s1;12/01/2009;singleManx;1;
        M4;s1;13/01/2009;Couple sans enfant;2;
        """

    private func windows1252(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0 == "’" ? 0x92 : UInt8(truncatingIfNeeded: $0.value) }
    }

    /// Sends a file; answers the path of the import.
    private func send(_ browser: Browser, _ bytes: [UInt8], name: String = "menages.csv") async throws -> String {
        let page = try await browser.upload("/imports", files: [("fichier", name, bytes)])
        #expect(page.status == 303)
        let parts = (page.location ?? "").split(separator: "/")
        return "/imports/\(parts.count > 1 ? String(parts[1]) : "")"
    }

    /// Through reading and columns to the preview.
    private func preview(_ browser: Browser, _ path: String) async throws -> Page {
        _ = try await browser.submit(path + "/lecture", Self.fields(try await browser.get(path + "/lecture")))
        let matched = try await browser.post(path + "/colonnes", Self.fields(try await browser.get(path + "/colonnes")))
        #expect(matched.location == path)
        return try await follow(browser, path)
    }

    private func follow(_ browser: Browser, _ path: String) async throws -> Page {
        var page = try await browser.get(path)
        for _ in 0..<100 {
            if let location = page.location { page = try await browser.get(location) }
            guard page.headers[.init("refresh") ?? .contentType] != nil else { break }
            try await Task.sleep(for: .milliseconds(50))
            page = try await browser.get(path)
        }
        return page
    }

    /// What a form would send: its fields with the chosen values.
    static func fields(_ page: Page) -> [(String, String)] {
        var found: [(String, String)] = []
        let main = String(page.main)
        for select in main.matches(of: /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/.dotMatchesNewlines()) {
            let chosen = String(select.2).firstMatch(of: /value="([^"]*)" selected/).map { String($0.1) }
            found.append((String(select.1), chosen ?? ""))
        }
        for input in main.matches(of: /<input([^>]*)>/) {
            let text = String(input.1)
            guard text.contains("type=\"text\""), let name = text.firstMatch(of: /name="([^"]+)"/) else { continue }
            found.append((String(name.1), text.firstMatch(of: /value="([^"]*)"/).map { String($0.1) } ?? ""))
        }
        return found
    }

    private func rows(_ world: WebWorld, _ table: String) async throws -> Int {
        try await world.world.store.read {
            try $0.row("SELECT count(*) AS n FROM \(Query(unbound: table))")?.int("n") ?? -1
        }
    }

    @Test(arguments: Engine.available)
    func `a spreadsheet is read, matched, looked at, put right, imported and taken back`(engine: Engine) async throws {
        let world = try await WebWorld(engine)
        let browser = try await world.browser(.hélène)
        _ = try await browser.get("/imports")
        let path = try await send(browser, windows1252(file))
        let reading = try await browser.get(path + "/lecture")
        #expect(reading.shows("windows1252\" selected") && reading.shows("Ménages suivis"))
        #expect(Self.fields(reading).contains { $0 == ("table-0", "households") })
        #expect(Self.fields(reading).contains { $0 == ("ligne-0", "2") })
        let columns = try await browser.get(path + "/colonnes")
        #expect(columns.shows("Remarque") && columns.shows("laissées de côté"))
        let page = try await preview(browser, path)
        #expect(page.shows("Importer 2 lignes") && page.shows("31/02/2009") && page.shows("singleManx"))
        #expect(try await rows(world, "household") == 0, "nothing is written before")
        let corrected = try await browser.post(
            path + "/corrections", [("cellule-0-4-opened_on", "28/02/2009"), ("cellule-0-5-composition", "singleMan")])
        #expect(corrected.status == 303)
        #expect(try await follow(browser, path).shows("Importer 4 lignes"))
        #expect(try await browser.post(path + "/lancement", []).status == 303)
        let report = try await follow(browser, path)
        #expect(report.shows("Annuler cet import"))
        #expect(try await rows(world, "household") == 4)
        #expect(try await rows(world, "import_block") == 0, "what was sent is erased")
        #expect(try await browser.get("/imports").shows("fait"))
        #expect(try await browser.submit(path + "/annulation", []).shows("comme avant cet import"))
        #expect(try await rows(world, "household") == 0)
    }

    @Test func `nobody else sees an import, nor may send one without the right`() async throws {
        let world = try await WebWorld()
        let browser = try await world.browser(.hélène)
        _ = try await browser.get("/imports")
        let path = try await send(browser, windows1252(file))
        for person in [Cast.alice, .charlie, .dora, .félix, .noé] {
            let other = try await world.browser(person)
            for part in ["", "/lecture", "/colonnes", "/apercu", "/erreurs.csv"] {
                #expect(try await other.get(path + part).status == 404, "\(person) \(part)")
            }
            for act in [
                "lecture", "colonnes", "corrections", "doublons", "examen", "lancement", "annulation", "abandon",
            ] {
                #expect(try await other.post("\(path)/\(act)", []).status == 404, "\(person) \(act)")
            }
            #expect(try await other.upload("/imports", files: [("fichier", "x.csv", [65])]).status == 404)
        }
        let grant = Grant(role: .headOfSite, association: "a2", site: nil, from: TestDay("2004-01-01"))
        try await world.world.store.write { try $0.insert(grant, id: "grant-head", account: "charlie") }
        let head = try await world.browser(.charlie)
        #expect(try await head.get(path).status == 404, "another head")
        #expect(try await head.post("\(path)/annulation", []).status == 404)
        #expect(!(try await head.get("/imports").shows(path)))
    }

    @Test(arguments: [
        ("x.csv", [UInt8](), "Choisissez un fichier"), ("x.pdf", Array("%PDF-1.7".utf8), "ni un CSV"),
        ("x.xlsx", [0x50, 0x4B, 3, 4, 9, 9], "abîmé"),
    ])
    func `a file that is none is refused in words, and nothing is kept`(
        name: String, bytes: [UInt8], words: String
    ) async throws {
        let world = try await WebWorld()
        let browser = try await world.browser(.hélène)
        _ = try await browser.get("/imports")
        let page = try await browser.upload("/imports", files: name == "x.csv" ? [] : [("fichier", name, bytes)])
        #expect(page.status == 422 && page.shows(words))
        #expect(try await rows(world, "import_run") == 0)
    }

    @Test func `a form without the session's token is refused, with files too`() async throws {
        let world = try await WebWorld()
        let browser = try await world.browser(.hélène)
        let type = "multipart/form-data; boundary=b"
        let body = "--b\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.csv\"\r\n\r\na\r\n--b--\r\n"
        let page = try await browser.send(.post, "/imports", fields: nil, raw: (type, Array(body.utf8)))
        #expect(page.status == 403)
    }

    @Test func `an exported package comes back by the page and changes nothing; one edited line changes one`()
        async throws
    {
        let world = try await WebWorld()
        let author = try await world.world.author(.hélène)
        let code = HouseholdCode(number: 5).text
        try await world.world.store.write { tx in
            _ = try tx.run(
                "INSERT INTO household (id, code, figure_id, site_id, opened_on, composition, size) VALUES ('h1', \(code), 'h1', 's1', '2009-01-10', 'singleMan', 1)"
            )
        }
        let file = try await PackageExport.file(purpose: "essai", author: author, store: world.world.store)
        let browser = try await world.browser(.hélène)
        _ = try await browser.get("/imports")
        let path = try await send(browser, file.bytes, name: file.name)
        let same = try await follow(browser, path)
        #expect(same.shows("0 nouveaux, 0 modifiés"), "straight to the preview")
        let archive = try ZipReading(file.bytes)
        var zip = ZipWriting()
        for entry in archive.entries {
            let text = String(decoding: try archive.file(entry), as: UTF8.self)
            zip.add(entry.name, Array(text.replacing("2009-01-10", with: "2009-01-11").utf8))
        }
        let edited = try await send(browser, zip.finished())
        #expect(try await follow(browser, edited).shows("0 nouveaux, 1 modifiés"))
    }

    @Test func `a server that was stopped says that nothing was written, and the import runs again`() async throws {
        let world = try await WebWorld()
        let browser = try await world.browser(.hélène)
        _ = try await browser.get("/imports")
        let path = try await send(browser, windows1252(file))
        _ = try await preview(browser, path)
        try await world.world.store.write { _ = try $0.run("UPDATE import_run SET state = 'running'") }
        // Another server, with another desk, over the same database.
        let after = Browser(
            Services(
                store: world.services.store, access: world.services.access, vault: world.services.vault,
                now: world.services.now, newID: world.services.newID, passwords: world.services.passwords,
                catalogue: world.services.catalogue, labels: world.services.labels, settings: world.services.settings,
                log: world.services.log))
        try await world.world.store.write { _ = try $0.run("UPDATE account SET totp_last_step = NULL") }
        try await after.signIn(.hélène)
        let page = try await after.get(path)
        #expect(page.shows("Rien n’a été écrit"))
        #expect(try await after.post(path + "/examen", []).status == 303)
        #expect(try await follow(after, path).shows("Importer 2 lignes"))
        #expect(try await after.submit(path + "/abandon", []).shows("abandonné"))
        #expect(try await rows(world, "import_block") == 0)
    }
}
