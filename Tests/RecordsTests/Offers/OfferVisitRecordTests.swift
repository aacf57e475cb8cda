import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Visits of a dwelling, and what a landlord does behind its link until somebody has read it.
struct OfferVisitRecordTests {
    private static let ten = TimeOfDay(minutes: 600)
    private static let tuesday = TestDay("2026-11-24")

    private func linked(_ engine: Engine) async throws -> OfferCases {
        let offers = try await OfferCases(engine)
        let offer = offers.offer
        try await offers.act { try $0.linkLandlord(ofOffer: offer, tokenHash: "token", codeHash: "code", by: $1) }
        return offers
    }

    /// What the landlord does behind its link.
    private func behind<Value: Sendable>(
        _ offers: OfferCases, _ work: @escaping @Sendable (any Transaction, LandlordOffers, OutsideAct) throws -> Value
    ) async throws -> Value {
        try await offers.act { tx, author in
            try work(tx, try #require(try tx.landlordOffers("token", on: author.today)), OutsideAct(author))
        }
    }

    private func unread(_ offers: OfferCases, as who: Cast = .hélène) async throws -> [LinkNews.Kind] {
        try await offers.act(as: who) { tx, author in
            try tx.dueDay(.mine, on: author.today, visibleTo: author.actor).lines.compactMap { line in
                if case .linkNews(let told) = line.item.matter { told.kind } else { nil }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the landlord says yes once, and the officer finds it until it is read`(engine: Engine) async throws {
        let offers = try await linked(engine)
        let offer = offers.offer
        let (first, second) = try await offers.act { tx, author in
            (
                try tx.nameVisit(of: offer, on: Self.tuesday, at: Self.ten, by: author).id,
                try tx.nameVisit(of: offer, on: Self.tuesday, at: TimeOfDay(minutes: 840), by: author).id
            )
        }
        await #expect(throws: OfferVisit.Refusal.named) {
            try await offers.act { try $0.nameVisit(of: offer, on: Self.tuesday, at: Self.ten, by: $1) }
        }
        await #expect(throws: OfferVisit.Refusal.past) {
            try await offers.act { try $0.nameVisit(of: offer, on: TestDay("2026-11-20"), at: Self.ten, by: $1) }
        }
        #expect(try await unread(offers) == [])
        try await behind(offers) { try $0.answerVisitByLandlord(first, yes: true, in: $1, $2) }
        #expect(try await offers.sheet()?.visits.map(\.state) == [.agreed, .cancelled])
        for id in [first, second] {
            await #expect(throws: OfferVisit.Refusal.self) {
                try await behind(offers) { try $0.answerVisitByLandlord(id, yes: false, in: $1, $2) }
            }
        }
        #expect(try await unread(offers) == [.visitAgreed])
        #expect(try await unread(offers, as: .charlie) == [])
        await #expect(throws: NotVisible.self) {
            try await offers.act(as: .charlie) { try $0.readLinkNews(ofOffer: offer, by: $1) }
        }
        for _ in 0..<2 { try await offers.act { try $0.readLinkNews(ofOffer: offer, by: $1) } }
        #expect(try await unread(offers) == [])
        #expect(try await offers.cases.count("journal_entry", "act = 'readLinkNews'") == 1)
        #expect(try await offers.cases.count("journal_entry", "act = 'agreeVisit' AND actor_id LIKE 'link:%'") == 1)
    }

    @Test(arguments: Engine.available)
    func `the landlord names another moment and asks, in words that lie sealed`(engine: Engine) async throws {
        let offers = try await linked(engine)
        let offer = offers.offer
        try await behind(offers) { tx, shown, act in
            try tx.nameVisitByLandlord(of: offer, on: Self.tuesday, at: Self.ten, in: shown, act)
            try tx.askByLandlord("Qui a les clés ?", of: offer, in: shown, act)
        }
        let visit = try #require(try await offers.sheet()?.visits.first)
        #expect(visit.by == .landlord && visit.state == .proposed)
        await #expect(throws: OfferVisit.Refusal.own) {
            try await behind(offers) { try $0.answerVisitByLandlord(visit.id, yes: true, in: $1, $2) }
        }
        try await offers.act { try $0.answerVisit(visit.id, of: offer, yes: true, by: $1) }
        let news = try await offers.sheet()?.news ?? []
        #expect(Set(news.map(\.news.kind)) == [.visitNamed, .asked])
        #expect(news.compactMap(\.words) == ["Qui a les clés ?"])
        try await offers.cases.world.store.read { tx in
            let bytes = try tx.rows("SELECT words FROM link_news WHERE words IS NOT NULL").map { try $0.bytes("words") }
            #expect(bytes.count == 1)
            for sealed in bytes { #expect(!String(decoding: sealed, as: UTF8.self).contains("clés")) }
        }
        try await offers.act { try $0.cancelVisit(visit.id, of: offer, by: $1) }
        #expect(try await offers.sheet()?.visits.map(\.state) == [.cancelled])
    }

    @Test(arguments: Engine.available)
    func `an offer of another landlord is not reached, and a link that was taken back does nothing`(engine: Engine)
        async throws
    {
        let offers = try await linked(engine)
        let (offer, other) = (offers.offer, try await OfferCases(engine, in: offers.cases).offer)
        try await offers.cases.world.store.write { tx in
            try tx.insert(Partner(id: "private", name: "Agence", kind: .association, landlordKind: .company))
            _ = try tx.run("UPDATE housing_offer SET partner_id = 'private' WHERE id = \(other)")
        }
        let visit = try await offers.act { try $0.nameVisit(of: other, on: Self.tuesday, at: Self.ten, by: $1).id }
        await #expect(throws: NotVisible.self) {
            try await behind(offers) { try $0.answerVisitByLandlord(visit, yes: true, in: $1, $2) }
        }
        await #expect(throws: NotVisible.self) {
            try await behind(offers) { try $0.askByLandlord("?", of: other, in: $1, $2) }
        }
        try await offers.act { try $0.revokeLandlordLink(ofOffer: offer, by: $1) }
        await #expect(throws: NotVisible.self) {
            try await behind(offers) { try $0.askByLandlord("?", of: offer, in: $1, $2) }
        }
        #expect(try await offers.cases.count("link_news", "1 = 1") == 0)
    }

    @Test(arguments: Engine.available)
    func `a form behind a link is taken once`(engine: Engine) async throws {
        let offers = try await linked(engine)
        let sent = try await behind(offers) { tx, shown, act in
            try ["a", "a", "b"].map { try tx.wasSent($0, behind: shown.link, at: act.now) }
        }
        #expect(sent == [false, true, false])
    }
}
