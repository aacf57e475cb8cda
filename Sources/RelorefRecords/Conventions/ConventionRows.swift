package import RelorefDomain
package import RelorefStorage

extension Convention.Kind: SQLBindable {}
extension Convention.Level: SQLBindable {}
extension Convention.State: SQLBindable {}
extension Convention.Party: SQLBindable {}
extension ConventionStep.Kind: SQLBindable {}
extension ConventionStep.Side: SQLBindable {}
extension ConventionTarget.Unit: SQLBindable {}
extension ConventionTarget.Span: SQLBindable {}
extension ConventionTarget.Decider: SQLBindable {}
extension ConventionCommitment.Matter: SQLBindable {}
extension ConventionCommitment.State: SQLBindable {}

extension Convention {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), partner: try row.text("partner_id"), site: try row.text("site_id"),
            Facts(
                kind: try row.code("kind"), level: try row.code("level"), title: try row.text("title"),
                departement: try row.optionalText("departement"), offersFrom: try row.optionalDay("offers_from"),
                noticeDays: try row.optionalInt("notice_days"), isTacit: try row.bool("tacit"),
                framework: try row.optionalText("framework_id")),
            state: try row.code("state"), signedOn: try row.optionalDay("signed_on"),
            from: try row.optionalDay("from_day"), to: try row.optionalDay("to_day"),
            endedOn: try row.optionalDay("ended_on"), renews: try row.optionalText("renews_id"),
            version: try row.int("version"))
    }
}

extension ConventionStep {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), try row.code("kind"), on: try row.partialDate("on_day"),
            side: try row.optionalCode("party"))
    }
}

extension ConventionTarget {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), try row.int("quantity"), try row.code("unit"), per: try row.code("period"),
            from: try row.day("valid_from"), to: try row.optionalDay("valid_to"),
            decidedBy: try row.code("decided_by"), amendment: try row.optionalText("amendment_id"))
    }
}

extension ConventionCommitment {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), of: try row.text("convention_id"), try row.code("party"), try row.code("kind"),
            dueOn: try row.optionalDay("due_on"), state: try row.code("state"),
            stateOn: try row.optionalDay("state_on"), version: try row.int("version"))
    }
}

extension ResultRow {
    /// A day, a month or a year.
    func partialDate(_ column: String) throws(StorageError) -> PartialDate {
        guard let date = PartialDate(text: try text(column)), date.earliest != nil else { throw .decoding(column) }
        return date
    }
}

extension Transaction {
    package func insert(_ convention: Convention, by account: String, at moment: Moment) throws(StorageError) {
        let facts = convention.facts
        try insert(
            "convention",
            [
                "id": convention.id, "partner_id": convention.partner, "site_id": convention.site,
                "kind": facts.kind, "level": facts.level, "title": facts.title, "departement": facts.departement,
                "state": convention.state, "signed_on": convention.signedOn, "from_day": convention.from,
                "to_day": convention.to, "offers_from": facts.offersFrom, "ended_on": convention.endedOn,
                "notice_days": facts.noticeDays, "tacit": facts.isTacit, "renews_id": convention.renews,
                "framework_id": facts.framework,
                "account_id": account, "at": moment,
            ])
    }

    /// Changes a convention if nobody else did meanwhile.
    func update(_ convention: Convention) throws(StorageError) {
        let facts = convention.facts
        try update(
            "convention", id: convention.id, version: convention.version,
            [
                "level": facts.level, "title": facts.title, "departement": facts.departement,
                "state": convention.state, "signed_on": convention.signedOn, "from_day": convention.from,
                "to_day": convention.to, "offers_from": facts.offersFrom, "ended_on": convention.endedOn,
                "notice_days": facts.noticeDays, "tacit": facts.isTacit, "framework_id": facts.framework,
            ])
    }

    package func insert(
        _ step: ConventionStep, of convention: String, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "convention_step",
            [
                "id": step.id, "convention_id": convention, "kind": step.kind, "on_day": step.on.text,
                "party": step.side, "account_id": account, "at": moment,
            ])
    }

    package func insert(
        _ target: ConventionTarget, of convention: String, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "convention_target",
            [
                "id": target.id, "convention_id": convention, "quantity": target.quantity, "unit": target.unit,
                "period": target.span, "valid_from": target.from, "valid_to": target.to,
                "decided_by": target.decidedBy, "amendment_id": target.amendment, "account_id": account, "at": moment,
            ])
    }

    package func insert(_ commitment: ConventionCommitment, by account: String, at moment: Moment) throws(StorageError)
    {
        try insert(
            "convention_commitment",
            [
                "id": commitment.id, "convention_id": commitment.convention, "party": commitment.party,
                "kind": commitment.matter, "due_on": commitment.dueOn, "state": commitment.state,
                "state_on": commitment.stateOn, "account_id": account, "at": moment,
            ])
    }
}
