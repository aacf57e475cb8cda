import RelorefDomain
import RelorefStorage

/// What Today looks at of the offers of a scope.
extension Transaction {
    /// Offers for which no candidate was sent, with the day to answer by. `CROSS JOIN` keeps SQLite on the index of the
    /// states: offers that wait are few.
    func dueOffers(_ scope: DueScope, _ actor: Actor) throws -> [DueOffer] {
        try rows(
            """
            SELECT offer.id, offer.site_id, offer.departement, offer.answer_by, offer.dwelling_type,
              commune.name AS commune_name, partner.name AS partner_name
            FROM site CROSS JOIN housing_offer AS offer JOIN partner ON partner.id = offer.partner_id
            LEFT JOIN commune ON commune.code = offer.commune
            WHERE offer.site_id = site.id AND offer.state IN ('received', 'qualified', 'open')
              AND offer.answer_by IS NOT NULL AND \(scope.sites(actor))
            """
        ).map { row in
            DueOffer(
                id: try row.text("id"), site: try row.text("site_id"), departement: try row.text("departement"),
                answerBy: try row.day("answer_by"),
                told: DueOffer.Told(
                    type: try row.optionalCode("dwelling_type"), commune: try row.optionalText("commune_name"),
                    partner: try row.text("partner_name")))
        }
    }

    /// Allocations that the households of the scope have not answered.
    func dueAllocations(_ scope: DueScope, _ actor: Actor) throws -> [DueAllocation] {
        try rows(
            """
            SELECT candidacy.id, candidacy.offer_id, candidacy.household_id, candidacy.allocated_on,
              candidacy.answer_by, household.site_id, offer.departement
            FROM household JOIN candidacy ON candidacy.household_id = household.id
            JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
            WHERE candidacy.state = 'allocated' AND candidacy.answer_by IS NOT NULL AND \(scope.files(actor))
            """
        ).map { row in
            DueAllocation(
                candidacy: try row.text("id"), offer: try row.text("offer_id"), household: try row.text("household_id"),
                site: try row.text("site_id"), departement: try row.text("departement"),
                allocatedOn: try row.day("allocated_on"), answerBy: try row.day("answer_by"))
        }
    }
}
