/// A dwelling, relay or permanent, identified by its address and not by its contract.
package struct Dwelling: Sendable, Hashable, Identifiable {
    package let id: String
    /// "77-014": what colleagues call it.
    package var code: String
    package var site: String
    package var usage: DwellingUsage
    package var stock: Stock
    package var landlord: String?
    /// INSEE code of the commune.
    package var commune: String?
    package var departement: String
    package var type: DwellingType?
    /// Tenths of a square metre.
    package var surfaceTenths: Int?
    package var status: DwellingStatus
    /// Authorised occupants when it opened; later changes are dated (`DwellingCapacity`).
    package var openingCapacity: Int?
    /// First and last day of service as a relay dwelling.
    package var serviceFrom: Day?
    package var serviceTo: Day?
    /// Whether households may share it, each with places of its own (V33).
    package var shared: Bool
    package var externalID: String?
    package var version: Int

    package init(
        id: String, code: String, site: String, usage: DwellingUsage, stock: Stock, landlord: String? = nil,
        commune: String? = nil, departement: String, type: DwellingType? = nil, surfaceTenths: Int? = nil,
        status: DwellingStatus, openingCapacity: Int? = nil, serviceFrom: Day? = nil, serviceTo: Day? = nil,
        shared: Bool = false, externalID: String? = nil, version: Int = 0
    ) {
        self.id = id
        self.code = code
        self.site = site
        self.usage = usage
        self.stock = stock
        self.landlord = landlord
        self.commune = commune
        self.departement = departement
        self.type = type
        self.surfaceTenths = surfaceTenths
        self.status = status
        self.openingCapacity = openingCapacity
        self.serviceFrom = serviceFrom
        self.serviceTo = serviceTo
        self.shared = shared
        self.externalID = externalID
        self.version = version
    }
}

/// Where a dwelling is. Stored sealed under its site's key.
package struct DwellingAddress: Sendable, Hashable {
    package var street: String
    package var complement: String
    package var postalCode: String
    /// Floor and door or lot, which tell two dwellings of one building apart (V44).
    package var lot: String

    package init(street: String, complement: String = "", postalCode: String, lot: String = "") {
        self.street = street
        self.complement = complement
        self.postalCode = postalCode
        self.lot = lot
    }
}

/// The number of places from a day on.
package struct DwellingCapacity: Sendable, Hashable {
    package var from: Day
    package var places: Int

    package init(from: Day, places: Int) {
        self.from = from
        self.places = places
    }
}

/// The contract by which the association holds a dwelling.
package struct HeadLease: Sendable, Hashable, Identifiable {
    package let id: String
    package var dwelling: String
    package var from: Day
    package var to: Day?
    package var noticeMonths: Int
    /// Without it the dwelling cannot serve as a relay (V45).
    package var sublettingAllowed: Bool
    package var rentCents: Int?
    package var chargesCents: Int?

    package init(
        id: String, dwelling: String, from: Day, to: Day? = nil, noticeMonths: Int = 3, sublettingAllowed: Bool,
        rentCents: Int? = nil, chargesCents: Int? = nil
    ) {
        self.id = id
        self.dwelling = dwelling
        self.from = from
        self.to = to
        self.noticeMonths = noticeMonths
        self.sublettingAllowed = sublettingAllowed
        self.rentCents = rentCents
        self.chargesCents = chargesCents
    }
}

/// A diagnostic or safety check with its date and, where it has one, its end.
package struct DwellingCheck: Sendable, Hashable, Identifiable {
    package let id: String
    package var dwelling: String
    package var kind: DiagnosticKind
    package var doneOn: Day
    package var expiresOn: Day?
    /// "A" to "G" for a DPE; otherwise free of meaning.
    package var result: String?

    package init(
        id: String, dwelling: String, kind: DiagnosticKind, doneOn: Day, expiresOn: Day? = nil, result: String? = nil
    ) {
        self.id = id
        self.dwelling = dwelling
        self.kind = kind
        self.doneOn = doneOn
        self.expiresOn = expiresOn
        self.result = result
    }
}
