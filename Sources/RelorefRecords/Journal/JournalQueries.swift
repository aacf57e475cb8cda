package import RelorefDomain
package import RelorefStorage

/// What one looks for in the journal.
package struct JournalFilter: Sendable, Hashable {
    /// What an entry is about, as a reader would say.
    package enum Matter: String, CaseIterable, Sendable {
        case files, dwellings, accounts, connections, network, exchange, reports, tasks

        /// The kinds of record; nil for whatever belongs to a household's file.
        var nouns: [String]? {
            switch self {
            case .files: nil
            case .dwellings:
                [
                    "dwelling", "head_lease", "dwelling_check", "out_of_service", "dwelling_step", "dwelling_capacity",
                    "partner", "followedDate", "offer", "guarantee",
                ]
            case .accounts: ["account", "right", "invitation", "approval"]
            case .connections: ["session"]
            case .network:
                [
                    "association", "site", "reference", "commune", "series", "deadline", "network", "centre",
                    "guaranteeScheme", "tenancyBundle",
                ]
            case .exchange: ["package", "import", "import_run", "list", "database"]
            case .reports: ["edition"]
            case .tasks: ["task"]
            }
        }
    }

    package var matter: Matter?
    package var act: String?
    package var actor: String?
    package var from: Day
    package var to: Day
    /// Only entries older than this one.
    package var before: JournalPlace?

    package init(from: Day, to: Day) { (self.from, self.to) = (from, to) }
}

/// Where a page of the journal ends, so that the next one begins there.
package struct JournalPlace: Sendable, Hashable {
    package let at: String
    package let id: String

    package init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, Moment(text: String(parts[0])) != nil else { return nil }
        (at, id) = (String(parts[0]), String(parts[1]))
    }

    package init(_ entry: JournalEntry) { (at, id) = (entry.at.text, entry.id) }

    package var text: String { "\(at)~\(id)" }
}

/// An entry with what names it on screen: codes, and colleagues' names.
package struct JournalLine: Sendable, Hashable, Identifiable {
    package let entry: JournalEntry
    package let colleague: String
    package let household: String?
    package let dwelling: String?
    /// The colleague that the entry is about.
    package let about: String?

    package var id: String { entry.id }
}

extension Visible {
    /// Entries of the journal, on `journal_entry AS entry`: one's own, and with the right to read it those within
    /// reach. What is about a file that one may not open does not exist, whoever wrote it.
    package static func entries(to actor: Actor, within places: [Place]) -> Query {
        let file: Query = """
            (entry.household_id IS NULL OR EXISTS (SELECT 1 FROM household
              WHERE household.id = entry.household_id AND \(files(to: actor))))
            """
        var ways: [Query] = ["entry.actor_id = \(actor.id)"]
        if actor.may(.seeJournal) {
            let reach = actor.files.union(actor.stock)
            ways.append("entry.household_id IS NOT NULL")
            let within = reach.condition(on: "entry.site_id")
            ways.append(reach == .everything ? "1 = 1" : "entry.site_id IS NOT NULL AND \(within)")
            ways.append(
                """
                entry.noun IN ('account', 'right', 'session') AND EXISTS (SELECT 1 FROM account
                  WHERE account.id = entry.subject_id AND \(accounts(within: places)))
                """)
            if places.contains(.network) {
                let nouns = [JournalFilter.Matter.accounts, .connections, .network, .exchange, .reports].flatMap {
                    $0.nouns ?? []
                }
                ways.append("entry.noun IN \(Query.list(nouns))")
            }
        }
        let any = ways.map { way -> Query in "(\(way))" }.joined(" OR ")
        return "(\(file) AND (\(any)))"
    }
}

extension Transaction {
    /// The entries that the actor may read, the latest first.
    package func journal(_ filter: JournalFilter, limit: Int, for actor: Actor, on day: Day) throws -> [JournalLine] {
        let places = try grantRules(of: actor, on: day).places
        let start = Moment(startOf: filter.from, in: "Europe/Paris").text
        let end = Moment(startOf: filter.to.adding(days: 1), in: "Europe/Paris").text
        var parts: [Query] = ["entry.at >= \(start)", "entry.at < \(end)", Visible.entries(to: actor, within: places)]
        if let person = filter.actor { parts.append("entry.actor_id = \(person)") }
        if let act = filter.act { parts.append("entry.act = \(act)") }
        if let matter = filter.matter {
            if let nouns = matter.nouns {
                parts.append("entry.noun IN \(Query.list(nouns))")
            } else {
                parts.append("entry.household_id IS NOT NULL")
            }
        }
        if let before = filter.before {
            parts.append("(entry.at < \(before.at) OR (entry.at = \(before.at) AND entry.id < \(before.id)))")
        }
        return try rows(
            """
            SELECT entry.*, writer.name AS colleague, file.code AS household_code, dwelling.code AS dwelling_code,
              about.name AS about
            FROM journal_entry AS entry
            LEFT JOIN account AS writer ON writer.id = entry.actor_id
            LEFT JOIN household AS file ON file.id = entry.household_id
            LEFT JOIN dwelling ON entry.noun = 'dwelling' AND dwelling.id = entry.subject_id
            LEFT JOIN account AS about ON entry.noun IN ('account', 'right', 'session') AND about.id = entry.subject_id
            WHERE \(parts.joined(" AND ")) ORDER BY entry.at DESC, entry.id DESC LIMIT \(limit)
            """
        ).map { row in
            JournalLine(
                entry: try JournalEntry(row), colleague: try row.optionalText("colleague") ?? "",
                household: try row.optionalText("household_code"), dwelling: try row.optionalText("dwelling_code"),
                about: try row.optionalText("about"))
        }
    }

    /// When something was last written.
    package func lastWritten() throws(StorageError) -> Moment? {
        try row("SELECT max(at) AS latest FROM journal_entry")?.optionalText("latest").flatMap { Moment(text: $0) }
    }

    /// Entries linked into the chain so far.
    package func linkedEntries() throws(StorageError) -> Int {
        try row("SELECT max(position) AS linked FROM journal_link")?.optionalInt("linked") ?? 0
    }
}
