import RelorefDomain
import Testing

struct AuthorisedStayTests {
    typealias Extension = AuthorisedStay.Extension

    /// The months of the domain guide, and the marks of a long stay.
    static let guide = DueTerms([
        .termCentreFirst: 3, .termCentreExtension: 3, .termCPHFirst: 9, .termCPHExtension: 3, .termRelayFirst: 6,
        .termRelayExtension: 6, .stayWatchFirst: 12, .stayWatchSecond: 15, .stayWatchThird: 18,
    ])
    private let terms = DatedTerms(always: guide)

    @Test func `after protection, a centre houses for three months from the end of care, then three more with OFII`()
        throws
    {
        var stay = try #require(terms.centreStay(careEnd: day("2026-03-31"), notifiedOn: day("2026-03-02")))
        #expect((stay.basis, stay.end) == (.centreSince2021, day("2026-06-30")))
        #expect(stay.nextMaximum == day("2026-09-30"))
        try stay.add(
            Extension(requestedOn: day("2026-06-01"), .granted(on: day("2026-06-10"), .ofii, until: day("2026-09-30"))))
        #expect(stay.end == day("2026-09-30"))
        #expect(!stay.isBeyondTerm(on: day("2026-09-30")) && stay.isBeyondTerm(on: day("2026-10-01")))
        #expect(throws: AuthorisedStay.Refusal.exhausted) {
            try stay.add(Extension(requestedOn: nil, .granted(on: day("2026-09-01"), .ofii, until: day("2026-12-31"))))
        }
    }

    @Test func `before May 2021 the term ran from the notification and the prefect decided`() throws {
        var stay = try #require(terms.centreStay(careEnd: day("2008-12-31"), notifiedOn: day("2008-11-30")))
        #expect((stay.basis, stay.end, stay.authority) == (.centreBefore2021, day("2009-02-28"), .prefect))
        #expect(throws: AuthorisedStay.Refusal.wrongAuthority(expected: .prefect)) {
            try stay.add(Extension(requestedOn: nil, .granted(on: day("2009-02-01"), .ofii, until: day("2009-04-30"))))
        }
        #expect(AuthorisedStay.reform2021 == day("2021-05-01"))
        #expect(
            AuthorisedStay.centre(careEnd: day("2021-04-30"), notifiedOn: day("2021-04-01"))?.basis == .centreBefore2021
        )
        #expect(
            AuthorisedStay.centre(careEnd: day("2021-05-01"), notifiedOn: day("2021-04-01"))?.basis == .centreSince2021)
    }

    @Test func `the term is not guessed while the date that it counts from is missing`() {
        #expect(AuthorisedStay.centre(careEnd: nil, notifiedOn: day("2026-03-02")) == nil)
        #expect(AuthorisedStay.centre(careEnd: nil, notifiedOn: nil) == nil)
    }

    @Test func `a CPH houses for nine months, then three at a time as often as OFII agrees`() throws {
        var stay = terms.stay(.cph, from: day("2025-05-31"))
        #expect(stay.end == day("2026-02-28"))
        for end in ["2026-05-31", "2026-08-31", "2026-11-30"] {
            try stay.add(Extension(requestedOn: nil, .granted(on: stay.end, .ofii, until: day(end))))
        }
        #expect(stay.end == day("2026-11-30"))
        #expect(throws: AuthorisedStay.Refusal.beyondMaximum(day("2027-02-28"))) {
            try stay.add(Extension(requestedOn: nil, .granted(on: stay.end, .ofii, until: day("2027-03-01"))))
        }
    }

    @Test func `a relay agreement runs as signed and is renewed for six months at most`() throws {
        var stay = terms.stay(.relay, from: day("2026-01-15"))
        #expect(stay.end == day("2026-07-15"))
        #expect(terms.stay(.relay, from: day("2026-01-15"), firstTerm: 3).end == day("2026-04-15"))
        try stay.add(
            Extension(requestedOn: nil, .granted(on: day("2026-07-01"), .association, until: day("2026-10-15"))))
        #expect(throws: AuthorisedStay.Refusal.notLater(than: day("2026-10-15"))) {
            try stay.add(
                Extension(requestedOn: nil, .granted(on: day("2026-10-01"), .association, until: day("2026-10-15"))))
        }
    }

    @Test func `a request that waits or is refused changes nothing`() throws {
        var stay = terms.stay(.cph, from: day("2026-01-15"))
        try stay.add(Extension(requestedOn: day("2026-09-15"), .pending))
        try stay.add(Extension(requestedOn: day("2026-09-15"), .refused(on: day("2026-10-01"), .ofii)))
        #expect(stay.end == day("2026-10-15"))
        #expect(stay.extensions.count == 2)
        #expect(throws: AuthorisedStay.Refusal.wrongAuthority(expected: .ofii)) {
            try stay.add(Extension(requestedOn: nil, .refused(on: day("2026-10-01"), .association)))
        }
    }

    @Test(arguments: [
        ("2026-11-20", nil as Int?), ("2026-11-21", 12), ("2027-02-21", 15), ("2027-05-20", 15), ("2027-05-21", 18),
        ("2030-01-01", 18),
    ])
    func `a relay stay is watched at twelve, fifteen and eighteen months`(on: String, months: Int?) {
        let mark = StayWatch.reached(entry: day("2025-11-21"), on: day(on), Self.guide)
        #expect(mark?.months == months)
        #expect(mark?.isLast == months.map { $0 == 18 })
    }

    @Test func `a mark of no months is none, and the last one left is the last`() {
        let terms = DueTerms([.stayWatchFirst: 24, .stayWatchSecond: 0, .stayWatchThird: 9])
        #expect(StayWatch.marks(terms) == [StayWatch(months: 9), StayWatch(months: 24, isLast: true)])
        #expect(StayWatch.marks(DueTerms([:])) == [])
    }

    @Test func `a number holds from its day on, and the first one before it`() {
        let terms = DatedTerms([
            .init(.termRelayFirst, from: day("2010-01-01"), 6), .init(.termRelayFirst, from: day("2026-01-01"), 4),
            .init(.termRelayFirst, from: day("2026-01-01"), 3),
        ])
        for (entry, months) in [("2005-06-01", 6), ("2025-12-31", 6), ("2026-01-01", 3), ("2030-06-01", 3)] {
            #expect(terms.value(.termRelayFirst, on: day(entry)) == months, "\(entry)")
        }
        #expect(terms.value(.termCPHFirst, on: day("2026-01-01")) == 0)
    }
}

struct NightsTests {
    @Test func `the day of exit is not a night, and a running stay holds the last one`() throws {
        let june = try #require(Period(from: day("2026-06-01"), to: day("2026-06-30")))
        #expect(nights("2026-06-01", "2026-06-20").count(in: june) == 19)
        #expect(nights("2026-06-25").count(in: june) == 6)
        #expect(nights("2026-06-25", "2026-07-01").count(in: june) == 6)
        #expect(nights("2025-01-01", "2026-06-01").count(in: june) == 0)
        #expect(nights("2026-07-01").count(in: june) == 0)
        #expect(nights("2025-01-01").count(in: june) == 30)
        #expect(nights("2026-11-17").count(in: Period(monthOf: day("2026-11-17"))) == 14)
    }

    @Test func `nights counted by month make up the whole stay`() throws {
        var seed = Seed("nights")
        for _ in 0..<300 {
            let entry = day("2004-01-01").adding(days: Int.random(in: 0...4000, using: &seed))
            let exit = entry.adding(days: Int.random(in: 0...900, using: &seed))
            let all = try #require(Period(from: day("2003-01-01"), to: day("2020-12-31")))
            let stay = Nights(entry: entry, exit: exit)
            let sum = all.byMonth.map { stay.count(in: $0) }.reduce(0, +)
            #expect(sum == entry.days(until: exit), "seed \(seed.value)")
            #expect(stay.count(in: all) == sum)
        }
    }

    @Test func `one household may enter on the day that another leaves`() {
        let first = nights("2026-01-10", "2026-06-01")
        #expect(!first.overlap(nights("2026-06-01")))
        #expect(first.overlap(nights("2026-05-31")))
        #expect(nights("2026-05-31").overlap(first))
        #expect(nights("2026-05-31").overlap(nights("2027-01-01")))
        #expect(!nights("2026-05-31", "2026-05-31").overlap(nights("2026-01-01")))
        #expect(first.contains(day("2026-05-31")) && !first.contains(day("2026-06-01")))
    }
}
