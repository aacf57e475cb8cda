package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The number that a convention promises from the first; afterwards only an amendment changes it.
    @discardableResult
    package func setTarget(
        _ quantity: Int, _ unit: ConventionTarget.Unit, per span: ConventionTarget.Span, from: Day? = nil,
        of id: String, by author: Author
    ) throws -> ConventionTarget {
        let convention = try conventionToChange(id, nil, by: author)
        guard let start = from ?? convention.from else { throw Convention.Refusal.notSigned }
        let target = ConventionTarget(id: author.newID(), quantity, unit, per: span, from: start)
        try target.check(in: convention)
        guard try !(targets(of: [id])[id] ?? []).contains(where: { $0.unit == unit }) else {
            throw Convention.Refusal.needsAmendment
        }
        try insert(target, of: id, by: author.actor.id, at: author.now)
        try tell(
            "target", convention, ["quantity": String(quantity), "unit": unit.rawValue, "from": start.iso], by: author)
        return target
    }

    /// A target that was written down wrongly is put right, as long as nobody worked with it: an amendment changes one that
    /// was agreed on, a correction one that never was.
    package func correctTarget(
        _ target: String, _ quantity: Int, _ unit: ConventionTarget.Unit, per span: ConventionTarget.Span, from: Day?,
        because reason: String, of id: String, by author: Author
    ) throws {
        let convention = try conventionToChange(id, nil, by: author)
        let all = try targets(of: [id])[id] ?? []
        guard let before = all.first(where: { $0.id == target }) else { throw NotVisible("convention_target", target) }
        guard !reason.isBlank else { throw Convention.Refusal.correctionUnexplained }
        guard before.decidedBy == .convention, before.to == nil, try !wasWorkedWith(before, of: id) else {
            throw Convention.Refusal.targetStands
        }
        var corrected = before
        (corrected.quantity, corrected.unit, corrected.span) = (quantity, unit, span)
        corrected.from = from ?? before.from
        guard corrected != before else { throw Convention.Refusal.sameAsNow }
        try corrected.check(in: convention)
        guard !all.contains(where: { $0.id != target && $0.unit == unit }) else {
            throw Convention.Refusal.needsAmendment
        }
        try run(
            """
            UPDATE convention_target SET quantity = \(quantity), unit = \(unit), period = \(span),
              valid_from = \(corrected.from) WHERE id = \(target)
            """)
        try keepText(reason, ConventionTexts.correction, on: target, of: convention, by: author)
        try tell(
            "correctTarget", convention,
            [
                "quantity": String(quantity), "unit": unit.rawValue, "from": corrected.from.iso,
                "quantity_before": String(before.quantity), "unit_before": before.unit.rawValue,
                "from_before": before.from.iso,
            ], by: author)
    }

    /// Whether a committee met after the target was written down, or somebody proposed to amend it.
    private func wasWorkedWith(_ target: ConventionTarget, of id: String) throws -> Bool {
        let found = try row(
            """
            SELECT (SELECT count(*) FROM convention_amendment WHERE convention_id = \(id) AND unit = \(target.unit))
              + (SELECT count(*) FROM convention_meeting JOIN convention_target
                  ON convention_target.convention_id = convention_meeting.convention_id
                WHERE convention_target.id = \(target.id)
                  AND convention_meeting.held_on >= substr(convention_target.at, 1, 10)) AS n
            """)
        return try found?.int("n") ?? 0 > 0
    }

    /// Somebody proposes to change the convention; nothing changes yet.
    @discardableResult
    package func proposeAmendment(
        _ change: ConventionAmendment.Change, on day: PartialDate, by proposer: ConventionAmendment.Proposer,
        note: String = "", of id: String, by author: Author
    ) throws -> ConventionAmendment {
        let convention = try conventionToChange(id, nil, by: author)
        guard convention.signedOn != nil else { throw Convention.Refusal.notSigned }
        guard let earliest = day.earliest, earliest <= author.today else { throw Convention.Refusal.inTheFuture }
        var change = change
        if case .target(let unit, let span, _, let quantity) = change {
            guard quantity > 0 else { throw Convention.Refusal.quantity }
            let now = try (targets(of: [id])[id] ?? []).last { $0.unit == unit && $0.to == nil }
            if now?.quantity == quantity, now?.span == span { throw Convention.Refusal.sameAsNow }
            change = .target(unit, span, from: now?.quantity, to: quantity)
        }
        let amendment = ConventionAmendment(
            id: author.newID(), of: id, change, proposedOn: day, by: proposer)
        try insert(amendment, by: author.actor.id, at: author.now)
        try keepText(note, on: amendment.id, of: convention, by: author)
        try tell("proposeAmendment", convention, ["amendment": amendment.id, "on": day.text], by: author)
        return amendment
    }

    /// It is accepted, refused or withdrawn. Only an accepted one changes something: the target from a day on, or the term.
    ///
    /// - Parameters:
    ///   - from: the day from which an accepted target holds.
    ///   - replacing: whether a target in a unit of which there was none takes the place of those in other units.
    @discardableResult
    package func decideAmendment(
        _ amendment: String, _ outcome: ConventionAmendment.Outcome, from: Day? = nil, replacing: Bool = true,
        note: String = "", of id: String, version: Int, by author: Author
    ) throws -> ConventionAmendment {
        var convention = try conventionToChange(id, nil, by: author)
        guard var found = try amendments(of: id).first(where: { $0.id == amendment }) else {
            throw NotVisible("convention_amendment", amendment)
        }
        guard found.version == version else { throw StorageError.changedMeanwhile("convention_amendment") }
        try found.decide(outcome, from: from, today: author.today)
        let made = try found.versions(
            of: try targets(of: [id])[id] ?? [], in: convention, replacing: replacing, newID: author.newID())
        try update(found)
        for ended in made?.ended ?? [] {
            try run("UPDATE convention_target SET valid_to = \(ended.to ?? ended.from) WHERE id = \(ended.id)")
        }
        if let begun = made?.begun { try insert(begun, of: id, by: author.actor.id, at: author.now) }
        if outcome.decision == .accepted, case .term(let day) = found.change {
            try convention.prolong(to: day)
            try update(convention)
        }
        try keepText(note, "decision", on: amendment, of: convention, by: author)
        try tell(
            "decideAmendment", convention,
            [
                "amendment": amendment, "decision": outcome.decision.rawValue, "reason": outcome.reason?.rawValue,
                "ended": made.map { $0.ended.map(\.id).joined(separator: ",") },
            ],
            by: author)
        found.version += 1
        return found
    }
}
