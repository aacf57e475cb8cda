/// An organisation or a person that the network works with; here, enough to own a dwelling or to employ.
package struct Partner: Sendable, Hashable, Identifiable {
    package let id: String
    package var name: String
    package var kind: PartnerKind
    package var landlordKind: LandlordKind?
    package var departement: String?
    package var site: String?
    /// Dwellings that it owns, as it says.
    package var dwellingsOwned: Int?
    package var externalID: String?
    package var version: Int

    package init(
        id: String, name: String, kind: PartnerKind, landlordKind: LandlordKind? = nil, departement: String? = nil,
        site: String? = nil, dwellingsOwned: Int? = nil, externalID: String? = nil, version: Int = 0
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.landlordKind = landlordKind
        self.departement = departement
        self.site = site
        self.dwellingsOwned = dwellingsOwned
        self.externalID = externalID
        self.version = version
    }
}
