package import RelorefDomain
package import RelorefStorage

/// What the guarantees of a landlord come to.
package struct GuaranteeCost: Sendable, Hashable {
    /// Nil where no landlord is known.
    package let landlord: String?
    package let landlordName: String?
    package let guarantees: Int
    package let covering: Int
    /// Premiums of first years, in euro cents: those of the association, and those of others.
    package let premiumCents: Int
    package let otherPremiumCents: Int
    /// What the schemes paid for claims.
    package let claimsPaidCents: Int

    package init(
        landlord: String?, landlordName: String?, guarantees: Int, covering: Int, premiumCents: Int,
        otherPremiumCents: Int, claimsPaidCents: Int
    ) {
        (self.landlord, self.landlordName) = (landlord, landlordName)
        (self.guarantees, self.covering, self.premiumCents) = (guarantees, covering, premiumCents)
        (self.otherPremiumCents, self.claimsPaidCents) = (otherPremiumCents, claimsPaidCents)
    }
}

extension Transaction {
    /// What a filter's guarantees come to, by landlord, the dearest for the association first.
    package func guaranteeCosts(_ filter: GuaranteeFilter, visibleTo actor: Actor) throws -> [GuaranteeCost] {
        let covering = Query.list(Guarantee.State.allCases.filter(\.covers))
        return try rows(
            """
            SELECT cost.*, partner.name AS landlord_name FROM (
              SELECT guarantee.partner_id, count(*) AS guarantees,
                count(CASE WHEN guarantee.state IN \(covering) THEN 1 END) AS covering,
                CAST(sum(CASE guarantee.premium_by WHEN 'association' THEN guarantee.premium_cents ELSE 0 END) AS BIGINT)
                  AS own,
                CAST(sum(CASE guarantee.premium_by WHEN 'association' THEN 0 ELSE
                  COALESCE(guarantee.premium_cents, 0) END) AS BIGINT) AS others,
                CAST(sum(COALESCE((SELECT sum(claim.paid_cents) FROM guarantee_claim AS claim
                  WHERE claim.guarantee_id = guarantee.id), 0)) AS BIGINT) AS claims
              FROM guarantee WHERE \(filter.condition(for: actor)) GROUP BY guarantee.partner_id) AS cost
            LEFT JOIN partner ON partner.id = cost.partner_id AND \(PartnerFilter.known(to: actor))
            ORDER BY cost.own DESC, cost.guarantees DESC, COALESCE(partner.name_key, ''), cost.partner_id
            """
        ).map { row in
            GuaranteeCost(
                landlord: try row.optionalText("partner_id"), landlordName: try row.optionalText("landlord_name"),
                guarantees: try row.int("guarantees"), covering: try row.int("covering"),
                premiumCents: try row.int("own"), otherPremiumCents: try row.int("others"),
                claimsPaidCents: try row.int("claims"))
        }
    }
}
