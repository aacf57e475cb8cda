import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The link was a mistake: the two files count as two households again, each with the files still linked to it.
    package func unlinkFiles(_ id: String, by author: Author) throws {
        try author.needs(.linkFamilies)
        let link = try link(id, in: .linked)
        guard let other = link.other else { throw NotVisible("household", "") }
        for file in [link.asking, other] { try journal("unlink", "family_link", id, household: file, by: author) }
        try run(
            """
            UPDATE family_link SET state = 'undone', decided_by = \(author.actor.id), decided_at = \(author.now)
            WHERE id = \(id)
            """)
        let mine = try linked(with: link.asking)
        guard !mine.contains(other) else { return }
        let theirs = try linked(with: other)
        // A number that a file of the other half gave does not stay here: it goes back with that file.
        let figure = try row("SELECT figure_id FROM household WHERE id = \(link.asking)")?.text("figure_id")
        if let figure, theirs.contains(figure) { try number(mine, by: link.asking) }
        try number(theirs, by: other)
    }

    /// Every file reached from one through links in force, itself included.
    private func linked(with household: String) throws -> Set<String> {
        var reached: Set<String> = []
        var next: Set<String> = [household]
        while !next.isEmpty {
            reached.formUnion(next)
            let ids = Query.list(next.sorted())
            let pairs = try rows(
                """
                SELECT asking_household_id, other_household_id FROM family_link
                WHERE state = 'linked' AND (asking_household_id IN \(ids) OR other_household_id IN \(ids))
                """)
            next = Set(
                try pairs.flatMap {
                    [try $0.text("asking_household_id"), try $0.text("other_household_id")]
                }
            ).subtracting(reached)
        }
        return reached
    }

    private func number(_ households: Set<String>, by figure: String) throws {
        try run(
            """
            UPDATE household SET figure_id = \(figure), version = version + 1
            WHERE id IN \(Query.list(households.sorted())) AND figure_id <> \(figure)
            """)
    }
}
