package import RelorefDomain
package import RelorefStorage

extension HousingOffer.State: SQLBindable {}
extension HousingOffer.Quota: SQLBindable {}
extension HousingOffer.Received: SQLBindable {}
extension HousingOffer.EnergyClass: SQLBindable {}
extension HousingOffer.Outcome: SQLBindable {}

extension HousingOffer {
    init(_ row: ResultRow) throws(StorageError) {
        var facts = Facts(
            dwelling: try row.optionalText("dwelling_id"), convention: try row.optionalText("convention_id"),
            departement: try row.text("departement"), commune: try row.optionalText("commune"),
            type: try row.optionalCode("dwelling_type"), surfaceTenths: try row.optionalInt("surface_tenths"),
            rentCents: try row.optionalInt("rent_cents"), chargesCents: try row.optionalInt("charges_cents"),
            quota: try row.optionalCode("quota"), receivedOn: try row.day("received_on"),
            receivedHow: try row.optionalCode("received_how"),
            candidatesAsked: try row.optionalInt("candidates_asked"), answerBy: try row.optionalDay("answer_by"))
        facts.floor = try row.optionalInt("floor")
        facts.hasLift = try row.optionalInt("lift").map { $0 == 1 }
        facts.isStepFree = try row.optionalInt("step_free").map { $0 == 1 }
        facts.energy = try row.optionalCode("energy_class")
        facts.availableOn = try row.optionalDay("available_on")
        self.init(
            id: try row.text("id"), site: try row.text("site_id"), partner: try row.text("partner_id"), facts,
            state: try row.code("state"), sentOn: try row.optionalDay("sent_on"),
            decidedOn: try row.optionalDay("decided_on"), outcome: try row.optionalCode("outcome"),
            outcomeOn: try row.optionalDay("outcome_on"), version: try row.int("version"))
    }

    /// Where its address and the note on its end are sealed: under its site's key.
    func slot(_ column: String) -> SealSlot {
        SealSlot(owner: "site:" + site, table: "housing_offer", column: column, row: id)
    }
}

extension Transaction {
    package func insert(
        _ offer: HousingOffer, address: Sealed<DwellingAddress>?, by account: String, at moment: Moment
    ) throws(StorageError) {
        let facts = offer.facts
        try insert(
            "housing_offer",
            [
                "id": offer.id, "site_id": offer.site, "partner_id": offer.partner,
                "convention_id": facts.convention, "dwelling_id": facts.dwelling, "departement": facts.departement,
                "commune": facts.commune, "dwelling_type": facts.type, "surface_tenths": facts.surfaceTenths,
                "floor": facts.floor, "lift": facts.hasLift, "step_free": facts.isStepFree,
                "energy_class": facts.energy, "rent_cents": facts.rentCents, "charges_cents": facts.chargesCents,
                "available_on": facts.availableOn, "quota": facts.quota, "sealed_address": address,
                "received_on": facts.receivedOn, "received_how": facts.receivedHow,
                "candidates_asked": facts.candidatesAsked, "answer_by": facts.answerBy, "state": offer.state,
                "sent_on": offer.sentOn, "decided_on": offer.decidedOn, "outcome": offer.outcome,
                "outcome_on": offer.outcomeOn, "account_id": account, "at": moment,
            ])
    }

    /// What is said of the dwelling is put right, if nobody else changed the offer meanwhile.
    func updateFacts(_ offer: HousingOffer, address: Sealed<DwellingAddress>?) throws(StorageError) {
        let facts = offer.facts
        try update(
            "housing_offer", id: offer.id, version: offer.version,
            [
                "convention_id": facts.convention, "dwelling_id": facts.dwelling, "departement": facts.departement,
                "commune": facts.commune, "dwelling_type": facts.type, "surface_tenths": facts.surfaceTenths,
                "floor": facts.floor, "lift": facts.hasLift, "step_free": facts.isStepFree,
                "energy_class": facts.energy, "rent_cents": facts.rentCents, "charges_cents": facts.chargesCents,
                "available_on": facts.availableOn, "quota": facts.quota, "sealed_address": address,
                "received_on": facts.receivedOn, "received_how": facts.receivedHow,
                "candidates_asked": facts.candidatesAsked, "answer_by": facts.answerBy,
            ])
        try updateConvention(ofCandidatesFor: offer)
    }

    /// Whoever was proposed for an offer counts for its convention.
    func updateConvention(ofCandidatesFor offer: HousingOffer) throws(StorageError) {
        try run("UPDATE candidacy SET convention_id = NULL WHERE offer_id = \(offer.id)")
        if let convention = offer.facts.convention {
            try run("UPDATE candidacy SET convention_id = \(convention) WHERE offer_id = \(offer.id)")
        }
    }

    /// Where the offer stands; counting its version up is what lets one of two colleagues through.
    func updateState(_ offer: HousingOffer) throws(StorageError) {
        try update(
            "housing_offer", id: offer.id, version: offer.version,
            [
                "state": offer.state, "sent_on": offer.sentOn, "decided_on": offer.decidedOn,
                "outcome": offer.outcome, "outcome_on": offer.outcomeOn, "dwelling_id": offer.facts.dwelling,
            ])
    }
}
