import RelorefDomain
import RelorefStorage

/// What Today looks at of the search for a home, in the open files of a scope.
extension Transaction {
    /// The requests that were filed and have not ended, with the lease that a household signed since.
    ///
    /// Numbers stay sealed: no deadline needs one.
    func currentRequests(_ scope: DueScope, _ actor: Actor) throws -> [CurrentRequest] {
        let signed: Query = "CASE lease.kind WHEN 'slidingLease' THEN lease.slid_on ELSE lease.signed_on END"
        let found = try rows(
            """
            SELECT request.id, request.household_id, request.departement, request.filed_on, request.attested_on,
              household.site_id,
              (SELECT max(\(signed)) FROM accommodation AS lease WHERE lease.household_id = household.id
                AND lease.kind IN ('directLease', 'slidingLease') AND lease.state = 'active'
                AND \(signed) >= request.filed_on) AS lease_signed_on
            FROM household JOIN social_request AS request ON request.household_id = household.id
            WHERE request.ended_on IS NULL AND request.filed_on IS NOT NULL AND \(scope.files(actor))
            """)
        let ids = try found.map { try $0.text("id") }.sorted()
        guard !ids.isEmpty else { return [] }
        var renewals: [String: [Day]] = [:]
        for step in try rows(
            """
            SELECT request_id, on_day FROM social_request_step
            WHERE kind = 'renewal' AND request_id IN \(Query.list(ids))
            """)
        {
            renewals[try step.text("request_id"), default: []].append(try step.day("on_day"))
        }
        return try found.map { row in
            let id = try row.text("id")
            return CurrentRequest(
                SocialHousingRequest(
                    id: id, household: try row.text("household_id"), departement: try row.text("departement"),
                    filedOn: try row.optionalDay("filed_on"), attestedOn: try row.optionalDay("attested_on"),
                    renewals: renewals[id] ?? []),
                site: try row.text("site_id"), leaseSignedOn: try row.optionalDay("lease_signed_on"))
        }
    }

    /// The claims of which something is still to come.
    func currentClaims(_ scope: DueScope, _ actor: Actor) throws -> [CurrentClaim] {
        try rows(
            """
            SELECT claim.*, household.site_id FROM household JOIN right_claim AS claim ON claim.household_id = household.id
            WHERE claim.acknowledged_on IS NOT NULL AND claim.housed_on IS NULL AND claim.withdrawn_on IS NULL
              AND \(scope.files(actor))
            """
        ).map { CurrentClaim(try EnforceableRightClaim($0), site: try $0.text("site_id")) }
    }
}
