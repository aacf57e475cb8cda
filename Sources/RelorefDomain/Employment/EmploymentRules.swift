/// What is checked of a person's work.
package struct EmploymentRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// Two jobs at a time are possible; the person is employed once (V78).
    package func overlaps(_ spells: [(from: Day, to: Day?)]) -> [Finding] {
        let ordered = spells.sorted { $0.from < $1.from }
        var latest: Day? = ordered.first.map { $0.to ?? Day(number: .max) }
        for spell in ordered.dropFirst() {
            if let latest, spell.from <= latest { return [context.inform(.v78, "from", [spell.from.iso])] }
            latest = max(latest ?? spell.from, spell.to ?? Day(number: .max))
        }
        return []
    }

    /// A contract does not end before it begins; a permanent one has no term, an agency mission has one, and an
    /// inclusion contract runs for four to twenty-four months (V79, Code du travail L. 5132-5, to be verified).
    package func contract(_ type: ContractType, from: Day, term: Day?) -> [Finding] {
        guard let term else { return type == .temporaryAgency ? [context.warn(.v79, "term")] : [] }
        if term < from { return [context.block(.v79, "term", [from.iso, term.iso])] }
        if type.hasNoEnd { return [context.warn(.v79, "term", [term.iso])] }
        // The term is the last day of work, so a contract of four months from 1 March ends on 30 June.
        let after = term.adding(days: 1)
        let isInclusionLength = from.adding(months: 4) <= after && after <= from.adding(months: 24)
        return type == .fixedTermInclusion && !isInclusionLength ? [context.warn(.v79, "term", [term.iso])] : []
    }

    /// Work before the paper that allows it is to be looked at: asylum seekers need a permission (V80).
    package func authorisation(workFrom: Day, authorisedFrom: Day?) -> [Finding] {
        guard let authorisedFrom, workFrom < authorisedFrom else { return [] }
        return [context.warn(.v80, "from", [authorisedFrom.iso])]
    }
}
