/// What is checked of a guarantee (V70 to V72).
package struct GuaranteeRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) { self.context = context }

    /// A scheme takes the leases of its days only (V72).
    ///
    /// - Parameter scheme: what holds for the lease; nil when it is not open that day.
    package func open(_ scheme: GuaranteeScheme?, _ code: String, leaseOn: Day, _ book: GuaranteeBook) -> [Finding] {
        guard scheme == nil else { return [] }
        let span = book.span(of: code)
        return [
            context.block(.v72, "scheme", [code, leaseOn.iso, span?.from.iso, span?.to?.iso].compactMap { $0 })
        ]
    }

    /// Above the scheme's limit it is refused; above forty hundredths a rent is to be thought over (V70).
    package func effort(_ budget: HousingBudget?, _ terms: GuaranteeScheme.Terms) -> [Finding] {
        guard let budget, budget.resourcesCents > 0 else { return [] }
        let told = String(budget.effortTenths ?? 0)
        if let limit = terms.effortPercent, budget.isAbove(percent: limit) {
            return [context.block(.v70, "limit", [told, String(limit)])]
        }
        return budget.isAbove(percent: OfferFit.highestEffort) ? [context.warn(.v70, "effort", [told])] : []
    }

    /// The visa is there when the lease is signed, and holds still (V71).
    ///
    /// - Parameter lastDay: the last day on which a lease may be signed with it.
    package func visa(_ visa: Guarantee.Visa?, until lastDay: Day?, leaseOn: Day) -> [Finding] {
        guard let visa else { return [] }
        if visa.on > leaseOn { return [context.warn(.v71, "visa", [visa.on.iso, leaseOn.iso])] }
        guard let lastDay, leaseOn > lastDay else { return [] }
        return [context.warn(.v71, "visaUntil", [lastDay.iso, leaseOn.iso])]
    }
}
