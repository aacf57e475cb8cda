package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Takes back what the author did with items of Today at one moment, within ten minutes; answers how many.
    package func undoMarks(of moment: Moment, by author: Author) throws -> Int {
        guard moment.adding(seconds: KeptAct.lasting) >= author.now, moment <= author.now else { return 0 }
        let found = try rows("SELECT * FROM task_mark WHERE account_id = \(author.actor.id) AND at = \(moment)")
        for row in found {
            let mark = try DueMark(row)
            try restore(mark.key, try row.optionalText("previous").flatMap { EarlierMark(text: $0) })
            try journal(
                "undo", "task", mark.key.subject, household: try row.optionalText("household_id"),
                detail: ["rule": mark.key.rule.rawValue, "due": mark.key.step.iso], by: author)
        }
        return found.count
    }

    private func restore(_ key: DueKey, _ earlier: EarlierMark?) throws {
        let this: Query = "rule = \(key.rule) AND subject_id = \(key.subject) AND due_on = \(key.step)"
        guard let earlier else {
            try run("DELETE FROM task_mark WHERE \(this)")
            return
        }
        let until: Query = earlier.until.isEmpty ? "NULL" : "\(earlier.until)"
        let owner: Query = earlier.owner.isEmpty ? "NULL" : "\(earlier.owner)"
        let doneOn: Query = earlier.doneOn.isEmpty ? "NULL" : "\(earlier.doneOn)"
        let document: Query = earlier.document.isEmpty ? "NULL" : "\(earlier.document)"
        let reason: Query = earlier.reasonBytes.map { "\($0)" } ?? "NULL"
        try run(
            """
            UPDATE task_mark SET state = \(earlier.state), until_day = \(until), owner_id = \(owner),
              snoozes = \(earlier.snoozes), account_id = \(earlier.account), at = \(earlier.at), reason = \(reason),
              done_on = \(doneOn), document_id = \(document), previous = NULL
            WHERE \(this)
            """)
    }

    /// Colleagues to whom work at these sites can be given, by name.
    package func colleagues(at sites: Set<String>, on day: Day) throws -> [(id: String, name: String)] {
        let roles = Role.allCases.filter { $0.opensFiles && $0.permissions.contains(.seeToday) }.map(\.rawValue)
        return try rows(
            """
            SELECT DISTINCT account.id, account.name FROM account JOIN account_grant AS given
              ON given.account_id = account.id
            JOIN site ON site.id IN \(Query.list(sites.sorted()))
              AND (given.site_id = site.id OR (given.site_id IS NULL AND given.association_id = site.association_id))
            WHERE account.disabled = 0 AND given.role IN \(Query.list(roles)) AND given.from_day <= \(day)
              AND (given.to_day IS NULL OR given.to_day >= \(day))
            ORDER BY account.name, account.id
            """
        ).map { (try $0.text("id"), try $0.text("name")) }
    }
}
