/// When and how a fact is entered, which decides how hard a rule is on it.
///
/// A closed case of past years is typed from what paper is left: what is missing there is recorded as unknown and only
/// warned about. A rule that came into force after the fact warns as well.
package struct RuleContext: Sendable, Hashable {
    package enum Entry: String, CaseIterable, Sendable, Codable { case live, history }

    package let today: Day
    package let enteredAs: Entry

    package init(today: Day, enteredAs: Entry = .live) {
        (self.today, self.enteredAs) = (today, enteredAs)
    }

    /// Two facts contradict each other, or one is impossible.
    ///
    /// - Parameters:
    ///   - fact: the day of the fact that is judged.
    ///   - since: the day on which the rule came into force.
    func block(
        _ rule: Rule, _ field: String? = nil, _ values: [String] = [], fact: Day? = nil, since: Day? = nil
    ) -> Finding {
        let isOlder = if let fact, let since { fact < since } else { false }
        return Finding(rule, isOlder ? .warn : .block, field: field, values: values)
    }

    /// Something that the rule needs has not been given.
    ///
    /// - Parameters:
    ///   - fact: the day of the fact that is judged.
    ///   - since: the day on which the rule began to ask for it.
    func missing(
        _ rule: Rule, _ field: String, _ values: [String] = [], fact: Day? = nil, since: Day? = nil
    ) -> Finding {
        let isOlder = if let fact, let since { fact < since } else { false }
        return Finding(rule, enteredAs == .history || isOlder ? .warn : .block, field: field, values: values)
    }

    func warn(_ rule: Rule, _ field: String? = nil, _ values: [String] = []) -> Finding {
        Finding(rule, .warn, field: field, values: values)
    }

    func inform(_ rule: Rule, _ field: String? = nil, _ values: [String] = []) -> Finding {
        Finding(rule, .inform, field: field, values: values)
    }
}
