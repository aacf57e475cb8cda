package import RelorefDomain
package import RelorefStorage

/// What somebody saw to, as the page of what was done tells it.
package struct DoneLine: Sendable {
    package let line: DueLine
    package let colleague: String
    package let at: Moment
    /// What was said of it; nil when nothing was, or the file was erased.
    package let words: String?
}

extension Transaction {
    /// What falls due within a month, late things left aside, as long as nothing more is written down: what Today tells of
    /// already, what it will tell by then, and all that a follow-up plans in between.
    package func dueMonth(
        _ asked: DueScope, days: Int = 30, on today: Day, visibleTo actor: Actor, vault: Vault? = nil
    ) throws -> DueDay {
        let last = today.adding(days: days)
        var month = try dueDay(asked, on: today, visibleTo: actor, vault: vault)
        let then = try dueDay(asked, on: last, visibleTo: actor, vault: vault)
        month.lines.removeAll { $0.item.day < today || $0.item.day > last || !$0.item.isDated }
        var told = Set((month.lines + month.done).map(\.item.dayKey))
        let ahead = try plannedLines(asked, in: month, on: today, until: last, actor)
        month.lines += (then.lines + ahead).filter { line in
            line.item.day > today && line.item.day <= last && line.item.isDated
                && told.insert(line.item.dayKey).inserted
        }
        month.households.merge(then.households) { one, _ in one }
        month.guests.merge(then.guests) { one, _ in one }
        month.lines.sort {
            ($0.item.day, $0.item.rule.rank, $0.item.subject) < ($1.item.day, $1.item.rule.rank, $1.item.subject)
        }
        return month
    }

    /// What the follow-ups of a scope plan after today, as it would be told then; not what somebody put off or saw to.
    private func plannedLines(
        _ asked: DueScope, in month: DueDay, on today: Day, until last: Day, _ actor: Actor
    ) throws -> [DueLine] {
        guard actor.may(.seeFiles) else { return [] }
        let list = DueList(today: today, terms: try datedTerms(), rules: month.rules)
        let scope = try resolved(asked, on: today, actor)
        let planned = try currentFollowUps(scope, actor).flatMap { list.planned($0, until: last) }
        var ahead = DueDay()
        ahead.households = month.households
        try add(
            planned.filter { !month.rules.isEnded(.followUp, on: today, in: $0.departement) }, to: &ahead, scope,
            on: today, actor)
        return ahead.lines
    }

    /// What was seen to of a scope, with who did, the words and the paper; the latest first.
    package func doneLines(of day: DueDay, by author: Author) throws -> [DoneLine] {
        var found: [DoneLine] = []
        for line in day.done {
            let key = line.item.key
            guard
                let row = try row(
                    """
                    SELECT task_mark.reason, task_mark.at, account.name FROM task_mark
                    JOIN account ON account.id = task_mark.account_id
                    WHERE rule = \(key.rule) AND subject_id = \(key.subject) AND due_on = \(key.step)
                    """)
            else { continue }
            let words = try row.optionalBytes("reason").flatMap { bytes in
                try author.vault.openIfKept(Sealed<SealedText>(slot: line.item.reasonSlot, bytes: bytes))?.text
            }
            found.append(
                DoneLine(line: line, colleague: try row.text("name"), at: try row.moment("at"), words: words))
        }
        return found.sorted { $0.at > $1.at }
    }

    /// Takes something that was seen to back into the list, on any later day.
    package func reopenDone(_ key: DueKey, by author: Author) throws {
        try author.needs(.seeToday)
        guard let scope = try scope(of: key) else { throw NotVisible("task", key.subject) }
        let day = try dueDay(scope, on: author.today, visibleTo: author.actor, vault: author.vault)
        guard let line = day.done.first(where: { $0.item.key == key }) else { throw NotVisible("task", key.subject) }
        try run(
            """
            UPDATE task_mark SET state = 'open', done_on = NULL, document_id = NULL, reason = NULL, previous = NULL,
              account_id = \(author.actor.id), at = \(author.now)
            WHERE rule = \(key.rule) AND subject_id = \(key.subject) AND due_on = \(key.step)
            """)
        try journal(
            "undo", "task", key.subject, household: line.item.household, site: line.item.site,
            detail: ["rule": key.rule.rawValue, "due": key.step.iso], by: author)
    }
}

extension DueItem {
    /// The same thing on the same legal day, by whichever step it was told.
    fileprivate var dayKey: DueKey { DueKey(rule: rule, subject: subject, step: day) }

    /// Whether its day is one that falls due, not one since which something lacks.
    var isDated: Bool {
        switch rule {
        case .vacantDwelling, .noTerm, .noReferent, .exitTypeUnknown, .employmentUnknown, .birthUnknown,
            .breakdownReported, .familyPageLocked, .messageNotDelivered, .otherTimeAsked,
            .conventionBehind, .jobAnswer, .linkNews:
            false
        default: true
        }
    }
}
