import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Under which convention an offer counts that came by a link, in a list, or before anybody thought of it.
struct OfferConventionTests {
    private struct Situation {
        let offers: OfferCases
        let conventions: ConventionCases
        let convention: Convention

        func version() async throws -> Int { try await offers.sheet()?.offer.version ?? -1 }

        func attach(_ convention: String?, as who: Cast = .alice) async throws -> HousingOffer.Refusal? {
            let (offer, version) = (offers.offer, try await version())
            return try await offers.refusal(as: who) { tx, author in
                try tx.attachOffer(offer, to: convention, version: version, by: author)
            }
        }
    }

    /// An offer of 1 November 2026, and a convention with its landlord since 17 November 2006.
    private func situation(_ engine: Engine) async throws -> Situation {
        let conventions = try await ConventionCases(engine)
        let convention = try await conventions.signed()
        return Situation(
            offers: try await OfferCases(engine, in: conventions.cases), conventions: conventions,
            convention: convention)
    }

    /// A convention with the same landlord between two days.
    private func another(
        _ id: String, _ from: String, to: String? = nil, partner: String = "office", site: String = "s1",
        kind: Convention.Kind = .housing, in cases: Cases
    ) async throws {
        try await cases.world.store.write { tx in
            try tx.insert(
                Convention(
                    id: id, partner: partner, site: site, .init(kind: kind, title: id), state: .active,
                    signedOn: TestDay(from), from: TestDay(from), to: to.map(TestDay)), by: "alice",
                at: cases.world.now)
        }
    }

    @Test(arguments: Engine.available)
    func `what comes by the link counts for the only convention in force that day`(engine: Engine) async throws {
        let here = try await situation(engine)
        let id = here.convention.id
        try await here.offers.act { tx, author in
            try tx.linkPartner("office", of: "s1", .dwellings, tokenHash: "t", codeHash: "c", by: author)
        }
        func proposed() async throws -> String? {
            try await here.offers.act { tx, author in
                let shown = try #require(try tx.landlordOffers("t", on: author.today))
                return try tx.receiveByLandlord(
                    .init(departement: "77", receivedOn: author.today), address: nil, in: shown, .init(author)
                ).facts.convention
            }
        }
        #expect(try await proposed() == id)
        #expect(try await here.conventions.proposed(id) == 1)
        // One that is over, one on jobs and one of another site leave it the only one.
        try await another("over", "2020-01-01", to: "2025-12-31", in: here.offers.cases)
        try await another("jobs", "2020-01-01", kind: .employment, in: here.offers.cases)
        try await another("theirs", "2020-01-01", site: "s2", in: here.offers.cases)
        #expect(try await proposed() == id)
        try await another("second", "2026-01-01", in: here.offers.cases)
        #expect(try await proposed() == nil)
        #expect(try await here.conventions.proposed(id) == 2)
    }

    @Test(arguments: Engine.available)
    func `an offer that is over is attached with its candidates, and counts`(engine: Engine) async throws {
        let here = try await situation(engine)
        let (id, offer) = (here.convention.id, here.offers.offer)
        let candidacy = try await here.offers.sent(["h1"])[0]
        try await here.offers.decide(candidacy, .allocated())
        try await here.offers.act { tx, author in
            try tx.closeOffer(offer, as: .withdrawnByLandlord, on: author.today, by: author)
        }
        #expect(try await here.conventions.proposed(id) == 0)
        #expect(try await here.attach(id) == nil)
        #expect(try await here.conventions.proposed(id) == 1)
        #expect(try await here.offers.cases.count("candidacy", "convention_id = '\(id)'") == 1)
        let counted = try await here.conventions.sheet(id)?.achievement(on: TestDay("2026-11-21"))
        #expect(counted?.counters.first { $0.unit == .allocation }?.count == .unknown(atLeast: 1))
        #expect(try await here.attach(nil) == nil)
        #expect(try await here.conventions.proposed(id) == 0)
        #expect(try await here.offers.cases.count("candidacy", "convention_id IS NOT NULL") == 0)
        for act in ["attachOffer", "detachOffer"] {
            #expect(try await here.offers.cases.count("journal_entry", "act = '\(act)'") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `only a convention of that landlord, in force on the day of the reception`(engine: Engine) async throws {
        let here = try await situation(engine)
        let (cases, offer) = (here.offers.cases, here.offers.offer)
        try await cases.world.store.write { tx in
            try tx.insert(Partner(id: "other", name: "Habitat", kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        try await another("before", "2020-01-01", to: "2026-10-31", in: cases)
        try await another("after", "2026-11-02", in: cases)
        try await another("other", "2020-01-01", partner: "other", in: cases)
        try await another("jobs", "2020-01-01", kind: .employment, in: cases)
        try await another("theirs", "2020-01-01", site: "s3", in: cases)
        let day = TestDay("2026-11-01")
        for (convention, refusal) in [
            ("before", HousingOffer.Refusal.conventionNotThen(day)), ("after", .conventionNotThen(day)),
            ("other", .conventionElsewhere), ("jobs", .conventionElsewhere), ("theirs", .conventionElsewhere),
        ] {
            #expect(try await here.attach(convention) == refusal, "\(convention)")
        }
        let sheet = try #require(try await here.offers.sheet())
        let offered = try await here.offers.act { try $0.conventions(for: sheet.offer, visibleTo: $1.actor).map(\.id) }
        #expect(offered == [here.convention.id])
        let id = here.convention.id
        await #expect(throws: NotVisible("housing_offer", offer)) {
            try await here.offers.act(as: .charlie) { tx, author in
                try tx.attachOffer(offer, to: id, version: sheet.offer.version, by: author)
            }
        }
        await #expect(throws: StorageError.changedMeanwhile("housing_offer")) {
            try await here.offers.act { tx, author in
                try tx.attachOffer(offer, to: id, version: sheet.offer.version - 1, by: author)
            }
        }
    }
}
