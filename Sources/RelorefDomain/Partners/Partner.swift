/// An organisation or a person that the network works with: an owner, an employer, a federation and its members.
package struct Partner: Sendable, Hashable, Identifiable {
    package let id: String
    package var name: String
    package var kind: PartnerKind
    package var level: PartnerLevel
    package var landlordKind: LandlordKind?
    package var siret: Siret?
    package var departement: String?
    /// INSEE code of the commune where it has its seat.
    package var commune: String?
    /// The site that keeps its record; nil where nobody does yet.
    package var site: String?
    /// The federation or the network that it is a member of.
    package var parent: String?
    /// Dwellings that it owns, as it says.
    package var dwellingsOwned: Int?
    package var reach: PartnerReach
    /// Since when it has had its name; nil as far back as anybody knows.
    package var namedFrom: Day?
    package private(set) var successor: Succession?
    package var externalID: String?
    package var version: Int

    /// What a partner became: the facts of before stay with it.
    package struct Succession: Sendable, Hashable {
        package let into: String
        package let on: Day

        package init(into: String, on: Day) { (self.into, self.on) = (into, on) }
    }

    package init(
        id: String, name: String, kind: PartnerKind, level: PartnerLevel = .local, landlordKind: LandlordKind? = nil,
        siret: Siret? = nil, departement: String? = nil, commune: String? = nil, site: String? = nil,
        parent: String? = nil, dwellingsOwned: Int? = nil, reach: PartnerReach = PartnerReach(),
        namedFrom: Day? = nil, successor: Succession? = nil, externalID: String? = nil, version: Int = 0
    ) {
        (self.id, self.name, self.kind, self.level) = (id, name, kind, level)
        (self.landlordKind, self.siret) = (landlordKind, siret)
        (self.departement, self.commune, self.site, self.parent) = (departement, commune, site, parent)
        (self.dwellingsOwned, self.reach, self.namedFrom) = (dwellingsOwned, reach, namedFrom)
        (self.successor, self.externalID, self.version) = (successor, externalID, version)
    }

    /// A person who lets a home of their own: told to those who work with them, and to nobody else.
    package var isPerson: Bool { landlordKind == .naturalPerson }

    /// Whether a convention on dwellings may be with it: it lets some, or it signs for those who do, in one place as well
    /// as in a region. A wider agreement may be with any organisation.
    package func mayAgreeOnHousing(_ level: Convention.Level) -> Bool {
        landlordKind != nil || PartnerKind.actingForLandlords.contains(kind) || level != .local
    }

    /// From a day on another organisation stands in its place.
    package mutating func merge(into other: Partner, on day: Day, today: Day) throws(PartnerRefusal) {
        guard successor == nil else { throw .alreadyMerged }
        guard other.id != id else { throw .itself }
        guard day <= today else { throw .dayAhead }
        successor = Succession(into: other.id, on: day)
    }

    /// A merger that was written down by mistake.
    package mutating func unmerge() throws(PartnerRefusal) {
        guard successor != nil else { throw .notMerged }
        successor = nil
    }
}

/// How an organisation is reached as such: its switchboard, its letter box, its site. Public, so in the open; what
/// belongs to a person stands with the contact.
package struct PartnerReach: Sendable, Hashable {
    package var phone: String
    package var email: String
    package var website: String
    package var street: String
    package var postalCode: String
    /// What it does, in a few words.
    package var description: String

    package init(
        phone: String = "", email: String = "", website: String = "", street: String = "", postalCode: String = "",
        description: String = ""
    ) {
        (self.phone, self.email, self.website) = (phone, email, website)
        (self.street, self.postalCode, self.description) = (street, postalCode, description)
    }
}
