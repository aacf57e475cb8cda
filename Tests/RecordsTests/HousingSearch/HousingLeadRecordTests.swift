import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The search journal and the budgets over real records.
struct HousingLeadRecordTests {
    private static let detector = FreeText(keywords: [.init(.health, "diabète")])

    private func keep(
        _ cases: Cases, _ new: NewLead, id: String? = nil, version: Int? = nil, as who: Cast = .alice
    ) async throws -> [String] {
        try await cases.findings(as: who) { tx, author in
            try tx.keepLead(new, id: id, version: version, for: "h1", checkedBy: Self.detector, by: author)
        }
    }

    private func leads(_ cases: Cases, as who: Cast = .alice) async throws -> [HousingLead]? {
        try await cases.act(as: who) { tx, author in try tx.housingLeads(of: "h1", by: author) }
    }

    private static func lead(
        _ remark: String = "", on day: String = "2026-11-02", _ course: HousingLead.Course = .init()
    ) -> NewLead {
        NewLead(
            .agency, on: TestDay(day), commune: "77288", rentCents: 62_050, chargesCents: 8_500, course: course,
            words: .init(contact: "Agence du Pont", dwelling: "T3, 62 m²", remark: remark))
    }

    @Test(arguments: Engine.available)
    func `a lead is kept with sealed words, completed, taken back and put back`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        #expect(try await keep(cases, Self.lead()) == [])
        let first = try #require(try await leads(cases)?.first)
        #expect(first.words == Self.lead().words && first.rentCents == 62_050 && first.course == .init())
        let bytes = try await cases.world.store.read { tx in
            try tx.row("SELECT contact FROM housing_lead")?.bytes("contact") ?? []
        }
        #expect(!String(decoding: bytes, as: UTF8.self).contains("Agence"))
        let course = HousingLead.Course(
            visitedOn: TestDay("2026-11-05"), appliedOn: TestDay("2026-11-06"), answer: .refused,
            answeredOn: TestDay("2026-11-12"), reason: "incomeTooLow")
        #expect(try await keep(cases, Self.lead("garant demandé", course), id: first.id, version: 0) == [])
        #expect(try await leads(cases)?.first?.course == course)
        await #expect(throws: StorageError.self) {
            _ = try await keep(cases, Self.lead(), id: first.id, version: 0)
        }
        try await cases.act { tx, author in try tx.withdrawLead(first.id, by: author) }
        #expect(try await leads(cases)?.isEmpty == true)
        try await cases.act { tx, author in try tx.restoreLead(first.id, by: author) }
        #expect(try await leads(cases)?.count == 1)
        #expect(try await cases.count("journal_entry", "noun = 'housingSearch'") == 4)
    }

    @Test(arguments: Engine.available)
    func `days follow each other, and what must not be written down is pointed at`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        #expect(try await keep(cases, Self.lead(on: "2026-11-22")) == ["V32 block"])
        #expect(
            try await keep(cases, Self.lead("", on: "2026-11-02", .init(visitedOn: TestDay("2026-11-01"))))
                == ["V32 block"])
        #expect(try await keep(cases, Self.lead("parle de son diabète")) == ["V30 warn"])
        #expect(try await cases.count("housing_lead") == 0)
    }

    @Test(arguments: Engine.available)
    func `another association sees neither leads nor budgets`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        #expect(try await keep(cases, Self.lead()) == [])
        let id = try #require(try await leads(cases)?.first?.id)
        #expect(try await leads(cases, as: .charlie) == nil)
        await #expect(throws: NotVisible.self) { _ = try await keep(cases, Self.lead(), as: .charlie) }
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in try tx.withdrawLead(id, by: author) }
        }
        let seen = try await cases.act(as: .charlie) { tx, author in try tx.housingBudgets(of: "h1", by: author) }
        #expect(seen == nil)
    }

    private static func budget(_ rent: Int) -> HousingBudget {
        HousingBudget(resourcesCents: 145_000, rentCents: rent, chargesCents: 0, aidCents: 0, persons: 3)
    }

    @Test(arguments: Engine.available)
    func `a budget is kept with its day; one that is too dear wants a reason`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        func keep(_ rent: Int, _ guarantee: String? = nil) async throws -> [String] {
            try await cases.findings { tx, author in
                try tx.keepBudget(Self.budget(rent), guarantee: guarantee, for: "h1", by: author)
            }
        }
        #expect(try await keep(58_000) == [])
        #expect(try await keep(58_001) == ["V70 warn"])
        #expect(try await keep(72_501, "grl") == ["V70 block"])
        let kept = try await cases.act { tx, author in try tx.housingBudgets(of: "h1", by: author) }
        #expect(kept?.map(\.budget) == [Self.budget(58_000)] && kept?.first?.madeOn == TestDay("2026-11-21"))
    }
}
