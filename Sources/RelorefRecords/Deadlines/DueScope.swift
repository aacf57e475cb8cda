package import RelorefDomain
import RelorefStorage

/// Whose things to do: one's own households, a site's, a département's, or all that one may see.
package enum DueScope: Sendable, Hashable {
    /// The households that one is the referent of, what colleagues handed over, and the work of those who are away.
    case mine
    /// The households of a colleague, and what was handed over to them.
    case colleague(String)
    /// The same of several, and the dwellings of one's sites with it or not.
    case people([String], withStock: Bool)
    case site(String)
    case departement(String)
    case all
    /// One household or one dwelling, when a single item is looked up.
    case household(String), dwelling(String)
    /// One partner or one site, for the same.
    case partner(String), ownSite(String)

    /// Beyond so many open files, Today opens on one site.
    static let atOnce = 3_000

    /// Open files of the scope, on the table `household`: driven by the index of the referent or of the site, so that
    /// the rest of the network is never walked through.
    func files(_ actor: Actor) -> Query {
        let scope: Query =
            switch self {
            case .mine: "household.id IN \(Self.followed(by: [actor.id]))"
            case .colleague(let id): "household.id IN \(Self.followed(by: [id]))"
            case .people(let ids, _): "household.id IN \(Self.followed(by: ids))"
            case .site(let site): "household.site_id = \(site)"
            case .departement(let code): "household.site_id IN (SELECT id FROM site WHERE departement = \(code))"
            case .all: actor.files.condition(on: "household.site_id")
            case .household(let id): "household.id = \(id)"
            case .dwelling, .partner, .ownSite: "1 = 0"
            }
        return """
            \(scope) AND household.closed_on IS NULL AND household.merged_into IS NULL AND \(Visible.files(to: actor))
            """
    }

    /// The households that some colleagues follow, and those of which something was given to them.
    static func followed(by people: [String]) -> Query {
        """
        (SELECT own.id FROM household AS own
            WHERE own.referent_id IN \(Query.list(people)) AND own.closed_on IS NULL
          UNION SELECT given.household_id FROM task_mark AS given
            WHERE given.owner_id IN \(Query.list(people)) AND given.household_id IS NOT NULL)
        """
    }

    /// Dwellings of the scope, on the table `dwelling`; one's own list shows those of one's sites.
    func stock(_ actor: Actor) -> Query {
        let scope: Query =
            switch self {
            case .mine, .people(_, withStock: true), .all: "1 = 1"
            case .colleague, .people: "1 = 0"
            case .site(let site): "dwelling.site_id = \(site)"
            case .departement(let code): "dwelling.departement = \(code)"
            case .household, .partner, .ownSite: "1 = 0"
            case .dwelling(let id): "dwelling.id = \(id)"
            }
        return "\(scope) AND \(Visible.dwellings(to: actor))"
    }
}

/// A site that a colleague may look at the work of.
package struct DueSite: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let departement: String
}

extension Transaction {
    /// The sites whose work the actor may look at.
    package func dueSites(_ actor: Actor) throws -> [DueSite] {
        let reach = actor.files == .nothing ? actor.stock : actor.files
        return try rows(
            "SELECT id, name, departement FROM site WHERE \(reach.condition(on: "site.id")) ORDER BY name, id"
        ).map { DueSite(id: try $0.text("id"), name: try $0.text("name"), departement: try $0.text("departement")) }
    }

    /// How many open files the actor reaches, counted up to a bound: beyond it Today opens on one site at a time.
    package func openFileCount(_ actor: Actor, upTo bound: Int) throws -> Int {
        try row(
            """
            SELECT count(*) AS n FROM (SELECT 1 AS one FROM household
              WHERE \(actor.files.condition(on: "household.site_id")) AND household.closed_on IS NULL
              LIMIT \(bound)) AS bounded
            """)?.int("n") ?? 0
    }

    /// Whose work Today opens on: one's own households, otherwise everything in reach, or one site where that is too much.
    package func usualScope(of actor: Actor, on day: Day) throws -> DueScope {
        if try isReferent(actor) || standsIn(actor, on: day) { return .mine }
        let sites = try dueSites(actor)
        let fits = try sites.count == 1 ? false : openFileCount(actor, upTo: DueScope.atOnce) < DueScope.atOnce
        return fits ? .all : sites.first.map { .site($0.id) } ?? .mine
    }

    /// Whether the actor is somebody's referent.
    package func isReferent(_ actor: Actor) throws -> Bool {
        try row("SELECT 1 AS one FROM household WHERE referent_id = \(actor.id) AND closed_on IS NULL LIMIT 1") != nil
    }
}
