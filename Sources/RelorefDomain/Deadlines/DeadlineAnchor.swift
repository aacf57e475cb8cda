/// The event from whose day a deadline is counted. What an event means stays in the program (where its day is found);
/// which deadline hangs on which event is dated reference data.
package enum DeadlineAnchor: String, CaseIterable, Sendable, Codable {
    /// Days that other records hold.
    case careEnd, centreStayEnd, centreEntry, agreementStart, relayEntry, permitExpiry
    case socialRequestFiled, socialRequestFiledOrRenewed, claimAcknowledged, commissionDecision
    case headLeaseEnd, directLeaseStart, healthCoverEnd, lastCheck, diagnosticDate, insuranceEnd
    case lastContact, leaseSigned
    /// Days that somebody writes down for themselves.
    case receiptHandedOver, allocationReceived, noticeReceived, occupancyNotice, keysReturned, arrearsReached
    case cafLetter, orderNotified, guaranteeStart, visaDate, lastDeclaration, integrationContractSigned
    case leaseAnniversary
    case lastSteeringMeeting, partnershipEnd
    case yearEnd, grantReportDate

    /// On what its day is written down; nil for a day that another record holds.
    package var holder: AnchorEvent.HolderKind? {
        switch self {
        case .receiptHandedOver, .allocationReceived, .noticeReceived, .occupancyNotice, .keysReturned,
            .arrearsReached, .cafLetter, .orderNotified, .guaranteeStart, .visaDate, .lastDeclaration,
            .integrationContractSigned:
            .household
        case .leaseAnniversary: .dwelling
        case .lastSteeringMeeting, .partnershipEnd: .partner
        case .yearEnd, .grantReportDate: .site
        default: nil
        }
    }

    /// The days that may be written down on something.
    package static func kinds(on holder: AnchorEvent.HolderKind) -> [DeadlineAnchor] {
        allCases.filter { $0.holder == holder }
    }

    /// Whether a record of its own tells its day now: days that were written down before it had one stay, and no more are.
    package var hasRecord: Bool { self == .guaranteeStart || self == .visaDate }

    /// Whether one adult is meant, not the whole household.
    package var isOfPerson: Bool { self == .receiptHandedOver || self == .integrationContractSigned }

    /// What else decides of the delay.
    package var variants: [DeadlineVariant] {
        switch self {
        case .noticeReceived: [.usual, .reduced]
        case .occupancyNotice: [.usual, .association]
        case .keysReturned: [.usual, .notConform]
        default: [.usual]
        }
    }

    /// The day on which it begins again, once it was seen to on a day: what comes round every quarter or year.
    package func next(after event: Day, seenTo day: Day) -> Day? {
        switch self {
        case .lastDeclaration: event.adding(months: 3)
        case .leaseAnniversary, .yearEnd: event.adding(months: 12)
        case .lastSteeringMeeting: day
        default: nil
        }
    }

    /// Whether its day may lie ahead: a term, the date of a report.
    package var mayLieAhead: Bool {
        switch self {
        case .partnershipEnd, .yearEnd, .grantReportDate: true
        default: false
        }
    }
}

/// What makes a deadline longer or shorter than the usual one.
package enum DeadlineVariant: String, CaseIterable, Sendable, Codable {
    case usual = ""
    /// One month instead of three: a tense zone, a low income, a change of work, a social dwelling, health, violence
    /// (law of 6 July 1989, art. 15).
    case reduced
    /// The inventory of the exit differs from that of the entry (same law, art. 22).
    case notConform
    /// The association gives notice, not the household.
    case association
}

/// A day that somebody of the network writes down because deadlines are counted from it: a notice that was received, keys
/// that came back, a committee that met. It is corrected by another one and never overwritten.
package struct AnchorEvent: Sendable, Hashable, Identifiable {
    package enum HolderKind: String, CaseIterable, Sendable { case household, dwelling, partner, site }

    /// On what it is written down.
    package enum Holder: Sendable, Hashable {
        /// A household, or one of its adults.
        case household(String, person: String? = nil)
        case dwelling(String)
        case partner(String)
        case site(String)

        package var kind: HolderKind {
            switch self {
            case .household: .household
            case .dwelling: .dwelling
            case .partner: .partner
            case .site: .site
            }
        }
        package var household: String? { if case .household(let id, _) = self { id } else { nil } }
        package var person: String? { if case .household(_, let person) = self { person } else { nil } }
        package var dwelling: String? { if case .dwelling(let id) = self { id } else { nil } }
        package var partner: String? { if case .partner(let id) = self { id } else { nil } }
        package var site: String? { if case .site(let id) = self { id } else { nil } }
    }

    /// What else is known of it.
    package struct Detail: Sendable, Hashable {
        package var variant: DeadlineVariant
        /// The months that were agreed in writing, in place of the rule's.
        package var months: Int?
        /// The day of the lease, where the law in force on that day counts (D-20).
        package var leaseOn: Day?
        /// What is owed, and the rent with charges of a month, in euro cents (D-17, D-18).
        package var owedCents: Int?
        package var rentCents: Int?

        package init(
            variant: DeadlineVariant = .usual, months: Int? = nil, leaseOn: Day? = nil, owedCents: Int? = nil,
            rentCents: Int? = nil
        ) {
            (self.variant, self.months, self.leaseOn) = (variant, months, leaseOn)
            (self.owedCents, self.rentCents) = (owedCents, rentCents)
        }
    }

    package let id: String
    package let kind: DeadlineAnchor
    package let holder: Holder
    package let on: Day
    package let detail: Detail
    /// The day on which it was answered or seen to; nothing is due any more.
    package let answeredOn: Day?
    package let version: Int

    package init(
        id: String, _ kind: DeadlineAnchor, of holder: Holder, on day: Day, _ detail: Detail = Detail(),
        answeredOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.kind, self.holder, self.on, self.detail) = (id, kind, holder, day, detail)
        (self.answeredOn, self.version) = (answeredOn, version)
    }
}
