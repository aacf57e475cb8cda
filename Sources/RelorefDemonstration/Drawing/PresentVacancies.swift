import RelorefDomain

/// Draws relay dwellings that are empty today: who left, why nobody lives there yet, who may come.
struct PresentVacancies: Sendable {
    /// Why a dwelling is empty (list `vacancyReason`).
    private static let reasons = [
        "betweenTenants", "works", "waitingCommittee", "betweenTenants", "noCandidate", "furnishing", "ownerIssue",
    ]

    /// The household that left some weeks ago; every fourth exit is still without a type.
    static func departure(
        from home: inout DrawnDwelling, number: Int, at site: DrawnSite, referent: String?, _ pen: inout Pen
    ) -> DrawnHousehold {
        let exit = pen.today.adding(days: -pen.dice.number(3, 70))
        let entry = exit.adding(days: -pen.dice.number(190, 320))
        let drawing = HouseholdDrawing(
            site: site, size: max(1, home.capacity - pen.dice.number(0, 1)), inFull: true, start: entry,
            growsUntil: exit)
        var drawn = drawing.file(&pen)
        drawn.household.referent = referent
        drawing.addOrigin(to: &drawn, leavingBy: .transferOtherRelay, &pen)
        let isUnknown = number % 4 == 3
        let stock: Stock = pen.dice.chance(40) ? .private : .public
        let type: ExitType =
            isUnknown
            ? .unknown
            : number % 6 == 5 ? .hostedByThirdParty : stock == .private ? .directLeasePrivate : .directLeasePublic
        var stay = drawing.relay(
            home.dwelling.id, of: drawn.household.id, from: entry, to: exit, exit: type, follows: nil, &pen)
        stay.exitReason = type == .hostedByThirdParty ? .familyReasons : nil
        drawn.stays.append(stay)
        drawn.add(
            isUnknown ? .unknown : pen.dice.chance(55) ? .employed : .notEmployed, on: exit,
            from: drawn.household.openedOn,
            employers: site.employers, &pen)
        if type.isDirectLease {
            let landlord = site.landlord(stock, &pen.dice)
            drawing.addLease(
                to: &drawn, signed: exit.adding(days: -pen.dice.number(0, 8)), from: exit, slid: nil,
                landlord: landlord, stock: stock, &pen)
        }
        empty(&home, since: exit, reason: reasons[number % reasons.count], &pen)
        return drawn
    }

    /// Works and quarrels take a dwelling out of service; otherwise it waits in service, with the reason beside.
    private static func empty(_ home: inout DrawnDwelling, since exit: Day, reason: String, _ pen: inout Pen) {
        let isClosed = ["works", "ownerIssue", "furnishing"].contains(reason)
        let from = exit.adding(days: 1)
        home.steps.append(
            DrawnDwelling.Step(
                id: pen.ids.next("x"), status: isClosed ? .temporarilyOutOfService : .inService, from: from,
                reason: reason))
        guard isClosed else { return }
        home.dwelling.status = .temporarilyOutOfService
        home.closures.append(DrawnDwelling.Closure(id: pen.ids.next("z"), from: from, to: nil, reason: reason))
    }

    /// A household in a centre whose time there runs out: to be housed.
    static func waiting(at site: DrawnSite, size: Int, referent: String?, _ pen: inout Pen) -> DrawnHousehold {
        let drawing = HouseholdDrawing(
            site: site, size: size, inFull: true, start: pen.today, growsUntil: pen.today)
        var drawn = drawing.file(&pen)
        drawn.household.referent = referent
        drawing.addOrigin(to: &drawn, leavingBy: nil, &pen)
        if let stay = drawn.stays.first, let term = stay.termOn, pen.today.days(until: term) < 45, pen.dice.chance(40) {
            drawn.extensions.append(
                StayExtension(
                    id: pen.ids.next("y"), stay: stay.id, requestedOn: pen.today.adding(days: -pen.dice.number(2, 20))))
        }
        drawn.add(
            pen.dice.chance(30) ? .employed : .notEmployed, on: pen.today, from: drawn.household.openedOn,
            employers: site.employers, &pen)
        return drawn
    }

    /// An admission that is settled: the entry is planned for one of the next days.
    static func plan(_ drawn: inout DrawnHousehold, into home: DrawnDwelling, at site: DrawnSite, _ pen: inout Pen) {
        let day = pen.today.adding(days: pen.dice.number(3, 16))
        drawn.stays.append(
            Accommodation(
                id: pen.ids.next("a"), household: drawn.household.id, site: site.id, kind: .relay, state: .planned,
                dwelling: home.dwelling.id, plannedFrom: day, plannedTo: day.adding(months: 6),
                termOn: day.adding(months: 6)))
    }
}
