package import RelorefDomain
import RelorefStorage

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
    case stayProject = "accommodation.through_project"
    case stayRent = "accommodation.rent_cents"
    case stayFunding = "accommodation.funding"
    case stayPlace = "accommodation.place"
    case entryInventoryOn = "accommodation.entry_inventory_on"
    case exitInventoryOn = "accommodation.exit_inventory_on"
    case memberKinship = "membership.kinship"
    case memberEndReason = "membership.end_reason"
    case protectionKind = "protection.kind"
    case protectionAuthority = "protection.authority"
    case protectionRequestedOn = "protection.requested_on"
    case protectionEndReason = "protection.end_reason"
    case permitKind = "permit.kind"
    case frenchAssessedOn = "french_level.assessed_on"
    case frenchOral = "french_level.oral"
    case frenchWritten = "french_level.written"
    case spellContract = "employment_spell.contract"
    case spellHours = "employment_spell.weekly_hours_tenths"
    case spellRome = "employment_spell.rome"
    case situationStatus = "employment_status.status"
    case consentKind = "consent.kind"
    case openingCapacity = "dwelling.opening_capacity"
    case capacityPlaces = "dwelling_capacity.places"
    case headLeaseNotice = "head_lease.notice_months"
    case headLeaseRent = "head_lease.rent_cents"
    case headLeaseCharges = "head_lease.charges_cents"
    case headLeaseSubletting = "head_lease.subletting_allowed"
    case stepFrom = "dwelling_step.from_day"
    case checkDoneOn = "dwelling_check.done_on"
    case checkExpiresOn = "dwelling_check.expires_on"
    case checkResult = "dwelling_check.result"
    case outageFrom = "out_of_service.from_day"
    case outageTo = "out_of_service.to_day"
    case stayCentre = "accommodation.centre_id"
    case stayDwelling = "accommodation.dwelling_id"
    case spellEmployer = "employment_spell.employer_id"
    case landlord = "dwelling.landlord_id"

    /// What the field holds, and how it is typed and stored.
    package enum Kind: Sendable, Hashable {
        case day
        /// Codes of a list of labels.
        case code(list: String, codes: [String])
        /// In parts of one: 100 for euros stored in cents, 10 for tenths, 1 for a whole number.
        case number(ClosedRange<Int>, parts: Int)
        case flag
        /// A ROME code.
        case rome
        /// The id of another record.
        case reference(Referred)
    }

    /// What a reference names.
    package enum Referred: Sendable, Hashable { case centre, dwelling, employer, landlord }

    /// The table, which is the noun in the journal.
    package var noun: String { String(rawValue.prefix { $0 != "." }) }
    package var column: String { String(rawValue.drop { $0 != "." }.dropFirst()) }

    /// Whether the field may become empty again.
    package var mayBeEmpty: Bool {
        switch self {
        case .stayPlannedTo, .careEndOn, .termOn, .exitReason, .protectionDecidedOn, .protectionNotifiedOn,
            .permitIssuedOn, .permitExpiresOn, .spellTo, .headLeaseTo, .stayRent, .stayPlace, .entryInventoryOn,
            .exitInventoryOn, .protectionAuthority, .protectionRequestedOn, .spellHours, .spellRome, .spellEmployer,
            .headLeaseRent, .headLeaseCharges, .checkExpiresOn, .outageTo:
            true
        default: false
        }
    }

    package var belongsToDwelling: Bool {
        ["dwelling", "dwelling_capacity", "dwelling_step", "dwelling_check", "head_lease", "out_of_service"]
            .contains(noun)
    }

    package var kind: Kind {
        switch self {
        case .exitType: .code(list: "exitType", codes: ExitType.allCases.filter(\.isExit).map(\.rawValue))
        case .exitReason: Self.codes(ExitReason.self, "exitReason")
        // Who is the reference person is settled by acts of its own.
        case .memberKinship: .code(list: "kinship", codes: Kinship.allCases.filter { $0 != .reference }.map(\.rawValue))
        case .memberEndReason:
            .code(
                list: "membershipEndReason", codes: MembershipEndReason.allCases.filter { $0 != .death }.map(\.rawValue)
            )
        case .protectionKind:
            .code(list: "protectionKind", codes: ProtectionKind.allCases.filter { $0 != .ended }.map(\.rawValue))
        case .protectionAuthority: Self.codes(ProtectionAuthority.self, "protectionAuthority")
        case .protectionEndReason: Self.codes(ProtectionEndReason.self, "protectionEndReason")
        case .permitKind:
            .code(list: "permitKind", codes: PermitKind.allCases.filter { $0 != .naturalised }.map(\.rawValue))
        case .frenchOral, .frenchWritten: Self.codes(FrenchLevel.self, "frenchLevel")
        case .spellContract: Self.codes(ContractType.self, "contractType")
        case .situationStatus: Self.codes(EmploymentStatus.self, "employmentStatus")
        case .consentKind: Self.codes(ConsentKind.self, "consentKind")
        case .stayFunding: Self.codes(Accommodation.Funding.self, "funding")
        case .checkResult: Self.codes(EnergyClass.self, "energyClass")
        case .stayRent, .headLeaseRent, .headLeaseCharges: .number(0...1_000_000_000, parts: 100)
        case .spellHours: .number(0...700, parts: 10)
        case .stayPlace: .number(1...99, parts: 1)
        case .openingCapacity, .capacityPlaces: .number(1...12, parts: 1)
        case .headLeaseNotice: .number(0...60, parts: 1)
        case .stayProject, .headLeaseSubletting: .flag
        case .spellRome: .rome
        case .stayCentre: .reference(.centre)
        case .stayDwelling: .reference(.dwelling)
        case .spellEmployer: .reference(.employer)
        case .landlord: .reference(.landlord)
        default: .day
        }
    }

    private static func codes<Code: RawRepresentable & CaseIterable>(
        _ type: Code.Type, _ list: String
    ) -> Kind where Code.RawValue == String {
        .code(list: list, codes: type.allCases.map(\.rawValue))
    }

    /// The value as the database holds it.
    func stored(_ value: String?) -> SQLValue {
        guard let value else { return .null }
        return switch kind {
        case .number, .flag: Int64(value).map { .integer($0) } ?? .null
        case .day, .code, .rome, .reference: .text(value)
        }
    }

    /// What was typed, as it is stored; a finding when it is no such value (V89).
    func check(_ value: String?) -> [Finding] {
        guard let value else { return mayBeEmpty ? [] : [Finding(.v89, .block, field: column, values: ["empty"])] }
        let isValid =
            switch kind {
            case .day: Day(iso: value) != nil
            case .code(_, let codes): codes.contains(value)
            case .number(let range, _): Int(value).map(range.contains) ?? false
            case .flag: value == "0" || value == "1"
            case .rome: value.wholeMatch(of: /[A-N][0-9]{4}/) != nil
            // Whether it is there, and for the author to see, is asked of the records.
            case .reference: !value.isBlank
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
