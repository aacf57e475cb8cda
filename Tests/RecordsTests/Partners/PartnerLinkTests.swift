import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The link of a partner that has proposed nothing yet: its first dwelling or job comes by it.
struct PartnerLinkTests {
    private func cases(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        try await cases.world.store.write { tx in
            try tx.insert(Partner(id: "kitchen", name: "Cuisines du Val", kind: .employer, site: "s1"))
            try tx.insert(Partner(id: "clinic", name: "Centre social", kind: .socialService, site: "s1"))
        }
        return cases
    }

    @Test(arguments: Engine.available)
    func `a landlord proposes its first dwelling by a link, and an employer its first job`(engine: Engine) async throws
    {
        let cases = try await cases(engine)
        try await cases.act(as: .alice) { tx, author in
            try tx.linkPartner("office", of: "s1", .dwellings, tokenHash: "t", codeHash: "c", by: author)
            let shown = try #require(try tx.landlordOffers("t", on: author.today))
            #expect(shown.offers.isEmpty && shown.partnerName == "Office du Val")
            let offer = try tx.receiveByLandlord(
                .init(departement: "77", receivedOn: author.today), address: nil, in: shown, .init(author))
            #expect(try tx.offers(.init(partner: "office"), limit: 9, visibleTo: author.actor).map(\.id) == [offer.id])
            #expect(try tx.landlordLink(ofOffer: offer.id, by: author)?.id == shown.link.id)

            try tx.linkPartner("kitchen", of: "s1", .jobs, tokenHash: "u", codeHash: "c", by: author)
            let jobs = try #require(try tx.employerJobs("u"))
            #expect(jobs.jobs.isEmpty)
            let job = try tx.receiveByEmployer(
                .init(title: "Aide-cuisine", departement: "77", receivedOn: author.today), in: jobs, .init(author))
            #expect(
                try tx.jobs(isOver: false, partner: "kitchen", limit: 9, visibleTo: author.actor).map(\.id) == [job.id])
        }
        for act in ["askLandlordOfOffers", "askEmployerOfJobs"] {
            #expect(try await cases.count("journal_entry", "act = '\(act)'") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a new link ends the one before, and one that is taken back leads nowhere`(engine: Engine) async throws {
        let cases = try await cases(engine)
        try await cases.act(as: .alice) { tx, author in
            for token in ["t", "u"] {
                try tx.linkPartner("office", of: "s1", .dwellings, tokenHash: token, codeHash: "c", by: author)
            }
            #expect(try tx.landlordOffers("t", on: author.today)?.link.isRevoked == true)
            #expect(try tx.landlordOffers("u", on: author.today)?.link.state(at: author.now) == .open)
            try tx.revokePartnerLink("office", of: "s1", .dwellings, by: author)
            #expect(try tx.partnerLink("office", of: "s1", .dwellings, by: author) == nil)
            #expect(throws: NotVisible("offer_link", "office")) {
                try tx.revokePartnerLink("office", of: "s1", .dwellings, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a right code forgives the wrong ones before it, but twenty in all shut the link`(engine: Engine) async throws
    {
        let cases = try await cases(engine)
        try await cases.act(as: .alice) { tx, author in
            try tx.linkPartner("office", of: "s1", .dwellings, tokenHash: "t", codeHash: "c", by: author)
            func gives(_ code: String) throws -> Bool {
                let shown = try #require(try tx.landlordOffers("t", on: author.today))
                return try tx.passesCheck(shown, codeHash: code, at: author.now)
            }
            func link() throws -> OfferLink { try #require(try tx.landlordOffers("t", on: author.today)).link }
            for round in 1...4 {
                for _ in 1...4 { #expect(try !gives("x")) }
                #expect(try link().left == 1)
                #expect(try gives("c"))
                #expect(try link().triesSince == 0 && link().slips == 4 * round)
            }
            // Sixteen in all: four are left, right ones or not.
            #expect(try link().left == 4)
            for _ in 1...4 {
                #expect(try gives("c"))
                #expect(try !gives("x"))
            }
            #expect(try link().state(at: author.now) == .locked)
            #expect(try !gives("c"))
            #expect(try link().slips == 20)
        }
    }

    @Test(arguments: Engine.available)
    func `more than fifty proposals are counted behind the link`(engine: Engine) async throws {
        let cases = try await cases(engine)
        try await cases.act(as: .alice) { tx, author in
            try tx.linkPartner("office", of: "s1", .dwellings, tokenHash: "t", codeHash: "c", by: author)
            try tx.linkPartner("kitchen", of: "s1", .jobs, tokenHash: "u", codeHash: "c", by: author)
            for n in 1...52 {
                try tx.insert(
                    HousingOffer(
                        id: "o\(n)", site: "s1", partner: "office", .init(departement: "77", receivedOn: author.today)),
                    address: nil, by: author.actor.id, at: author.now)
                try tx.insert(
                    JobOffer(
                        id: "j\(n)", site: "s1", partner: "kitchen",
                        .init(title: "Poste", departement: "77", receivedOn: author.today)),
                    by: author.actor.id, at: author.now)
            }
            let (dwellings, jobs) = (try tx.landlordOffers("t", on: author.today), try tx.employerJobs("u"))
            #expect(dwellings?.offers.count == 50 && dwellings?.count == 52)
            #expect(jobs?.jobs.count == 50 && jobs?.count == 52)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody asks for another's site, nor asks for dwellings whoever lets none`(engine: Engine) async throws {
        let cases = try await cases(engine)
        let asked: [(Cast, String, String, OfferLink.Side, NotVisible)] = [
            (.charlie, "office", "s1", .dwellings, NotVisible("site", "s1")),
            (.charlie, "kitchen", "s1", .jobs, NotVisible("site", "s1")),
            (.charlie, "office", "s3", .dwellings, NotVisible("partner", "office")),
            (.alice, "office", "s2", .dwellings, NotVisible("site", "s2")),
            (.alice, "kitchen", "s1", .dwellings, NotVisible("partner", "kitchen")),
            (.alice, "clinic", "s1", .jobs, NotVisible("partner", "clinic")),
            (.alice, "nobody", "s1", .dwellings, NotVisible("partner", "nobody")),
        ]
        for (who, partner, site, side, refusal) in asked {
            await #expect(throws: refusal) {
                try await cases.act(as: who) { tx, author in
                    try tx.linkPartner(partner, of: site, side, tokenHash: "x", codeHash: "c", by: author)
                }
            }
            await #expect(throws: refusal) {
                try await cases.act(as: who) { tx, author in try tx.partnerLink(partner, of: site, side, by: author) }
            }
        }
        #expect(try await cases.count("offer_link") == 0)
    }
}
