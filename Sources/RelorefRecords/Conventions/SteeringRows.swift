package import RelorefDomain
package import RelorefStorage

extension SteeringMeeting {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), of: try row.text("convention_id"), plannedOn: try row.day("planned_on"),
            heldOn: try row.optionalDay("held_on"), approvedOn: try row.optionalDay("approved_on"),
            version: try row.int("version"))
    }
}

extension ConventionDecision {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), of: try row.text("convention_id"), at: try row.text("meeting_id"),
            try row.code("party"), owner: try row.optionalText("owner_id"), dueOn: try row.optionalDay("due_on"),
            doneOn: try row.optionalDay("done_on"), amendment: try row.optionalText("amendment_id"),
            version: try row.int("version"))
    }
}

/// The words of a meeting, by their names among a convention's texts.
package enum MeetingWords: String, CaseIterable, Sendable {
    case place, participants, agenda, difficulties, minutes
}

extension Transaction {
    /// The last one first.
    func meetings(of convention: String) throws -> [SteeringMeeting] {
        try rows(
            "SELECT * FROM convention_meeting WHERE convention_id = \(convention) ORDER BY planned_on DESC, at DESC, id"
        ).map { try SteeringMeeting($0) }
    }

    func decisions(of convention: String) throws -> [ConventionDecision] {
        try rows("SELECT * FROM convention_decision WHERE convention_id = \(convention) ORDER BY at DESC, id")
            .map { try ConventionDecision($0) }
    }

    package func insert(_ meeting: SteeringMeeting, by account: String, at moment: Moment) throws(StorageError) {
        try insert(
            "convention_meeting",
            [
                "id": meeting.id, "convention_id": meeting.convention, "planned_on": meeting.plannedOn,
                "held_on": meeting.heldOn, "approved_on": meeting.approvedOn, "account_id": account, "at": moment,
            ])
    }

    package func insert(_ decision: ConventionDecision, by account: String, at moment: Moment) throws(StorageError) {
        try insert(
            "convention_decision",
            [
                "id": decision.id, "convention_id": decision.convention, "meeting_id": decision.meeting,
                "party": decision.party, "owner_id": decision.owner, "due_on": decision.dueOn,
                "done_on": decision.doneOn, "amendment_id": decision.amendment, "account_id": account, "at": moment,
            ])
    }
}
