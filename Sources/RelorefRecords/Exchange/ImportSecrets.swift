package import RelorefDomain
import RelorefStorage

/// What was sent to be imported, sealed block by block under the import's own key, which is destroyed with it.
package struct ImportSecrets {
    let id: String
    let vault: Vault

    private static let block = 384 << 10

    package static func owner(of id: String) -> String { "import:" + id }

    /// Destroys the key: what was sent is unreadable here and in every copy.
    package static func erase(_ id: String, _ vault: Vault, at now: Moment) throws {
        try vault.erase(owner(of: id), at: now)
    }

    private func slot(_ part: String, _ place: Int) -> SealSlot {
        SealSlot(owner: Self.owner(of: id), table: "import_block", row: "\(id)/\(part)/\(place)")
    }

    func keep(_ bytes: [UInt8], as part: String, _ tx: any Transaction) throws {
        for (place, start) in stride(from: 0, to: max(bytes.count, 1), by: Self.block).enumerated() {
            let text = Base64.text(bytes[start..<min(start + Self.block, bytes.count)])
            try tx.insert(
                "import_block",
                [
                    "import_id": id, "part": part, "place": place,
                    "sealed": try vault.seal(SealedText(text), slot(part, place)),
                ])
        }
    }

    func bytes(_ part: String, _ tx: any Transaction, beginning: Bool = false) throws -> [UInt8] {
        let limit: Query = beginning ? " LIMIT 1" : ""
        return try tx.rows(
            """
            SELECT place, sealed FROM import_block WHERE import_id = \(id) AND part = \(part) ORDER BY place\(limit)
            """
        ).flatMap { row in
            let sealed = Sealed<SealedText>(slot: slot(part, try row.int("place")), bytes: try row.bytes("sealed"))
            return Base64.bytes(try vault.open(sealed).text) ?? []
        }
    }
}
