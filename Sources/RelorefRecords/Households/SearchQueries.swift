package import RelorefDomain
package import RelorefStorage

/// A household's file among the answers of a search: how to tell it from another, and the person who was found in it.
package struct FoundFile: Sendable, Hashable, Identifiable {
    /// The household's.
    package let id: String
    package let code: String
    package let size: Int
    package let isClosed: Bool
    package let siteName: String
    /// The relay dwelling's code or the centre's name, where it lives now.
    package let home: String?
    package let person: String
    package let birthYear: Int?
    /// Nil when the file was erased.
    package var identity: PersonalIdentity?
}

/// Files in the order of the search, and how many there are beyond those shown.
package struct FoundFiles: Sendable, Hashable {
    package var shown: [FoundFile] = []
    /// Files that the colleague may open and that answer, as far as the search looked.
    package var count = 0
    /// False when sites in reach were not looked at, or more answers may be left.
    package var isComplete = true

    package init() {}
}

extension Transaction {
    /// Files of people whose names answer what was typed; nothing outside the actor's rights is shown or counted (R24).
    package func files(
        named typed: String, in names: NameDirectory, visibleTo actor: Actor, vault: Vault, limit: Int = 12
    ) throws -> FoundFiles {
        let found = try names.people(named: typed, in: actor.files, self)
        guard !found.matches.isEmpty else {
            var nothing = FoundFiles()
            nothing.isComplete = found.isComplete
            return nothing
        }
        // Rights are looked at for everybody who answers, the rest only for those shown.
        let files = try openable(found.matches.map(\.person), visibleTo: actor)
        let members = files.prefix(limit).map(\.person)
        let rows = try foundFiles(
            "membership.person_id IN \(Query.list(members))", byMember: true, visibleTo: actor, limit: 1_000)
        let byPerson = Dictionary(rows.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        var answer = FoundFiles()
        answer.count = files.count
        answer.isComplete = found.isComplete && found.matches.count < 200
        answer.shown = try named(members.compactMap { byPerson[$0] }, vault)
        return answer
    }

    /// Files whose code begins as typed, in any case.
    package func files(
        codeBeginning typed: String, visibleTo actor: Actor, vault: Vault, limit: Int = 12
    ) throws -> FoundFiles {
        let prefix = typed.uppercased().filter { $0.isLetter }
        guard !prefix.isEmpty, prefix.count <= 7, HouseholdCode.mayBegin(prefix) else { return FoundFiles() }
        let rows = try foundFiles(
            """
            household.code >= \(prefix) AND household.code < \(prefix + "~")
              AND membership.kinship = 'reference'
            """, visibleTo: actor, limit: (limit + 1) * 3)
        return try answer(rows, limit: limit, vault)
    }

    /// Files by their households' ids, in that order: those that somebody opened lately.
    package func files(_ households: [String], visibleTo actor: Actor, vault: Vault) throws -> [FoundFile] {
        guard !households.isEmpty else { return [] }
        let rows = try foundFiles(
            "household.id IN \(Query.list(households)) AND membership.kinship = 'reference'", visibleTo: actor,
            limit: households.count * 3)
        let byID = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try named(households.compactMap { byID[$0] }, vault)
    }

    private func answer(_ rows: [FoundFile], limit: Int, _ vault: Vault) throws -> FoundFiles {
        var taken: Set<String> = []
        let files = rows.filter { taken.insert($0.id).inserted }
        var answer = FoundFiles()
        answer.count = min(files.count, limit)
        answer.isComplete = files.count <= limit
        answer.shown = try named(Array(files.prefix(limit)), vault)
        return answer
    }

    /// Of these persons those whose file may be opened, each file once, by the first of its members.
    private func openable(_ people: [String], visibleTo actor: Actor) throws -> [(household: String, person: String)] {
        let rows = try rows(
            """
            SELECT household.id, membership.person_id FROM membership CROSS JOIN household
            WHERE household.id = membership.household_id AND membership.person_id IN \(Query.list(people))
              AND household.merged_into IS NULL AND \(Visible.files(to: actor))
            ORDER BY \(Self.placeOfFile)
            """
        ).map { (household: try $0.text("id"), person: try $0.text("person_id")) }
        let byPerson = Dictionary(rows.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        var taken: Set<String> = []
        return people.compactMap { byPerson[$0] }.filter { taken.insert($0.household).inserted }
    }

    /// A member who is still there first, then open files.
    private static var placeOfFile: Query {
        """
        CASE WHEN membership.to_day IS NULL THEN 0 ELSE 1 END,
          CASE WHEN household.closed_on IS NULL THEN 0 ELSE 1 END, household.code, membership.from_day DESC
        """
    }

    /// Files with what tells them apart, in the order of `placeOfFile`.
    ///
    /// - Parameter byMember: whether the condition finds memberships; households otherwise. The engine begins there.
    private func foundFiles(
        _ condition: Query, byMember: Bool = false, visibleTo actor: Actor, limit: Int
    ) throws -> [FoundFile] {
        let both: Query = byMember ? "membership CROSS JOIN household" : "household CROSS JOIN membership"
        return try rows(
            """
            SELECT household.id, household.code, household.size, household.closed_on, site.name AS site_name,
              membership.person_id, person.birth_year, dwelling.code AS dwelling_code, centre.name AS centre_name
            FROM \(both)
            JOIN person ON person.id = membership.person_id JOIN site ON site.id = household.site_id
            LEFT JOIN accommodation AS stay ON stay.household_id = household.id AND stay.state = 'active'
              AND stay.kind IN ('relay', 'centre')
            LEFT JOIN dwelling ON dwelling.id = stay.dwelling_id LEFT JOIN centre ON centre.id = stay.centre_id
            WHERE household.id = membership.household_id AND \(condition) AND household.merged_into IS NULL AND \(Visible.files(to: actor))
            ORDER BY \(Self.placeOfFile) LIMIT \(limit)
            """
        ).map { try FoundFile($0) }
    }

    private func named(_ files: [FoundFile], _ vault: Vault) throws -> [FoundFile] {
        let identities = try currentIdentities(of: files.map(\.person))
        return try files.map { file in
            var file = file
            file.identity = try identities[file.person].flatMap { try vault.openIfKept($0.sealed) }
            return file
        }
    }
}

extension FoundFile {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        code = try row.text("code")
        size = try row.int("size")
        isClosed = try !row.isNull("closed_on")
        siteName = try row.text("site_name")
        let (dwelling, centre) = (try row.optionalText("dwelling_code"), try row.optionalText("centre_name"))
        home = dwelling ?? centre
        person = try row.text("person_id")
        birthYear = try row.optionalInt("birth_year")
    }
}
