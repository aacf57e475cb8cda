import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// What the network says of kinds of papers, what leaves with a copy, and what is too heavy.
struct DocumentRuleTests {
    @Test func `the network says what ends, what is only looked at and who needs it`() async throws {
        let work = try await WorkWorld()
        let dora = try await work.web.browser(.dora)
        let page = "/admin/listes/documentKind/rib"
        let form = try await dora.get(page)
        #expect(form.shows("Elle se regarde et ne se garde pas") && form.shows("tous les ménages"))
        let words = [("francais", "RIB"), ("anglais", "bank details"), ("rang", "9"), ("confirme", "oui")]
        let kept = try await dora.submit(page, words + [("vue_seule", "oui"), ("besoin", "never")])
        #expect(kept.shows("Le libellé est changé"))
        let after = try await dora.get(page)
        #expect(after.body.contains("name=\"vue_seule\" value=\"oui\" checked"))
        #expect(!(try await dora.get("/admin/listes/role/referent")).shows("Elle se regarde"))
        let (code, alice) = (try await work.code("h1"), try await work.web.browser(.alice))
        #expect(!(try await alice.get("/menages/\(code)/documents")).shows(">RIB<"))
        let sent = try await alice.upload(
            "/menages/\(code)/piece", [("piece", "rib")], files: [("fichiers", "a.jpg", SampleFile.jpeg())])
        #expect(sent.status == 422 && sent.shows("se regarde et ne se garde pas"))
        let noted = try await work.web.world.store.read { tx in
            try tx.row("SELECT count(*) AS found FROM journal_entry WHERE subject_id = 'documentKind.rib'")?.int(
                "found")
        }
        #expect(noted == 2)
    }

    @Test func `the papers leave with a copy that a second person let go, what one colleague kept to herself included`()
        async throws
    {
        let work = try await WorkWorld()
        let (code, alice) = (try await work.code("h1"), try await work.web.browser(.alice))
        for (kind, level, width) in [("rib", "team", 10), ("diploma", "private", 20)] {
            let sent = try await alice.upload(
                "/menages/\(code)/piece", [("piece", kind), ("niveau", level), ("intitule", "titre \(kind)")],
                files: [("fichiers", "a.jpg", SampleFile.jpeg(width: width))])
            #expect(sent.status == 303)
        }
        let base = "/menages/\(code)/copie"
        _ = try await alice.submit(base, [("jour", "20/11/2026"), ("langue", "fr")])
        let id = try await work.web.world.store.read { try $0.row("SELECT id FROM file_release")?.text("id") ?? "" }
        #expect(try await alice.get("\(base)/\(id)/pieces").status == 404)
        let hélène = try await work.web.browser(.hélène)
        #expect(try await hélène.submit("\(base)/\(id)/accord", []).shows("Télécharger les pièces (zip)"))
        let zip = try await hélène.get("\(base)/\(id)/pieces?partie=1")
        #expect(zip.status == 200 && zip.body.hasPrefix("PK"))
        #expect(zip.body.contains("1-\(code)-diploma-") && zip.body.contains("2-\(code)-rib-"))
        #expect(try await hélène.get("\(base)/\(id)/pieces?partie=2").status == 404)
        let list = try await hélène.get("\(base)/\(id)")
        #expect(list.shows("titre rib") && list.shows("titre diploma"))
        for who in [Cast.bob, .charlie, .dora] {
            #expect(try await work.web.browser(who).get("\(base)/\(id)/pieces").status == 404, "\(who)")
        }
    }

    @Test func `200 MB get a sentence with the weight and the limit`() async throws {
        let work = try await WorkWorld()
        let (code, alice) = (try await work.code("h1"), try await work.web.browser(.alice))
        var heads = HTTPFields()
        heads[.contentLength] = String(200 << 20)
        let path = "/menages/\(code)/piece"
        let page = try await alice.send(
            .post, path, fields: nil, extra: heads, raw: ("multipart/form-data; boundary=x", [1, 2, 3]))
        #expect(page.status == 413 && page.shows("Votre envoi pèse 209,7"))
        #expect(page.shows("33,6") && page.shows("le formulaire y est encore"))
        // From somebody who is not signed in nothing is waited for.
        let nobody = try await work.web.browser()
        let refused = try await nobody.send(
            .post, path, fields: nil, extra: heads, raw: ("multipart/form-data; boundary=x", [1, 2, 3]))
        #expect(refused.status == 303)
    }
}
