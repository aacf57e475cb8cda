import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The agenda by week, one appointment for one's calendar, and the secret address that a telephone reads.
struct CalendarPagesTests {
    private struct Kept {
        let work: WorkWorld
        let alice: Browser
        let code: String
        let id: String

        /// An appointment of Alice's on Tuesday 24 November at half past two, at home.
        init() async throws {
            work = try await WorkWorld()
            alice = try await work.web.browser(.alice)
            code = try await work.code("h1")
            _ = try await alice.submit(
                "/menages/\(code)/nouveau-rendez-vous",
                [
                    ("sujet_rdv", "housing"), ("jour", "24/11/2026"), ("heure", "14:30"), ("duree", "45"),
                    ("lieu", "home"), ("lieu_mots", "12 rue des Écoles"), ("avec", "alice"), ("interprete", "toBook"),
                    ("rappel", "1"), ("note", "relire le bail"),
                ])
            id = try await work.web.world.store.read { try $0.row("SELECT id FROM appointment")?.text("id") ?? "" }
        }

        /// The secret address, made on "my account".
        func address(_ fields: [(String, String)] = []) async throws -> String {
            let page = try await alice.submit("/compte/agenda", fields)
            let match = try #require(page.body.firstMatch(of: /id="adresse-agenda">https?:\/\/[^\/]+(\/cal\/[^<]+)</))
            return String(match.1)
        }
    }

    @Test func `the agenda shows one's week, and leads to the next`() async throws {
        let kept = try await Kept()
        let week = try await kept.alice.get("/rendez-vous?semaine=2026-11-24")
        for text in [
            "Mes rendez-vous", "Semaine du lun. 23 nov. 2026", "1 rendez-vous prévu", "mar. 24 nov. 2026",
            "14\u{A0}h\u{A0}30", "Hosseini", "à domicile", "Semaine suivante", "Imprimer",
        ] { #expect(week.shows(text), "\(text)") }
        // A printed agenda lies about: neither the address nor the note.
        #expect(!week.shows("rue des Écoles") && !week.shows("relire le bail"))
        let next = try await kept.alice.get("/rendez-vous?semaine=2026-11-30")
        #expect(next.shows("Aucun rendez-vous cette semaine.") && !next.shows("Hosseini"))
        #expect(try await kept.alice.get("/aujourdhui").body.contains("href=\"/rendez-vous\""))
        let charlie = try await kept.work.web.browser(.charlie)
        for query in ["", "&de=alice"] {
            #expect(!(try await charlie.get("/rendez-vous?semaine=2026-11-24\(query)")).shows("Hosseini"))
        }
        let hélène = try await kept.work.web.browser(.hélène)
        let hers = try await hélène.get("/rendez-vous?semaine=2026-11-24&de=alice")
        #expect(hers.shows("Rendez-vous de") && hers.shows("Hosseini"))
    }

    @Test func `one appointment goes to one's calendar without a name`() async throws {
        let kept = try await Kept()
        let file = try await kept.alice.get("/menages/\(kept.code)/rendez-vous/\(kept.id)/agenda.ics")
        #expect(file.status == 200 && file.headers[.contentType] == "text/calendar; charset=utf-8")
        for text in ["BEGIN:VEVENT", "SUMMARY:RDV logement 14\u{A0}h\u{A0}30\\, H.\u{A0}M.", "UID:\(kept.id)@reloref"] {
            #expect(file.body.contains(text), "\(text)")
        }
        for name in ["Hosseini", "Mohammad", "Écoles", "LOCATION", "bail", "réfugié", "prs"] {
            #expect(!file.body.contains(name), "\(name)")
        }
        let path = "/menages/\(kept.code)/rendez-vous/\(kept.id)/agenda.ics"
        #expect(try await kept.work.web.browser(.charlie).get(path).status == 404)
        #expect(try await kept.work.web.browser().get(path).status == 303)
    }

    @Test func `a secret address is shown once, read without an account, and revoked`() async throws {
        let kept = try await Kept()
        let path = try await kept.address()
        #expect(!(try await kept.alice.get("/compte")).body.contains(path))
        let telephone = try await kept.work.web.browser()
        let calendar = try await telephone.get(path)
        #expect(calendar.status == 200 && calendar.body.contains("STATUS:CONFIRMED"))
        #expect(!calendar.body.contains("LOCATION") && !calendar.body.contains("Hosseini"))
        let stored = try await kept.work.web.world.store.read {
            try $0.row("SELECT token_hash FROM calendar_feed")?.text("token_hash") ?? ""
        }
        #expect(!stored.isEmpty && !path.contains(stored))
        let revoked = try await kept.alice.submit("/compte/agenda/revocation", [])
        #expect(revoked.shows("Adresse retirée"))
        #expect(try await telephone.get(path).status == 404)
        #expect(try await kept.alice.post("/compte/agenda/revocation", []).status == 404)
    }

    @Test func `the place is there for whoever wished it, and a new address ends the old one`() async throws {
        let kept = try await Kept()
        let old = try await kept.address()
        let new = try await kept.address([("lieux", "oui")])
        let telephone = try await kept.work.web.browser()
        #expect(try await telephone.get(old).status == 404)
        #expect(try await telephone.get(new).body.contains("LOCATION:à domicile\\, 12 rue des Écoles"))
    }

    @Test func `cancelled and moved, the calendar says so under the same name`() async throws {
        let kept = try await Kept()
        let path = try await kept.address()
        _ = try await kept.alice.submit(
            "/menages/\(kept.code)/annulation-de-rendez-vous", [("sujet", kept.id), ("qui_annule", "household")])
        let gone = try await kept.work.web.browser().get(path).body
        #expect(gone.contains("UID:\(kept.id)@reloref") && gone.contains("STATUS:CANCELLED"))
        #expect(gone.contains("SEQUENCE:1") && !gone.contains("VALARM"))
    }

    @Test func `it holds what the account may see today, and nothing once the account is closed`() async throws {
        let kept = try await Kept()
        let path = try await kept.address()
        let telephone = try await kept.work.web.browser()
        try await kept.work.web.world.store.write { tx in
            _ = try tx.run("UPDATE household SET confidential = 1")
        }
        #expect(!(try await telephone.get(path)).body.contains("VEVENT"))
        try await kept.work.web.world.store.write { tx in
            _ = try tx.run("UPDATE account SET disabled = 1 WHERE id = 'alice'")
        }
        #expect(try await telephone.get(path).status == 404)
    }

    @Test(arguments: ["/cal/abc", "/cal/abc.ics", "/cal/.ics", "/cal/'.ics"])
    func `no other address leads anywhere`(path: String) async throws {
        #expect(try await WebWorld().browser().get(path).status == 404)
    }

    @Test func `the visits that a follow-up plans are in it for whoever wished them`() async throws {
        let kept = try await Kept()
        _ = try await kept.work.movedOut()
        let with = try await kept.address([("suivis", "oui")])
        let telephone = try await kept.work.web.browser()
        let calendar = try await telephone.get(with).body
        #expect(calendar.contains("SUMMARY:Visite de suivi\\, H.\u{A0}M.") && calendar.contains("DTSTART;VALUE=DATE:"))
        let without = try await kept.address()
        #expect(!(try await telephone.get(without)).body.contains("Visite de suivi"))
    }
}
