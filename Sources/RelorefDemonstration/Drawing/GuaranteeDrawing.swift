import RelorefDomain

/// A guarantee with its claims, and who wrote it down.
struct DrawnGuarantee: Sendable {
    let guarantee: Guarantee
    var claims: [GuaranteeClaim] = []
    let account: String
}

/// The service around a lease, and the days of the parts that are noted by hand.
struct DrawnService: Sendable {
    let service: TenancyService
    let parts: [(id: String, part: TenancyService.Part, on: Day)]
    let account: String
}

/// Guarantees of the rent: of those who moved lately, of a lease that is still to be signed, and some of the years of the
/// GRL. Drawn with chance of its own: nothing else is drawn otherwise.
struct GuaranteeDrawing {
    private var dice: Dice
    private let today: Day
    private let officer: String
    private var place = 0

    /// How a guarantee of those who moved lately stands, one household after another.
    private enum Situation: CaseIterable { case visale, insured, refusedThenFund, fund, claimed, surety, unpaid, none }

    init(_ pen: Pen, by officer: String) {
        dice = Dice(seed: pen.seed, stream: 41)
        today = pen.today
        self.officer = officer
    }

    /// - Parameters:
    ///   - home: the site whose leases of the years of the GRL were insured.
    ///   - accepted: households that said yes to a dwelling and whose lease is to be signed.
    mutating func add(
        to households: inout [DrawnHousehold], past: inout [DrawnHousehold], at home: String?, accepted: Set<String>,
        _ pen: inout Pen
    ) {
        for at in households.indices where households[at].household.closedOn == nil {
            if let (lease, landlord) = Self.lease(of: households[at], since: today.adding(months: -7)) {
                move(&households[at], lease, landlord, &pen)
            } else if accepted.contains(households[at].household.id) {
                awaited(&households[at], &pen)
            }
        }
        insured(&past, at: home, &pen)
    }

    /// The direct lease that goes on, begun since a day, with its landlord.
    static func lease(of drawn: DrawnHousehold, since day: Day) -> (Accommodation, String?)? {
        guard
            let lease = drawn.stays.last(where: { $0.kind == .directLease && $0.state == .active }),
            let from = lease.from, lease.signedOn != nil, from >= day
        else { return nil }
        return (lease, drawn.dwellings.first { $0.dwelling.id == lease.dwelling }?.dwelling.landlord)
    }

    private mutating func move(
        _ drawn: inout DrawnHousehold, _ lease: Accommodation, _ landlord: String?, _ pen: inout Pen
    ) {
        let situation = Situation.allCases[place % Situation.allCases.count]
        place += 1
        guard let from = lease.from, let signed = lease.signedOn else { return }
        let isPrivate = drawn.dwellings.first { $0.dwelling.id == lease.dwelling }?.dwelling.stock == .private
        let account = drawn.household.referent ?? officer
        func one(_ scheme: String, _ state: Guarantee.State, _ change: (inout Guarantee.Days) -> Void) -> Guarantee {
            var days = Guarantee.Days(asked: signed.adding(days: -20))
            change(&days)
            return Guarantee(
                id: pen.ids.next("gu"), household: drawn.household.id, site: drawn.household.site, scheme: scheme,
                lease: lease.id, landlord: landlord, leaseOn: signed, state: state, days: days,
                reason: state == .refused ? .employment : nil,
                visa: scheme == "visale" && state != .refused
                    ? .init(on: signed.adding(days: -8), until: signed.adding(days: 80)) : nil)
        }
        func active(_ scheme: String) -> Guarantee {
            one(scheme, .active) { ($0.granted, $0.active) = (signed.adding(days: -8), from) }
        }
        var level = TenancyService.Level.plus
        switch situation {
        case .visale: drawn.guarantees.append(.init(guarantee: active(isPrivate ? "visale" : "fsl"), account: account))
        case .fund: drawn.guarantees.append(.init(guarantee: active("fsl"), account: account))
        case .surety: drawn.guarantees.append(.init(guarantee: active("personalSurety"), account: account))
        case .refusedThenFund:
            let refused = one(isPrivate ? "visale" : "gli", .refused) { $0.refused = signed.adding(days: -12) }
            drawn.guarantees.append(.init(guarantee: refused, account: account))
            drawn.guarantees.append(.init(guarantee: active("fsl"), account: account))
        case .insured, .unpaid, .claimed:
            drawn.guarantees.append(
                insurance(active("gli"), lease, isPaid: situation != .unpaid, isClaimed: situation == .claimed, &pen))
        case .none: level = .standard
        }
        serve(&drawn, lease, level, signed, &pen)
    }

    /// An insurance whose first year the association pays, or owes.
    private mutating func insurance(
        _ one: Guarantee, _ lease: Accommodation, isPaid: Bool, isClaimed: Bool, _ pen: inout Pen
    ) -> DrawnGuarantee {
        let start = one.days.active ?? today
        // Some three hundredths of a year's rent.
        let cents = (lease.rentCents ?? 45_000) * 12 * dice.number(25, 35) / 1_000
        let paid = Guarantee(
            id: one.id, household: one.household, site: one.site, scheme: one.scheme, lease: one.lease,
            landlord: one.landlord, leaseOn: one.leaseOn, state: isClaimed ? .paid : .active, days: one.days,
            premium: .init(
                cents: cents, payer: .association, paidOn: isPaid ? min(today, start.adding(days: 6)) : nil))
        var drawn = DrawnGuarantee(guarantee: paid, account: officer)
        guard isClaimed else { return drawn }
        let owed = (lease.rentCents ?? 45_000) * 2
        let declared = min(today.adding(days: -12), start.adding(days: 60))
        drawn.claims.append(
            GuaranteeClaim(
                id: pen.ids.next("gc"), guarantee: one.id, declaredOn: max(start, declared), .arrears, cents: owed,
                outcome: .paid(cents: owed * 3 / 4, on: max(start, min(today, declared.adding(days: 10))))))
        return drawn
    }

    private mutating func serve(
        _ drawn: inout DrawnHousehold, _ lease: Accommodation, _ level: TenancyService.Level, _ signed: Day,
        _ pen: inout Pen
    ) {
        let service = TenancyService(
            id: pen.ids.next("ts"), household: drawn.household.id, site: drawn.household.site, lease: lease.id, level,
            openedOn: signed.adding(days: -30))
        let days: [(TenancyService.Part, Int)] = [(.preparation, -24), (.presentation, -16), (.signature, 0)]
        drawn.service = DrawnService(
            service: service,
            parts: days.map { (pen.ids.next("tp"), $0.0, signed.adding(days: $0.1)) },
            account: drawn.household.referent ?? officer)
    }

    /// A visa that was obtained for a lease that is still to be signed, and that runs out soon.
    private func awaited(_ drawn: inout DrawnHousehold, _ pen: inout Pen) {
        let visa = today.adding(days: -70)
        drawn.guarantees.append(
            DrawnGuarantee(
                guarantee: Guarantee(
                    id: pen.ids.next("gu"), household: drawn.household.id, site: drawn.household.site,
                    scheme: "visale", leaseOn: today.adding(days: 7), state: .granted,
                    days: .init(asked: visa.adding(days: -9), granted: visa),
                    visa: .init(on: visa, until: visa.adding(days: 82))),
                account: drawn.household.referent ?? officer))
    }

    /// The first leases of the years of the GRL: the association paid the first year, the landlord took over.
    private mutating func insured(_ past: inout [DrawnHousehold], at home: String?, _ pen: inout Pen) {
        let years = Day.range("2007-01-15", "2009-06-30")
        var left = 8
        for at in past.indices where left > 0 && past[at].household.site == home {
            guard let (lease, landlord) = Self.lease(of: past[at], since: years.lowerBound),
                let signed = lease.signedOn, let from = lease.from, signed >= years.lowerBound,
                signed <= years.upperBound, landlord != nil
            else { continue }
            left -= 1
            let cents = (lease.rentCents ?? 45_000) * 12 * 25 / 1_000
            past[at].guarantees.append(
                DrawnGuarantee(
                    guarantee: Guarantee(
                        id: pen.ids.next("gu"), household: past[at].household.id, site: past[at].household.site,
                        scheme: "grl", lease: lease.id, landlord: landlord, leaseOn: signed, state: .handedOver,
                        days: .init(
                            asked: signed.adding(days: -10), granted: signed.adding(days: -3),
                            active: max(from, signed), handedOver: max(from, signed).adding(months: 10)),
                        premium: .init(cents: cents, payer: .association, paidOn: max(from, signed))),
                    account: officer))
        }
    }
}

extension Day {
    /// Two days as the code writes them.
    fileprivate static func range(_ first: String, _ last: String) -> ClosedRange<Day> {
        (Day(iso: first) ?? Day(number: 0))...(Day(iso: last) ?? Day(number: .max))
    }
}
