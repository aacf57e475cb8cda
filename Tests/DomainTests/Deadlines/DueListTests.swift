import RelorefDomain
import Testing

/// The rules of Today: when an item turns up, under which heading, and when it goes.
struct DueListTests {
    private func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    /// The warnings and delays of the domain guide.
    private let guide = DatedTerms(
        always: DueTerms([
            .dueAnnounced: 30, .dueVacancyAllowed: 10, .dueStayFirst: 60, .dueStaySecond: 30, .dueStayThird: 7,
            .dueCPHFirst: 60, .dueCPHSecond: 30, .dueExtension: 30, .duePermitFirst: 120, .duePermitSecond: 90,
            .duePermitThird: 30, .stayWatchFirst: 12, .stayWatchSecond: 15, .stayWatchThird: 18, .termCentreFirst: 3,
            .termCentreExtension: 3, .termCPHFirst: 9, .termCPHExtension: 3, .termRelayFirst: 6, .termRelayExtension: 6,
        ]))

    private func relay(term: String?, entry: String = "2026-06-01", first: String? = nil) -> CurrentStay {
        CurrentStay(
            id: "stay", household: "h", site: "s1", kind: .relay, entry: day(entry), term: term.map { day($0) },
            firstEntry: first.map { day($0) })
    }

    private func terms(_ term: String, on today: String) -> [(DueGroup, Day)] {
        DueList(today: day(today), terms: guide).items(relay(term: term)).filter { $0.rule == .stayTerm }.map {
            ($0.group, $0.step)
        }
    }

    /// Term on 1 December 2026: warnings on 2 October, 1 November and 24 November.
    @Test(
        arguments: [
            ("2026-09-01", nil, nil), ("2026-09-02", DueGroup.later, "2026-10-02"),
            ("2026-09-25", .thisWeek, "2026-10-02"), ("2026-10-02", .today, "2026-10-02"),
            ("2026-10-03", .later, "2026-11-01"), ("2026-11-21", .thisWeek, "2026-11-24"),
            ("2026-11-25", .thisWeek, "2026-12-01"), ("2026-12-01", .today, "2026-12-01"),
            ("2026-12-02", .late, "2026-12-01"), ("2027-06-01", .late, "2026-12-01"),
        ] as [(String, DueGroup?, String?)])
    func `the end of a stay rises with each warning and is late after its day`(
        today: String, group: DueGroup?, step: String?
    ) {
        let found = terms("2026-12-01", on: today)
        #expect(found.first?.0 == group)
        #expect(found.first?.1.iso == step)
        #expect(found.count == (group == nil ? 0 : 1))
    }

    @Test func `weekends move nothing`() {
        // 5 December 2026 is a Saturday.
        #expect(terms("2026-12-05", on: "2026-12-05").first?.0 == .today)
        #expect(terms("2026-12-05", on: "2026-12-06").first?.0 == .late)
    }

    @Test func `a centre's term follows from the end of care when nobody wrote one`() {
        let stay = CurrentStay(
            id: "stay", household: "h", site: "s1", kind: .centre, centre: .cada, entry: day("2025-01-10"),
            careEnd: day("2026-09-15"))
        let items = DueList(today: day("2026-11-21"), terms: guide).items(stay)
        #expect(items.map(\.rule).sorted { $0.rank < $1.rank } == [.stayTerm, .extensionToAsk])
        #expect(items.allSatisfy { $0.day == day("2026-12-15") })
        #expect(items.first { $0.rule == .extensionToAsk }?.step == day("2026-12-15"))
    }

    @Test func `an extension that is asked for, or was given, is not to be asked for again`() {
        for (asked, given) in [(true, false), (false, true)] {
            let stay = CurrentStay(
                id: "stay", household: "h", site: "s1", kind: .centre, centre: .huda, entry: day("2025-01-10"),
                careEnd: day("2026-09-15"), isExtensionAsked: asked, isExtended: given)
            #expect(DueList(today: day("2026-11-21"), terms: guide).items(stay).map(\.rule) == [.stayTerm])
        }
    }

    @Test func `a centre for protected persons warns at sixty and thirty days, and has nine months`() {
        let stay = CurrentStay(
            id: "stay", household: "h", site: "s1", kind: .centre, centre: .cph, entry: day("2026-03-31"))
        let item = DueList(today: day("2026-12-26"), terms: guide).items(stay).first
        #expect(item?.day == day("2026-12-31"))
        #expect(item?.step == day("2026-12-31"))
        #expect(item?.reminders == [60, 30])
    }

    @Test func `somebody who awaits an answer in a centre has no term`() {
        let stay = CurrentStay(
            id: "stay", household: "h", site: "s1", kind: .centre, centre: .cada, entry: day("2025-01-10"))
        #expect(DueList(today: day("2026-11-21"), terms: guide).items(stay) == [])
    }

    @Test(arguments: [
        ("2025-11-28", 12, DueGroup.thisWeek), ("2025-11-21", 12, .today), ("2025-09-01", 12, .thisWeek),
        ("2025-08-21", 15, .today), ("2025-05-21", 18, .today), ("2025-05-20", 18, .late),
    ])
    func `long stays are looked at after twelve, fifteen and eighteen months`(
        first: String, months: Int, group: DueGroup
    ) {
        let stay = relay(term: "2027-06-01", first: first)
        let watch = DueList(today: day("2026-11-21"), terms: guide).items(stay).first { $0.rule == .stayWatch }
        #expect(watch?.matter == .stayWatch(StayWatch(months: months, isLast: months == 18), entry: day(first)))
        #expect(watch?.group == group)
    }

    @Test func `a relay stay without a term is missing one`() {
        let items = DueList(today: day("2026-11-21"), terms: guide).items(relay(term: nil))
        #expect(items.map(\.rule) == [.noTerm])
        #expect(items.first?.canBeTicked == false)
    }

    @Test func `a permit is announced five months ahead and is late once expired`() {
        func group(_ expiry: String) -> DueGroup? {
            DueList(today: day("2026-11-21"), terms: guide).item(
                CurrentPermit(
                    id: "p", person: "x", household: "h", site: "s1", kind: .receiptRefugee, expiresOn: day(expiry)))?
                .group
        }
        #expect(group("2027-04-21") == nil)
        #expect(group("2027-04-20") == .later)
        #expect(group("2027-03-21") == .today)
        #expect(group("2026-11-21") == .today)
        #expect(group("2026-11-20") == .late)
    }

    @Test func `a warning of no days is none, and another number moves the step`() {
        let few = DatedTerms(always: DueTerms([.dueAnnounced: 10, .dueStayFirst: 0, .dueStaySecond: 20]))
        func item(_ today: String) -> DueItem? {
            DueList(today: day(today), terms: few).items(relay(term: "2026-12-31")).first
        }
        #expect(item("2026-11-30") == nil)
        #expect(item("2026-12-01")?.step == day("2026-12-11"))
        #expect(item("2026-12-01")?.reminders == [20])
    }

    @Test func `a département's own number holds there, and the network's everywhere else`() {
        let entries = DueTerms.Series.allCases.map { DatedTerms.Entry($0, from: day("2004-01-01"), 0) }
        let terms = DatedTerms(
            entries + [
                .init(.stayWatchFirst, from: day("2004-01-01"), 12),
                .init(.dueVacancyAllowed, from: day("2004-01-01"), 10),
                .init(.stayWatchFirst, from: day("2026-01-01"), 6, in: "95"),
                .init(.dueVacancyAllowed, from: day("2026-01-01"), 60, in: "95"),
                .init(.termCPHFirst, from: day("2004-01-01"), 9),
                .init(.termCPHFirst, from: day("2026-07-01"), 12, in: "95"),
            ])
        let list = DueList(today: day("2026-11-21"), terms: terms)
        func rules(_ departement: String) -> [DeadlineRule] {
            let stay = CurrentStay(
                id: "stay", household: "h", site: "s1", kind: .relay, entry: day("2026-05-01"), term: day("2028-01-01"),
                departement: departement)
            return list.items(stay).map(\.rule)
        }
        #expect(rules("95") == [.stayWatch] && rules("77") == [])
        func vacancy(_ departement: String) -> DueItem? {
            list.item(
                VacantDwelling(
                    id: "d", site: "s1", since: day("2026-11-01"), reason: nil, departement: departement))
        }
        #expect(vacancy("77") != nil && vacancy("95") == nil)
        // A term counts from its day with the number of that day: the new one is of July.
        for (entry, departement, end) in [
            ("2026-06-30", "95", "2027-03-30"), ("2026-07-01", "95", "2027-07-01"), ("2026-07-01", "77", "2027-04-01"),
        ] {
            #expect(terms.stay(.cph, from: day(entry), in: departement).end == day(end), "\(entry) \(departement)")
        }
    }

    @Test func `a dwelling is reported after ten empty days`() {
        func item(_ since: String) -> DueItem? {
            DueList(today: day("2026-11-21"), terms: guide).item(
                VacantDwelling(id: "d", site: "s1", since: day(since), reason: "noCandidate"))
        }
        #expect(item("2026-11-11") == nil)
        #expect(item("2026-11-10")?.group == .thisWeek)
    }

    @Test func `the order is heading, date, then what weighs most`() {
        let list = DueList(today: day("2026-11-21"), terms: guide)
        let items = [
            list.item(MissingFact(.referent, subject: "h", household: "h", site: "s1", since: day("2026-01-01"))),
            list.items(relay(term: "2026-11-20"))[0], list.items(relay(term: "2026-11-21"))[0],
        ].sorted(by: DueItem.comesFirst)
        #expect(items.map(\.group) == [.late, .today, .thisWeek])
    }

    @Test func `an item's name is read back as it was written`() {
        let key = DueKey(rule: .permitExpiry, subject: "a~b", step: day("2026-12-01"))
        #expect(DueKey(text: key.text) == key)
        #expect(DueKey(text: "permitExpiry~2026-13-01~x") == nil)
        #expect(DueKey(text: "nothing~2026-12-01~x") == nil)
    }
}
