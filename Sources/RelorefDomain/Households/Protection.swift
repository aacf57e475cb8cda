/// The international protection that a person holds.
package enum ProtectionKind: String, CaseIterable, Sendable, Codable {
    case refugee, subsidiary, stateless, temporary
    /// An appeal against a withdrawal is pending: rights are kept (V13).
    case underReview
    case ended

    /// Whether it opens the project's services; temporary protection has its own scheme.
    package var opensServices: Bool {
        switch self {
        case .refugee, .subsidiary, .stateless, .underReview: true
        case .temporary, .ended: false
        }
    }
}

/// Who granted the protection: the office, or the court on appeal (the CRR before 2009).
package enum ProtectionAuthority: String, CaseIterable, Sendable, Codable {
    case ofpra, cnda
}

/// Why a protection ended; the file stays, with a date and a reason.
package enum ProtectionEndReason: String, CaseIterable, Sendable, Codable {
    case naturalised, renounced, withdrawn, ceased
}

/// The paper that shows the right to stay.
package enum PermitKind: String, CaseIterable, Sendable, Codable {
    case residentCard10y, multiYearSubsidiary4y, multiYearStateless4y
    /// The one-year card of subsidiary protection before 1 March 2019.
    case temporaryCard1y
    case receiptRefugee, receiptSubsidiary, aps, familyMemberCard
    /// French by now: no paper is needed.
    case naturalised

    /// Its hand-over opens the year for exchanging a driving licence (arrêté of 12 January 2012, art. 11).
    package var isReceipt: Bool { self == .receiptRefugee || self == .receiptSubsidiary }
}
