import RelorefDomain
import Testing

/// The convention of experience sheet n° 5: five a year from 17 November 2006, seven refused, three households housed.
struct ConventionSeedTests {
    static let convention = Convention(
        id: "c", partner: "oph", site: "s", .init(title: "Convention"), state: .active, signedOn: day("2006-11-17"),
        from: day("2006-11-17"))
    static let five = ConventionTarget(id: "t", 5, .proposal, from: day("2006-11-17"))
    static let events = ConventionEvents(
        allocations: [], leases: [day("2007-09-03"), day("2008-06-16"), day("2009-04-01")])

    private func achievement(on today: String) throws -> ConventionAchievement {
        try #require(ConventionAchievement(of: Self.convention, [Self.five], Self.events, on: day(today)))
    }

    @Test func `on 31 October 2009 it is 3 of 14.77, 20 hundredths, and proposals are unknown`() throws {
        let seen = try achievement(on: "2009-10-31")
        #expect(seen.housed?.due.days == 1_079)
        #expect(((seen.housed?.due.due ?? 0) * 100).rounded() == 1_477)
        #expect(seen.counters.map(\.unit) == [.proposal, .allocation, .lease])
        #expect(seen.counters.map(\.count) == [.unknown(atLeast: 3), .unknown(atLeast: 3), .known(3)])
        #expect(seen.counters.map(\.percent) == [nil, nil, 20])
        #expect(seen.measured?.unit == .lease)
        #expect(seen.isBehind)
    }

    @Test func `the years add up to the whole, in days, in what is due and in what came`() throws {
        let seen = try achievement(on: "2009-10-31")
        #expect(seen.years.map(\.year) == [2006, 2007, 2008, 2009])
        #expect(seen.years.map { $0.counters.last?.count } == [.known(0), .known(1), .known(1), .known(1)])
        let due = seen.years.compactMap { $0.counter(.lease)?.due.due }.reduce(0, +)
        #expect(abs(due - (seen.housed?.due.due ?? 0)) < 1e-9)
        // 45 days of 2006, 365, 366, then 303 of 2009 and 365 promised.
        #expect(seen.years.map { (($0.counter(.lease)?.due.due ?? 0) * 365.25 / 5).rounded() } == [45, 365, 366, 303])
        #expect(seen.years.map { (($0.counter(.lease)?.promised ?? 0) * 365.25 / 5).rounded() } == [45, 365, 366, 365])
    }

    @Test func `seven were proposed in January 2008 and refused for unavailability: five still`() throws {
        var amendment = ConventionAmendment(
            id: "a", of: "c", .target(.proposal, .year, from: 5, to: 7), proposedOn: birth("2008-01"), by: .committee)
        try amendment.decide(
            .init(.refused, on: birth("2008-01"), by: .partnerBoard, reason: .unavailability),
            today: day("2009-10-31"))
        #expect(try amendment.versions(of: [Self.five], in: Self.convention, newID: "t2") == nil)
        #expect(try achievement(on: "2009-10-31").target?.quantity == 5)
    }

    /// Had it been accepted from 1 February 2008: 441 days at five, 638 at seven.
    @Test func `had it been accepted, the target would be seven from then on`() throws {
        var amendment = ConventionAmendment(
            id: "a", of: "c", .target(.proposal, .year, from: 5, to: 7), proposedOn: birth("2008-01"), by: .committee)
        try amendment.decide(
            .init(.accepted, on: birth("2008-01-25"), by: .partnerBoard), from: day("2008-02-01"),
            today: day("2009-10-31"))
        let made = try #require(try amendment.versions(of: [Self.five], in: Self.convention, newID: "t2"))
        #expect(made.ended.map(\.to) == [day("2008-01-31")] && made.begun.from == day("2008-02-01"))
        let targets = made.ended + [made.begun]
        let due = targets.due(of: .lease, from: day("2006-11-17"), to: day("2009-10-31"), term: nil)
        #expect(due.days == 1_079)
        #expect(abs(due.due - (5.0 * 441 + 7.0 * 638) / 365.25) < 1e-9)
    }

    @Test func `its steps lead to the signature, each known as far as the sheet tells`() throws {
        var one = Convention(id: "c", partner: "oph", site: "s", .init(title: "Convention"))
        var steps: [ConventionStep] = []
        let told: [(ConventionStep.Kind, String, Convention.State)] = [
            (.contact, "2001", .prospecting), (.visit, "2006", .prospecting), (.negotiation, "2006-07", .negotiation),
            (.draft, "2006-08", .drafting), (.draft, "2006-09", .drafting), (.final, "2006-10", .finalised),
            (.signature, "2006-11-17", .signed), (.entry, "2006-11-17", .active),
        ]
        for (place, step) in told.enumerated() {
            let next = ConventionStep(id: "\(place)", step.0, on: birth(step.1), side: .both)
            try one.take(next, after: steps, today: day("2009-10-31"))
            steps.append(next)
            #expect(one.state == step.2)
        }
        #expect(one.signedOn == day("2006-11-17") && one.from == one.signedOn && one.to == nil)
    }
}
