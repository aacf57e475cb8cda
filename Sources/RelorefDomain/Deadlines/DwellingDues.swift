/// The last check, diagnostic or insurance of its kind, of a relay dwelling that people live in or may.
package struct DwellingPaper: Sendable, Hashable {
    package let check: DwellingCheck
    package let site: String
    package let departement: String?

    package init(_ check: DwellingCheck, site: String, departement: String? = nil) {
        (self.check, self.site, self.departement) = (check, site, departement)
    }
}

/// A lease by which the association rents a relay dwelling, and the day on which it ends.
package struct EndingHeadLease: Sendable, Hashable {
    package let id: String
    package let dwelling: String
    package let site: String
    package let to: Day
    package let noticeMonths: Int
    package let departement: String?

    package init(
        id: String, dwelling: String, site: String, to: Day, noticeMonths: Int, departement: String? = nil
    ) {
        (self.id, self.dwelling, self.site) = (id, dwelling, site)
        (self.to, self.noticeMonths, self.departement) = (to, noticeMonths, departement)
    }

    /// The last day on which the association's notice is in time.
    package var lastNotice: Day { to.adding(months: -noticeMonths) }
}

extension DiagnosticKind {
    /// How long one holds when its own end is not written down; nil for what has no end of its own.
    package var validity: DueTerms.Series? {
        switch self {
        case .smokeAlarm: .checkAlarm
        case .boiler: .checkBoiler
        case .insurance: .checkInsurance
        case .dpe: .checkEnergy
        case .electricity, .gas: .checkInstallation
        case .lead, .asbestos, .erp, .surface, .inventory: nil
        }
    }

    /// The warning before its end: an expert has to come for some, the others are a matter of days.
    var warning: DueTerms.Series {
        switch self {
        case .smokeAlarm, .boiler, .insurance, .inventory: .dueCheck
        case .dpe, .electricity, .gas, .lead, .asbestos, .erp, .surface: .dueDiagnostic
        }
    }
}

extension DueList {
    /// The day after which a check counts no more, and the months that it was computed from when it bears no end.
    package func end(of paper: DwellingPaper) -> (day: Day, months: Int?)? {
        if let end = paper.check.expiresOn { return (end, nil) }
        guard let series = paper.check.kind.validity else { return nil }
        let months = terms(in: paper.departement)[series]
        return months > 0 ? (paper.check.doneOn.adding(months: months), months) : nil
    }

    /// A check, a diagnostic or an insurance is to be made anew before its end (D-26 to D-29).
    package func item(_ paper: DwellingPaper) -> DueItem? {
        guard let end = end(of: paper) else { return nil }
        return DueItem(
            .dwellingPaper(paper.check.kind, doneOn: paper.check.doneOn, months: end.months), subject: paper.check.id,
            dwelling: paper.check.dwelling, site: paper.site,
            steps: steps(before: end.day, [paper.check.kind.warning], in: paper.departement), today: today)
    }

    /// A lease that ends: early enough to renew it, or to move who lives there (D-15).
    package func item(_ lease: EndingHeadLease) -> DueItem? {
        DueItem(
            .headLeaseEnd(noticeMonths: lease.noticeMonths, lastNotice: lease.lastNotice), subject: lease.id,
            dwelling: lease.dwelling, site: lease.site,
            steps: steps(before: lease.to, [.dueHeadLeaseFirst, .dueHeadLeaseSecond], in: lease.departement),
            today: today)
    }

    /// The last day that a check may end on, or have been made on without an end, to turn up today.
    package var horizonOfPapers: (ending: Day, made: Day) {
        let warning = [DueTerms.Series.dueCheck, .dueDiagnostic].map(longest).max() ?? 0
        let ending = today.adding(days: warning + longest(.dueAnnounced))
        let shortest = DiagnosticKind.allCases.compactMap(\.validity).map(shortest).filter { $0 > 0 }.min() ?? 0
        return (ending, ending.adding(months: -shortest))
    }

    /// The last day that a lease may end on to turn up today.
    package var horizonOfHeadLeases: Day {
        let warning = [DueTerms.Series.dueHeadLeaseFirst, .dueHeadLeaseSecond].map(longest).max() ?? 0
        return today.adding(days: warning + longest(.dueAnnounced))
    }
}
