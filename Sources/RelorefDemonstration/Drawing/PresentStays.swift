import RelorefDomain

/// Draws households that live in a relay dwelling today, each with a term of another colour.
struct PresentStays: Sendable {
    let today: Day
    /// Days from today to the end of the authorised stay, one for each household to come.
    private var terms: [Int]

    init(count: Int, _ pen: inout Pen) {
        today = pen.today
        // Overdue, today, this week, this month, two months, a quarter, later: in hundredths of the dwellings.
        let mixture: [(ClosedRange<Int>, Int)] = [
            (-40 ... -1, 7), (0...0, 2), (1...6, 6), (7...30, 14), (31...60, 18), (61...90, 18), (91...165, 35),
        ]
        let counts = shares(of: count, by: mixture.map(\.1))
        var terms: [Int] = []
        for (band, number) in zip(mixture.map(\.0), counts) {
            for _ in 0..<number { terms.append(pen.dice.number(band.lowerBound, band.upperBound)) }
        }
        self.terms = pen.dice.shuffled(terms)
    }

    /// A household in the dwelling, with its extensions, permits and what is known of its work.
    mutating func household(in home: DrawnDwelling, at site: DrawnSite, referent: String?, _ pen: inout Pen)
        -> DrawnHousehold
    {
        let offset = terms.popLast() ?? pen.dice.number(91, 165)
        let months = pen.dice.weighted([(6, 48), (12, 37), (18, 15)], or: 6)
        let entry = min(today.adding(days: offset).adding(months: -months), today.adding(days: -3))
        let size = max(1, home.capacity - pen.dice.weighted([(0, 6), (1, 3), (2, 1)], or: 0))
        let drawing = HouseholdDrawing(site: site, size: size, inFull: true, start: entry, growsUntil: today)
        var drawn = drawing.file(&pen)
        drawn.household.referent = referent
        drawing.addOrigin(to: &drawn, leavingBy: .transferOtherRelay, &pen)
        var stay = drawing.relay(
            home.dwelling.id, of: drawn.household.id, from: entry, to: nil, exit: nil, follows: nil, &pen)
        stay.termOn = today.adding(days: offset)
        drawn.stays.append(stay)
        addExtensions(to: &drawn, of: stay, months: months, offset: offset, &pen)
        PresentPapers.bringNear(&drawn, &pen)
        let work = pen.dice.weighted(
            [(DrawnHousehold.Work.employed, 42), (.notEmployed, 46), (.unknown, 12)], or: .unknown)
        drawn.add(work, on: today, from: drawn.household.openedOn, employers: site.employers, &pen)
        return drawn
    }

    /// Past terms were extended by six months each; near ones are asked for, or still to be asked for.
    private func addExtensions(
        to drawn: inout DrawnHousehold, of stay: Accommodation, months: Int, offset: Int, _ pen: inout Pen
    ) {
        guard let last = stay.termOn else { return }
        for step in stride(from: months - 12, through: 0, by: -6) where months > 6 {
            let until = last.adding(months: -step)
            let asked = until.adding(months: -6).adding(days: -pen.dice.number(18, 40))
            drawn.extensions.append(
                StayExtension(
                    id: pen.ids.next("y"), stay: stay.id, requestedOn: asked, decidedOn: asked.adding(days: 9),
                    decision: .granted, authority: AuthorisedStay.Authority.association.rawValue, newTermOn: until))
        }
        if 0...30 ~= offset, pen.dice.chance(35) {
            drawn.extensions.append(
                StayExtension(
                    id: pen.ids.next("y"), stay: stay.id, requestedOn: today.adding(days: -pen.dice.number(1, 12))))
        }
    }
}

/// Papers that need somebody's attention.
enum PresentPapers {
    /// One household in six has a permit about to expire, or expired already.
    static func bringNear(_ drawn: inout DrawnHousehold, _ pen: inout Pen) {
        guard pen.dice.chance(17), let last = drawn.permits.indices.last else { return }
        let days = pen.dice.one(of: [-15, -4, 3, 12, 25, 40, 70, 85, 110], or: 25)
        let expiry = pen.today.adding(days: days)
        guard let issued = drawn.permits[last].issuedOn, issued < expiry else { return }
        drawn.permits[last].expiresOn = expiry
    }

    /// A birth date that nobody has written down yet.
    static func loseBirth(of place: Int, in drawn: inout DrawnHousehold) {
        guard drawn.people.indices.contains(place) else { return }
        drawn.people[place].person.birthYear = nil
        drawn.people[place].person.birthPrecision = .unknown
        for identity in drawn.people[place].identities.indices {
            drawn.people[place].identities[identity].identity.birth = .unknown
        }
    }
}
