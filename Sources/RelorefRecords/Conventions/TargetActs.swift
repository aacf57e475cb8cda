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
