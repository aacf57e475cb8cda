/// What is checked of a dwelling through its life in the network.
package struct DwellingRules: Sendable {
    /// What is to be done before a dwelling is given back.
    package enum ReturnStep: String, CaseIterable, Sendable, Codable {
        case keysBack, exitInventory, depositSettled, metersRead
    }

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// One to twelve places, changed from a day on which no published figure rests yet (V41).
    package func capacity(_ places: Int, from day: Day, figuresClosedTo: Day?) -> [Finding] {
        var findings: [Finding] = []
        if !(1...12 ~= places) { findings.append(context.block(.v41, "capacity", [String(places)])) }
        if let figuresClosedTo, day <= figuresClosedTo {
            findings.append(context.block(.v41, "from", [figuresClosedTo.iso]))
        }
        return findings
    }

    /// Nobody lives in a dwelling that is out of service, unless the works allow it (V42).
    package func outOfService(from: Day, to: Day?, stays: [Nights], occupiedDuringWorks: Bool) -> [Finding] {
        guard !occupiedDuringWorks, let stay = stays.first(where: { Nights(entry: from, exit: to).overlap($0) })
        else { return [] }
        return [context.warn(.v42, "from", [stay.entry.iso])]
    }

    /// A dwelling is given back empty, with its keys, its inventory, its deposit and its meters settled (V43).
    package func returned(openStays: Int, done: Set<ReturnStep>) -> [Finding] {
        let left = ReturnStep.allCases.filter { !done.contains($0) }
        return (openStays > 0 ? [context.block(.v43, "stays", [String(openStays)])] : [])
            + left.map { context.missing(.v43, $0.rawValue) }
    }

    /// One dwelling, one record: another one at the same address and lot is to be looked at (V44).
    package func identity(_ identity: DwellingIdentity, others: [(id: String, identity: DwellingIdentity)]) -> [Finding]
    {
        let same = others.filter { $0.identity == identity }.map(\.id).sorted()
        return same.isEmpty ? [] : [context.warn(.v44, "address", same)]
    }

    /// A dwelling becomes a relay only if the head lease allows to sublet or to host (V45, loi of 6 July 1989 art. 8).
    package func subletting(_ isAuthorised: Bool?, usage: DwellingUsage) -> [Finding] {
        guard usage == .relay, isAuthorised != true else { return [] }
        return [isAuthorised == nil ? context.missing(.v45, "subletting") : context.block(.v45, "subletting")]
    }

    /// Without an ALT rate for the zone, the type and the day, the income is not computed, and the gap is listed (V50).
    package func allowance(hasRate: Bool, type: DwellingType, on day: Day) -> [Finding] {
        hasRate ? [] : [context.warn(.v50, "rate", [type.rawValue, day.iso])]
    }
}
