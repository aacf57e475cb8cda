package import RelorefDomain
package import RelorefStorage

/// What somebody does with items of Today.
package enum DueAct: Sendable, Hashable {
    case done(DueProof)
    case snooze(until: Day, reason: String)
    case give(to: String)

    /// Seen to today, without more.
    package static let finish = DueAct.done(DueProof())

    var verb: String {
        switch self {
        case .done: "done"
        case .snooze: "snooze"
        case .give: "give"
        }
    }
}

/// What came of it, item by item.
package struct DueOutcome: Sendable {
    package enum Fault: Sendable, Hashable {
        case refused(DueMark.Refusal)
        /// The item is no more, or was never the colleague's to see.
        case gone
        /// The chosen colleague may not open this file.
        case colleagueMayNot
    }

    package var marked: [DueItem] = []
    package var faults: [(key: DueKey, fault: Fault)] = []
}

extension Transaction {
    /// Marks items: each is looked up again by its rules, so that nothing is marked that is not there or not visible.
    ///
    /// What can be marked is; the others come back with the reason why not.
    package func mark(
        _ keys: [DueKey], _ act: DueAct, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> DueOutcome {
        try author.needs(.seeToday)
        var words = Act(author, confirming: confirming)
        words.check(reason: act.reason ?? "")
        let confirmed = try words.settled()
        var outcome = DueOutcome()
        for key in keys {
            guard let line = try dueLine(key, by: author) else {
                outcome.faults.append((key, .gone))
                continue
            }
            if case .give(let colleague) = act, !(try sees(colleague, line.item, on: author.today)) {
                outcome.faults.append((key, .colleagueMayNot))
                continue
            }
            do {
                try check(act, of: line.item, by: author)
                try keep(try act.applied(to: line, today: author.today), line.item, act, by: author)
                try keep(
                    confirmed, "task", key.subject, household: line.item.household, owner: line.item.reasonSlot.owner,
                    by: author)
                outcome.marked.append(line.item)
            } catch let refusal as DueMark.Refusal {
                outcome.faults.append((key, .refused(refusal)))
            }
        }
        return outcome
    }

    /// The paper that shows that something was done is one of the same file.
    private func check(_ act: DueAct, of item: DueItem, by author: Author) throws {
        guard case .done(let proof) = act, let document = proof.document else { return }
        let papers = try item.household.flatMap { try documents(of: $0, by: author) } ?? []
        guard papers.contains(where: { $0.id == document && $0.document.withdrawnAt == nil }) else {
            throw DueMark.Refusal.notOfThisFile
        }
    }

    /// One item as it stands today; nil when it is no more or not visible.
    package func dueLine(_ key: DueKey, by author: Author) throws -> DueLine? {
        guard let scope = try scope(of: key) else { return nil }
        let day = try dueDay(scope, on: author.today, visibleTo: author.actor, vault: author.vault)
        return day.lines.first { $0.item.key == key }
    }

    func scope(of key: DueKey) throws -> DueScope? {
        let query: Query
        switch key.rule {
        case .vacantDwelling: return .dwelling(key.subject)
        case .followedDate: return try self.scope(ofEvent: key.subject)
        case .partnerStep: return try self.scope(ofStep: key.subject)
        case .conventionMeeting, .conventionDecision, .conventionTerm, .conventionBehind:
            return try scope(ofConvention: key.subject)
        case .noReferent, .firstDiagnosis, .pathwayReview: return .household(key.subject)
        case .dwellingPaper: return try dwelling("SELECT dwelling_id FROM dwelling_check WHERE id = \(key.subject)")
        case .headLeaseEnd: return try dwelling("SELECT dwelling_id FROM head_lease WHERE id = \(key.subject)")
        case .stayTerm, .extensionToAsk, .stayWatch, .noTerm, .exitTypeUnknown, .employmentUnknown:
            query = "SELECT household_id FROM accommodation WHERE id = \(key.subject)"
        case .appointment, .interpreterToBook, .attendanceToSay, .otherTimeAsked:
            query = "SELECT household_id FROM appointment WHERE id = \(key.subject)"
        case .followUpContact, .rentCheck, .followUpClosing, .arrears:
            query = """
                SELECT lease.household_id FROM follow_up JOIN accommodation AS lease
                  ON lease.id = follow_up.accommodation_id WHERE follow_up.id = \(key.subject)
                """
        case .rentAlert: query = tenant("rent_check", key.subject)
        case .planPayment: query = tenant("arrears_plan", key.subject)
        case .landlordSilent: query = tenant("landlord_link", key.subject)
        case .contractEnd: query = "SELECT household_id FROM support_contract WHERE id = \(key.subject)"
        case .goalStep:
            query = """
                SELECT goal.household_id FROM goal_step JOIN goal ON goal.id = goal_step.goal_id
                WHERE goal_step.id = \(key.subject)
                """
        case .offerAnswer:
            return try row("SELECT site_id FROM housing_offer WHERE id = \(key.subject)").map {
                .ownSite(try $0.text("site_id"))
            }
        case .linkNews:
            return try row("SELECT site_id FROM link_news WHERE id = \(key.subject)").map {
                .ownSite(try $0.text("site_id"))
            }
        case .guaranteeYear, .guaranteeVisa: return try self.scope(ofGuarantee: key.subject)
        case .jobAnswer: query = "SELECT household_id FROM job_application WHERE id = \(key.subject)"
        case .allocationAnswer: query = "SELECT household_id FROM candidacy WHERE id = \(key.subject)"
        case .requestAttestation, .requestRenewal, .requestRemoval:
            query = "SELECT household_id FROM social_request WHERE id = \(key.subject)"
        case .claimDecision, .claimRehousing:
            query = "SELECT household_id FROM right_claim WHERE id = \(key.subject)"
        case .permitExpiry:
            query = """
                SELECT membership.household_id FROM permit JOIN membership ON membership.person_id = permit.person_id
                WHERE permit.id = \(key.subject) AND membership.to_day IS NULL
                """
        case .documentExpiry: query = "SELECT household_id FROM household_document WHERE id = \(key.subject)"
        case .copyOwed: query = "SELECT household_id FROM file_release WHERE id = \(key.subject)"
        case .breakdownReported: query = trouble(key.subject)
        case .familyPageLocked: query = "SELECT household_id FROM family_page WHERE id = \(key.subject)"
        case .messageNotDelivered: query = "SELECT household_id FROM message WHERE id = \(key.subject)"
        case .birthUnknown, .comingOfAge:
            query = "SELECT household_id FROM membership WHERE person_id = \(key.subject) AND to_day IS NULL"
        }
        return try row(query).map { .household(try $0.text("household_id")) }
    }

    private func scope(ofStep talk: String) throws -> DueScope? {
        try row("SELECT partner_id FROM partner_talk WHERE id = \(talk)").map { .partner(try $0.text("partner_id")) }
    }

    /// Whose follow-up something belongs to.
    private func tenant(_ table: Query, _ id: String) -> Query {
        """
        SELECT lease.household_id FROM \(table) AS part JOIN follow_up ON follow_up.id = part.follow_up_id
        JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id WHERE part.id = \(id)
        """
    }

    /// What is broken, as the household said or as a colleague saw it.
    private func trouble(_ id: String) -> Query {
        """
        SELECT household_id FROM family_report WHERE id = \(id)
        UNION ALL SELECT household_id FROM incident WHERE id = \(id)
        """
    }

    private func dwelling(_ query: Query) throws -> DueScope? {
        try row(query).map { .dwelling(try $0.text("dwelling_id")) }
    }

    /// Whether a colleague may see the record that an item is about.
    private func sees(_ colleague: String, _ item: DueItem, on day: Day) throws -> Bool {
        guard let actor = try actor(colleague, on: day), actor.may(.seeToday) else { return false }
        if let household = item.household { return try self.household(household, visibleTo: actor) != nil }
        return actor.stock.covers(item.site)
    }

    private func keep(_ mark: DueMark, _ item: DueItem, _ act: DueAct, by author: Author) throws {
        let key = item.key
        let before = try row(
            """
            SELECT * FROM task_mark
            WHERE rule = \(key.rule) AND subject_id = \(key.subject) AND due_on = \(key.step)
            """)
        try run(
            "DELETE FROM task_mark WHERE rule = \(key.rule) AND subject_id = \(key.subject) AND due_on = \(key.step)")
        let reason = try act.reason.map { try author.vault.seal(SealedText($0), item.reasonSlot).bytes }
        try insert(
            "task_mark",
            [
                "rule": key.rule, "subject_id": key.subject, "due_on": key.step, "state": mark.state,
                "until_day": mark.until, "owner_id": mark.owner, "snoozes": mark.snoozes, "reason": reason,
                "account_id": author.actor.id, "at": author.now, "household_id": item.household,
                "done_on": mark.doneOn, "document_id": mark.document,
                "previous": try before.map { try EarlierMark($0).text },
            ])
        let detail = [
            "rule": key.rule.rawValue, "due": key.step.iso, "until": mark.until?.iso, "to": act.colleague,
            "done_on": mark.doneOn.flatMap { $0 == author.today ? nil : $0.iso }, "document": mark.document,
        ]
        try journal(
            act.verb, "task", key.subject, household: item.household, site: item.site,
            detail: detail.compactMapValues { $0 }, by: author)
    }
}

extension DueAct {
    fileprivate func applied(to line: DueLine, today: Day) throws -> DueMark {
        var mark = line.mark
        switch self {
        case .done(let proof): try mark.finish(line.item, proof, today: today)
        case .snooze(let day, let reason): try mark.snooze(until: day, reason: reason, today: today)
        case .give(let colleague): mark.give(to: colleague)
        }
        return mark
    }

    fileprivate var reason: String? {
        let words: String
        switch self {
        case .snooze(_, let reason): words = reason
        case .done(let proof): words = proof.words
        case .give: return nil
        }
        return words.isBlank ? nil : words
    }

    fileprivate var colleague: String? {
        guard case .give(let colleague) = self else { return nil }
        return colleague
    }
}

extension DueItem {
    var reasonSlot: SealSlot {
        SealSlot(owner: household ?? "site:" + site, table: "task_mark", column: "reason", row: key.text)
    }
}
