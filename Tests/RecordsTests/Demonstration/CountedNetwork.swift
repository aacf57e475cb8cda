import RelorefDemonstration
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// A database with reference lists and a demonstration in it, and what was told of it.
struct DemonstrationRoom: Sendable {
    let store: any Store
    let vault: Vault
    let told: DemoResult

    init(
        _ engine: Engine, plan: NetworkPlan = .leaflet, seed: UInt64 = 1, size: DemonstrationSize = .s
    ) async throws {
        store = try await engine.store()
        vault = try await World(.sqliteMemory).vault
        try await store.migrate(Migration.all)
        told = try await Demonstration(plan: plan, seed: seed, today: TestDay("2026-11-21"), size: size)
            .write(into: store, vault: vault) { "hash of \($0)" }
    }

    /// A network alone, with keys that several of them share.
    init(_ plan: NetworkPlan, seed: UInt64, vault: Vault) async throws {
        store = try await Engine.sqliteMemory.store()
        self.vault = vault
        try await store.migrate(Migration.all)
        told = try await Demonstration(plan: plan, seed: seed, today: TestDay("2026-11-21"))
            .writeNetwork(into: store, vault: vault) { $0 }
    }

    /// The leaflet's network, drawn once for all tests that only read it.
    static func leaflet() async throws -> DemonstrationRoom { try await shared.value }

    private static let shared = Task { try await DemonstrationRoom(.sqliteMemory) }

    /// One number of one question.
    func count(_ question: Query) async throws -> Int {
        try await store.read { try $0.row(question)?.int("n") ?? -1 }
    }

    /// The figures of 2004–2009 as plain SQL counts them, in the same form as the plan that was asked for.
    func counted() async throws -> NetworkPlan {
        try await store.read { tx in
            func count(_ question: Query) throws -> Int { try tx.row(question)?.int("n") ?? -1 }
            let perennial = try count(
                "SELECT count(DISTINCT dwelling_id) AS n FROM accommodation AS lease WHERE \(Past.lease)")
            let direct: Query = "stay.exit_type IN ('directLeasePublic', 'directLeasePrivate', 'slidingLeaseSlid')"
            return NetworkPlan(
                households: try count(
                    "SELECT count(DISTINCT figure_id) AS n FROM household WHERE \(Past.isHelped)"),
                persons: try count(Past.persons), perennial: perennial,
                relay: try count("SELECT count(*) AS n FROM dwelling WHERE \(Past.opened)"),
                privateStock: try count(
                    """
                    SELECT count(*) AS n FROM dwelling WHERE stock = 'private' AND (\(Past.opened)
                      OR id IN (SELECT dwelling_id FROM accommodation AS lease WHERE \(Past.lease)))
                    """),
                departements: try count("SELECT count(DISTINCT departement) AS n FROM dwelling WHERE \(Past.opened)"),
                places: try count(
                    "SELECT CAST(sum(opening_capacity) AS BIGINT) AS n FROM dwelling WHERE \(Past.opened)"),
                inService: try count(
                    """
                    SELECT count(*) AS n FROM dwelling WHERE \(Past.opened)
                      AND (service_to IS NULL OR service_to > \(Past.end))
                    """),
                stillInRelay: try count(
                    """
                    SELECT count(DISTINCT household_id) AS n FROM accommodation
                    WHERE kind = 'relay' AND from_day <= \(Past.end) AND (to_day IS NULL OR to_day > \(Past.end))
                    """),
                exits: try count("SELECT count(*) AS n FROM accommodation AS stay WHERE \(Past.exit)"),
                directExits: try count(
                    "SELECT count(*) AS n FROM accommodation AS stay WHERE \(Past.exit) AND \(direct)"),
                withoutRelay: try count(
                    """
                    SELECT count(DISTINCT household_id) AS n FROM accommodation AS lease WHERE \(Past.lease)
                      AND household_id NOT IN (SELECT household_id FROM accommodation WHERE kind = 'relay')
                    """),
                employedAtDirectExit: try count(
                    """
                    SELECT count(*) AS n FROM accommodation AS stay
                    WHERE \(Past.exit) AND \(direct) AND \(Past.isEmployed)
                    """),
                employedAtExit: try count(
                    "SELECT count(*) AS n FROM accommodation AS stay WHERE \(Past.exit) AND \(Past.isEmployed)"))
        }
    }
}

/// Conditions on the years 2004–2009, written from the domain guide and not from the indicators.
enum Past {
    static let start = "2004-01-01"
    static let end = "2009-12-31"

    static let opened: Query = "usage = 'relay' AND service_from BETWEEN \(start) AND \(end)"

    static let lease: Query =
        """
        lease.through_project = 1 AND ((lease.kind = 'directLease' AND lease.signed_on BETWEEN \(start) AND \(end))
          OR (lease.kind = 'slidingLease' AND lease.slid_on BETWEEN \(start) AND \(end)))
        """

    static let relayDay: Query =
        """
        relay.kind = 'relay' AND relay.from_day <= \(end) AND (relay.to_day IS NULL OR relay.to_day > \(start))
        """

    static let isHelped: Query =
        """
        (id IN (SELECT household_id FROM accommodation AS lease WHERE \(lease))
          OR id IN (SELECT household_id FROM accommodation AS relay WHERE \(relayDay)))
        """

    /// Members on a night of the relay stay within the years, or on the day of the lease.
    static let persons: Query =
        """
        SELECT count(DISTINCT member.person_id) AS n FROM membership AS member
        WHERE EXISTS (SELECT 1 FROM accommodation AS relay
            WHERE relay.household_id = member.household_id AND \(relayDay)
            AND member.from_day <= \(end) AND (relay.to_day IS NULL OR member.from_day < relay.to_day)
            AND (member.to_day IS NULL OR member.to_day >= relay.from_day))
          OR EXISTS (SELECT 1 FROM accommodation AS lease WHERE lease.household_id = member.household_id AND \(lease)
            AND member.from_day <= lease.signed_on AND (member.to_day IS NULL OR member.to_day >= lease.signed_on))
        """

    /// An exit of the years that no other relay stay follows within a week.
    static let exit: Query =
        """
        stay.kind = 'relay' AND stay.state = 'ended' AND stay.to_day BETWEEN \(start) AND \(end)
          AND stay.exit_type <> 'transferOtherRelay'
          AND NOT EXISTS (SELECT 1 FROM accommodation AS next WHERE next.household_id = stay.household_id
            AND next.kind = 'relay' AND next.id <> stay.id
            AND next.from_day BETWEEN stay.to_day AND stay.exit_settles_on)
        """

    private static let adult: Query =
        """
        member.household_id = stay.household_id AND member.from_day <= stay.to_day
          AND (member.to_day IS NULL OR member.to_day >= stay.to_day)
          AND CAST(substr(stay.to_day, 1, 4) AS INTEGER) - person.birth_year >= 18
        """

    static let isEmployed: Query =
        """
        EXISTS (SELECT 1 FROM membership AS member JOIN person ON person.id = member.person_id
          JOIN employment_spell AS spell ON spell.person_id = person.id
          WHERE \(adult) AND spell.contract <> 'civicService' AND spell.from_day <= stay.to_day
            AND (spell.to_day IS NULL OR spell.to_day >= stay.to_day))
        """

    /// An adult of whom nothing is recorded up to the exit.
    static let hasUnknownAdult: Query =
        """
        EXISTS (SELECT 1 FROM membership AS member JOIN person ON person.id = member.person_id WHERE \(adult)
          AND NOT EXISTS (SELECT 1 FROM employment_spell AS spell
            WHERE spell.person_id = person.id AND spell.from_day <= stay.to_day)
          AND NOT EXISTS (SELECT 1 FROM employment_status AS status
            WHERE status.person_id = person.id AND status.from_day <= stay.to_day))
        """
}
