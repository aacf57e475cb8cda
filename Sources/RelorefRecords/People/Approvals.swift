package import RelorefDomain
package import RelorefStorage

/// What is asked of a second person.
package struct WantedApproval: Sendable, Hashable {
    package let kind: Approval.Kind
    package let way: String
    package let fields: String
    package let place: Place
    package var role: Role?
    package var subject: String?
    package var lines: Int?

    package init(
        _ kind: Approval.Kind, way: String, fields: String, place: Place, role: Role? = nil, subject: String? = nil,
        lines: Int? = nil
    ) {
        (self.kind, self.way, self.fields, self.place) = (kind, way, fields, place)
        (self.role, self.subject, self.lines) = (role, subject, lines)
    }

    /// What the journal tells of it.
    fileprivate var detail: [String: String] {
        ["kind": kind.rawValue, "role": role?.rawValue, "about": subject].compactMapValues { $0 }
    }
}

extension Approval {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), kind: try row.code("kind"), way: try row.text("way"),
            fields: try row.text("fields"),
            place: Place(association: try row.optionalText("association_id"), site: try row.optionalText("site_id")),
            role: try row.optionalText("role").flatMap { Role(rawValue: $0) },
            subject: try row.optionalText("subject_id"), lines: try row.optionalInt("lines"),
            askedBy: try row.text("asked_by"), askedAt: try row.moment("asked_at"),
            expiresAt: try row.moment("expires_at"),
            answer: try row.optionalText("answer").flatMap { Answer(rawValue: $0) },
            answeredBy: try row.optionalText("answered_by"),
            answeredAt: try row.optionalText("answered_at").flatMap { Moment(text: $0) },
            usedAt: try row.optionalText("used_at").flatMap { Moment(text: $0) })
    }

    fileprivate var wanted: WantedApproval {
        WantedApproval(kind, way: way, fields: fields, place: place, role: role, subject: subject, lines: lines)
    }
    fileprivate var detail: [String: String] { wanted.detail }
}

extension Transaction {
    /// Uses up what a second person agreed to, if it is what the author wants to do now, to the letter.
    ///
    /// - Returns: nil when nobody has agreed, or not in time.
    package func useApproval(_ wanted: WantedApproval, by author: Author) throws -> Approval? {
        guard let agreed = try open(wanted, of: author.actor.id).first(where: { $0.state(at: author.now) == .agreed })
        else { return nil }
        let used = try run(
            "UPDATE approval SET used_at = \(author.now) WHERE id = \(agreed.id) AND answer = 'agreed' AND used_at IS NULL"
        )
        guard used == 1 else { return nil }
        try journal("useAgreement", "approval", agreed.id, site: agreed.place.site, detail: agreed.detail, by: author)
        return agreed
    }

    /// Asks a second person; what waits already is not asked for twice.
    package func askApproval(_ wanted: WantedApproval, by author: Author) throws {
        guard try !open(wanted, of: author.actor.id).contains(where: { $0.state(at: author.now) == .waiting }) else {
            return
        }
        let id = author.newID()
        let expires = author.now.adding(seconds: Approval.secondsToAnswer)
        try insert(
            "approval",
            [
                "id": id, "kind": wanted.kind.rawValue, "way": wanted.way, "fields": wanted.fields,
                "association_id": wanted.place.association, "site_id": wanted.place.site,
                "role": wanted.role?.rawValue, "subject_id": wanted.subject, "lines": wanted.lines,
                "asked_by": author.actor.id, "asked_at": author.now, "expires_at": expires,
            ])
        if wanted.kind == .recovery, let account = wanted.subject {
            try tell(account, ofRecoveryUntil: expires)
            try tellOwner(of: account, .recoveryAsked, by: author)
        }
        try journal("askAgreement", "approval", id, site: wanted.place.site, detail: wanted.detail, by: author)
    }

    /// A second person answers. Nobody answers what they asked for themselves, nor about themselves, and only somebody
    /// whose own rights reach as far as what is asked for.
    ///
    /// - Throws: `NotVisible` for what does not wait for the author.
    package func answer(_ id: String, _ answer: Approval.Answer, by author: Author) throws {
        guard let asked = try approval(id), asked.state(at: author.now) == .waiting,
            try mayAnswer(asked, author.actor, on: author.today)
        else { throw NotVisible("approval", id) }
        try settle(asked, answer, by: author)
    }

    /// Who asked needs it no more: before or after the answer, as long as it was not done.
    package func withdrawApproval(_ id: String, by author: Author) throws {
        guard let asked = try approval(id), asked.askedBy == author.actor.id,
            [.waiting, .agreed].contains(asked.state(at: author.now))
        else { throw NotVisible("approval", id) }
        try settle(asked, .withdrawn, by: author)
    }

    /// Whoever holds the server answers for a network in which nobody else can: journalled under the operator's name.
    package func answerOnServer(_ id: String, _ answer: Approval.Answer, by author: Author) throws {
        guard let asked = try approval(id), asked.state(at: author.now) == .waiting else {
            throw NotVisible("approval", id)
        }
        try settle(asked, answer, by: author)
    }

    private func settle(_ asked: Approval, _ answer: Approval.Answer, by author: Author) throws {
        let until =
            answer == .agreed ? author.now.adding(seconds: Approval.secondsToAct) : asked.expiresAt
        // Who asked may think better of what was agreed to; an answer is not overturned otherwise.
        let open: Query = answer == .withdrawn ? "answer = 'agreed' OR answer IS NULL" : "answer IS NULL"
        let changed = try run(
            """
            UPDATE approval SET answer = \(answer.rawValue), answered_by = \(author.actor.id),
              answered_at = \(author.now), expires_at = \(until)
            WHERE id = \(asked.id) AND used_at IS NULL AND (\(open))
            """)
        guard changed == 1 else { throw StorageError.changedMeanwhile("approval") }
        if asked.kind == .recovery, let account = asked.subject {
            try tell(account, ofRecoveryUntil: answer == .agreed ? until : nil)
        }
        let act =
            switch answer {
            case .agreed: "agree"
            case .refused: "refuseAgreement"
            case .withdrawn: "withdrawAgreement"
            }
        try journal(act, "approval", asked.id, site: asked.place.site, detail: asked.detail, by: author)
    }

    /// What this account asked for to the letter and has not done, the latest first.
    private func open(_ wanted: WantedApproval, of account: String) throws(StorageError) -> [Approval] {
        var found: [Approval] = []
        for row in try rows(
            """
            SELECT * FROM approval WHERE asked_by = \(account) AND kind = \(wanted.kind.rawValue)
              AND way = \(wanted.way) AND fields = \(wanted.fields) AND used_at IS NULL
              AND (answer IS NULL OR answer = 'agreed')
            ORDER BY asked_at DESC, id DESC LIMIT 20
            """)
        {
            let approval = try Approval(row)
            if approval.subject == wanted.subject, approval.place == wanted.place { found.append(approval) }
        }
        return found
    }

    private func approval(_ id: String) throws(StorageError) -> Approval? {
        try row("SELECT * FROM approval WHERE id = \(id)").map(Approval.init)
    }
}
