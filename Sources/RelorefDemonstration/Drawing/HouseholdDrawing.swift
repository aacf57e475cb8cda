import RelorefDomain

/// Draws a household's file from what is settled of its way: where it comes from, where it lives, how it leaves.
struct HouseholdDrawing: Sendable {
    let site: DrawnSite
    let size: Int
    /// Names, papers and notes in full, or only what figures and searches need.
    let inFull: Bool
    /// The first night in a relay dwelling, or the signature of a lease: the file opens some weeks before.
    let start: Day
    /// Up to when the family may grow.
    let growsUntil: Day

    /// The file with its people and papers, and the stay in the centre that it comes from.
    func file(_ pen: inout Pen) -> DrawnHousehold {
        let opened = start.adding(days: -pen.dice.number(12, 55))
        let id = pen.ids.next("h")
        let wish = FamilyDrawing.Wish(
            household: id, size: size, opened: opened, growing: start < growsUntil ? (start, growsUntil) : nil,
            inFull: inFull)
        let people = FamilyDrawing.people(wish, &pen)
        let members = people.map {
            Composition.Member(kinship: $0.kinship, sex: $0.person.sex, birth: PartialDate($0.born))
        }
        let household = Household(
            id: id, code: pen.householdCode(), site: site.id, openedOn: opened,
            composition: Composition(of: members, on: max(growsUntil, start)).kind ?? .extendedFamily,
            size: people.count)
        var drawn = DrawnHousehold(household: household, people: people)
        drawn.memberships = people.map { person in
            Membership(
                id: pen.ids.next("m"), household: id, person: person.person.id, kinship: person.kinship,
                from: person.joined)
        }
        drawn.consents = [Consent(id: pen.ids.next("k"), household: id, kind: .socialFollowUp, givenOn: opened)]
        return drawn
    }

    /// The stay in a centre up to the start, with the protection that was decided there.
    func addOrigin(to drawn: inout DrawnHousehold, leavingBy exit: ExitType?, _ pen: inout Pen) {
        guard let centre = pen.dice.one(of: site.centres.map(Optional.some), or: nil)?.centre else { return }
        let decided = drawn.household.openedOn.adding(days: -pen.dice.number(8, 90))
        drawn.addPapers(decided: decided, on: pen.today, &pen)
        let notified = drawn.protections.first?.notifiedOn ?? decided.adding(days: 12)
        let isCPH = centre.kind == .cph
        let from = isCPH ? decided.adding(days: 5) : decided.adding(days: -pen.dice.number(200, 560))
        let careEnd =
            isCPH ? nil : start < AuthorisedStay.reform2021 ? notified : notified.adding(days: pen.dice.number(10, 30))
        let term = isCPH ? from.adding(months: 9) : (careEnd ?? notified).adding(months: 3)
        let stay = Accommodation(
            id: pen.ids.next("a"), household: drawn.household.id, site: site.id, kind: .centre,
            state: exit == nil ? .active : .ended, centre: centre.id, from: from, to: exit == nil ? nil : start,
            careEndOn: careEnd, termOn: term, exitType: exit)
        drawn.stays.append(stay)
        if inFull { drawn.addFrench(from: drawn.household.openedOn, to: growsUntil, &pen) }
    }

    /// A stay in a relay dwelling with its agreed term; six months, then six more as often as needed.
    func relay(
        _ dwelling: String, of household: String, from: Day, to: Day?, exit: ExitType?, follows: String?,
        _ pen: inout Pen
    ) -> Accommodation {
        var term = from.adding(months: 6)
        while let to, term < to { term = term.adding(months: 6) }
        return Accommodation(
            id: pen.ids.next("a"), household: household, site: site.id, kind: .relay,
            state: to == nil ? .active : .ended,
            dwelling: dwelling, from: from, to: to, termOn: term, signedOn: from, exitType: exit,
            exitReason: nil, follows: follows)
    }

    /// The lease that the household moves into, and its dwelling.
    func addLease(
        to drawn: inout DrawnHousehold, signed: Day, from: Day, slid: Day?, landlord: Partner?, stock: Stock,
        _ pen: inout Pen
    ) {
        let dwelling = DwellingDrawing.permanent(
            site, persons: size, stock: stock, landlord: landlord, inFull: inFull, &pen)
        drawn.dwellings.append(dwelling)
        drawn.stays.append(
            Accommodation(
                id: pen.ids.next("a"), household: drawn.household.id, site: site.id,
                kind: slid == nil ? .directLease : .slidingLease, state: .active, dwelling: dwelling.dwelling.id,
                from: from, signedOn: signed, slidOn: slid, throughProject: true,
                rentCents: 22_000 + size * 5_500 + pen.dice.number(0, 160) * 100))
    }

    /// The file closes half a year after a move into a home of one's own, soon after any other exit.
    func close(_ drawn: inout DrawnHousehold, after exit: Day, isHoused: Bool, _ pen: inout Pen) {
        let day = isHoused ? exit.adding(months: 6) : exit.adding(days: pen.dice.number(3, 40))
        guard day <= pen.today else { return }
        drawn.household.closedOn = day
        drawn.household.closeReason = isHoused ? "autonomous" : pen.dice.one(of: ["handedOver", "moved"], or: "other")
    }
}
