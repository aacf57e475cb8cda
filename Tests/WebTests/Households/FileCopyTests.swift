import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The copy that people ask for: everything held on them, let go by a second person (R48).
struct FileCopyTests {
    @Test func `one prepares, another agrees, and both the page and the file hold everything`() async throws {
        let canaries = try await CanaryWorld(WebWorld())
        let base = "/menages/\(canaries.code)/copie"
        let alice = try await canaries.web.browser(.alice)
        let hélène = try await canaries.web.browser(.hélène)
        let prepared = try await alice.submit(base, [("jour", "20/11/2026"), ("langue", "fr")])
        #expect(prepared.shows("En attente de l’accord d’une deuxième personne."))
        let id = try await canaries.web.world.store.read { try $0.row("SELECT id FROM file_release")?.text("id") ?? "" }
        #expect(try await alice.get("\(base)/\(id)").status == 404)
        #expect(try await alice.post("\(base)/\(id)/accord", []).status == 404)
        #expect(try await hélène.get(base).shows("Donner son accord"))
        #expect(try await hélène.submit("\(base)/\(id)/accord", []).shows("Lire ou imprimer"))
        for path in ["\(base)/\(id)", "\(base)/\(id)/json"] {
            let page = try await alice.get(path)
            #expect(page.status == 200)
            // The street is another page's; the number of a request is written in groups.
            for word in CanaryWorld.words where !["Qanarirue", "990000123456789042"].contains(word) {
                #expect(page.body.contains(word), "\(path) \(word)")
            }
            #expect(page.body.contains("Turkménistan") && page.body.contains("Association du Relais"))
            // Who looked: a role and an organisation, not a name.
            #expect(page.body.contains("2021"))
        }
        let file = try await alice.get("\(base)/\(id)/json")
        let parsed = try JSONSerialization.jsonObject(with: Data(file.body.utf8)) as? [String: Any]
        #expect((parsed?["sections"] as? [[String: Any]])?.count ?? 0 >= 5)
        for (person, status) in [(Cast.bob, 404), (.charlie, 404), (.dora, 404), (.noé, 404)] {
            let browser = try await canaries.web.browser(person)
            #expect(try await browser.get("\(base)/\(id)").status == status, "\(person)")
            #expect(try await browser.get(base).status == status, "\(person)")
        }
        try await canaries.web.world.store.write {
            _ = try $0.run("UPDATE file_release SET until_at = '2026-11-01T00:00:00.000Z'")
        }
        #expect(try await alice.get("\(base)/\(id)").status == 404)
    }

    @Test func `the copy says in Pashto what was read over, until when it is owed, and that it was handed over`()
        async throws
    {
        let canaries = try await CanaryWorld(WebWorld())
        let base = "/menages/\(canaries.code)/copie"
        let alice = try await canaries.web.browser(.alice)
        let refused = try await alice.post(base, [("jour", "31/12/2026"), ("langue", "ps")])
        #expect(refused.status == 422 && refused.shows("Ce jour n’est pas encore venu."))
        #expect(refused.body.contains("<option value=\"ps\" selected"))
        let dora = try await canaries.web.world.author(.dora)
        try await canaries.web.world.store.write { tx in
            try tx.translate(.copyYours, into: .pashto, "‹ستاسو›", by: dora)
            try tx.signTranslation(of: .copyYours, into: .pashto, reviewer: "Interprète", by: dora)
        }
        #expect(try await alice.submit(base, [("jour", "02/11/2026"), ("langue", "ps")]).shows("à remettre avant le"))
        let id = try await canaries.web.world.store.read { try $0.row("SELECT id FROM file_release")?.text("id") ?? "" }
        let hélène = try await canaries.web.browser(.hélène)
        _ = try await hélène.submit("\(base)/\(id)/accord", [])
        let page = try await alice.get("\(base)/\(id)").body
        #expect(page.contains("lang=\"ps\" dir=\"rtl\">‹ستاسو›"))
        #expect(page.contains("Pas d’accord ? Écrivez à la CNIL.") && page.contains("non relu"))
        #expect(try await alice.submit("\(base)/\(id)/remise", []).shows("remise le"))
        #expect(try await alice.submit("\(base)/\(id)/remise", []).shows("Cette copie a changé entre-temps"))
        for (person, status) in [(Cast.bob, 404), (.charlie, 404), (.dora, 404)] {
            #expect(try await canaries.web.browser(person).post("\(base)/\(id)/remise", []).status == status)
        }
    }
}
