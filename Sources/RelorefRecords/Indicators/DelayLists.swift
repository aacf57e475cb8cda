import RelorefDomain
import RelorefStorage

/// The lists of I-13 and I-16: how long households stay, and how long a home takes. The days are counted from the rows.
extension ProjectFacts {
    /// Exits; the days of the chain of stays are added afterwards (`StayChains`).
    func stayLengths(in period: Period) -> Query { exitList(in: period, numerator: "0") }

    /// Project leases, from the household's first protection decision.
    func delaysFromProtection(in period: Period) -> Query {
        delays(
            in: period,
            from: """
                (SELECT min(protection.decided_on) FROM membership
                  JOIN protection ON protection.person_id = membership.person_id
                  WHERE membership.household_id = lease.household_id AND membership.from_day <= lease.leased_on
                    AND (membership.to_day IS NULL OR membership.to_day >= lease.leased_on)
                    AND protection.decided_on <= lease.leased_on)
                """)
    }

    /// Project leases of households that were in a relay dwelling before, from the first entry.
    func delaysFromRelay(in period: Period) -> Query {
        """
        SELECT delayed.* FROM (\(delays(in: period, from: """
            (SELECT min(stay.from_day)
              FROM (\(relayStays { _ in "stay.from_day <= \(period.to)" })) AS stay
              JOIN household AS file ON file.id = stay.household_id
              WHERE file.figure_id = household.figure_id AND stay.from_day <= lease.leased_on)
            """))) AS delayed
        WHERE delayed.from_day IS NOT NULL
        """
    }

    /// To the day on which the lease begins, or was signed or slid if that came later.
    private func delays(in period: Period, from start: Query) -> Query {
        var columns = CaseColumns.ofFact(id: "fact.id", on: "fact.leased_on")
        columns.composition = "fact.composition"
        columns.kind = "fact.kind"
        columns.from = "fact.start"
        columns.to = "fact.begins_on"
        columns.numerator = "0"
        columns.denominator = "CASE WHEN fact.start IS NULL THEN 0 ELSE 1 END"
        columns.unknown = "CASE WHEN fact.start IS NULL THEN 1 ELSE 0 END"
        return """
            \(columns.select)
            FROM (SELECT lease.id, lease.household_id, lease.site_id, lease.dwelling_id, lease.leased_on,
                household.composition, entry.kind, \(start) AS start,
                CASE WHEN entry.kind = 'directLease' AND entry.from_day > lease.leased_on THEN entry.from_day
                  ELSE lease.leased_on END AS begins_on
              FROM (\(leases(in: period))) AS lease JOIN household ON household.id = lease.household_id
              JOIN accommodation AS entry ON entry.id = lease.id) AS fact
            JOIN dwelling ON dwelling.id = fact.dwelling_id
            """
    }
}
