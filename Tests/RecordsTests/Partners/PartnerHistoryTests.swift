import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Names of before, mergers, federations and stocks, on every engine.
struct PartnerHistoryTests {
    private func ids(_ cases: Cases, _ text: String) async throws -> [String] {
        try await cases.act { tx, author in
            var filter = PartnerFilter()
            filter.text = text
            return try tx.partners(filter, limit: 50, visibleTo: author.actor).map(\.id)
        }
    }

    private func created(_ cases: Cases, _ name: String, _ change: (inout PartnerFacts) -> Void = { _ in }) async throws
        -> Partner
    {
        var facts = PartnerFacts(name: name, kind: .federation, level: .national, site: "s1")
        change(&facts)
        let made = facts
        return try await cases.act { tx, author in try tx.createPartner(made, by: author) }
    }

    @Test(arguments: Engine.available)
    func `a partner is found by the name of today, of before, and by its number`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let partner = try await created(cases, "Office de la Brie") { $0.siret = Siret("73282932000074") }
        try await cases.act { tx, author in
            try tx.renamePartner(
                partner.id, to: "Habitat 77", on: TestDay("2016-05-01"), version: 0, by: author)
            try tx.addFormerName(
                "Logis briard", from: nil, to: TestDay("1999-12-31"), of: partner.id, by: author)
        }
        for text in ["habitat", "office de la brie", "LOGIS", "732 829 320 00074"] {
            #expect(try await ids(cases, text) == [partner.id], "\(text)")
        }
        #expect(try await ids(cases, "Office de la Loire") == [])
        let line = try await cases.act { tx, author in
            var filter = PartnerFilter()
            filter.text = "office de la brie"
            return try tx.partners(filter, limit: 5, visibleTo: author.actor).first
        }
        #expect(line?.foundAs == "Office de la Brie")
        let names = try await cases.act { tx, author in
            try tx.partnerNames(of: try #require(try tx.knownPartner(partner.id, to: author.actor)))
        }
        #expect(names.former.map(\.to) == [TestDay("2016-04-30"), TestDay("1999-12-31")])
        let old = try #require(names.former.last)
        try await cases.act { tx, author in try tx.removeFormerName(old.id, of: partner.id, by: author) }
        #expect(try await ids(cases, "logis") == [])
        await #expect(throws: NotVisible("partner", partner.id)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.renamePartner(partner.id, to: "Nous", on: TestDay("2020-01-01"), version: 1, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an organisation is found by the names that the reference data gives it`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await ReferenceData.load(into: cases.world.store)
        let office = try await created(cases, "France Travail Melun") { $0.kind = .employmentService }
        for text in ["ANPE Melun", "pole emploi", "assedic melun", "France Travail"] {
            #expect(try await ids(cases, text) == [office.id], "\(text)")
        }
        #expect(try await ids(cases, "ANPE Meaux") == [])
        let others = try await cases.act { tx, _ in try tx.otherNames(of: "SOLIHA").map(\.name) }
        #expect(others.contains("Fédération des PACT") && !others.contains("SOLIHA"))
    }

    @Test(arguments: Engine.available)
    func `a number belongs to one partner, and its owner is not given away`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let siret = Siret("73282932000074")
        let first = try await created(cases, "Office de la Brie") { $0.siret = siret }
        await #expect(throws: PartnerRefusal.siretTaken(first.id)) {
            _ = try await created(cases, "Habitat 77") { $0.siret = siret }
        }
        await #expect(throws: PartnerRefusal.personInTheOpen) {
            _ = try await created(cases, "M. Vallier") { facts in
                facts.landlordKind = .naturalPerson
                facts.reach.phone = "01 99 00 12 34"
            }
        }
        await #expect(throws: PartnerRefusal.wrongEmail) {
            _ = try await created(cases, "Habitat 77") { $0.reach.email = "accueil@" }
        }
    }

    @Test(arguments: Engine.available)
    func `a federation has members, in no ring`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let top = try await created(cases, "Fédération")
        let middle = try await created(cases, "Union") { $0.parent = top.id }
        let low = try await created(cases, "Agence") { facts in
            (facts.parent, facts.level, facts.places) = (middle.id, .local, ["93", "77", "77"])
        }
        let sheet = try await cases.act { tx, author in try tx.partnerSheet(middle.id, knownTo: author.actor) }
        #expect(sheet?.parent?.id == top.id && sheet?.members.map(\.id) == [low.id])
        #expect(try await cases.act { tx, _ in try tx.partnerPlaces(of: low.id) } == ["77", "93"])
        for parent in [low.id, top.id] {
            await #expect(throws: PartnerRefusal.circle) {
                try await cases.act { tx, author in
                    _ = try tx.changePartner(
                        top.id, PartnerFacts(name: "Fédération", kind: .federation, site: "s1", parent: parent),
                        version: 0, by: author)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a merger leaves the facts with the old one and leads both ways`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let new = try await created(cases, "Habitat de Seine")
        try await cases.act { tx, author in
            try tx.mergePartner("office", into: new.id, on: TestDay("2021-01-01"), version: 0, by: author)
        }
        let (old, successor) = try await cases.act { tx, author in
            (
                try tx.partnerSheet("office", knownTo: author.actor), try tx.partnerSheet(new.id, knownTo: author.actor)
            )
        }
        #expect(old?.successor?.id == new.id && successor?.predecessors.map(\.id) == ["office"])
        #expect(try await cases.count("dwelling", "landlord_id = 'office'") == 3)
        let offered = try await cases.act { tx, author in try tx.landlords(visibleTo: author.actor).map(\.id) }
        #expect(!offered.contains("office"))
        await #expect(throws: PartnerRefusal.mergedInCircle) {
            try await cases.act { tx, author in
                try tx.mergePartner(new.id, into: "office", on: TestDay("2022-01-01"), version: 0, by: author)
            }
        }
        try await cases.act { tx, author in try tx.unmergePartner("office", by: author) }
        #expect(try await cases.count("partner", "successor_id IS NOT NULL OR merged_on IS NOT NULL") == 0)
    }

    @Test(arguments: Engine.available)
    func `a stock is told as of a day, and told anew replaces it`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await ReferenceData.load(into: cases.world.store)
        let (day, later) = (TestDay("2025-01-01"), TestDay("2026-01-01"))
        try await cases.act { tx, author in
            try tx.keepStock(
                [StockLine(departement: "77", type: .t3, dwellings: 5)], asOf: day, of: "office", by: author)
            try tx.keepStock(
                [StockLine(departement: "77", commune: "77288", type: .t3, dwellings: 7)], asOf: day, of: "office",
                by: author)
            try tx.keepStock([StockLine(departement: "77", dwellings: 9)], asOf: later, of: "office", by: author)
        }
        let told = try await cases.act { tx, _ in try tx.stockProfiles(of: "office") }
        #expect(told.map(\.asOf) == [later, day] && told.map(\.total) == [9, 7])
        await #expect(throws: PartnerRefusal.wrongPlace) {
            try await cases.act { tx, author in
                try tx.keepStock(
                    [StockLine(departement: "93", commune: "77288", dwellings: 1)], asOf: day, of: "office", by: author)
            }
        }
    }
}
