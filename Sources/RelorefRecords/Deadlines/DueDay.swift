package import RelorefDomain
package import RelorefStorage

/// A household whose file is open, as the list of things to do calls it.
package struct DueHousehold: Sendable, Hashable, Identifiable {
    package let id: String
    package let code: String
    package let size: Int
    package let referent: String?
    package let site: String
    package let openedOn: Day
}

/// One line of Today: the item, and what somebody did with it.
package struct DueLine: Sendable, Hashable {
    package let item: DueItem
    package var mark: DueMark
}

/// What is to be done, for one scope on one day.
package struct DueDay: Sendable {
    package var lines: [DueLine] = []
    /// Seen to, while the rule would still show them.
    package var done: [DueLine] = []
    package var households: [String: DueHousehold] = [:]
    /// Households of others in which a colleague of the scope has something to do.
    package var guests: [String: DueHousehold] = [:]
    /// Put off, and coming back on a later day.
    package var snoozed = 0
    package var inRelay = 0
    package var inCentre = 0
    /// Relay stays that end within sixty days, or have ended.
    package var toPrepare = 0
    /// The deadlines as they hold, for what "why?" tells of their sources.
    package var rules = DeadlineBook.empty
    /// What comes next when nothing presses: the first line that can wait, else the first stay that will end.
    package var next: DueLine?

    package init() {}

    package func household(_ id: String?) -> DueHousehold? { id.flatMap { households[$0] ?? guests[$0] } }
}

extension Transaction {
    /// Applies the rules to the open files and the dwellings of a scope; what is not visible is not looked at.
    ///
    /// - Parameter vault: opens the birth dates of those who come of age; without it they are not told.
    package func dueDay(
        _ asked: DueScope, on today: Day, visibleTo actor: Actor, vault: Vault? = nil
    ) throws -> DueDay {
        let scope = try resolved(asked, on: today, actor)
        var day = DueDay()
        var (items, ending): ([DueItem], [DueItem]) = ([], [])
        let rules = try deadlineBook()
        day.rules = rules
        let list = DueList(today: today, terms: try datedTerms(), rules: rules)
        if actor.may(.seeFiles) {
            day.households = try dueHouseholds(scope.files(actor))
            let stays = try currentStays(scope, actor)
            items += stays.flatMap { stay in list.items(stay).map { $0.placed(in: stay.departement) } }
            ending = stays.compactMap { list.distantEnd(of: $0) }
            items += try runningOut(scope, list, actor)
            let appointments = try dueAppointments(scope, until: list.lastAppointment, actor)
            items += appointments.flatMap { list.items($0) }
            let elsewhere = Set(appointments.map(\.appointment.household)).subtracting(day.households.keys)
            if !elsewhere.isEmpty {
                day.guests = try dueHouseholds("household.id IN \(Query.list(elsewhere.sorted()))")
            }
            if let vault {
                items += try comingMinors(scope, on: today, vault, actor).compactMap { list.item($0) }
            }
            items += try currentPathways(scope, on: today, list.terms(), actor).flatMap { list.items($0) }
            items += try dueEvents(ofFiles: scope, actor).flatMap { list.items($0) }
            items += try familyNews(scope, actor).map { list.item($0) }
            items += try owedCopies(scope, actor).map { list.item($0) }
            items += try missingFacts(scope, on: today, list.terms(), actor).map { list.item($0) }
            items += withoutReferent(day.households.values, list)
            day.inRelay = stays.count { $0.kind == .relay }
            day.inCentre = stays.count { $0.kind == .centre }
            day.toPrepare = stays.count { stay in
                stay.kind == .relay && list.end(of: stay).map { $0 <= today.adding(days: 60) } ?? false
            }
        }
        if actor.may(.seeStock) {
            items += try vacantDwellings(scope, on: today, actor).compactMap { list.item($0) }
            items += try dueOffers(scope, actor).compactMap { list.item($0) }
            if actor.may(.writePartners) { items += try dueLinkNews(scope, actor).map { list.item($0) } }
            items += try dueGuarantees(ofStock: scope, actor).flatMap { list.items($0) }
            items += try dueEvents(ofStock: scope, actor).flatMap { list.items($0) }
            let ahead = today.adding(days: list.longestAnnounced)
            items += try openSteps(scope, until: ahead, actor).compactMap { list.item($0)?.placed(in: $0.departement) }
            items += try currentConventions(scope, on: today, actor).flatMap { one in
                list.items(one).map { $0.placed(in: one.convention.facts.departement) }
            }
            items += try endingPapers(scope, list.horizonOfPapers, actor)
                .compactMap { list.item($0)?.placed(in: $0.departement) }
            items += try endingHeadLeases(scope, until: list.horizonOfHeadLeases, actor)
                .compactMap { list.item($0)?.placed(in: $0.departement) }
        }
        items.removeAll { item in item.code.map { rules.isEnded($0, on: today, in: item.departement) } ?? false }
        try add(items, to: &day, scope, on: today, actor)
        day.next = day.lines.first { $0.item.group == .later } ?? first(ending, day, scope, actor)
        return day
    }

    /// What ends or runs out by law: permits, papers, follow-ups, requests and claims, each where it falls due.
    private func runningOut(_ scope: DueScope, _ list: DueList, _ actor: Actor) throws -> [DueItem] {
        let last = list.today.adding(days: list.longestNotice(of: .permitExpiry))
        var items = try currentPermits(scope, until: last, actor).compactMap {
            list.item($0)?.placed(in: $0.departement)
        }
        let lastPaper = list.today.adding(days: list.longestNoticeOfPapers)
        items += try currentDocuments(scope, until: lastPaper, actor)
            .compactMap { list.item($0)?.placed(in: $0.departement) }
        items += try currentFollowUps(scope, actor).flatMap { one in
            list.items(one).map { $0.placed(in: one.departement) }
        }
        items += try currentRequests(scope, actor).flatMap { one in
            list.items(one).map { $0.placed(in: one.request.departement) }
        }
        items += try dueAllocations(scope, actor).compactMap { list.item($0) }
        items += try dueGuarantees(ofFiles: scope, actor).flatMap { list.items($0) }
        items += try dueJobAnswers(scope, actor).map { list.item($0) }
        items += try currentClaims(scope, actor).flatMap { one in
            list.items(one).map { $0.placed(in: one.claim.departement) }
        }
        return items
    }

    func resolved(_ scope: DueScope, on today: Day, _ actor: Actor) throws -> DueScope {
        switch scope {
        case .mine: .people(try people(behind: actor.id, on: today), withStock: true)
        case .colleague(let id): .people([id], withStock: false)
        default: scope
        }
    }

    /// Of stays whose end is too far to be announced, the first one.
    private func first(_ items: [DueItem], _ day: DueDay, _ scope: DueScope, _ actor: Actor) -> DueLine? {
        let lines = items.map { DueLine(item: $0, mark: DueMark($0.key)) }
        return lines.filter { isMine($0.item, $0.mark, day, scope, actor) }.min { DueItem.comesFirst($0.item, $1.item) }
    }

    /// Sorts items into what is to be done, put off and seen to.
    func add(
        _ items: [DueItem], to day: inout DueDay, _ scope: DueScope, on today: Day, _ actor: Actor
    ) throws {
        let marks = try dueMarks(items.map(\.key))
        for item in items.sorted(by: DueItem.comesFirst) {
            let mark = marks[item.key] ?? DueMark(item.key)
            guard isMine(item, mark, day, scope, actor) else { continue }
            if mark.hides(on: today) {
                day.snoozed += mark.state == .snoozed ? 1 : 0
                if mark.state == .done { day.done.append(DueLine(item: item, mark: mark)) }
            } else {
                day.lines.append(DueLine(item: item, mark: mark))
            }
        }
    }

    /// In the list of people: their own households but for what was given away, and what was given to them.
    private func isMine(_ item: DueItem, _ mark: DueMark, _ day: DueDay, _ scope: DueScope, _ actor: Actor) -> Bool {
        guard case .people(let people, _) = scope else { return true }
        if let owner = mark.owner ?? item.owner { return people.contains(owner) }
        guard let household = item.household else { return true }
        return day.households[household]?.referent.map(people.contains) ?? false
    }

    private func withoutReferent(_ households: some Sequence<DueHousehold>, _ list: DueList) -> [DueItem] {
        households.filter { $0.referent == nil }.map {
            list.item(MissingFact(.referent, subject: $0.id, household: $0.id, site: $0.site, since: $0.openedOn))
        }
    }

    /// - Parameter condition: on `household`, what the actor may see included.
    func dueHouseholds(_ condition: Query) throws -> [String: DueHousehold] {
        let found = try rows(
            """
            SELECT household.id, household.code, household.size, household.referent_id, household.site_id,
              household.opened_on
            FROM household WHERE \(condition)
            """
        ).map { row in
            DueHousehold(
                id: try row.text("id"), code: try row.text("code"), size: try row.int("size"),
                referent: try row.optionalText("referent_id"), site: try row.text("site_id"),
                openedOn: try row.day("opened_on"))
        }
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
