import RelorefDomain
import RelorefStorage

/// An act on its way: who does it, what the rules found so far, and what is confirmed already.
struct Act {
    let author: Author
    let context: RuleContext
    private let confirming: [Rule: String]
    private var stated: [Rule: String] = [:]
    private(set) var findings: [Finding] = []

    init(_ author: Author, _ entered: RuleContext.Entry = .live, confirming: [Rule: String] = [:]) {
        self.author = author
        context = RuleContext(today: author.today, enteredAs: entered)
        self.confirming = confirming
    }

    var today: Day { context.today }
    var isHistory: Bool { context.enteredAs == .history }

    mutating func add(_ new: [Finding]) { findings += new }
    mutating func add(_ new: Finding) { findings.append(new) }

    /// Keeps what the author says about a rule that asks for words (a guardian, the reason for another funding).
    mutating func state(_ rule: Rule, _ text: String?) {
        if let text, !text.isBlank { stated[rule] = text }
    }

    /// A reason is kept as a note is: what a note must not tell, it does not tell either (V30).
    mutating func check(reason: String, field: String = "reason") {
        add(ContactRules(context).note(reason, .shipped, field: field))
    }

    /// The reason given for a rule, empty when there is none.
    func reason(for rule: Rule) -> String { confirming[rule] ?? stated[rule] ?? "" }

    /// What is to be kept with the record, by rule, once nothing stands in the way.
    ///
    /// - Throws: `ActRefusal`.
    func settled() throws(ActRefusal) -> [Rule: String] {
        if findings.isBlocked { throw .blocked(findings) }
        var warnings = findings.filter { $0.severity == .warn }
        warnings += told(by: Set(warnings.map(\.rule)))
        // All of them, so that the form asks for what was confirmed already as well, and loses no reason.
        if warnings.contains(where: { confirming[$0.rule]?.isBlank ?? true }) { throw .toConfirm(warnings) }
        return warnings.reduce(into: stated) { $0[$1.rule] = confirming[$1.rule] }
    }

    /// What the reasons that would be kept tell and should not.
    private func told(by rules: Set<Rule>) -> [Finding] {
        let reasons = confirming.filter { rules.contains($0.key) && $0.key != .v30 }
            .merging(stated) { given, _ in given }
        return reasons.sorted { $0.key.rawValue < $1.key.rawValue }
            .flatMap { ContactRules(context).note($0.value, .shipped, field: "reason") }
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Transaction {
    /// Refuses the act, or keeps who confirmed what and why, and journals it.
    ///
    /// - Parameters:
    ///   - owner: whose key seals the reasons: the household, or `site:…` for a dwelling.
    func settle(
        _ act: Act, _ verb: String, _ noun: String, _ subject: String, household: String? = nil, site: String? = nil,
        owner: String? = nil, detail: [String: String?] = [:]
    ) throws {
        let kept = try act.settled()
        let author = act.author
        author.notices.add(act.findings)
        try keep(kept, noun, subject, household: household, owner: owner ?? household ?? subject, by: author)
        var detail = detail.compactMapValues { $0 }
        if !kept.isEmpty { detail["confirmed"] = kept.keys.map(\.rawValue).sorted().joined(separator: ",") }
        try journal(verb, noun, subject, household: household, site: site, detail: detail, by: author)
    }

    /// Keeps who confirmed what, and why.
    ///
    /// - Parameter owner: whose key seals the reasons.
    func keep(
        _ kept: [Rule: String], _ noun: String, _ subject: String, household: String?, owner: String, by author: Author
    ) throws {
        for (rule, reason) in kept.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let id = author.newID()
            let slot = SealSlot(owner: owner, table: "rule_confirmation", column: "reason", row: id)
            try insert(
                "rule_confirmation",
                [
                    "id": id, "rule": rule.rawValue, "noun": noun, "subject_id": subject, "household_id": household,
                    "reason": try author.vault.seal(SealedText(reason), slot), "account_id": author.actor.id,
                    "at": author.now,
                ])
        }
    }
}
