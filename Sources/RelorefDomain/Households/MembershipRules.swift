/// What is checked of who belongs to a household, and from when to when.
package struct MembershipRules: Sendable {
    /// A person's time in one household, for those who have no whole membership at hand.
    package struct Membership: Sendable, Hashable {
        package let household: String
        package let from: Day
        package let to: Day?
        /// A child who lives in two households by turns.
        package let isPartTime: Bool

        package init(household: String, from: Day, to: Day?, isPartTime: Bool = false) {
            (self.household, self.from, self.to, self.isPartTime) = (household, from, to, isPartTime)
        }
    }

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// A minor neither signs an agreement nor heads a household, unless emancipated (V15, Code civil art. 413-1).
    package func signatory(_ birth: PartialDate, on day: Day, isEmancipated: Bool = false) -> [Finding] {
        if isEmancipated { return [] }
        return switch birth.isAdult(on: day) {
        case true?: []
        case false?: [context.block(.v15, "birth", [birth.text])]
        case nil: [context.warn(.v15, "birth", [birth.text])]
        }
    }

    /// A minor alone is housed only with a guardian organisation that is named (V16, CASF L. 223-2).
    package func unaccompanied(_ kind: CompositionKind?, guardian: String?) -> [Finding] {
        guard kind == .unaccompaniedMinor, guardian?.contains(where: { !$0.isWhitespace }) != true else { return [] }
        return [context.block(.v16, "guardian")]
    }

    /// A death ends the memberships on its day; the household's exit is a death only when nobody is left (V18).
    package func death(on day: Day, membershipEnds: [Day?], survivors: Int, exit: ExitType?) -> [Finding] {
        var findings: [Finding] = []
        if day > context.today { findings.append(context.block(.v18, "death", [day.iso])) }
        if membershipEnds.contains(where: { $0.map { $0 > day } ?? true }) {
            findings.append(context.block(.v18, "to", [day.iso]))
        }
        if exit == .death, survivors > 0 { findings.append(context.block(.v18, "exit", [String(survivors)])) }
        return findings
    }

    /// A child born during a stay belongs from the day of birth; benefits and the housing request must follow (V19).
    package func birth(on day: Day, memberFrom: Day, during stay: Nights) -> [Finding] {
        guard stay.contains(day) else { return [] }
        return [context.inform(.v19, memberFrom == day ? nil : "from", [day.iso])]
    }

    /// Relatives who are expected are not members yet, but the dwelling must be large enough for them (V20).
    package func expected(_ expected: Int, present: Int, capacity: Int) -> [Finding] {
        guard expected > 0, present + expected > capacity else { return [] }
        return [context.warn(.v20, "expected", [String(present + expected), String(capacity)])]
    }

    /// Nobody belongs to two households at a time, except a child who shares its time between them; the day of leaving
    /// one may be the day of joining the other (V22). All memberships are of one person.
    package func memberships(_ memberships: [Membership]) -> [Finding] {
        let ordered = memberships.sorted { $0.from < $1.from }
        for (index, one) in ordered.enumerated() {
            for other in ordered[(index + 1)...] where one.household != other.household {
                let overlaps = Nights(entry: one.from, exit: one.to).overlap(Nights(entry: other.from, exit: other.to))
                if overlaps, !one.isPartTime, !other.isPartTime {
                    return [context.block(.v22, "from", [one.household, other.household, other.from.iso])]
                }
            }
        }
        return []
    }

    /// The same rule on whole memberships (V22).
    package func memberships(_ memberships: [RelorefDomain.Membership]) -> [Finding] {
        self.memberships(
            memberships.map {
                Membership(household: $0.household, from: $0.from, to: $0.to, isPartTime: $0.partTime)
            })
    }

    /// The reference person is an adult, and still a member: the last day of a membership is part of it (V23).
    ///
    /// - Parameter isEmancipated: a minor whom a judge has emancipated heads a household as an adult does (V15).
    package func reference(
        _ person: (birth: PartialDate, from: Day, to: Day?)?, on day: Day, isEmancipated: Bool = false
    ) -> [Finding] {
        guard let person else { return [context.missing(.v23, "reference")] }
        guard person.from <= day, person.to.map({ day <= $0 }) ?? true else {
            return [context.block(.v23, "reference", [day.iso])]
        }
        if isEmancipated { return [] }
        return switch person.birth.isAdult(on: day) {
        case true?: []
        case false?: [context.block(.v23, "reference", [person.birth.text])]
        case nil: [context.warn(.v23, "reference", [person.birth.text])]
        }
    }
}
