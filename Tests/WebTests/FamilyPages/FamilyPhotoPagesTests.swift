import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// A photograph from the household's telephone to the team: what was reported stays, whatever is sent with it.
struct FamilyPhotoPagesTests {
    private func reported(_ handed: HandedPage, _ phone: Browser) async throws -> String {
        let page = try await phone.submit("\(handed.path)/panne", [("quoi", "heating")])
        #expect(page.shows("Ajouter une photo") && page.shows("multipart/form-data"))
        return try await handed.work.web.world.store.read {
            try $0.row("SELECT id FROM family_report")?.text("id") ?? ""
        }
    }

    @Test func `it is in the file and on Today, and nobody else sends or opens one`() async throws {
        let handed = try await HandedPage()
        let phone = try await handed.opened()
        let path = "\(handed.path)/panne/\(try await reported(handed, phone))/photo"
        let photo = [(field: "photo", name: "IMG.png", bytes: SampleFile.jpeg())]
        let sent = try await phone.upload(path, files: photo)
        #expect(sent.status == 303 && sent.location == "\(handed.path)/panne")
        #expect(try await phone.get("\(handed.path)/panne").shows("La photo est arrivée."))
        #expect(try await handed.alice.get("/aujourdhui").shows("avec 1 photo"))
        let page = try await handed.alice.get("\(handed.file)/page")
        let image = try #require(page.body.firstMatch(of: /<img src="([^"]+)"/)).1
        let opened = try await handed.alice.get(String(image))
        #expect(opened.status == 200 && opened.headers[.contentType] == "image/jpeg")
        #expect(opened.headers[.contentSecurityPolicy]?.hasPrefix("sandbox") == true)
        #expect(try await handed.work.web.browser(.charlie).get(String(image)).status == 404)
        let papers = try await handed.alice.get("\(handed.file)/documents")
        #expect(papers.shows("photo envoyée par le ménage") && papers.shows("par sa page"))
        #expect(try await handed.telephone().upload(path, files: photo).shows("Écrivez 3 lettres"))
        #expect(try await handed.count("family_photo") == 1)
    }

    private static let refusals: [(name: String, bytes: [UInt8], sentence: String, status: Int)] = [
        ("a.pdf", Array("%PDF-1.7 bonjour".utf8), "Ce n’est pas une photo.", 422),
        ("a.jpg", Array("bonjour".utf8), "Ce n’est pas une photo.", 422),
        ("coupee.jpg", Array(SampleFile.jpeg().dropLast(3)), "Ce n’est pas une photo.", 422),
        ("", [], "Choisissez une photo.", 422),
        ("a.jpg", SampleFile.jpeg() + [UInt8](repeating: 0, count: 10 << 20), "trop lourde", 422),
        ("a.jpg", SampleFile.jpeg() + [UInt8](repeating: 0, count: 11 << 20), "trop lourde", 413),
    ]

    @Test func `what is no photograph gets a sentence with its picture, and the report stays`() async throws {
        let handed = try await HandedPage()
        let phone = try await handed.opened()
        let path = "\(handed.path)/panne/\(try await reported(handed, phone))/photo"
        for one in Self.refusals {
            let page = try await phone.upload(path, files: [("photo", one.name, one.bytes)])
            #expect(page.status == one.status && page.shows(one.sentence), "\(one.name) \(one.bytes.count)")
            #expect(page.shows("class=\"wrong line\"") && page.shows("L’association le sait."), "\(one.name)")
        }
        var heads = HTTPFields()
        heads[.contentLength] = String(200 << 20)
        let raw = (type: "multipart/form-data; boundary=x", bytes: [UInt8]([1, 2, 3]))
        let heavy = try await phone.send(.post, path, fields: nil, extra: heads, raw: raw)
        #expect(heavy.status == 413 && heavy.shows("trop lourde") && heavy.shows("L’association le sait."))
        // From a telephone that did not pass the check nothing is waited for.
        let stranger = try await handed.telephone().send(.post, path, fields: nil, extra: heads, raw: raw)
        #expect(stranger.status == 200 && stranger.shows("Écrivez 3 lettres"))
        heads[try #require(HTTPField.Name("sec-fetch-site"))] = "cross-site"
        #expect(try await phone.send(.post, path, fields: nil, extra: heads, raw: raw).status == 403)
        #expect(try await handed.count("family_photo") == 0)
        #expect(try await handed.count("document_file") == 0)
        #expect(try await handed.count("family_report WHERE settled_on IS NULL") == 1)
    }
}
