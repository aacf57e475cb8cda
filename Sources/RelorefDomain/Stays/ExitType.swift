/// Where a household goes when it leaves a relay dwelling or a centre.
package enum ExitType: String, CaseIterable, Sendable, Codable {
    case directLeasePublic, directLeasePrivate
    /// A sliding lease whose slide has happened; before it, the association is still the tenant.
    case slidingLeaseSlid
    case slidingLeaseNotSlid
    case ownership, socialResidence, familyBoardingHouse, fjt, workersHostel, chrs, cph, cadaReturn
    case rentalIntermediation, hostedByThirdParty, hotel115, medicalFacility, departureAbroad, voluntaryDeparture
    case exclusion, eviction, death, unknown
    /// The household moves to another relay dwelling of the association: its stay goes on.
    case transferOtherRelay

    /// A lasting right of occupation in the household's own name.
    package var isPerennial: Bool {
        switch self {
        case .directLeasePublic, .directLeasePrivate, .slidingLeaseSlid, .ownership, .familyBoardingHouse: true
        default: false
        }
    }

    /// A lease between a landlord and the household.
    package var isDirectLease: Bool {
        switch self {
        case .directLeasePublic, .directLeasePrivate, .slidingLeaseSlid: true
        default: false
        }
    }

    /// False for a move within the relay dwellings, which links two stays (V35).
    package var isExit: Bool { self != .transferOtherRelay }
}

/// Why a household leaves, besides where it goes.
package enum ExitReason: String, CaseIterable, Sendable, Codable {
    case endOfTerm, jobMobility, familyReasons, arrears, disorder, dwellingReturned, protectionEnded
}

/// Where a household lives, one stretch of its timeline.
package enum AccommodationKind: String, CaseIterable, Sendable, Codable {
    case centre, relay, directLease, slidingLease, other
}
