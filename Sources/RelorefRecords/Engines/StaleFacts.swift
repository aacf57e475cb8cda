import RelorefStorage

extension Transaction {
    /// Whether records changed in this transaction that facts of figures are drawn from.
    ///
    /// Before the step of the schema that brings the facts there are none; on PostgreSQL the marks' table is the
    /// session's own and is made by the first mark.
    func hasStaleFacts() throws(StorageError) -> Bool {
        let marks: Query =
            switch engine {
            case .sqlite: "SELECT 1 AS one FROM pragma_table_list('stale_fact')"
            case .postgres: "SELECT 1 AS one WHERE to_regclass('pg_temp.stale_fact') IS NOT NULL"
            }
        guard try row(marks) != nil else { return false }
        return try row("SELECT 1 AS one FROM stale_fact LIMIT 1") != nil
    }
}
