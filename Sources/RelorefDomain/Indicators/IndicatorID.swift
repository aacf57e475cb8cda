/// The indicators of the network's reports, by the code that funders know them by (domain guide, § 3.3).
package enum IndicatorID: String, CaseIterable, Sendable, Codable, Comparable {
    case householdsHelped = "I-01"
    case personsHelped = "I-02"
    case dwellingsMobilised = "I-03"
    case perennialShare = "I-04"
    case privateShare = "I-05"
    case relayOpened = "I-06"
    case relayManaged = "I-07"
    case relayPlaces = "I-08"
    case placesAgainstCPH = "I-08b"
    case departementsCovered = "I-09"
    case exitsToDirectLease = "I-10"
    case employedAtDirectLease = "I-11a"
    case employedAtExit = "I-11b"
    case adultsEmployedAtExit = "I-11c"
    case doubleInsertion = "I-12"
    case stayLength = "I-13"
    case nightsOccupied = "I-14"
    case dwellingDaysOccupied = "I-14b"
    case rotation = "I-15"
    case leaseDelay = "I-16"
    /// The second version of I-16: counted from the entry into the relay dwelling.
    case leaseDelayFromRelay = "I-16-relay"
    /// From a landlord's proposal to the lease.
    case offerToLease = "I-16b"
    case exitsByType = "I-17"
    case contractsAtExit = "I-18"
    /// The two halves of I-19, each a quarter and half a year after the exit.
    case stillInWorkAtThreeMonths = "I-19a-90"
    case stillInWork = "I-19a"
    case stillInHomeAtThreeMonths = "I-19b-90"
    case stillInHome = "I-19b"
    case arrearsInLease = "I-22b"
    case contactsInTime = "I-23"
    /// The second half of I-23: follow-ups that ended with every visit made.
    case followUpsCompleted = "I-23-closed"
    /// The three counters of I-24 against one target: leases, proposals, allocations.
    case leasesPromised = "I-24"
    case proposalsPromised = "I-24-proposals"
    case allocationsPromised = "I-24-allocations"
    case proposalsRefused = "I-24b"
    case placesFreed = "I-25"
    /// The second half of I-25: the days that centres were spared, an estimate.
    case centreDaysAvoided = "I-25-days"
    case staysBeyondTerm = "I-26"
    case frenchProgress = "I-29"
    case socialRequestsActive = "I-30"
    /// The second figure of I-30: those that were renewed in time.
    case socialRequestsRenewed = "I-30-renewed"
    /// The four figures of I-31: claims filed, recognised and rehoused, and the days that it took.
    case claimsFiled = "I-31"
    case claimsRecognised = "I-31-recognised"
    case claimsRehoused = "I-31-rehoused"
    case claimDays = "I-31-days"
    case movedAway = "I-32"
    /// The second figure of I-32: those of them who are in work.
    case movedAwayToWork = "I-32-work"
    /// The three figures of I-36: conventions that run, those with a target, those whose committee met within a year.
    case conventionsActive = "I-36"
    case conventionsWithTarget = "I-36-target"
    case conventionsSteered = "I-36-meeting"
    case completeness = "I-39"

    /// The ten figures of the leaflet of 2010, in its order; the share of CPH places goes with the capacity.
    package static let leaflet: [IndicatorID] = [
        .householdsHelped, .personsHelped, .dwellingsMobilised, .perennialShare, .privateShare, .relayOpened,
        .departementsCovered, .relayPlaces, .exitsToDirectLease, .employedAtDirectLease,
    ]

    /// How many days after the exit a household is looked at again (I-19); nil for the other indicators.
    package var daysAfterExit: Int? {
        switch self {
        case .stillInWorkAtThreeMonths, .stillInHomeAtThreeMonths: 90
        case .stillInWork, .stillInHome: 180
        default: nil
        }
    }

    private var rank: Int { IndicatorID.allCases.firstIndex(of: self) ?? 0 }

    package static func < (one: IndicatorID, other: IndicatorID) -> Bool { one.rank < other.rank }
}
