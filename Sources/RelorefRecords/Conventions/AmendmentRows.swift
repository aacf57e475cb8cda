package import RelorefDomain
package import RelorefStorage

extension ConventionAmendment.Proposer: SQLBindable {}
extension ConventionClause: SQLBindable {}
extension ConventionAmendment.Decider: SQLBindable {}
extension ConventionAmendment.Decision: SQLBindable {}
extension ConventionAmendment.Reason: SQLBindable {}

extension ConventionAmendment {
    init(_ row: ResultRow) throws(StorageError) {
        let change: Change
        switch try row.text("subject") {
        case "target":
            change = .target(
                try row.code("unit"), try row.code("period"), from: try row.optionalInt("from_quantity"),
                to: try row.int("to_quantity"))
        case "term": change = .term(to: try row.day("to_term"))
        default: change = .clause(try row.optionalCode("clause"))
        }
        var outcome: Outcome?
        if let decision = try row.optionalCode("decision", Decision.self) {
            outcome = Outcome(
                decision, on: try row.partialDate("decided_on"), by: try row.code("decided_by"),
                reason: try row.optionalCode("reason"))
        }
        self.init(
            id: try row.text("id"), of: try row.text("convention_id"), change,
            proposedOn: try row.partialDate("proposed_on"), by: try row.code("proposed_by"),
            from: try row.optionalDay("from_day"), outcome: outcome, version: try row.int("version"))
    }

    private var subject: String {
        switch change {
        case .target: "target"
        case .term: "term"
        case .clause: "clause"
        }
    }

    fileprivate struct Columns {
        var subject: String
        var unit: ConventionTarget.Unit?
        var span: ConventionTarget.Span?
        var before: Int?
        var after: Int?
        var term: Day?
        var clause: ConventionClause?
    }

    fileprivate var columns: Columns {
        var columns = Columns(subject: subject)
        switch change {
        case .target(let unit, let span, let before, let after):
            (columns.unit, columns.span, columns.before, columns.after) = (unit, span, before, after)
        case .term(let day): columns.term = day
        case .clause(let clause): columns.clause = clause
        }
        return columns
    }
}

extension Transaction {
    package func insert(_ amendment: ConventionAmendment, by account: String, at moment: Moment) throws(StorageError) {
        let (columns, outcome) = (amendment.columns, amendment.outcome)
        try insert(
            "convention_amendment",
            [
                "id": amendment.id, "convention_id": amendment.convention, "subject": columns.subject,
                "unit": columns.unit, "period": columns.span, "from_quantity": columns.before,
                "to_quantity": columns.after, "to_term": columns.term, "clause": columns.clause,
                "from_day": amendment.from,
                "proposed_on": amendment.proposedOn.text, "proposed_by": amendment.proposedBy,
                "decided_on": outcome?.on.text, "decided_by": outcome?.by, "decision": outcome?.decision,
                "reason": outcome?.reason, "account_id": account, "at": moment,
            ])
    }

    /// Writes the decision if nobody else decided meanwhile.
    func update(_ amendment: ConventionAmendment) throws(StorageError) {
        let outcome = amendment.outcome
        try update(
            "convention_amendment", id: amendment.id, version: amendment.version,
            [
                "from_day": amendment.from, "decided_on": outcome?.on.text, "decided_by": outcome?.by,
                "decision": outcome?.decision, "reason": outcome?.reason,
            ])
    }
}
