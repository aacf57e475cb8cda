import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// An offer over real records, from its reception to a lease or a refusal.
struct OfferRecordTests {
    @Test(arguments: Engine.available)
    func `an offer is read back whole, its address sealed`(engine: Engine) async throws {
        let offers = try await OfferCases(engine, isOpen: false)
        let sheet = try #require(try await offers.sheet())
        #expect(sheet.offer.state == .received && sheet.partnerName == "Office du Val" && sheet.siteName == "Melun")
        #expect(sheet.address?.street == "12 rue des Écoles" && sheet.offer.facts.rentCents == 52_000)
        let bytes = try await offers.cases.world.store.read { tx in
            try tx.row("SELECT sealed_address FROM housing_offer")?.bytes("sealed_address") ?? []
        }
        #expect(!bytes.isEmpty && !String(decoding: bytes, as: UTF8.self).contains("coles"))
        #expect(try await offers.cases.world.store.read { try $0.verifySealedFields(offers.cases.world.vault) }.holds)
        let (id, version) = (offers.offer, sheet.offer.version)
        var facts = sheet.offer.facts
        facts.rentCents = 49_000
        let changed = facts
        try await offers.act { tx, author in
            try tx.changeOffer(id, changed, address: nil, version: version, by: author)
        }
        let now = try #require(try await offers.sheet())
        #expect(now.offer.facts == changed && now.address == nil)
        await #expect(throws: StorageError.changedMeanwhile("housing_offer")) {
            try await offers.act { tx, author in
                try tx.changeOffer(id, changed, address: nil, version: version, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `three households at most, ready once they agreed and their papers are there`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        try await ReferenceData.load(into: offers.cases.world.store)
        for id in ["h1", "h2", "h3", "h4"] { try await offers.cases.registered(Cases.single(id, "F" + id)) }
        let id = try await offers.proposed("h1")
        _ = try await offers.proposed("h2")
        _ = try await offers.proposed("h3")
        let offer = offers.offer
        #expect(try await offers.refusal { try $0.propose("h4", for: offer, by: $1) } == .full(3))
        #expect(
            try await offers.refusal { try $0.consent(id, on: $1.today, recording: false, by: $1) } == .noConsent)
        try await offers.act { try $0.consent(id, on: $1.today, recording: true, by: $1) }
        #expect(try await offers.cases.count("consent", "household_id = 'h1' AND kind = 'landlordContact'") == 1)
        let needed = ["protectionDecision", "cafStatement", "rib", "healthCover"]
        #expect(try await offers.refusal { try $0.completeFile(id, by: $1) } == .papersMissing(needed))
        for (place, kind) in needed.enumerated() {
            try await offers.act { tx, author in
                try tx.addDocument(
                    NewDocument(
                        id: "p\(place)", kind: kind, expiresOn: kind == "cafStatement" ? TestDay("2026-11-20") : nil,
                        seenOn: TestDay("2026-11-02")), to: "h1", checkedBy: FreeText(keywords: []), by: author,
                    confirming: [.v84: "vue"])
            }
        }
        #expect(try await offers.refusal { try $0.completeFile(id, by: $1) } == .papersMissing(["cafStatement"]))
        try await offers.act { tx, author in
            try tx.addDocument(
                NewDocument(id: "p9", kind: "cafStatement", expiresOn: TestDay("2027-11-20"), seenOn: author.today),
                to: "h1", checkedBy: FreeText(keywords: []), by: author)
            try tx.completeFile(id, by: author)
        }
        #expect(try await offers.states().first == .filed)
        #expect(try await offers.act { try $0.sendCandidates(of: offer, on: $1.today, by: $1) } == 1)
        #expect(try await offers.states() == [.sent, .proposed, .proposed])
        #expect(try await offers.sheet()?.offer.state == .candidatesSent)
    }

    @Test(arguments: Engine.available)
    func `allocated, refused with a reason, the next in rank accepts`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1", "h2", "h3"])
        try await offers.decide(ids[0], .allocated())
        try await offers.decide(ids[1], .ranked(2))
        try await offers.decide(ids[2], .refused(.notAllocated, .incomeTooLow))
        #expect(try await offers.states() == [.allocated, .ranked, .refusedByLandlord])
        // Ten days by the dated rule (D-10).
        #expect(try await offers.sheet()?.candidates[0].candidacy.days.answerBy == TestDay("2026-12-01"))
        #expect(
            try await offers.refusal { try $0.noteSilence(ids[0], by: $1) } == .mayStillAnswer(TestDay("2026-12-01")))
        try await offers.act { tx, author in
            try tx.refuseByHousehold(ids[0], .transport, on: author.today, note: "pas de bus", by: author)
        }
        #expect(try await offers.states() == [.refusedByHousehold, .allocated, .refusedByLandlord])
        #expect(try await offers.cases.count("journal_entry", "act = 'riseInRank'") == 1)
        try await offers.act { tx, author in try tx.acceptAllocation(ids[1], on: author.today, by: author) }
        #expect(try await offers.states() == [.refusedByHousehold, .accepted, .refusedByLandlord])
        #expect(try await offers.cases.world.store.read { try $0.verifySealedFields(offers.cases.world.vault) }.holds)
    }

    @Test(arguments: Engine.available)
    func `nobody left to take it ends the offer; a landlord's withdrawal ends the candidates`(engine: Engine)
        async throws
    {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1"])
        try await offers.decide(ids[0], .allocated())
        try await offers.act { try $0.refuseByHousehold(ids[0], .rent, on: $1.today, by: $1) }
        #expect(try await offers.sheet()?.offer.outcome == .refusedByCandidate)
        let other = try await OfferCases(engine)
        let sent = try await other.sent(["h1", "h2"])
        try await other.decide(sent[0], .allocated(condition: "taxNotice"))
        let id = other.offer
        try await other.act { tx, author in
            try tx.closeOffer(id, as: .withdrawnByLandlord, on: author.today, note: "vendu", by: author)
        }
        #expect(try await other.states() == [.withdrawn, .withdrawn])
        let sheet = try #require(try await other.sheet())
        #expect(sheet.offer.state == .withdrawn && sheet.note == "vendu")
        #expect(
            try await other.refusal { try $0.acceptAllocation(sent[0], on: $1.today, by: $1) }
                == .candidacyIs(.withdrawn))
    }

    @Test(arguments: Engine.available)
    func `a lease signed tells the timeline, the follow-up, the request and the offer in one act`(engine: Engine)
        async throws
    {
        let offers = try await OfferCases(engine)
        _ = try await offers.cases.housed("h1")
        try await offers.act { tx, author in
            try tx.recordRequest(SocialRequestRecordTests.Filed.new("2026-03-10"), for: "h1", by: author)
        }
        let id = try await offers.proposed("h1")
        let (offer, others) = (offers.offer, try await offers.sent(["h2", "h3"]))
        try await offers.act { tx, author in
            try tx.consent(id, on: author.today, recording: true, by: author)
            try tx.completeFile(id, by: author)
            try tx.sendCandidates(of: offer, on: author.today, by: author)
            try tx.decide(id, .allocated(), on: author.today, by: author)
            try tx.decide(others[0], .ranked(2), on: author.today, by: author)
            try tx.acceptAllocation(id, on: author.today, by: author)
        }
        let early = OfferedLease(signedOn: TestDay("2026-11-20"), leavesOn: TestDay("2026-11-21"))
        #expect(
            try await offers.refusal { try $0.signOfferedLease(early, of: id, by: $1) }
                == .signedBefore(TestDay("2026-11-21")))
        let lease = try await offers.act { tx, author in
            try tx.signOfferedLease(
                OfferedLease(signedOn: author.today, leavesOn: author.today), of: id, by: author)
        }
        #expect(lease.kind == .directLease && lease.rentCents == 52_000 && lease.household == "h1")
        let count = offers.cases.count
        #expect(try await count("accommodation", "household_id = 'h1' AND state = 'active'") == 1)
        #expect(try await count("accommodation", "household_id = 'h1' AND exit_type = 'directLeasePublic'") == 1)
        #expect(try await count("follow_up", "accommodation_id = '\(lease.id)'") == 1)
        #expect(try await count("social_request", "household_id = 'h1' AND outcome = 'satisfied'") == 1)
        #expect(try await count("candidacy", "accommodation_id = '\(lease.id)' AND state = 'leased'") == 1)
        #expect(try await count("dwelling", "id = '\(lease.dwelling ?? "")' AND dwelling_type = 'T3'") == 1)
        #expect(try await offers.states() == [.leased, .withdrawn, .withdrawn])
        let sheet = try #require(try await offers.sheet())
        #expect(sheet.offer.state == .leased && sheet.offer.outcome == .allocatedToUs && sheet.dwellingCode != nil)
        #expect(try await offers.act { try $0.candidacies(of: "h1", by: $1) }?.first?.candidacy.lease == lease.id)
    }

    @Test(arguments: Engine.available)
    func `a wanted paper holds the lease up`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let id = try await offers.sent(["h1"])[0]
        try await offers.decide(id, .allocated(condition: "taxNotice"))
        try await offers.act { try $0.acceptAllocation(id, on: $1.today, by: $1) }
        let lease = OfferedLease(signedOn: TestDay("2026-11-21"))
        #expect(
            try await offers.refusal { try $0.signOfferedLease(lease, of: id, by: $1) } == .conditionOpen("taxNotice"))
        #expect(try await offers.cases.count("accommodation") == 0)
    }
}
