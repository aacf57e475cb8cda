import RelorefDemonstration
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The thirteen offers of the demonstration, and what must hold of everybody who is proposed for one.
struct OfferDemonstrationTests {
    @Test(arguments: Engine.available)
    func `thirteen dwellings are proposed, and they stand in every state`(engine: Engine) async throws {
        let room = try await DemonstrationRoom(engine)
        let states = try await room.store.read { tx in
            try tx.rows("SELECT state, count(*) AS n FROM housing_offer GROUP BY state").map {
                (try $0.text("state"), try $0.int("n"))
            }
        }
        #expect(states.map(\.1).reduce(0, +) == 13)
        #expect(Set(states.map(\.0)) == Set(HousingOffer.State.allCases.map(\.rawValue)))
        let candidacies = try await room.store.read { tx in
            Set(
                try tx.rows("SELECT DISTINCT state FROM candidacy WHERE offer_id IS NOT NULL").map {
                    try $0.text("state")
                })
        }
        #expect(candidacies == Set(Candidacy.State.allCases.map(\.rawValue)))
    }

    @Test func `whoever is proposed agreed, has the papers, and says yes within the delay`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        let sent: Query = "candidacy.offer_id IS NOT NULL AND candidacy.filed_on IS NOT NULL"
        let agreed: Query = """
            SELECT 1 AS one FROM consent WHERE consent.household_id = candidacy.household_id
              AND consent.kind = 'landlordContact'
            """
        let papers: Query = """
            SELECT count(DISTINCT paper.kind) FROM household_document AS paper
            WHERE paper.household_id = candidacy.household_id
              AND paper.kind IN ('protectionDecision', 'cafStatement', 'rib', 'healthCover')
            """
        let faults: [Query] = [
            "candidacy WHERE \(sent) AND NOT EXISTS (\(agreed))",
            "candidacy WHERE \(sent) AND (\(papers)) <> 4",
            """
            candidacy JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
            WHERE candidacy.proposed_on < offer.received_on OR candidacy.site_id <> offer.site_id
            """,
            "candidacy WHERE accepted_on > answer_by OR accepted_on < allocated_on OR leased_on < accepted_on",
            "candidacy WHERE state = 'allocated' AND answer_by < '2026-11-21'",
            """
            candidacy JOIN accommodation AS lease ON lease.id = candidacy.accommodation_id
            JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
            JOIN dwelling ON dwelling.id = lease.dwelling_id
            WHERE dwelling.landlord_id <> offer.partner_id OR offer.dwelling_id <> lease.dwelling_id
            """,
        ]
        for fault in faults { #expect(try await room.count("SELECT count(*) AS n FROM \(fault)") == 0, "\(fault)") }
        #expect(try await room.count("SELECT count(*) AS n FROM candidacy WHERE \(sent)") >= 12)
    }

    @Test func `the lease that came of an offer is its landlord's, and counts once`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        let leased: Query = """
            FROM candidacy JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
            JOIN accommodation AS lease ON lease.id = candidacy.accommodation_id
            WHERE candidacy.state = 'leased' AND lease.kind = 'directLease' AND lease.signed_on = candidacy.leased_on
              AND COALESCE(candidacy.convention_id, '') = COALESCE(offer.convention_id, '')
            """
        #expect(try await room.count("SELECT count(*) AS n \(leased)") == 1)
    }
}
