/// What is checked of data that comes in or goes out.
package struct ExchangeRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// Every imported line bears an identifier of its own, so that the file can be imported again (V90).
    ///
    /// The values are the numbers of the lines, counted from 1.
    package func lines(_ identifiers: [String]) -> [Finding] {
        var first: [String: Int] = [:]
        var findings: [Finding] = []
        for (index, identifier) in identifiers.enumerated() {
            let line = String(index + 1)
            if identifier.allSatisfy(\.isWhitespace) {
                findings.append(context.block(.v90, "id", [line]))
            } else if let earlier = first.updateValue(index + 1, forKey: identifier) {
                findings.append(context.block(.v90, "id", [String(earlier), line]))
            }
        }
        return findings
    }

    /// An export says what it is for, and none lists households by nationality for a partner (V92).
    package func export(purpose: String, holdsNationality: Bool, toPartner: Bool) -> [Finding] {
        var findings: [Finding] = []
        if purpose.allSatisfy(\.isWhitespace) { findings.append(context.block(.v92, "purpose")) }
        if holdsNationality, toPartner { findings.append(context.block(.v92, "nationality")) }
        return findings
    }
}
