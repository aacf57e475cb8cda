package import RelorefDomain
package import RelorefStorage

/// The words that the lines on screen need: names of people, codes of dwellings, names of colleagues.
package struct DueNames: Sendable {
    /// A household's reference person, and the persons that items are about.
    package var households: [String: PersonalIdentity] = [:]
    package var persons: [String: PersonalIdentity] = [:]
    /// A dwelling's code and its commune.
    package var dwellings: [String: (code: String, place: String)] = [:]
    /// Where a household lives: a dwelling's code or a centre's name.
    package var homes: [String: String] = [:]
    package var accounts: [String: String] = [:]
    /// Partners and sites that a day to follow stands on.
    package var partners: [String: String] = [:]
    /// What is to be done after a talk, by the talk.
    package var steps: [String: String] = [:]
    package var sites: [String: String] = [:]
}

extension Transaction {
    /// Opens the names of the lines that are shown, and of no others. The lines were found visible to the colleague.
    package func dueNames(of lines: [DueLine], vault: Vault) throws -> DueNames {
        var names = DueNames()
        let households = Set(lines.compactMap(\.item.household)).sorted()
        let heads = try heads(of: households)
        let identities = try currentIdentities(of: Set(heads.map(\.person) + lines.compactMap(\.item.person)).sorted())
        for (person, stored) in identities { names.persons[person] = try vault.openIfKept(stored.sealed) }
        for head in heads { names.households[head.household] = names.persons[head.person] }
        try addPlaces(Set(lines.compactMap(\.item.dwelling)).sorted(), households, &names)
        try addHolders(lines.compactMap(\.item.holder), lines.compactMap(\.item.partner), &names)
        let talks = lines.filter { $0.item.partner != nil }.map(\.item.subject)
        if !talks.isEmpty { names.steps = try stepWords(of: talks, vault) }
        let owners = Set(lines.compactMap(\.mark.owner)).sorted()
        for row in try rows("SELECT id, name FROM account WHERE id IN \(Query.list(owners))") {
            names.accounts[try row.text("id")] = try row.text("name")
        }
        return names
    }

    private func addHolders(
        _ holders: [AnchorEvent.Holder], _ talked: [String], _ names: inout DueNames
    ) throws {
        let (partners, sites) = (Set(holders.compactMap(\.partner) + talked), Set(holders.compactMap(\.site)))
        if !partners.isEmpty {
            for row in try rows("SELECT id, name FROM partner WHERE id IN \(Query.list(partners.sorted()))") {
                names.partners[try row.text("id")] = try row.text("name")
            }
        }
        if !sites.isEmpty {
            for row in try rows("SELECT id, name FROM site WHERE id IN \(Query.list(sites.sorted()))") {
                names.sites[try row.text("id")] = try row.text("name")
            }
        }
    }

    /// The names of the reference persons of some households that were found visible.
    package func headNames(of households: [String], vault: Vault) throws -> [String: PersonalIdentity] {
        let heads = try heads(of: households)
        let identities = try currentIdentities(of: Set(heads.map(\.person)).sorted())
        var names: [String: PersonalIdentity] = [:]
        for head in heads {
            names[head.household] = try identities[head.person].flatMap { try vault.openIfKept($0.sealed) }
        }
        return names
    }

    private func heads(of households: [String]) throws -> [(household: String, person: String)] {
        try rows(
            """
            SELECT household_id, person_id FROM membership
            WHERE kinship = 'reference' AND to_day IS NULL AND household_id IN \(Query.list(households))
            """
        ).map { (household: try $0.text("household_id"), person: try $0.text("person_id")) }
    }

    private func addPlaces(_ dwellings: [String], _ households: [String], _ names: inout DueNames) throws {
        for row in try rows(
            """
            SELECT dwelling.id, dwelling.code, COALESCE(commune.name, dwelling.departement) AS place FROM dwelling
            LEFT JOIN commune ON commune.code = dwelling.commune WHERE dwelling.id IN \(Query.list(dwellings))
            """)
        {
            names.dwellings[try row.text("id")] = (try row.text("code"), try row.text("place"))
        }
        for row in try rows(
            """
            SELECT stay.household_id, COALESCE(
              CASE stay.kind WHEN 'relay' THEN dwelling.code ELSE commune.name END, centre.name, '') AS home FROM accommodation AS stay
            LEFT JOIN dwelling ON dwelling.id = stay.dwelling_id LEFT JOIN centre ON centre.id = stay.centre_id
            LEFT JOIN commune ON commune.code = dwelling.commune
            WHERE stay.state = 'active' AND stay.kind <> 'other'
              AND stay.household_id IN \(Query.list(households))
            """)
        {
            names.homes[try row.text("household_id")] = try row.text("home")
        }
    }
}

extension DueItem {
    /// The person that the item is about, when it is not the whole household.
    package var person: String? {
        switch matter {
        case .permitExpiry(_, let person), .birthUnknown(let person), .comingOfAge(let person, _, _): person
        case .documentExpiry(_, let person): person
        case .followedDate(let followed): followed.event.holder.person
        default: nil
        }
    }

    /// On what the day that it runs from was written down.
    package var holder: AnchorEvent.Holder? {
        if case .followedDate(let followed) = matter { followed.event.holder } else { nil }
    }
}
