package import RelorefDomain
package import RelorefStorage

extension FollowUp.Outcome: SQLBindable {}
extension FollowUpContact.Kind: SQLBindable {}
extension FollowUpContact.Condition: SQLBindable {}
extension RentCheck.Status: SQLBindable {}
extension RentCheck.Source: SQLBindable {}

extension FollowUp {
    /// From a row of `follow_up` joined with its lease: `started_on` is the day from which the lease counts.
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), lease: try row.text("accommodation_id"), start: try row.day("started_on"),
            months: try row.int("months"), plannedMonths: try row.int("planned_months"),
            closedOn: try row.optionalDay("closed_on"), outcome: try row.optionalCode("outcome"),
            version: try row.int("version"))
    }

    /// The columns of the table and the first day of the lease, on `follow_up` and `lease`.
    static let columns: Query = "follow_up.*, \(startedOn) AS started_on"

    /// The day from which a lease is followed, on `lease`; as `Accommodation.followedFrom`.
    static let startedOn: Query = "CASE lease.kind WHEN 'slidingLease' THEN lease.slid_on ELSE lease.from_day END"

    /// What is usually due a month, on `lease`: its rent, with the charges of the offer that it came of.
    static let usualDue: Query = """
        lease.rent_cents + COALESCE((SELECT offer.charges_cents FROM candidacy
          JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
          WHERE candidacy.accommodation_id = lease.id), 0)
        """
}

extension FollowUpContact {
    init(_ row: ResultRow) throws(StorageError) {
        let topics = try row.text("topics").split(separator: ",").compactMap { Topic(rawValue: String($0)) }
        self.init(
            id: try row.text("id"), followUp: try row.text("follow_up_id"), kind: try row.code("kind"),
            met: try row.bool("met"), on: try row.day("on_day"), condition: try row.optionalCode("condition"),
            topics: Set(topics), nextOn: try row.optionalDay("next_on"))
    }
}

extension RentCheck {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), followUp: try row.text("follow_up_id"), month: try row.int("month"),
            status: try row.code("status"), source: try row.code("source"), checkedOn: try row.day("checked_on"),
            dueCents: try row.optionalInt("due_cents"), aidCents: try row.optionalInt("aid_cents"),
            paidCents: try row.optionalInt("paid_cents"), paidOn: try row.optionalDay("paid_on"),
            version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ followUp: FollowUp, by account: String, at moment: Moment) throws(StorageError) {
        try insert(
            "follow_up",
            [
                "id": followUp.id, "accommodation_id": followUp.lease, "months": followUp.months,
                "planned_months": followUp.plannedMonths, "closed_on": followUp.closing?.day,
                "outcome": followUp.closing?.outcome, "opened_by": account, "opened_at": moment,
            ])
    }

    /// - Parameter note: the note that says what was seen, kept before.
    package func insert(
        _ contact: FollowUpContact, note: String?, deviceAt: Moment? = nil, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "follow_up_contact",
            [
                "id": contact.id, "follow_up_id": contact.followUp, "kind": contact.kind, "met": contact.met,
                "on_day": contact.on, "condition": contact.condition,
                "topics": contact.topics.map(\.rawValue).sorted().joined(separator: ","), "next_on": contact.nextOn,
                "note_id": note, "account_id": account, "at": moment, "device_at": deviceAt,
            ])
    }

    /// Adds the check of a month, or puts the new answer in the place of the one before.
    package func keep(_ check: RentCheck, account: String?, at moment: Moment) throws(StorageError) {
        try run("DELETE FROM rent_check WHERE follow_up_id = \(check.followUp) AND month = \(check.month)")
        try insert(
            "rent_check",
            [
                "id": check.id, "follow_up_id": check.followUp, "month": check.month, "status": check.status,
                "source": check.source, "checked_on": check.checkedOn, "due_cents": check.dueCents,
                "aid_cents": check.aidCents, "paid_cents": check.paidCents, "paid_on": check.paidOn,
                "account_id": account, "at": moment, "version": check.version,
            ])
    }
}
