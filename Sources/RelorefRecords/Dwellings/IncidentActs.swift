package import RelorefDomain
package import RelorefStorage

/// An incident as it is recorded: at a desk, or in the home on a telephone.
package struct NewIncident: Sendable, Hashable {
    /// Made where it was recorded, so that sent twice it is there once.
    package var id: String
    package var matter: Incident.Matter
    package var place: Incident.Place
    package var severity: Incident.Severity
    package var on: Day
    /// What was seen, in a few words; sealed.
    package var text: String
    package var deviceAt: Moment?

    package init(
        id: String, _ matter: Incident.Matter, in place: Incident.Place, _ severity: Incident.Severity, on day: Day,
        text: String = "", deviceAt: Moment? = nil
    ) {
        (self.id, self.matter, self.place, self.severity) = (id, matter, place, severity)
        (self.on, self.text, self.deviceAt) = (day, text, deviceAt)
    }
}

extension Transaction {
    /// Records what is broken or unsafe in a household's home. The same id once more changes nothing.
    ///
    /// Rules: V30, V32.
    @discardableResult
    package func recordIncident(
        _ new: NewIncident, of id: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> Incident {
        try author.needs(.writeFiles)
        var act = Act(author, .history, confirming: confirming)
        let household = try file(id, act)
        if let known = try row("SELECT * FROM incident WHERE id = \(new.id)").map({ try Incident($0) }) {
            guard known.household == household.id else { throw NotVisible("incident", new.id) }
            return known
        }
        act.add(act.context.incident(on: new.on))
        act.add(ContactRules(act.context).note(new.text, detector))
        let incident = Incident(
            id: new.id, household: household.id, dwelling: try dwelling(of: household.id, on: new.on), new.matter,
            in: new.place, new.severity, on: new.on)
        try settle(
            act, "recordIncident", "incident", incident.id, household: household.id, site: household.site,
            detail: [
                "matter": new.matter.rawValue, "incident_place": new.place.rawValue,
                "incident_severity": new.severity.rawValue, "on": new.on.iso,
            ])
        try insert(
            incident, text: new.text, deviceAt: new.deviceAt, by: author.actor.id, at: author.now, vault: author.vault)
        return incident
    }

    /// Writes an incident that a telephone recorded, once however often it is sent.
    ///
    /// - Throws: as `recordIncident`.
    package func receive(
        _ incident: NewIncident, in followUp: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String]
    ) throws -> OfflineReceipt {
        let household = try self.followUp(followUp, Act(author)).household
        if let row = try row("SELECT * FROM incident WHERE id = \(incident.id)") {
            let (known, account) = (try Incident(row), try row.text("account_id"))
            let isSame =
                known.household == household.id && account == author.actor.id && known.on == incident.on
                && known.matter == incident.matter && known.place == incident.place
                && known.severity == incident.severity
            return isSame ? .known : .other
        }
        try recordIncident(
            incident, of: household.id, checkedBy: detector, by: author, confirming: confirming)
        return .new
    }

    /// Somebody says what was done of an incident: it leaves Today, and stays in the file with these words.
    ///
    /// - Throws: `Incident.Refusal`; rules: V30.
    package func finishIncident(
        _ id: String, on day: Day, saying words: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws {
        try author.needs(.writeFiles)
        guard var incident = try row("SELECT * FROM incident WHERE id = \(id)").map({ try Incident($0) }) else {
            throw NotVisible("incident", id)
        }
        var act = Act(author, .history, confirming: confirming)
        let household = try file(incident.household, act)
        try incident.finish(on: day, saying: words, today: author.today)
        act.add(ContactRules(act.context).note(words, detector))
        try settle(
            act, "finishIncident", "incident", id, household: household.id, site: household.site,
            detail: ["matter": incident.matter.rawValue, "on": day.iso])
        try keep(words, on: day, of: incident, by: author.actor.id, vault: author.vault)
    }

    /// Where a household lived on a day, among the network's dwellings.
    private func dwelling(of household: String, on day: Day) throws(StorageError) -> String? {
        try row(
            """
            SELECT dwelling_id FROM accommodation
            WHERE household_id = \(household) AND state IN ('active', 'ended') AND dwelling_id IS NOT NULL
              AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
            ORDER BY from_day DESC, id DESC LIMIT 1
            """)?.text("dwelling_id")
    }
}
