import RelorefDomain
import RelorefStorage

/// The lists of I-01 and I-02: households and persons whom the project helped.
extension ProjectFacts {
    /// One row per household; it stands where and when the project first served it in the period.
    func householdsHelped(in period: Period) -> Query {
        var columns = CaseColumns.ofFact(id: "helped.figure_id", on: "substr(helped.first_service, 1, 10)")
        columns.kind = Self.serviceKind("helped.first_service")
        columns.from = "fact.from_day"
        columns.to = "fact.to_day"
        return """
            \(columns.select)
            FROM (SELECT household.figure_id, min(service.service) AS first_service
              FROM (\(services(in: period))) AS service JOIN household ON household.id = service.household_id
              GROUP BY household.figure_id) AS helped
            JOIN accommodation AS fact ON fact.id = substr(helped.first_service, 12)
            JOIN household ON household.id = fact.household_id JOIN dwelling ON dwelling.id = fact.dwelling_id
            """
    }

    /// One row per person. In a household that two associations know, a member whom both files hold counts once: the
    /// same sex and year of birth, as many times as the file that has most of them.
    func personsHelped(in period: Period) -> Query {
        var columns = CaseColumns.ofFact(id: "member.person_id", on: "substr(member.first_service, 1, 10)")
        columns.person = "member.person_id"
        columns.kind = Self.serviceKind("member.first_service")
        columns.sex = "person.sex"
        columns.ageClass = Self.ageClass(on: "member.first_service")
        return """
            \(columns.select)
            FROM (SELECT counted.person_id, min(counted.first_service) AS first_service
              FROM (\(countedOnce(in: period))) AS counted GROUP BY counted.person_id) AS member
            JOIN person ON person.id = member.person_id
            JOIN accommodation AS fact ON fact.id = substr(member.first_service, 12)
            JOIN household ON household.id = fact.household_id JOIN dwelling ON dwelling.id = fact.dwelling_id
            """
    }

    /// What was done for a household in the period, with the members' window and one sortable text: day, kind, id.
    private func services(in period: Period) -> Query {
        """
        SELECT served.household_id, served.first_day, \(period.to) AS upto_day, served.before_day,
          served.first_day || '1' || served.id AS service
        FROM (SELECT stay.id, stay.household_id, stay.end_day AS before_day,
            CASE WHEN stay.from_day < \(period.from) THEN \(period.from) ELSE stay.from_day END AS first_day
          FROM (\(relayStays(in: period))) AS stay) AS served
        UNION ALL
        SELECT lease.household_id, lease.leased_on, lease.leased_on, CAST(NULL AS TEXT),
          lease.leased_on || '2' || lease.id
        FROM (\(leases(in: period))) AS lease
        """
    }

    private func members(in period: Period, joining: Query) -> Query {
        """
        SELECT membership.person_id, service.household_id, household.figure_id, min(service.service) AS first_service
        FROM (\(services(in: period))) AS service
        JOIN household ON household.id = service.household_id
        JOIN membership ON membership.household_id = service.household_id
          AND membership.from_day <= service.upto_day
          AND (service.before_day IS NULL OR membership.from_day < service.before_day)
          AND (membership.to_day IS NULL OR membership.to_day >= service.first_day)
        WHERE household.figure_id \(joining) (SELECT linked.figure_id FROM household AS linked
          GROUP BY linked.figure_id HAVING count(*) > 1)
        GROUP BY membership.person_id, service.household_id, household.figure_id
        """
    }

    /// Members of files that stand alone, and those of linked files without the ones that another file already has.
    private func countedOnce(in period: Period) -> Query {
        """
        SELECT alone.person_id, alone.first_service FROM (\(members(in: period, joining: "NOT IN"))) AS alone
        UNION ALL
        SELECT chosen.person_id, chosen.first_service
        FROM (SELECT ranked.person_id, ranked.first_service, row_number() OVER (
            PARTITION BY ranked.figure_id, ranked.sex, ranked.birth_year, ranked.position
            ORDER BY ranked.household_id) AS file
          FROM (SELECT member.person_id, member.household_id, member.figure_id, member.first_service, person.sex,
              coalesce(person.birth_year, 0) AS birth_year, row_number() OVER (
                PARTITION BY member.household_id, person.sex, coalesce(person.birth_year, 0)
                ORDER BY member.person_id) AS position
            FROM (\(members(in: period, joining: "IN"))) AS member
            JOIN person ON person.id = member.person_id) AS ranked) AS chosen
        WHERE chosen.file = 1
        """
    }

    private static func serviceKind(_ service: Query) -> Query {
        "CASE substr(\(service), 11, 1) WHEN '1' THEN 'relay' ELSE 'directLease' END"
    }

    /// The classes that European funders ask for: under 18, 18 to 60, over 60; by the year, since the day is sealed.
    static func ageClass(on day: Query) -> Query {
        let age: Query = "CAST(substr(\(day), 1, 4) AS BIGINT) - person.birth_year"
        return """
            CASE WHEN person.birth_year IS NULL THEN NULL WHEN \(age) < 18 THEN 'minor' WHEN \(age) <= 60 THEN 'adult'
            ELSE 'senior' END
            """
    }
}
