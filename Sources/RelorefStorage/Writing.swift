extension Transaction {
    /// Adds one row; the columns are the code's own, the values are bound.
    package func insert(_ table: StaticString, _ values: KeyValuePairs<StaticString, any SQLBindable>)
        throws(StorageError)
    {
        var names: [Query] = []
        var bound: [Query] = []
        for (name, value) in values {
            names.append(Query(unbound: "\(name)"))
            bound.append("\(value.sqlValue)")
        }
        let into = Query(unbound: "\(table)")
        try run("INSERT INTO \(into) (\(names.joined(", "))) VALUES (\(bound.joined(", ")))")
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
