/// Reads the records of one day and says what is to be done: the same facts and the same day give the same list.
package struct DueList: Sendable {
    package let today: Day
    package let terms: DueTerms

    /// - Parameters:
    ///   - today: the legal day, in Europe/Paris (V94).
    ///   - terms: the warnings and delays that hold on that day.
    package init(today: Day, terms: DueTerms) {
        (self.today, self.terms) = (today, terms)
    }

    private func steps(_ rule: DeadlineRule, _ basis: AuthorisedStay.Basis? = nil, due: Day) -> DeadlineSteps {
        DeadlineSteps(due: due, warnings: terms.warnings(rule, basis), announced: terms[.dueAnnounced])
    }

    /// The end of a stay, the extension to ask for, the long stay, or the term that is missing.
    package func items(_ stay: CurrentStay) -> [DueItem] {
        [term(of: stay), extensionToAsk(of: stay), watch(over: stay), missingTerm(of: stay)].compactMap { $0 }
    }

    private func term(of stay: CurrentStay) -> DueItem? {
        guard let end = stay.end, let basis = stay.authorised?.basis ?? (stay.term == nil ? nil : .relay) else {
            return nil
        }
        return DueItem(
            .stayTerm(basis, from: stay.authorised?.anchor, isAsked: stay.isExtensionAsked), subject: stay.id,
            household: stay.household, site: stay.site,
            steps: steps(.stayTerm, basis, due: end), today: today)
    }

    /// The end of a stay that is still too far away to be announced.
    package func distantEnd(of stay: CurrentStay) -> DueItem? {
        guard term(of: stay) == nil, let end = stay.end, end > today,
            let basis = stay.authorised?.basis ?? (stay.term == nil ? nil : .relay)
        else { return nil }
        return DueItem(
            .stayTerm(basis, from: stay.authorised?.anchor, isAsked: stay.isExtensionAsked), subject: stay.id,
            household: stay.household, site: stay.site, day: end, step: end, group: .later,
            reminders: steps(.stayTerm, basis, due: end).reminders)
    }

    /// Only one extension is foreseen in a CADA or HUDA (CESEDA R. 552-13), and it is asked for before the end (D-02).
    private func extensionToAsk(of stay: CurrentStay) -> DueItem? {
        guard stay.kind == .centre, let rule = stay.authorised, rule.basis == .centreSince2021, let end = stay.end,
            !stay.isExtensionAsked, !stay.isExtended, end >= today
        else { return nil }
        return DueItem(
            .extensionToAsk(rule.basis, from: rule.anchor), subject: stay.id, household: stay.household,
            site: stay.site,
            steps: steps(.extensionToAsk, due: end), today: today)
    }

    /// The mark of twelve, fifteen or eighteen months: a week ahead, on its day, and until somebody has looked (D-05).
    private func watch(over stay: CurrentStay) -> DueItem? {
        guard stay.kind == .relay,
            let (mark, day) = StayWatch.days(entry: stay.firstEntry).last(where: { $0.day <= today.adding(days: 7) })
        else { return nil }
        let isPast = day < today
        return DueItem(
            .stayWatch(mark, entry: stay.firstEntry), subject: stay.id, household: stay.household, site: stay.site,
            day: day, step: day,
            group: isPast ? (mark == .eighteenMonths ? .late : .thisWeek) : day == today ? .today : .thisWeek)
    }

    private func missingTerm(of stay: CurrentStay) -> DueItem? {
        guard stay.kind == .relay, stay.term == nil else { return nil }
        return DueItem(
            .noTerm(entry: stay.entry), subject: stay.id, household: stay.household, site: stay.site, day: stay.entry,
            step: stay.entry, group: .thisWeek)
    }

    /// A paper is to be renewed before its end (D-06).
    package func item(_ permit: CurrentPermit) -> DueItem? {
        DueItem(
            .permitExpiry(permit.kind, person: permit.person), subject: permit.id, household: permit.household,
            site: permit.site,
            steps: steps(.permitExpiry, due: permit.expiresOn), today: today)
    }

    /// Empty for longer than the network allows.
    package func item(_ vacancy: VacantDwelling) -> DueItem? {
        guard vacancy.since.days(until: today) > terms[.dueVacancyAllowed] else { return nil }
        return DueItem(
            .vacantDwelling(since: vacancy.since, reason: vacancy.reason, dayCents: vacancy.dayCents),
            subject: vacancy.id, dwelling: vacancy.id, site: vacancy.site, day: vacancy.since, step: vacancy.since,
            group: .thisWeek)
    }

    /// What is missing for a figure waits a week; the rest comes later.
    package func item(_ missing: MissingFact) -> DueItem {
        let (matter, group): (DueItem.Matter, DueGroup) =
            switch missing.kind {
            case .referent: (.noReferent(openedOn: missing.since), .thisWeek)
            case .exitType: (.exitTypeUnknown(exit: missing.since), .thisWeek)
            case .employment: (.employmentUnknown(exit: missing.since), .later)
            case .birth: (.birthUnknown(person: missing.subject), .later)
            }
        return DueItem(
            matter, subject: missing.subject, household: missing.household, site: missing.site, day: missing.since,
            step: missing.since, group: group)
    }
}
