package import RelorefDomain
package import RelorefStorage

extension StayRules.ArrearsSettlement: SQLBindable {}

/// What a household owes of the rents of a home that is followed.
package struct OwedRent: Sendable, Hashable {
    package let cents: Int
    /// A plan that runs pays it back.
    package let hasPlan: Bool

    package static let none = OwedRent(cents: 0, hasPlan: false)
}

/// The rents that were owed when the household left its home, in euro cents, and what becomes of them where it was said.
package struct SettledRent: Sendable, Hashable {
    package let cents: Int
    package let settlement: StayRules.ArrearsSettlement?

    /// From a row of `follow_up`; nil where nothing was owed.
    init?(_ row: ResultRow) throws(StorageError) {
        guard let cents = try row.optionalInt("owed_at_end_cents") else { return nil }
        (self.cents, settlement) = (cents, try row.optionalCode("settlement"))
    }
}

extension Transaction {
    /// What is owed of a lease's rents today; nothing where no follow-up of it goes on.
    package func owedRent(ofLease id: String) throws -> OwedRent {
        guard let followUp = try followUp(ofLease: id), !followUp.isClosed else { return .none }
        let checks = try rows("SELECT * FROM rent_check WHERE follow_up_id = \(followUp.id)").map { try RentCheck($0) }
        let plans = try arrearsPlans(of: [followUp.id], broken: false)
        let current = CurrentFollowUp(
            followUp, household: "", site: "", departement: nil, checks: checks, plan: plans.first(where: \.isRunning),
            kept: plans.filter { $0.outcome == .kept })
        return OwedRent(cents: current.owedCents, hasPlan: current.plan != nil)
    }

    /// The household left the home that it rented: its follow-up ends that day, with what is owed and what becomes of it.
    func endFollowUp(
        of lease: Accommodation, on day: Day, owing owed: OwedRent, _ settlement: StayRules.ArrearsSettlement?,
        by author: Author
    ) throws {
        guard var followUp = try followUp(ofLease: lease.id), !followUp.isClosed else { return }
        try followUp.close(on: max(day, followUp.start), as: .tenancyEnded, today: max(author.today, day))
        if owed.cents > 0 {
            _ = try run(
                """
                UPDATE follow_up SET owed_at_end_cents = \(owed.cents), settlement = \(settlement)
                WHERE id = \(followUp.id)
                """)
        }
        try keepClosing(followUp, "closeFollowUp", lease.household, lease.site, by: author)
    }
}
