package import RelorefDomain
package import RelorefStorage

/// Two persons who may be one, to be compared by somebody who knows (V06).
package struct ProbablePair: Sendable, Hashable, Identifiable {
    package let one: PersonCard
    package let other: PersonCard
    package let likeness: Double

    package var id: String { "\(one.id) \(other.id)" }
    /// Written twice in the same file.
    package var isInOneFile: Bool { one.household == other.household }
}

/// The pairs found among the files looked at, and from where the look goes on.
package struct ProbablePairs: Sendable {
    package let pairs: [ProbablePair]
    package let filesLooked: Int
    /// The code after which the next look begins; nil when all open files were looked at.
    package let next: String?
}

/// Two persons in the order of their ids, so that a pair is found once.
private struct Pair: Hashable {
    let one: String
    let other: String

    init(_ one: String, _ other: String) { (self.one, self.other) = (min(one, other), max(one, other)) }
}

extension Transaction {
    /// Persons of the open files in reach who look like somebody else of a file in reach; nothing is merged by itself.
    ///
    /// - Parameters:
    ///   - threshold: the least likeness that is shown.
    ///   - files: how many files are looked at in one go, the latest first.
    package func probableDuplicates(
        atLeast threshold: Double = 0.8, from place: ListPlace = .start, files limit: Int = 100, in index: NameIndex,
        by author: Author
    ) throws -> ProbablePairs {
        try author.needs(.mergeFiles)
        guard let scan = try candidates(HouseholdFilter(), at: place, visibleTo: author.actor) else {
            return ProbablePairs(pairs: [], filesLooked: 0, next: nil)
        }
        let files = try rows(
            """
            SELECT household.id, household.code FROM (\(scan.query(limit: limit))) AS candidate CROSS JOIN household
            WHERE household.id = candidate.id AND household.merged_into IS NULL
              AND \(Visible.files(to: author.actor)) ORDER BY \(scan.order(of: "household."))
            """
        ).map { (id: try $0.text("id"), code: try $0.text("code")) }
        var likeness: [Pair: Double] = [:]
        for file in files { try look(in: file.id, index, &likeness, threshold, by: author) }
        let distinct = try distinctPeople(among: Set(likeness.keys.flatMap { [$0.one, $0.other] }))
        likeness = likeness.filter { !distinct.contains($0.key) }
        let cards = try personCards(Set(likeness.keys.flatMap { [$0.one, $0.other] }), by: author)
        let byID = Dictionary(cards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let pairs = likeness.compactMap { pair, value in
            byID[pair.one].flatMap { one in
                byID[pair.other].map { ProbablePair(one: one, other: $0, likeness: value) }
            }
        }
        return ProbablePairs(
            pairs: pairs.sorted { ($1.likeness, $0.id) < ($0.likeness, $1.id) }, filesLooked: files.count,
            next: files.count == limit ? files.last?.code : nil)
    }

    private func look(
        in household: String, _ index: NameIndex, _ found: inout [Pair: Double], _ threshold: Double, by author: Author
    ) throws {
        let present = try members(of: household, by: author).filter(\.isOpen)
        let profiles = try profiles(of: present.map(\.id))
        for member in present {
            guard let identity = member.identity else { continue }
            let own = try profiles[member.id].flatMap { try author.vault.openIfKept($0) }
            for twin in try possibleDuplicates(
                of: identity, nationalities: own?.nationalities ?? [], in: index, by: author)
            where twin.person != member.id && twin.likeness >= threshold {
                found[Pair(member.id, twin.person)] = twin.likeness
            }
        }
    }

    private func distinctPeople(among people: Set<String>) throws -> Set<Pair> {
        Set(
            try rows(
                "SELECT one_id, other_id FROM distinct_people WHERE one_id IN \(Query.list(people.sorted()))"
            ).map { Pair(try $0.text("one_id"), try $0.text("other_id")) })
    }

    /// Somebody who knows them says that they are two people: the pair is not shown again.
    package func tellApart(_ one: String, _ other: String, by author: Author) throws {
        try author.needs(.mergeFiles)
        let act = Act(author, .history)
        let household = try person(one, act).household
        _ = try person(other, act)
        let pair = Pair(one, other)
        try settle(
            act, "tellApart", "person", one, household: household.id, site: household.site, detail: ["other": other])
        try run(
            """
            INSERT INTO distinct_people (one_id, other_id, account_id, at)
            VALUES (\(pair.one), \(pair.other), \(author.actor.id), \(author.now))
            ON CONFLICT (one_id, other_id) DO NOTHING
            """)
    }

    /// The pair counts as probable again.
    package func takeBackTellingApart(_ one: String, _ other: String, by author: Author) throws {
        try author.needs(.mergeFiles)
        let act = Act(author, .history)
        let household = try person(one, act).household
        _ = try person(other, act)
        let pair = Pair(one, other)
        try settle(
            act, "takeBackTellingApart", "person", one, household: household.id, site: household.site,
            detail: ["other": other])
        try run("DELETE FROM distinct_people WHERE one_id = \(pair.one) AND other_id = \(pair.other)")
    }
}
