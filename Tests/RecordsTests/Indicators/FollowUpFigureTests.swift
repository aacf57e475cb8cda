import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Follow-ups by hand: rents that were not paid, contacts that took place in time.
struct FollowUpFigureTests {
    private let year = FigureWindow.over(Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01")))

    /// A household in a home of its own since a day, followed for six months.
    private static func follow(
        _ tx: any Transaction, _ name: String, from day: String, closed: String? = nil, state: String = "active"
    ) throws {
        try tx.household(name)
        try tx.directLease("l-\(name)", name, in: "B", signed: day)
        try tx.run("UPDATE accommodation SET state = \(state) WHERE id = \("l-\(name)")")
        try tx.insert(
            FollowUp(
                id: name, lease: "l-\(name)", start: TestDay(day), months: 6, plannedMonths: 6,
                closedOn: closed.map(TestDay), outcome: closed.map { _ in .autonomous }),
            by: "alice", at: Moment(startOf: TestDay(day), in: "Europe/Paris"))
    }

    private static func check(
        _ tx: any Transaction, _ name: String, _ month: Int, _ status: RentCheck.Status
    ) throws {
        try tx.keep(
            RentCheck(
                id: "\(name)-\(month)", followUp: name, month: month, status: status, source: .receipt,
                checkedOn: TestDay("2009-12-31")),
            account: "alice", at: Moment(startOf: TestDay("2009-12-31"), in: "Europe/Paris"))
    }

    private static func contact(
        _ tx: any Transaction, _ name: String, on day: String, met: Bool = true, withdrawn: Bool = false
    ) throws {
        let moment = Moment(startOf: TestDay(day), in: "Europe/Paris")
        let contact = FollowUpContact(id: "\(name)-\(day)", followUp: name, kind: .visit, met: met, on: TestDay(day))
        try tx.insert(contact, note: nil, by: "alice", at: moment)
        if withdrawn { try tx.run("UPDATE follow_up_contact SET withdrawn_at = \(moment) WHERE id = \(contact.id)") }
    }

    @Test(arguments: Engine.available)
    func `one rent not paid makes a follow-up count, and silence is not known`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let lives: [(String, [RentCheck.Status], Bool?)] = [
            ("paid", [.ok, .ok], false), ("late", [.ok, .late], true), ("part", [.partial], true),
            ("unpaid", [.unknown, .unpaid, .ok], true), ("half", [.ok, .unknown], false), ("asked", [.unknown], nil),
            ("silent", [], nil),
        ]
        try await world.write { tx in
            try tx.permanentDwelling("B")
            for (name, answers, _) in lives {
                try Self.follow(tx, name, from: "2009-12-31")
                for (index, status) in answers.enumerated() { try Self.check(tx, name, index + 1, status) }
            }
            try Self.follow(tx, "older", from: "2008-12-31")
            try Self.follow(tx, "cancelled", from: "2009-02-01", state: "cancelled")
            try Self.check(tx, "cancelled", 1, .unpaid)
        }
        let figure = try await world.figure(.arrearsInLease, year)
        #expect(figure.numerator == 3 && figure.denominator == 7 && figure.unknown == 2 && figure.value == 43)
        for (name, _, answer) in lives {
            let one = try #require(try await world.cases(.arrearsInLease, year).first { $0.id == name })
            #expect((one.numerator > 0, one.unknown > 0) == (answer == true, answer == nil), "\(name)")
        }
        #expect(try await world.figure(.arrearsInLease, year, for: .charlie).denominator == 0)
    }

    @Test(arguments: Engine.available)
    func `a follow-up of a sliding lease begins on the day on which it slides`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.permanentDwelling("B")
            try tx.household("h")
            try tx.insert(
                Accommodation(
                    id: "l", household: "h", site: "s1", kind: .slidingLease, state: .active, dwelling: "B",
                    from: TestDay("2008-06-01"), slidOn: TestDay("2009-06-01")))
            try tx.insert(
                FollowUp(id: "f", lease: "l", start: TestDay("2009-06-01"), months: 6, plannedMonths: 6),
                by: "alice", at: Moment(startOf: TestDay("2009-06-01"), in: "Europe/Paris"))
            try Self.contact(tx, "f", on: "2009-06-15")
        }
        let contacts = try await world.figure(.contactsInTime, year)
        #expect(contacts.numerator == 1 && contacts.denominator == 7)
        #expect(try await world.cases(.contactsInTime, year).map { $0[.kind] } == ["slidingLease"])
    }

    @Test(arguments: Engine.available)
    func `contacts count in time, once, up to the closing and the end of the period`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.permanentDwelling("B")
            // Planned on 15 January, then on the first of each month until July.
            try Self.follow(tx, "whole", from: "2009-01-01")
            for day in ["2009-01-10", "2009-01-12", "2009-03-16", "2009-04-17"] {
                try Self.contact(tx, "whole", on: day)
            }
            try Self.contact(tx, "whole", on: "2009-05-01", met: false)
            try Self.contact(tx, "whole", on: "2009-06-01", withdrawn: true)
            // Three were planned by 1 March: its day is the day of closing.
            try Self.follow(tx, "closed", from: "2009-01-01", closed: "2009-03-01")
            try Self.contact(tx, "closed", on: "2009-02-20")
            // One was planned by the end of the year.
            try Self.follow(tx, "new", from: "2009-12-01")
            try Self.contact(tx, "new", on: "2010-01-10")
        }
        let cases = try await world.cases(.contactsInTime, year)
        let weights = cases.map { "\($0.id) \($0.numerator)/\($0.denominator)" }
        // The second of January is too early for 1 February; 17 April is in time for 1 May.
        #expect(weights == ["closed 1/3", "new 0/1", "whole 3/7"])
        let figure = try await world.figure(.contactsInTime, year)
        #expect(figure.numerator == 4 && figure.denominator == 11 && figure.value == 36)
    }

    @Test(arguments: Engine.available)
    func `what still can be done in time is not expected yet`(engine: Engine) async throws {
        let world = try await FigureWorld(engine)
        let author = try await world.world.author(.noé)
        let today = world.world.today
        let figure = try await world.world.store.write { tx in
            try tx.permanentDwelling("B")
            try Self.follow(tx, "running", from: today.adding(days: -40).iso)
            try tx.journal("note", "household", "h", household: "running", site: "s1", by: author)
            let period = Period(year: today.year) ?? Period(monthOf: today)
            return try tx.figure(FigureQuestion(.contactsInTime, over: period), for: author.actor)
        }
        // Of the first visit the time is over; of the first month's contact some days are left.
        #expect(figure.numerator == 0 && figure.denominator == 1)
    }
}
