import RelorefStorage

/// The marks that a change of a record leaves on its households, as triggers of each engine: what is marked is drawn
/// anew before the transaction ends. On PostgreSQL they lie in a temporary table, so that two writers do not wait.
struct FactMarks {
    /// A table, the columns that matter (all when none is named), and the households that a row of it names.
    typealias Felt = (table: String, columns: [String], households: @Sendable (String) -> String)

    private let felt: [Felt]

    init(_ felt: [Felt]) { self.felt = felt }

    /// The triggers, and a mark on every household that is there already.
    var triggers: [EngineKind: [Query]] { [.sqlite: sqlite, .postgres: postgres] }

    /// The triggers of tables that are felt since later on, where the marks exist already.
    var triggersAlone: [EngineKind: [Query]] { [.sqlite: sqliteTriggers, .postgres: postgresTriggers] }

    /// The same, with a mark on every household: what is kept of each is another thing from now on.
    var triggersMarkingAll: [EngineKind: [Query]] {
        [.sqlite: sqliteTriggers + [Self.sqliteMarks], .postgres: postgresTriggers + [Self.postgresMarks]]
    }

    private static let sqliteMarks: Query = """
        INSERT INTO stale_fact (household_id) SELECT household.id FROM household WHERE 1 = 1
        ON CONFLICT DO NOTHING
        """
    private static let postgresMarks: Query = "SELECT mark_stale_fact(household.id) FROM household"

    private var sqlite: [Query] {
        let table: Query = "CREATE TABLE stale_fact (household_id \(.text) PRIMARY KEY NOT NULL) \(.strict)"
        return [table] + sqliteTriggers + [Self.sqliteMarks]
    }

    private var sqliteTriggers: [Query] {
        felt.flatMap { table, columns, households in
            events(columns).map { event in
                let name = "\(table)_marks_\(event.word)"
                let changed = columns.isEmpty ? "" : " OF " + columns.joined(separator: ", ")
                let verb = event.word == "update" ? "UPDATE" + changed : event.word.uppercased()
                let marks = event.rows.map { row in
                    "INSERT INTO stale_fact (household_id) \(households(row)) ON CONFLICT DO NOTHING;"
                }
                return Query(
                    unbound:
                        "CREATE TRIGGER \(name) AFTER \(verb) ON \(table) BEGIN \(marks.joined(separator: " ")) END"
                )
            }
        }
    }

    private var postgres: [Query] {
        let mark: Query = """
            CREATE FUNCTION mark_stale_fact(household text) RETURNS void LANGUAGE plpgsql AS
            $$ BEGIN
              IF to_regclass('pg_temp.stale_fact') IS NULL THEN
                CREATE TEMPORARY TABLE stale_fact (household_id text PRIMARY KEY NOT NULL) ON COMMIT DELETE ROWS;
              END IF;
              INSERT INTO pg_temp.stale_fact (household_id) VALUES (household) ON CONFLICT DO NOTHING;
            END $$
            """
        return [mark] + postgresTriggers + [Self.postgresMarks]
    }

    private var postgresTriggers: [Query] {
        felt.flatMap { table, columns, households -> [Query] in
            events(columns).flatMap { event -> [Query] in
                let name = "\(table)_marks_\(event.word)"
                let changed = columns.isEmpty ? "" : " OF " + columns.joined(separator: ", ")
                let verb = event.word == "update" ? "UPDATE" + changed : event.word.uppercased()
                let marks = event.rows.map { row in
                    "PERFORM mark_stale_fact(felt.household_id) FROM (\(households(row))) AS felt (household_id);"
                }
                return [
                    Query(
                        unbound: """
                            CREATE FUNCTION \(name)() RETURNS trigger LANGUAGE plpgsql AS
                            $$ BEGIN \(marks.joined(separator: " ")) RETURN NULL; END $$
                            """),
                    Query(
                        unbound: """
                            CREATE TRIGGER \(name) AFTER \(verb) ON \(table)
                            FOR EACH ROW EXECUTE FUNCTION \(name)()
                            """),
                ]
            }
        }
    }

    /// A table of which few columns matter is felt when these change; of the others every row is.
    private func events(_ columns: [String]) -> [(word: String, rows: [String])] {
        let change = (word: "update", rows: ["OLD", "NEW"])
        return columns.isEmpty ? [("insert", ["NEW"]), change, ("delete", ["OLD"])] : [change]
    }
}
