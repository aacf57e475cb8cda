import RelorefDomain

/// A site of the network with what surrounds it.
struct DrawnSite: Sendable {
    let id: String
    let association: String
    var name: String
    let departement: Atlas.Departement
    var centres: [DrawnCentre] = []
    var landlords: [Partner] = []
    var employers: [Partner] = []

    func landlord(_ stock: Stock, _ dice: inout Dice) -> Partner? {
        let owners = landlords.filter { $0.landlordKind?.stock == stock && $0.dwellingsOwned != DrawnSite.namedStock }
        return owners.isEmpty ? nil : owners[dice.number(0, owners.count - 1)]
    }

    /// The public office of the worked example, which signs only the leases that are meant for it.
    var namedOffice: Partner? { landlords.first { $0.dwellingsOwned == DrawnSite.namedStock } }

    static let namedStock = 15_000
}

/// A centre with its capacity.
struct DrawnCentre: Sendable {
    let centre: Centre
    let opened: Day
    let places: Int
    let capacityID: String
}

/// A dwelling with its address and its dated life.
struct DrawnDwelling: Sendable {
    var dwelling: Dwelling
    var address: DwellingAddress?
    var capacities: [(id: String, capacity: DwellingCapacity)] = []
    var steps: [Step] = []
    var headLease: HeadLease?
    var checks: [DwellingCheck] = []
    var closures: [Closure] = []

    struct Step: Sendable {
        let id: String, status: DwellingStatus, from: Day
        var reason: String?
    }

    /// A time out of service.
    struct Closure: Sendable {
        let id: String, from: Day, to: Day?, reason: String
    }

    var capacity: Int { dwelling.openingCapacity ?? 1 }
}

/// A person with what belongs to them.
struct DrawnPerson: Sendable {
    var person: Person
    /// The last one is in force.
    var identities: [DrawnIdentity]
    var profile: PersonalProfile?
    let kinship: Kinship
    /// As it was, whatever is known of it.
    let born: Day
    var joined: Day
}

/// A name before it is sealed.
struct DrawnIdentity: Sendable {
    let id: String
    let from: Day?
    let source: IdentitySource
    var identity: PersonalIdentity
}

/// A note before it is sealed.
struct DrawnNote: Sendable {
    let id: String, author: String, level: NoteLevel, at: Moment, text: String
}

/// A household with everything that is recorded of it.
struct DrawnHousehold: Sendable {
    var household: Household
    var people: [DrawnPerson] = []
    var memberships: [Membership] = []
    var protections: [ProtectionStatus] = []
    var permits: [ResidencePermit] = []
    var french: [FrenchAssessment] = []
    var consents: [Consent] = []
    /// Dwellings that it brings in: the one of its lease.
    var dwellings: [DrawnDwelling] = []
    var stays: [Accommodation] = []
    var extensions: [StayExtension] = []
    var spells: [EmploymentSpell] = []
    var situations: [EmploymentSituation] = []
    var notes: [DrawnNote] = []
    var followUps: [DrawnFollowUp] = []
    var documents: [DrawnDocument] = []
    var pathway: DrawnPathway?
    var appointments: [DrawnAppointment] = []
    var incidents: [DrawnIncident] = []
    var search: DrawnSearch?
    var guarantees: [DrawnGuarantee] = []
    var service: DrawnService?
    /// Days to follow, and who wrote them down.
    var events: [(event: AnchorEvent, account: String)] = []
}
