import RelorefDomain
import RelorefStorage

extension Transaction {
    /// The project of a file that is poured into another one goes with it. Where both have a contract that runs, the
    /// kept file's goes on.
    func movePathway(_ new: NewMerge, _ undo: inout MergeUndo, by author: Author) throws {
        for id in try ids("pathway_text", of: new.absorbed) {
            try movePathwayText(id, from: new.absorbed, to: new.kept, by: author)
            try set("pathway_text", id, ["household_id": new.kept], &undo)
            undo.reseal("pathway_text", id, "sealed")
        }
        let running = try row(
            "SELECT 1 AS one FROM support_contract WHERE household_id = \(new.kept) AND ended_on IS NULL")
        if running != nil {
            for row in try rows(
                "SELECT id, signed_on FROM support_contract WHERE household_id = \(new.absorbed) AND ended_on IS NULL")
            {
                let end = max(try row.day("signed_on"), author.today)
                try set("support_contract", try row.text("id"), ["ended_on": end.iso, "ending": "renewed"], &undo)
            }
        }
        let tables: [StaticString] = ["diagnosis", "support_contract", "pathway_review", "goal"]
        for table in tables {
            for id in try ids(table, of: new.absorbed) { try set("\(table)", id, ["household_id": new.kept], &undo) }
        }
        // Whose goal it is follows who is who.
        for (person, twin) in new.same.sorted(by: { $0.key < $1.key }) {
            for row in try rows("SELECT id FROM goal WHERE person_id = \(person) ORDER BY id") {
                try set("goal", try row.text("id"), ["person_id": twin], &undo)
            }
        }
    }
}
