/// A follow-up that goes on, with what its deadlines are computed from.
package struct CurrentFollowUp: Sendable, Hashable {
    package let followUp: FollowUp
    package let household: String
    package let site: String
    /// Where the dwelling is, whose delays may be its own.
    package let departement: String?
    package let contacts: [FollowUpContact]
    package let checks: [RentCheck]
    /// Links to the landlord that were not revoked.
    package let links: [LandlordLink]
    /// The plan that runs.
    package let plan: ArrearsPlan?
    /// Plans that were kept to their end.
    package let kept: [ArrearsPlan]

    package init(
        _ followUp: FollowUp, household: String, site: String, departement: String?, contacts: [FollowUpContact] = [],
        checks: [RentCheck] = [], links: [LandlordLink] = [],
        plan: ArrearsPlan? = nil, kept: [ArrearsPlan] = []
    ) {
        (self.followUp, self.household, self.site) = (followUp, household, site)
        (self.departement, self.contacts, self.checks) = (departement, contacts, checks)
        (self.links, self.plan, self.kept) = (links, plan, kept)
    }

    /// What the household owes today, in euro cents: of the plan that runs, or else of the rents that nothing has paid back.
    package var owedCents: Int {
        plan?.leftCents ?? checks.filter { !$0.isSettled(by: kept) }.compactMap(\.owedCents).reduce(0, +)
    }
}

extension CurrentFollowUp {
    /// The day agreed with the household, where it lies within what is planned.
    package func agreedDay(for planned: FollowUpSchedule.Planned) -> Day? {
        contacts.compactMap(\.nextOn).max().flatMap { day in
            planned.earliest <= day && day <= planned.latest ? day : nil
        }
    }
}

extension FollowUp {
    /// What is planned, and what was done of it, by the numbers of the network.
    package func schedule(_ contacts: [FollowUpContact], _ terms: DueTerms) -> FollowUpSchedule {
        FollowUpSchedule(
            start: start, months: months, contacts: contacts,
            rhythm: FollowUpSchedule.Rhythm(firstVisit: terms[.followUpFirstVisit], window: terms[.followUpWindow]))
    }
}

extension DueList {
    /// The next contact, the rent to check, the rent that was not paid, the end of the follow-up (D-21).
    package func items(_ current: CurrentFollowUp) -> [DueItem] {
        guard !current.followUp.isClosed else { return [] }
        let terms = terms(in: current.departement)
        let schedule = current.followUp.schedule(current.contacts, terms)
        let single = [
            contact(of: current, schedule, terms), rentCheck(of: current, schedule, terms), closing(of: current, terms),
            payment(of: current, terms), arrears(of: current),
        ]
        return single.compactMap { $0 } + alerts(current).map { alert($0, of: current, terms) }
            + unanswered(current).compactMap { silence($0, of: current, terms) }
    }

    private func item(
        _ matter: DueItem.Matter, _ current: CurrentFollowUp, subject: String? = nil, day: Day, lateAfter grace: Int = 0
    ) -> DueItem {
        let next = max(day, today)
        let group = today > day.adding(days: grace) ? .late : DueGroup(step: next, due: next, today: today)
        return DueItem(
            matter, subject: subject ?? current.followUp.id, household: current.household, site: current.site, day: day,
            step: day, group: group)
    }

    /// Announced some days ahead, late some days after; the day that was agreed with the household comes first.
    private func contact(
        of current: CurrentFollowUp, _ schedule: FollowUpSchedule, _ terms: DueTerms
    ) -> DueItem? {
        guard let next = schedule.next(on: today) else { return nil }
        let day = current.agreedDay(for: next) ?? next.target
        guard today >= day.adding(days: -terms[.followUpAnnounced]) else { return nil }
        return item(
            .followUpContact(month: next.month, start: current.followUp.start, isVisit: next.isVisit), current,
            day: day,
            lateAfter: terms[.followUpLate])
    }

    private func rentCheck(
        of current: CurrentFollowUp, _ schedule: FollowUpSchedule, _ terms: DueTerms
    ) -> DueItem? {
        // Where the landlord was asked, the answer is waited for.
        let known = Set(current.checks.map(\.month) + unanswered(current).map(\.month))
        guard let month = schedule.unchecked(known, on: today) else { return nil }
        return item(
            .rentCheck(month: month, start: current.followUp.start), current, day: schedule.checkDay(of: month),
            lateAfter: terms[.followUpWindow])
    }

    /// A rent that was late, partly paid, not paid or not known of is acted on within some working days.
    private func alert(_ check: RentCheck, of current: CurrentFollowUp, _ terms: DueTerms) -> DueItem {
        let day = check.checkedOn.adding(workingDays: terms[.followUpAlert], in: current.departement)
        return item(
            .rentAlert(check.status, month: check.month, owedCents: check.owedCents, checkedOn: check.checkedOn),
            current, subject: check.id, day: day)
    }

    /// Rents to act on. What was checked before a plan was signed is dealt with while the plan runs, and paid once it was kept.
    private func alerts(_ current: CurrentFollowUp) -> [RentCheck] {
        current.checks.filter { check in
            check.status.alerts && !check.isSettled(by: current.kept)
                && !(current.plan.map { check.checkedOn <= $0.signedOn } ?? false)
        }
    }

    /// The next payment of the plan, some days ahead.
    private func payment(of current: CurrentFollowUp, _ terms: DueTerms) -> DueItem? {
        guard let plan = current.plan, let next = plan.next,
            today >= next.dueOn.adding(days: -terms[.followUpAnnounced])
        else { return nil }
        return item(
            .planPayment(position: next.position, cents: next.cents), current, subject: plan.id, day: next.dueOn)
    }

    private func unanswered(_ current: CurrentFollowUp) -> [LandlordLink] {
        let checked = Set(current.checks.map(\.month))
        return current.links.filter { $0.answeredOn == nil && !checked.contains($0.month) }
    }

    /// No answer within the days that an unpaid rent has: the landlord is called.
    private func silence(_ link: LandlordLink, of current: CurrentFollowUp, _ terms: DueTerms) -> DueItem? {
        let day = link.sentOn.adding(workingDays: terms[.followUpAlert], in: current.departement)
        guard today >= day else { return nil }
        return item(.landlordSilent(month: link.month, sentOn: link.sentOn), current, subject: link.id, day: day)
    }

    /// What a follow-up plans up to a day, whatever comes first: contacts not made, rents not checked, payments of a plan.
    package func planned(_ current: CurrentFollowUp, until last: Day) -> [DueItem] {
        guard !current.followUp.isClosed else { return [] }
        let schedule = current.followUp.schedule(current.contacts, terms(in: current.departement))
        let contacts = schedule.planned.filter { $0.held == nil }.map { planned in
            item(
                .followUpContact(month: planned.month, start: current.followUp.start, isVisit: planned.isVisit),
                current, day: current.agreedDay(for: planned) ?? planned.target)
        }
        let checked = Set(current.checks.map(\.month) + unanswered(current).map(\.month))
        let rents = (1..<current.followUp.months + 1).filter { !checked.contains($0) }.map { month in
            item(
                .rentCheck(month: month, start: current.followUp.start), current, day: schedule.checkDay(of: month))
        }
        let payments = (current.plan?.instalments ?? []).filter { $0.paidOn == nil }.map { part in
            item(
                .planPayment(position: part.position, cents: part.cents), current,
                subject: current.plan?.id, day: part.dueOn)
        }
        return (contacts + rents + payments).filter { today < $0.day && $0.day <= last }
            .map { $0.placed(in: current.departement) }
    }

    private func closing(of current: CurrentFollowUp, _ terms: DueTerms) -> DueItem? {
        let end = current.followUp.end
        guard today >= end.adding(days: -terms[.followUpAnnounced]) else { return nil }
        return item(
            .followUpClosing(start: current.followUp.start, months: current.followUp.months), current, day: end)
    }
}
