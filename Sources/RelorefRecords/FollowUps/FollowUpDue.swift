import RelorefDomain
import RelorefStorage

extension Transaction {
    /// The follow-ups that go on in the open files of a scope, with what was done in them.
    func currentFollowUps(_ scope: DueScope, _ actor: Actor) throws -> [CurrentFollowUp] {
        let found = try rows(
            """
            SELECT \(FollowUp.columns), lease.household_id, lease.site_id, dwelling.departement
            FROM household JOIN accommodation AS lease ON lease.household_id = household.id
            JOIN follow_up ON follow_up.accommodation_id = lease.id
            LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id
            WHERE follow_up.closed_on IS NULL AND lease.state <> 'cancelled' AND \(scope.files(actor))
            """)
        let ids = try found.map { try $0.text("id") }.sorted()
        guard !ids.isEmpty else { return [] }
        let contacts = try rows(
            "SELECT * FROM follow_up_contact WHERE withdrawn_at IS NULL AND follow_up_id IN \(Query.list(ids))"
        ).map { try FollowUpContact($0) }
        let checks = try rows("SELECT * FROM rent_check WHERE follow_up_id IN \(Query.list(ids))")
            .map { try RentCheck($0) }
        let links = try rows("SELECT * FROM landlord_link WHERE revoked = 0 AND follow_up_id IN \(Query.list(ids))")
            .map { try LandlordLink($0) }
        let plans = try arrearsPlans(of: ids, broken: false)
        let (held, checked, asked) = (
            Dictionary(grouping: contacts, by: \.followUp), Dictionary(grouping: checks, by: \.followUp),
            Dictionary(grouping: links, by: \.followUp)
        )
        return try found.map { row in
            let followUp = try FollowUp(row)
            return CurrentFollowUp(
                followUp, household: try row.text("household_id"), site: try row.text("site_id"),
                departement: try row.optionalText("departement"), contacts: held[followUp.id] ?? [],
                checks: (checked[followUp.id] ?? []).sorted { $0.month < $1.month },
                links: asked[followUp.id] ?? [], plan: plans.first { $0.followUp == followUp.id && $0.isRunning },
                kept: plans.filter { $0.followUp == followUp.id && $0.outcome == .kept })
        }
    }
}
