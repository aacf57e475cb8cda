import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Photographs of a telephone at the door: after their record, once, cleaned, and told what is wrong with them.
struct OfflinePhotoTests {
    private let path = "/hors-connexion/photos"

    private func world() async throws -> (telephone: Telephone, browser: Browser, followUp: String) {
        let work = try await WorkWorld()
        let followUp = try await work.movedOut()
        return (Telephone(work: work), try await work.web.browser(.alice), followUp)
    }

    private func incident(_ followUp: String, severity: String = "danger") -> [String: String] {
        [
            "what": "incident", "followUp": followUp, "on": "2026-11-20", "matter": "water", "place": "kitchen",
            "severity": severity, "text": "fuite",
        ]
    }

    private func count(_ telephone: Telephone, _ table: String) async throws -> Int {
        try await telephone.work.web.world.store.read {
            try $0.row(Query(unbound: "SELECT count(*) AS n FROM \(table)"))?.int("n") ?? -1
        }
    }

    @Test func `an incident and its photograph arrive once each, without the place`() async throws {
        let (telephone, browser, followUp) = try await world()
        let photo = try await telephone.photo(SampleFile.jpeg(), of: 1, 2)
        let early = try await browser.send(json: photo, to: path)
        #expect(
            early.status == 422 && early.body.contains("L’enregistrement auquel cette photo appartient"),
            "\(early.body)")
        let record = try await telephone.record(incident(followUp), 1)
        #expect(try await browser.send(json: record, to: "/hors-connexion/envois").status == 201)
        #expect(try await browser.send(json: record, to: "/hors-connexion/envois").status == 200)
        #expect(try await browser.send(json: photo, to: path).status == 201)
        let again = try await browser.send(json: photo, to: path)
        #expect(again.status == 200 && again.body.contains("\"kept\""))
        #expect(try await count(telephone, "incident WHERE device_at IS NOT NULL") == 1)
        #expect(try await count(telephone, "household_document WHERE kind = 'photo' AND incident_id IS NOT NULL") == 1)
        #expect(try await count(telephone, "document_file WHERE remarks LIKE '%placeRemoved%'") == 1)
        let twin = try await browser.send(json: try await telephone.photo(SampleFile.jpeg(), of: 1, 3), to: path)
        #expect(twin.status == 422 && twin.body.contains("Ce fichier est déjà dans le dossier."))
    }

    @Test func `a file that is no photograph, too large or cut is told, and the record stays`() async throws {
        let (telephone, browser, followUp) = try await world()
        let record = try await telephone.record(incident(followUp), 1)
        #expect(try await browser.send(json: record, to: "/hors-connexion/envois").status == 201)
        let large = [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: FileLimits.usual.bytes)
        let cases: [([UInt8], String)] = [
            (Array("%PDF-1.4".utf8), "Cette photo"), (Array("bonjour".utf8), "ni un PDF, ni une photo"),
            (Array(SampleFile.jpeg().dropLast(40)), "s’arrête avant sa fin"), (large, "le fichier pèse"), ([], "vide"),
        ]
        for (place, (bytes, sentence)) in cases.enumerated() {
            let refused = try await browser.send(
                json: try await telephone.photo(bytes, of: 1, 10 + place), to: path)
            #expect(
                refused.status == 422 && refused.body.contains(sentence), "\(place): \(refused.status) \(refused.body)")
        }
        #expect(try await count(telephone, "document_file") == 0)
        #expect(try await count(telephone, "incident") == 1)
    }

    @Test func `a photograph of another account, without the header or without a session is not read`() async throws {
        let (telephone, browser, followUp) = try await world()
        let record = try await telephone.record(incident(followUp), 1)
        #expect(try await browser.send(json: record, to: "/hors-connexion/envois").status == 201)
        let photo = try await telephone.photo(SampleFile.jpeg(), of: 1, 2)
        let bob = try await telephone.work.web.browser(.bob)
        let theirs = try await bob.send(json: photo, to: path)
        #expect(theirs.status == 409 && theirs.body.contains("\"otherAccount\""))
        let own = try await Telephone(work: telephone.work, account: .bob).photo(SampleFile.jpeg(), of: 1, 3)
        #expect(try await bob.send(json: own, to: path).status == 422)
        #expect(try await browser.send(json: photo, to: path, header: nil).status == 403)
        #expect(try await browser.send(json: photo, to: path, origin: "http://autre.exemple.fr").status == 403)
        let nobody = try await telephone.work.web.browser()
        #expect(try await nobody.send(json: photo, to: path).status == 401)
        #expect(try await count(telephone, "household_document") == 0)
    }

    @Test func `an incident without its gravity is not guessed`() async throws {
        let (telephone, browser, followUp) = try await world()
        let odd = try await telephone.record(incident(followUp, severity: "peut-être"), 1)
        #expect(try await browser.send(json: odd, to: "/hors-connexion/envois").status == 422)
        #expect(try await count(telephone, "incident") == 0)
    }
}
