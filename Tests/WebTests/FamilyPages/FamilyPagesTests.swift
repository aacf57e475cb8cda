import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// A household's own page through the whole door: a code, a second check, a cookie of its own; a GET changes nothing.
struct FamilyPagesTests {
    @Test func `the code is shown once, on a sheet that names nobody`() async throws {
        let handed = try await HandedPage()
        #expect(try await handed.alice.get("\(handed.file)/page/feuille").location == "\(handed.file)/page")
        #expect(!(try await handed.alice.get("\(handed.file)/page")).body.contains(handed.path))
        #expect(try await handed.count("family_page WHERE length(code_hash) = 64") == 1)
    }

    @Test func `opening the address any number of times changes nothing and names nobody`() async throws {
        let handed = try await HandedPage()
        let before = try await handed.count("journal_entry")
        for _ in 0..<8 {
            let page = try await handed.telephone().get(handed.path)
            #expect(page.status == 200 && page.shows("Écrivez 3 lettres"))
            #expect(!page.body.lowercased().contains("hosseini") && !page.body.contains("Reloref"))
            #expect(page.headers[.cacheControl] == "no-store" && page.body.contains("noindex"))
            #expect(
                page.body.contains("<html lang=\"fa\" dir=\"rtl\">") && page.body.contains("<title>Ma page</title>"))
        }
        #expect(try await handed.count("journal_entry") == before)
        #expect(try await handed.count("family_visit") == 0)
        #expect(try await handed.count("family_page WHERE tries = 0") == 1)
    }

    @Test func `after the check the telephone is known on these pages alone, and Fermer ends it`() async throws {
        let handed = try await HandedPage()
        let phone = handed.telephone()
        let passed = try await phone.post(handed.path, [("lettres", "HOS"), ("langue", "fa")])
        #expect(passed.status == 303 && passed.location == handed.path)
        let cookie = passed.headers[values: .setCookie].first { $0.hasPrefix("page=") } ?? ""
        #expect(cookie.contains("Path=/r;") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        let home = try await phone.get(handed.path)
        #expect(home.status == 200 && home.shows("Pas de rendez-vous"))
        #expect(try await phone.get("\(handed.path)/papiers").shows("Mes papiers"))
        #expect(try await phone.get("\(handed.path)/appeler").shows("tel:3919"))
        #expect(try await handed.telephone().get("\(handed.path)/papiers").shows("Écrivez 3 lettres"))
        #expect(try await handed.count("journal_entry WHERE act = 'openFamilyPage'") == 1)
        let opened = try await handed.work.web.services.access.history(of: "h1")
        #expect(opened.filter(\.isFromPage).count == 3)
        #expect(try await phone.post("\(handed.path)/fermeture", []).shows("fermée"))
        #expect(try await phone.get(handed.path).shows("Écrivez 3 lettres"))
        #expect(try await handed.count("family_visit") == 0)
    }

    @Test func `wrong answers are counted, the fifth closes the page and is on Today`() async throws {
        let handed = try await HandedPage()
        let phone = handed.telephone()
        for left in [4, 3, 2, 1] {
            let wrong = try await phone.post(handed.path, [("lettres", "zzz")])
            #expect(wrong.status == 422 && wrong.body.contains(">\(left)</bdi>"))
        }
        #expect(try await phone.post(handed.path, [("lettres", "zzz")]).status == 410)
        let late = try await phone.post(handed.path, [("lettres", "hos")])
        #expect(late.status == 410 && late.headers[values: .setCookie].isEmpty)
        #expect(try await handed.alice.get("/aujourdhui").shows("Page du ménage bloquée"))
        #expect(try await handed.alice.get("\(handed.file)/page").shows("bloquée"))
    }

    @Test func `a revoked, replaced, expired or mistyped code opens nothing, whatever cookie comes with it`()
        async throws
    {
        let handed = try await HandedPage()
        let phone = try await handed.opened()
        #expect(try await phone.get("/r/BCDF-BCDF-BCDF-BCDF").status == 404)
        #expect(try await phone.get("/r/abc").status == 404)
        try await handed.work.web.world.store.write { tx in
            _ = try tx.run("UPDATE family_page SET expires_at = '2026-11-20T00:00:00.000Z'")
        }
        #expect(try await phone.get(handed.path).status == 410)
        #expect(try await phone.post("\(handed.path)/panne", [("quoi", "water")]).status == 410)
        #expect(try await handed.alice.submit("\(handed.file)/page/revocation", []).shows("Page fermée"))
        #expect(try await phone.get(handed.path).status == 410)
        #expect(try await handed.count("family_report") == 0)
    }

    @Test func `a telephone of one household sees nothing of another's`() async throws {
        let handed = try await HandedPage()
        let phone = try await handed.opened()
        let charlie = try await handed.work.web.browser(.charlie)
        let other = "/menages/\(try await handed.work.code("h2"))"
        let sheet = try await charlie.submit("\(other)/page", [("langue", "fr"), ("telephone", "01 99 00 13 13")])
        let code = try #require(sheet.body.firstMatch(of: />([B-Z]{4}(?:-[B-Z]{4}){3})</)).1
        #expect(try await phone.get("/r/\(code)/papiers").shows("Écrivez 3 lettres"))
        #expect(try await phone.post("/r/\(code)/panne", [("quoi", "water")]).shows("Écrivez 3 lettres"))
        #expect(try await handed.count("family_report") == 0)
        #expect(try await charlie.get("\(handed.file)/page").status == 404)
        #expect(try await charlie.post("\(handed.file)/page/revocation", []).status == 404)
    }

    @Test func `something broken reaches Today and the file, and the household reads what became of it`() async throws {
        let handed = try await HandedPage()
        let phone = try await handed.opened()
        let said = try await phone.submit("\(handed.path)/panne", [("quoi", "heating")])
        #expect(said.shows("L’association le sait."))
        #expect(try await handed.alice.get("/aujourdhui").shows("Panne signalée"))
        #expect(try await handed.alice.get(handed.file).shows("1 panne à voir"))
        let id = try await handed.work.web.world.store.read {
            try $0.row("SELECT id FROM family_report")?.text("id") ?? ""
        }
        let charlie = try await handed.work.web.browser(.charlie)
        #expect(try await charlie.post("\(handed.file)/page/signalements/\(id)/fin", []).status == 404)
        _ = try await handed.alice.submit("\(handed.file)/page/signalements/\(id)/prise-en-charge", [])
        #expect(try await phone.get("\(handed.path)/panne").shows("s’en occupe"))
        _ = try await handed.alice.submit("\(handed.file)/page/signalements/\(id)/fin", [])
        #expect(try await phone.get("\(handed.path)/panne").shows("C’est réparé."))
        #expect(!(try await handed.alice.get("/aujourdhui")).shows("Panne signalée"))
    }

    @Test func `the household says that it comes, or asks for another day, and changes its mind`() async throws {
        let handed = try await HandedPage()
        let world = handed.work.web.world
        let alice = try await world.author(.alice)
        func make(_ hour: String, members: Set<String>) async throws -> String {
            try await world.store.write { tx in
                try tx.makeAppointment(
                    NewAppointment(
                        .interview, on: TestDay("2026-12-01"), at: TimeOfDay(text: hour) ?? TimeOfDay(minutes: 600),
                        minutes: 45, colleague: "alice", members: members, language: nil, interpreter: .notNeeded,
                        reminderDays: nil, texts: AppointmentTexts(place: "12 rue des Écoles", bring: "avis d’impôt")),
                    for: "h1", checkedBy: FreeText(keywords: []), by: alice, confirming: [:]
                ).id
            }
        }
        let person = try await world.store.read {
            try $0.row("SELECT person_id FROM membership WHERE household_id = 'h1'")?.text("person_id") ?? ""
        }
        let named = try await make("09:00", members: [person])
        // Naming all of a household is naming nobody: this one stands as if there were others in it.
        try await world.store.write { tx in
            try tx.insert("appointment_member", ["id": "one", "appointment_id": named, "person_id": person])
        }
        let id = try await make("14:00", members: [])
        let phone = try await handed.opened()
        let home = try await phone.get(handed.path)
        #expect(home.shows("<bdi dir=\"ltr\" lang=\"fr\">14:00</bdi>") && !home.shows("09:00"))
        #expect(home.shows("<bdi dir=\"ltr\" lang=\"fr\">12 rue des Écoles</bdi>"))
        #expect(home.shows("سه‌شنبه 1 دسمبر 2026") && home.shows("mardi 1 décembre 2026"))
        let answer = "\(handed.path)/rendez-vous"
        #expect(try await phone.submit(answer, [("lequel", id), ("reponse", "comes")]).shows("je viens."))
        #expect(try await handed.count("appointment_link WHERE answer = 'comes' AND revoked = 0") == 1)
        let other = try await phone.submit(answer, [("lequel", id), ("reponse", "otherTime")])
        #expect(other.shows("Nous vous appelons."))
        #expect(try await handed.count("appointment_link WHERE answer = 'otherTime' AND revoked = 0") == 1)
        #expect(try await handed.alice.get("/aujourdhui").shows("Déplacer"))
        _ = try await phone.submit(answer, [("lequel", named), ("reponse", "comes")])
        _ = try await phone.submit(answer, [("lequel", "nowhere"), ("reponse", "comes")])
        #expect(try await handed.telephone().post(answer, [("lequel", id), ("reponse", "comes")]).shows("3 lettres"))
        #expect(try await handed.count("appointment_link WHERE revoked = 0") == 1)
        #expect(try await handed.count("journal_entry WHERE act = 'householdAnswer' AND actor_id LIKE 'page:%'") == 2)
        #expect(try await handed.alice.get("\(handed.file)/page").shows("certains membres"))
    }

    @Test func `papers stand with a light, those that a colleague keeps for herself do not`() async throws {
        let handed = try await HandedPage()
        try await handed.work.web.world.store.write { tx in
            let person =
                try tx.row("SELECT person_id FROM membership WHERE household_id = 'h1'")?.text("person_id") ?? ""
            for (id, day) in [("p1", "2026-11-01"), ("p2", "2026-12-10")] {
                _ = try tx.run(
                    """
                    INSERT INTO permit (id, person_id, kind, issued_on, expires_on)
                    VALUES (\(id), \(person), 'temporaryCard1y', '2025-11-02', \(day))
                    """)
            }
            for (id, kind, day, level) in [
                ("a", "insurance", "2026-11-01", "team"), ("b", "insurance", "2028-01-01", "team"),
                ("c", "travelDocument", "2028-01-01", "private"), ("d", "permit", "2028-01-01", "team"),
            ] {
                _ = try tx.run(
                    """
                    INSERT INTO household_document (id, household_id, kind, expires_on, level, author_id, at, sealed)
                    VALUES (\(id), 'h1', \(kind), \(day), \(level), 'alice', '2026-11-20T10:00:00.000Z', \([UInt8]()))
                    """)
            }
        }
        let page = try await handed.opened().get("\(handed.path)/papiers")
        #expect(page.main.matches(of: /class="light amber"/).count == 1 && page.shows("Mohammad"))
        #expect(page.main.matches(of: /class="light green"/).count == 1 && page.shows("attestation d’assurance"))
        #expect(!page.shows("light red") && !page.shows("titre de voyage"))
    }

    @Test func `a sentence is French until somebody signs it, and a colleague sees which are not`() async throws {
        let handed = try await HandedPage()
        let dora = try await handed.work.web.browser(.dora)
        let phone = try await handed.opened()
        _ = try await dora.submit("/admin/traductions/fa/noAppointment", [("texte", "‹phrase›")])
        #expect(!(try await phone.get(handed.path)).shows("‹phrase›"))
        #expect(try await handed.alice.get("\(handed.file)/page").shows("non relu"))
        let unsigned = try await dora.post("/admin/traductions/fa", [("phrase", "noAppointment"), ("relecteur", "")])
        #expect(unsigned.status == 422)
        _ = try await dora.submit(
            "/admin/traductions/fa", [("phrase", "noAppointment"), ("relecteur", "Félix Relecteur")])
        let read = try await phone.get(handed.path)
        #expect(read.shows("<span class=\"own\" lang=\"fa\" dir=\"rtl\">‹phrase›</span>"))
        #expect(read.shows("Pas de rendez-vous pour l’instant."))
        #expect(try await handed.alice.get("/admin/traductions").status == 404)
    }

    @Test func `a sealed file asks who shares the telephone`() async throws {
        let handed = try await HandedPage()
        let world = handed.work.web.world
        let alice = try await world.author(.alice)
        try await world.store.write { try $0.protect("h1", .seal, by: alice) }
        #expect(try await handed.telephone().get(handed.path).status == 410)
        let fields = [("langue", "fa"), ("telephone", "01 99 00 12 12")]
        let asked = try await handed.alice.post("\(handed.file)/page", fields)
        #expect(asked.status == 422 && asked.shows("Qui partage ce téléphone"))
        #expect(try await handed.alice.post("\(handed.file)/page", fields + [("pese", "oui")]).status == 303)
    }

    @Test(
        arguments: [
            (FamilyLanguage.french, "mardi 24 novembre 2026"), (.dari, "سه‌شنبه 24 نومبر 2026"),
            (.pashto, "درېنۍ د 2026 د نومبر 24"), (.russian, "вторник, 24 ноября 2026\u{202F}г."),
        ])
    func `a day is Gregorian, in Latin digits, with its weekday in words`(language: FamilyLanguage, words: String) {
        #expect(FamilyDays.text(TestDay("2026-11-24"), language) == words)
    }
}
