import RelorefDomain
import RelorefStorage

/// The lists of I-30 and I-31: requests for social housing, and claims for the enforceable right to housing. What a dated
/// delay leaves out is sifted afterwards (`DatedSieve`).
extension ProjectFacts {
    /// Requests that were filed by a day and had not ended; those past their term are sifted out (I-30).
    func socialRequests(on day: Day) -> Query {
        var columns = Self.searchColumns("request", on: "\(day)")
        columns.from = """
            coalesce((SELECT max(step.on_day) FROM social_request_step AS step WHERE step.request_id = request.id
              AND step.kind = 'renewal' AND step.on_day <= \(day)), request.filed_on)
            """
        columns.to = "request.ended_on"
        columns.unknown = "CASE WHEN household.closed_on < \(day) THEN 1 ELSE 0 END"
        columns.numerator = "CASE WHEN household.closed_on < \(day) THEN 0 ELSE 1 END"
        return """
            \(columns.select) FROM social_request AS request JOIN household ON household.id = request.household_id
            WHERE request.filed_on <= \(day) AND (request.ended_on IS NULL OR request.ended_on > \(day))
              AND \(seen("household.site_id"))
            """
    }

    /// The days from which a request's year ran, each a row: the year's end is looked up afterwards, and the rows whose
    /// term lies in other months are sifted out (second half of I-30).
    func requestTerms(before day: Day) -> Query {
        var columns = Self.searchColumns("request", on: "\(day)")
        columns.id = "request.id || ':' || anchor.on_day"
        columns.from = "anchor.on_day"
        // The renewal that followed, or else the day until which somebody would have written of one.
        columns.to = "coalesce(anchor.next_day, household.closed_on)"
        columns.until = "request.ended_on"
        columns.numerator = "CASE WHEN anchor.next_day IS NULL THEN 0 ELSE 1 END"
        return """
            \(columns.select) FROM social_request AS request JOIN household ON household.id = request.household_id
            JOIN (SELECT begun.request_id, begun.on_day,
                (SELECT min(later.on_day) FROM social_request_step AS later WHERE later.request_id = begun.request_id
                  AND later.kind = 'renewal' AND later.on_day > begun.on_day) AS next_day
              FROM (SELECT filed.id AS request_id, filed.filed_on AS on_day FROM social_request AS filed
                WHERE filed.filed_on IS NOT NULL
                UNION SELECT step.request_id, step.on_day FROM social_request_step AS step
                WHERE step.kind = 'renewal') AS begun) AS anchor ON anchor.request_id = request.id
            WHERE anchor.on_day <= \(day) AND \(seen("household.site_id"))
            """
    }

    /// Claims to housing by the day on which they were filed (I-31).
    func claimsFiled(in period: Period) -> Query {
        var columns = Self.searchColumns("claim", on: "claim.filed_on")
        columns.from = "claim.filed_on"
        columns.to = "coalesce(claim.housed_on, claim.withdrawn_on)"
        return "\(columns.select) \(fromClaims) AND claim.filed_on BETWEEN \(period.from) AND \(period.to)"
    }

    /// Claims that the commission recognised; and those that it should have decided, of which nothing is written.
    func claimsRecognised(in period: Period) -> Query {
        var columns = Self.searchColumns("claim", on: "coalesce(claim.decided_on, claim.acknowledged_on)")
        columns.from = "claim.acknowledged_on"
        columns.to = "claim.decided_on"
        columns.numerator = "CASE WHEN claim.decided_on IS NULL THEN 0 ELSE 1 END"
        columns.unknown = "CASE WHEN claim.decided_on IS NULL THEN 1 ELSE 0 END"
        return """
            \(columns.select) \(fromClaims)
              AND ((claim.decision = 'recognised' AND claim.decided_on BETWEEN \(period.from) AND \(period.to))
                OR (claim.decided_on IS NULL AND claim.withdrawn_on IS NULL AND claim.housed_on IS NULL
                  AND claim.acknowledged_on <= \(period.to)))
            """
    }

    /// Recognised claims whose household was housed; and those that ran on when the file was closed.
    func claimsRehoused(in period: Period) -> Query {
        var columns = Self.searchColumns("claim", on: "coalesce(claim.housed_on, claim.decided_on)")
        columns.from = "claim.decided_on"
        // Where it is not known: until when somebody would have written of it.
        columns.to = "coalesce(claim.housed_on, household.closed_on)"
        columns.numerator = "CASE WHEN claim.housed_on IS NULL THEN 0 ELSE 1 END"
        columns.unknown = "CASE WHEN claim.housed_on IS NULL THEN 1 ELSE 0 END"
        return """
            \(columns.select) \(fromClaims) AND claim.decision = 'recognised'
              AND (claim.housed_on BETWEEN \(period.from) AND \(period.to)
                OR (claim.housed_on IS NULL AND claim.withdrawn_on IS NULL AND household.closed_on IS NOT NULL
                  AND claim.decided_on <= \(period.to)))
            """
    }

    /// The same that were housed, with the day on which they had been filed.
    func claimDays(in period: Period) -> Query {
        var columns = Self.searchColumns("claim", on: "claim.housed_on")
        columns.from = "claim.filed_on"
        columns.to = "claim.housed_on"
        columns.numerator = "0"
        columns.denominator = "CASE WHEN claim.filed_on IS NULL THEN 0 ELSE 1 END"
        columns.unknown = "CASE WHEN claim.filed_on IS NULL THEN 1 ELSE 0 END"
        return """
            \(columns.select) \(fromClaims) AND claim.decision = 'recognised'
              AND claim.housed_on BETWEEN \(period.from) AND \(period.to)
            """
    }

    private var fromClaims: Query {
        """
        FROM right_claim AS claim JOIN household ON household.id = claim.household_id
        WHERE claim.kind = 'housing' AND \(seen("household.site_id"))
        """
    }

    private static func searchColumns(_ table: StaticString, on day: Query) -> CaseColumns {
        let table = Query(unbound: "\(table)")
        return CaseColumns(
            id: "\(table).id", household: "household.id", site: "household.site_id",
            departement: "\(table).departement", composition: "household.composition", day: day)
    }
}
