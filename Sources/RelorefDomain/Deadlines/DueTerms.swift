/// How long before a day somebody is warned, and how long a dwelling may stay empty, as the network has set it for a day.
///
/// The numbers are dated reference data and never written in the program: days for a warning, months for a term, a mark or
/// a look back. A warning of zero days is none.
package struct DueTerms: Sendable, Hashable {
    /// One number, under the name of its dated series.
    package enum Series: String, CaseIterable, Sendable {
        /// How long before its first warning an item is announced.
        case dueAnnounced
        /// Days of emptiness after which a relay dwelling is reported.
        case dueVacancyAllowed
        case dueStayFirst, dueStaySecond, dueStayThird
        /// In a centre for protected persons.
        case dueCPHFirst, dueCPHSecond
        case dueExtension
        case duePermitFirst, duePermitSecond, duePermitThird
        /// Months in relay dwellings after which somebody looks (D-05).
        case stayWatchFirst, stayWatchSecond, stayWatchThird
        /// Months back that Today looks for an exit, or for the work at an exit, that nobody wrote down.
        case missingExitMonths, missingWorkMonths
        /// The months of a follow-up, the days after which the first visit is due, the days around a contact's or a
        /// check's day within which it counts, those after which a contact is late, the working days within which a
        /// rent that was not paid is acted on, and the days ahead of which all this is announced (D-21).
        case followUpMonths, followUpFirstVisit, followUpWindow, followUpLate, followUpAlert, followUpAnnounced
        /// Days before an appointment by which its interpreter is booked, and days after it by which somebody says what
        /// came of it.
        case appointmentInterpreter, appointmentAttendance
        /// Of a household's project: the days within which somebody looks where it stands, the months back that Today
        /// looks for an entry without that, the months between two reviews, those of a contract, and the days ahead of
        /// which all this is announced (domain § 2.e).
        case pathwayDiagnosis, pathwayLookBack, pathwayReview, pathwayContract, pathwayAnnounced
        /// Papers of a household: any of them, rights to health cover (D-24), the insurance certificate (D-29).
        case duePaperFirst, duePaperSecond, dueCoverFirst, dueCoverSecond, dueInsurance
        /// Days before the end of a check or of a diagnostic, and before that of a lease that the association signed.
        case dueCheck, dueDiagnostic, dueHeadLeaseFirst, dueHeadLeaseSecond
        /// Months for which a check or a diagnostic of a dwelling holds when its own end is not written down.
        case checkAlarm, checkBoiler, checkInsurance, checkEnergy, checkInstallation
        /// A request for social housing: the months within which its attestation comes, after which its window opens and
        /// it ends; the days before its end on which somebody is warned; those after a lease at which it must be gone
        /// (D-08, D-09, D-37).
        case requestAttestation, requestWindow, requestTerm, requestFirst, requestSecond, requestThird, requestRemoval
        /// The months of the commission and of the prefect for a claim to housing, their days for one to accommodation,
        /// and the share of the commission's delay, in hundredths, at which somebody is warned (D-11 to D-13).
        case claimDecision, claimRehousing, shelterDecision, shelterRehousing, claimWarning
        /// Months for which the name of somebody who left a partner is kept.
        case contactKept
        /// Days that a landlord has to answer about candidates where its offer gives no day.
        case landlordAnswer
        /// Months that a stay may last, and that an extension may add: CADA and HUDA, CPH, relay dwelling.
        case termCentreFirst, termCentreExtension, termCPHFirst, termCPHExtension, termRelayFirst, termRelayExtension

        /// Whether a département may have a number of its own: not where one page speaks for the whole network.
        package var variesByPlace: Bool {
            switch self {
            case .dueAnnounced, .missingExitMonths, .missingWorkMonths: false
            case .contactKept, .landlordAnswer: false
            case .pathwayDiagnosis, .pathwayLookBack, .pathwayReview, .pathwayContract, .pathwayAnnounced: false
            default: true
            }
        }

        /// Whether it is counted in months, not in days.
        package var isInMonths: Bool {
            switch self {
            case .dueAnnounced, .dueVacancyAllowed, .dueStayFirst, .dueStaySecond, .dueStayThird, .dueCPHFirst,
                .dueCPHSecond, .dueExtension, .duePermitFirst, .duePermitSecond, .duePermitThird, .followUpFirstVisit,
                .followUpWindow, .followUpLate, .followUpAlert, .followUpAnnounced, .appointmentInterpreter,
                .appointmentAttendance, .pathwayDiagnosis, .pathwayAnnounced, .duePaperFirst, .duePaperSecond,
                .dueCoverFirst, .dueCoverSecond, .dueInsurance, .dueCheck, .dueDiagnostic, .dueHeadLeaseFirst,
                .dueHeadLeaseSecond, .requestFirst, .requestSecond, .requestThird, .requestRemoval, .shelterDecision,
                .shelterRehousing, .claimWarning, .landlordAnswer:
                false
            default: true
            }
        }
    }

    private let numbers: [Series: Int]

    package init(_ numbers: [Series: Int]) { self.numbers = numbers }

    /// Days or months; zero for what is not set.
    package subscript(series: Series) -> Int { numbers[series] ?? 0 }

    /// Days before the legal day on which somebody is warned; the day itself comes after them.
    package func warnings(_ rule: DeadlineRule, _ basis: AuthorisedStay.Basis? = nil) -> [Int] {
        let steps: [Series] =
            switch rule {
            case .stayTerm:
                basis == .cph ? [.dueCPHFirst, .dueCPHSecond] : [.dueStayFirst, .dueStaySecond, .dueStayThird]
            case .extensionToAsk: [.dueExtension]
            case .permitExpiry: [.duePermitFirst, .duePermitSecond, .duePermitThird]
            default: []
            }
        return steps.map { self[$0] }.filter { $0 > 0 }
    }
}
