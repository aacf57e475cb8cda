import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// How fast a landlord answers and what was promised, on its page: each number leads to its rows.
struct PartnerDealingsTests {
    private static let moment = Moment(startOf: TestDay("2026-11-01"), in: "Europe/Paris")

    private static func office() async throws -> WebWorld {
        let web = try await WorkWorld().web
        try await web.world.store.write { tx in
            let files: [(String, sent: String, decided: String?)] = [
                ("a", "2026-10-01", "2026-10-05"), ("b", "2026-10-01", "2026-10-12"), ("c", "2026-10-20", nil),
                ("d", "2026-10-25", nil),
            ]
            for (site, prefix) in [("s1", ""), ("s3", "their-")] {
                for one in files {
                    let id = prefix + one.0
                    try tx.insert(
                        HousingOffer(
                            id: id, site: site, partner: "office",
                            .init(departement: "77", receivedOn: TestDay("2026-09-20")), state: .candidatesSent),
                        address: nil, by: "alice", at: moment)
                    try tx.insert(
                        Candidacy(
                            id: "k-" + id, offer: id, household: "h1", site: "s1",
                            state: one.decided == nil ? .sent : .ranked,
                            days: .init(sent: TestDay(one.sent), decided: one.decided.map(TestDay)),
                            decision: one.decided.map { _ in .ranked }), convention: nil, by: "alice", at: moment)
                }
                try tx.insert(
                    Convention(
                        id: "cv-" + site, partner: "office", site: site, .init(title: "Convention \(site)"),
                        state: .active, signedOn: TestDay("2026-01-01"), from: TestDay("2026-01-01")), by: "alice",
                    at: moment)
                try tx.insert(
                    ConventionCommitment(
                        id: "late-" + site, of: "cv-" + site, .partner, .report, dueOn: TestDay("2026-11-11")),
                    by: "alice", at: moment)
                try tx.insert(
                    ConventionCommitment(
                        id: "kept-" + site, of: "cv-" + site, .association, .followUp, state: .kept,
                        stateOn: TestDay("2026-11-01")), by: "alice", at: moment)
            }
        }
        return web
    }

    @Test func `the middle answer, those that wait and since when, each with its rows`() async throws {
        let browser = try await Self.office().browser(.alice)
        let page = try await browser.get("/partenaires/office")
        // 4 and 11 days.
        #expect(page.shows("7,5") && page.shows("réponses reçues") && page.shows("dossiers sans réponse"))
        #expect(page.shows("le plus ancien depuis le 20 oct. 2026, 32 jours"))
        let waiting = try await browser.get("/partenaires/office/reponses?lesquelles=attente")
        #expect(waiting.rowCount == 2 && waiting.shows("attendue") && waiting.shows("32"))
        let answered = try await browser.get("/partenaires/office/reponses?lesquelles=recues")
        #expect(answered.rowCount == 2 && answered.shows("12 oct. 2026"))
        #expect(try await browser.get("/partenaires/office/reponses").rowCount == 4)
    }

    @Test func `what is promised and late leads to its rows, of one's own sites`() async throws {
        let web = try await Self.office()
        let browser = try await web.browser(.alice)
        #expect(try await browser.get("/partenaires/office").shows("Ce qui a été promis"))
        let late = try await browser.get("/partenaires/office/promesses?partie=partner&etat=late")
        #expect(late.rowCount == 1 && late.shows("en retard de 10 jours") && late.shows("Convention s1"))
        #expect(try await browser.get("/partenaires/office/promesses").rowCount == 2)
        #expect(try await browser.get("/partenaires/office/promesses?partie=association&etat=late").rowCount == 0)
        let theirs = try await web.browser(.charlie).get("/partenaires/office/promesses")
        #expect(theirs.rowCount == 2 && theirs.shows("Convention s3") && !theirs.shows("Convention s1"))
        #expect(try await browser.get("/partenaires/nobody/promesses").status == 404)
        #expect(try await browser.get("/partenaires/nobody/reponses").status == 404)
    }
}
