package import RelorefDomain

/// A field that may be put right afterwards, with its old value, the reason and who kept beside it.
package enum CorrectableField: String, CaseIterable, Sendable {
    case stayFrom = "accommodation.from_day"
    case stayTo = "accommodation.to_day"
    case stayPlannedFrom = "accommodation.planned_from"
    case stayPlannedTo = "accommodation.planned_to"
    case careEndOn = "accommodation.care_end_on"
    case termOn = "accommodation.term_on"
    case signedOn = "accommodation.signed_on"
    case slidOn = "accommodation.slid_on"
    case exitType = "accommodation.exit_type"
    case exitReason = "accommodation.exit_reason"
    case openedOn = "household.opened_on"
    case closedOn = "household.closed_on"
    case memberFrom = "membership.from_day"
    case memberTo = "membership.to_day"
    case diedOn = "person.died_on"
    case protectionDecidedOn = "protection.decided_on"
    case protectionNotifiedOn = "protection.notified_on"
    case protectionEndedOn = "protection.ended_on"
    case permitIssuedOn = "permit.issued_on"
    case permitExpiresOn = "permit.expires_on"
    case spellFrom = "employment_spell.from_day"
    case spellTo = "employment_spell.to_day"
    case situationFrom = "employment_status.from_day"
    case consentGivenOn = "consent.given_on"
    case consentWithdrawnOn = "consent.withdrawn_on"
    case serviceFrom = "dwelling.service_from"
    case serviceTo = "dwelling.service_to"
    case headLeaseFrom = "head_lease.from_day"
    case headLeaseTo = "head_lease.to_day"
    case capacityFrom = "dwelling_capacity.from_day"

    /// The table, which is the noun in the journal.
    package var noun: String { String(rawValue.prefix { $0 != "." }) }
    package var column: String { String(rawValue.drop { $0 != "." }.dropFirst()) }

    /// Whether the field may become empty again.
    package var mayBeEmpty: Bool {
        switch self {
        case .stayPlannedTo, .careEndOn, .termOn, .exitReason, .protectionDecidedOn, .protectionNotifiedOn,
            .permitIssuedOn, .permitExpiresOn, .spellTo, .headLeaseTo:
            true
        default: false
        }
    }

    package var belongsToDwelling: Bool {
        switch self {
        case .serviceFrom, .serviceTo, .headLeaseFrom, .headLeaseTo, .capacityFrom: true
        default: false
        }
    }

    /// What was typed, as it is stored; a finding when it is no such value (V89).
    func check(_ value: String?) -> [Finding] {
        guard let value else { return mayBeEmpty ? [] : [Finding(.v89, .block, field: column, values: ["empty"])] }
        let isValid =
            switch self {
            case .exitType: ExitType(rawValue: value).map(\.isExit) ?? false
            case .exitReason: ExitReason(rawValue: value) != nil
            default: Day(iso: value) != nil
            }
        return isValid ? [] : [Finding(.v89, .block, field: column, values: ["unreadable", value])]
    }
}

/// A correction that was made, as the history shows it.
package struct Correction: Sendable, Hashable, Identifiable {
    package let id: String
    package let noun: String
    package let subject: String
    package let field: String
    package let oldValue: String?
    package let newValue: String?
    /// Nil when the file was erased.
    package let reason: String?
    package let account: String
    package let at: Moment
}
