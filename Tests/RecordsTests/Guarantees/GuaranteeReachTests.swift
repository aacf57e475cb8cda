import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Who sees guarantees and their cost, who sets the rules, and what becomes of them when files are joined or erased.
struct GuaranteeReachTests {
    @Test(arguments: Engine.available)
    func `another association sees no guarantee, no cost, and moves none`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        let lease = try await all.leased()
        let id = try await all.granted("gli", lease: lease.id)
        #expect(try await all.file(id, as: .charlie) == nil)
        #expect(try await all.act(as: .charlie) { try $0.guarantees(of: "h1", by: $1) } == nil)
        #expect(try await all.act(as: .charlie) { try $0.tenancyServices(of: "h1", by: $1) } == nil)
        let filter = GuaranteeFilter()
        #expect(
            try await all.act(as: .charlie) { try $0.guaranteeLines(filter, limit: 9, visibleTo: $1.actor) }.isEmpty)
        #expect(try await all.act(as: .charlie) { try $0.guaranteeCosts(filter, visibleTo: $1.actor) }.isEmpty)
        await #expect(throws: NotVisible("guarantee", id)) {
            try await all.act(as: .charlie) { try $0.handOverGuarantee(id, on: $1.today, by: $1) }
        }
        await #expect(throws: NotVisible("household", "h1")) {
            try await all.act(as: .charlie) {
                _ = try $0.considerGuarantee(NewGuarantee("fsl"), for: "h1", by: $1)
            }
        }
        await #expect(throws: NotAllowed.self) {
            try await all.act { tx, author in
                try tx.keep(GuaranteeScheme("fsl", from: author.today, source: "règlement"), by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a partnership officer moves the landlord's side and opens no file`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        let lease = try await all.leased()
        let id = try await all.granted("gli", lease: lease.id)
        try await all.cases.world.store.write { tx in
            _ = try tx.run("UPDATE account_grant SET role = 'partnershipOfficer' WHERE account_id = 'bob'")
            _ = try tx.run("UPDATE household SET confidential = 1 WHERE id = 'h1'")
        }
        let file = try #require(try await all.file(id, as: .bob))
        #expect(file.householdCode == nil && !file.mayOpenFile)
        try await all.act(as: .bob) {
            try $0.payPremium(.init(cents: 20_000, payer: .association), of: id, by: $1)
        }
        await #expect(throws: NotAllowed.self) {
            try await all.act(as: .bob) { try $0.refuseGuarantee(id, .other, on: $1.today, by: $1) }
        }
        let costs = try await all.act(as: .bob) { try $0.guaranteeCosts(.init(), visibleTo: $1.actor) }
        #expect(costs.map(\.premiumCents) == [20_000] && costs.map(\.landlordName) == ["Agence du Pont"])
        try await ReferenceData.load(into: all.cases.world.store)
        try await all.act(as: .bob) { tx, author in
            try tx.keep(
                GuaranteeScheme("fsl", from: author.today, .init(effortPercent: 35), source: "règlement"), by: author)
        }
        #expect(
            try await all.act { try $0.guaranteeBook().scheme("fsl", onLeaseOf: $1.today) }?.terms.effortPercent == 35)
    }

    @Test(arguments: Engine.available)
    func `what the register sums is what its rows say, for every filter`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        let lease = try await all.leased()
        let ids = [
            try await all.granted("gli", lease: lease.id), try await all.granted("fsl", lease: lease.id),
            try await all.granted("personalSurety"),
        ]
        try await all.act { tx, author in
            try tx.payPremium(.init(cents: 14_250, payer: .association), of: ids[0], by: author)
            try tx.declareClaim(.arrears, cents: 90_000, on: author.today, of: ids[0], by: author)
            try tx.settleClaim(.paid(cents: 70_000, on: author.today), of: ids[0], by: author)
        }
        var filters = [GuaranteeFilter()]
        filters += ["gli", "fsl"].map { GuaranteeFilter(scheme: $0) } + [GuaranteeFilter(state: .granted)]
        filters += [GuaranteeFilter(landlord: .partner("agency")), GuaranteeFilter(landlord: .unknown)]
        filters += [GuaranteeFilter(payers: .association), GuaranteeFilter(payers: .others)]
        var (paid, covering) = (GuaranteeFilter(), GuaranteeFilter())
        (paid.withPaidClaim, covering.coversOnly) = (true, true)
        let every = filters + [paid, covering]
        for filter in every {
            let (lines, costs, count) = try await all.act { tx, author in
                (
                    try tx.guaranteeLines(filter, limit: 99, visibleTo: author.actor),
                    try tx.guaranteeCosts(filter, visibleTo: author.actor),
                    try tx.guaranteeCount(filter, visibleTo: author.actor)
                )
            }
            #expect(lines.count == count && costs.map(\.guarantees).reduce(0, +) == count, "\(filter)")
            let own = lines.map(\.guarantee).filter { $0.premium?.payer == .association }
            #expect(
                costs.map(\.premiumCents).reduce(0, +) == own.compactMap(\.premium?.cents).reduce(0, +), "\(filter)")
            #expect(
                costs.map(\.claimsPaidCents).reduce(0, +) == lines.map(\.claimsPaidCents).reduce(0, +), "\(filter)")
            #expect(
                costs.map(\.covering).reduce(0, +) == lines.count { $0.guarantee.state.covers }, "\(filter)")
        }
        let sizes = try await all.act { tx, author in
            try every.map { try tx.guaranteeCount($0, visibleTo: author.actor) }
        }
        #expect(sizes == [3, 1, 1, 1, 2, 1, 1, 0, 1, 2])
    }

    @Test(arguments: Engine.available)
    func `a file that is joined brings its guarantees along, and the join is taken back with them`(engine: Engine)
        async throws
    {
        let all = try await GuaranteeCases(engine)
        try await all.cases.registered(Cases.single("h2", "Omid"))
        let id = try await all.considered("fsl")
        try await all.act {
            _ = try $0.openTenancyService(.standard, for: "h1", on: $1.today, by: $1)
        }
        let merge = try await all.act {
            try $0.mergeFiles(NewMerge("h1", into: "h2", kinships: [:]), by: $1, confirming: [.v07: "même ménage"])
        }
        #expect(try await all.act { try $0.guarantees(of: "h2", by: $1) }?.map(\.id) == [id])
        #expect(try await all.act { try $0.tenancyServices(of: "h2", by: $1) }?.count == 1)
        try await all.act { try $0.undoMerge(merge.id, by: $1) }
        #expect(try await all.act { try $0.guarantees(of: "h1", by: $1) }?.map(\.id) == [id])
    }

    @Test(arguments: Engine.available)
    func `the parts of the service are noted, put right and taken back`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        let id = try await all.act {
            try $0.openTenancyService(.standard, for: "h1", on: TestDay("2026-10-01"), by: $1).id
        }
        func service() async throws -> TenancyServiceFile? {
            try await all.act { try $0.tenancyServices(of: "h1", by: $1) }?.first
        }
        try await all.act {
            try $0.givePart(.preparation, on: TestDay("2026-10-05"), of: id, by: $1)
            try $0.givePart(.preparation, on: TestDay("2026-10-06"), of: id, by: $1)
            try $0.givePart(.presentation, on: TestDay("2026-10-09"), of: id, by: $1)
            try $0.takeBackPart(.presentation, of: id, by: $1)
        }
        #expect(try await service()?.given == [.preparation: TestDay("2026-10-06")])
        #expect(try await service()?.parts == [.preparation, .presentation, .signature, .followUp])
        try await all.act { try $0.changeTenancyService(id, to: .plus, by: $1) }
        #expect(try await service()?.parts.last == .guarantee)
        await #expect(throws: TenancyService.Refusal.already(.plus)) {
            try await all.act { _ = try $0.openTenancyService(.plus, for: "h1", on: $1.today, by: $1) }
        }
        await #expect(throws: TenancyService.Refusal.followsRecords(.guarantee)) {
            try await all.act { try $0.givePart(.guarantee, on: $1.today, of: id, by: $1) }
        }
        #expect(try await all.cases.count("journal_entry", "noun = 'tenancyService'") == 6)
    }

    @Test(arguments: Engine.available)
    func `rules of schemes are versions, never written over`(engine: Engine) async throws {
        let all = try await GuaranteeCases(engine)
        try await ReferenceData.load(into: all.cases.world.store)
        for limit in [40, 45] {
            try await all.act(as: .dora) { tx, author in
                try tx.keep(
                    GuaranteeScheme("gli", from: TestDay("2027-01-01"), .init(effortPercent: limit), source: "contrat"),
                    by: author)
            }
        }
        let history = try await all.act { tx, _ in try tx.guaranteeHistory() }.filter { $0.scheme.code == "gli" }
        #expect(history.map(\.revision) == [1, 0, 0] && history.first?.colleague == "dora")
        let book = try await all.act { tx, _ in try tx.guaranteeBook() }
        #expect(book.scheme("gli", onLeaseOf: TestDay("2026-12-31"))?.terms.effortPercent == nil)
        #expect(book.scheme("gli", onLeaseOf: TestDay("2027-01-01"))?.terms.effortPercent == 45)
        await #expect(throws: NotVisible("reference_label", "guarantee.none")) {
            try await all.act(as: .dora) { try $0.keep(GuaranteeScheme("none", from: $1.today, source: "x"), by: $1) }
        }
        try await all.act(as: .dora) {
            try $0.keep(TenancyBundle(.plus, from: TestDay("2027-01-01"), [.guarantee], source: "réseau"), by: $1)
        }
        let bundles = try await all.act { tx, _ in try tx.tenancyBundles() }
        #expect(bundles.bundle(.plus, on: TestDay("2027-01-01"))?.parts == [.guarantee])
        #expect(bundles.bundle(.plus, on: TestDay("2026-12-31"))?.parts.count == 5)
    }
}
