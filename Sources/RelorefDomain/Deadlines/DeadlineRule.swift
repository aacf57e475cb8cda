/// What makes something turn up in Today: a legal or agreed day that comes, or something that is missing.
package enum DeadlineRule: String, CaseIterable, Sendable, Codable {
    /// End of the authorised stay, in a centre or a relay dwelling (D-01, D-03, D-04).
    case stayTerm
    /// Who is expected today and tomorrow.
    case appointment
    /// A household asks for another moment than that of its appointment.
    case otherTimeAsked
    /// An interpreter is still to be found for an appointment.
    case interpreterToBook
    /// Nobody said what came of an appointment.
    case attendanceToSay
    /// The extension of a stay in a CADA or HUDA is to be asked for before its end (D-02).
    case extensionToAsk
    /// Twelve, fifteen, eighteen months in relay dwellings (D-05).
    case stayWatch
    /// A rent that was late, partly paid, not paid or not known of (D-21).
    case rentAlert
    /// A payment of a plan by which a debt of rent is paid back.
    case planPayment
    /// A landlord who was asked by a link has not answered.
    case landlordSilent
    /// A residence permit or receipt that expires (D-06).
    case permitExpiry
    /// A paper of the household that ends: rights to health cover, an insurance certificate … (D-24, D-29).
    case documentExpiry
    /// A request for social housing is to be renewed, or was struck off for want of it (D-09).
    case requestRenewal
    /// The attestation of a request that was filed (D-08).
    case requestAttestation
    /// The commission's decision on a DALO or DAHO claim, then the prefect's offer (D-11 to D-13).
    case claimDecision, claimRehousing
    /// The household has a lease: its request should be gone from the register (D-37).
    case requestRemoval
    /// A dwelling was allocated to the household: it says yes or no within the delay (D-10).
    case allocationAnswer
    /// The landlord is to hear that it pays for a guarantee from the second year on (D-22).
    case guaranteeYear
    /// A visa runs out before the lease is signed (D-23).
    case guaranteeVisa
    /// A landlord waits for candidates for a dwelling that it proposes.
    case offerAnswer
    /// A landlord or an employer did something behind its link, and nobody has read it.
    case linkNews
    /// An employer answered by its link, and nobody has read it.
    case jobAnswer
    /// A copy of the file that somebody asked for is owed within a month (RGPD art. 12.3).
    case copyOwed
    /// A visit or a talk after the household has moved into a home of its own (D-21).
    case followUpContact
    /// The rent of a month is to be checked.
    case rentCheck
    /// The follow-up ends: closed, or extended.
    case followUpClosing
    /// A minor turns eighteen: own permit, own rights (V17).
    case comingOfAge
    /// What was promised is over, or is renewed.
    case contractEnd
    /// Where the household stands is written down soon after it came (domain § 2.e).
    case firstDiagnosis
    /// The project is looked at together, every few months.
    case pathwayReview
    /// Something to do towards a goal.
    case goalStep
    /// Something to do after a talk with a partner.
    case partnerStep
    /// A check, a diagnostic or an insurance of a relay dwelling that ends (D-26 to D-29).
    case dwellingPaper
    /// A lease by which the association rents a relay dwelling ends (D-15).
    case headLeaseEnd
    /// A relay dwelling in service that nobody lives in.
    case vacantDwelling
    /// The yearly committee of a convention (D-31), what a committee decided, its term or the last day of its notice (D-32),
    /// and a target that is behind.
    case conventionMeeting, conventionDecision, conventionTerm, conventionBehind
    /// What runs from a day that somebody wrote down: a notice, keys given back, a committee (D-07, D-10, D-14 …).
    case followedDate
    /// Rents that were not paid have reached one, one and a half or two months (D-18).
    case arrears
    /// A household said on its page that something is broken, or tried in vain to open it.
    case breakdownReported, familyPageLocked
    /// A message did not reach the household: its number is to be corrected.
    case messageNotDelivered
    case noTerm, noReferent, exitTypeUnknown, employmentUnknown, birthUnknown

    /// Among things of one day: where people sleep first, then what is owed, their papers, visits, then what is missing.
    package var rank: Int {
        DeadlineRule.allCases.firstIndex(of: self) ?? 0
    }

    /// Whether a tick is enough. What is missing, or past its day, goes away only when the record says so.
    package var canBeTicked: Bool { DeadlineRule.ticked.contains(self) }

    private static let ticked: Set<DeadlineRule> = [
        .stayTerm, .extensionToAsk, .stayWatch,
        .permitExpiry,
        .documentExpiry,
        .rentAlert,
        .dwellingPaper, .headLeaseEnd,
        .otherTimeAsked,
        .comingOfAge,
        .requestRenewal, .claimDecision, .claimRehousing,
        .followedDate, .arrears,
        .guaranteeYear, .guaranteeVisa,
        .conventionTerm,
    ]

    /// What somebody only has to look at: a tick settles it even after its day.
    static let tickedLate: Set<DeadlineRule> = [.stayWatch, .rentAlert]
}
