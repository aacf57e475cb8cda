package import RelorefDomain
package import RelorefStorage

/// A guarantee as a colleague thinks of it for a household.
package struct NewGuarantee: Sendable, Hashable {
    /// A code of the list `guarantee`.
    package var scheme: String
    /// The lease that is signed already; nil for one to come.
    package var lease: String?
    /// The day of signature of a lease to come.
    package var leaseOn: Day?
    /// The landlord of a lease to come, where it is known.
    package var landlord: String?

    package init(_ scheme: String, lease: String? = nil, leaseOn: Day? = nil, landlord: String? = nil) {
        (self.scheme, self.lease, self.leaseOn, self.landlord) = (scheme, lease, leaseOn, landlord)
    }
}

extension Transaction {
    /// A guarantee is thought of for a household (V70, V72).
    @discardableResult
    package func considerGuarantee(
        _ new: NewGuarantee, for household: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Guarantee {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let household = try file(household, act)
        let home = try new.lease.map { try covered($0, of: household.id) }
        let one = Guarantee(
            id: author.newID(), household: household.id, site: household.site, scheme: new.scheme, lease: home?.lease,
            landlord: try home?.landlord ?? known(new.landlord, to: author),
            leaseOn: home?.signedOn ?? new.leaseOn ?? author.today)
        for other in try liveGuarantees(of: household.id)
        where other.scheme == one.scheme && other.lease == one.lease {
            throw Guarantee.Refusal.already(other.state)
        }
        let book = try guaranteeBook()
        let scheme = book.scheme(one.scheme, onLeaseOf: one.leaseOn)
        let rules = GuaranteeRules(act.context)
        act.add(rules.open(scheme, one.scheme, leaseOn: one.leaseOn, book))
        if let scheme { act.add(rules.effort(try lastBudget(of: household.id), scheme.terms)) }
        try settle(
            act, "considerGuarantee", "guarantee", one.id, household: household.id, site: household.site,
            detail: ["guarantee": one.scheme, "lease_on": one.leaseOn.iso])
        try insert(one, by: author.actor.id, at: author.now)
        return one
    }

    /// A lease of a household's own that a guarantee may cover: its day, and its landlord.
    private func covered(
        _ lease: String, of household: String
    ) throws -> (lease: String, signedOn: Day, landlord: String?) {
        guard let home = try homes(of: household).first(where: { $0.id == lease && $0.state == .active }),
            let signed = home.directLeaseFrom
        else { throw NotVisible("accommodation", lease) }
        return (lease, signed, try landlord(of: home))
    }

    func landlord(of home: Accommodation) throws -> String? {
        try home.dwelling.flatMap { dwelling in
            try row("SELECT landlord_id FROM dwelling WHERE id = \(dwelling)")?.optionalText("landlord_id")
        }
    }

    private func known(_ partner: String?, to author: Author) throws -> String? {
        guard let partner else { return nil }
        guard
            try row(
                "SELECT 1 AS one FROM partner WHERE id = \(partner) AND \(PartnerFilter.known(to: author.actor))")
                != nil
        else { throw NotVisible("partner", partner) }
        return partner
    }

    func liveGuarantees(of household: String) throws -> [Guarantee] {
        try rows(
            """
            SELECT * FROM guarantee WHERE household_id = \(household) AND withdrawn_at IS NULL
              AND state NOT IN ('refused', 'ended') ORDER BY at, id
            """
        ).map { try Guarantee($0) }
    }
}
