/// A landlord asks for what a guarantee covers.
package struct GuaranteeClaim: Sendable, Hashable, Identifiable {
    package enum Matter: String, Sendable, CaseIterable, Codable { case arrears, damage }

    /// What came of it.
    package enum Outcome: Sendable, Hashable {
        case open
        /// In euro cents.
        case paid(cents: Int, on: Day)
        case rejected(on: Day)
    }

    package let id: String
    package let guarantee: String
    package let declaredOn: Day
    package let matter: Matter
    /// What is asked for, in euro cents.
    package let cents: Int
    package private(set) var outcome: Outcome
    package var version: Int

    package init(
        id: String, guarantee: String, declaredOn: Day, _ matter: Matter, cents: Int, outcome: Outcome = .open,
        version: Int = 0
    ) {
        (self.id, self.guarantee, self.declaredOn) = (id, guarantee, declaredOn)
        (self.matter, self.cents, self.outcome, self.version) = (matter, cents, outcome, version)
    }

    package var paidCents: Int? { if case .paid(let cents, _) = outcome { cents } else { nil } }

    /// Whether it may be declared.
    package func check() throws(Guarantee.Refusal) {
        guard 1...100_000_000 ~= cents else { throw .amount }
    }

    /// The claim is paid, in whole or in part, up to what the scheme covers, or rejected.
    package mutating func settle(_ outcome: Outcome, cap: Int?, today: Day) throws(Guarantee.Refusal) {
        switch outcome {
        case .open: return
        case .paid(let cents, let day):
            guard 1...self.cents ~= cents else { throw .amount }
            if let cap, cents > cap { throw .aboveCap(cap) }
            try happened(day, today)
        case .rejected(let day): try happened(day, today)
        }
        self.outcome = outcome
    }

    private func happened(_ day: Day, _ today: Day) throws(Guarantee.Refusal) {
        guard day <= today else { throw .inTheFuture }
        guard day >= declaredOn else { throw .before(declaredOn) }
    }
}
