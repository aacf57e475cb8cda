import RelorefDomain
import RelorefStorage

/// Whether the adults of a household are in work on a day (domain guide, § 3.1).
///
/// Adult: from the year of the eighteenth birthday on; where the year is not known, the reference person, a spouse, a
/// partner and a parent are adults. In work: a contract that counts as employment covers the day. Known: in work, or a
/// contract began before, or a situation is declared. A declared "employed" that no contract explains, none having run
/// on that day or later, is neither yes nor no.
enum WorkOfAdults {
    /// Rows `case_id, person_id, held, known`; `held` is the contract held longest, after the day on which it began.
    ///
    /// - Parameter facts: a query in parentheses, or a table, with `id, household_id, to_day`.
    static func query(of facts: Query) -> Query {
        """
        SELECT grown.case_id, grown.person_id,
          (SELECT min(spell.from_day || spell.contract) FROM employment_spell AS spell
            WHERE spell.person_id = grown.person_id AND spell.from_day <= grown.day
              AND (spell.to_day IS NULL OR spell.to_day >= grown.day)
              AND spell.contract NOT IN \(Query.list(ContractType.allCases.filter { !$0.isEmployment }))) AS held,
          CASE WHEN substr(grown.said, 11) IN \(Query.list([EmploymentStatus.employed, .apprentice]))
            AND NOT EXISTS (SELECT 1 FROM employment_spell AS spell
              WHERE spell.person_id = grown.person_id AND spell.from_day <= grown.day
                AND (spell.to_day IS NULL OR spell.to_day >= substr(grown.said, 1, 10))) THEN 0
          WHEN grown.said IS NOT NULL OR EXISTS (SELECT 1 FROM employment_spell AS spell
            WHERE spell.person_id = grown.person_id AND spell.from_day <= grown.day) THEN 1 ELSE 0 END AS known
        FROM (SELECT adult.case_id, adult.person_id, adult.day,
            (SELECT max(said.from_day || said.status) FROM employment_status AS said
              WHERE said.person_id = adult.person_id AND said.from_day <= adult.day) AS said
          FROM (\(adults(of: facts))) AS adult) AS grown
        """
    }

    /// Rows `case_id, person_id, day`: the adults of each fact's household on its day.
    static func adults(of facts: Query) -> Query {
        """
        SELECT DISTINCT fact.id AS case_id, membership.person_id, fact.to_day AS day
        FROM \(facts) AS fact
        JOIN membership ON membership.household_id = fact.household_id AND membership.from_day <= fact.to_day
          AND (membership.to_day IS NULL OR membership.to_day >= fact.to_day)
        JOIN person ON person.id = membership.person_id
        WHERE CAST(substr(fact.to_day, 1, 4) AS BIGINT) - person.birth_year >= 18
          OR (person.birth_year IS NULL
            AND membership.kinship IN \(Query.list([Kinship.reference, .spouse, .partner, .parent])))
        """
    }
}
