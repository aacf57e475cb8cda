import RelorefDomain
import RelorefStorage

/// The list of I-39: files open on a day, each with the answers that the figures need and that it has, out of five.
extension ProjectFacts {
    func completeness(on day: Day) -> Query {
        var columns = CaseColumns(
            id: "household.id", household: "household.id", site: "household.site_id", departement: "site.departement",
            composition: "household.composition", day: "\(day)", from: "household.opened_on", to: "household.closed_on")
        columns.numerator = [
            hasMembers(on: day), knowsBirths(on: day), knowsProtection(on: day), knowsWork, knowsStays,
        ]
        .map { "CASE WHEN \($0) THEN 1 ELSE 0 END" }.joined(" + ")
        columns.denominator = "5"
        return """
            \(columns.select)
            FROM household JOIN site ON site.id = household.site_id
            LEFT JOIN (SELECT adult.case_id, min(CASE WHEN adult.held IS NULL THEN adult.known ELSE 1 END) AS known
              FROM (\(WorkOfAdults.query(of: "(\(openFiles(on: day)))"))) AS adult GROUP BY adult.case_id) AS work
              ON work.case_id = household.id
            LEFT JOIN (\(gaps(on: day))) AS gap ON gap.household_id = household.id
            WHERE household.merged_into IS NULL AND household.opened_on <= \(day)
              AND (household.closed_on IS NULL OR household.closed_on > \(day)) AND \(seen("household.site_id"))
            """
    }

    private func openFiles(on day: Day) -> Query {
        """
        SELECT household.id, household.id AS household_id, \(day) AS to_day FROM household
        WHERE household.merged_into IS NULL AND household.opened_on <= \(day)
          AND (household.closed_on IS NULL OR household.closed_on > \(day)) AND \(seen("household.site_id"))
        """
    }

    private func hasMembers(on day: Day) -> Query {
        "EXISTS (SELECT 1 FROM membership WHERE \(member(on: day)))"
    }

    private func knowsBirths(on day: Day) -> Query {
        """
        \(hasMembers(on: day)) AND NOT EXISTS (SELECT 1 FROM membership JOIN person ON person.id = membership.person_id
          WHERE person.birth_year IS NULL AND \(member(on: day)))
        """
    }

    private func knowsProtection(on day: Day) -> Query {
        """
        EXISTS (SELECT 1 FROM membership JOIN protection ON protection.person_id = membership.person_id
          WHERE protection.decided_on <= \(day) AND \(member(on: day)))
        """
    }

    private var knowsWork: Query { "work.known = 1" }
    private var knowsStays: Query { "gap.household_id IS NULL" }

    private func member(on day: Day) -> Query {
        """
        membership.household_id = household.id AND membership.from_day <= \(day)
        AND (membership.to_day IS NULL OR membership.to_day >= \(day))
        """
    }

    /// Households with a relay stay whose term is missing while it runs, or one that ended nobody knows where to.
    private func gaps(on day: Day) -> Query {
        """
        SELECT DISTINCT entry.household_id FROM accommodation AS entry
        WHERE entry.kind = 'relay' AND ((entry.state IN ('active', 'ended') AND entry.from_day <= \(day)
            AND (entry.to_day IS NULL OR entry.to_day > \(day)) AND entry.term_on IS NULL)
          OR (entry.state = 'ended' AND entry.exit_type = 'unknown' AND entry.to_day <= \(day)))
        """
    }
}
