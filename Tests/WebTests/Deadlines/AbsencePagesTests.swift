import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// A colleague is ill: her list is looked at, handed over at once, or taken over as it is, and given back.
struct AbsencePagesTests {
    @Test func `a colleague's list is shown, taken over until a day and given back`() async throws {
        let work = try await WorkWorld()
        let bob = try await work.web.browser(.bob)
        let hers = try await bob.get("/aujourdhui?portee=de-alice")
        #expect(hers.shows("Hosseini") && hers.shows("Remplacer alice jusqu’au"))
        let past = try await bob.post("/aujourdhui/remplacements", [("collegue", "alice"), ("jusque", "20/11/2026")])
        #expect(past.status == 422 && past.shows("Choisissez un jour à venir.") && past.shows("Hosseini"))
        let odd = try await bob.post("/aujourdhui/remplacements", [("collegue", "alice"), ("jusque", "31/02/2027")])
        #expect(odd.status == 422 && odd.shows("31/02/2027"))
        let taken = try await bob.submit(
            "/aujourdhui/remplacements", [("collegue", "alice"), ("jusque", "01/12/2026")])
        #expect(taken.shows("Vous remplacez alice jusqu’au 1er déc. 2026.") && taken.shows("Hosseini"))
        let alice = try await work.web.browser(.alice)
        #expect(try await alice.get("/aujourdhui").shows("bob s’occupe de votre file"))
        let id = try await work.web.world.store.read { try $0.row("SELECT id FROM absence")?.text("id") ?? "" }
        let back = try await alice.submit("/aujourdhui/remplacements/\(id)/fin", [])
        #expect(back.shows("Chacun a de nouveau sa file."))
        #expect(!(try await bob.get("/aujourdhui")).shows("Vous remplacez"))
    }

    @Test func `every line of a list is given at once, and undone at once`() async throws {
        let work = try await WorkWorld()
        let bob = try await work.web.browser(.bob)
        let asked = try await bob.post(
            "/aujourdhui/actes", [("portee", "de-alice"), ("toutes", "oui"), ("acte", "confier")])
        #expect(asked.status == 200 && asked.shows("Hosseini") && !asked.shows("77-D2"))
        let lines = asked.body.matches(of: /name="objet" value="([^"]+)"/).map { ("objet", String($0.1)) }
        #expect(!lines.isEmpty)
        let given = try await bob.submit(
            "/aujourdhui/attribution", lines + [("portee", "de-alice"), ("a", "bob")])
        #expect(given.shows("confiée"))
        #expect(try await bob.get("/aujourdhui?portee=de-bob").shows("confié à bob"))
        let undo = try #require(given.body.firstMatch(of: /action="(\/aujourdhui\/actes\/\d+\/annulation[^"]*)"/)).1
        let undone = try await bob.submit(String(undo), [])
        #expect(undone.shows("comme avant") && undone.shows("Hosseini"))
        #expect(!undone.shows("confié à bob"))
    }

    @Test func `another association finds no such list`() async throws {
        let work = try await WorkWorld()
        let charlie = try await work.web.browser(.charlie)
        #expect(!(try await charlie.get("/aujourdhui?portee=de-alice")).shows("Hosseini"))
        let taken = try await charlie.post(
            "/aujourdhui/remplacements", [("collegue", "alice"), ("jusque", "01/12/2026")])
        #expect(taken.status == 404)
    }
}
