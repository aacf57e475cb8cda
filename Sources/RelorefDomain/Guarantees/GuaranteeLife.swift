/// What happens to a guarantee, in the order in which it may.
extension Guarantee {
    package mutating func ask(on day: Day, today: Day) throws(Refusal) {
        try expect(.considered)
        try happened(day, today)
        (state, days.asked) = (.asked, day)
    }

    /// The answer is yes; where a visa is asked for, its day is that of the answer or its own.
    package mutating func grant(
        on day: Day, visa: Visa? = nil, under terms: GuaranteeScheme.Terms, today: Day
    ) throws(Refusal) {
        try expect(.considered, .asked)
        try happened(day, today)
        if terms.needsVisa {
            guard let visa else { throw .visaMissing }
            guard visa.on <= today else { throw .inTheFuture }
            if let until = visa.until, until < visa.on { throw .visaEndsBefore(visa.on) }
            self.visa = visa
        }
        (state, days.granted) = (.granted, day)
    }

    package mutating func refuse(on day: Day, _ reason: RefusalReason, today: Day) throws(Refusal) {
        try expect(.considered, .asked, .granted)
        try happened(day, today)
        (state, days.refused, self.reason) = (.refused, day, reason)
    }

    /// The rent is covered from a day on: that of the lease, or a later one. It may lie ahead as the lease does.
    package mutating func start(on day: Day) throws(Refusal) {
        try expect(.granted)
        guard lease != nil else { throw .leaseMissing }
        guard day >= leaseOn else { throw .before(leaseOn) }
        (state, days.active) = (.active, day)
    }

    /// What the first year costs, and who pays it; put right by noting it again.
    package mutating func pay(_ premium: Premium, under terms: GuaranteeScheme.Terms, today: Day) throws(Refusal) {
        guard state == .granted || state.covers else { throw .stateIs(state) }
        guard terms.hasPremium else { throw .free }
        guard 1...100_000_000 ~= premium.cents else { throw .amount }
        if let day = premium.paidOn, day > today { throw .inTheFuture }
        self.premium = premium
    }

    /// The landlord knows that it pays from the second year on.
    package mutating func handOver(on day: Day, today: Day) throws(Refusal) {
        try expect(.active, .paid, .rejected)
        if let known = days.handedOver { throw .alreadyHandedOver(on: known) }
        try happened(day, today, after: days.active)
        (state, days.handedOver) = (.handedOver, day)
    }

    package mutating func end(on day: Day, today: Day) throws(Refusal) {
        try expect(.granted, .active, .handedOver, .paid, .rejected)
        try happened(day, today, after: days.active ?? days.granted)
        (state, days.ended) = (.ended, day)
    }

    /// The landlord calls upon it.
    package mutating func claim(on day: Day, today: Day) throws(Refusal) {
        try expect(.active, .handedOver, .paid, .rejected)
        try happened(day, today, after: days.active)
        state = .claimed
    }

    /// What came of the claim.
    package mutating func settle(isPaid: Bool) throws(Refusal) {
        try expect(.claimed)
        state = isPaid ? .paid : .rejected
    }

    private func expect(_ states: State...) throws(Refusal) {
        guard states.contains(state) else { throw .stateIs(state) }
    }

    private func happened(_ day: Day, _ today: Day, after known: Day? = nil) throws(Refusal) {
        guard day <= today else { throw .inTheFuture }
        if let first = known ?? days.latest, day < first { throw .before(first) }
    }
}
