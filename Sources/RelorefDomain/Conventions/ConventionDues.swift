/// What a convention puts on Today.
package enum ConventionDue: Sendable, Hashable {
    /// The convention, as a line calls it and finds it.
    package struct Named: Sendable, Hashable {
        package let id: String
        package let title: String

        package init(_ convention: Convention) { (id, title) = (convention.id, convention.facts.title) }
    }

    /// The yearly committee is to be planned, or its minutes to be written (D-31).
    case meeting(Named, since: Day, isPlanned: Bool)
    /// What a committee decided is to be done.
    case decision(Named, dueOn: Day)
    /// It ends, or goes on by itself unless somebody gives notice until the day that is told (D-32).
    case term(Named, to: Day, isNotice: Bool, isTacit: Bool)
    /// More than one behind what is due pro rata.
    case behind(Named, achieved: Int, due: Double)

    package var convention: Named {
        switch self {
        case .meeting(let named, _, _), .decision(let named, _), .term(let named, _, _, _), .behind(let named, _, _):
            named
        }
    }

    package var rule: DeadlineRule {
        switch self {
        case .meeting: .conventionMeeting
        case .decision: .conventionDecision
        case .term: .conventionTerm
        case .behind: .conventionBehind
        }
    }
}

/// A convention in force, with what its deadlines are computed from.
package struct CurrentConvention: Sendable, Hashable {
    package let convention: Convention
    package let lastHeldOn: Day?
    /// The first meeting that is planned and was not held.
    package let plannedOn: Day?
    package let open: [ConventionDecision]
    package let achievement: ConventionAchievement?
    /// Whether the one that follows it is written down.
    package let isRenewed: Bool

    package init(
        _ convention: Convention, lastHeldOn: Day? = nil, plannedOn: Day? = nil, open: [ConventionDecision] = [],
        achievement: ConventionAchievement? = nil, isRenewed: Bool = false
    ) {
        (self.convention, self.lastHeldOn, self.plannedOn) = (convention, lastHeldOn, plannedOn)
        (self.open, self.achievement, self.isRenewed) = (open, achievement, isRenewed)
    }
}

extension DueList {
    /// The yearly committee, forty-five days before a year has passed since the last one or since the signature; what was
    /// decided, a month before its day; its term or notice; a target that is behind.
    package func items(_ current: CurrentConvention) -> [DueItem] {
        let convention = current.convention
        guard convention.state.isInForce else { return [] }
        return [meeting(current), term(current), behind(current)].compactMap { $0 }
            + current.open.compactMap { decision($0, convention) }
    }

    private func meeting(_ current: CurrentConvention) -> DueItem? {
        let convention = current.convention
        guard let since = current.lastHeldOn ?? convention.signedOn,
            let rule = rules.version(.steeringCommittee, on: since, in: convention.facts.departement)
        else { return nil }
        let due = current.plannedOn ?? rule.due(from: since)
        // A meeting that is planned asks for nothing before its day.
        if let planned = current.plannedOn, planned > today { return nil }
        let now = rules.version(.steeringCommittee, on: today, in: convention.facts.departement) ?? rule
        return DueItem(
            .convention(
                .meeting(ConventionDue.Named(convention), since: since, isPlanned: current.plannedOn != nil)),
            subject: convention.id, site: convention.site,
            steps: DeadlineSteps(due: due, warnings: now.warnings.filter { $0 > 0 }, announced: terms()[.dueAnnounced]),
            today: today)
    }

    /// Until the one that follows it is written down.
    private func term(_ current: CurrentConvention) -> DueItem? {
        let convention = current.convention
        guard !current.isRenewed, let to = convention.to,
            let rule = rules.version(.conventionTerm, on: to, in: convention.facts.departement)
        else { return nil }
        let notice = convention.facts.noticeDays.map { to.adding(days: -$0) }
        return DueItem(
            .convention(
                .term(
                    ConventionDue.Named(convention), to: to, isNotice: notice != nil,
                    isTacit: convention.facts.isTacit)),
            subject: convention.id, site: convention.site,
            steps: DeadlineSteps(
                due: notice ?? rule.due(from: to), warnings: rule.warnings.filter { $0 > 0 },
                announced: terms()[.dueAnnounced]), today: today)
    }

    private func decision(_ decision: ConventionDecision, _ convention: Convention) -> DueItem? {
        guard let due = decision.dueOn, decision.doneOn == nil, due <= today.adding(days: 30) else { return nil }
        return DueItem(
            .convention(.decision(ConventionDue.Named(convention), dueOn: due)), subject: decision.id,
            site: convention.site, day: due, step: due, group: DueGroup(step: due, due: due, today: today),
            owner: decision.owner)
    }

    /// Told once a year, so that putting it off lasts.
    private func behind(_ current: CurrentConvention) -> DueItem? {
        guard let seen = current.achievement, seen.isBehind, let measured = seen.measured,
            let number = measured.count.number,
            let start = Day(year: today.year, month: 1, day: 1)
        else { return nil }
        return DueItem(
            .convention(
                .behind(ConventionDue.Named(current.convention), achieved: number, due: measured.due.due)),
            subject: current.convention.id, site: current.convention.site, day: today, step: start, group: .later)
    }
}
