import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// What a telephone may keep of a household's page, and what the household reads of its project.
struct FamilyKeepingTests {
    private static let until = HTTPField.Name("page-until") ?? .age

    @Test func `behind the check alone a page may be kept, until the telephone is known no more`() async throws {
        let handed = try await HandedPage()
        for path in [handed.path, "\(handed.path)/copie", "/r"] {
            let door = try await handed.telephone().get(path)
            #expect(door.headers[Self.until] == nil && !door.body.contains("<script"), "\(path)")
        }
        let phone = try await handed.opened()
        let expires = try await handed.work.web.world.store.read {
            try $0.row("SELECT expires_at FROM family_visit")?.text("expires_at")
        }
        for path in ["", "/papiers", "/projet", "/copie"] {
            #expect(try await phone.get(handed.path + path).headers[Self.until] == expires, "\(path)")
        }
        let home = try await phone.get(handed.path)
        let policy = home.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.hasSuffix("trusted-types page") && !policy.contains("unsafe"))
        #expect(policy.contains("manifest-src 'self'") && home.headers[.cacheControl] == "no-store")
        _ = try await handed.alice.submit("\(handed.file)/page/revocation", [])
        let ended = try await phone.get("\(handed.path)/copie")
        #expect(ended.status == 410 && ended.headers[Self.until] == nil)
    }

    @Test func `the copy says of when it is, holds no form but the one that forgets it, and no script`() async throws {
        let handed = try await HandedPage()
        let phone = try await handed.opened()
        _ = try await phone.submit("\(handed.path)/panne", [("quoi", "water")])
        let copy = try await phone.get("\(handed.path)/copie")
        let told = [
            "Pas de réseau.", "Voici votre page du\u{A0}:", "samedi 21 novembre 2026", "01 99 00 12 12", "L’eau",
        ]
        for text in told {
            #expect(copy.shows(text), "\(text)")
        }
        #expect(copy.body.matches(of: /<form/).count == 1 && copy.body.contains("Oublier sur ce téléphone"))
        #expect(!copy.body.contains("<script") && !copy.body.contains("Hosseini"))
        let opened = try await handed.work.web.services.access.history(of: "h1")
        #expect(opened.contains { $0.screen == "/r/:code/copie" })
    }

    @Test func `nothing of a sealed file is kept`() async throws {
        let handed = try await HandedPage()
        let world = handed.work.web.world
        let alice = try await world.author(.alice)
        try await world.store.write { try $0.protect("h1", .seal, by: alice) }
        let sheet = try await handed.alice.submit(
            "\(handed.file)/page", [("langue", "fr"), ("telephone", "01 99 00 12 12"), ("pese", "oui")])
        let code = try #require(sheet.body.firstMatch(of: />([B-Z]{4}(?:-[B-Z]{4}){3})</)).1
        let phone = handed.telephone()
        _ = try await phone.post("/r/\(code)", [("lettres", "hos"), ("langue", "fr")])
        for path in ["", "/copie"] {
            let page = try await phone.get("/r/\(code)\(path)")
            #expect(page.status == 200 && page.headers[Self.until] == nil && !page.body.contains("<script"))
            #expect(!page.body.contains("Oublier sur ce téléphone"))
        }
    }

    @Test func `what stands on the home screen and in the worker names nobody`() async throws {
        let handed = try await HandedPage()
        let phone = handed.telephone()
        let manifest = try await phone.get("\(handed.path)/fiche.webmanifest")
        #expect(manifest.headers[.contentType] == "application/manifest+json")
        #expect(manifest.body.contains("\"name\":\"Ma page\"") && manifest.body.contains("\"\(handed.path)\""))
        #expect(try await phone.get("/r/abc/fiche.webmanifest").status == 404)
        let worker = try await phone.get("/page-hors-ligne.js")
        #expect(worker.status == 200 && worker.headers[.contentType]?.hasPrefix("text/javascript") == true)
        for body in [manifest.body, worker.body] { #expect(!body.lowercased().contains("reloref")) }
    }

    @Test func `a goal that the referent shows is read in the household's words, and hidden again`() async throws {
        let handed = try await HandedPage()
        let phone = try await handed.opened()
        let plan = "\(handed.path)/projet"
        #expect(!(try await phone.get(handed.path)).shows(plan))
        let file = handed.file
        _ = try await handed.alice.submit(
            "\(file)/objectif",
            [
                ("paroles", "می خواهم کار کنم"), ("langue", "prs"), ("francais", "Je veux travailler"),
                ("domaine", "employment"), ("priorite", "first"), ("qui", "person"), ("accord", "oui"),
            ])
        let goal = try await handed.work.web.world.store.read { try $0.row("SELECT id FROM goal")?.text("id") ?? "" }
        _ = try await handed.alice.submit(
            "\(file)/etape",
            [("sujet", goal), ("francais", "Faire un CV"), ("qui", "referent"), ("pour_le", "01/12/2026")])
        let step = try await handed.work.web.world.store.read {
            try $0.row("SELECT id FROM goal_step")?.text("id") ?? ""
        }
        #expect(try await phone.get(plan).shows("Rien d’écrit"))
        let shown = try await handed.alice.submit("\(file)/objectifs/\(goal)/montre", [("objectif", goal)])
        #expect(shown.shows("sur la page du ménage") && shown.shows("Cacher au ménage"))
        _ = try await handed.alice.submit("\(file)/etapes/\(step)/montre", [("objectif", goal)])
        let page = try await phone.get(plan)
        for text in [
            "<span class=\"own\" lang=\"fa\" dir=\"rtl\">می خواهم کار کنم</span>", "Je veux travailler", "Faire un CV",
            "Avant le", "mardi 1 décembre 2026", "tel:0199001212",
        ] { #expect(page.shows(text), "\(text)") }
        #expect(try await phone.get(handed.path).shows(plan))
        #expect(try await handed.alice.get("\(file)/page").shows("Faire un CV"))
        let charlie = try await handed.work.web.browser(.charlie)
        #expect(try await charlie.post("\(file)/objectifs/\(goal)/cache", []).status == 404)
        _ = try await handed.alice.submit("\(file)/objectifs/\(goal)/cache", [("objectif", goal)])
        #expect(try await phone.get(plan).shows("Rien d’écrit"))
    }
}
