package import RelorefDomain
package import RelorefStorage

/// A merge that was made, by whom, and until when it can be undone (V07).
package struct FileMerge: Sendable, Hashable, Identifiable {
    package enum Noun: String, Sendable, CaseIterable { case household, person }

    package let id: String
    package let noun: Noun
    package let kept: String
    package let absorbed: String
    package let mergedAt: Moment
    package let account: String
    package let isUndone: Bool

    /// The last day on which it can be taken back.
    package var undoUntil: Day { mergedAt.day(in: "Europe/Paris").adding(days: HouseholdChangeRules.undoDays) }

    package func canBeUndone(on day: Day) -> Bool { !isUndone && day <= undoUntil }
}

/// A merge with the codes of the file in which it was made.
package struct MergeLine: Sendable, Hashable, Identifiable {
    package let merge: FileMerge
    /// The file that holds what was merged.
    package let code: String
    /// The code of the file that was poured into it; nil when two persons of one file were merged.
    package let absorbedCode: String?
    package let colleague: String

    package var id: String { merge.id }
}

extension FileMerge {
    init(_ row: ResultRow) throws {
        id = try row.text("id")
        noun = try row.code("noun")
        kept = try row.text("kept_id")
        absorbed = try row.text("absorbed_id")
        mergedAt = try row.moment("merged_at")
        account = try row.text("account_id")
        isUndone = try !row.isNull("undone_at")
    }
}

extension Transaction {
    func merge(_ id: String) throws -> FileMerge {
        guard let row = try row("SELECT * FROM file_merge WHERE id = \(id)") else { throw NotVisible("file_merge", id) }
        return try FileMerge(row)
    }

    /// The merges of a file or of a person, the latest first: both ids stay known.
    package func merges(of id: String) throws -> [FileMerge] {
        try rows(
            "SELECT * FROM file_merge WHERE kept_id = \(id) OR absorbed_id = \(id) ORDER BY merged_at DESC, id DESC"
        ).map { try FileMerge($0) }
    }

    /// The merges of the files that a colleague may open, the latest first: those of one file, or all since a moment.
    package func merges(
        in household: String? = nil, since moment: Moment? = nil, limit: Int = 100, visibleTo actor: Actor
    ) throws -> [MergeLine] {
        let one: Query = household.map { "AND household.id = \($0)" } ?? ""
        let late: Query = moment.map { "AND file_merge.merged_at >= \($0)" } ?? ""
        let files = try rows(
            """
            SELECT file_merge.*, household.code, absorbed.code AS absorbed_code, account.name AS colleague
            FROM file_merge JOIN household ON household.id = file_merge.kept_id
            JOIN household AS absorbed ON absorbed.id = file_merge.absorbed_id
            JOIN account ON account.id = file_merge.account_id
            WHERE file_merge.noun = 'household' \(one) \(late) AND \(Visible.files(to: actor))
            ORDER BY file_merge.merged_at DESC, file_merge.id DESC LIMIT \(limit)
            """)
        let persons = try rows(
            """
            SELECT DISTINCT file_merge.*, household.code, account.name AS colleague
            FROM file_merge JOIN membership ON membership.person_id = file_merge.kept_id
            JOIN household ON household.id = membership.household_id
            JOIN account ON account.id = file_merge.account_id
            WHERE file_merge.noun = 'person' AND membership.to_day IS NULL \(one) \(late)
              AND \(Visible.files(to: actor))
            ORDER BY file_merge.merged_at DESC, file_merge.id DESC LIMIT \(limit)
            """)
        return try (files + persons).map { row in
            let merge = try FileMerge(row)
            return MergeLine(
                merge: merge, code: try row.text("code"),
                absorbedCode: merge.noun == .household ? try row.optionalText("absorbed_code") : nil,
                colleague: try row.text("colleague"))
        }.sorted { ($1.merge.mergedAt, $1.id) < ($0.merge.mergedAt, $0.id) }
    }
}

/// What would move from one file into the other, as far as the asker may see it.
package struct MergeCounts: Sendable, Hashable {
    package let persons: Int
    package let stays: Int
    package let notes: Int
    package let papers: Int
    package let contracts: Int
    package let consents: Int
    package let awaited: Int
}

extension Transaction {
    /// Counts what a file holds, before it is poured into another one.
    package func mergeCounts(of household: String, by author: Author) throws -> MergeCounts {
        let people: Query = "(SELECT person_id FROM membership WHERE household_id = \(household))"
        func count(_ table: StaticString, _ condition: Query) throws -> Int {
            try row("SELECT count(*) AS found FROM \(Query(unbound: "\(table)")) WHERE \(condition)")?.int("found") ?? 0
        }
        return MergeCounts(
            persons: try count("membership", "household_id = \(household) AND to_day IS NULL"),
            stays: try count("accommodation", "household_id = \(household) AND state <> 'cancelled'"),
            notes: try count("note", "household_id = \(household) AND \(Visible.notes(to: author.actor))"),
            papers: try count("permit", "person_id IN \(people)") + count("protection", "person_id IN \(people)"),
            contracts: try count("employment_spell", "person_id IN \(people)"),
            consents: try count("consent", "household_id = \(household)"),
            awaited: try count("expected_member", "household_id = \(household) AND arrived_person_id IS NULL"))
    }
}
