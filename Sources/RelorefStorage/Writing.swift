extension Transaction {
    /// Adds one row; the columns are the code's own, the values are bound.
    package func insert(_ table: StaticString, _ values: KeyValuePairs<StaticString, any SQLBindable>)
        throws(StorageError)
    {
        try insert("\(table)", values.map { ("\($0.key)", $0.value.sqlValue) })
    }

    /// The same where table and columns are known only at run time; their names are the code's own, never somebody's.
    package func insert(_ table: String, _ columns: [(String, SQLValue)]) throws(StorageError) {
        try add(to: table, columns.map { $0.0 }.joined(separator: ", "), rows: [columns.map { $0.1 }])
    }

    /// Changes one row if it still has the version that was read, and counts the version up.
    ///
    /// - Throws: `.changedMeanwhile` when somebody else was faster.
    package func update(
        _ table: StaticString, id: String, version: Int, _ values: KeyValuePairs<StaticString, any SQLBindable>
    ) throws(StorageError) {
        let assignments: [Query] = values.map { name, value in "\(Query(unbound: "\(name)")) = \(value.sqlValue)" }
        let name = Query(unbound: "\(table)")
        let changed = try run(
            """
            UPDATE \(name) SET \(assignments.joined(", ")), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """)
        guard changed == 1 else { throw .changedMeanwhile("\(table)") }
    }
}
