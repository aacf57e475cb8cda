import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Leases that count for a convention: one each (S14), of its landlord, while it lasts.
struct ConventionLeaseTests {
    @Test(arguments: Engine.available)
    func `a lease counts for one convention, and no longer once it is unlinked`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let (one, other) = (try await cases.signed("La première"), try await cases.signed("La seconde"))
        let lease = try await cases.lease("h1", signedOn: "2010-05-03")
        let offered = try await cases.act { tx, author in
            try tx.leasesToLink(to: one, visibleTo: author.actor).map(\.id)
        }
        #expect(offered == [lease])
        let candidacy = try await cases.act { tx, author in try tx.linkLease(lease, to: one.id, by: author) }
        await #expect(throws: Convention.Refusal.otherConvention(one.id)) {
            try await cases.act { tx, author in try tx.linkLease(lease, to: other.id, by: author) }
        }
        #expect(try await cases.act { tx, author in try tx.leasesToLink(to: other, visibleTo: author.actor) }.isEmpty)
        await #expect(throws: NotVisible("candidacy", candidacy)) {
            try await cases.act { tx, author in try tx.unlinkLease(candidacy, of: other.id, by: author) }
        }
        try await cases.act { tx, author in try tx.unlinkLease(candidacy, of: one.id, by: author) }
        #expect(try await cases.sheet(one.id)?.leases.isEmpty == true)
        try await cases.act { tx, author in _ = try tx.linkLease(lease, to: other.id, by: author) }
        #expect(try await cases.sheet(other.id)?.leases.map(\.leasedOn) == [TestDay("2010-05-03")])
    }

    @Test(arguments: Engine.available)
    func `another landlord's lease, one of before, and one that was cancelled do not count`(
        engine: Engine
    ) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        try await cases.cases.world.store.write { tx in
            try tx.insert(Partner(id: "sem", name: "SEM", kind: .hlmBody, landlordKind: .sem, site: "s1"))
        }
        let before = try await cases.lease("h1", signedOn: "2006-11-16")
        await #expect(throws: Convention.Refusal.leaseOutside(TestDay("2006-11-16"))) {
            try await cases.act { tx, author in try tx.linkLease(before, to: made.id, by: author) }
        }
        let foreign = try await cases.lease("h22", signedOn: "2010-05-03", landlord: "sem")
        await #expect(throws: Convention.Refusal.otherLandlord) {
            try await cases.act { tx, author in try tx.linkLease(foreign, to: made.id, by: author) }
        }
        let lease = try await cases.lease("h333", signedOn: "2010-05-03")
        try await cases.act { tx, author in _ = try tx.linkLease(lease, to: made.id, by: author) }
        try await cases.cases.world.store.write { tx in
            _ = try tx.run("UPDATE accommodation SET state = 'cancelled' WHERE id = \(lease)")
        }
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(sheet.leases.isEmpty && sheet.events.leases.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `offers and allocations count from the day on which all are recorded`(engine: Engine) async throws {
        let cases = try await ConventionCases(engine)
        let made = try await cases.signed()
        try await cases.lease("h1", signedOn: "2020-05-03")
        try await cases.cases.world.store.write { tx in
            for (id, day) in [("o1", "2020-02-03"), ("o2", "2020-07-01")] {
                try tx.insert(
                    "housing_offer",
                    [
                        "id": id, "site_id": "s1", "partner_id": "office", "convention_id": made.id,
                        "departement": "77", "received_on": day, "state": "open", "account_id": "hélène", "at": day,
                    ])
            }
            try tx.insert(
                "candidacy",
                [
                    "id": "c1", "offer_id": "o1", "convention_id": made.id, "household_id": "h1", "site_id": "s1",
                    "accommodation_id": "lease-h1", "state": "leased", "leased_on": "2020-05-03",
                    "account_id": "hélène", "at": "2020-05-03",
                ])
        }
        func counts() async throws -> [KnownCount] {
            try #require(try await cases.sheet(made.id)?.achievement(on: TestDay("2020-12-31"))).counters.map(\.count)
        }
        #expect(try await counts() == [.unknown(atLeast: 2), .unknown(atLeast: 1), .known(1)])
        try await cases.act { tx, author in
            var facts = made.facts
            facts.offersFrom = TestDay("2006-11-17")
            try tx.changeConvention(made.id, facts, version: made.version, by: author)
        }
        #expect(try await counts() == [.known(2), .known(1), .known(1)])
        let sheet = try #require(try await cases.sheet(made.id))
        #expect(try await cases.proposed(made.id) == 2)
        #expect(sheet.allocations.count == 1 && sheet.leases.count == 1)
    }
}
