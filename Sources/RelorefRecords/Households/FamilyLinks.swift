package import RelorefDomain
package import RelorefStorage

/// A request to count two files as one household, as the network's head sees it: codes and sites, no name.
package struct FamilyLink: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, CaseIterable { case asked, linked, refused, undone }

    package let id: String
    package let asking: String
    package let askingCode: String
    package let other: String?
    package let otherCode: String?
    package let state: State
    package let askedBy: String
    package let askedAt: Moment
    package let decidedAt: Moment?
    package let askingSite: String
    package let otherSite: String?
}

/// A file of another association that may be of the same household: how alike, and nothing that names anybody.
package struct LinkCandidate: Sendable, Hashable {
    package let household: String
    package let code: String
    package let site: String
    package let siteName: String
    package let association: String
    package let size: Int
    package let openedOn: Day
    package let likeness: Double
    /// Members of both who may be one person.
    package let persons: Int
}

extension Transaction {
    /// Asks whether another association knows this household, by the code on its papers if there is one.
    ///
    /// Blind: the answer is the same whether such a file exists or not.
    package func askFamilyLink(for id: String, code: String? = nil, by author: Author) throws {
        let act = Act(author)
        let household = try fileToChange(id, act)
        var other: String?
        if let code, let read = try? HouseholdCode(typed: code) {
            other = try row(
                """
                SELECT id FROM household
                WHERE code = \(read.text) AND id <> \(id) AND figure_id <> \(household.figure) AND merged_into IS NULL
                """)?.text("id")
        }
        let link = author.newID()
        try settle(act, "askLink", "family_link", link, household: id, site: household.site)
        try insert(
            "family_link",
            [
                "id": link, "asking_household_id": id, "other_household_id": other, "state": "asked",
                "asked_by": author.actor.id, "asked_at": author.now,
            ])
    }

    /// The requests in some states, the oldest first; those that wait when nothing else is asked.
    package func familyLinks(in states: Set<FamilyLink.State> = [.asked], by author: Author) throws -> [FamilyLink] {
        try author.needs(.linkFamilies)
        return try rows(
            """
            \(Self.familyLinks) WHERE family_link.state IN \(Query.list(states.map(\.rawValue).sorted()))
            ORDER BY family_link.asked_at, family_link.id
            """
        ).map { try FamilyLink($0) }
    }

    static var familyLinks: Query {
        """
        SELECT family_link.*, asking.code AS asking_code, other.code AS other_code, asking_site.name AS asking_site,
          other_site.name AS other_site
        FROM family_link JOIN household AS asking ON asking.id = family_link.asking_household_id
        JOIN site AS asking_site ON asking_site.id = asking.site_id
        LEFT JOIN household AS other ON other.id = family_link.other_household_id
        LEFT JOIN site AS other_site ON other_site.id = other.site_id
        """
    }

    /// Files of the whole network that may be of the same household, without a name (V06).
    package func linkCandidates(for id: String, in index: NameIndex, by author: Author) throws -> [LinkCandidate] {
        try author.needs(.linkFamilies)
        let link = try link(id)
        let own = try members(of: link.asking, by: author)
        var found: [String: (likeness: Double, persons: Int)] = [:]
        for member in own {
            guard let identity = member.identity else { continue }
            let alike = index(Transliteration.nameKey(identity.display), identity.birth.year)
            for (household, likeness) in try bestLikeness(to: identity, among: alike, except: link.asking, author) {
                let before = found[household] ?? (0, 0)
                found[household] = (max(before.likeness, likeness), before.persons + 1)
            }
        }
        let ids = Query.list(found.keys.sorted())
        // Files of one association are merged by those who follow them; a file linked already is no news.
        let rows = try rows(
            """
            SELECT household.id, household.code, household.site_id, household.size, household.opened_on,
              site.name AS site_name, association.name AS association_name
            FROM household JOIN site ON site.id = household.site_id
            JOIN association ON association.id = site.association_id
            WHERE household.id IN \(ids)
              AND site.association_id <> (SELECT own_site.association_id FROM household AS own
                JOIN site AS own_site ON own_site.id = own.site_id WHERE own.id = \(link.asking))
              AND household.figure_id <> (SELECT own.figure_id FROM household AS own WHERE own.id = \(link.asking))
            """)
        return try rows.compactMap { try candidate($0, found) }
            .sorted { ($1.persons, $1.likeness, $0.code) < ($0.persons, $0.likeness, $1.code) }
    }

    private func candidate(
        _ row: ResultRow, _ found: [String: (likeness: Double, persons: Int)]
    ) throws -> LinkCandidate? {
        let household = try row.text("id")
        guard let value = found[household] else { return nil }
        return LinkCandidate(
            household: household, code: try row.text("code"), site: try row.text("site_id"),
            siteName: try row.text("site_name"), association: try row.text("association_name"),
            size: try row.int("size"), openedOn: try row.day("opened_on"), likeness: value.likeness,
            persons: value.persons)
    }

    private func bestLikeness(
        to identity: PersonalIdentity, among people: [String], except household: String, _ author: Author
    ) throws -> [String: Double] {
        let ids = Set(people).sorted()
        let wanted = DuplicateTest(identity, nationalities: [])
        let identities = try currentIdentities(of: ids)
        var best: [String: Double] = [:]
        let rows = try rows(
            """
            SELECT membership.person_id, household.id FROM membership
            JOIN household ON household.id = membership.household_id
            WHERE membership.person_id IN \(Query.list(ids)) AND household.id <> \(household)
              AND household.merged_into IS NULL
            """)
        for row in rows {
            guard let sealed = identities[try row.text("person_id")]?.sealed,
                let other = try author.vault.openIfKept(sealed)
            else { continue }
            let likeness = wanted.likeness(to: DuplicateTest(other, nationalities: []))
            if likeness > 0 { best[try row.text("id"), default: 0] = max(best[try row.text("id")] ?? 0, likeness) }
        }
        return best
    }

    /// The network's head says that two files are one household: it counts once in the network's figures from now on,
    /// and each association keeps its own file.
    package func linkFiles(_ id: String, with other: String? = nil, by author: Author) throws {
        try author.needs(.linkFamilies)
        let link = try link(id, in: .asked)
        guard let other = other ?? link.other, other != link.asking,
            let second = try row("SELECT figure_id FROM household WHERE id = \(other) AND merged_into IS NULL"),
            let first = try row("SELECT figure_id FROM household WHERE id = \(link.asking)")
        else { throw NotVisible("household", other ?? link.other ?? "") }
        let figures = (try first.text("figure_id"), try second.text("figure_id"))
        // Each file's history tells it, without a word on the other file.
        for file in [link.asking, other] { try journal("link", "family_link", id, household: file, by: author) }
        try run(
            """
            UPDATE family_link SET state = 'linked', other_household_id = \(other), decided_by = \(author.actor.id),
              decided_at = \(author.now) WHERE id = \(id)
            """)
        try run(
            """
            UPDATE household SET figure_id = \(figures.0), version = version + 1
            WHERE figure_id = \(figures.1) AND figure_id <> \(figures.0)
            """)
    }

    /// The two files are of two households.
    package func refuseLink(_ id: String, by author: Author) throws {
        try author.needs(.linkFamilies)
        let link = try link(id, in: .asked)
        // Not in the file's history: who asked learns nothing of what others have, nor of what they have not.
        try journal("refuseLink", "family_link", id, by: author)
        try run(
            """
            UPDATE family_link SET state = 'refused', decided_by = \(author.actor.id), decided_at = \(author.now)
            WHERE id = \(id)
            """)
    }

    /// One request, for the network's head.
    package func familyLink(_ id: String, by author: Author) throws -> FamilyLink {
        try author.needs(.linkFamilies)
        return try link(id)
    }

    func link(_ id: String, in state: FamilyLink.State? = nil) throws -> FamilyLink {
        let found = try row("\(Self.familyLinks) WHERE family_link.id = \(id)")
        guard let link = try found.map({ try FamilyLink($0) }) else { throw NotVisible("family_link", id) }
        if let state, link.state != state {
            throw ActRefusal.wrongState(noun: "family_link", id: id, state: link.state.rawValue)
        }
        return link
    }
}

extension FamilyLink {
    init(_ row: ResultRow) throws {
        id = try row.text("id")
        asking = try row.text("asking_household_id")
        askingCode = try row.text("asking_code")
        other = try row.optionalText("other_household_id")
        otherCode = try row.optionalText("other_code")
        state = try row.code("state")
        askedBy = try row.text("asked_by")
        askedAt = try row.moment("asked_at")
        decidedAt = try row.optionalMoment("decided_at")
        askingSite = try row.text("asking_site")
        otherSite = try row.optionalText("other_site")
    }
}
