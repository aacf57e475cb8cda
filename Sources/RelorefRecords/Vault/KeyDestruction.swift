package import RelorefDomain
package import RelorefStorage

extension Store {
    /// Destroys the keys of the files that were erased, whatever happened between the two databases: run after each
    /// erasure, at every start, and after a restore. What was done already is done again without harm.
    ///
    /// - Returns: how many keys were still there.
    @discardableResult
    package func destroyKeysOfErasedFiles(vault: Vault, at now: Moment) async throws -> Int {
        let erased = try await read { tx in
            try tx.rows("SELECT household_id FROM file_erasure ORDER BY household_id").map {
                try $0.text("household_id")
            }
        }
        let destroyed = try vault.erase(erased, at: now)
        guard !erased.isEmpty else { return 0 }
        try await write { _ = try $0.run("UPDATE file_erasure SET keys_gone_at = \(now) WHERE keys_gone_at IS NULL") }
        return destroyed
    }

    /// Erases again what a restored copy of the records brought back: the keystore remembers every erased file.
    ///
    /// - Parameter also: files named by a list that was kept apart (`reloref erasures`).
    /// - Returns: how many files were erased again.
    @discardableResult
    package func replayErasures(
        of also: [String] = [], keys: KeyStore, by author: Author
    ) async throws -> Int {
        let named = Set(try keys.erased() + also).sorted()
        let count = try await write { tx in
            var count = 0
            for start in stride(from: 0, to: named.count, by: 500) {
                let part = Array(named[start..<min(start + 500, named.count)])
                for row in try tx.rows(
                    "SELECT * FROM household WHERE erased_on IS NULL AND merged_into IS NULL AND id IN \(Query.list(part))"
                ) {
                    try tx.eraseAgain(try Household(row), by: author)
                    count += 1
                }
            }
            return count
        }
        try await destroyKeysOfErasedFiles(vault: author.vault, at: author.now)
        return count
    }

    /// The files that were erased: a list without a name, to be kept with every copy of the records.
    package func erasedFiles() async throws -> [String] {
        try await read { tx in
            try tx.rows("SELECT household_id FROM file_erasure ORDER BY household_id").map {
                try $0.text("household_id")
            }
        }
    }
}
