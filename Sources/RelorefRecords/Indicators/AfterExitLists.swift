import RelorefDomain
import RelorefStorage

/// The lists of I-19, I-29 and I-32: what became of the households that left, and how far away they live now.
extension ProjectFacts {
    /// Exits in work to a direct lease of which so many days had passed by the end of the period (I-19a); whether it still
    /// works is looked up afterwards (`LifeAfterExit`).
    func stillInWork(days: Int, in period: Period) -> Query {
        let columns = Self.notYetKnown
        return """
            \(columns.select) FROM (\(exits(in: period))) AS fact
            WHERE fact.exit_type IN \(Query.list(Self.directLeases)) AND fact.employed = 1
              AND fact.to_day <= \(period.to.adding(days: -days))
            """
    }

    /// The same of all exits to a direct lease (I-19b).
    func stillInHome(days: Int, in period: Period) -> Query {
        let columns = Self.notYetKnown
        return """
            \(columns.select) FROM (\(exits(in: period))) AS fact
            WHERE fact.exit_type IN \(Query.list(Self.directLeases))
              AND fact.to_day <= \(period.to.adding(days: -days))
            """
    }

    /// The adults of the households that leave (I-29); their levels are compared afterwards (`FrenchProgress`).
    func frenchAtExit(in period: Period) -> Query {
        var columns = Self.notYetKnown
        columns.id = "fact.id || ':' || adult.person_id"
        columns.person = "adult.person_id"
        columns.sex = "person.sex"
        columns.ageClass = Self.ageClass(on: "fact.to_day")
        return """
            \(columns.select) FROM (\(WorkOfAdults.adults(of: "(\(exits(in: period)))"))) AS adult
            JOIN (\(exits(in: period))) AS fact ON fact.id = adult.case_id
            JOIN person ON person.id = adult.person_id
            """
    }

    /// Neither yes nor no until the programme has looked.
    private static var notYetKnown: CaseColumns {
        var columns = columns(numerator: "0", unknown: "1")
        columns.denominator = "0"
        return columns
    }

    /// One row for each household that moved into a direct lease in another département, or of which that is not known
    /// (I-32); who stayed in its département is not listed.
    ///
    /// - Parameter work: only those in work on the day of exit.
    func movedAway(in period: Period, work: Bool = false) -> Query {
        let isKnown: Query =
            work
            ? "CASE WHEN fact.destination IS NULL OR fact.employed = 0 THEN 0 ELSE 1 END"
            : "CASE WHEN fact.destination IS NULL THEN 0 ELSE 1 END"
        let isListed: Query = work ? "(fact.employed = 1 OR fact.known = 0)" : "1 = 1"
        var columns = Self.columns(numerator: isKnown, unknown: "1 - \(isKnown)")
        columns.id = "fact.figure_id"
        columns.kind = "fact.destination"
        return """
            \(columns.select) FROM (SELECT fact.*, row_number() OVER (PARTITION BY fact.figure_id
                ORDER BY \(isKnown) DESC, fact.to_day, fact.id) AS place
              FROM (SELECT moved.*, dwelling.departement AS destination FROM (\(movesOut(in: period))) AS moved
                LEFT JOIN accommodation AS lease ON lease.id = moved.lease_id
                LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id) AS fact
              WHERE (fact.destination IS NULL OR fact.destination <> fact.departement)
                AND \(isListed)) AS fact
            WHERE fact.place = 1
            """
    }

    /// Exits to a direct lease with the lease that each leads to (`lease_id`); NULL where none was recorded.
    ///
    /// A sliding lease leads to itself. After another stay it is the lease that was recorded as following it, or the last
    /// that began by the day on which the exit has settled (§ 3.1) and had not ended on the day of exit.
    func movesOut(in period: Period) -> Query {
        """
        SELECT fact.*, CASE WHEN home.slid_on IS NOT NULL THEN fact.id ELSE (
            SELECT substr(max(CASE WHEN lease.follows_id = fact.id THEN '1' ELSE '0' END || lease.from_day || lease.id), 12)
            FROM accommodation AS lease WHERE lease.household_id = fact.household_id AND lease.id <> fact.id
              AND \(Self.isReached) = 1) END AS lease_id
        FROM (\(exits(in: period))) AS fact JOIN accommodation AS home ON home.id = fact.id
        WHERE fact.exit_type IN \(Query.list(Self.directLeases))
        """
    }

    /// In a CASE, so that SQLite goes by the household (see `nextRelayStay`).
    private static let isReached: Query = """
        CASE WHEN lease.kind NOT IN ('directLease', 'slidingLease') OR lease.state NOT IN ('active', 'ended') THEN 0
        WHEN lease.follows_id = fact.id THEN 1
        WHEN lease.from_day <= home.exit_settles_on AND (lease.to_day IS NULL OR lease.to_day > fact.to_day) THEN 1
        ELSE 0 END
        """
}
