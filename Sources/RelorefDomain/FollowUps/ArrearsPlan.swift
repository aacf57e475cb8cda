/// A plan by which a household pays back what it owes of its rent, besides the current rent (plan d'apurement).
package struct ArrearsPlan: Sendable, Hashable, Identifiable {
    /// One payment of the plan.
    package struct Instalment: Sendable, Hashable {
        /// 1 for the first.
        package let position: Int
        package let dueOn: Day
        /// In euro cents, above nought.
        package let cents: Int
        package fileprivate(set) var paidOn: Day?

        package init(position: Int, dueOn: Day, cents: Int, paidOn: Day? = nil) {
            (self.position, self.dueOn, self.cents, self.paidOn) = (position, dueOn, cents, paidOn)
        }

        /// Missed for so long that the plan is broken (domain § 2.d).
        package func isMissed(on today: Day) -> Bool { paidOn == nil && dueOn.adding(days: 15) < today }
    }

    package enum Outcome: String, Sendable, Codable, CaseIterable { case kept, broken, replaced }

    package enum Refusal: Error, Hashable, Sendable {
        case nothingOwed
        /// Between one instalment and so many.
        case count(upTo: Int)
        /// The instalments are not what is owed, in euro cents (V55).
        case sum(debt: Int, instalments: Int)
        /// Each is due after the one before.
        case notInOrder
        /// Another plan runs (V55).
        case anotherRuns
        case ended
        case notAnInstalment
        case inTheFuture
    }

    package let id: String
    package let followUp: String
    package let debtCents: Int
    package let signedOn: Day
    package private(set) var instalments: [Instalment]
    package private(set) var endedOn: Day?
    package private(set) var outcome: Outcome?
    package var version: Int

    /// Three years, as the CAF's simplified plan has it at most (D-19).
    package static let longest = 36

    package init(
        id: String, followUp: String, debtCents: Int, signedOn: Day, instalments: [Instalment], endedOn: Day? = nil,
        outcome: Outcome? = nil, version: Int = 0
    ) throws(Refusal) {
        guard debtCents > 0 else { throw .nothingOwed }
        guard (1...ArrearsPlan.longest).contains(instalments.count) else { throw .count(upTo: ArrearsPlan.longest) }
        let sum = instalments.reduce(0) { $0 + $1.cents }
        guard sum == debtCents, instalments.allSatisfy({ $0.cents > 0 }) else {
            throw .sum(debt: debtCents, instalments: sum)
        }
        guard zip(instalments, instalments.dropFirst()).allSatisfy({ $0.dueOn < $1.dueOn }) else { throw .notInOrder }
        (self.id, self.followUp, self.debtCents, self.signedOn) = (id, followUp, debtCents, signedOn)
        (self.instalments, self.endedOn, self.outcome, self.version) = (instalments, endedOn, outcome, version)
    }

    /// Equal payments, month after month from a day on; what does not divide is paid with the first ones, a cent each.
    package static func equal(_ debt: Int, in count: Int, from first: Day) throws(Refusal) -> [Instalment] {
        guard debt > 0 else { throw .nothingOwed }
        guard (1...min(longest, debt)).contains(count) else { throw .count(upTo: min(longest, debt)) }
        return (0..<count).map { place in
            Instalment(
                position: place + 1, dueOn: first.adding(months: place),
                cents: debt / count + (place < debt % count ? 1 : 0))
        }
    }

    package var isRunning: Bool { endedOn == nil }
    /// What is still to be paid, in euro cents.
    package var leftCents: Int { instalments.filter { $0.paidOn == nil }.reduce(0) { $0 + $1.cents } }
    package var next: Instalment? { isRunning ? instalments.first { $0.paidOn == nil } : nil }

    /// An instalment was paid; the last one ends the plan.
    package mutating func pay(_ position: Int, on day: Day, today: Day) throws(Refusal) {
        guard isRunning else { throw .ended }
        guard day <= today else { throw .inTheFuture }
        guard let place = instalments.firstIndex(where: { $0.position == position && $0.paidOn == nil }) else {
            throw .notAnInstalment
        }
        instalments[place].paidOn = day
        if leftCents == 0 { (endedOn, outcome) = (day, .kept) }
    }

    package mutating func end(_ outcome: Outcome, on day: Day) throws(Refusal) {
        guard isRunning else { throw .ended }
        (endedOn, self.outcome) = (day, outcome)
    }
}

extension RentCheck {
    /// A plan that was kept to its end has paid back what was checked before it was signed.
    package func isSettled(by plans: [ArrearsPlan]) -> Bool {
        plans.contains { $0.followUp == followUp && $0.outcome == .kept && checkedOn <= $0.signedOn }
    }
}
