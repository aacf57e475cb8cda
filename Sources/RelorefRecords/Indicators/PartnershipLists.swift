import RelorefDomain
import RelorefStorage

/// The lists of I-36: conventions that run on a day, those with a target, those whose committee met.
extension ProjectFacts {
    /// Conventions that run on a day (I-36).
    func conventionsActive(on day: Day) -> Query {
        conventions(on: day, having: "1 = 1", knownOnly: "1")
    }

    /// The same: of how many a target is in force, its own or one of the agreement that it carries out in a unit in which
    /// it has none of its own.
    func conventionsWithTarget(on day: Day) -> Query {
        func isInForce(_ target: Query) -> Query {
            "\(target).valid_from <= \(day) AND (\(target).valid_to IS NULL OR \(target).valid_to >= \(day))"
        }
        return conventions(
            on: day,
            having: """
                (EXISTS (SELECT 1 FROM convention_target AS own WHERE own.convention_id = convention.id
                  AND \(isInForce("own")))
                OR EXISTS (SELECT 1 FROM convention AS wider
                  JOIN convention_target AS common ON common.convention_id = wider.id
                  WHERE wider.id = convention.framework_id AND \(isInForce("common"))
                    AND (wider.to_day IS NULL OR wider.to_day >= \(day))
                    AND (wider.ended_on IS NULL OR wider.ended_on >= \(day))
                    AND NOT EXISTS (SELECT 1 FROM convention_target AS own WHERE own.convention_id = convention.id
                      AND own.unit = common.unit)))
                """)
    }

    /// The same: of how many a steering committee was held within a year.
    func conventionsSteered(on day: Day) -> Query {
        conventions(
            on: day,
            having: """
                EXISTS (SELECT 1 FROM convention_meeting AS meeting WHERE meeting.convention_id = convention.id
                  AND meeting.held_on <= \(day) AND meeting.held_on > \(day.adding(months: -12)))
                """)
    }

    /// Begun, not over, and not suspended; whether one whose term is past goes on is not known, unless it does by itself.
    private func conventions(on day: Day, having condition: Query, knownOnly denominator: Query? = nil) -> Query {
        let isKnown: Query = """
            (convention.tacit = 1 OR convention.to_day IS NULL OR convention.to_day >= \(day))
            """
        var columns = Self.conventionColumns(on: "\(day)")
        columns.kind = "convention.kind"
        columns.numerator = "CASE WHEN \(isKnown) AND \(condition) THEN 1 ELSE 0 END"
        columns.denominator = denominator ?? "CASE WHEN \(isKnown) THEN 1 ELSE 0 END"
        columns.unknown = "CASE WHEN \(isKnown) THEN 0 ELSE 1 END"
        return """
            \(columns.select) FROM convention
            WHERE convention.from_day <= \(day) AND (convention.ended_on IS NULL OR convention.ended_on > \(day))
              AND coalesce((SELECT step.kind FROM convention_step AS step WHERE step.convention_id = convention.id
                AND step.kind IN ('suspension', 'resumption') AND step.on_day <= \(day)
                ORDER BY step.on_day DESC, step.at DESC, step.id DESC LIMIT 1), '') <> 'suspension'
              AND \(seen("convention.site_id"))
            """
    }
}
