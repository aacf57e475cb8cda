import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Papers as a referent files them, without a script.
struct DocumentPagesTests {
    private func opened() async throws -> (work: WorkWorld, code: String, browser: Browser) {
        let work = try await WorkWorld()
        return (work, try await work.code("h1"), try await work.web.browser(.alice))
    }

    private func count(_ work: WorkWorld, _ table: String, _ condition: String = "1 = 1") async throws -> Int {
        try await work.web.world.store.read { tx in
            try tx.row(Query(unbound: "SELECT count(*) AS found FROM \(table) WHERE \(condition)"))?.int("found") ?? -1
        }
    }

    @Test func `a paper is added, taken home, taken out and put back`() async throws {
        let (work, code, browser) = try await opened()
        let before = try await browser.get("/menages/\(code)/documents")
        for text in ["Attestation d’assurance", "Il manque", "vue", "Ajouter une pièce"] {
            #expect(before.shows(text), "\(text)")
        }
        let form = try await browser.get("/menages/\(code)/piece?piece=insurance")
        for text in [
            "multipart/form-data", "accept=\"image/jpeg", "capture=\"environment\"", "value=\"insurance\" selected",
        ] {
            #expect(form.body.contains(text), "\(text)")
        }
        let added = try await browser.upload(
            "/menages/\(code)/piece",
            [("piece", "insurance"), ("fin", "30/06/2027"), ("intitule", "MAIF"), ("niveau", "team")],
            files: [("fichiers", "recto.jpg", SampleFile.jpeg()), ("fichiers", "verso.png", SampleFile.png())])
        #expect(added.status == 303)
        let page = try await browser.get("/menages/\(code)/documents")
        for text in [
            "Pièce ajoutée", "MAIF", "valable jusqu’au 30 juin 2027", "recto.jpg", "verso.png",
            "Le lieu de la photo a été retiré",
        ] { #expect(page.shows(text), "\(text)") }
        let link = try #require(page.body.firstMatch(of: /href="(\/menages\/[^"]+\/fichiers\/[^"]+)"/)).1
        let file = try await browser.get(String(link))
        #expect(file.status == 200 && file.headers[.contentType] == "image/jpeg")
        let disposition = file.headers[.contentDisposition] ?? ""
        #expect(
            disposition.hasPrefix("attachment;") && disposition.contains("\(code)-insurance-")
                && disposition.hasSuffix("-1.jpg"))
        #expect(file.headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") == true)
        #expect(file.headers[.cacheControl] == "no-store" && file.headers[.xContentTypeOptions] == "nosniff")
        #expect(
            file.headers.contains {
                $0.name.rawName.lowercased() == "cross-origin-resource-policy" && $0.value == "same-origin"
            })
        let opened = try await work.web.services.access.history(of: "h1")
        #expect(opened.contains { $0.screen == "/menages/:code/documents/:id/fichiers/:fichier" })
        let undo = try #require(page.body.firstMatch(of: /action="(\/menages\/[^"]+\/retrait)"/)).1
        let gone = try await browser.submit(String(undo), [])
        #expect(gone.shows("Pièce retirée du dossier.") && gone.shows("1 pièce retirée"))
        let redo = try #require(gone.body.firstMatch(of: /action="(\/menages\/[^"]+\/retablissement)"/)).1
        #expect(try await browser.submit(String(redo), []).shows("Pièce rétablie."))
        let history = try await browser.get("/menages/\(code)/historique")
        #expect(history.shows("Pièce ajoutée") && history.shows("Pièce retirée"))
    }

    @Test(arguments: RefusedUploads.all)
    func `what is no paper gets its sentence, and nothing that was typed or good is lost`(sent: RefusedUploads)
        async throws
    {
        let (work, code, browser) = try await opened()
        let said = try await browser.upload(
            "/menages/\(code)/piece",
            [("piece", "insurance"), ("fin", "30/06/2027"), ("intitule", "à garder"), ("niveau", "team")],
            files: [("fichiers", "bonne.jpg", SampleFile.jpeg()), ("fichiers", sent.name, sent.bytes)])
        #expect(said.status == 422 && said.shows(sent.sentence), "\(said.main)")
        for text in ["à garder", "30/06/2027", "bonne.jpg", "Fichiers déjà reçus"] {
            #expect(said.shows(text), "\(text)")
        }
        #expect(try await count(work, "household_document") == 0)
        #expect(try await count(work, "document_file", "document_id IS NULL") == 1)
        let kept = try #require(said.body.firstMatch(of: /name="garde" value="([^"]+)"/)).1
        let done = try await browser.upload(
            "/menages/\(code)/piece",
            [("piece", "insurance"), ("fin", "30/06/2027"), ("intitule", "à garder"), ("garde", String(kept))],
            files: [])
        #expect(done.status == 303)
        #expect(try await count(work, "document_file", "document_id IS NULL") == 0)
    }

    @Test func `a paper that has ended asks why, and keeps its file meanwhile`() async throws {
        let (_, code, browser) = try await opened()
        let fields = [("piece", "insurance"), ("fin", "31/01/2026"), ("niveau", "team")]
        let why = try await browser.upload(
            "/menages/\(code)/piece", fields, files: [("fichiers", "a.jpg", SampleFile.jpeg())])
        #expect(why.status == 422 && why.shows("La pièce a pris fin le 31 janv. 2026"))
        let kept = try #require(why.body.firstMatch(of: /name="garde" value="([^"]+)"/)).1
        let done = try await browser.upload(
            "/menages/\(code)/piece",
            fields + [("garde", String(kept)), ("confirme_V84", "oui"), ("motif_V84", "demandée par le bailleur")],
            files: [])
        #expect(done.status == 303)
        let page = try await browser.get("/menages/\(code)/documents")
        #expect(page.shows("finie le 31 janv. 2026") && page.shows("Attestation d’assurance"))
    }

    @Test func `seen and not kept, neither and both`() async throws {
        let (work, code, browser) = try await opened()
        let path = "/menages/\(code)/piece"
        let neither = try await browser.upload(path, [("piece", "protectionDecision")], files: [])
        #expect(neither.status == 422 && neither.shows("l’un ou l’autre"))
        let both = try await browser.upload(
            path, [("piece", "rib"), ("vue", "20/11/2026")], files: [("fichiers", "a.jpg", SampleFile.jpeg())])
        #expect(both.status == 422 && both.shows("l’un ou l’autre"))
        let file = try await browser.upload(
            path, [("piece", "protectionDecision")], files: [("fichiers", "b.png", SampleFile.png())])
        #expect(file.status == 422 && file.shows("se regarde et ne se garde pas"))
        let seen = try await browser.upload(path, [("piece", "protectionDecision"), ("vue", "20/11/2026")], files: [])
        #expect(seen.status == 303)
        #expect(try await browser.get("/menages/\(code)/documents").shows("vue le 20 nov. 2026, non gardée"))
        #expect(try await count(work, "household_document") == 1)
    }

    @Test func `another association and a funder find no such page and no such file`() async throws {
        let (work, code, browser) = try await opened()
        _ = try await browser.upload(
            "/menages/\(code)/piece", [("piece", "rib")], files: [("fichiers", "a.jpg", SampleFile.jpeg())])
        let page = try await browser.get("/menages/\(code)/documents")
        let link = String(try #require(page.body.firstMatch(of: /href="(\/menages\/[^"]+\/fichiers\/[^"]+)"/)).1)
        let own = try await work.code("h2")
        for who in [Cast.charlie, .félix, .dora] {
            let other = try await work.web.browser(who)
            for path in ["/menages/\(code)/documents", "/menages/\(code)/piece", link, link.replacing(code, with: own)]
            {
                #expect(try await other.get(path).status == 404, "\(who) \(path)")
            }
            let sent = try await other.upload(
                "/menages/\(code)/piece", [("piece", "rib")], files: [("fichiers", "b.jpg", SampleFile.png())])
            #expect(sent.status == 404, "\(who)")
            for act in ["retrait", "retablissement"] {
                let id = link.split(separator: "/")[3]
                #expect(try await other.post("/menages/\(code)/documents/\(id)/\(act)", []).status == 404, "\(who)")
            }
        }
        #expect(try await count(work, "document_file") == 1)
        // A colleague of the same site opens it by its own address, and not under another file's.
        #expect(try await work.web.browser(.bob).get(link).status == 200)
        #expect(try await browser.get(link.replacing(code, with: own)).status == 404)
    }

    @Test func `Today asks for the paper that ends, and says why`() async throws {
        let (_, code, browser) = try await opened()
        _ = try await browser.upload(
            "/menages/\(code)/piece", [("piece", "insurance"), ("fin", "01/12/2026")],
            files: [("fichiers", "a.jpg", SampleFile.jpeg())])
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("pièce qui finit le 1er déc. 2026") && today.shows("Demander la pièce"))
        #expect(today.shows("le bailleur en demande une chaque année"))
    }
}

/// Files that are refused, each with a piece of its sentence.
struct RefusedUploads: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let sentence: String
    var testDescription: String { name }

    static let all: [RefusedUploads] = [
        .init(name: "vide.pdf", bytes: [], sentence: "le fichier est vide"),
        .init(
            name: "eicar.pdf",
            bytes: Array(#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#.utf8),
            sentence: "ni un PDF, ni une photo"),
        .init(
            name: "page.html", bytes: Array("<!doctype html><script>".utf8), sentence: "une page web ne se garde pas"),
        .init(name: "dessin.svg", bytes: Array("<svg/>".utf8), sentence: "une page web ne se garde pas"),
        .init(name: "photo.pdf", bytes: SampleFile.jpeg(width: 7), sentence: "le contenu est un JPEG"),
        .init(
            name: "bombe.png", bytes: SampleFile.png(width: 65_500, height: 65_500),
            sentence: "points, plus qu’une page"),
        .init(
            name: "lourde.jpg", bytes: SampleFile.jpeg() + [UInt8](repeating: 0, count: 10 << 20),
            sentence: "le fichier pèse 10,5"),
        .init(name: "coupee.jpg", bytes: Array(SampleFile.jpeg().dropLast(3)), sentence: "s’arrête avant sa fin"),
        .init(
            name: "deux.jpg", bytes: SampleFile.jpeg(tail: [0x50, 0x4B, 3, 4]), sentence: "un autre fichier est caché"),
        .init(
            name: "programme.pdf", bytes: SampleFile.pdf(more: "/S /JavaScript"), sentence: "contient un programme"),
        .init(name: "jointes.pdf", bytes: SampleFile.pdf(more: "/EmbeddedFiles"), sentence: "d’autres fichiers"),
        .init(name: "photo.heic", bytes: [0, 0, 0, 24] + Array("ftypheic".utf8), sentence: "ni JPEG ni PNG"),
    ]
}
