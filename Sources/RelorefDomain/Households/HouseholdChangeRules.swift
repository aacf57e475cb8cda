/// What is to be settled when a household parts, when two unite, and when a file is merged or erased.
package struct HouseholdChangeRules: Sendable {
    /// What a separation leaves to settle.
    package enum SplitStep: String, CaseIterable, Sendable, Codable {
        case historyCopied, wallBetweenFiles, feeAndDepositShared, requestHolderChosen, leaverStayEnded
    }

    /// How long two files made one can be parted again (V07).
    package static let undoDays = 30

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// Two files made one can be parted again for thirty days (V07).
    package func undoMerge(mergedOn: Day) -> [Finding] {
        let last = mergedOn.adding(days: Self.undoDays)
        return context.today > last ? [context.block(.v07, "mergedOn", [last.iso])] : []
    }

    /// A separation opens a file of its own, which the other half cannot see, and settles money and request (V24).
    package func split(done: Set<SplitStep>) -> [Finding] {
        let left = SplitStep.allCases.filter { !done.contains($0) }
        return left.isEmpty ? [] : [context.warn(.v24, "split", left.map(\.rawValue))]
    }

    /// Two households that unite choose one reference person, who was in one of them (V25).
    package func union(reference: String?, members: Set<String>) -> [Finding] {
        if let reference, members.contains(reference) { return [] }
        return [context.warn(.v25, "reference")]
    }

    /// A person on whom closed accounts rest is made anonymous, not deleted (V91).
    package func deletion(closedAccounts: Int) -> [Finding] {
        closedAccounts > 0 ? [context.block(.v91, nil, [String(closedAccounts)])] : []
    }
}
