/// What is checked of a household's papers (V30, V32, V84).
package struct DocumentRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) { self.context = context }

    /// A paper is of today at the latest, ends after its day, and has not ended when it comes in (V84).
    package func days(datedOn: Day?, expiresOn: Day?, seenOn: Day?) -> [Finding] {
        var findings: [Finding] = []
        if let datedOn, datedOn > context.today {
            findings.append(context.block(.v32, "datedOn", [context.today.iso]))
        }
        if let seenOn, seenOn > context.today { findings.append(context.block(.v32, "seenOn", [context.today.iso])) }
        guard let expiresOn else { return findings }
        if let datedOn, expiresOn < datedOn {
            findings.append(context.block(.v32, "expiresOn", [datedOn.iso, expiresOn.iso]))
        } else if expiresOn < context.today {
            findings.append(context.warn(.v84, "expiresOn", [expiresOn.iso]))
        }
        return findings
    }
}
