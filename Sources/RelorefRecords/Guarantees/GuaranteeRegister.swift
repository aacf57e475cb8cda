package import RelorefDomain
package import RelorefStorage

/// A guarantee as the register shows it.
package struct GuaranteeLine: Sendable, Hashable, Identifiable {
    package let guarantee: Guarantee
    package let landlordName: String?
    package let siteName: String
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    /// What the scheme paid the landlord, in euro cents.
    package let claimsPaidCents: Int
    /// The last day of the first year by the rule (D-22), where somebody else than the landlord pays it.
    package let handOverBy: Day?

    package var id: String { guarantee.id }
}

extension Transaction {
    package func guaranteeCount(_ filter: GuaranteeFilter, visibleTo actor: Actor) throws -> Int {
        try row("SELECT count(*) AS n FROM guarantee WHERE \(filter.condition(for: actor))")?.int("n") ?? 0
    }

    /// One page of the register, the latest lease first.
    package func guaranteeLines(
        _ filter: GuaranteeFilter, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [GuaranteeLine] {
        let (book, rules) = (try guaranteeBook(), try deadlineBook())
        return try rows(
            """
            SELECT guarantee.*, partner.name AS landlord_name, site.name AS site_name,
              COALESCE(dwelling.departement, site.departement) AS departement, household.code AS household_code,
              household.confidential, CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens,
              (SELECT CAST(sum(claim.paid_cents) AS BIGINT) FROM guarantee_claim AS claim
                WHERE claim.guarantee_id = guarantee.id) AS claims_paid
            FROM guarantee JOIN site ON site.id = guarantee.site_id
            JOIN household ON household.id = guarantee.household_id
            LEFT JOIN accommodation AS lease ON lease.id = guarantee.accommodation_id
            LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id
            LEFT JOIN partner ON partner.id = guarantee.partner_id AND \(PartnerFilter.known(to: actor))
            WHERE \(filter.condition(for: actor))
            ORDER BY guarantee.lease_on DESC, guarantee.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row in
            let one = try Guarantee(row)
            let isHidden = try row.bool("confidential") && !row.bool("opens")
            let hasPremium = book.scheme(one.scheme, onLeaseOf: one.leaseOn)?.terms.hasPremium ?? false
            let place = try row.optionalText("departement")
            return GuaranteeLine(
                guarantee: one, landlordName: try row.optionalText("landlord_name"),
                siteName: try row.text("site_name"),
                householdCode: isHidden ? nil : try row.text("household_code"),
                claimsPaidCents: try row.optionalInt("claims_paid") ?? 0,
                handOverBy: one.awaitsHandOver(hasPremium: hasPremium)
                    ? one.days.active.flatMap { rules.endOfFirstYear(from: $0, in: place) } : nil)
        }
    }
}
