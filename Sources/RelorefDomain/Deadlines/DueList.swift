/// Reads the records of one day and says what is to be done: the same facts and the same day give the same list.
package struct DueList: Sendable {
    package let today: Day
    let dated: DatedTerms
    /// The deadlines as dated reference data.
    let rules: DeadlineBook
    private let network: DueTerms
    private let places: [String: DueTerms]

    /// - Parameters:
    ///   - today: the legal day, in Europe/Paris (V94).
    ///   - terms: the warnings and delays, of which those of that day hold.
    ///   - rules: the deadlines: what hangs on which event, and how grave it is.
    package init(today: Day, terms: DatedTerms, rules: DeadlineBook = .empty) {
        (self.today, dated, self.rules) = (today, terms, rules)
        network = terms.terms(on: today)
        places = Dictionary(
            terms.departements.map { ($0, terms.terms(on: today, in: $0)) }, uniquingKeysWith: { one, _ in one })
    }

    /// What holds today, in a département that has numbers of its own or in the network.
    package func terms(in departement: String? = nil) -> DueTerms {
        departement.flatMap { places[$0] } ?? network
    }

    /// The network's numbers and those of every département that has its own.
    var everyTerms: [DueTerms] { [network] + places.values }

    /// How long before a legal day the first warning is announced, wherever that is longest.
    package func longestNotice(of rule: DeadlineRule) -> Int {
        let first = everyTerms.map { $0.warnings(rule).max() ?? 0 }.max() ?? 0
        return first + network[.dueAnnounced]
    }

    /// The last day whose appointments matter today: an interpreter is looked for some days ahead.
    package var lastAppointment: Day {
        let ahead = ([network] + places.values).map { $0[.appointmentInterpreter] }.max() ?? 0
        return today.adding(days: max(1, ahead))
    }

    /// How many days ahead something is announced, wherever that is longest.
    package var longestAnnounced: Int { longest(.dueAnnounced) }

    /// The last day of a stay, as decided or as the rule has it.
    package func end(of stay: CurrentStay) -> Day? { stay.end(dated) }

    /// The highest and the lowest number of a series, wherever it is set.
    func longest(_ series: DueTerms.Series) -> Int { ([network] + places.values).map { $0[series] }.max() ?? 0 }
    func shortest(_ series: DueTerms.Series) -> Int { ([network] + places.values).map { $0[series] }.min() ?? 0 }

    func steps(before due: Day, _ warnings: [DueTerms.Series], in departement: String?) -> DeadlineSteps {
        let terms = terms(in: departement)
        return DeadlineSteps(
            due: due, warnings: warnings.map { terms[$0] }.filter { $0 > 0 }, announced: network[.dueAnnounced])
    }

    private func steps(
        _ rule: DeadlineRule, _ basis: AuthorisedStay.Basis? = nil, due: Day, in departement: String?
    ) -> DeadlineSteps {
        DeadlineSteps(
            due: due, warnings: terms(in: departement).warnings(rule, basis), announced: network[.dueAnnounced])
    }

    /// The end of a stay, the extension to ask for, the long stay, or the term that is missing.
    package func items(_ stay: CurrentStay) -> [DueItem] {
        [term(of: stay), extensionToAsk(of: stay), watch(over: stay), missingTerm(of: stay)].compactMap { $0 }
    }

    private func term(of stay: CurrentStay) -> DueItem? {
        let rule = stay.authorised(dated)
        guard let end = stay.end(dated), let basis = rule?.basis ?? (stay.term == nil ? nil : .relay) else {
            return nil
        }
        return DueItem(
            .stayTerm(basis, from: rule?.anchor, isAsked: stay.isExtensionAsked, length: rule?.length),
            subject: stay.id, household: stay.household, site: stay.site,
            steps: steps(.stayTerm, basis, due: end, in: stay.departement), today: today)
    }

    /// The end of a stay that is still too far away to be announced.
    package func distantEnd(of stay: CurrentStay) -> DueItem? {
        let rule = stay.authorised(dated)
        guard term(of: stay) == nil, let end = stay.end(dated), end > today,
            let basis = rule?.basis ?? (stay.term == nil ? nil : .relay)
        else { return nil }
        return DueItem(
            .stayTerm(basis, from: rule?.anchor, isAsked: stay.isExtensionAsked, length: rule?.length),
            subject: stay.id, household: stay.household, site: stay.site, day: end, step: end, group: .later,
            reminders: steps(.stayTerm, basis, due: end, in: stay.departement).reminders)
    }

    /// Only one extension is foreseen in a CADA or HUDA (CESEDA R. 552-13), and it is asked for before the end (D-02).
    private func extensionToAsk(of stay: CurrentStay) -> DueItem? {
        guard stay.kind == .centre, let rule = stay.authorised(dated), rule.basis == .centreSince2021,
            let end = stay.end(dated), !stay.isExtensionAsked, !stay.isExtended, end >= today
        else { return nil }
        return DueItem(
            .extensionToAsk(rule.basis, from: rule.anchor, length: rule.length), subject: stay.id,
            household: stay.household, site: stay.site,
            steps: steps(.extensionToAsk, due: end, in: stay.departement), today: today)
    }

    /// The mark of a long stay: a week ahead, on its day, and until somebody has looked (D-05).
    private func watch(over stay: CurrentStay) -> DueItem? {
        guard stay.kind == .relay,
            let (mark, day) = StayWatch.days(entry: stay.firstEntry, terms(in: stay.departement))
                .last(where: { $0.day <= today.adding(days: 7) })
        else { return nil }
        let isPast = day < today
        return DueItem(
            .stayWatch(mark, entry: stay.firstEntry), subject: stay.id, household: stay.household, site: stay.site,
            day: day, step: day,
            group: isPast ? (mark.isLast ? .late : .thisWeek) : day == today ? .today : .thisWeek)
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
            steps: steps(.permitExpiry, due: permit.expiresOn, in: permit.departement), today: today)
    }

    /// Empty for longer than the network allows.
    package func item(_ vacancy: VacantDwelling) -> DueItem? {
        guard vacancy.since.days(until: today) > terms(in: vacancy.departement)[.dueVacancyAllowed] else { return nil }
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
