package import RelorefDomain
package import RelorefStorage

/// A guarantee as pages show it: with the home that it covers, the landlord and the claims.
package struct GuaranteeFile: Sendable, Identifiable {
    package let guarantee: Guarantee
    /// The rules that hold for its lease; nil when the scheme was not open that day.
    package let scheme: GuaranteeScheme?
    package let landlordName: String?
    package let communeName: String?
    /// Of the dwelling, otherwise of the site.
    package let departement: String
    /// The latest first.
    package let claims: [GuaranteeClaim]
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool
    /// Whether the household's file may still be written in.
    package let isFileOpen: Bool

    package var id: String { guarantee.id }
    package var terms: GuaranteeScheme.Terms { scheme?.terms ?? GuaranteeScheme.Terms() }
    package var openClaim: GuaranteeClaim? { claims.first { $0.outcome == .open } }
}

extension Visible {
    /// Guarantees, on the table `guarantee`: of one's own sites.
    static func guarantees(to actor: Actor) -> Query { actor.stock.condition(on: "guarantee.site_id") }
}

extension Transaction {
    /// The guarantees of a household, the latest lease first; nil when the file does not exist for the author.
    package func guarantees(of household: String, by author: Author) throws -> [GuaranteeFile]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try guaranteeFiles("guarantee.household_id = \(household)", visibleTo: author.actor)
    }

    /// One guarantee: of one's own sites, or of a file that one may open; nil when it does not exist for the author.
    package func guarantee(_ id: String, by author: Author) throws -> GuaranteeFile? {
        let ownFile: Query = author.actor.may(.seeFiles) ? Visible.files(to: author.actor) : "1 = 0"
        return try guaranteeFiles(
            "guarantee.id = \(id) AND ((\(Visible.guarantees(to: author.actor))) OR (\(ownFile)))",
            visibleTo: author.actor
        ).first
    }

    private func guaranteeFiles(_ condition: Query, visibleTo actor: Actor) throws -> [GuaranteeFile] {
        let book = try guaranteeBook()
        let found = try rows(
            """
            SELECT guarantee.*, partner.name AS landlord_name, commune.name AS commune_name,
              COALESCE(dwelling.departement, site.departement) AS departement, household.code AS household_code,
              household.confidential, household.closed_on, CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM guarantee JOIN household ON household.id = guarantee.household_id
            JOIN site ON site.id = guarantee.site_id
            LEFT JOIN accommodation AS lease ON lease.id = guarantee.accommodation_id
            LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id
            LEFT JOIN commune ON commune.code = dwelling.commune
            LEFT JOIN partner ON partner.id = guarantee.partner_id AND \(PartnerFilter.known(to: actor))
            WHERE guarantee.withdrawn_at IS NULL AND \(condition)
            ORDER BY guarantee.lease_on DESC, guarantee.at DESC, guarantee.id
            """)
        let claims = try claims(of: try found.map { try $0.text("id") })
        return try found.map { row in
            let one = try Guarantee(row)
            let opens = try row.bool("opens") && actor.may(.seeFiles)
            let isHidden = try row.bool("confidential") && !opens
            return GuaranteeFile(
                guarantee: one, scheme: book.scheme(one.scheme, onLeaseOf: one.leaseOn),
                landlordName: try row.optionalText("landlord_name"),
                communeName: try row.optionalText("commune_name"), departement: try row.text("departement"),
                claims: claims[one.id] ?? [], householdCode: isHidden ? nil : try row.text("household_code"),
                mayOpenFile: opens, isFileOpen: try row.optionalText("closed_on") == nil)
        }
    }

    private func claims(of guarantees: [String]) throws -> [String: [GuaranteeClaim]] {
        guard !guarantees.isEmpty else { return [:] }
        let all = try rows(
            """
            SELECT * FROM guarantee_claim WHERE guarantee_id IN \(Query.list(guarantees.sorted()))
            ORDER BY declared_on DESC, at DESC, id
            """
        ).map { try GuaranteeClaim($0) }
        return Dictionary(grouping: all, by: \.guarantee)
    }
}
