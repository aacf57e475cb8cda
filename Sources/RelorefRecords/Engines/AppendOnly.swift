package import RelorefStorage

/// Tables to which rows are added and never changed: the one thing that the two engines do not spell alike.
package struct AppendOnly: Sendable {
    /// What the engine refuses.
    package enum Verb: String, Sendable { case update = "UPDATE", delete = "DELETE" }

    let tables: [String]
    let verbs: [Verb]
    let sentence: String

    /// - Parameter sentence: what the engine says to whoever tries, without an apostrophe.
    package init(_ tables: [String], refusing verbs: [Verb] = [.update, .delete], saying sentence: String) {
        self.tables = tables
        self.verbs = verbs
        self.sentence = sentence
    }

    /// What a migration adds to its statements: `Migration("0021-…", […], on: AppendOnly(["checkpoint"], saying: …).triggers)`.
    package var triggers: [EngineKind: [Query]] { [.sqlite: sqlite, .postgres: postgres] }

    private var sqlite: [Query] {
        tables.flatMap { table in
            verbs.map { verb in
                Query(
                    unbound: """
                        CREATE TRIGGER \(table)_no_\(verb.rawValue.lowercased()) BEFORE \(verb.rawValue) ON \(table)
                        BEGIN SELECT RAISE(ABORT, '\(sentence)'); END
                        """)
            }
        }
    }

    private var postgres: [Query] {
        tables.flatMap { table in
            [
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
}
