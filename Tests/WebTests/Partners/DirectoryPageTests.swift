import RelorefDomain
import RelorefTesting
import Testing

/// A directory is looked at, taken in, and given away, on screen.
struct DirectoryPageTests {
    private static let csv =
        "source,id,nom,date_maj,siret,code_insee\ndora,1,Mission locale de Melun,2026-04-27,73282932000074,77288\n"

    @Test func `a file is looked at before anything is written`() async throws {
        let browser = try await WebWorld().browser(.bob)
        _ = try await browser.get("/partenaires/annuaires")
        let preview = try await browser.upload(
            "/partenaires/annuaires/apercu", [("site", "s1"), ("nature", "association")],
            files: [("fichier", "annuaire.csv", Array(Self.csv.utf8))])
        #expect(
            preview.status == 200 && preview.shows("1 nouveau partenaire") && preview.shows("Mission locale de Melun"))
        #expect(try await !browser.get("/partenaires").shows("Mission locale de Melun"))
        let contents = try #require(preview.body.firstMatch(of: /name="contenu" value="([^"]+)"/)).1
        let done = try await browser.submit(
            "/partenaires/annuaires",
            [
                ("site", "s1"), ("nature", "association"), ("nom", "annuaire.csv"), ("contenu", String(contents)),
                ("cle", "k1"),
            ])
        #expect(done.shows("Annuaire repris : 1 nouveau partenaire") && done.shows("Mission locale de Melun"))
    }

    @Test func `a bad line is told, and a file and a site are asked for`() async throws {
        let browser = try await WebWorld().browser(.bob)
        _ = try await browser.get("/partenaires/annuaires")
        let bad = Self.csv.replacing("73282932000074", with: "123")
        let refused = try await browser.upload(
            "/partenaires/annuaires/apercu", [("site", "s1")], files: [("fichier", "annuaire.csv", Array(bad.utf8))])
        #expect(refused.status == 422 && refused.shows("annuaire.csv, ligne 2, siret « 123 »"))
        let empty = try await browser.post("/partenaires/annuaires/apercu", [])
        #expect(empty.status == 422 && empty.shows("Choisissez un fichier") && empty.shows("Choisissez le site"))
        #expect(
            try await browser.post("/partenaires/annuaires", [("site", "s3"), ("contenu", "W10="), ("cle", "k")]).status
                == 404)
    }

    @Test func `our organisations leave in three formats`() async throws {
        let browser = try await WebWorld().browser(.bob)
        _ = try await browser.get("/partenaires/annuaires")
        for (format, sign) in [
            ("structures.json", "["), ("structures.csv", "source,id,nom"), ("organizations.json", "total_items"),
        ] {
            let file = try await browser.post("/partenaires/annuaires/export?format=\(format)", [])
            #expect(file.status == 200 && file.body.contains(sign), "\(format)")
        }
    }
}
