package import RelorefDomain
package import RelorefStorage

extension AnchorEvent {
    package enum Refusal: Error, Hashable, Sendable {
        /// This kind of day is written down on something else.
        case wrongHolder
        case inTheFuture
        /// It was answered, corrected or taken back meanwhile.
        case notOpen
        /// The answer comes after the day itself.
        case answeredBefore(Day)
        /// The adult is no member of the household.
        case noMember
    }

    /// Who may write it down: whoever works on what it stands on.
    package static func permission(on holder: HolderKind) -> Permission {
        switch holder {
        case .household: .writeFiles
        case .dwelling, .site: .writeStock
        case .partner: .writePartners
        }
    }
}

extension Transaction {
    /// Writes down a day from which deadlines are counted. The same id once more changes nothing.
    ///
    /// - Throws: `AnchorEvent.Refusal`.
    @discardableResult
    package func recordEvent(
        _ new: NewAnchorEvent, checkedBy detector: FreeText, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> AnchorEvent {
        try put(new, correcting: nil, detector, by: author, confirming)
    }

    /// Another day stands in the place of one that was wrong; the wrong one stays in the history.
    @discardableResult
    package func correctEvent(
        _ id: String, _ new: NewAnchorEvent, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> AnchorEvent {
        let known = try openEvent(id, by: author)
        guard known.holder.kind == new.holder.kind else { throw AnchorEvent.Refusal.wrongHolder }
        let corrected = try put(new, correcting: known, detector, by: author, confirming)
        try run(
            """
            UPDATE anchor_event SET withdrawn_at = \(author.now), version = version + 1
            WHERE id = \(id) AND withdrawn_at IS NULL
            """)
        return corrected
    }

    private func put(
        _ new: NewAnchorEvent, correcting known: AnchorEvent?, _ detector: FreeText, by author: Author,
        _ confirming: [Rule: String]
    ) throws -> AnchorEvent {
        try author.needs(AnchorEvent.permission(on: new.holder.kind))
        guard new.kind.holder == new.holder.kind else { throw AnchorEvent.Refusal.wrongHolder }
        guard let place = try place(of: new.holder, visibleTo: author.actor) else {
            throw NotVisible("anchor_event", new.id)
        }
        if let row = try row("SELECT * FROM anchor_event WHERE id = \(new.id)") {
            let found = try AnchorEvent(row)
            guard found.holder == new.holder else { throw NotVisible("anchor_event", new.id) }
            return found
        }
        guard new.on <= author.today || new.kind.mayLieAhead else { throw AnchorEvent.Refusal.inTheFuture }
        if let person = new.holder.person, let household = new.holder.household {
            guard
                try row(
                    """
                    SELECT 1 AS one FROM membership
                    WHERE household_id = \(household) AND person_id = \(person) AND to_day IS NULL
                    """) != nil
            else { throw AnchorEvent.Refusal.noMember }
        }
        var act = Act(author, confirming: confirming)
        if let household = new.holder.household { _ = try file(household, act) }
        act.add(ContactRules(act.context).note(new.words, detector, field: "words"))
        try settle(
            act, known == nil ? "followDate" : "correctDate", "followedDate", new.id, household: new.holder.household,
            site: place.site, owner: new.holder.household ?? "site:" + place.site,
            detail: ["followed": new.kind.rawValue, "on": new.on.iso, "on_before": known?.on.iso])
        try insert(new, corrects: known?.id, by: author)
        return AnchorEvent(id: new.id, new.kind, of: new.holder, on: new.on, new.detail)
    }

    private func insert(_ new: NewAnchorEvent, corrects: String?, by author: Author) throws {
        let words = try new.holder.household.flatMap { household in
            new.words.isBlank
                ? nil
                : try author.vault.seal(
                    SealedText(new.words),
                    SealSlot(owner: household, table: "anchor_event", column: "words", row: new.id))
        }
        try insert(
            "anchor_event",
            [
                "id": new.id, "kind": new.kind, "household_id": new.holder.household, "person_id": new.holder.person,
                "dwelling_id": new.holder.dwelling, "partner_id": new.holder.partner, "site_id": new.holder.site,
                "on_day": new.on, "variant": new.detail.variant, "months": new.detail.months,
                "lease_on": new.detail.leaseOn, "owed_cents": new.detail.owedCents,
                "rent_cents": new.detail.rentCents, "words": words, "corrects_id": corrects,
                "account_id": author.actor.id, "at": author.now,
            ])
    }

    /// It was answered, or seen to, on a day: nothing is due any more. What comes round begins again.
    ///
    /// - Returns: the day on which it begins again.
    @discardableResult
    package func answerEvent(_ id: String, on day: Day, words: String = "", by author: Author) throws -> Day? {
        let event = try openEvent(id, by: author)
        guard day <= author.today else { throw AnchorEvent.Refusal.inTheFuture }
        if !event.kind.mayLieAhead, day < event.on { throw AnchorEvent.Refusal.answeredBefore(event.on) }
        let answer: Query =
            try event.holder.household.flatMap { household in
                words.isBlank
                    ? nil
                    : try author.vault.seal(
                        SealedText(words), SealSlot(owner: household, table: "anchor_event", column: "answer", row: id))
            }.map { "\($0.bytes)" } ?? "NULL"
        try run(
            """
            UPDATE anchor_event SET answered_on = \(day), answer = \(answer), version = version + 1
            WHERE id = \(id) AND answered_on IS NULL
            """)
        let next = event.kind.next(after: event.on, seenTo: day)
        try tell("answerDate", event, ["on": day.iso, "next": next?.iso], by: author)
        if let next {
            let new = NewAnchorEvent(id: author.newID(), event.kind, of: event.holder, on: next, event.detail)
            try insert(new, corrects: nil, by: author)
        }
        return next
    }

    /// The answer is taken back, with what began again.
    package func reopenEvent(_ id: String, by author: Author) throws {
        let event = try event(id, "event.withdrawn_at IS NULL AND event.answered_on IS NOT NULL", by: author)
        try run(
            """
            UPDATE anchor_event SET answered_on = NULL, answer = NULL, version = version + 1 WHERE id = \(id)
            """)
        if let day = event.answeredOn, let next = event.kind.next(after: event.on, seenTo: day) {
            try run(
                """
                UPDATE anchor_event SET withdrawn_at = \(author.now) WHERE kind = \(event.kind)
                  AND COALESCE(household_id, dwelling_id, partner_id, site_id) = \(event.holder.id)
                  AND on_day = \(next) AND answered_on IS NULL AND withdrawn_at IS NULL
                """)
        }
        try tell("reopenDate", event, [:], by: author)
    }

    /// Written down by mistake: taken back, and it stays in the history.
    package func withdrawEvent(_ id: String, by author: Author) throws {
        let event = try event(id, "event.withdrawn_at IS NULL", by: author)
        try run("UPDATE anchor_event SET withdrawn_at = \(author.now), version = version + 1 WHERE id = \(id)")
        try tell("withdrawDate", event, [:], by: author)
    }

    /// Stands again, unless another one took its place.
    package func restoreEvent(_ id: String, by author: Author) throws {
        let event = try event(
            id,
            """
            event.withdrawn_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM anchor_event AS other
              WHERE other.corrects_id = event.id)
            """, by: author)
        try run("UPDATE anchor_event SET withdrawn_at = NULL, version = version + 1 WHERE id = \(id)")
        try tell("restoreDate", event, [:], by: author)
    }

    private func openEvent(_ id: String, by author: Author) throws -> AnchorEvent {
        let event = try event(id, "event.withdrawn_at IS NULL", by: author)
        guard event.answeredOn == nil else { throw AnchorEvent.Refusal.notOpen }
        return event
    }

    /// An event that the author may see and change, in a state.
    private func event(_ id: String, _ state: Query, by author: Author) throws -> AnchorEvent {
        guard let row = try row("SELECT event.* FROM anchor_event AS event WHERE event.id = \(id) AND \(state)") else {
            throw NotVisible("anchor_event", id)
        }
        let event = try AnchorEvent(row)
        guard try place(of: event.holder, visibleTo: author.actor) != nil else { throw NotVisible("anchor_event", id) }
        try author.needs(AnchorEvent.permission(on: event.holder.kind))
        return event
    }

    private func tell(_ verb: String, _ event: AnchorEvent, _ detail: [String: String?], by author: Author) throws {
        let place = try place(of: event.holder, visibleTo: author.actor)
        var told = detail.compactMapValues { $0 }
        told["followed"] = event.kind.rawValue
        try journal(
            verb, "followedDate", event.id, household: event.holder.household, site: place?.site, detail: told,
            by: author)
    }
}

extension AnchorEvent.Holder {
    package var id: String { household ?? dwelling ?? partner ?? site ?? "" }
}
