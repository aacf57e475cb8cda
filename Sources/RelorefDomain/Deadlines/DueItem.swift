/// When something is to be done: the four headings of Today.
package enum DueGroup: Int, CaseIterable, Sendable, Comparable {
    case late, today, thisWeek, later

    package static func < (one: DueGroup, other: DueGroup) -> Bool { one.rawValue < other.rawValue }
}

/// Something to do: a rule, what it is about, and the day to act by. Computed from the records each time, never stored.
package struct DueItem: Sendable, Hashable {
    /// What the rule found, with the dates that it computed from.
    package enum Matter: Sendable, Hashable {
        /// Why the stay ends then: the rule, the day that it counts from, whether an extension is asked for, and the
        /// months that the rule gives.
        case stayTerm(AuthorisedStay.Basis, from: Day?, isAsked: Bool, length: AuthorisedStay.Length? = nil)
        case extensionToAsk(AuthorisedStay.Basis, from: Day?, length: AuthorisedStay.Length? = nil)
        case stayWatch(StayWatch, entry: Day)
        case permitExpiry(PermitKind, person: String)
        /// - Parameter kind: a code of the list `documentKind`.
        case documentExpiry(kind: String, person: String?)
        /// - Parameter months: how long one holds by the network's numbers; nil when the paper bears its own end.
        case dwellingPaper(DiagnosticKind, doneOn: Day, months: Int?)
        case headLeaseEnd(noticeMonths: Int, lastNotice: Day)
        /// - Parameters:
        ///   - reason: a code of the list `vacancyReason`.
        ///   - dayCents: what each empty day costs, in cents; nil when no rent is written down.
        case vacantDwelling(since: Day, reason: String?, dayCents: Int?)
        /// - Parameters:
        ///   - month: 0 for the first visit after the move, then the month.
        ///   - isVisit: whether somebody goes there.
        case followUpContact(month: Int, start: Day, isVisit: Bool)
        case rentCheck(month: Int, start: Day)
        /// - Parameter owedCents: what the household owes of that month; nil while it is not known.
        case rentAlert(RentCheck.Status, month: Int, owedCents: Int?, checkedOn: Day)
        case planPayment(position: Int, cents: Int)
        case landlordSilent(month: Int, sentOn: Day)
        case followUpClosing(start: Day, months: Int)
        case appointment(Appointment.Kind, TimeOfDay, Appointment.Place)
        case interpreterToBook(Appointment.Kind, TimeOfDay, Appointment.Interpreter)
        case attendanceToSay(Appointment.Kind, TimeOfDay)
        /// The days between which the eighteenth birthday falls; one where the birth date is known.
        case comingOfAge(person: String, from: Day, to: Day)
        case pathway(Pathway)
        case otherTimeAsked(Appointment.Kind, TimeOfDay, on: Day)
        case requestAttestation(filedOn: Day)
        /// - Parameter isFirst: whether its year runs from the filing, not from a renewal.
        case requestRenewal(from: Day, isFirst: Bool, opensOn: Day)
        case requestRemoval(signedOn: Day)
        case copyOwed(askedOn: Day)
        case offerAnswer(DueOffer.Told)
        case jobAnswer(DueJobAnswer.Told)
        case linkNews(DueLinkNews.Told)
        case allocationAnswer(offer: String, allocatedOn: Day)
        case claimDecision(EnforceableRightClaim.Kind, acknowledgedOn: Day)
        case claimRehousing(EnforceableRightClaim.Kind, decidedOn: Day)
        /// What runs from a day that somebody wrote down.
        case followedDate(FollowedDate)
        case arrears(Arrears)
        case convention(ConventionDue)
        case guarantee(Guaranteed)
        /// - Parameter photos: how many came with it.
        case breakdownReported(FamilyReport.Matter, photos: Int = 0)
        /// Broken or unsafe, as a colleague saw it; under the rule of what the household reports itself.
        case incidentOpen(FamilyReport.Matter, Incident.Severity)
        case familyPageLocked
        case messageNotDelivered(Message.Fault, Message.Channel)
        /// What somebody is to do after a talk with a partner.
        case partnerStep(partner: String, PartnerTalk.Kind)
        case noTerm(entry: Day)
        case noReferent(openedOn: Day)
        case exitTypeUnknown(exit: Day)
        case employmentUnknown(exit: Day)
        case birthUnknown(person: String)
    }

    package let matter: Matter
    /// The record that the rule looks at: a stay, a paper, a dwelling, a person, a household.
    package let subject: String
    package let household: String?
    package let dwelling: String?
    package let site: String
    /// The legal day, or the day since which something is so.
    package let day: Day
    /// The day to act by; with the rule and the subject it names the item.
    package let step: Day
    package let group: DueGroup
    /// How many days before the legal day somebody is warned.
    package let reminders: [Int]
    /// Whose it is, where that is not the household's referent.
    package let owner: String?
    /// Where it falls due, whose delays may be its own; nil for the network's.
    package private(set) var departement: String?

    package var rule: DeadlineRule {
        switch matter {
        case .stayTerm: .stayTerm
        case .extensionToAsk: .extensionToAsk
        case .stayWatch: .stayWatch
        case .permitExpiry: .permitExpiry
        case .documentExpiry: .documentExpiry
        case .dwellingPaper: .dwellingPaper
        case .headLeaseEnd: .headLeaseEnd
        case .vacantDwelling: .vacantDwelling
        case .followUpContact: .followUpContact
        case .rentCheck: .rentCheck
        case .rentAlert: .rentAlert
        case .planPayment: .planPayment
        case .landlordSilent: .landlordSilent
        case .followUpClosing: .followUpClosing
        case .appointment: .appointment
        case .interpreterToBook: .interpreterToBook
        case .attendanceToSay: .attendanceToSay
        case .comingOfAge: .comingOfAge
        case .pathway(let matter): matter.rule
        case .otherTimeAsked: .otherTimeAsked
        case .requestAttestation: .requestAttestation
        case .requestRenewal: .requestRenewal
        case .requestRemoval: .requestRemoval
        case .copyOwed: .copyOwed
        case .offerAnswer: .offerAnswer
        case .jobAnswer: .jobAnswer
        case .linkNews: .linkNews
        case .allocationAnswer: .allocationAnswer
        case .claimDecision: .claimDecision
        case .claimRehousing: .claimRehousing
        case .followedDate: .followedDate
        case .arrears: .arrears
        case .convention(let due): due.rule
        case .guarantee(let matter): matter.rule
        case .breakdownReported, .incidentOpen: .breakdownReported
        case .familyPageLocked: .familyPageLocked
        case .messageNotDelivered: .messageNotDelivered
        case .partnerStep: .partnerStep
        case .noTerm: .noTerm
        case .noReferent: .noReferent
        case .exitTypeUnknown: .exitTypeUnknown
        case .employmentUnknown: .employmentUnknown
        case .birthUnknown: .birthUnknown
        }
    }

    /// Whether a tick settles it: not when the day is past and the record still says the same.
    package var canBeTicked: Bool { rule.canBeTicked && (group != .late || DeadlineRule.tickedLate.contains(rule)) }

    package init(
        _ matter: Matter, subject: String, household: String? = nil, dwelling: String? = nil, site: String, day: Day,
        step: Day, group: DueGroup, reminders: [Int] = [], owner: String? = nil
    ) {
        self.matter = matter
        self.subject = subject
        self.household = household
        self.dwelling = dwelling
        self.site = site
        self.day = day
        self.step = step
        self.group = group
        self.reminders = reminders
        self.owner = owner
    }

    /// An item with steps before a legal day: it rises as each of them comes near.
    init?(
        _ matter: Matter, subject: String, household: String? = nil, dwelling: String? = nil, site: String,
        steps: DeadlineSteps, today: Day
    ) {
        guard let step = steps.step(on: today) else { return nil }
        self.init(
            matter, subject: subject, household: household, dwelling: dwelling, site: site, day: steps.due, step: step,
            group: DueGroup(step: step, due: steps.due, today: today), reminders: steps.reminders)
    }

    /// Date, then what weighs most, then always the same order.
    package static func comesFirst(_ one: DueItem, _ other: DueItem) -> Bool {
        (one.group, one.step, one.rule.rank, one.day, one.subject)
            < (other.group, other.step, other.rule.rank, other.day, other.subject)
    }
}

extension DueGroup {
    /// Late once the legal day is past; otherwise by the step: today, within seven days, or later.
    init(step: Day, due: Day, today: Day) {
        if due < today {
            self = .late
        } else if step <= today {
            self = .today
        } else {
            self = step <= today.adding(days: 7) ? .thisWeek : .later
        }
    }
}

/// The name of an item in a form or in a mark: rule, subject and day to act by.
package struct DueKey: Sendable, Hashable {
    package let rule: DeadlineRule
    package let subject: String
    package let step: Day

    package init(rule: DeadlineRule, subject: String, step: Day) {
        self.rule = rule
        self.subject = subject
        self.step = step
    }

    /// Reads `stayTerm~2026-12-01~…`.
    package init?(text: String) {
        let parts = text.split(separator: "~", maxSplits: 2).map(String.init)
        guard parts.count == 3, let rule = DeadlineRule(rawValue: parts[0]), let step = Day(iso: parts[1]) else {
            return nil
        }
        self.init(rule: rule, subject: parts[2], step: step)
    }

    package var text: String { "\(rule.rawValue)~\(step.iso)~\(subject)" }
}

extension DueItem {
    /// The same item, in a place whose delays may be its own.
    package func placed(in departement: String?) -> DueItem {
        var item = self
        item.departement = departement
        return item
    }

    package var key: DueKey { DueKey(rule: rule, subject: subject, step: step) }
}

extension DueItem {
    /// The partner that the item is about, where a talk with it has a next step.
    package var partner: String? {
        if case .partnerStep(let partner, _) = matter { partner } else { nil }
    }
}
