/// What is checked of a person's way to protection, and of the papers that show it.
package struct ProtectionRules: Sendable {
    /// What happened on a day; some things may lie before the arrival in France.
    package enum LifeFact: String, CaseIterable, Sendable {
        case birth, marriage, diploma, other

        var mayPrecedeArrival: Bool { self != .other }
    }

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// Arrival, request, decision and notification follow each other (V10).
    package func journey(arrival: Day?, request: Day?, decision: Day?, notification: Day?) -> [Finding] {
        let steps = [
            ("arrival", arrival), ("request", request), ("decision", decision), ("notification", notification),
        ].compactMap { name, day in day.map { (name, $0) } }
        return zip(steps, steps.dropFirst()).compactMap { earlier, later in
            later.1 < earlier.1 ? context.block(.v10, later.0, [earlier.0, earlier.1.iso, later.1.iso]) : nil
        }
    }

    /// Nothing happens in France before the arrival, births, marriages and diplomas excepted (V10).
    package func fact(_ fact: LifeFact, on day: Day, arrival: Day?, field: String) -> [Finding] {
        guard let arrival, day < arrival, !fact.mayPrecedeArrival else { return [] }
        return [context.block(.v10, field, [arrival.iso, day.iso])]
    }

    /// A protection says who granted it; after an appeal it is the court (V11).
    package func authority(_ authority: ProtectionAuthority?, afterAppeal: Bool) -> [Finding] {
        if authority == nil || afterAppeal && authority != .cnda { return [context.warn(.v11, "authority")] }
        return []
    }

    /// After the end of a protection no new relay stay begins; a running one goes on, and the referent looks at it;
    /// a withdrawal calls for a jurist (V12).
    package func relayStay(from start: Day, endedOn: Day?, reason: ProtectionEndReason?) -> [Finding] {
        guard let endedOn else { return [] }
        let values = [endedOn.iso] + (reason.map { [$0.rawValue] } ?? [])
        return [context.warn(.v12, start > endedOn ? "from" : "protection", values)]
    }

    /// While a withdrawal is under appeal, all rights are kept (V13).
    package func review(_ kind: ProtectionKind) -> [Finding] {
        kind == .underReview ? [context.inform(.v13, "protection")] : []
    }

    /// Each paper begins on the day after the one before ends: a gap breaks rights, an overlap is often a slip (V14).
    ///
    /// The values are `gap` or `overlap`, the days that it lasts, and the day on which it begins.
    package func papers(_ papers: [(from: Day, to: Day?)]) -> [Finding] {
        let ordered = papers.sorted { $0.from < $1.from }
        guard var coveredTo = ordered.first?.to else {
            return ordered.dropFirst().first.map { [overlap($0.from, to: nil)] } ?? []
        }
        var findings: [Finding] = []
        for paper in ordered.dropFirst() {
            let expected = coveredTo.adding(days: 1)
            if paper.from > expected {
                let days = expected.days(until: paper.from)
                findings.append(context.warn(.v14, "permit", ["gap", String(days), expected.iso]))
            } else if paper.from < expected {
                findings.append(overlap(paper.from, to: paper.to.map { min($0, coveredTo) } ?? coveredTo))
            }
            guard let to = paper.to else { break }
            coveredTo = max(coveredTo, to)
        }
        return findings
    }

    private func overlap(_ from: Day, to: Day?) -> Finding {
        let days = to.map { [String(from.days(until: $0) + 1)] } ?? []
        return context.warn(.v14, "permit", ["overlap"] + days + [from.iso])
    }

    /// A spouse who joined without a protection of his or her own is helped as family (V21).
    package func spouse(_ kinship: Kinship, protection: ProtectionKind?) -> [Finding] {
        guard kinship == .spouse || kinship == .partner, protection?.opensServices != true else { return [] }
        return [context.inform(.v21, "protection")]
    }
}
