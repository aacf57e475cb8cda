/// One numbered step of the schema, applied once and never edited afterwards.
package struct Migration: Sendable {
    /// "0001-people": number and subject, the order of application.
    package let name: String
    package let statements: [Query]
    /// What only one engine needs (triggers are the one thing that the two do not spell alike).
    package let engineStatements: [EngineKind: [Query]]

    package init(_ name: String, _ statements: [Query], on engineStatements: [EngineKind: [Query]] = [:]) {
        self.name = name
        self.statements = statements
        self.engineStatements = engineStatements
    }

    /// A fingerprint of the text, so that an edited migration is noticed (FNV-1a, 64 bits, hexadecimal).
    package var checksum: String {
        let neutral = Dialect(
            placeholderPrefix: "$", tableSuffix: "", text: "text", int: "int", real: "real", bytes: "bytes")
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for statement in statements {
            for byte in statement.rendered(for: neutral).text.utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
        }
        return String(hash, radix: 16)
    }
}

/// Why a database cannot be served as it is.
package enum MigrationRefusal: Error, Hashable {
    /// The database knows steps that this program does not: it was written by a newer version.
    case newerSchema([String])
    /// A step that was applied has been edited since.
    case changedStep(String)
    case pending([String])
}

extension Store {
    /// The steps that the database still misses, in order. It only looks, so that a database that another process
    /// serves can be asked.
    package func pendingMigrations(_ all: [Migration]) async throws -> [Migration] {
        let applied = try await appliedSteps()
        let unknown = applied.keys.filter { name in !all.contains { $0.name == name } }
        guard unknown.isEmpty else { throw MigrationRefusal.newerSchema(unknown.sorted()) }
        for step in all {
            guard let checksum = applied[step.name], checksum != step.checksum else { continue }
            throw MigrationRefusal.changedStep(step.name)
        }
        return all.filter { applied[$0.name] == nil }
    }

    /// A database without the table of steps is an empty one.
    private func appliedSteps() async throws -> [String: String] {
        do {
            return try await read { tx in
                var applied: [String: String] = [:]
                for row in try tx.rows("SELECT name, checksum FROM schema_step") {
                    applied[try row.text("name")] = try row.text("checksum")
                }
                return applied
            }
        } catch StorageError.engine(let message) where message.contains("schema_step") {
            return [:]
        }
    }

    /// Applies the missing steps and answers their names: all of them in one transaction in an empty database, which is
    /// then complete or still empty; each in a transaction of its own where records stand already.
    @discardableResult
    package func migrate(_ all: [Migration]) async throws -> [String] {
        let pending = try await pendingMigrations(all)
        if pending.isEmpty { return [] }
        let parts = pending.count == all.count ? [pending] : pending.map { [$0] }
        for part in parts {
            try await write { tx in
                try tx.run(
                    """
                    CREATE TABLE IF NOT EXISTS schema_step (
                      name \(.text) PRIMARY KEY NOT NULL, checksum \(.text) NOT NULL) \(.strict)
                    """)
                for step in part { try tx.apply(step) }
            }
        }
        return pending.map(\.name)
    }
}

extension Transaction {
    fileprivate func apply(_ step: Migration) throws(StorageError) {
        for statement in step.statements + (step.engineStatements[engine] ?? []) { try run(statement) }
        try run("INSERT INTO schema_step (name, checksum) VALUES (\(step.name), \(step.checksum))")
    }
}
