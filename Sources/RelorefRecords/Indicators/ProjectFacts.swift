package import RelorefDomain
import RelorefStorage

/// The facts that figures are made of, as far as somebody's reach goes: nights in relay dwellings, leases, exits.
///
/// A relay stay is an entry of kind relay, or a sliding lease in a relay dwelling until it slides. Each fact counts at
/// the site that was in charge (`accommodation.site_id`). Conditions are on the alias `stay`.
struct ProjectFacts {
    let reach: Reach

    func seen(_ column: StaticString) -> Query { reach.condition(on: column) }

    /// Relay stays with `id, household_id, site_id, dwelling_id, from_day, end_day`: the end is not a night.
    ///
    /// - Parameters:
    ///   - housing: which sliding leases are relay stays as well, until they slide.
    ///   - condition: made from the expression of the stay's end.
    func relayStays(
        of housing: Query = "home.usage = 'relay'", where condition: (_ end: Query) -> Query
    ) -> Query {
        let slidOrLeft: Query = """
            CASE WHEN stay.slid_on IS NOT NULL AND (stay.to_day IS NULL OR stay.slid_on < stay.to_day)
            THEN stay.slid_on ELSE stay.to_day END
            """
        return """
            SELECT stay.id, stay.household_id, stay.site_id, stay.dwelling_id, stay.from_day, stay.to_day AS end_day,
              stay.follows_id
            FROM accommodation AS stay
            WHERE stay.kind = 'relay' AND stay.state IN ('active', 'ended') AND \(seen("stay.site_id"))
              AND \(condition("stay.to_day"))
            UNION ALL
            SELECT stay.id, stay.household_id, stay.site_id, stay.dwelling_id, stay.from_day, \(slidOrLeft),
              stay.follows_id
            FROM accommodation AS stay JOIN dwelling AS home ON home.id = stay.dwelling_id
            WHERE stay.kind = 'slidingLease' AND stay.state IN ('active', 'ended') AND \(housing)
              AND (stay.slid_on IS NULL OR stay.slid_on > stay.from_day) AND \(seen("stay.site_id"))
              AND \(condition(slidOrLeft))
            """
    }

    /// Relay stays with a night in the period.
    func relayStays(in period: Period) -> Query {
        relayStays { end in "stay.from_day <= \(period.to) AND (\(end) IS NULL OR \(end) > \(period.from))" }
    }

    /// Direct leases that the project obtained, signed or slid within the period, with the day (`leased_on`).
    func leases(in period: Period) -> Query {
        leases { day in "\(day) BETWEEN \(period.from) AND \(period.to)" }
    }

    /// - Parameter condition: made from the expression of the lease's day.
    func leases(where condition: (_ day: Query) -> Query) -> Query {
        """
        SELECT lease.id, lease.household_id, lease.site_id, lease.dwelling_id, lease.signed_on AS leased_on
        FROM accommodation AS lease
        WHERE lease.kind = 'directLease' AND lease.state <> 'cancelled' AND lease.through_project = 1
          AND \(condition("lease.signed_on")) AND \(seen("lease.site_id"))
        UNION ALL
        SELECT lease.id, lease.household_id, lease.site_id, lease.dwelling_id, lease.slid_on
        FROM accommodation AS lease
        WHERE lease.kind = 'slidingLease' AND lease.state <> 'cancelled'
          AND \(condition("lease.slid_on")) AND \(seen("lease.site_id"))
        """
    }

    /// Departures from relay dwellings within the period: no transfer by its type, and none by the seven days (§ 3.1).
    /// They are kept (`KeptFacts`), with the dwelling's codes and the work of those who leave.
    ///
    /// A sliding lease that carries a relay stay on is left on the day on which it slides, into a direct lease (S07).
    func exits(in period: Period) -> Query {
        """
        SELECT kept.* FROM exit_fact AS kept
        WHERE kept.to_day BETWEEN \(period.from) AND \(period.to) AND \(seen("kept.site_id"))
        """
    }

    /// The same drawn from the records; the condition is on the alias `stay`.
    func drawnExits(where condition: Query) -> Query {
        """
        SELECT leaving.id, leaving.household_id, leaving.site_id, leaving.dwelling_id, leaving.from_day, leaving.to_day,
          leaving.exit_type, leaving.figure_id, leaving.composition
        FROM (\(departures(where: condition))) AS leaving
        WHERE NOT EXISTS (\(Self.nextRelayStay))
        UNION ALL
        SELECT stay.id, stay.household_id, stay.site_id, stay.dwelling_id, stay.from_day, stay.slid_on,
          'slidingLeaseSlid', household.figure_id, household.composition
        FROM accommodation AS stay JOIN household ON household.id = stay.household_id
          JOIN dwelling AS home ON home.id = stay.dwelling_id
        WHERE stay.kind = 'slidingLease' AND stay.state IN ('active', 'ended')
          AND stay.slid_on > stay.from_day AND \(condition) AND \(Self.carriesOn) AND \(seen("stay.site_id"))
        """
    }

    /// A sliding lease that goes on with a relay stay: in a relay dwelling, or moved into from one by a transfer. After
    /// an exit that was recorded, it is where the household went.
    static let carriesOn: Query = """
        (home.usage = 'relay' OR EXISTS (SELECT 1 FROM accommodation AS before WHERE before.id = stay.follows_id
            AND before.kind = 'relay' AND before.exit_type = 'transferOtherRelay'))
        AND NOT EXISTS (SELECT 1 FROM accommodation AS before WHERE before.id = stay.follows_id
            AND before.kind = 'relay' AND before.exit_type <> 'transferOtherRelay')
        """

    private func departures(where condition: Query) -> Query {
        """
        SELECT stay.id, stay.household_id, stay.site_id, stay.dwelling_id, stay.from_day, stay.to_day,
          coalesce(stay.exit_type, 'unknown') AS exit_type, stay.exit_settles_on, site.association_id,
          household.figure_id, household.composition
        FROM accommodation AS stay JOIN site ON site.id = stay.site_id
          JOIN household ON household.id = stay.household_id LEFT JOIN dwelling AS home ON home.id = stay.dwelling_id
        WHERE \(condition) AND stay.state = 'ended'
          AND (stay.kind = 'relay' OR (stay.kind = 'slidingLease' AND stay.slid_on IS NULL AND \(Self.carriesOn)))
          AND (stay.exit_type IS NULL OR stay.exit_type <> 'transferOtherRelay') AND \(seen("stay.site_id"))
        """
    }

    /// Another relay stay of the same household, in the same association, that begins before the exit has settled.
    ///
    /// The kind is asked in a CASE: with an OR, SQLite leaves the household's index and walks every stay for each exit.
    private static let nextRelayStay: Query = """
        SELECT 1 FROM household AS file
        JOIN accommodation AS next ON next.household_id = file.id JOIN site AS there ON there.id = next.site_id
        LEFT JOIN dwelling AS home ON home.id = next.dwelling_id
        WHERE file.figure_id = leaving.figure_id AND next.id <> leaving.id AND next.state IN ('active', 'ended')
          AND next.from_day BETWEEN leaving.to_day AND leaving.exit_settles_on
          AND there.association_id = leaving.association_id
          AND CASE next.kind WHEN 'relay' THEN 1 WHEN 'slidingLease' THEN
            CASE WHEN home.usage = 'relay' AND (next.slid_on IS NULL OR next.slid_on > next.from_day) THEN 1 ELSE 0 END
            ELSE 0 END = 1
        """
}
