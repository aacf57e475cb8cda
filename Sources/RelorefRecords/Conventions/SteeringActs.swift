package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A committee is planned, with its agenda and who is asked to come.
    @discardableResult
    package func planMeeting(
        on day: Day, _ words: [MeetingWords: String] = [:], of id: String, by author: Author
    ) throws -> SteeringMeeting {
        let convention = try conventionToChange(id, nil, by: author)
        guard convention.signedOn != nil else { throw Convention.Refusal.notSigned }
        let meeting = SteeringMeeting(id: author.newID(), of: id, plannedOn: day)
        try insert(meeting, by: author.actor.id, at: author.now)
        try keep(words, of: meeting.id, convention, by: author)
        try tell("planMeeting", convention, ["meeting": meeting.id, "on": day.iso], by: author)
        return meeting
    }

    /// What is known of a committee: another day while it was not held, the day on which it was, what was said.
    ///
    /// - Parameters:
    ///   - heldOn: nil while it is still to come.
    ///   - approvedOn: the day on which its minutes were approved; they then stay as they are until it is taken away.
    package func changeMeeting(
        _ meeting: String, plannedOn: Day, heldOn: Day?, approvedOn: Day? = nil, _ words: [MeetingWords: String],
        of id: String, version: Int, by author: Author
    ) throws {
        let convention = try conventionToChange(id, nil, by: author)
        var found = try self.meeting(meeting, of: id)
        guard found.version == version else { throw StorageError.changedMeanwhile("convention_meeting") }
        let wasHeld = found.heldOn
        if wasHeld == nil { try found.move(to: plannedOn) }
        if let heldOn, heldOn != wasHeld { try found.hold(on: heldOn, today: author.today) }
        if approvedOn != nil, found.approvedOn != nil, try differs(words, meeting, convention, author.vault) {
            throw Convention.Refusal.minutesApproved
        }
        try found.approve(on: approvedOn, today: author.today)
        try update(
            "convention_meeting", id: meeting, version: version,
            ["planned_on": found.plannedOn, "held_on": found.heldOn, "approved_on": found.approvedOn])
        try keep(words, of: meeting, convention, by: author)
        try tell(
            wasHeld == nil && heldOn != nil ? "holdMeeting" : "changeMeeting", convention,
            [
                "meeting": meeting, "on": (found.heldOn ?? found.plannedOn).iso, "approved": found.approvedOn?.iso,
            ], by: author)
    }

    /// Whether words are not those that are kept.
    private func differs(
        _ words: [MeetingWords: String], _ meeting: String, _ convention: Convention, _ vault: Vault
    ) throws -> Bool {
        let kept = try texts(of: convention, vault)
        return words.contains { part, text in
            kept(meeting, part.rawValue) != (text.isBlank ? "" : text)
        }
    }

    private func keep(
        _ words: [MeetingWords: String], of meeting: String, _ convention: Convention, by author: Author
    ) throws {
        for (part, text) in words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try keepText(text, part.rawValue, on: meeting, of: convention, by: author)
        }
    }

    private func meeting(_ meeting: String, of id: String) throws -> SteeringMeeting {
        guard let found = try meetings(of: id).first(where: { $0.id == meeting }) else {
            throw NotVisible("convention_meeting", meeting)
        }
        return found
    }

    /// A decision of a committee: what, who, until when. With a day it turns up on Today.
    @discardableResult
    package func decide(
        _ words: String, by party: Convention.Party, owner: String? = nil, dueOn: Day? = nil, at meeting: String,
        of id: String, by author: Author
    ) throws -> ConventionDecision {
        let convention = try conventionToChange(id, nil, by: author)
        _ = try self.meeting(meeting, of: id)
        guard !words.isBlank else { throw Convention.Refusal.untitled }
        let decision = ConventionDecision(
            id: author.newID(), of: id, at: meeting, party, owner: owner, dueOn: dueOn)
        try insert(decision, by: author.actor.id, at: author.now)
        try keepText(words, on: decision.id, of: convention, by: author)
        try tell("decide", convention, ["decision": decision.id, "due": dueOn?.iso], by: author)
        return decision
    }

    /// Puts right what was written down of a decision.
    package func changeDecision(
        _ decision: String, _ words: String, by party: Convention.Party, owner: String? = nil, dueOn: Day? = nil,
        of id: String, version: Int, by author: Author
    ) throws {
        let convention = try conventionToChange(id, nil, by: author)
        let before = try self.decision(decision, of: id, version: version)
        guard !words.isBlank else { throw Convention.Refusal.untitled }
        var found = before
        try found.change(by: party, owner: owner, dueOn: dueOn)
        try update(
            "convention_decision", id: decision, version: version,
            ["party": found.party, "owner_id": found.owner, "due_on": found.dueOn])
        try keepText(words, on: decision, of: convention, by: author)
        try tell(
            "changeDecision", convention,
            ["decision": decision, "due": dueOn?.iso, "due_before": before.dueOn?.iso], by: author)
    }

    private func decision(_ id: String, of convention: String, version: Int) throws -> ConventionDecision {
        guard let found = try decisions(of: convention).first(where: { $0.id == id }) else {
            throw NotVisible("convention_decision", id)
        }
        guard found.version == version else { throw StorageError.changedMeanwhile("convention_decision") }
        return found
    }

    /// What was decided is done.
    package func finishDecision(_ decision: String, on day: Day, of id: String, version: Int, by author: Author) throws
    {
        let convention = try conventionToChange(id, nil, by: author)
        var found = try self.decision(decision, of: id, version: version)
        try found.finish(on: day, today: author.today)
        try update("convention_decision", id: decision, version: version, ["done_on": found.doneOn])
        try tell("finishDecision", convention, ["decision": decision, "on": day.iso], by: author)
    }

    /// The amendment that a decision asked for is told of the decision.
    package func bind(_ amendment: ConventionAmendment, to decision: String, by author: Author) throws {
        _ = try conventionToChange(amendment.convention, nil, by: author)
        let bound = try run(
            """
            UPDATE convention_decision SET amendment_id = \(amendment.id), version = version + 1
            WHERE id = \(decision) AND convention_id = \(amendment.convention) AND amendment_id IS NULL
            """)
        guard bound == 1 else { throw NotVisible("convention_decision", decision) }
    }

    /// Who may see to what was decided: those who write conventions there.
    package func conventionColleagues(at site: String, on day: Day) throws -> [(id: String, name: String)] {
        var found: [(id: String, name: String)] = []
        for row in try rows("SELECT id FROM account WHERE disabled = 0 ORDER BY name, id") {
            guard let actor = try actor(try row.text("id"), on: day), actor.may(.writeConventions),
                actor.stock.covers(site)
            else { continue }
            found.append((actor.id, actor.name))
        }
        return found
    }
}
