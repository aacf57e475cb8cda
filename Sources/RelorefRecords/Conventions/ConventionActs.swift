package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Writes down that a site and a landlord are on the way to a convention.
    @discardableResult
    package func createConvention(
        _ facts: Convention.Facts, with partner: String, site: String, renewing renewed: String? = nil,
        by author: Author
    ) throws -> Convention {
        try author.needs(.writeConventions)
        guard author.actor.stock.covers(site) else { throw NotVisible("site", site) }
        guard let found = try self.partner(partner, visibleTo: author.actor) else {
            throw NotVisible("partner", partner)
        }
        if let renewed, try convention(renewed, visibleTo: author.actor) == nil {
            throw NotVisible("convention", renewed)
        }
        guard !facts.title.isBlank else { throw Convention.Refusal.untitled }
        guard facts.kind == .employment || found.mayAgreeOnHousing(facts.level) else {
            throw Convention.Refusal.noLandlord
        }
        if let renewed, try row("SELECT id FROM convention WHERE renews_id = \(renewed)") != nil {
            throw Convention.Refusal.renewedAlready
        }
        let convention = Convention(id: author.newID(), partner: partner, site: site, facts, renews: renewed)
        try checkFramework(of: facts, id: convention.id)
        try insert(convention, by: author.actor.id, at: author.now)
        try tell("create", convention, ["partner": partner, "kind": facts.kind.rawValue], by: author)
        return convention
    }

    /// Puts right what is said of a convention; its nature stays what it is.
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    package func changeConvention(
        _ id: String, _ facts: Convention.Facts, version: Int, by author: Author
    ) throws {
        var convention = try conventionToChange(id, version, by: author)
        guard !facts.title.isBlank else { throw Convention.Refusal.untitled }
        let before = convention.facts
        convention.facts = facts
        convention.facts.kind = before.kind
        try checkFramework(of: convention.facts, id: id)
        try update(convention)
        var detail: [String: String?] = [:]
        if facts.title != before.title { detail["title"] = "changed" }
        if facts.offersFrom != before.offersFrom { detail["offers_from"] = facts.offersFrom?.iso ?? "" }
        if facts.level != before.level { detail["level"] = facts.level.rawValue }
        if facts.framework != before.framework { detail["framework"] = facts.framework ?? "" }
        try tell("update", convention, detail, by: author)
    }

    /// A step of its life, with the note that goes with it.
    ///
    /// - Parameter term: the first and the last day, for a signature.
    @discardableResult
    package func takeStep(
        _ kind: ConventionStep.Kind, on day: PartialDate, side: ConventionStep.Side? = nil, note: String = "",
        term: (from: Day?, to: Day?) = (nil, nil), of id: String, version: Int, by author: Author
    ) throws -> ConventionStep {
        var convention = try conventionToChange(id, version, by: author)
        let step = ConventionStep(id: author.newID(), kind, on: day, side: side)
        try convention.take(step, after: try steps(of: id), term: term, today: author.today)
        if kind == .signature, convention.facts.offersFrom == nil, convention.signedOn == author.today {
            convention.facts.offersFrom = convention.from
        }
        try update(convention)
        try insert(step, of: id, by: author.actor.id, at: author.now)
        try keepText(note, on: step.id, of: convention, by: author)
        try tell(
            "step", convention,
            ["step": kind.rawValue, "on": day.text, "state": convention.state.rawValue], by: author)
        return step
    }

    /// A step that was written down by mistake goes; where the convention stands follows from those that are left.
    package func takeBackStep(_ step: String, of id: String, by author: Author) throws {
        var convention = try conventionToChange(id, nil, by: author)
        let steps = try steps(of: id)
        guard let gone = steps.first(where: { $0.id == step }) else { throw NotVisible("convention_step", step) }
        if gone.kind == .signature, try !(targets(of: [id])[id] ?? []).isEmpty {
            throw Convention.Refusal.othersStandOnIt
        }
        try convention.takeBack(step, of: steps)
        try update(convention)
        try run("DELETE FROM convention_text WHERE subject_id = \(step)")
        try run("DELETE FROM convention_step WHERE id = \(step)")
        try tell("takeBackStep", convention, ["step": gone.kind.rawValue, "on": gone.on.text], by: author)
    }

    /// The words of its clauses; those that are empty go.
    package func keepClauses(_ words: [ConventionClause: String], of id: String, version: Int, by author: Author) throws
    {
        let convention = try conventionToChange(id, version, by: author)
        try update(convention)
        for clause in ConventionClause.allCases {
            try keepText(words[clause] ?? "", clause.rawValue, on: id, of: convention, by: author)
        }
        try tell("clauses", convention, [:], by: author)
    }

    /// A convention to write to: visible, of the version that was seen.
    func conventionToChange(_ id: String, _ version: Int?, by author: Author) throws -> Convention {
        try author.needs(.writeConventions)
        guard let convention = try convention(id, visibleTo: author.actor) else { throw NotVisible("convention", id) }
        guard version == nil || convention.version == version else { throw StorageError.changedMeanwhile("convention") }
        return convention
    }

    func tell(_ verb: String, _ convention: Convention, _ detail: [String: String?], by author: Author) throws {
        try journal(
            verb, "convention", convention.id, site: convention.site, detail: detail.compactMapValues { $0 },
            by: author)
    }
}
