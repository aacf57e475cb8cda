package import RelorefDomain
package import RelorefStorage

extension Reach {
    /// The condition that a column of site ids must meet.
    package func condition(on column: StaticString) -> Query {
        let column = Query(unbound: "\(column)")
        return switch self {
        case .everything: "1 = 1"
        case .nothing: "1 = 0"
        case .sites(let sites): "\(column) IN \(Query.list(sites.sorted()))"
        }
    }
}

/// "Which may I see?", as a condition for every list and every find. What it leaves out does not exist for the actor.
package enum Visible {
    /// Households' files, on the table `household`: the site is in reach, a confidential file names the actor, and no
    /// conflict of interest shuts it (security R22, R25, R26).
    package static func files(to actor: Actor) -> Query {
        let own: Query = """
            \(actor.files.condition(on: "household.site_id"))
              AND (household.confidential = 0 OR EXISTS (SELECT 1 FROM household_access AS granted
                WHERE granted.household_id = household.id AND granted.account_id = \(actor.id) AND granted.kind = 'granted'))
            """
        let urgent = actor.urgentFiles.keys.sorted()
        let reached: Query = urgent.isEmpty ? own : "((\(own)) OR household.id IN \(Query.list(urgent)))"
        return """
            (\(reached)
              AND NOT EXISTS (SELECT 1 FROM household_access AS conflict
                WHERE conflict.household_id = household.id AND conflict.account_id = \(actor.id)
                  AND conflict.kind = 'conflict'))
            """
    }

    /// Dwellings, on the table `dwelling`.
    package static func dwellings(to actor: Actor) -> Query { actor.stock.condition(on: "dwelling.site_id") }

    /// Pseudonymous facts that count in figures, on a column of site ids.
    package static func facts(to actor: Actor, on column: StaticString) -> Query { actor.facts.condition(on: column) }

    /// Notes, on the table `note`: one's own, the team's of a file that one may open, the network's.
    package static func notes(to actor: Actor) -> Query {
        "(note.level <> 'private' OR note.author_id = \(actor.id))"
    }
}
