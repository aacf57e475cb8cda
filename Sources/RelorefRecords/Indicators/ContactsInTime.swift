import RelorefDomain
import RelorefStorage

/// Contacts of follow-ups that were planned up to the end of a period, and those of them that were made in time (I-23), and
/// whether one that was closed had every visit that it planned.
///
/// A follow-up plans its contacts by the rhythm that held on its first day, where the dwelling is. What was withdrawn
/// counts for nothing.
struct ContactsInTime {
    private var counts: [String: (done: Int, planned: Int)] = [:]
    /// Closed follow-ups of which every planned visit was made.
    private var completed: Set<String> = []

    init(_ tx: any Transaction, of followUps: [FigureCase], in period: Period) throws {
        let known = try tx.lastWrittenDay()
        let terms = try tx.datedTerms()
        let contacts = try Self.contacts(tx, of: followUps.map(\.id))
        let found = try tx.rows(
            """
            SELECT \(FollowUp.columns), dwelling.departement FROM follow_up
            JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            JOIN dwelling ON dwelling.id = lease.dwelling_id
            WHERE \(FollowUp.startedOn) IS NOT NULL
              AND \(Self.only("follow_up.id", followUps.map(\.id)))
            """)
        for row in found {
            let followUp = try FollowUp(row)
            let rhythm = terms.terms(on: followUp.start, in: try row.text("departement"))
            let last = min(period.to, followUp.closing?.day ?? period.to)
            let made = contacts[followUp.id] ?? []
            let schedule = followUp.schedule(made, rhythm)
            counts[followUp.id] = schedule.completeness(upTo: last, known: known)
            guard let closing = followUp.closing?.day else { continue }
            let (done, planned) = schedule.visits(among: made, closedOn: closing)
            if done == planned { completed.insert(followUp.id) }
        }
    }

    func hasEveryVisit(_ followUp: String) -> Bool { completed.contains(followUp) }

    func weight(of followUp: String) -> (done: Int, planned: Int) { counts[followUp] ?? (0, 0) }

    private static func contacts(_ tx: any Transaction, of ids: [String]) throws -> [String: [FollowUpContact]] {
        var contacts: [String: [FollowUpContact]] = [:]
        try tx.forEach(
            "SELECT * FROM follow_up_contact WHERE withdrawn_at IS NULL AND \(only("follow_up_id", ids))"
        ) { row in
            let contact = try FollowUpContact(row)
            contacts[contact.followUp, default: []].append(contact)
        }
        return contacts
    }

    /// A page has few follow-ups; a whole figure reads every one once.
    private static func only(_ column: Query, _ ids: [String]) -> Query {
        ids.count > 500 ? "1 = 1" : "\(column) IN \(Query.list(ids))"
    }
}
