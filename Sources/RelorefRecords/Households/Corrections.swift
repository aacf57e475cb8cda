package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Puts a field right. The old value, the new one, the reason and who are kept; the rules of the act that wrote the
    /// field are applied anew. To see beforehand which published figures move, run it under `figuresChanged(by:)`.
    ///
    /// - Parameters:
    ///   - id: the record's own id: of the stay, the membership, the permit …
    ///   - value: an ISO day or a code; nil empties the field where that is possible.
    @discardableResult
    package func correct(
        _ field: CorrectableField, of id: String, to value: String?, reason: String, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> Correction {
        try author.needs(.correctFiles)
        var act = Act(author, .history, confirming: confirming)
        if reason.isBlank { act.add(Finding(.v89, .block, field: "reason", values: ["empty"])) }
        act.check(reason: reason)
        act.add(field.check(value))
        if act.findings.isBlocked { throw ActRefusal.blocked(act.findings) }
        if field.belongsToDwelling { return try correctDwelling(field, id, value, reason, &act) }
        let household = try owner(of: field.noun, id, act)
        let old = try stored(field, id)
        let twin = try transferTwin(of: field, id)
        try checkCorrection(field, id, twin: twin?.id, to: value, household, &act)
        if let twin { try checkCorrection(twin.field, twin.id, twin: id, to: value, household, &act) }
        let term = try termAfter(field, id, value, act)
        try settle(
            act, "correct", field.noun, id, household: household.id, site: household.site,
            detail: ["field": field.column, "old": old, "new": value, "term_on": term?.new])
        if let twin {
            try write(twin.field, twin.id, value)
            try keepCorrection(
                twin.field.noun, twin.id, twin.field.column, from: old, to: value, reason: reason,
                household: household.id, by: author)
        }
        if let term {
            try write(.termOn, id, term.new)
            try keepCorrection(
                "accommodation", id, CorrectableField.termOn.column, from: term.old, to: term.new, reason: reason,
                household: household.id, by: author)
        }
        try write(field, id, value)
        let correction = try keepCorrection(
            field.noun, id, field.column, from: old, to: value, reason: reason, household: household.id, by: author)
        if field.noun == "membership" { try recount(try owner(of: "household", household.id, act), by: author) }
        return correction
    }

    /// The day of a transfer ends one stay and begins the next: put right in one, it is put right in the other (V35).
    private func transferTwin(
        of field: CorrectableField, _ id: String
    ) throws -> (field: CorrectableField, id: String)? {
        switch field {
        case .stayFrom:
            let before = try row(
                """
                SELECT before.id FROM accommodation AS stay JOIN accommodation AS before ON before.id = stay.follows_id
                WHERE stay.id = \(id) AND before.exit_type = 'transferOtherRelay'
                """)
            return try before.map { (.stayTo, try $0.text("id")) }
        case .stayTo:
            let next = try row(
                """
                SELECT next.id FROM accommodation AS stay JOIN accommodation AS next ON next.follows_id = stay.id
                WHERE stay.id = \(id) AND stay.exit_type = 'transferOtherRelay' AND next.state <> 'cancelled'
                """)
            return try next.map { (.stayFrom, try $0.text("id")) }
        default: return nil
        }
    }

    /// What was put right in a file, the latest first; nil when the file does not exist for the author.
    package func corrections(of household: String, by author: Author) throws -> [Correction]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            "SELECT * FROM correction WHERE household_id = \(household) ORDER BY at DESC, id DESC"
        ).map { row in
            let id = try row.text("id")
            let slot = SealSlot(owner: household, table: "correction", column: "reason", row: id)
            let sealed = Sealed<SealedText>(slot: slot, bytes: try row.bytes("reason"))
            return Correction(
                id: id, noun: try row.text("noun"), subject: try row.text("subject_id"), field: try row.text("field"),
                oldValue: try row.optionalText("old_value"), newValue: try row.optionalText("new_value"),
                reason: try author.vault.openIfKept(sealed)?.text, account: try row.text("account_id"),
                at: try row.moment("at"))
        }
    }

    /// - Parameter owner: whose key seals the reason, when it is not the household's.
    @discardableResult
    func keepCorrection(
        _ noun: String, _ subject: String, _ field: String, from old: String?, to new: String?, reason: String,
        household: String?, owner: String? = nil, by author: Author
    ) throws -> Correction {
        let id = author.newID()
        let slot = SealSlot(owner: owner ?? household ?? subject, table: "correction", column: "reason", row: id)
        try insert(
            "correction",
            [
                "id": id, "household_id": household, "noun": noun, "subject_id": subject, "field": field,
                "old_value": old, "new_value": new, "reason": try author.vault.seal(SealedText(reason), slot),
                "account_id": author.actor.id, "at": author.now,
            ])
        return Correction(
            id: id, noun: noun, subject: subject, field: field, oldValue: old, newValue: new, reason: reason,
            account: author.actor.id, at: author.now)
    }

    /// The file that a record belongs to, if the author may open it.
    private func owner(of noun: String, _ id: String, _ act: Act) throws -> Household {
        switch noun {
        case "household": return try file(id, act)
        case "accommodation": return try stay(id, act).household
        case "person": return try person(id, act).household
        case "membership", "consent":
            let table = Query(unbound: noun)
            guard let row = try row("SELECT household_id FROM \(table) WHERE id = \(id)") else {
                throw NotVisible(noun, id)
            }
            return try file(try row.text("household_id"), act)
        default:
            let table = Query(unbound: noun)
            guard let row = try row("SELECT person_id FROM \(table) WHERE id = \(id)") else {
                throw NotVisible(noun, id)
            }
            return try person(try row.text("person_id"), act).household
        }
    }

    func stored(_ field: CorrectableField, _ id: String) throws -> String? {
        let (table, column) = (Query(unbound: field.noun), Query(unbound: field.column))
        switch try row("SELECT \(column) AS stored FROM \(table) WHERE id = \(id)")?["stored"] {
        case .text(let text)?: return text
        case .integer(let number)?: return String(number)
        default: return nil
        }
    }

    /// Writes a checked value; what follows from it (the day on which an exit settles, the version) goes with it.
    func write(_ field: CorrectableField, _ id: String, _ value: String?) throws {
        let (table, column) = (Query(unbound: field.noun), Query(unbound: field.column))
        var changes: [Query] = ["\(column) = \(field.stored(value))"]
        if field == .stayTo, let settles = value.flatMap({ Day(iso: $0) })?.adding(days: 7) {
            changes.append("exit_settles_on = \(settles)")
        }
        let versioned: Set<String> = ["accommodation", "household", "person", "employment_spell", "dwelling"]
        if versioned.contains(field.noun) { changes.append("version = version + 1") }
        try run("UPDATE \(table) SET \(changes.joined(", ")) WHERE id = \(id)")
    }
}
