/// How much a finding weighs.
package enum Severity: String, CaseIterable, Sendable, Codable, Comparable {
    case inform
    /// To be confirmed with a reason; who confirmed is kept.
    case warn
    case block

    package static func < (one: Severity, other: Severity) -> Bool { one.weight < other.weight }

    private var weight: Int {
        switch self {
        case .inform: 0
        case .warn: 1
        case .block: 2
        }
    }
}

/// What a rule has to say about the values that it was given.
package struct Finding: Hashable, Sendable {
    package let rule: Rule
    package let severity: Severity
    /// The field to put the sentence beside, when there is one.
    package let field: String?
    /// What the sentence needs to be clear: days, counts, words.
    package let values: [String]

    package init(_ rule: Rule, _ severity: Severity, field: String? = nil, values: [String] = []) {
        (self.rule, self.severity, self.field, self.values) = (rule, severity, field, values)
    }
}

extension Sequence where Element == Finding {
    /// Whether something must be put right before anything is stored.
    package var isBlocked: Bool { contains { $0.severity == .block } }
}
