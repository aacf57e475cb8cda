package import RelorefDomain
package import RelorefStorage

/// A lease that may count for a convention: of one of its landlord's dwellings, and for no other convention yet.
package struct LeaseToLink: Sendable, Hashable, Identifiable {
    package let id: String
    package let leasedOn: Day
    package let dwellingCode: String
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
}

extension Transaction {
    /// The leases in a landlord's dwellings that count for no convention yet, the last signed first.
    package func leasesToLink(to convention: Convention, visibleTo actor: Actor) throws -> [LeaseToLink] {
        guard let from = convention.from else { return [] }
        let last: Query =
            (convention.endedOn ?? convention.to).map { " AND \(CountedCandidacy.leasedOn) <= \($0)" } ?? ""
        return try rows(
            """
            SELECT accommodation.id, \(CountedCandidacy.leasedOn) AS leased_on, dwelling.code AS dwelling_code,
              household.code AS household_code, household.confidential,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM dwelling JOIN accommodation ON accommodation.dwelling_id = dwelling.id
            JOIN household ON household.id = accommodation.household_id
            WHERE dwelling.landlord_id = \(convention.partner) AND \(Visible.dwellings(to: actor))
              AND accommodation.kind IN ('directLease', 'slidingLease') AND accommodation.state IN ('active', 'ended')
              AND \(CountedCandidacy.leasedOn) >= \(from)\(last)
              AND NOT EXISTS (SELECT 1 FROM candidacy WHERE candidacy.accommodation_id = accommodation.id)
            ORDER BY 2 DESC, accommodation.id LIMIT 200
            """
        ).map { row in
            LeaseToLink(
                id: try row.text("id"), leasedOn: try row.day("leased_on"),
                dwellingCode: try row.text("dwelling_code"),
                householdCode: try row.bool("confidential") && !(try row.bool("opens"))
                    ? nil : try row.text("household_code"))
        }
    }

    /// A household was housed under the convention: its lease, which was written down before, counts from now on.
    ///
    /// - Returns: the id of the candidacy, which has a lease and no offer.
    @discardableResult
    package func linkLease(_ lease: String, to id: String, by author: Author) throws -> String {
        let convention = try conventionToChange(id, nil, by: author)
        guard let from = convention.from else { throw Convention.Refusal.notSigned }
        guard
            let row = try row(
                """
                SELECT accommodation.*, dwelling.landlord_id FROM accommodation
                JOIN dwelling ON dwelling.id = accommodation.dwelling_id
                WHERE accommodation.id = \(lease) AND \(Visible.dwellings(to: author.actor))
                """)
        else { throw NotVisible("accommodation", lease) }
        let stay = try Accommodation(row)
        guard [.active, .ended].contains(stay.state), let day = stay.directLeaseFrom else {
            throw Convention.Refusal.noLease
        }
        guard try row.optionalText("landlord_id") == convention.partner else { throw Convention.Refusal.otherLandlord }
        let last = convention.endedOn ?? convention.to
        guard day >= from, last.map({ day <= $0 }) ?? true else { throw Convention.Refusal.leaseOutside(day) }
        if let other = try self.row("SELECT convention_id FROM candidacy WHERE accommodation_id = \(lease)") {
            throw Convention.Refusal.otherConvention(try other.optionalText("convention_id") ?? "")
        }
        let candidacy = author.newID()
        try insertLease(candidacy, of: stay, signed: day, for: id, by: author.actor.id, at: author.now)
        try journal(
            "linkLease", "convention", id, household: stay.household, site: convention.site,
            detail: ["lease": lease, "on": day.iso], by: author)
        return candidacy
    }

    /// A candidacy of which only the lease is known.
    package func insertLease(
        _ id: String, of stay: Accommodation, signed day: Day, for convention: String, by account: String,
        at moment: Moment
    ) throws(StorageError) {
        try insert(
            "candidacy",
            [
                "id": id, "convention_id": convention, "household_id": stay.household, "site_id": stay.site,
                "accommodation_id": stay.id, "state": "leased", "leased_on": day, "account_id": account, "at": moment,
            ])
    }

    /// A lease that was linked by mistake counts no more; one that came of an offer stays with it.
    package func unlinkLease(_ candidacy: String, of id: String, by author: Author) throws {
        let convention = try conventionToChange(id, nil, by: author)
        guard
            let row = try row(
                """
                SELECT household_id, accommodation_id FROM candidacy
                WHERE id = \(candidacy) AND convention_id = \(id) AND offer_id IS NULL
                """)
        else { throw NotVisible("candidacy", candidacy) }
        try run("DELETE FROM candidacy WHERE id = \(candidacy)")
        try journal(
            "unlinkLease", "convention", id, household: try row.text("household_id"), site: convention.site,
            detail: ["lease": try row.text("accommodation_id")], by: author)
    }
}
