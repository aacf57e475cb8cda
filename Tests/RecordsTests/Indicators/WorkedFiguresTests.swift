import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The worked examples of the domain guide (§ 3.3) and of its scenarios, by hand.
@Suite struct WorkedFiguresTests {
    private let june = FigureWindow.over(Period(monthOf: TestDay("2009-06-01")))
    private let year = FigureWindow.over(Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01")))

    @Test(arguments: Engine.available)
    func `nights are counted without the day of exit`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.relayDwelling("A", places: 4, from: "2009-06-01", to: "2009-06-30")
            try tx.household("three", adults: 1, children: 2)
            try tx.household("four", adults: 2, children: 2)
            try tx.relayStay("stay1", "three", in: "A", from: "2009-06-01", to: "2009-06-20", exit: .fjt)
            try tx.relayStay("stay2", "four", in: "A", from: "2009-06-25")
        }
        let nights = try await world.figure(.nightsOccupied, june)
        #expect(nights.numerator == 81 && nights.denominator == 120 && nights.value == 68)
        let days = try await world.figure(.dwellingDaysOccupied, june)
        #expect(days.numerator == 25 && days.denominator == 30 && days.value == 83)
        let rotation = try await world.figure(.rotation, june)
        #expect(rotation.numerator == 2 && rotation.denominator == 30 && rotation.value == 2)
    }

    @Test(arguments: Engine.available)
    func `a transfer changes neither the length of a stay nor the number of exits`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            try tx.relayDwelling("B", from: "2009-01-01")
            try tx.household("h")
            try tx.relayStay("s1", "h", in: "A", from: "2009-01-10", to: "2009-05-01", exit: .transferOtherRelay)
            try tx.relayStay(
                "s2", "h", in: "B", from: "2009-05-01", to: "2009-10-10", exit: .directLeasePublic, follows: "s1")
        }
        let length = try await world.figure(.stayLength, year)
        #expect(length.numerator == 273 && length.denominator == 1 && length.median == 273)
        #expect(try await world.figure(.exitsByType, year).numerator == 1)
        let direct = try await world.figure(.exitsToDirectLease, year)
        #expect(direct.numerator == 1 && direct.denominator == 1 && direct.value == 100)
    }

    @Test(arguments: Engine.available, [("2009-05-08", 0), ("2009-05-09", 1)])
    func `a return within seven days is a transfer`(engine: Engine, back: (day: String, exits: Int)) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            try tx.household("h")
            try tx.relayStay("s1", "h", in: "A", from: "2009-01-10", to: "2009-05-01", exit: .unknown)
            try tx.relayStay("s2", "h", in: "A", from: back.day)
        }
        #expect(try await world.figure(.exitsByType, year).numerator == back.exits)
    }

    @Test(arguments: Engine.available)
    func `a sliding lease counts its dwelling once, when it slides (S07)`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let later = FigureWindow.over(try #require(Period(year: 2010)))
        let both = FigureWindow.over(try #require(Period(from: TestDay("2009-01-01"), to: TestDay("2010-12-31"))))
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-03-01")
            try tx.household("h", adults: 2)
            try tx.insert(
                Accommodation(
                    id: "s", household: "h", site: "s1", kind: .slidingLease, state: .active, dwelling: "A",
                    from: TestDay("2009-03-01"), slidOn: TestDay("2010-03-01")))
        }
        #expect(try await world.figure(.perennialShare, year).numerator == 0)
        #expect(try await world.figure(.perennialShare, later).numerator == 1)
        let whole = try await world.figure(.perennialShare, both)
        #expect(whole.numerator == 1 && whole.denominator == 1)
        #expect(try await world.figure(.householdsHelped, both).numerator == 1)
        #expect(try await world.figure(.personsHelped, both).numerator == 2)
    }

    @Test(arguments: Engine.available, ["A", "B"])
    func `a sliding lease that carries a relay stay on is an exit, once, when it slides`(
        engine: Engine, dwelling: String
    ) async throws {
        let world = try await FigureWorld(engine)
        let later = FigureWindow.over(try #require(Period(year: 2010)))
        let both = FigureWindow.over(try #require(Period(from: TestDay("2009-01-01"), to: TestDay("2010-12-31"))))
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-03-01")
            try tx.permanentDwelling("B")
            try tx.household("h", adults: 2)
            try tx.relayStay("s1", "h", in: "A", from: "2009-03-01", to: "2009-09-01", exit: .transferOtherRelay)
            try tx.insert(
                Accommodation(
                    id: "s2", household: "h", site: "s1", kind: .slidingLease, state: .active, dwelling: dwelling,
                    from: TestDay("2009-09-01"), slidOn: TestDay("2010-03-01"), follows: "s1"))
        }
        #expect(try await world.figure(.exitsByType, year).numerator == 0)
        let direct = try await world.figure(.exitsToDirectLease, later)
        #expect(direct.numerator == 1 && direct.denominator == 1)
        // All who were helped have left or are still there: D + E + S (domain § 3.2).
        #expect(try await world.figure(.householdsHelped, both).numerator == 1)
        #expect(try await world.figure(.exitsByType, both).numerator == 1)
        let length = try await world.figure(.stayLength, both)
        #expect(length.numerator == 365 && length.denominator == 1)
        #expect(try await world.cases(.exitsByType, both).compactMap { $0[.exitType] } == ["slidingLeaseSlid"])
    }

    @Test(arguments: Engine.available)
    func `after a recorded exit to a sliding lease, its slide is no second exit`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let both = FigureWindow.over(try #require(Period(from: TestDay("2009-01-01"), to: TestDay("2010-12-31"))))
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-03-01")
            try tx.household("h")
            try tx.relayStay("s1", "h", in: "A", from: "2009-03-01", to: "2009-09-01", exit: .slidingLeaseSlid)
            try tx.insert(
                Accommodation(
                    id: "s2", household: "h", site: "s1", kind: .slidingLease, state: .active, dwelling: "A",
                    from: TestDay("2009-08-20"), slidOn: TestDay("2009-09-01"), follows: "s1"))
        }
        #expect(try await world.figure(.exitsByType, both).numerator == 1)
    }

    @Test(arguments: Engine.available)
    func `a home is reached when its lease begins, not when it is signed`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.permanentDwelling("B")
            try tx.household("h")
            try tx.insert(
                ProtectionStatus(
                    id: "pr", person: "h-p0", kind: .refugee, authority: .ofpra, decidedOn: TestDay("2009-01-01")))
            try tx.insert(
                Accommodation(
                    id: "l", household: "h", site: "s1", kind: .directLease, state: .active, dwelling: "B",
                    from: TestDay("2009-03-01"), signedOn: TestDay("2009-02-15"), throughProject: true))
        }
        #expect(try await world.figure(.leaseDelay, year).numerator == 59)
    }

    @Test(arguments: Engine.available)
    func `a dwelling under works by its step offers no place`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.relayDwelling("A", places: 4, from: "2009-06-01")
            for (id, status, day) in [
                ("t1", DwellingStatus.inService, "2009-06-01"), ("t2", .temporarilyOutOfService, "2009-06-11"),
                ("t3", .inService, "2009-06-21"),
            ] {
                try tx.insert(
                    "dwelling_step", ["id": id, "dwelling_id": "A", "status": status, "from_day": TestDay(day)])
            }
        }
        #expect(try await world.figure(.nightsOccupied, june).denominator == 80)
        #expect(try await world.figure(.dwellingDaysOccupied, june).denominator == 20)
    }

    @Test(arguments: Engine.available)
    func `a household that two associations know counts once, and each counts its own`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            try tx.relayDwelling("B", site: "s3", from: "2009-01-01")
            try tx.household("one", figure: "same", adults: 2, children: 1)
            try tx.household("two", site: "s3", figure: "same", adults: 2, children: 2)
            try tx.relayStay("s1", "one", in: "A", from: "2009-01-10", to: "2009-03-01", exit: .cph)
            try tx.relayStay("s2", "two", in: "B", site: "s3", from: "2009-03-02")
        }
        #expect(try await world.figure(.householdsHelped, year).numerator == 1)
        // Two adults, the child whom both files hold, and the one born since.
        #expect(try await world.figure(.personsHelped, year).numerator == 4)
        #expect(try await world.figure(.householdsHelped, year, for: .charlie).numerator == 1)
        #expect(try await world.figure(.personsHelped, year, for: .charlie).numerator == 4)
        #expect(try await world.figure(.personsHelped, year, for: .alice).numerator == 3)
        #expect(try await world.figure(.relayOpened, year, for: .charlie).numerator == 1)
        // Another association's stay does not make a transfer.
        #expect(try await world.figure(.exitsByType, year).numerator == 1)
    }

    @Test(arguments: Engine.available)
    func `work at exit is yes, no, or not known`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            for (number, name) in ["works", "looks", "silent", "declares", "serves", "again"].enumerated() {
                try tx.household(name)
                try tx.relayStay(
                    "s-\(name)", name, in: "A", from: "2009-02-0\(number + 1)", to: "2009-09-01",
                    exit: .directLeasePrivate)
            }
            try tx.insert(
                EmploymentSpell(
                    id: "e1", person: "works-p0", contract: .temporaryAgency, from: TestDay("2009-09-01"),
                    to: TestDay("2009-09-01")))
            try tx.insert(
                EmploymentSituation(
                    id: "e2", person: "looks-p0", from: TestDay("2009-08-01"), status: .jobSeekerRegistered))
            try tx.insert(
                EmploymentSituation(id: "e3", person: "declares-p0", from: TestDay("2009-08-01"), status: .employed))
            try tx.insert(
                EmploymentSpell(id: "e4", person: "serves-p0", contract: .civicService, from: TestDay("2009-08-01")))
            // A contract that is over says nothing of the work that was declared after it.
            try tx.insert(
                EmploymentSpell(
                    id: "e5", person: "again-p0", contract: .fixedTerm, from: TestDay("2008-01-01"),
                    to: TestDay("2008-12-31")))
            try tx.insert(
                EmploymentSituation(id: "e6", person: "again-p0", from: TestDay("2009-03-01"), status: .employed))
        }
        let direct = try await world.figure(.employedAtDirectLease, year)
        #expect(direct.numerator == 1 && direct.denominator == 6 && direct.unknown == 3 && direct.isIncomplete)
        let all = try await world.figure(.employedAtExit, year)
        #expect(all.numerator == 1 && all.denominator == 3 && all.unknown == 3)
        let contracts = try await world.cases(.contractsAtExit, year)
        #expect(contracts.compactMap { $0[.kind] } == ["temporaryAgency"])
        #expect(try await world.figure(.contractsAtExit, year).numerator == 1)
    }
}
