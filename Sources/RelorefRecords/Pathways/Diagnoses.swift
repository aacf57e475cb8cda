package import RelorefDomain
package import RelorefStorage

/// What was seen of a household on one occasion: in each domain that was looked at, a degree and a few words.
package struct NewDiagnosis: Sendable, Hashable {
    package var on: Day
    package var source: Diagnosis.Source
    package var degrees: [PathwayDomain: Autonomy]
    package var notes: [PathwayDomain: PathwayWords]

    package init(
        on: Day, _ source: Diagnosis.Source, _ degrees: [PathwayDomain: Autonomy],
        notes: [PathwayDomain: PathwayWords] = [:]
    ) {
        (self.on, self.source, self.degrees, self.notes) = (on, source, degrees, notes)
    }
}

extension Transaction {
    /// Writes down where a household stands; what was seen before stays readable.
    ///
    /// Rules: V30, V32.
    /// - Returns: the occasion, under which all of it is taken back.
    @discardableResult
    package func diagnose(
        _ new: NewDiagnosis, in id: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> String {
        var act = Act(author, confirming: confirming)
        let household = try fileToChange(id, act)
        guard !new.degrees.isEmpty else { throw PathwayRefusal.nothingSeen }
        act.add(AdmissionRules(act.context).happened(on: new.on, field: "on"))
        let seen = PathwayDomain.allCases.compactMap { domain in new.degrees[domain].map { (domain, $0) } }
        for (domain, _) in seen {
            if let note = new.notes[domain] { act.check(note, detector, field: domain.rawValue) }
        }
        let occasion = author.newID()
        try settle(
            act, "diagnose", "pathway", occasion, household: id, site: household.site,
            detail: ["on": new.on.iso, "domains": String(seen.count)])
        for (domain, degree) in seen {
            let text = try new.notes[domain].flatMap { try keep($0, of: id, by: author) }
            try insert(
                Diagnosis(
                    id: author.newID(), occasion: occasion, household: id, domain: domain, degree: degree, on: new.on,
                    source: new.source), text: text, by: author.actor.id, at: author.now)
        }
        return occasion
    }

    /// Takes back what was written down by mistake: it counts for nothing and stays in the history.
    package func withdrawDiagnosis(_ occasion: String, by author: Author) throws {
        try mark(occasion, "withdrawDiagnosis", withdrawn: author.now, where: "withdrawn_at IS NULL", by: author)
    }

    package func restoreDiagnosis(_ occasion: String, by author: Author) throws {
        try mark(occasion, "restoreDiagnosis", withdrawn: nil, where: "withdrawn_at IS NOT NULL", by: author)
    }

    private func mark(
        _ occasion: String, _ verb: String, withdrawn: Moment?, where condition: Query, by author: Author
    ) throws {
        let found = try row(
            "SELECT household_id FROM diagnosis WHERE occasion_id = \(occasion) AND \(condition) ORDER BY id LIMIT 1")
        guard let found else { throw NotVisible("diagnosis", occasion) }
        let household = try fileToChange(try found.text("household_id"), Act(author))
        let moment: Query = withdrawn.map { "\($0)" } ?? "NULL"
        try run("UPDATE diagnosis SET withdrawn_at = \(moment) WHERE occasion_id = \(occasion)")
        try journal(verb, "pathway", occasion, household: household.id, site: household.site, by: author)
    }
}
