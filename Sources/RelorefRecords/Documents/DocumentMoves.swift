import RelorefDomain
import RelorefStorage

/// What becomes of papers when files are made one, part, or are erased.
extension Transaction {
    /// The tables of papers with the column that is sealed.
    static var documentTexts: [(StaticString, StaticString)] {
        [("household_document", "sealed"), ("document_file", "sealed"), ("document_part", "sealed")]
    }

    /// Those who leave take their own papers along, under the new file's key; the household's papers stay.
    func moveDocuments(of person: String, from old: String, to new: String, by author: Author) throws {
        let documents: Query = """
            SELECT id FROM household_document WHERE household_id = \(old) AND person_id = \(person)
            """
        let files: Query = "SELECT id FROM document_file WHERE document_id IN (\(documents))"
        for (table, which) in [
            ("document_part", "file_id IN (\(files))"), ("document_file", "document_id IN (\(documents))"),
            ("household_document", "id IN (\(documents))"),
        ] as [(StaticString, Query)] {
            let name = Query(unbound: "\(table)")
            for row in try rows("SELECT id FROM \(name) WHERE \(which) ORDER BY id") {
                let id = try row.text("id")
                try resealText(table, column: "sealed", id, from: old, to: new, vault: author.vault)
                try run("UPDATE \(name) SET household_id = \(new) WHERE id = \(id)")
            }
        }
    }

    /// Nothing of a paper outlives its file.
    func dropDocuments(of owners: Query) throws(StorageError) {
        for table: Query in ["document_part", "document_file", "household_document"] {
            try run("DELETE FROM \(table) WHERE household_id IN \(owners)")
        }
    }
}
