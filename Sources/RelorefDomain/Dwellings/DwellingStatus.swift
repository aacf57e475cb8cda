/// Where a dwelling stands between the first contact and the return of its keys.
package enum DwellingStatus: String, CaseIterable, Sendable, Codable {
    case prospect, visited, negotiation, headLeaseSigned, preparation, inService, temporarilyOutOfService, endingNotice
    case returned, refused, withdrawn

    /// The steps that may come next.
    package var next: Set<DwellingStatus> {
        switch self {
        case .prospect: [.visited, .refused, .withdrawn]
        case .visited: [.negotiation, .refused, .withdrawn]
        case .negotiation: [.headLeaseSigned, .refused, .withdrawn]
        case .headLeaseSigned: [.preparation, .endingNotice]
        case .preparation: [.inService, .endingNotice]
        case .inService: [.temporarilyOutOfService, .endingNotice]
        case .temporarilyOutOfService: [.inService, .endingNotice]
        // A notice may be taken back before its term.
        case .endingNotice: [.inService, .returned]
        case .returned, .refused, .withdrawn: []
        }
    }

    package func allows(_ status: DwellingStatus) -> Bool { next.contains(status) }

    /// Only a dwelling in service offers its places.
    package var countsCapacity: Bool { self == .inService }

    /// Counted among the dwellings managed on a day (indicator I-07).
    package var isManaged: Bool { self == .inService || self == .temporarilyOutOfService }
}
