import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// From an unpaid rent to a plan, its payments and its letter.
struct ArrearsPagesTests {
    private struct Owing {
        let work: WorkWorld
        let alice: Browser
        let code: String
        let followUp: String

        init() async throws {
            work = try await WorkWorld()
            let id = try await work.movedOut()
            let author = try await work.web.world.author(.alice)
            try await work.web.world.store.write { tx in
                _ = try tx.checkRent(
                    NewRentCheck(
                        month: 1, .unpaid, .landlordCall, on: TestDay("2026-11-20"), dueCents: 52_000,
                        aidCents: 20_050, paidCents: 0), in: id, by: author)
            }
            followUp = id
            code = try await work.code("h1")
            alice = try await work.web.browser(.alice)
        }

        var page: String { "/menages/\(code)/plan-d-apurement" }

        func agree(_ more: (String, String)...) async throws -> Page {
            try await alice.submit(
                page,
                [
                    ("sujet", followUp), ("dette", "319,50"), ("nombre", "6"), ("premier", "05/12/2026"),
                    ("signe", "21/11/2026"),
                ].filter { field in !more.contains { $0.0 == field.0 } } + more)
        }

        func plan() async throws -> String {
            try await work.web.world.store.read { try $0.row("SELECT id FROM arrears_plan")?.text("id") ?? "" }
        }
    }

    @Test func `what is owed is proposed, agreed in equal payments and taken off Today`() async throws {
        let owing = try await Owing()
        let form = try await owing.alice.get(owing.page + "?sujet=\(owing.followUp)")
        #expect(form.body.contains("value=\"319,50\""))
        let made = try await owing.agree()
        #expect(made.shows("6 paiements, 319,50") && made.shows("53,25"))
        #expect(made.shows("319,50") && made.shows("à payer encore"))
        #expect(!(try await owing.alice.get("/aujourdhui")).shows("Voir et appeler"))
        let paid = try await owing.alice.submit("/menages/\(owing.code)/plans/\(owing.plan())/paiements/1", [])
        #expect(paid.shows("Paiement noté.") && paid.shows("266,25"))
        let again = try await owing.alice.submit("/menages/\(owing.code)/plans/\(owing.plan())/paiements/1", [])
        #expect(again.shows("a changé entre-temps"))
        let history = try await owing.alice.get("/menages/\(owing.code)/historique")
        #expect(history.shows("Plan d’apurement signé") && history.shows("Paiement du plan reçu"))
    }

    @Test(
        arguments: [
            ("dette", "", "Écrivez la somme due."), ("dette", "0", "Écrivez la somme due."),
            ("dette", "cent", "n’est pas un nombre"), ("nombre", "0", "entre 1 et 36"),
            ("nombre", "37", "entre 1 et 36"),
            ("premier", "31/02/2027", "31/02/2027"), ("signe", "22/11/2026", "Plan d’apurement"),
        ])
    func `bad input gets its sentence and loses nothing`(field: String, typed: String, said: String) async throws {
        let owing = try await Owing()
        let page = try await owing.agree((field, typed))
        #expect(page.status == 422 && page.shows(said), "\(field) \(typed)")
        #expect(try await owing.plan().isEmpty)
    }

    @Test func `one plan runs at a time, and another one takes its place`() async throws {
        let owing = try await Owing()
        _ = try await owing.agree()
        let second = try await owing.agree()
        #expect(second.status == 422 && second.shows("Un plan court déjà"))
        let ended = try await owing.alice.submit(
            "/menages/\(owing.code)/plans/\(owing.plan())/fin", [("issue", "replaced")])
        #expect(ended.shows("Plan terminé.") && ended.shows("remplacé"))
        #expect(try await owing.agree(("nombre", "3")).shows("106,50"))
    }

    @Test func `the plan becomes a letter with its sum, and nobody else's household`() async throws {
        let owing = try await Owing()
        _ = try await owing.agree()
        let (new, plan) = ("/menages/\(owing.code)/courriers/nouveau", try await owing.plan())
        let letter = try await owing.alice.submit(new, [("modele", "plan"), ("sujet", plan)])
        for text in ["Hosseini", "Office du Val", "Association du Relais", "53,25", "319,50", "quinze jours"] {
            #expect(letter.shows(text), "\(text)")
        }
        let charlie = try await owing.work.web.browser(.charlie)
        #expect(try await charlie.get("\(new)?modele=plan&sujet=\(plan)").status == 404)
        #expect(try await charlie.post("/menages/\(owing.code)/plans/\(plan)/fin", []).status == 404)
        #expect(try await owing.alice.get("\(new)?modele=plan&sujet=other").status == 404)
    }
}
