import RelorefDomain
import Testing

/// The life of a guarantee, from the thought of it to its end.
struct GuaranteeTests {
    static let today = day("2026-11-21")
    static let free = GuaranteeScheme.Terms(needsVisa: true)
    static let insured = GuaranteeScheme.Terms(hasPremium: true, arrearsCapCents: 100_000)

    /// A guarantee brought to a state by its own acts; its lease is of 1 March 2026.
    static func guarantee(_ state: Guarantee.State = .considered, lease: String? = "l") throws -> Guarantee {
        var one = Guarantee(id: "g", household: "h", site: "s", scheme: "gli", lease: lease, leaseOn: day("2026-03-01"))
        if state == .considered { return one }
        try one.ask(on: day("2026-02-01"), today: today)
        if state == .asked { return one }
        if state == .refused {
            try one.refuse(on: day("2026-02-10"), .age, today: today)
            return one
        }
        try one.grant(on: day("2026-02-15"), under: insured, today: today)
        if state == .granted { return one }
        try one.start(on: day("2026-03-01"))
        switch state {
        case .handedOver: try one.handOver(on: day("2026-10-01"), today: today)
        case .ended: try one.end(on: day("2026-10-01"), today: today)
        case .claimed: try one.claim(on: day("2026-10-01"), today: today)
        case .paid, .rejected:
            try one.claim(on: day("2026-10-01"), today: today)
            try one.settle(isPaid: state == .paid)
        default: break
        }
        return one
    }

    /// Each act, and the states from which it is done; everywhere else it says where the guarantee stands.
    enum Step: CaseIterable {
        case ask, grant, refuse, start, pay, handOver, end, claim, settle

        var states: Set<Guarantee.State> {
            switch self {
            case .ask: [.considered]
            case .grant: [.considered, .asked]
            case .refuse: [.considered, .asked, .granted]
            case .start: [.granted]
            case .pay: [.granted, .active, .handedOver, .claimed, .paid, .rejected]
            case .handOver: [.active, .paid, .rejected]
            case .end: [.granted, .active, .handedOver, .paid, .rejected]
            case .claim: [.active, .handedOver, .paid, .rejected]
            case .settle: [.claimed]
            }
        }

        func act(on one: inout Guarantee) throws(Guarantee.Refusal) {
            let today = GuaranteeTests.today
            switch self {
            case .ask: try one.ask(on: today, today: today)
            case .grant: try one.grant(on: today, under: GuaranteeTests.insured, today: today)
            case .refuse: try one.refuse(on: today, .other, today: today)
            case .start: try one.start(on: today)
            case .pay: try one.pay(.init(cents: 1, payer: .household), under: GuaranteeTests.insured, today: today)
            case .handOver: try one.handOver(on: today, today: today)
            case .end: try one.end(on: today, today: today)
            case .claim: try one.claim(on: today, today: today)
            case .settle: try one.settle(isPaid: true)
            }
        }
    }

    @Test(arguments: Step.allCases, Guarantee.State.allCases)
    func `an act goes with where it stands, and refuses by name elsewhere`(
        step: Step, state: Guarantee.State
    ) throws {
        var one = try Self.guarantee(state)
        #expect(one.state == state)
        if step.states.contains(state) {
            try step.act(on: &one)
        } else {
            #expect(throws: Guarantee.Refusal.stateIs(state)) { try step.act(on: &one) }
            #expect(one.state == state)
        }
    }

    @Test func `days come one after another, and none is still to come`() throws {
        var asked = try Self.guarantee(.asked)
        #expect(throws: Guarantee.Refusal.inTheFuture) {
            try asked.grant(on: day("2026-11-22"), under: Self.insured, today: Self.today)
        }
        #expect(throws: Guarantee.Refusal.before(day("2026-02-01"))) {
            try asked.grant(on: day("2026-01-31"), under: Self.insured, today: Self.today)
        }
        var granted = try Self.guarantee(.granted)
        #expect(throws: Guarantee.Refusal.before(day("2026-03-01"))) { try granted.start(on: day("2026-02-28")) }
        var waiting = try Self.guarantee(.granted, lease: nil)
        #expect(throws: Guarantee.Refusal.leaseMissing) { try waiting.start(on: day("2026-03-01")) }
        var active = try Self.guarantee(.active)
        #expect(throws: Guarantee.Refusal.before(day("2026-03-01"))) {
            try active.handOver(on: day("2026-02-28"), today: Self.today)
        }
    }

    @Test func `a visa is asked for where the scheme has one, and ends after its day`() throws {
        var one = try Self.guarantee(.asked)
        #expect(throws: Guarantee.Refusal.visaMissing) {
            try one.grant(on: Self.today, under: Self.free, today: Self.today)
        }
        #expect(throws: Guarantee.Refusal.visaEndsBefore(day("2026-11-10"))) {
            try one.grant(
                on: Self.today, visa: .init(on: day("2026-11-10"), until: day("2026-11-09")), under: Self.free,
                today: Self.today)
        }
        try one.grant(on: Self.today, visa: .init(on: day("2026-11-10")), under: Self.free, today: Self.today)
        #expect(one.state == .granted && one.visa == .init(on: day("2026-11-10")))
    }

    @Test func `a free scheme has no premium, and the landlord takes over what others paid`() throws {
        var one = try Self.guarantee(.active)
        #expect(throws: Guarantee.Refusal.free) {
            try one.pay(.init(cents: 100, payer: .association), under: Self.free, today: Self.today)
        }
        #expect(throws: Guarantee.Refusal.amount) {
            try one.pay(.init(cents: 0, payer: .association), under: Self.insured, today: Self.today)
        }
        #expect(one.awaitsHandOver(hasPremium: true) && !one.awaitsHandOver(hasPremium: false))
        try one.pay(.init(cents: 14_250, payer: .landlord), under: Self.insured, today: Self.today)
        #expect(!one.awaitsHandOver(hasPremium: true))
        try one.pay(.init(cents: 14_250, payer: .association), under: Self.insured, today: Self.today)
        #expect(one.awaitsHandOver(hasPremium: true) && one.firstYearTo == day("2027-02-28"))
        try one.handOver(on: Self.today, today: Self.today)
        #expect(!one.awaitsHandOver(hasPremium: true))
        try one.claim(on: Self.today, today: Self.today)
        try one.settle(isPaid: true)
        #expect(throws: Guarantee.Refusal.alreadyHandedOver(on: Self.today)) {
            try one.handOver(on: Self.today, today: Self.today)
        }
    }

    /// What is asked for, the cap, what is paid, and why that is refused.
    static let payments: [(Int, Int?, Int, Guarantee.Refusal?)] = [
        (50_000, nil, 50_000, nil), (50_000, nil, 20_000, nil), (50_000, nil, 50_001, .amount),
        (50_000, nil, 0, .amount), (150_000, 100_000, 100_000, nil), (150_000, 100_000, 100_001, .aboveCap(100_000)),
    ]

    @Test(arguments: payments)
    func `a claim is paid up to what was asked and what the scheme covers`(
        asked: Int, cap: Int?, paid: Int, refusal: Guarantee.Refusal?
    ) throws {
        var claim = GuaranteeClaim(
            id: "c", guarantee: "g", declaredOn: day("2026-10-01"), .arrears, cents: asked)
        do throws(Guarantee.Refusal) {
            try claim.settle(.paid(cents: paid, on: Self.today), cap: cap, today: Self.today)
            #expect(refusal == nil && claim.paidCents == paid)
        } catch {
            #expect(error == refusal && claim.outcome == .open)
        }
        #expect(throws: Guarantee.Refusal.before(day("2026-10-01"))) {
            try claim.settle(.rejected(on: day("2026-09-30")), cap: cap, today: Self.today)
        }
    }
}
