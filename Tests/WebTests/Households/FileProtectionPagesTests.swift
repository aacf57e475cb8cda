import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Erasing, sealing and opening in an emergency, as pages.
struct FileProtectionPagesTests {
    private static let reason = "La voisine signale des cris dans le logement."

    private func close(_ work: WorkWorld) async throws {
        let alice = try await work.web.world.author(.alice)
        try await work.web.world.store.write { tx in
            let stay = try tx.row("SELECT id FROM accommodation")?.text("id") ?? ""
            _ = try tx.exit(stay, on: TestDay("2026-10-01"), NewExit(.fjt), by: alice)
            try tx.closeFile("h1", on: TestDay("2026-10-05"), reason: "autonomous", by: alice)
        }
    }

    /// The last code was given a while ago.
    private func letConfirmationPass(_ work: WorkWorld) async throws {
        try await work.web.world.store.write {
            _ = try $0.run("UPDATE session SET confirmed_at = '2026-01-01T00:00:00.000Z'")
        }
    }

    @Test func `a file is erased in two steps by the head, and its name is found no more`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        let hélène = try await work.web.browser(.hélène)
        #expect(try await hélène.get("/menages/\(code)/effacement").shows("il faut d’abord le clore"))
        try await close(work)
        #expect(try await hélène.submit("/recherche", [("q", "hosseini")]).shows("Hosseini"))
        let first = try await hélène.get("/menages/\(code)/effacement")
        #expect(first.shows("Détruit") && first.shows("1 séjour"))
        let fields = [("raison", "request"), ("motif", "Demande écrite reçue le 3 novembre.")]
        #expect(
            try await hélène.post("/menages/\(code)/effacement-apercu", [("raison", "request"), ("motif", "")]).status
                == 422)
        #expect(try await hélène.post("/menages/\(code)/effacement-apercu", fields).shows("Retapez le code"))
        let wrong = try await hélène.post("/menages/\(code)/effacement", fields + [("code", "BCDFGHJ")])
        #expect(wrong.status == 422 && wrong.shows("Ce n’est pas le code"))
        let done = try await hélène.submit("/menages/\(code)/effacement", fields + [("code", code.lowercased())])
        #expect(done.status == 200 && done.shows("Dossier effacé") && !done.body.contains("Hosseini"))
        #expect(try await !hélène.submit("/recherche", [("q", "hosseini")]).main.contains("Hosseini"))
        for part in ["parcours", "membres", "logement", "emploi", "historique"] {
            let page = try await hélène.get("/menages/\(code)/\(part)")
            #expect(page.status == 200 && !page.body.contains("Hosseini") && !page.body.contains("حسینی"), "\(part)")
        }
        #expect(try work.web.world.keys.erased() == ["h1"])
        #expect(try await hélène.get("/menages/\(code)/effacement").status == 404)
    }

    @Test func `vain codes of an urgent opening count although each is refused, and then none is looked up`()
        async throws
    {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        let charlie = try await work.web.browser(.charlie)
        for number in 1...UrgentOpening.vainPerDay {
            let vain = try await charlie.post(
                "/menages/acces-urgent",
                [
                    ("code", HouseholdCode(number: UInt64(900 + number)).text), ("motif", Self.reason),
                    ("cle", "v\(number)"),
                ])
            #expect(vain.status == 422 && vain.shows("Aucun dossier ne s’ouvre ainsi"), "\(number)")
        }
        let right = try await charlie.post("/menages/acces-urgent", [("code", code), ("motif", Self.reason)])
        #expect(right.status == 422 && right.shows("Trop de codes n’ont rien ouvert"))
        #expect(try await charlie.get("/menages/\(code)").status == 404)
    }

    @Test func `an urgent reason that tells of health is asked about, and nothing typed is lost`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        let charlie = try await work.web.browser(.charlie)
        let fields = [("code", code), ("motif", "Hospitalisation pour son diabète hier soir.")]
        let asked = try await charlie.post("/menages/acces-urgent", fields)
        #expect(asked.status == 422 && asked.shows("motif_V30") && asked.shows("pour son diabète"))
        let open = try await charlie.submit(
            "/menages/acces-urgent", fields + [("confirme_V30", "oui"), ("motif_V30", "les pompiers le demandent")])
        #expect(open.status == 200 && open.shows("Hosseini"))
    }

    @Test func `what cannot be undone asks for a new code first`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        try await close(work)
        let hélène = try await work.web.browser(.hélène)
        try await letConfirmationPass(work)
        let fields = [("raison", "request"), ("motif", "Demande écrite\nreçue le 3 novembre."), ("code", code)]
        let asked = try await hélène.post("/menages/\(code)/effacement", fields)
        #expect(asked.status == 422 && asked.shows("code_confirmation") && asked.shows("value=\"\(code)\""))
        #expect(asked.shows("action=\"/menages/\(code)/effacement\"") && asked.shows("Demande écrite\nreçue"))
        let wrong = try await hélène.post("/menages/\(code)/effacement", fields + [("code_confirmation", "000000")])
        #expect(wrong.status == 422 && wrong.shows("a déjà servi") && wrong.shows("value=\"request\""))
        #expect(try work.web.world.keys.erased() == [])
        try await work.web.world.store.write {
            _ = try $0.run("UPDATE account SET totp_last_step = NULL")
            _ = try $0.run("DELETE FROM sign_in_attempt")
        }
        let code6 = OneTimeCode.code(
            secret: WebWorld.secret, step: Int(work.web.services.now().milliseconds / 30_000))
        let done = try await hélène.post("/menages/\(code)/effacement", fields + [("code_confirmation", code6)])
        #expect(done.location == "/menages/\(code)")
        #expect(try work.web.world.keys.erased() == ["h1"])
    }

    @Test func `nobody but a head of the site reaches these pages`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        for person in [Cast.alice, .bob, .charlie, .dora, .félix, .noé] {
            let browser = try await work.web.browser(person)
            for page in ["effacement", "conservation"] {
                #expect(try await browser.get("/menages/\(code)/\(page)").status == 404, "\(person) \(page)")
                #expect(
                    try await browser.post("/menages/\(code)/\(page)", [("acte", "seal")]).status == 404,
                    "\(person) \(page)")
            }
        }
    }

    @Test func `whoever writes in a file names its referent and seals it, and no more`() async throws {
        let work = try await WorkWorld()
        let path = "/menages/\(try await work.code("h1"))/acces"
        let alice = try await work.web.browser(.alice)
        let page = try await alice.get(path)
        #expect(page.shows("Sceller le dossier") && !page.shows("Conflits d’intérêts"))
        for act in ["grant", "withdraw", "conflict", "liftConflict", "unseal", "nothing"] {
            #expect(try await alice.post(path, [("acte", act), ("compte", "bob")]).status == 404, "\(act)")
        }
        let bob = [("acte", "referent"), ("referent", "bob"), ("avant_referent", "alice")]
        #expect(try await alice.submit(path, bob).shows("<option value=\"bob\" selected>"))
        #expect(try await alice.post(path, [("acte", "referent"), ("referent", "charlie")]).status == 422)
        let late = try await alice.post(
            path, [("acte", "referent"), ("referent", "hélène"), ("avant_referent", "alice")])
        #expect(late.status == 409 && late.shows("Deux changements en même temps"))
        let sealed = try await alice.submit(path, [("acte", "seal")])
        #expect(sealed.shows("La direction du site peut lever le scellé") && !sealed.shows("Lever le scellé<"))
        #expect(try await work.web.browser(.hélène).get(path).shows("Lever le scellé"))
        for person in [Cast.charlie, .dora, .félix, .noé] {
            #expect(try await work.web.browser(person).get(path).status == 404, "\(person)")
        }
    }

    @Test func `the head seals a file on its page, and a conflict shuts it at once`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        let hélène = try await work.web.browser(.hélène)
        let bob = try await work.web.browser(.bob)
        #expect(try await bob.get("/menages/\(code)").status == 200)
        #expect(
            try await hélène.submit("/menages/\(code)/acces", [("acte", "conflict"), ("compte", "bob")]).shows("bob"))
        #expect(try await bob.get("/menages/\(code)").status == 404)
        #expect(try await hélène.submit("/menages/\(code)/acces", [("acte", "seal")]).shows("Lever le scellé"))
        let refused = try await hélène.post("/menages/\(code)/acces", [("acte", "grant"), ("compte", "")])
        #expect(refused.status == 422 && refused.shows("Choisissez quelqu’un."))
        #expect(try await hélène.get("/menages/\(code)/historique").shows("Conflit d’intérêts noté"))
    }

    @Test func `an emergency reads one file, writes nothing in it, and shows in no list`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        let charlie = try await work.web.browser(.charlie)
        #expect(try await charlie.get("/menages/\(code)").status == 404)
        let short = try await charlie.post("/menages/acces-urgent", [("code", code), ("motif", "vite")])
        #expect(short.status == 422 && short.shows("vingt signes"))
        let file = try await charlie.submit("/menages/acces-urgent", [("code", code), ("motif", Self.reason)])
        #expect(file.status == 200 && file.shows("Hosseini") && file.shows("Ouvert en urgence"))
        #expect(!file.shows("Enregistrer la note"))
        #expect(try await charlie.post("/menages/\(code)/notes", [("texte", "x"), ("niveau", "team")]).status == 404)
        #expect(try await !charlie.get("/menages").body.contains("Hosseini"))
        #expect(try await !charlie.submit("/recherche", [("q", "hosseini")]).main.contains("Hosseini"))
        let hélène = try await work.web.browser(.hélène)
        let today = try await hélène.get("/aujourdhui")
        #expect(today.shows("charlie a ouvert un dossier en urgence") && today.shows(Self.reason))
        #expect(try await hélène.get("/menages/\(code)/historique").shows("hors de ses droits"))
        let alert = try #require(today.body.firstMatch(of: /\/admin\/alertes\/([^\/]+)\/vue/)).1
        #expect(
            try await !hélène.submit("/admin/alertes/\(alert)/vue", [("retour", "aujourdhui")]).shows(
                "a ouvert un dossier en urgence"))
        #expect(try await hélène.get("/admin/alertes").shows("Déjà vues"))
        #expect(try await !work.web.browser(.dora).get("/admin/alertes").body.contains(code))
    }

    @Test func `what is refused is written down like what is opened`() async throws {
        let work = try await WorkWorld()
        let charlie = try await work.web.browser(.charlie)
        let code = try await work.code("h1")
        _ = try await charlie.get("/menages/\(code)")
        _ = try await charlie.get("/menages/BCDFGHJ")
        let counted = try await work.web.services.access.openings(since: work.web.world.now.adding(seconds: -60))
        #expect(counted.first { $0.account == "charlie" }?.refusals == 2)
    }
}
