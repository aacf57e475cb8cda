/// A day that somebody wrote down and nobody answered yet, with what Today needs to know of where it belongs.
package struct DueEvent: Sendable, Hashable {
    package let event: AnchorEvent
    package let site: String
    package let departement: String?

    package init(_ event: AnchorEvent, site: String, departement: String? = nil) {
        (self.event, self.site, self.departement) = (event, site, departement)
    }
}

/// A deadline that runs from a day that somebody wrote down: everything that "why?" tells.
package struct FollowedDate: Sendable, Hashable {
    package let event: AnchorEvent
    /// As it held on the day that decides.
    package let rule: DeadlineVersion
    package var code: DeadlineCode { rule.code }

    package init(_ event: AnchorEvent, _ rule: DeadlineVersion) { (self.event, self.rule) = (event, rule) }

    /// The months agreed in writing, where they took the place of the rule's delay.
    package var agreedMonths: Int? { rule.code == .occupancyNotice ? event.detail.months : nil }

    /// The day that the deadline falls on.
    package var due: Day {
        if let months = agreedMonths { return event.on.adding(months: months) }
        return rule.due(from: event.on)
    }

    /// What late payment costs the owner who keeps a deposit: a tenth of the rent for every month that has begun
    /// (law of 6 July 1989, art. 22).
    package func penaltyCents(on today: Day) -> Int? {
        guard code == .deposit, let rent = event.detail.rentCents, today > due else { return nil }
        var months = 1
        while due.adding(months: months) < today { months += 1 }
        return (rent * months + 5) / 10
    }

    /// In hundredths of the monthly rent (D-18).
    package var owedShare: Int? {
        guard let owed = event.detail.owedCents, let rent = event.detail.rentCents, rent > 0 else { return nil }
        return owed * 100 / rent
    }
}

extension DueList {
    /// What runs from a day that somebody wrote down, announced before its first warning and late after its day.
    package func items(_ due: DueEvent) -> [DueItem] {
        guard due.event.answeredOn == nil else { return [] }
        return rules.hanging(on: due.event, in: due.departement).compactMap { item(of: due, $0) }
    }

    /// The day comes from the version of the anchor's day, the warnings from the one that holds today.
    private func item(of due: DueEvent, _ rule: DeadlineVersion) -> DueItem? {
        let (event, followed) = (due.event, FollowedDate(due.event, rule))
        let now = rules.version(rule.code, event.detail.variant, on: today, in: due.departement) ?? rule
        // Below two months of rent nothing is owed to the CAF yet (D-18).
        if rule.code == .arrears, let share = followed.owedShare, share < 200 { return nil }
        return DueItem(
            .followedDate(followed), subject: "\(rule.code.rawValue).\(event.id)", household: event.holder.household,
            dwelling: event.holder.dwelling, site: due.site,
            steps: DeadlineSteps(
                due: followed.due, warnings: now.warnings.filter { $0 > 0 }, announced: terms()[.dueAnnounced]),
            today: today)
    }

    /// The highest of the thresholds of arrears that a follow-up's rents have passed: once, one and a half times and
    /// twice the monthly rent. From twice on the landlord has its delay to tell the CAF (D-18). What a plan is paying back,
    /// or has paid back, counts no more.
    package func arrears(of current: CurrentFollowUp) -> DueItem? {
        guard !current.followUp.isClosed, current.plan == nil else { return nil }
        var (owed, reached): (Int, Arrears?) = (0, nil)
        for check in current.checks where !check.isSettled(by: current.kept) {
            guard let month = check.owedCents, let rent = check.dueCents, rent > 0 else { continue }
            owed += month
            guard let level = Arrears.Level.allCases.last(where: { owed * 2 >= $0.rawValue * rent }) else { continue }
            if reached.map({ $0.level < level }) ?? true {
                reached = Arrears(level, owedCents: owed, rentCents: rent, on: check.checkedOn)
            } else {
                reached?.owedCents = owed
            }
        }
        guard let reached, let rule = rules.version(.arrears, on: reached.on, in: current.departement) else {
            return nil
        }
        return item(of: current, reached, rule)
    }

    private func item(of current: CurrentFollowUp, _ reached: Arrears, _ rule: DeadlineVersion) -> DueItem? {
        let now = rules.version(.arrears, on: today, in: current.departement) ?? rule
        let id = current.followUp.id
        guard reached.level == .double else {
            return DueItem(
                .arrears(reached), subject: id, household: current.household, site: current.site, day: reached.on,
                step: reached.on, group: .thisWeek)
        }
        return DueItem(
            .arrears(reached), subject: id, household: current.household, site: current.site,
            steps: DeadlineSteps(
                due: rule.due(from: reached.on), warnings: now.warnings.filter { $0 > 0 },
                announced: max(terms()[.dueAnnounced], 62)), today: today)
    }
}

/// How far the rents that were not paid have gone (D-18), computed from the checks of the follow-up.
package struct Arrears: Sendable, Hashable {
    /// In halves of a month's rent.
    package enum Level: Int, CaseIterable, Sendable, Comparable {
        case once = 2
        case onceAndAHalf = 3
        case double = 4

        package static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
    }

    package let level: Level
    package fileprivate(set) var owedCents: Int
    package let rentCents: Int
    /// The day of the check by which it was passed.
    package let on: Day

    package init(_ level: Level, owedCents: Int, rentCents: Int, on day: Day) {
        (self.level, self.owedCents, self.rentCents, self.on) = (level, owedCents, rentCents, day)
    }
}

extension DeadlineBook {
    /// The deadlines that run from a day written down, each with the day that it falls on, the nearest first.
    package func followed(_ event: AnchorEvent, in departement: String?) -> [FollowedDate] {
        hanging(on: event, in: departement).map { FollowedDate(event, $0) }.sorted {
            ($0.due, $0.code.rawValue) < ($1.due, $1.code.rawValue)
        }
    }
}
