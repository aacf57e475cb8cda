import RelorefDomain
import RelorefStorage

/// The lists of I-25, I-26 and I-39: places freed upstream, stays past their term, complete files.
extension ProjectFacts {
    /// Households that leave a centre of the national scheme and are housed by the project within seven days, with the
    /// number of their persons on the day of departure.
    func placesFreed(in period: Period) -> Query {
        var columns = freedColumns
        columns.until = "fact.term_on"
        return "\(columns.select) \(fromFreed(in: period))"
    }

    /// The same households; the days to the end of the authorised term are counted from the rows.
    func centreDaysAvoided(in period: Period) -> Query {
        var columns = freedColumns
        columns.until = "fact.term_on"
        columns.unknown = "CASE WHEN fact.term_on IS NULL THEN 1 ELSE 0 END"
        return "\(columns.select) \(fromFreed(in: period))"
    }

    private var freedColumns: CaseColumns {
        CaseColumns(
            id: "fact.id", household: "fact.household_id", site: "fact.site_id", departement: "centre.departement",
            composition: "household.composition", kind: "centre.kind", day: "fact.to_day", from: "fact.from_day",
            to: "fact.to_day",
            numerator: """
                (SELECT count(DISTINCT membership.person_id) FROM membership
                  WHERE membership.household_id = fact.household_id AND membership.from_day <= fact.to_day
                    AND (membership.to_day IS NULL OR membership.to_day >= fact.to_day))
                """)
    }

    private func fromFreed(in period: Period) -> Query {
        """
        FROM accommodation AS fact JOIN centre ON centre.id = fact.centre_id
        JOIN household ON household.id = fact.household_id
        WHERE fact.kind = 'centre' AND fact.state = 'ended' AND fact.to_day BETWEEN \(period.from) AND \(period.to)
          AND centre.kind IN \(Query.list(CentreKind.allCases.filter(\.isNationalReception)))
          AND \(seen("fact.site_id"))
          AND EXISTS (SELECT 1 FROM household AS file JOIN accommodation AS next ON next.household_id = file.id
            WHERE file.figure_id = household.figure_id AND next.state IN ('active', 'ended')
              AND (next.kind IN ('relay', 'slidingLease') OR (next.kind = 'directLease' AND next.through_project = 1))
              AND next.from_day <= fact.exit_settles_on AND (next.to_day IS NULL OR next.to_day > fact.to_day)
              AND \(seen("next.site_id")))
        """
    }

    /// Households housed on a day beyond their authorised term; those whose term is missing are listed as not known. A
    /// centre's term runs from the end of care: before it, none is due.
    func staysBeyondTerm(on day: Day) -> Query {
        let columns = CaseColumns(
            id: "late.figure_id", household: "fact.household_id", dwelling: "fact.dwelling_id", site: "fact.site_id",
            departement: "coalesce(dwelling.departement, centre.departement)", stock: "dwelling.stock",
            composition: "household.composition", dwellingType: "dwelling.dwelling_type", kind: "fact.kind",
            day: "\(day)", from: "fact.from_day", to: "fact.to_day", until: "fact.term_on",
            numerator: "CASE substr(late.worst, 1, 1) WHEN '0' THEN 1 ELSE 0 END",
            unknown: "CASE substr(late.worst, 1, 1) WHEN '0' THEN 0 ELSE 1 END")
        return """
            \(columns.select)
            FROM (SELECT household.figure_id,
                min(CASE WHEN present.term_on < \(day) THEN '0' ELSE '1' END || present.id) AS worst
              FROM (\(present(on: day))) AS present JOIN household ON household.id = present.household_id
              WHERE present.term_on < \(day)
                OR (present.term_on IS NULL AND (present.kind <> 'centre' OR present.care_end_on <= \(day)))
              GROUP BY household.figure_id) AS late
            JOIN accommodation AS fact ON fact.id = substr(late.worst, 2)
            JOIN household ON household.id = fact.household_id
            LEFT JOIN dwelling ON dwelling.id = fact.dwelling_id LEFT JOIN centre ON centre.id = fact.centre_id
            """
    }

    private func present(on day: Day) -> Query {
        """
        SELECT entry.id, entry.household_id, entry.kind, entry.term_on, entry.care_end_on
        FROM accommodation AS entry
        WHERE entry.kind = 'centre' AND entry.state IN ('active', 'ended') AND entry.from_day <= \(day)
          AND (entry.to_day IS NULL OR entry.to_day > \(day)) AND \(seen("entry.site_id"))
        UNION ALL
        SELECT entry.id, entry.household_id, entry.kind, entry.term_on, entry.care_end_on
        FROM (\(relayStays { end in "stay.from_day <= \(day) AND (\(end) IS NULL OR \(end) > \(day))" })) AS stay
        JOIN accommodation AS entry ON entry.id = stay.id
        """
    }
}
