/// What is checked of a request for social housing, a claim, the journal of a search and a budget (V32, V63 to V65, V70).
package struct HousingSearchRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// A number has eighteen signs, and one household one request (V63).
    ///
    /// - Parameters:
    ///   - others: codes of other households whose request that goes on bears the number.
    ///   - beside: how many other requests of this household go on: of each of two spouses, say.
    package func number(_ number: RegistrationNumber?, usedBy others: [String], beside: Int) -> [Finding] {
        var findings: [Finding] = []
        if let number, !number.isWellFormed {
            findings.append(context.warn(.v63, "number", [String(number.text.count)]))
        }
        if !others.isEmpty { findings.append(context.warn(.v63, "shared", others)) }
        if beside > 0 { findings.append(context.warn(.v63, "second", [String(beside)])) }
        return findings
    }

    /// Days come one after another, and none is still to come (V32).
    ///
    /// - Parameter days: in the order in which they have to follow, with the field of each.
    package func inOrder(_ days: [(field: String, day: Day?)]) -> [Finding] {
        var findings: [Finding] = []
        var last: Day?
        for case (let field, let day?) in days {
            if day > context.today {
                findings.append(context.block(.v32, field, [context.today.iso]))
            } else if let last, day < last {
                findings.append(context.block(.v32, field, [last.iso, day.iso]))
            }
            last = max(last ?? day, day)
        }
        return findings
    }

    /// An attestation is of a request that was filed (V64).
    package func attested(_ attestedOn: Day?, filedOn: Day?) -> [Finding] {
        attestedOn != nil && filedOn == nil ? [context.block(.v64, "filedOn")] : []
    }

    /// It is renewed within its window and before its last day (V64): afterwards only a new one is possible.
    package func renewal(on day: Day, _ calendar: SocialHousingRequest.Calendar, since anchor: Day) -> [Finding] {
        if day > context.today { return [context.block(.v32, "on", [context.today.iso])] }
        if day <= anchor { return [context.block(.v32, "on", [anchor.iso, day.iso])] }
        if day > calendar.endsOn { return [context.block(.v64, "late", [calendar.endsOn.iso])] }
        return day < calendar.opensOn ? [context.warn(.v64, "early", [calendar.opensOn.iso])] : []
    }

    /// A new request does not inherit the seniority of the one that ended (V64).
    package func seniority(after ended: Day?) -> [Finding] {
        ended.map { [context.inform(.v64, "seniority", [$0.iso])] } ?? []
    }

    /// A claim to housing stands on a request with its number and its day (V65).
    package func standing(_ kind: EnforceableRightClaim.Kind, on request: SocialHousingRequest?) -> [Finding] {
        guard kind == .housing else { return [] }
        guard let request else { return [context.block(.v65, "request")] }
        return request.number == nil || request.filedOn == nil ? [context.block(.v65, "number")] : []
    }

    /// What came of a claim came after it was filed, an offer after the commission's decision (V65).
    package func complete(_ steps: EnforceableRightClaim.Steps) -> [Finding] {
        let later = [steps.acknowledgedOn, steps.decidedOn, steps.courtOn, steps.withdrawnOn].contains { $0 != nil }
        if later, steps.filedOn == nil { return [context.block(.v65, "filedOn")] }
        return steps.offeredOn != nil && steps.decidedOn == nil ? [context.block(.v65, "decision")] : []
    }

    /// A decision has a day, and a day a decision (V65); only housing is turned towards accommodation.
    package func decision(_ steps: EnforceableRightClaim.Steps, of kind: EnforceableRightClaim.Kind) -> [Finding] {
        if (steps.decision == nil) != (steps.decidedOn == nil) { return [context.block(.v65, "decision")] }
        return steps.decision == .reoriented && kind == .accommodation ? [context.block(.v65, "reoriented")] : []
    }

    /// Above forty hundredths of the resources a rent is to be thought over; the GRL took none above fifty (V70).
    package func effort(_ budget: HousingBudget, isGRL: Bool = false) -> [Finding] {
        let told = [String(budget.effortTenths ?? 0)]
        if isGRL, budget.isAbove(percent: 50) { return [context.block(.v70, "grl", told)] }
        return budget.isAbove(percent: 40) ? [context.warn(.v70, "effort", told)] : []
    }
}
