import RelorefDomain
import RelorefStorage

/// What Today looks at of the guarantees of a scope.
extension Transaction {
    /// Of open files: first years that the landlord did not pay, and visas whose lease is not signed.
    func dueGuarantees(ofFiles scope: DueScope, _ actor: Actor) throws -> [DueGuarantee] {
        try dueGuarantees(
            from: "household JOIN guarantee ON guarantee.household_id = household.id", where: scope.files(actor),
            site: "household.site_id", isOfFile: true, actor)
    }

    /// Of files that are closed: a first year outlasts the follow-up, and the landlord is to be told all the same.
    func dueGuarantees(ofStock scope: DueScope, _ actor: Actor) throws -> [DueGuarantee] {
        try dueGuarantees(
            from: """
                site CROSS JOIN guarantee CROSS JOIN household
                """,
            where: """
                guarantee.site_id = site.id AND household.id = guarantee.household_id
                  AND (household.closed_on IS NOT NULL OR household.merged_into IS NOT NULL) AND \(scope.sites(actor))
                """, site: "guarantee.site_id", isOfFile: false, actor)
    }

    private func dueGuarantees(
        from tables: Query, where scope: Query, site: Query, isOfFile: Bool, _ actor: Actor
    ) throws -> [DueGuarantee] {
        let found = try rows(
            """
            SELECT guarantee.*, \(site) AS due_site, partner.name AS landlord_name,
              COALESCE(dwelling.departement, (SELECT own.departement FROM site AS own WHERE own.id = \(site)))
                AS departement
            FROM \(tables)
            LEFT JOIN accommodation AS lease ON lease.id = guarantee.accommodation_id
            LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id
            LEFT JOIN partner ON partner.id = guarantee.partner_id AND \(PartnerFilter.known(to: actor))
            WHERE \(scope) AND guarantee.withdrawn_at IS NULL
              AND guarantee.state IN ('granted', 'active', 'claimed', 'paid', 'rejected')
              AND guarantee.handed_on IS NULL
              AND (guarantee.accommodation_id IS NULL OR lease.state = 'active')
            """)
        if found.isEmpty { return [] }
        let book = try guaranteeBook()
        return try found.map { row in
            let one = try Guarantee(row)
            return DueGuarantee(
                one, site: try row.text("due_site"), departement: try row.optionalText("departement"),
                landlordName: try row.optionalText("landlord_name"), isOfOpenFile: isOfFile,
                hasPremium: book.scheme(one.scheme, onLeaseOf: one.leaseOn)?.terms.hasPremium ?? false)
        }
    }

    /// Whose list an item about a guarantee stands in: that of the file, or of the site once it is closed.
    func scope(ofGuarantee id: String) throws -> DueScope? {
        try row(
            """
            SELECT guarantee.site_id, household.id AS household_id, household.closed_on, household.merged_into
            FROM guarantee JOIN household ON household.id = guarantee.household_id WHERE guarantee.id = \(id)
            """
        ).map { row in
            let isOver = try row.optionalText("closed_on") != nil || row.optionalText("merged_into") != nil
            return isOver ? .ownSite(try row.text("site_id")) : .household(try row.text("household_id"))
        }
    }
}
