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
        let tables: [StaticString] = [
            "diagnosis", "support_contract", "pathway_review", "goal", "lease_readiness", "hand_over",
        ]
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

extension Transaction {
    /// Somebody leaves for a file of her own: her own goals go along with their words, and the other half no longer reads
    /// them (V24). What the whole household wanted stays with those who stay.
    func moveGoals(of person: String, from old: String, to new: String, by author: Author) throws {
        let goals = try rows("SELECT id FROM goal WHERE household_id = \(old) AND person_id = \(person) ORDER BY id")
            .map { try $0.text("id") }
        guard !goals.isEmpty else { return }
        let ids = Query.list(goals)
        let texts = try rows(
            """
            SELECT text_id FROM goal WHERE id IN \(ids) AND text_id IS NOT NULL
            UNION SELECT text_id FROM goal_change WHERE goal_id IN \(ids) AND text_id IS NOT NULL
            UNION SELECT text_id FROM goal_step WHERE goal_id IN \(ids) AND text_id IS NOT NULL
            """
        ).map { try $0.text("text_id") }
        for text in texts.sorted() {
            try movePathwayText(text, from: old, to: new, by: author)
            try run("UPDATE pathway_text SET household_id = \(new) WHERE id = \(text)")
        }
        try run("UPDATE goal SET household_id = \(new), version = version + 1 WHERE id IN \(ids)")
    }
}
