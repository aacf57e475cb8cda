package import RelorefDomain
package import RelorefStorage

extension HousingLead.Source: SQLBindable {}
extension HousingLead.Answer: SQLBindable {}

/// A line of the search journal as it is written down.
package struct NewLead: Sendable, Hashable {
    package var source: HousingLead.Source
    package var contactedOn: Day
    package var commune: String?
    package var rentCents: Int?
    package var chargesCents: Int?
    package var course: HousingLead.Course
    package var words: HousingLead.Words

    package init(
        _ source: HousingLead.Source, on day: Day, commune: String? = nil, rentCents: Int? = nil,
        chargesCents: Int? = nil, course: HousingLead.Course = HousingLead.Course(),
        words: HousingLead.Words = HousingLead.Words()
    ) {
        (self.source, contactedOn, self.commune) = (source, day, commune)
        (self.rentCents, self.chargesCents, self.course, self.words) = (rentCents, chargesCents, course, words)
    }
}

extension Transaction {
    /// The search journal of a household, the latest contact first; nil when the file does not exist for the author.
    package func housingLeads(of household: String, by author: Author) throws -> [HousingLead]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            """
            SELECT * FROM housing_lead WHERE household_id = \(household) AND withdrawn_at IS NULL
            ORDER BY contacted_on DESC, at DESC, id DESC
            """
        ).map { try lead($0, author.vault) }
    }

    private func lead(_ row: ResultRow, _ vault: Vault) throws -> HousingLead {
        let (id, household) = (try row.text("id"), try row.text("household_id"))
        func words(_ column: String) throws -> String? {
            guard let bytes = try row.optionalBytes(column) else { return nil }
            let slot = SealSlot(owner: household, table: "housing_lead", column: column, row: id)
            return try vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: bytes))?.text
        }
        let contact = try words("contact")
        return HousingLead(
            id: id, household: household, source: try row.code("source"), contactedOn: try row.day("contacted_on"),
            commune: try row.optionalText("commune"), rentCents: try row.optionalInt("rent_cents"),
            chargesCents: try row.optionalInt("charges_cents"),
            course: HousingLead.Course(
                visitedOn: try row.optionalDay("visited_on"), appliedOn: try row.optionalDay("applied_on"),
                answer: try row.optionalCode("answer"), answeredOn: try row.optionalDay("answered_on"),
                reason: try row.optionalText("reason")),
            words: try contact.map {
                HousingLead.Words(contact: $0, dwelling: try words("dwelling") ?? "", remark: try words("remark") ?? "")
            }, version: try row.int("version"))
    }

    /// A contact, a visit, an application is written down, or what came of it.
    ///
    /// Rules: V30, V32.
    /// - Parameter id: of the line that changes; nil for a new one.
    @discardableResult
    package func keepLead(
        _ new: NewLead, id: String? = nil, version: Int? = nil, for household: String, checkedBy detector: FreeText,
        by author: Author, confirming: [Rule: String] = [:]
    ) throws -> HousingLead {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let household = try file(household, act)
        let before = try id.map { id in
            guard let known = try housingLeads(of: household.id, by: author)?.first(where: { $0.id == id }) else {
                throw NotVisible("housingLead", id)
            }
            return known
        }
        let lead = HousingLead(
            id: id ?? author.newID(), household: household.id, source: new.source, contactedOn: new.contactedOn,
            commune: new.commune, rentCents: new.rentCents, chargesCents: new.chargesCents, course: new.course,
            words: new.words, version: version ?? before?.version ?? 0)
        check(lead, detector, &act)
        try settle(
            act, before == nil ? "recordLead" : "changeLead", "housingSearch", lead.id, household: household.id,
            site: household.site,
            detail: ["on": lead.contactedOn.iso, "lead_answer": lead.course.answer?.rawValue])
        if before == nil {
            try insert(lead, vault: author.vault, by: author.actor.id, at: author.now)
        } else {
            try change(lead, author.vault)
        }
        return lead
    }

    private func check(_ lead: HousingLead, _ detector: FreeText, _ act: inout Act) {
        let rules = HousingSearchRules(act.context)
        for (field, day) in [
            ("visitedOn", lead.course.visitedOn), ("appliedOn", lead.course.appliedOn),
            ("answeredOn", lead.course.answeredOn),
        ] {
            let contacted = rules.inOrder([("contactedOn", lead.contactedOn)])
            act.add(contacted.isEmpty ? rules.inOrder([("contactedOn", lead.contactedOn), (field, day)]) : [])
        }
        act.add(rules.inOrder([("contactedOn", lead.contactedOn)]))
        guard let words = lead.words else { return }
        let notes = ContactRules(act.context)
        for (field, text) in [("contact", words.contact), ("dwelling", words.dwelling), ("remark", words.remark)] {
            act.add(notes.note(text, detector, field: field))
        }
    }

    /// A line that was written down by mistake is taken back; it stays in the history.
    package func withdrawLead(_ id: String, by author: Author) throws {
        try mark(id, "housing_lead", "withdrawLead", withdrawn: author.now, by: author)
    }

    /// A line that was taken back stands again.
    package func restoreLead(_ id: String, by author: Author) throws {
        try mark(id, "housing_lead", "restoreLead", withdrawn: nil, by: author)
    }

    /// Takes back, or puts back, a row of the search that names its household.
    func mark(
        _ id: String, _ table: StaticString, _ verb: String, withdrawn: Moment?, by author: Author
    ) throws {
        try author.needs(.writeFiles)
        let name = Query(unbound: "\(table)")
        let state: Query = withdrawn == nil ? "withdrawn_at IS NOT NULL" : "withdrawn_at IS NULL"
        guard let found = try row("SELECT household_id FROM \(name) WHERE id = \(id) AND \(state)"),
            let household = try household(found.text("household_id"), visibleTo: author.actor)
        else { throw NotVisible("\(table)", id) }
        let moment: Query = withdrawn.map { "\($0)" } ?? "NULL"
        try run("UPDATE \(name) SET withdrawn_at = \(moment) WHERE id = \(id)")
        try journal(verb, "housingSearch", id, household: household.id, site: household.site, by: author)
    }

    package func insert(
        _ lead: HousingLead, vault: Vault, by account: String, at moment: Moment
    ) throws {
        let sealed = try seal(lead, vault)
        try insert(
            "housing_lead",
            [
                "id": lead.id, "household_id": lead.household, "source": lead.source,
                "contacted_on": lead.contactedOn, "commune": lead.commune, "rent_cents": lead.rentCents,
                "charges_cents": lead.chargesCents, "visited_on": lead.course.visitedOn,
                "applied_on": lead.course.appliedOn, "answer": lead.course.answer,
                "answered_on": lead.course.answeredOn, "reason": lead.course.reason, "contact": sealed.contact,
                "dwelling": sealed.dwelling, "remark": sealed.remark, "account_id": account, "at": moment,
            ])
    }

    private func change(_ lead: HousingLead, _ vault: Vault) throws {
        let sealed = try seal(lead, vault)
        try update(
            "housing_lead", id: lead.id, version: lead.version,
            [
                "source": lead.source, "contacted_on": lead.contactedOn, "commune": lead.commune,
                "rent_cents": lead.rentCents, "charges_cents": lead.chargesCents,
                "visited_on": lead.course.visitedOn, "applied_on": lead.course.appliedOn,
                "answer": lead.course.answer, "answered_on": lead.course.answeredOn, "reason": lead.course.reason,
                "contact": sealed.contact, "dwelling": sealed.dwelling, "remark": sealed.remark,
            ])
    }

    private typealias SealedWords = (
        contact: Sealed<SealedText>?, dwelling: Sealed<SealedText>?, remark: Sealed<SealedText>?
    )

    private func seal(_ lead: HousingLead, _ vault: Vault) throws -> SealedWords {
        func seal(_ column: String, _ text: String?) throws -> Sealed<SealedText>? {
            try text.map {
                try vault.seal(
                    SealedText($0),
                    SealSlot(owner: lead.household, table: "housing_lead", column: column, row: lead.id))
            }
        }
        return (
            try seal("contact", lead.words?.contact), try seal("dwelling", lead.words?.dwelling),
            try seal("remark", lead.words?.remark)
        )
    }
}
