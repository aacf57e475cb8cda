package import RelorefDomain
package import RelorefStorage

extension JobOffer.State: SQLBindable {}
extension JobApplication.State: SQLBindable {}
extension JobApplication.Party: SQLBindable {}

extension JobOffer {
    init(_ row: ResultRow) throws(StorageError) {
        var facts = Facts(
            title: try row.text("title"), contract: try row.optionalCode("contract"),
            rome: try row.optionalText("rome"),
            weeklyHoursTenths: try row.optionalInt("weekly_hours_tenths"), wageCents: try row.optionalInt("wage_cents"),
            departement: try row.text("departement"), positions: try row.int("positions"),
            receivedOn: try row.day("received_on"))
        facts.commune = try row.optionalText("commune")
        facts.startsOn = try row.optionalDay("starts_on")
        facts.answerBy = try row.optionalDay("answer_by")
        facts.convention = try row.optionalText("convention_id")
        self.init(
            id: try row.text("id"), site: try row.text("site_id"), partner: try row.text("partner_id"), facts,
            state: try row.code("state"), endedOn: try row.optionalDay("ended_on"), version: try row.int("version"))
    }
}

extension JobApplication {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), offer: try row.text("offer_id"), person: try row.text("person_id"),
            household: try row.text("household_id"), site: try row.text("site_id"), state: try row.code("state"),
            presentedOn: try row.day("presented_on"), interviewOn: try row.optionalDay("interview_on"),
            decidedOn: try row.optionalDay("decided_on"), refusedBy: try row.optionalCode("refused_by"),
            reason: try row.optionalText("reason"), spell: try row.optionalText("spell_id"),
            isUnseen: try row.bool("unseen"), version: try row.int("version"))
    }

    /// Where what the employer wrote is sealed: under the household's key.
    var wordsSlot: SealSlot { SealSlot(owner: household, table: "job_application", column: "words", row: id) }
}

extension Transaction {
    package func insert(_ offer: JobOffer, by account: String, at moment: Moment) throws(StorageError) {
        let facts = offer.facts
        try insert(
            "job_offer",
            [
                "id": offer.id, "site_id": offer.site, "partner_id": offer.partner, "convention_id": facts.convention,
                "title": facts.title, "contract": facts.contract, "rome": facts.rome,
                "weekly_hours_tenths": facts.weeklyHoursTenths, "wage_cents": facts.wageCents,
                "departement": facts.departement, "commune": facts.commune, "positions": facts.positions,
                "starts_on": facts.startsOn, "received_on": facts.receivedOn, "answer_by": facts.answerBy,
                "state": offer.state, "ended_on": offer.endedOn, "account_id": account, "at": moment,
            ])
    }

    /// What is said of the job is put right, if nobody else changed it meanwhile.
    func updateFacts(_ offer: JobOffer) throws(StorageError) {
        let facts = offer.facts
        try update(
            "job_offer", id: offer.id, version: offer.version,
            [
                "convention_id": facts.convention, "title": facts.title, "contract": facts.contract,
                "rome": facts.rome, "weekly_hours_tenths": facts.weeklyHoursTenths, "wage_cents": facts.wageCents,
                "departement": facts.departement, "commune": facts.commune, "positions": facts.positions,
                "starts_on": facts.startsOn, "received_on": facts.receivedOn, "answer_by": facts.answerBy,
            ])
    }

    /// Where the offer stands; counting its version up is what lets one of two colleagues through.
    func update(_ offer: JobOffer) throws(StorageError) {
        try update(
            "job_offer", id: offer.id, version: offer.version, ["state": offer.state, "ended_on": offer.endedOn])
    }

    package func insert(_ application: JobApplication, by account: String, at moment: Moment) throws(StorageError) {
        try insert(
            "job_application",
            [
                "id": application.id, "offer_id": application.offer, "person_id": application.person,
                "household_id": application.household, "site_id": application.site, "state": application.state,
                "presented_on": application.presentedOn, "interview_on": application.interviewOn,
                "decided_on": application.decidedOn, "refused_by": application.refusedBy,
                "reason": application.reason, "spell_id": application.spell, "unseen": application.isUnseen,
                "account_id": account, "at": moment,
            ])
    }

    func update(_ application: JobApplication) throws(StorageError) {
        try update(
            "job_application", id: application.id, version: application.version,
            [
                "state": application.state, "interview_on": application.interviewOn,
                "decided_on": application.decidedOn, "refused_by": application.refusedBy,
                "reason": application.reason, "spell_id": application.spell, "unseen": application.isUnseen,
            ])
    }
}
