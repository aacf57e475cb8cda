/// What makes something turn up in Today: a legal or agreed day that comes, or something that is missing.
package enum DeadlineRule: String, CaseIterable, Sendable, Codable {
    /// End of the authorised stay, in a centre or a relay dwelling (D-01, D-03, D-04).
    case stayTerm
    /// The extension of a stay in a CADA or HUDA is to be asked for before its end (D-02).
    case extensionToAsk
    /// Twelve, fifteen, eighteen months in relay dwellings (D-05).
    case stayWatch
    /// A residence permit or receipt that expires (D-06).
    case permitExpiry
    /// A relay dwelling in service that nobody lives in.
    case vacantDwelling
    case noTerm, noReferent, exitTypeUnknown, employmentUnknown, birthUnknown

    /// Among things of one day: where people sleep first, then their papers, then what is missing.
    package var rank: Int {
        DeadlineRule.allCases.firstIndex(of: self) ?? 0
    }

    /// Whether a tick is enough. What is missing, or past its day, goes away only when the record says so.
    package var canBeTicked: Bool {
        switch self {
        case .stayTerm, .extensionToAsk, .stayWatch, .permitExpiry: true
        case .vacantDwelling, .noTerm, .noReferent, .exitTypeUnknown, .employmentUnknown, .birthUnknown: false
        }
    }
}
