package import RelorefDomain
package import RelorefStorage

/// What the visible rules look at of several households, read at once. The caller has found them visible, or shows no more
/// than a landlord may see.
extension Transaction {
    func fitFacts(of households: [String], on today: Day) throws -> [String: OfferFit.Household] {
        guard !households.isEmpty else { return [:] }
        let ids = Query.list(households)
        let papers = try paperCompleteness(of: households, on: today)
        let mayTell = try mayTellLandlord(households)
        var facts: [String: OfferFit.Household] = [:]
        for row in try rows("SELECT id, size FROM household WHERE id IN \(ids)") {
            let id = try row.text("id")
            facts[id] = OfferFit.Household(
                persons: try row.int("size"), papers: papers[id] ?? PaperCompleteness(needed: 0),
                mayTellLandlord: mayTell.contains(id))
        }
        for row in try rows(
            """
            SELECT household_id, resources_cents, rent_cents, charges_cents, aid_cents, persons FROM housing_budget
            WHERE household_id IN \(ids) AND withdrawn_at IS NULL ORDER BY made_on, at, id
            """)
        {
            facts[try row.text("household_id")]?.budget = HousingBudget(
                resourcesCents: try row.int("resources_cents"), rentCents: try row.int("rent_cents"),
                chargesCents: try row.int("charges_cents"), aidCents: try row.int("aid_cents"),
                persons: try row.int("persons"))
        }
        for row in try rows(
            """
            SELECT household_id, communes, needs, filed_on FROM social_request
            WHERE household_id IN \(ids) AND ended_on IS NULL AND filed_on IS NOT NULL ORDER BY filed_on DESC, id
            """)
        {
            let id = try row.text("household_id")
            facts[id]?.requestFiledOn = try row.day("filed_on")
            facts[id]?.wishes += try row.text("communes").split(separator: ",").map(String.init)
            let needs = try row.text("needs").split(separator: ",").compactMap {
                OfferFit.AccessNeed(rawValue: String($0))
            }
            let known = facts[id]?.needs ?? []
            facts[id]?.needs = known.union(needs)
        }
        let claims = try rows("SELECT * FROM right_claim WHERE household_id IN \(ids) ORDER BY id").map {
            try EnforceableRightClaim($0)
        }
        for (id, own) in Dictionary(grouping: claims, by: \.household) { facts[id]?.claim = OfferFit.Claim(own) }
        for row in try workPlaces(of: ids, on: today) {
            facts[try row.text("household_id")]?.work.append(
                OfferFit.WorkPlace(
                    departement: try row.text("departement"), commune: try row.optionalText("commune")))
        }
        return facts
    }

    /// The places of employers for whom members of households work on a day.
    private func workPlaces(of households: Query, on today: Day) throws -> [ResultRow] {
        try rows(
            """
            SELECT DISTINCT membership.household_id, partner.departement, partner.commune FROM membership
            JOIN employment_spell AS spell ON spell.person_id = membership.person_id
            JOIN partner ON partner.id = spell.employer_id
            WHERE membership.household_id IN \(households) AND partner.departement IS NOT NULL
              AND membership.from_day <= \(today) AND (membership.to_day IS NULL OR membership.to_day >= \(today))
              AND spell.from_day <= \(today) AND (spell.to_day IS NULL OR spell.to_day >= \(today))
            """)
    }

    /// Those who agreed that landlords are spoken to, and did not take it back.
    func mayTellLandlord(_ households: [String]) throws -> Set<String> {
        Set(
            try rows(
                """
                SELECT household_id FROM consent WHERE household_id IN \(Query.list(households))
                  AND kind = \(ConsentKind.landlordContact) AND withdrawn_on IS NULL
                """
            ).map { try $0.text("household_id") })
    }

    /// The kinds of paper that each household has and whose day is not past; private ones are nobody else's business.
    func heldPapers(of households: [String], on today: Day) throws -> [String: Set<String>] {
        var held: [String: Set<String>] = [:]
        for row in try keptPapers(of: households) where try row.optionalDay("expires_on").map({ $0 >= today }) ?? true {
            held[try row.text("household_id"), default: []].insert(try row.text("kind"))
        }
        return held
    }

    /// Which of the papers that every household needs are there.
    package func paperCompleteness(of households: [String], on today: Day) throws -> [String: PaperCompleteness] {
        let needed = try paperKinds().filter { $0.need == .always }.map(\.code)
        let held = try heldPapers(of: households, on: today)
        var known: [String: Set<String>] = [:]
        for row in try keptPapers(of: households) {
            known[try row.text("household_id"), default: []].insert(try row.text("kind"))
        }
        return Dictionary(
            households.map { id in
                let lacking = needed.filter { !(held[id]?.contains($0) ?? false) }
                return (
                    id,
                    PaperCompleteness(
                        needed: needed.count, missing: lacking.filter { !(known[id]?.contains($0) ?? false) },
                        ended: lacking.filter { known[id]?.contains($0) ?? false })
                )
            }, uniquingKeysWith: { one, _ in one })
    }

    private func keptPapers(of households: [String]) throws -> [ResultRow] {
        try rows(
            """
            SELECT household_id, kind, expires_on FROM household_document
            WHERE household_id IN \(Query.list(households)) AND withdrawn_at IS NULL AND level <> 'private'
            """)
    }
}
