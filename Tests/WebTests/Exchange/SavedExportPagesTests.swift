import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Exports that one keeps, as the pages show them (S24).
struct SavedExportPagesTests {
    private static let study = [
        ("quoi", "tables"), ("table", "households"), ("table", "accommodations"), ("contenu", "pseudonymes"),
        ("hxl", "oui"), ("but", "étude de la région"), ("nom", "Étude"), ("rythme", "monthly"),
    ]

    private func id(in page: Page) throws -> String {
        try String(#require(page.main.firstMatch(of: /name="garde" value="([^"]+)"/)).1)
    }

    @Test func `an export is kept, asked for again in one press, agreed to, and leaves without names`() async throws {
        let web = try await WebWorld()
        let (hélène, noé) = (try await web.browser(.hélène), try await web.browser(.noé))
        let page = try await hélène.submit("/exports/gardes", Self.study)
        #expect(page.shows("Export gardé : Étude.") && page.shows("le 1er de chaque mois") && page.shows("HXL"))
        let fields = Self.study.dropLast(2) + [("garde", try id(in: page))]
        _ = try await hélène.submit("/exports", Array(fields))
        #expect(try await noé.get("/accords").shows("sans les noms"))
        try await noé.answerWaiting()
        let file = try await hélène.carryOut("/exports")
        #expect(file.status == 200 && file.headers[.contentType] == "application/zip")
        #expect(file.headers[.contentDisposition]?.contains("reloref-pseudonymes-") == true)
        let taken = try await web.world.store.read {
            try $0.row("SELECT last_taken_on FROM saved_export")?.optionalText("last_taken_on")
        }
        #expect(taken == web.services.today().iso)
    }

    @Test(arguments: [("nom", "Donnez un nom"), ("but", "Dites à quoi sert"), ("table", "Cochez au moins un sujet")])
    func `what lacks is said, and nothing that was typed is lost`(field: String, sentence: String) async throws {
        let hélène = try await WebWorld().browser(.hélène)
        let page = try await hélène.post("/exports/gardes", Self.study.filter { $0.0 != field })
        #expect(page.status == 422 && page.shows(sentence))
        #expect(field == "but" || page.body.contains("étude de la région"))
        #expect(field == "nom" || page.body.contains("value=\"Étude\""))
        #expect(try await !hélène.get("/exports").shows("Vos exports gardés"))
    }

    @Test func `on its day it is on Today until it is taken`() async throws {
        let web = try await WebWorld()
        let hélène = try await web.browser(.hélène)
        _ = try await hélène.submit("/exports/gardes", Self.study)
        #expect(try await !hélène.get("/aujourdhui").shows("Exports à prendre"), "next month")
        let author = try await web.world.author(.hélène)
        try await web.world.store.write { tx in
            _ = try tx.run("UPDATE saved_export SET since_day = '2026-09-15'")
            try tx.journal("update", "saved_export", "x", by: author)
        }
        #expect(try await hélène.get("/aujourdhui").shows("Exports à prendre"))
        #expect(try await !web.browser(.noé).get("/aujourdhui").shows("Exports à prendre"))
    }

    @Test func `it is its owner's alone, given up and kept again`() async throws {
        let web = try await WebWorld()
        let (hélène, noé) = (try await web.browser(.hélène), try await web.browser(.noé))
        let one = ("garde", try id(in: try await hélène.submit("/exports/gardes", Self.study)))
        #expect(try await !noé.get("/exports").shows("Vos exports gardés"))
        for person in [noé, try await web.browser(.charlie)] {
            #expect(try await person.post("/exports/gardes/retrait", [one]).status == 404)
            #expect(try await person.post("/exports/gardes/retour?garde=\(one.1)", []).status == 404)
        }
        #expect(try await noé.post("/exports", [("quoi", "tout"), ("but", "bilan"), one]).status == 404)
        let dropped = try await hélène.submit("/exports/gardes/retrait", [one])
        #expect(dropped.shows("Export retiré.") && !dropped.shows("Vos exports gardés"))
        #expect(try await hélène.submit("/exports/gardes/retour?garde=\(one.1)", []).shows("Vos exports gardés"))
    }
}
