import RelorefDomain
import RelorefStorage

/// What nobody wrote down yet, in the open files of a scope.
extension Transaction {
    func missingFacts(
        _ scope: DueScope, on today: Day, _ terms: DueTerms, _ actor: Actor
    ) throws -> [MissingFact] {
        try unknownExits(scope, since: today.adding(months: -terms[.missingExitMonths]), actor)
            + unknownWork(scope, since: today.adding(months: -terms[.missingWorkMonths]), actor)
            + unknownBirths(scope, actor)
    }

    private func unknownExits(_ scope: DueScope, since: Day, _ actor: Actor) throws -> [MissingFact] {
        try missing(
            .exitType,
            """
            SELECT stay.id AS subject, household.id AS household_id, stay.site_id, stay.to_day AS since
            FROM household JOIN accommodation AS stay ON stay.household_id = household.id
            WHERE stay.state = 'ended' AND stay.kind = 'relay' AND stay.exit_type = 'unknown' AND stay.to_day >= \(since)
              AND \(scope.files(actor))
            """)
    }

    /// Nobody in work is known at the exit, and of one adult nothing is known (indicator I-11b).
    private func unknownWork(_ scope: DueScope, since: Day, _ actor: Actor) throws -> [MissingFact] {
        let spell: Query = """
            SELECT 1 FROM employment_spell AS spell WHERE spell.person_id = person.id AND spell.from_day <= stay.to_day
              AND (spell.to_day IS NULL OR spell.to_day >= stay.to_day)
            """
        let adult: Query = """
            SELECT 1 FROM membership JOIN person ON person.id = membership.person_id
            WHERE membership.household_id = household.id AND membership.from_day <= stay.to_day
              AND (membership.to_day IS NULL OR membership.to_day >= stay.to_day)
              AND (CAST(substr(stay.to_day, 1, 4) AS INTEGER) - person.birth_year >= 18
                OR (person.birth_year IS NULL AND membership.kinship IN \(Self.adults)))
            """
        return try missing(
            .employment,
            """
            SELECT stay.id AS subject, household.id AS household_id, stay.site_id, stay.to_day AS since
            FROM household JOIN accommodation AS stay ON stay.household_id = household.id
            WHERE stay.state = 'ended' AND stay.kind = 'relay' AND stay.to_day >= \(since)
              AND stay.exit_type NOT IN ('transferOtherRelay', 'death')
              AND NOT EXISTS (\(adult) AND EXISTS (\(spell)))
              AND EXISTS (\(adult) AND NOT EXISTS (\(spell)) AND NOT EXISTS (SELECT 1 FROM employment_status AS told
                WHERE told.person_id = person.id AND told.from_day <= stay.to_day))
              AND \(scope.files(actor))
            """)
    }

    private func unknownBirths(_ scope: DueScope, _ actor: Actor) throws -> [MissingFact] {
        try missing(
            .birth,
            """
            SELECT person.id AS subject, household.id AS household_id, household.site_id, membership.from_day AS since
            FROM household JOIN membership ON membership.household_id = household.id AND membership.to_day IS NULL
            JOIN person ON person.id = membership.person_id
            WHERE person.birth_year IS NULL AND membership.kinship IN \(Self.adults) AND \(scope.files(actor))
            """)
    }

    /// Members of whom nothing says that they are children.
    private static var adults: Query {
        Query.list(["reference", "spouse", "partner", "parent", "sibling", "otherRelative", "unrelated"])
    }

    private func missing(_ kind: MissingFact.Kind, _ query: Query) throws -> [MissingFact] {
        try rows(query).map { row in
            MissingFact(
                kind, subject: try row.text("subject"), household: try row.text("household_id"),
                site: try row.text("site_id"), since: try row.day("since"))
        }
    }
}
