import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What came to nothing, read from the records on every engine.
struct ObstacleRecordTests {
    private func found(
        _ offers: OfferCases, from: String = "2026-01-01", to: String = "2026-12-31", of partner: String? = nil,
        as who: Cast = .alice
    ) async throws -> Obstacles {
        let actor = try await offers.cases.world.actor(who)
        return try await offers.cases.world.store.read { tx in
            try tx.obstacles(from: TestDay(from), to: TestDay(to), of: partner, visibleTo: actor)
        }
    }

    @Test(arguments: Engine.available)
    func `a refused candidate and a dwelling that was taken back are two obstacles of one dwelling`(
        engine: Engine
    ) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1", "h2"])
        try await offers.decide(ids[0], .refused(.notAllocated, .incomeTooLow))
        #expect(try await found(offers).all.map(\.cause) == [.landlord(.incomeTooLow)])
        #expect(try await found(offers).all.first?.isDwellingLost == false)
        let offer = offers.offer
        try await offers.act { try $0.closeOffer(offer, as: .withdrawnByLandlord, on: $1.today, by: $1) }
        let all = try await found(offers)
        #expect(Set(all.all.map(\.cause)) == [.landlord(.incomeTooLow), .dwelling(.withdrawnByLandlord)])
        #expect(all.landlords.keys.sorted() == ["office"] && !all.isPart)
        let sums = ObstacleSum.ranked(all.all, by: \.home.partner)
        // From 1 to 21 November for the dwelling; the candidate was proposed and refused today.
        #expect(sums.map(\.dwellingsLost) == [1] && sums.map(\.count) == [2] && sums.map(\.days) == [20])
    }

    @Test(arguments: Engine.available)
    func `a dwelling that a household's refusal lost is told by the household's reason alone`(
        engine: Engine
    ) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1"])
        try await offers.decide(ids[0], .allocated())
        try await offers.act { try $0.refuseByHousehold(ids[0], .transport, on: $1.today, by: $1) }
        let all = try await found(offers)
        #expect(all.all.map(\.cause) == [.household(.transport)])
        #expect(ObstacleSum.ranked(all.all, by: \.cause).map(\.dwellingsLost) == [1])
    }

    @Test(arguments: Engine.available)
    func `another landlord, another period and another site have no part in it`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let offer = offers.offer
        try await offers.act { try $0.closeOffer(offer, as: .unavailable, on: $1.today, by: $1) }
        #expect(try await found(offers).all.count == 1)
        #expect(try await found(offers, of: "office").all.count == 1)
        #expect(try await found(offers, of: "another").all.isEmpty)
        #expect(try await found(offers, to: "2026-11-20").all.isEmpty)
        #expect(try await found(offers, from: "2026-11-22").all.isEmpty)
        #expect(try await found(offers, as: .charlie).all.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a refused amendment is found by its day, its month or its year, and by nobody else`(engine: Engine)
        async throws
    {
        let conventions = try await ConventionCases(engine)
        let convention = try await conventions.signed()
        for (day, decision) in [
            ("2026-03", ConventionAmendment.Decision.refused), ("2026-05-10", .refused), ("2026-06", .withdrawn),
        ] {
            let on = try #require(PartialDate(text: day))
            try await conventions.act { tx, author in
                let made = try tx.proposeAmendment(
                    .target(.proposal, .year, from: 5, to: 7), on: on, by: .committee, of: convention.id,
                    by: author)
                try tx.decideAmendment(
                    made.id,
                    .init(decision, on: on, by: .partnerBoard, reason: decision == .refused ? .unavailability : nil),
                    of: convention.id, version: made.version, by: author)
            }
        }
        func found(_ from: String, _ to: String, as who: Cast = .alice) async throws -> [String] {
            let actor = try await conventions.cases.world.actor(who)
            return try await conventions.cases.world.store.read { tx in
                try tx.refusedAmendments(from: TestDay(from), to: TestDay(to), limit: 9, visibleTo: actor)
            }.map { $0.amendment.outcome?.on.text ?? "" }
        }
        #expect(try await found("2026-01-01", "2026-12-31") == ["2026-05-10", "2026-03"])
        #expect(try await found("2026-03-20", "2026-04-30") == ["2026-03"])
        #expect(try await found("2026-04-01", "2026-05-09") == [])
        #expect(try await found("2026-01-01", "2026-12-31", as: .charlie) == [])
    }
}
