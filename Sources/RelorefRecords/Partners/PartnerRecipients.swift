package import RelorefDomain
package import RelorefStorage

/// A landlord to write to in the name of an association: what it has not answered about, and where the letter goes.
package struct PartnerRecipient: Sendable, Identifiable {
    package let partner: Partner
    /// The site of the oldest answer that is awaited, which writes.
    package let site: (id: String, name: String)
    package let association: (id: String, name: String)
    package let late: [LateOffer]
    package let address: PostalAddress
    /// The contact whose address it is; nil where the organisation has its own.
    package let contact: String?
    /// A contact that an address may be added to; nil where there is none.
    package let reachable: String?

    package var id: String { Self.id(partner.id, association.id) }
    /// To whom, and in whose name, a letter of a mailing is.
    package static func id(of letter: PartnerLetter) -> String { id(letter.partner, letter.association) }
    private static func id(_ partner: String, _ association: String) -> String { "\(partner)~\(association)" }
    package var isReady: Bool { address.isComplete }
}

/// Who of a choice is written to, and who is not because nothing is late.
package struct PartnerRecipients: Sendable {
    package let all: [PartnerRecipient]
    package let answered: [Partner]

    package var ready: [PartnerRecipient] { all.filter(\.isReady) }
    package var missing: [PartnerRecipient] { all.filter { !$0.isReady } }
}

extension Transaction {
    /// The landlords among some partners that have an answer to give to one's own sites, one line an association.
    package func recipients(
        among ids: [String], _ silence: LandlordSilence, by author: Author
    ) throws -> PartnerRecipients {
        guard !ids.isEmpty else { return PartnerRecipients(all: [], answered: []) }
        let partners = try rows(
            """
            SELECT partner.*, commune.name AS commune_name, commune.postal_code AS commune_postal FROM partner
            LEFT JOIN commune ON commune.code = partner.commune
            WHERE partner.id IN \(Query.list(ids)) AND \(PartnerFilter.known(to: author.actor))
            ORDER BY partner.name_key, partner.id
            """
        ).map { (partner: try Partner($0), address: try PostalAddress(ofPartner: $0)) }
        let late = Dictionary(
            grouping: try lateOffers(of: ids, silence, visibleTo: author.actor), by: \.offer.partner)
        let without = partners.filter { late[$0.partner.id] != nil && !$0.address.isComplete }.map(\.partner.id)
        let contacts = Dictionary(grouping: try contacts(atPartners: without, by: author), by: \.contact.partner)
        var all: [PartnerRecipient] = []
        for (partner, own) in partners {
            let known = contacts[partner.id] ?? []
            let written = known.first { $0.details?.address.isComplete ?? false }
            let byAssociation = Dictionary(grouping: late[partner.id] ?? [], by: \.association)
            for (association, offers) in byAssociation.sorted(by: { $0.key < $1.key }) {
                guard let first = offers.first else { continue }
                all.append(
                    PartnerRecipient(
                        partner: partner, site: (first.offer.site, first.siteName),
                        association: (association, first.associationName), late: offers,
                        address: written?.details?.address ?? own, contact: written?.id,
                        reachable: known.first?.id))
            }
        }
        return PartnerRecipients(all: all, answered: partners.map(\.partner).filter { late[$0.id] == nil })
    }

    /// Those who are there at some partners, as far as the author may read of them.
    private func contacts(atPartners ids: [String], by author: Author) throws -> [KnownContact] {
        guard !ids.isEmpty else { return [] }
        return try contacts(
            """
            contact.partner_id IN \(Query.list(ids)) AND contact.left_on IS NULL AND contact.erased_on IS NULL
            ORDER BY contact.id
            """, by: author)
    }
}

extension PostalAddress {
    /// An organisation's own; a person has none in the open record.
    fileprivate init(ofPartner row: ResultRow) throws(StorageError) {
        let (own, usual) = (try row.optionalText("postal_code"), try row.optionalText("commune_postal"))
        self.init(
            street: try row.optionalText("street") ?? "", postalCode: own ?? usual ?? "",
            town: try row.optionalText("commune_name") ?? "")
    }
}
