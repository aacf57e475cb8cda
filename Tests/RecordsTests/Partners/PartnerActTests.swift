import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Centres and partners are written down and put right, each by those who may.
struct PartnerActTests {
    private static let mill = PartnerFacts(name: "Blanchisserie du Val", kind: .employer, site: "s1")

    @Test(arguments: Engine.available)
    func `a partner is written down, put right, and journalled`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let partner = try await cases.act { tx, author in try tx.createPartner(Self.mill, by: author) }
        let mine = try await cases.act { tx, author in
            try (
                tx.partners(PartnerFilter(), limit: 50, visibleTo: author.actor), tx.employers(visibleTo: author.actor)
            )
        }
        #expect(mine.0.map(\.id).contains(partner.id) && mine.1.map(\.id).contains(partner.id))
        var facts = Self.mill
        facts.landlordKind = .company
        let letting = facts
        let changed = try await cases.act(as: .bob) { tx, author in
            try tx.changePartner(partner.id, letting, version: partner.version, by: author)
        }
        #expect(changed.landlordKind == .company && changed.version == 1)
        #expect(try await cases.count("partner", "stock = 'private' AND name_key LIKE 'blanchisserie%'") == 1)
        #expect(try await cases.count("journal_entry", "noun = 'partner' AND act IN ('create', 'update')") == 2)
        await #expect(throws: StorageError.changedMeanwhile("partner")) {
            try await cases.act(as: .bob) { tx, author in
                _ = try tx.changePartner(partner.id, letting, version: 0, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an organisation is the whole network's, a private owner is told to nobody else`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        var owner = Self.mill
        (owner.name, owner.landlordKind) = ("Mme Vallier", .naturalPerson)
        let private_ = owner
        let (mill, person) = try await cases.act { tx, author in
            (try tx.createPartner(Self.mill, by: author), try tx.createPartner(private_, by: author))
        }
        let seen = try await cases.act(as: .charlie) { tx, author in
            var filter = PartnerFilter()
            let all = try tx.partners(filter, limit: 50, visibleTo: author.actor).map(\.id)
            filter.ownOnly = true
            return (
                all, try tx.partners(filter, limit: 50, visibleTo: author.actor).map(\.id),
                try tx.knownPartner(person.id, to: author.actor),
                try tx.partners(holding: "Vallier", visibleTo: author.actor).shown
            )
        }
        #expect(seen.0.contains(mill.id) && !seen.0.contains(person.id))
        #expect(seen.1 == [] && seen.2 == nil && seen.3 == [])
        let mine = try await cases.act { tx, author in
            try tx.partners(holding: "Vallier", visibleTo: author.actor).shown.map(\.id)
        }
        #expect(mine == [person.id])
        await #expect(throws: NotVisible("partner", mill.id)) {
            try await cases.act(as: .charlie) { tx, author in
                var facts = Self.mill
                facts.site = "s3"
                _ = try tx.changePartner(mill.id, facts, version: 0, by: author)
            }
        }
        await #expect(throws: NotVisible("site", "s1")) {
            try await cases.act(as: .charlie) { tx, author in _ = try tx.createPartner(Self.mill, by: author) }
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act(as: .félix) { tx, author in _ = try tx.createPartner(Self.mill, by: author) }
        }
        let funder = try await cases.act(as: .félix) { tx, author in try tx.knownPartner(mill.id, to: author.actor) }
        #expect(funder == nil)
    }

    @Test(arguments: Engine.available)
    func `a centre has dated places, and closes after it opened`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        var facts = CentreFacts(
            name: "CADA des Pins", kind: .cada, operatorName: "Accueil des Monts", departement: "77",
            openedOn: TestDay("2001-05-02"))
        let new = facts
        let centre = try await cases.act(as: .bob) { tx, author in try tx.createCentre(new, by: author) }
        for (day, places) in [("2001-05-02", 60), ("2008-01-01", 70), ("2008-01-01", 75)] {
            try await cases.act(as: .bob) { tx, author in
                try tx.changeCentreCapacity(of: centre.id, to: places, from: TestDay(day), by: author)
            }
        }
        let capacities = try await cases.act { tx, _ in try tx.capacities(ofCentre: centre.id) }
        #expect(capacities.map(\.places) == [60, 75])
        facts.closedOn = TestDay("2001-05-01")
        let wrong = facts
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.changeCentre(centre.id, wrong, version: 0, by: author)
            } == ["V31 block"])
        facts.closedOn = TestDay("2026-05-01")
        let right = facts
        let closed = try await cases.act(as: .bob) { tx, author in
            try tx.changeCentre(centre.id, right, version: 0, by: author)
        }
        #expect(closed.closedOn == TestDay("2026-05-01"))
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in _ = try tx.createCentre(new, by: author) }
        }
    }
}
