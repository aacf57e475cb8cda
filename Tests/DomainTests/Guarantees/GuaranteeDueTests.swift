import RelorefDomain
import Testing

/// What Today says of guarantees (D-22, D-23), and what the service around a lease holds.
struct GuaranteeDueTests {
    private static let book = DeadlineBook([
        DeadlineVersion(
            .guarantee, from: day("2004-01-01"), on: .guaranteeStart, delay: 12, .months, warnings: [60]),
        DeadlineVersion(.visale, from: day("2004-01-01"), on: .visaDate, delay: 3, .months, warnings: [15]),
    ])

    private func list(_ today: String) -> DueList {
        DueList(today: day(today), terms: DatedTerms(always: DueTerms([.dueAnnounced: 30])), rules: Self.book)
    }

    private static func due(_ one: Guarantee, hasPremium: Bool = true, isOpen: Bool = true) -> DueGuarantee {
        DueGuarantee(
            one, site: "s", departement: "77", landlordName: "Office", isOfOpenFile: isOpen, hasPremium: hasPremium)
    }

    /// A day, the day to act by, and under which heading; the cover began on 1 March 2026.
    static let days: [(String, String?, DueGroup?)] = [
        ("2026-11-30", nil, nil), ("2026-12-01", "2026-12-31", .later), ("2026-12-31", "2026-12-31", .today),
        ("2027-02-20", "2027-03-01", .later), ("2027-03-01", "2027-03-01", .today), ("2027-03-02", "2027-03-01", .late),
    ]

    @Test(arguments: days)
    func `the landlord is told sixty days before the second year`(
        today: String, step: String?, group: DueGroup?
    ) throws {
        let item = try list(today).items(Self.due(GuaranteeTests.guarantee(.active))).first
        #expect(item?.step == step.map { day($0) } && item?.group == group)
        guard let item else { return }
        #expect(item.day == day("2027-03-01") && item.rule == .guaranteeYear && item.code == .guarantee)
        #expect(item.household == "h" && item.reminders == [60] && item.canBeTicked == (group != .late))
    }

    @Test func `nothing is due of a free scheme, of what the landlord pays, nor once it was told`() throws {
        let list = list("2027-02-20")
        #expect(try list.items(Self.due(GuaranteeTests.guarantee(.active), hasPremium: false)).isEmpty)
        #expect(try list.items(Self.due(GuaranteeTests.guarantee(.handedOver))).isEmpty)
        #expect(try list.items(Self.due(GuaranteeTests.guarantee(.ended))).isEmpty)
        var paid = try GuaranteeTests.guarantee(.active)
        try paid.pay(.init(cents: 1, payer: .landlord), under: GuaranteeTests.insured, today: GuaranteeTests.today)
        #expect(list.items(Self.due(paid)).isEmpty)
        #expect(try list.items(Self.due(GuaranteeTests.guarantee(.claimed))).count == 1)
    }

    @Test func `once the file is closed it is the site's`() throws {
        let item = try list("2027-02-20").items(Self.due(GuaranteeTests.guarantee(.active), isOpen: false)).first
        #expect(item?.household == nil && item?.site == "s")
    }

    /// The last day on the visa, today, and the day by which the lease is signed; the visa is of 10 November 2026.
    static let visas: [(String?, String, String?)] = [
        (nil, "2026-11-21", nil), (nil, "2027-01-15", "2027-02-10"), ("2027-01-20", "2027-01-15", "2027-01-20"),
        (nil, "2027-02-11", "2027-02-10"),
    ]

    @Test(arguments: visas)
    func `a lease is signed while its visa holds`(until: String?, today: String, last: String?) throws {
        var one = try GuaranteeTests.guarantee(.asked, lease: nil)
        try one.grant(
            on: day("2026-11-12"), visa: .init(on: day("2026-11-10"), until: until.map { day($0) }),
            under: GuaranteeTests.free, today: GuaranteeTests.today)
        let item = list(today).items(Self.due(one, hasPremium: false)).first
        #expect(item?.day == last.map { day($0) } && (item == nil || item?.rule == .guaranteeVisa))
        one.lease = "l"
        try one.start(on: day("2026-11-20"))
        #expect(list(today).items(Self.due(one, hasPremium: false)).isEmpty)
    }

    @Test func `a part is noted where the bundle holds it, and never what other records tell`() {
        let bundles = [
            TenancyBundle(.standard, from: day("2004-01-01"), [.preparation, .followUp], source: "fiche"),
            TenancyBundle(.standard, from: day("2026-01-01"), [.preparation, .signature, .followUp], source: "réseau"),
        ]
        let service = TenancyService(id: "t", household: "h", site: "s", .standard, openedOn: day("2025-05-01"))
        let (before, now) = (
            bundles.bundle(.standard, on: day("2025-05-01")), bundles.bundle(.standard, on: day("2026-05-01"))
        )
        let today = day("2026-11-21")
        func refusal(_ part: TenancyService.Part, _ bundle: TenancyBundle?, _ on: String) -> TenancyService.Refusal? {
            do throws(TenancyService.Refusal) {
                try service.give(part, on: day(on), bundle: bundle, today: today)
            } catch { return error }
            return nil
        }
        #expect(refusal(.signature, before, "2026-11-01") == .notInBundle(.signature))
        #expect(refusal(.signature, now, "2026-11-01") == nil && refusal(.signature, nil, "2026-11-01") == nil)
        #expect(refusal(.followUp, now, "2026-11-01") == .followsRecords(.followUp))
        #expect(refusal(.preparation, now, "2026-11-22") == .inTheFuture)
        #expect(bundles.bundle(.plus, on: today) == nil)
    }
}
