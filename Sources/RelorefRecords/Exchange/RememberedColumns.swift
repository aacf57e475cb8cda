import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// What a colleague's columns were matched with last time, by the columns' names; kept sealed, as a draft is.
    package func rememberedColumns(of table: String, by author: Author) throws -> [String: String] {
        let pairs = try draft(columnsID(table, author), by: author)?.fields.pairs ?? []
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    package func remember(_ columns: [(String, String)], of table: String, by author: Author) throws {
        let named = columns.filter { !$0.0.isEmpty }.map { (name: $0.0, value: $0.1) }
        try save(DraftFields(named), as: columnsID(table, author), of: "import-columns", by: author)
    }

    private func columnsID(_ table: String, _ author: Author) -> String { "columns-\(author.actor.id)-\(table)" }
}
