import RelorefDomain
import Testing

/// A case of life that a rule is shown, and what it must say of it.
struct Situation: Sendable, CustomTestStringConvertible {
    let rule: Rule
    let story: String
    let findings: [Finding]
    /// The severities and fields of the rule's findings, in their order.
    let expected: [Expectation]

    struct Expectation: Sendable, Equatable {
        let severity: Severity
        let field: String?
    }

    var testDescription: String { "\(rule.rawValue) \(story)" }

    static func accepted(_ rule: Rule, _ story: String, _ findings: [Finding]) -> Situation {
        Situation(rule: rule, story: story, findings: findings, expected: [])
    }

    static func found(
        _ rule: Rule, _ severity: Severity, _ fields: String?..., in story: String, _ findings: [Finding]
    ) -> Situation {
        Situation(
            rule: rule, story: story, findings: findings,
            expected: fields.map { Expectation(severity: severity, field: $0) })
    }

    func check() {
        let given = findings.map { Expectation(severity: $0.severity, field: $0.field) }
        #expect(given == expected)
        #expect(findings.allSatisfy { $0.rule == rule })
    }
}

/// The day of the tests, on a case that is being followed.
let live = RuleContext(today: day("2026-11-21"))
/// The same day, on a closed case typed from old papers.
let history = RuleContext(today: day("2026-11-21"), enteredAs: .history)
