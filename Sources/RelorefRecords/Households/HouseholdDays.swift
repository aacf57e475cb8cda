import RelorefDomain
import RelorefStorage

/// In which order a list of households stands. A household without the day that is asked for comes last either way.
package enum HouseholdOrder: Sendable, Hashable {
    /// The file opened last comes first.
    case opened
    case by(HouseholdDay, latestFirst: Bool)
}

/// A day by which the list of households is sorted, kept in the household's row.
package enum HouseholdDay: String, CaseIterable, Sendable {
    /// Since when it lives where it lives.
    case since
    /// The first of the days that the list shows: the end of its stay, a planned entry, a permit that ends.
    case next

    /// The column; filled in every row, so that an index answers from both ends.
    package var column: String { self == .since ? "lives_since" : "next_on" }

    /// What stands there where there is no such day: later than every other.
    static let none = "9999-12-31"

    /// The day of a household as its records tell it now.
    func kept(of household: Query) -> Query {
        switch self {
        case .since:
            """
            COALESCE((SELECT stay.from_day \(HouseholdDay.now(household))), \(HouseholdDay.none))
            """
        case .next:
            """
            COALESCE((SELECT min(dates.day) FROM (
              SELECT (SELECT stay.term_on \(HouseholdDay.now(household))) AS day
              UNION ALL SELECT (SELECT plan.planned_from FROM accommodation AS plan
                WHERE plan.household_id = \(household) AND plan.state = 'planned'
                  AND NOT EXISTS (SELECT 1 FROM accommodation AS other WHERE other.household_id = \(household)
                    AND other.state = 'active')
                ORDER BY plan.planned_from DESC, plan.id DESC LIMIT 1)
              UNION ALL SELECT max(permit.expires_on) FROM membership JOIN permit ON permit.person_id = membership.person_id
                WHERE membership.household_id = \(household) AND membership.to_day IS NULL
                GROUP BY membership.person_id) AS dates), \(HouseholdDay.none))
            """
        }
    }

    /// The stay in which it lives, as `HomePlace.now` chooses it.
    private static func now(_ household: Query) -> Query {
        """
        FROM accommodation AS stay WHERE stay.household_id = \(household) AND stay.state = 'active'
        ORDER BY CASE WHEN stay.kind IN ('relay', 'centre') THEN 0 ELSE 1 END, stay.from_day DESC, stay.id DESC LIMIT 1
        """
    }

    /// What a household's row keeps of its records: its stage and its days, each with the query that draws it anew.
    static var keptColumns: [(column: Query, drawn: Query)] {
        [("stage", HouseholdStage.kept(of: "household.id"))]
            + allCases.map { (Query(unbound: $0.column), $0.kept(of: "household.id")) }
    }
}
