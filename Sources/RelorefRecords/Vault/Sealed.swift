package import RelorefStorage

/// Where a sealed value lives. It is authenticated with the value: a ciphertext moved to another row, column, table or
/// household does not open.
package struct SealSlot: Sendable, Hashable {
    /// The owner of the key: a household's id, "site:…" or "account:…".
    package let owner: String
    package let table: String
    package let column: String
    package let row: String

    package init(owner: String, table: String, column: String = "sealed", row: String) {
        self.owner = owner
        self.table = table
        self.column = column
        self.row = row
    }

    var associatedData: String { "field|v1|\(owner)|\(table)|\(column)|\(row)" }
}

/// A personal value as the database holds it: ciphertext. Opening one takes the vault.
package struct Sealed<Value: Sealable>: Sendable, Hashable, SQLBindable {
    package let slot: SealSlot
    package let bytes: [UInt8]

    package init(slot: SealSlot, bytes: [UInt8]) {
        self.slot = slot
        self.bytes = bytes
    }

    package var sqlValue: SQLValue { .bytes(bytes) }
}

extension Transaction {
    /// Words that are sealed, in clear, by the ids of their rows; none of a file that was erased.
    ///
    /// - Parameters:
    ///   - query: rows with `id` and `sealed`; those without a slot stay shut.
    ///   - slots: where the words of each row were sealed.
    func openWords(_ query: Query, _ slots: [(id: String, slot: SealSlot)], _ vault: Vault) throws -> [String: String] {
        let slots = Dictionary(slots, uniquingKeysWith: { one, _ in one })
        var words: [String: String] = [:]
        for row in try rows(query) {
            let id = try row.text("id")
            guard let slot = slots[id] else { continue }
            words[id] = try vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: try row.bytes("sealed")))?.text
        }
        return words
    }
}
