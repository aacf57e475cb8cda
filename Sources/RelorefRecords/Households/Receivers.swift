package import RelorefDomain
package import RelorefStorage

/// A site that may receive a file, of one's own association or of another.
package struct ReceivingSite: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let association: String
}

/// A colleague who may take a file over, and at which sites.
package struct Receiver: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let sites: Set<String>
    package let siteNames: String
}

extension Transaction {
    /// The network's open sites, by association: a public fact.
    package func receivingSites(except site: String) throws -> [ReceivingSite] {
        try rows(
            """
            SELECT site.id, site.name, association.name AS association FROM site
            JOIN association ON association.id = site.association_id
            WHERE site.closed_on IS NULL AND site.id <> \(site) ORDER BY association.name, site.name, site.id
            """
        ).map {
            ReceivingSite(
                id: try $0.text("id"), name: try $0.text("name"), association: try $0.text("association"))
        }
    }

    /// Who follows households at these sites on a day.
    package func receivers(at sites: [String], on day: Day) throws -> [Receiver] {
        let found = try rows(
            """
            SELECT account.id, account.name, site.id AS site_id, site.name AS site_name FROM account
            JOIN account_grant AS held ON held.account_id = account.id
            JOIN site ON site.id = held.site_id
              OR (held.site_id IS NULL AND held.association_id = site.association_id)
            WHERE account.disabled = 0 AND held.role IN ('referent', 'relayManager', 'headOfSite')
              AND held.from_day <= \(day) AND (held.to_day IS NULL OR held.to_day >= \(day))
              AND site.id IN \(Query.list(sites.sorted()))
            ORDER BY account.name, account.id, site.name
            """
        ).map {
            (
                id: try $0.text("id"), name: try $0.text("name"), site: try $0.text("site_id"),
                label: try $0.text("site_name")
            )
        }
        var receivers: [Receiver] = []
        for row in found {
            if let last = receivers.last, last.id == row.id {
                guard !last.sites.contains(row.site) else { continue }
                receivers[receivers.count - 1] = Receiver(
                    id: row.id, name: row.name, sites: last.sites.union([row.site]),
                    siteNames: "\(last.siteNames), \(row.label)")
            } else {
                receivers.append(Receiver(id: row.id, name: row.name, sites: [row.site], siteNames: row.label))
            }
        }
        return receivers
    }
}
