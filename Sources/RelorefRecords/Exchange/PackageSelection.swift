import RelorefDomain
import RelorefStorage

extension PackageTable {
    /// The rows of the table as the package writes them: references by external id, sealed columns still sealed.
    func selection(for actor: Actor) -> Query {
        let table = Query(unbound: stored)
        var columns: [Query] = [
            "\(table).id AS record_id", "coalesce(\(table).external_id, \(table).id) AS external_id",
        ]
        var joins: [Query] = []
        for field in fields.dropFirst() where field.isColumn {
            let name = Query(unbound: field.name)
            guard case .reference(let target) = field.kind, let other = PackageTable.named(target) else {
                columns.append("\(table).\(name)")
                continue
            }
            columns.append("coalesce(ref_\(name).external_id, ref_\(name).id) AS \(name)")
            let joined = Query(unbound: other.stored)
            joins.append("LEFT JOIN \(joined) AS ref_\(name) ON ref_\(name).id = \(table).\(name)")
        }
        if let more = further(for: actor) {
            columns.append(more.columns)
            joins.append(more.joins)
        }
        return "SELECT \(columns.joined(", ")) FROM \(table) \(joins.joined(" "))"
    }

    /// What is sealed, derived, or found in a neighbouring table.
    private func further(for actor: Actor) -> (columns: Query, joins: Query)? {
        switch name {
        case "households":
            (
                """
                household.code, CASE WHEN household.figure_id = household.id THEN '' ELSE coalesce((
                  SELECT coalesce(other.external_id, other.id) FROM household AS other
                  WHERE other.id = household.figure_id AND \(actor.files.condition(on: "other.site_id"))),
                  household.figure_id) END AS figure_id
                """, ""
            )
        case "persons":
            (
                """
                person.key_id, person.birth_year, person.sealed AS profile, identity.id AS identity_id,
                identity.sealed, identity.from_day AS identity_from, identity.source AS identity_source,
                coalesce((SELECT coalesce(household.external_id, household.id) FROM household
                    WHERE household.id = person.key_id AND \(Exported.households(to: actor))),
                  (SELECT min(coalesce(household.external_id, household.id)) FROM household
                    JOIN membership ON membership.household_id = household.id
                    WHERE membership.person_id = person.id AND \(Exported.households(to: actor)))) AS household_id
                """, "LEFT JOIN identity ON identity.person_id = person.id AND identity.is_current = 1"
            )
        case "identities": ("identity.sealed, ref_person_id.key_id", "")
        case "expected_members": ("expected_member.sealed, expected_member.household_id AS key_id", "")
        case "notes": ("note.sealed, note.household_id AS key_id", "")
        case "dwellings": ("dwelling.sealed_address AS sealed, dwelling.site_id AS key_id", "")
        case "housing_offers": ("housing_offer.sealed_address AS sealed, housing_offer.site_id AS key_id", "")
        default: nil
        }
    }

    /// The order that makes two exports of the same records the same file.
    var order: Query {
        let table = Query(unbound: stored)
        return "ORDER BY coalesce(\(table).external_id, \(table).id), \(table).id"
    }

    /// The row that bears an external id, or that has none and is found by its own.
    func isNamed(_ externalID: String) -> Query {
        let table = Query(unbound: stored)
        return """
            (\(table).external_id = \(externalID) OR (\(table).id = \(externalID) AND \(table).external_id IS NULL))
            """
    }

    /// Which rows the actor takes along.
    func scope(for actor: Actor) -> Query {
        let table = Query(unbound: stored)
        switch owner {
        case .network: return "1 = 1"
        case .shared: return name == "partners" ? Exported.partners(to: actor) : "1 = 1"
        case .ofPartner(let field):
            return """
                EXISTS (SELECT 1 FROM partner
                  WHERE partner.id = \(table).\(Query(unbound: field)) AND \(Exported.partners(to: actor)))
                """
        case .site: return actor.stock.condition(on: "housing_offer.site_id")
        case .household: return Exported.households(to: actor)
        case .person: return Exported.persons(to: actor)
        case .dwelling(nil): return Exported.dwellings(to: actor)
        case .dwelling(let field?):
            return """
                EXISTS (SELECT 1 FROM dwelling
                  WHERE dwelling.id = \(table).\(Query(unbound: field)) AND \(Visible.dwellings(to: actor)))
                """
        case .ofHousehold(let field):
            let mine: Query = """
                EXISTS (SELECT 1 FROM household
                  WHERE household.id = \(table).\(Query(unbound: field)) AND \(Exported.households(to: actor)))
                """
            return name == "notes" ? "note.level <> 'private' AND \(mine)" : mine
        case .ofPerson(let field):
            let mine: Query = """
                EXISTS (SELECT 1 FROM person
                  WHERE person.id = \(table).\(Query(unbound: field)) AND \(Exported.persons(to: actor)))
                """
            return name == "identities" ? "identity.is_current = 0 AND \(mine)" : mine
        case .ofStay(let field):
            return """
                EXISTS (SELECT 1 FROM accommodation JOIN household ON household.id = accommodation.household_id
                  WHERE accommodation.id = \(table).\(Query(unbound: field)) AND \(Exported.households(to: actor)))
                """
        }
    }
}

/// What leaves with an export, as conditions: what the actor may see, and whatever that refers to.
enum Exported {
    /// On the table `household`; a file merged into another is an empty shell.
    static func households(to actor: Actor) -> Query {
        "household.merged_into IS NULL AND \(Visible.files(to: actor))"
    }

    /// On the table `person`: members of an exported household, past ones as well.
    static func persons(to actor: Actor) -> Query {
        """
        (EXISTS (SELECT 1 FROM household WHERE household.id = person.key_id AND \(households(to: actor)))
          OR EXISTS (SELECT 1 FROM membership JOIN household ON household.id = membership.household_id
            WHERE membership.person_id = person.id AND \(households(to: actor))))
        """
    }

    /// On the table `dwelling`: those in reach, and those where an exported household lived.
    static func dwellings(to actor: Actor) -> Query {
        if actor.stock == .everything { return "1 = 1" }
        return """
            (\(Visible.dwellings(to: actor)) OR EXISTS (SELECT 1 FROM accommodation
              JOIN household ON household.id = accommodation.household_id
              WHERE accommodation.dwelling_id = dwelling.id AND \(households(to: actor))))
            """
    }

    /// On the table `partner`: those of everybody, those of the sites in reach, and those that an exported line names.
    static func partners(to actor: Actor) -> Query {
        if actor.stock == .everything { return "1 = 1" }
        return """
            (partner.site_id IS NULL OR \(actor.stock.condition(on: "partner.site_id"))
              OR partner.id IN (SELECT own.parent_id FROM partner AS own WHERE \(actor.stock.condition(on: "own.site_id")))
              OR partner.id IN (SELECT own.successor_id FROM partner AS own WHERE \(actor.stock.condition(on: "own.site_id")))
              OR EXISTS (SELECT 1 FROM dwelling WHERE dwelling.landlord_id = partner.id AND \(dwellings(to: actor)))
              OR EXISTS (SELECT 1 FROM housing_offer WHERE housing_offer.partner_id = partner.id
                AND \(actor.stock.condition(on: "housing_offer.site_id")))
              OR EXISTS (SELECT 1 FROM employment_spell JOIN person ON person.id = employment_spell.person_id
                WHERE employment_spell.employer_id = partner.id AND \(persons(to: actor))))
            """
    }
}
