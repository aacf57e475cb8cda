/// The deadlines that the network follows, under the numbers by which everybody calls them (domain § 2.0).
package enum DeadlineCode: String, CaseIterable, Sendable, Codable {
    case centreTerm = "D-01"
    case extensionToAsk = "D-02"
    case cphTerm = "D-03"
    case relayTerm = "D-04"
    case longStay = "D-05"
    case permit = "D-06"
    case drivingLicence = "D-07"
    case requestAttestation = "D-08"
    case requestRenewal = "D-09"
    case allocationAnswer = "D-10"
    case claimDecision = "D-11"
    case claimRehousing = "D-12"
    case shelter = "D-13"
    case tenantNotice = "D-14"
    case headLeaseNotice = "D-15"
    case occupancyNotice = "D-16"
    case deposit = "D-17"
    case arrears = "D-18"
    case repaymentPlan = "D-19"
    case orderToPay = "D-20"
    case followUp = "D-21"
    case guarantee = "D-22"
    case visale = "D-23"
    case healthCover = "D-24"
    case incomeDeclaration = "D-25"
    case dwellingChecks = "D-26"
    case energy = "D-27"
    case installations = "D-28"
    case insurance = "D-29"
    case rentIndexation = "D-30"
    case steeringCommittee = "D-31"
    case conventionTerm = "D-32"
    case occupancyReport = "D-33"
    case funderReport = "D-34"
    case firstAppointment = "D-35"
    case archive = "D-36"
    case requestRemoval = "D-37"

    /// The dated numbers of `/admin/delais` that give this deadline its delay, where it is not in its own row: a number
    /// stands in one place only.
    package var delays: [DueTerms.Series] {
        switch self {
        case .centreTerm: [.termCentreFirst, .termCentreExtension]
        case .cphTerm: [.termCPHFirst, .termCPHExtension]
        case .relayTerm: [.termRelayFirst, .termRelayExtension]
        case .longStay: [.stayWatchFirst, .stayWatchSecond, .stayWatchThird]
        case .requestAttestation: [.requestAttestation]
        case .requestRenewal: [.requestWindow, .requestTerm]
        case .claimDecision: [.claimDecision]
        case .claimRehousing: [.claimRehousing]
        case .shelter: [.shelterDecision, .shelterRehousing]
        case .followUp: [.followUpMonths, .followUpFirstVisit, .followUpWindow, .followUpAlert]
        case .dwellingChecks: [.checkAlarm, .checkBoiler]
        case .energy: [.checkEnergy]
        case .installations: [.checkInstallation]
        case .insurance: [.checkInsurance]
        case .requestRemoval: [.requestRemoval]
        default: []
        }
    }

    /// The same of its warnings.
    package var warnings: [DueTerms.Series] {
        switch self {
        case .centreTerm, .relayTerm: [.dueStayFirst, .dueStaySecond, .dueStayThird]
        case .cphTerm: [.dueCPHFirst, .dueCPHSecond]
        case .extensionToAsk: [.dueExtension]
        case .permit: [.duePermitFirst, .duePermitSecond, .duePermitThird]
        case .requestRenewal: [.requestFirst, .requestSecond, .requestThird]
        case .claimDecision: [.claimWarning]
        case .headLeaseNotice: [.dueHeadLeaseFirst, .dueHeadLeaseSecond]
        case .healthCover: [.dueCoverFirst, .dueCoverSecond]
        case .dwellingChecks: [.dueCheck]
        case .energy, .installations: [.dueDiagnostic]
        case .insurance: [.dueInsurance, .dueCheck]
        default: []
        }
    }

    /// Whether the rule's own row says how long it runs: those that hang on a day that somebody writes down.
    package var hasOwnNumbers: Bool { DeadlineCode.ownNumbers.contains(self) }

    private static let ownNumbers: Set<DeadlineCode> = [
        .drivingLicence, .allocationAnswer, .tenantNotice, .occupancyNotice, .deposit, .arrears, .repaymentPlan,
        .orderToPay, .guarantee, .visale, .incomeDeclaration, .rentIndexation, .steeringCommittee, .conventionTerm,
        .occupancyReport, .funderReport, .firstAppointment,
    ]
}

extension DueItem {
    /// The deadline of the guide that an item comes from; nil for what the product asks for by itself.
    package var code: DeadlineCode? {
        switch matter {
        case .stayTerm(let basis, _, _, _):
            switch basis {
            case .centreSince2021, .centreBefore2021: .centreTerm
            case .cph: .cphTerm
            case .relay: .relayTerm
            }
        case .extensionToAsk: .extensionToAsk
        case .stayWatch: .longStay
        case .permitExpiry: .permit
        case .documentExpiry(let kind, _): kind == "healthCover" ? .healthCover : kind == "insurance" ? .insurance : nil
        case .dwellingPaper(let kind, _, _):
            switch kind {
            case .smokeAlarm, .boiler: .dwellingChecks
            case .dpe: .energy
            case .gas, .electricity: .installations
            case .insurance: .insurance
            case .lead, .asbestos, .erp, .surface, .inventory: nil
            }
        case .headLeaseEnd: .headLeaseNotice
        case .followUpContact, .rentCheck, .rentAlert, .followUpClosing: .followUp
        case .requestAttestation: .requestAttestation
        case .requestRenewal: .requestRenewal
        case .requestRemoval: .requestRemoval
        case .claimDecision(let kind, _): kind == .housing ? .claimDecision : .shelter
        case .claimRehousing(let kind, _): kind == .housing ? .claimRehousing : .shelter
        case .followedDate(let followed): followed.code
        case .arrears: .arrears
        case .convention(.meeting): .steeringCommittee
        case .convention(.term): .conventionTerm
        case .guarantee(let matter): matter.code
        case .allocationAnswer: .allocationAnswer
        default: nil
        }
    }
}
