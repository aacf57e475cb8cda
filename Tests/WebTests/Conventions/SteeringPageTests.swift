import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A committee on screen: entered with its minutes, decided, and its pack.
struct SteeringPageTests {
    @Test func `a signed convention is entered at once, its committee decides, and the pack tells it`() async throws {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            try tx.insert(
                Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        let browser = try await web.browser(.hélène)
        _ = try await browser.get("/conventions/nouvelle")
        let fields = [
            ("partenaire", "office"), ("site", "s1"), ("titre", "Convention avec l’office"), ("jour", "17/11/2006"),
            ("nombre", "5"), ("periode", "year"),
        ]
        let refused = try await browser.post("/conventions", fields)
        #expect(refused.status == 422 && refused.shows("Dites ce qui est compté") && refused.shows("17/11/2006"))
        let page = try await browser.submit("/conventions", fields + [("unite", "proposal"), ("cle", "k1")])
        #expect(page.shows("5 propositions par an") && page.shows("en vigueur"))
        let path = String(try #require(page.body.firstMatch(of: /href="(\/conventions\/[^"\/]+)\/comite"/)).1)
        let counted = try await browser.get("\(path)?au=31%2F10%2F2009")
        #expect(counted.shows("14,77") && counted.shows("1\u{202F}079 jours"))
        let held = try await browser.submit(
            "\(path)/comite",
            [("tenu", "23/01/2008"), ("agenda", "Bilan"), ("minutes", "7 par an <proposés>"), ("cle", "k2")])
        #expect(held.shows("Compte rendu enregistré") && held.shows("7 par an &lt;proposés&gt;"))
        let link = try #require(
            held.body.firstMatch(of: /href="(\/conventions\/[^"]+\/nouvelle-decision\?sujet=([^"]+))"/))
        let decided = try await browser.submit(
            "\(path)/nouvelle-decision",
            [
                ("sujet", String(link.2)), ("titre", "Porter 7 par an au conseil"), ("partie", "partner"),
                ("au", "01/12/2026"), ("cle", "k3"),
            ])
        #expect(decided.shows("elle paraîtra dans Aujourd’hui") && decided.shows("Porter 7 par an au conseil"))
        #expect(try await browser.get("/aujourdhui?portee=tout").shows("Décision du comité, pour le 1er déc. 2026"))
        let from = try #require(decided.body.firstMatch(of: /href="(\/conventions\/[^"]+\/avenant\?sujet=([^"]+))"/))
        let amended = try await browser.submit(
            "\(path)/avenant",
            [
                ("sujet", String(from.2)), ("objet", "target"), ("nombre", "7"), ("unite", "proposal"),
                ("periode", "year"), ("jour", "01/2008"), ("par", "committee"), ("cle", "k4"),
            ])
        #expect(amended.shows("Avenant proposé"))
        let pack = try await browser.get("\(path)/comites/\(link.2)/dossier")
        #expect(pack.shows("Chiffres au 23 janv. 2008") && pack.shows("Porter 7 par an au conseil"))
        #expect(pack.shows("de 5 à 7 propositions par an"))
        let charlie = try await web.browser(.charlie)
        #expect(try await charlie.get("\(path)/comites/\(link.2)").status == 404)
        #expect(try await charlie.get("\(path)/comites/\(link.2)/dossier.pdf").status == 404)
    }
}
