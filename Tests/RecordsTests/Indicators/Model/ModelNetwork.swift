import RelorefDomain

/// A network as plain arrays: what the brute-force model counts and what the database is filled with.
struct ModelNetwork: Sendable {
    struct Site: Sendable {
        let id: String
        let association: String
        let departement: String
    }
    struct OutOfService: Sendable {
        let dwelling: String
        let from: Day
        let to: Day?
        let occupied: Bool
    }
    struct Capacity: Sendable {
        let dwelling: String
        let from: Day
        let places: Int
    }
    struct Step: Sendable {
        let dwelling: String
        let status: DwellingStatus
        let from: Day
    }

    var sites: [Site] = []
    var centres: [Centre] = []
    var dwellings: [Dwelling] = []
    var capacities: [Capacity] = []
    var outages: [OutOfService] = []
    var steps: [Step] = []
    var households: [Household] = []
    var persons: [Person] = []
    var memberships: [Membership] = []
    var protections: [ProtectionStatus] = []
    var stays: [Accommodation] = []
    var spells: [EmploymentSpell] = []
    var situations: [EmploymentSituation] = []
    var cphPlaces: [(from: Day, places: Int)] = []
    var assessments: [FrenchAssessment] = []
    var followUps: [FollowUp] = []
    var contacts: [(contact: FollowUpContact, withdrawn: Bool)] = []
    var checks: [RentCheck] = []
    /// Partners who let dwellings.
    var landlords: [String] = []
    var requests: [SocialHousingRequest] = []
    var claims: [EnforceableRightClaim] = []
    struct Proposed: Sendable {
        let candidacy: Candidacy
        let convention: String?
    }
    var conventions: [Convention] = []
    var targets: [(convention: String, target: ConventionTarget)] = []
    var amendments: [ConventionAmendment] = []
    var meetings: [SteeringMeeting] = []
    var conventionSteps: [(convention: String, step: ConventionStep)] = []
    var offers: [HousingOffer] = []
    /// Candidacies; those without an offer are leases that were linked to a convention.
    var proposed: [Proposed] = []
    /// Where a delay in months is another one from a day on.
    var ownDelays: [(series: DueTerms.Series, departement: String, from: Day, months: Int)] = []
    /// Where a contact counts within five days of its own from a day on.
    var shorterWindows: [(departement: String, from: Day)] = []
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct ModelDice: Sendable {
    private var state: UInt64

    /// Not a multiple of the step below: two seeds in a row would read the same numbers, one place apart, and draw
    /// nearly the same network.
    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0xD1B5_4A32_D192_ED03 &+ 1 }

    mutating func roll(_ below: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(below))
    }

    mutating func between(_ low: Int, _ high: Int) -> Int { low + roll(max(1, high - low + 1)) }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

    mutating func pick<T>(_ values: [T]) -> T { values[roll(values.count)] }
}
