package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// What waits for the actor's answer, the oldest first.
    package func approvalsToAnswer(by actor: Actor, at now: Moment, on day: Day) throws -> [ApprovalLine] {
        guard actor.may(.exportRecords) || actor.may(.inviteColleagues) || actor.may(.seeJournal) else { return [] }
        let waiting = try lines("approval.answer IS NULL AND approval.expires_at > \(now)", "approval.asked_at")
        return try waiting.filter { try mayAnswer($0.approval, actor, on: day) }
    }

    /// What an account asked for lately, the latest first.
    package func approvals(askedBy account: String) throws -> [ApprovalLine] {
        try lines("approval.asked_by = \(account)", "approval.asked_at DESC")
    }

    /// Everything that waits, for whoever holds the server.
    package func waitingApprovals(at now: Moment) throws -> [ApprovalLine] {
        try lines("approval.answer IS NULL AND approval.expires_at > \(now)", "approval.asked_at")
    }

    private func lines(_ condition: Query, _ order: StaticString) throws -> [ApprovalLine] {
        try rows(
            """
            SELECT approval.*, asker.name AS asker_name, answerer.name AS answerer_name, subject.name AS subject_name
            FROM approval JOIN account AS asker ON asker.id = approval.asked_by
            LEFT JOIN account AS answerer ON answerer.id = approval.answered_by
            LEFT JOIN account AS subject ON subject.id = approval.subject_id
            WHERE \(condition) ORDER BY \(Query(unbound: "\(order)")), approval.id LIMIT 100
            """
        ).map { row in
            ApprovalLine(
                approval: try Approval(row), asker: try row.text("asker_name"),
                answerer: try row.optionalText("answerer_name"), subject: try row.optionalText("subject_name"))
        }
    }

    /// Whether somebody's own rights reach as far as what is asked for.
    func mayAnswer(_ asked: Approval, _ actor: Actor, on day: Day) throws -> Bool {
        guard actor.id != asked.askedBy, actor.id != asked.subject else { return false }
        let held = try grants(of: actor.id).filter { $0.isInForce(on: day) }
        func holds(_ permission: Permission, over place: Place) -> Bool {
            held.contains { $0.role.permissions.contains(permission) && $0.place.covers(place) }
        }
        switch asked.kind {
        case .export, .list: return holds(.exportRecords, over: asked.place)
        case .threshold: return holds(.seeJournal, over: .network)
        case .right, .invitation:
            guard let role = asked.role else { return false }
            return try grantRules(of: actor, on: day).mayGive(role, at: asked.place)
        case .recovery:
            guard let account = asked.subject else { return false }
            return try mayRecover(account, actor, on: day)
        }
    }
}

/// A request with the names of those whom it is about.
package struct ApprovalLine: Sendable, Hashable, Identifiable {
    package let approval: Approval
    package let asker: String
    package let answerer: String?
    package let subject: String?

    package var id: String { approval.id }
}
