package import RelorefDomain
package import RelorefStorage

extension Candidacy.State: SQLBindable {}
extension Candidacy.Decision: SQLBindable {}
extension Candidacy.Party: SQLBindable {}

extension Candidacy {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), offer: try row.optionalText("offer_id") ?? "",
            household: try row.text("household_id"), site: try row.text("site_id"), state: try row.code("state"),
            days: Days(
                proposed: try row.optionalDay("proposed_on"), consented: try row.optionalDay("consented_on"),
                filed: try row.optionalDay("filed_on"), sent: try row.optionalDay("sent_on"),
                acknowledged: try row.optionalDay("acknowledged_on"),
                decided: try row.optionalDay("decided_on"), allocated: try row.optionalDay("allocated_on"),
                answerBy: try row.optionalDay("answer_by"), accepted: try row.optionalDay("accepted_on"),
                leased: try row.optionalDay("leased_on"), refused: try row.optionalDay("refused_on")),
            decision: try row.optionalCode("decision"), rank: try row.optionalInt("rank"),
            condition: try row.optionalText("condition_document"), refusedBy: try row.optionalCode("refused_by"),
            reason: try row.optionalText("refusal_reason"), lease: try row.optionalText("accommodation_id"),
            version: try row.int("version"))
    }

    /// Where what was said of it is sealed: under the household's key.
    var noteSlot: SealSlot { SealSlot(owner: household, table: "candidacy", column: "note", row: id) }
}

extension Transaction {
    package func insert(
        _ candidacy: Candidacy, convention: String?, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "candidacy",
            [
                "id": candidacy.id, "offer_id": candidacy.offer, "convention_id": convention,
                "household_id": candidacy.household, "site_id": candidacy.site, "state": candidacy.state,
                "proposed_on": candidacy.days.proposed, "consented_on": candidacy.days.consented,
                "filed_on": candidacy.days.filed, "sent_on": candidacy.days.sent,
                "acknowledged_on": candidacy.days.acknowledged, "decided_on": candidacy.days.decided,
                "decision": candidacy.decision,
                "condition_document": candidacy.condition, "allocated_on": candidacy.days.allocated,
                "answer_by": candidacy.days.answerBy, "accepted_on": candidacy.days.accepted, "rank": candidacy.rank,
                "leased_on": candidacy.days.leased, "accommodation_id": candidacy.lease,
                "refused_by": candidacy.refusedBy, "refusal_reason": candidacy.reason,
                "refused_on": candidacy.days.refused, "account_id": account, "at": moment,
            ])
        // The site that works on the offer, which is not always the household's: what was refused there is found by it.
        try run(
            """
            UPDATE candidacy SET offer_site_id = (SELECT site_id FROM housing_offer WHERE id = \(candidacy.offer))
            WHERE id = \(candidacy.id)
            """)
    }

    func update(_ candidacy: Candidacy) throws(StorageError) {
        try update(
            "candidacy", id: candidacy.id, version: candidacy.version,
            [
                "state": candidacy.state, "consented_on": candidacy.days.consented, "filed_on": candidacy.days.filed,
                "sent_on": candidacy.days.sent, "acknowledged_on": candidacy.days.acknowledged,
                "decided_on": candidacy.days.decided,
                "decision": candidacy.decision, "rank": candidacy.rank, "condition_document": candidacy.condition,
                "allocated_on": candidacy.days.allocated, "answer_by": candidacy.days.answerBy,
                "accepted_on": candidacy.days.accepted, "leased_on": candidacy.days.leased,
                "refused_by": candidacy.refusedBy, "refusal_reason": candidacy.reason,
                "refused_on": candidacy.days.refused, "accommodation_id": candidacy.lease,
            ])
    }
}
