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

    /// The reason given for a rule, empty when there is none.
    func reason(for rule: Rule) -> String { confirming[rule] ?? stated[rule] ?? "" }

    /// What is to be kept with the record, by rule, once nothing stands in the way.
    ///
    /// - Throws: `ActRefusal`.
    func settled() throws(ActRefusal) -> [Rule: String] {
        if findings.isBlocked { throw .blocked(findings) }
        let warnings = findings.filter { $0.severity == .warn }
        let open = warnings.filter { confirming[$0.rule]?.isBlank ?? true }
        if !open.isEmpty { throw .toConfirm(open) }
        return warnings.reduce(into: stated) { $0[$1.rule] = confirming[$1.rule] }
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
        for (rule, reason) in kept.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let id = author.newID()
            let slot = SealSlot(
                owner: owner ?? household ?? subject, table: "rule_confirmation", column: "reason", row: id)
            try insert(
                "rule_confirmation",
                [
                    "id": id, "rule": rule.rawValue, "noun": noun, "subject_id": subject, "household_id": household,
                    "reason": try author.vault.seal(SealedText(reason), slot), "account_id": author.actor.id,
                    "at": author.now,
                ])
        }
        var detail = detail.compactMapValues { $0 }
        if !kept.isEmpty { detail["confirmed"] = kept.keys.map(\.rawValue).sorted().joined(separator: ",") }
        try journal(verb, noun, subject, household: household, site: site, detail: detail, by: author)
    }
}
