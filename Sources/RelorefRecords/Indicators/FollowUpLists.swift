import RelorefDomain
import RelorefStorage

/// The lists of I-22b and I-23: follow-ups by their first day, with the rents that were paid and the contacts made.
extension ProjectFacts {
    /// A month in which the rent came late, in part or not at all makes the follow-up count; without a month of which the
    /// answer is known, it is not known (I-22b).
    func arrearsInLease(in period: Period) -> Query {
        let defaults = RentCheck.Status.allCases.filter(\.isDefault)
        var columns = Self.followUpColumns
        columns.numerator = "CASE WHEN rent.is_default = 1 THEN 1 ELSE 0 END"
        columns.unknown = "CASE WHEN rent.is_known = 1 THEN 0 ELSE 1 END"
        return """
            \(columns.select) \(fromFollowUps(in: period))
            LEFT JOIN (SELECT rent_check.follow_up_id,
                max(CASE WHEN rent_check.status IN \(Query.list(defaults)) THEN 1 ELSE 0 END) AS is_default,
                max(CASE WHEN rent_check.status = 'unknown' THEN 0 ELSE 1 END) AS is_known
              FROM rent_check GROUP BY rent_check.follow_up_id) AS rent ON rent.follow_up_id = fact.id
            """
    }

    /// The contacts are counted from the rows (`ContactsInTime`, I-23).
    func contactsInTime(in period: Period) -> Query {
        var columns = Self.followUpColumns
        columns.numerator = "0"
        columns.denominator = "0"
        return "\(columns.select) \(fromFollowUps(in: period))"
    }

    /// Closed follow-ups; the visits are counted from the rows (`ContactsInTime`, second half of I-23).
    func followUpsCompleted(in period: Period) -> Query {
        var columns = Self.followUpColumns
        columns.numerator = "0"
        return "\(columns.select) \(fromFollowUps(in: period)) WHERE fact.closed_on IS NOT NULL"
    }

    private static var followUpColumns: CaseColumns {
        var columns = CaseColumns.ofFact(id: "fact.id", on: "fact.started_on")
        columns.kind = "fact.kind"
        columns.from = "fact.started_on"
        columns.to = "fact.closed_on"
        columns.landlord = "dwelling.landlord_id"
        columns.referent = "household.referent_id"
        return columns
    }

    /// Follow-ups that began in the period: on the first day of the lease, or on the day on which it slid.
    private func fromFollowUps(in period: Period) -> Query {
        """
        FROM (SELECT followed.* FROM (SELECT \(FollowUp.columns), lease.kind, lease.household_id, lease.site_id,
              lease.dwelling_id
            FROM follow_up JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            WHERE lease.state <> 'cancelled' AND \(seen("lease.site_id"))) AS followed
          WHERE followed.started_on BETWEEN \(period.from) AND \(period.to)) AS fact
        JOIN household ON household.id = fact.household_id JOIN dwelling ON dwelling.id = fact.dwelling_id
        """
    }
}
