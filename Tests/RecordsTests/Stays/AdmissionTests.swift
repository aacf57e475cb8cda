import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct AdmissionTests {
    @Test(arguments: Engine.available)
    func `an admission plans a stay, the entry begins it and ends the centre's`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let centre = try await cases.act { tx, author in
            try tx.recordCentreStay(
                NewCentreStay(
                    household: "h1", centre: "cada", from: TestDay("2024-05-02"), careEndOn: TestDay("2026-09-30")),
                by: author)
        }
        #expect(centre.termOn == TestDay("2026-12-30"))
        let planned = try await cases.act(as: .bob) { tx, author in
            try tx.admit(NewAdmission(household: "h1", dwelling: "d1", from: TestDay("2026-11-10")), by: author)
        }
        #expect(planned.state == .planned)
        #expect(planned.termOn == TestDay("2027-05-10"))
        let entered = try await cases.act(as: .bob) { tx, author in
            try tx.enter(planned.id, on: TestDay("2026-11-12"), by: author)
        }
        #expect(entered.state == .active)
        #expect(entered.from == TestDay("2026-11-12"))
        #expect(entered.termOn == TestDay("2027-05-12"))
        #expect(entered.follows == nil)
        let homes = try await cases.act { tx, _ in try tx.homes(of: "h1") }
        #expect(homes.map(\.to) == [TestDay("2026-11-12"), nil])
        #expect(try await cases.count("journal_entry", "act IN ('admit', 'enter', 'centreStay')") == 3)
    }

    /// What is changed in the world before the admission, the admission itself, and what is said of it.
    struct Situation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var dwelling = Cases.relay("dx", places: 4, surfaceTenths: 700)
        var lease: HeadLease? = HeadLease(
            id: "lease-x", dwelling: "dx", from: TestDay("2019-01-01"), sublettingAllowed: true)
        var household = Cases.family("h1")
        var admission = NewAdmission(household: "h1", dwelling: "dx", from: TestDay("2026-11-20"))
        let expected: [String]
    }

    static let situations: [Situation] = [
        Situation(testDescription: "all is well", expected: []),
        Situation(testDescription: "before the service", admission: from("2019-01-15"), expected: ["V31 block"]),
        Situation(
            testDescription: "the agreement outlasts the head lease less its notice",
            lease: HeadLease(
                id: "l", dwelling: "dx", from: TestDay("2019-01-01"), to: TestDay("2027-03-31"),
                sublettingAllowed: true),
            admission: from("2026-11-20", term: "2027-02-01"), expected: ["V31 block"]),
        Situation(
            testDescription: "planned to leave before it enters",
            admission: NewAdmission(
                household: "h1", dwelling: "dx", from: TestDay("2026-11-20"), plannedTo: TestDay("2026-11-20")),
            expected: ["V32 block"]),
        Situation(
            testDescription: "one person more than places",
            dwelling: Cases.relay("dx", places: 2, surfaceTenths: 700), expected: ["V33 warn"]),
        Situation(
            testDescription: "a surface too small",
            dwelling: Cases.relay("dx", places: 3, surfaceTenths: 200), expected: ["V39 warn"]),
        Situation(
            testDescription: "far too many in far too little",
            dwelling: Cases.relay("dx", places: 1, surfaceTenths: 100), expected: ["V33 block"]),
        Situation(
            testDescription: "not in service yet",
            dwelling: Cases.relay("dx", places: 4, surfaceTenths: 700, status: .preparation), expected: ["V40 warn"]),
        Situation(
            testDescription: "given back",
            dwelling: Cases.relay("dx", places: 4, surfaceTenths: 700, status: .returned), expected: ["V40 block"]),
        Situation(
            testDescription: "no subletting",
            lease: HeadLease(id: "l", dwelling: "dx", from: TestDay("2019-01-01"), sublettingAllowed: false),
            expected: ["V45 block"]),
        Situation(testDescription: "nobody protected", household: unprotected, expected: ["V48 block"]),
        Situation(
            testDescription: "nobody protected, other funding, explained", household: unprotected,
            admission: NewAdmission(
                household: "h1", dwelling: "dx", from: TestDay("2026-11-20"), funding: .other,
                fundingReason: "fonds propres"), expected: []),
    ]

    static func from(_ day: String, term: String? = nil) -> NewAdmission {
        NewAdmission(household: "h1", dwelling: "dx", from: TestDay(day), term: term.map { TestDay($0) })
    }

    static let unprotected = NewHousehold(
        id: "h1", site: "s1", openedOn: TestDay("2019-01-04"),
        persons: [Cases.person("Rahimi", "Najib", born: "1988-04-12", protection: nil)])

    @Test(arguments: Engine.available, situations)
    func `an admission is judged by its dwelling and its household`(engine: Engine, situation: Situation) async throws {
        let cases = try await Cases(engine)
        var household = situation.household
        household.openedOn = min(household.openedOn, TestDay("2018-01-04"))
        try await cases.registered(household)
        try await cases.act { tx, _ in
            try tx.insert(situation.dwelling)
            if let lease = situation.lease { try tx.insert(lease) }
        }
        let found = try await cases.findings(as: .bob) { tx, author in
            try tx.admit(situation.admission, by: author)
        }
        #expect(Set(found) == Set(situation.expected))
    }

    @Test(arguments: Engine.available)
    func `a dwelling takes one household, a household one place at a time`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        try await cases.registered(Cases.single("h2"))
        #expect(
            try await cases.findings { tx, author in
                try tx.admit(NewAdmission(household: "h2", dwelling: "d1", from: TestDay("2026-11-20")), by: author)
            } == ["V33 block"])
        let first = try await cases.act { tx, author in
            try tx.admit(NewAdmission(household: "h2", dwelling: "d2", from: TestDay("2026-11-20")), by: author)
        }
        #expect(
            try await cases.findings { tx, author in
                try tx.admit(NewAdmission(household: "h2", dwelling: "d3", from: TestDay("2026-11-25")), by: author)
            } == ["V34 block"])
        try await cases.act { tx, author in _ = try tx.cancel(first.id, by: author) }
        try await cases.act { tx, author in
            _ = try tx.admit(NewAdmission(household: "h2", dwelling: "d3", from: TestDay("2026-11-25")), by: author)
        }
        await #expect(throws: ActRefusal.wrongState(noun: "accommodation", id: first.id, state: "cancelled")) {
            try await cases.act { tx, author in try tx.enter(first.id, on: TestDay("2026-11-20"), by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `an entry is a fact, never of tomorrow`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        let stay = try await cases.act { tx, author in
            try tx.admit(NewAdmission(household: "h1", dwelling: "d1", from: TestDay("2026-11-25")), by: author)
        }
        #expect(
            try await cases.findings { tx, author in
                try tx.enter(stay.id, on: TestDay("2026-11-25"), by: author)
            } == ["V32 block"])
    }

    @Test(arguments: Engine.available)
    func `Charlie admits nobody that is not his, nor to a dwelling that is not his`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        await #expect(throws: NotVisible("household", "h1")) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.admit(NewAdmission(household: "h1", dwelling: "d1", from: TestDay("2026-11-20")), by: author)
            }
        }
        let own = NewHousehold(
            id: "h3", site: "s3", openedOn: TestDay("2026-01-05"),
            persons: [Cases.person("Noori", "Sami", born: "1990-06-03")])
        try cases.world.vault.makeKeys(for: ["h3"])
        try await cases.act(as: .charlie) { tx, author in _ = try tx.register(own, duplicatesIn: nil, by: author) }
        await #expect(throws: NotVisible("dwelling", "d1")) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.admit(NewAdmission(household: "h3", dwelling: "d1", from: TestDay("2026-11-20")), by: author)
            }
        }
    }
}
