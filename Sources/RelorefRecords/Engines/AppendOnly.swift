package import RelorefStorage

/// Tables to which rows are added and never changed: the one thing that the two engines do not spell alike.
package struct AppendOnly: Sendable {
    /// What the engine refuses.
    package enum Verb: String, Sendable { case update = "UPDATE", delete = "DELETE" }

    let tables: [String]
    let verbs: [Verb]
    let sentence: String
    /// When a row may be removed all the same: a condition on `OLD`, in the SQL that both engines share.
    let lettingGo: String?

    /// - Parameter sentence: what the engine says to whoever tries, without an apostrophe.
    package init(
        _ tables: [String], refusing verbs: [Verb] = [.update, .delete], lettingGo: String? = nil,
        saying sentence: String
    ) {
        self.tables = tables
        self.verbs = verbs
        self.lettingGo = lettingGo
        self.sentence = sentence
    }

    /// What was done, and the chain that shows it: no transaction changes either.
    package static let journal = [KeptTable("journal_entry"), KeptTable("journal_link")]

    /// PostgreSQL empties a table without a word to its triggers of rows: it is asked not to.
    package static func notEmptied(_ tables: [String], by function: String) -> [EngineKind: [Query]] {
        [.postgres: tables.map { notEmptied($0, by: function) }]
    }

    private static func notEmptied(_ table: String, by function: String) -> Query {
        Query(
            unbound: """
                CREATE TRIGGER \(table)_not_emptied BEFORE TRUNCATE ON \(table)
                FOR EACH STATEMENT EXECUTE FUNCTION \(function)()
                """)
    }

    /// What a migration adds to its statements: `Migration("0021-…", […], on: AppendOnly(["checkpoint"], saying: …).triggers)`.
    package var triggers: [EngineKind: [Query]] { [.sqlite: sqlite, .postgres: postgres] }

    private var sqlite: [Query] {
        tables.flatMap { table in
            verbs.map { verb in
                Query(
                    unbound: """
                        CREATE TRIGGER \(table)_no_\(verb.rawValue.lowercased()) BEFORE \(verb.rawValue) ON \(table)
                        \(verb == .delete ? lettingGo.map { "WHEN NOT (\($0))" } ?? "" : "")
                        BEGIN SELECT RAISE(ABORT, '\(sentence)'); END
                        """)
            }
        }
    }

    private var postgres: [Query] {
        tables.flatMap { table in
            if let lettingGo { return postgresRows(of: table, lettingGo) }
            return [
                Query(
                    unbound: """
                        CREATE FUNCTION \(table)_is_kept() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION '\(sentence)'; END $$
                        """),
                Query(
                    unbound: """
                        CREATE TRIGGER \(table)_kept BEFORE \(verbs.map(\.rawValue).joined(separator: " OR ")) ON \(table)
                        FOR EACH STATEMENT EXECUTE FUNCTION \(table)_is_kept()
                        """),
            ]
        }
    }

    /// Row by row, where some may go.
    private func postgresRows(of table: String, _ lettingGo: String) -> [Query] {
        [
            Query(
                unbound: """
                    CREATE FUNCTION \(table)_is_kept() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN
                      IF TG_OP = 'DELETE' THEN IF \(lettingGo) THEN RETURN OLD; END IF; END IF;
                      RAISE EXCEPTION '\(sentence)';
                    END $$
                    """),
            Query(
                unbound: """
                    CREATE TRIGGER \(table)_kept BEFORE \(verbs.map(\.rawValue).joined(separator: " OR ")) ON \(table)
                    FOR EACH ROW EXECUTE FUNCTION \(table)_is_kept()
                    """),
            Self.notEmptied(table, by: "\(table)_is_kept"),
        ]
    }
}
