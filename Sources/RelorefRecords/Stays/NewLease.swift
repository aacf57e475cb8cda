package import RelorefDomain
import RelorefStorage

/// A lease in the household's own name, or a sliding one, with the dwelling that it is for.
package struct NewLease: Sendable, Hashable {
    /// A dwelling that is in the register already, or the few things that are known of a new one.
    package enum Place: Sendable, Hashable {
        case known(String)
        case new(LeasedDwelling)
    }

    package var place: Place
    package var signedOn: Day
    /// The day on which the lease begins; the day of signature when nil.
    package var from: Day?
    /// Monthly, in euro cents.
    package var rentCents: Int?
    /// Obtained with the network's help: counted among the dwellings mobilised (I-03).
    package var throughProject: Bool
    /// The household's request for social housing is met by it.
    package var meetsRequest: Bool
    /// The candidacy that it came of; nil for a lease that is signed in the file.
    var candidacy: String?

    package init(
        _ place: Place, signedOn: Day, from: Day? = nil, rentCents: Int? = nil, throughProject: Bool = true,
        meetsRequest: Bool = false
    ) {
        self.place = place
        self.signedOn = signedOn
        self.from = from
        self.rentCents = rentCents
        self.throughProject = throughProject
        self.meetsRequest = meetsRequest
    }

    package var start: Day { from ?? signedOn }
}

/// What is known of a dwelling that a household rents by itself.
package struct LeasedDwelling: Sendable, Hashable {
    package var landlord: String?
    package var stock: Stock
    package var commune: String?
    package var departement: String
    package var type: DwellingType?
    package var surfaceTenths: Int?
    package var address: DwellingAddress?

    package init(
        landlord: String? = nil, stock: Stock, commune: String? = nil, departement: String, type: DwellingType? = nil,
        surfaceTenths: Int? = nil, address: DwellingAddress? = nil
    ) {
        self.landlord = landlord
        self.stock = stock
        self.commune = commune
        self.departement = departement
        self.type = type
        self.surfaceTenths = surfaceTenths
        self.address = address
    }
}

extension Transaction {
    /// The lease's dwelling: found, or described and not written yet.
    func dwelling(of lease: NewLease, for household: Household, by author: Author) throws -> Dwelling {
        switch lease.place {
        case .known(let id):
            guard let dwelling = try dwelling(id, visibleTo: author.actor) else { throw NotVisible("dwelling", id) }
            return dwelling
        case .new(let leased):
            return Dwelling(
                id: author.newID(), code: try freeDwellingCode(leased.departement, by: author), site: household.site,
                usage: .permanent, stock: leased.stock, landlord: leased.landlord, commune: leased.commune,
                departement: leased.departement, type: leased.type, surfaceTenths: leased.surfaceTenths,
                status: .inService)
        }
    }

    /// Writes the dwelling of a lease unless it is known already.
    func insertDwelling(_ dwelling: Dwelling, of lease: NewLease, by author: Author) throws {
        guard case .new(let leased) = lease.place else { return }
        try insert(dwelling)
        if let address = leased.address { try setAddress(address, of: dwelling, vault: author.vault) }
    }

    /// "77-B4KD": a code for a dwelling that nobody has named.
    private func freeDwellingCode(_ departement: String, by author: Author) throws -> String {
        while true {
            let code = departement + "-B" + (try freeCode(by: author)).prefix(5)
            if try row("SELECT 1 AS taken FROM dwelling WHERE code = \(code)") == nil { return code }
        }
    }
}

extension ExitRules.Lease {
    init(_ lease: NewLease, _ dwelling: Dwelling) {
        self.init(
            landlord: dwelling.landlord, stock: dwelling.stock, commune: dwelling.commune, start: lease.start,
            rent: lease.rentCents)
    }
}
