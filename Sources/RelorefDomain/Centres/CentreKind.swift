/// The kind of place that a household comes from.
package enum CentreKind: String, CaseIterable, Sendable, Codable {
    case cada, huda, caes, cph, hotel, emergencyShelter, spadaDomiciled, privateHosting, squatStreet
    case resettlementArrival, otherAssociation
    /// The emergency schemes of 2012 to 2019 that were merged into HUDA, kept for old files.
    case legacyShelter

    /// Places of the national reception scheme (DNA), the ones that the project helps to free.
    package var isNationalReception: Bool {
        switch self {
        case .cada, .huda, .caes, .cph, .legacyShelter: true
        default: false
        }
    }
}
