package import RelorefDomain
package import RelorefStorage

extension ExportChoice.Content: SQLBindable {}
extension SavedExport.Rhythm: SQLBindable {}

extension SavedExport {
    /// - Throws: `StorageError.decoding` where a stored setting cannot be one.
    init(_ row: ResultRow) throws(StorageError) {
        let names = try row.text("tables")
        let choice = ExportChoice(
            tables: names.isEmpty ? nil : Set(names.split(separator: ",").map(String.init)),
            content: try row.code("content"), hasHashtags: try row.bool("hashtags"))
        do {
            self = try SavedExport(
                id: try row.text("id"), name: try row.text("name"), choice: choice, purpose: try row.text("purpose"),
                rhythm: try row.optionalCode("rhythm"), since: try row.day("since_day"),
                lastTaken: try row.optionalDay("last_taken_on"))
        } catch let error as StorageError {
            throw error
        } catch {
            throw .decoding("saved_export")
        }
    }
}

extension Transaction {
    /// One's own saved exports: those that are due first, then by name.
    package func savedExports(of actor: Actor) throws -> [SavedExport] {
        try rows(
            "SELECT * FROM saved_export WHERE account_id = \(actor.id) AND dropped_on IS NULL"
        ).map(SavedExport.init).sorted {
            let last = Day(number: .max)
            return ($0.due ?? last, Transliteration.key($0.name), $0.id)
                < ($1.due ?? last, Transliteration.key($1.name), $1.id)
        }
    }

    /// - Throws: `NotVisible` where it is not the actor's own.
    package func savedExport(_ id: String, of actor: Actor) throws -> SavedExport {
        guard let found = try row("SELECT * FROM saved_export WHERE id = \(id) AND account_id = \(actor.id)") else {
            throw NotVisible("saved_export", id)
        }
        return try SavedExport(found)
    }

    /// Keeps an export; one of the same name takes the new settings, and what was taken stays taken.
    @discardableResult
    package func keep(_ export: SavedExport, by author: Author) throws -> SavedExport {
        let same = try row(
            "SELECT id FROM saved_export WHERE account_id = \(author.actor.id) AND name = \(export.name)")?.text("id")
        let id = same ?? export.id
        try journal(same == nil ? "create" : "update", "saved_export", id, by: author)
        let tables = export.choice.tables.map { $0.sorted().joined(separator: ",") } ?? ""
        if same == nil {
            try insert(
                "saved_export",
                [
                    "id": id, "account_id": author.actor.id, "name": export.name, "tables": tables,
                    "content": export.choice.content, "hashtags": export.choice.hasHashtags,
                    "purpose": export.purpose, "rhythm": export.rhythm, "since_day": export.since,
                    "last_taken_on": export.lastTaken,
                ])
        } else {
            try run(
                """
                UPDATE saved_export SET tables = \(tables), content = \(export.choice.content),
                  hashtags = \(export.choice.hasHashtags), purpose = \(export.purpose), rhythm = \(export.rhythm),
                  dropped_on = NULL
                WHERE id = \(id)
                """)
        }
        return try savedExport(id, of: author.actor)
    }

    /// Gives up one's own saved export.
    package func drop(savedExport id: String, by author: Author) throws {
        let export = try savedExport(id, of: author.actor)
        try journal("delete", "saved_export", export.id, by: author)
        try run("UPDATE saved_export SET dropped_on = \(author.today) WHERE id = \(export.id)")
    }

    /// Takes back a giving up.
    package func restore(savedExport id: String, by author: Author) throws {
        let export = try savedExport(id, of: author.actor)
        try journal("restore", "saved_export", export.id, by: author)
        try run("UPDATE saved_export SET dropped_on = NULL WHERE id = \(export.id)")
    }

    /// It was taken today.
    func markTaken(savedExport id: String, by author: Author) throws {
        let export = try savedExport(id, of: author.actor)
        try run("UPDATE saved_export SET last_taken_on = \(author.today) WHERE id = \(export.id)")
    }
}
