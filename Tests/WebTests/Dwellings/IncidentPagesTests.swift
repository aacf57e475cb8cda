import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// An incident through the pages, without a script: recorded with a photograph, listed with what the household reports,
/// shown on the dwelling and on Today, and settled with words.
struct IncidentPagesTests {
    private let said = [
        ("quoi", "water"), ("ou", "kitchen"), ("gravite", "danger"), ("texte", "fuite sous l’évier"),
        ("jour", "20/11/2026"),
    ]

    @Test func `it is recorded with a photograph and stands on the file, the dwelling and Today until it is settled`()
        async throws
    {
        let work = try await WorkWorld()
        let file = "/menages/\(try await work.code("h1"))"
        let alice = try await work.web.browser(.alice)
        #expect(try await alice.get("\(file)/logement").shows("Rien de signalé."))
        #expect(try await alice.get("\(file)/incident").shows("Qu’est-ce qui est cassé"))
        let done = try await alice.upload(
            "\(file)/incident", said, files: [("fichiers", "evier.jpg", SampleFile.jpeg())])
        #expect(done.status == 303 && done.location == "\(file)/logement#pannes")
        let page = try await alice.get("\(file)/logement")
        for text in [
            "Eau, cuisine", "danger, tout de suite", "fuite sous l’évier", "Photo 1", "Dire ce qui a été fait",
        ] { #expect(page.shows(text), "\(text)") }
        #expect(try await alice.get(file).shows("1 panne à voir"))
        #expect(try await alice.get("/aujourdhui").shows("Incident (danger, tout de suite), eau"))
        let dwelling = try await alice.get("/logements/77-D1")
        #expect(dwelling.shows("Eau, cuisine") && !dwelling.shows("fuite sous"))
        let act = try #require(page.body.firstMatch(of: /href="(\/menages\/[^"]+\/incident-suite\?sujet=[^"]+)"/)).1
        let empty = try await alice.submit(String(act), [("texte", " "), ("jour", "24/11/2026")])
        #expect(empty.status == 422 && empty.shows("Dites en quelques mots ce qui a été fait."))
        let settled = try await alice.submit(String(act), [("texte", "joint changé"), ("jour", "21/11/2026")])
        #expect(settled.shows("joint changé") && settled.shows("réglé le"))
        #expect(!(try await alice.get("/aujourdhui")).shows("Incident ("))
        #expect(try await alice.get("\(file)/historique").shows("Incident signalé"))
    }

    @Test func `what is missing is said beside its field, and nothing is lost or written`() async throws {
        let work = try await WorkWorld()
        let file = "/menages/\(try await work.code("h1"))"
        let alice = try await work.web.browser(.alice)
        let refused = try await alice.upload(
            "\(file)/incident", [("texte", "à garder"), ("jour", "20/11/2026")],
            files: [("fichiers", "evier.jpg", SampleFile.jpeg())])
        #expect(refused.status == 422)
        for text in ["Dites où", "Dites si cela presse.", "à garder", "evier.jpg"] {
            #expect(refused.shows(text), "\(text)")
        }
        let none = try await work.web.world.store.read { try $0.row("SELECT count(*) AS n FROM incident")?.int("n") }
        #expect(none == 0)
    }

    @Test func `a colleague of another association sees nothing of it and settles nothing`() async throws {
        let work = try await WorkWorld()
        let file = "/menages/\(try await work.code("h1"))"
        let alice = try await work.web.browser(.alice)
        _ = try await alice.upload("\(file)/incident", said, files: [])
        let page = try await alice.get("\(file)/logement")
        let act = String(
            try #require(page.body.firstMatch(of: /href="(\/menages\/[^"]+\/incident-suite\?sujet=[^"]+)"/)).1)
        let charlie = try await work.web.browser(.charlie)
        for path in [act, "\(file)/incident", "\(file)/logement"] {
            #expect(try await charlie.get(path).status == 404, "\(path)")
        }
        #expect(try await charlie.post(act, [("texte", "non"), ("jour", "24/11/2026")]).status == 404)
        #expect(!(try await charlie.get("/aujourdhui")).shows("Incident ("))
    }
}
