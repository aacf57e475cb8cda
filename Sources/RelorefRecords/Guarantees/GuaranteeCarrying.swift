import RelorefDomain
import RelorefStorage

/// A lease is signed: what was prepared for it becomes its own.
extension Transaction {
    /// The guarantees that were prepared for a lease to come belong to the one that is signed, with its day and its
    /// landlord; those that were granted cover it from its first day on, where their scheme takes leases of that day and
    /// the visa was there. The service that was opened for it goes along.
    func carryGuarantees(to lease: Accommodation, by author: Author) throws {
        guard let signed = lease.directLeaseFrom else { return }
        let landlord = try landlord(of: lease)
        let (book, place) = (try guaranteeBook(), try departement(of: lease))
        var taken = Set(try liveGuarantees(of: lease.household).filter { $0.lease == lease.id }.map(\.scheme))
        for var one in try liveGuarantees(of: lease.household) where one.lease == nil {
            guard taken.insert(one.scheme).inserted else { continue }
            (one.lease, one.leaseOn, one.landlord) = (lease.id, signed, landlord ?? one.landlord)
            let isOpen = book.scheme(one.scheme, onLeaseOf: signed) != nil
            if isOpen, one.state == .granted, try lateVisa(one, place, Act(author)).isEmpty {
                try one.start(on: max(signed, lease.followedFrom ?? signed))
            }
            try update(one)
            try journal(
                "carryGuarantee", "guarantee", one.id, household: one.household, site: one.site,
                detail: ["guarantee": one.scheme, "on": signed.iso, "guarantee_state": one.state.rawValue], by: author)
            one.version += 1
            try takeOver(one, by: author)
        }
        try run(
            """
            UPDATE tenancy_service SET accommodation_id = \(lease.id), version = version + 1
            WHERE id = (SELECT min(id) FROM tenancy_service WHERE household_id = \(lease.household)
                AND accommodation_id IS NULL AND withdrawn_at IS NULL)
              AND NOT EXISTS (SELECT 1 FROM tenancy_service AS other
                WHERE other.accommodation_id = \(lease.id) AND other.withdrawn_at IS NULL)
            """)
    }

    private func departement(of lease: Accommodation) throws -> String {
        try row(
            """
            SELECT COALESCE(dwelling.departement, site.departement) AS departement FROM accommodation AS lease
            JOIN site ON site.id = lease.site_id LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id
            WHERE lease.id = \(lease.id)
            """)?.text("departement") ?? ""
    }

    /// The guarantees that were granted for a lease to come and whose visa is late for a lease of a day: signing it then
    /// asks for a reason (V71).
    ///
    /// - Returns: their ids, to begin once the lease is there.
    func lateGuarantees(
        of household: String, signedOn day: Day, in departement: String, by author: Author, _ confirming: [Rule: String]
    ) throws -> [String] {
        var (act, late) = (Act(author, confirming: confirming), [String]())
        let book = try guaranteeBook()
        for var one in try liveGuarantees(of: household) where one.lease == nil && one.state == .granted {
            guard book.scheme(one.scheme, onLeaseOf: day) != nil else { continue }
            one.leaseOn = day
            let found = try lateVisa(one, departement, act)
            if !found.isEmpty { late.append(one.id) }
            act.add(found)
        }
        _ = try act.settled()
        return late
    }
}
