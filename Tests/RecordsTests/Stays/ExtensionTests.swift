import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct ExtensionTests {
    @Test(arguments: Engine.available)
    func `OFII extends a stay in a CADA once, by three months at most`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        let stay = try await cases.act { tx, author in
            try tx.recordCentreStay(
                NewCentreStay(
                    household: "h1", centre: "cada", from: TestDay("2024-05-02"), careEndOn: TestDay("2026-08-31")),
                by: author)
        }
        #expect(stay.termOn == TestDay("2026-11-30"))
        let asked = try await cases.act { tx, author in
            try tx.askExtension(of: stay.id, on: TestDay("2026-10-30"), by: author)
        }
        await #expect(throws: AuthorisedStay.Refusal.wrongAuthority(expected: .ofii)) {
            try await decide(asked, "2027-01-31", by: .prefect, in: cases)
        }
        await #expect(throws: AuthorisedStay.Refusal.beyondMaximum(TestDay("2027-02-28"))) {
            try await decide(asked, "2027-03-01", by: .ofii, in: cases)
        }
        try await decide(asked, "2027-02-28", by: .ofii, in: cases)
        #expect(try await cases.count("accommodation", "term_on = '2027-02-28'") == 1)
        let again = try await cases.act { tx, author in
            try tx.askExtension(of: stay.id, on: TestDay("2026-11-20"), by: author)
        }
        await #expect(throws: AuthorisedStay.Refusal.exhausted) {
            try await decide(again, "2027-05-01", by: .ofii, in: cases)
        }
    }

    @Test(arguments: Engine.available)
    func `a refused request leaves the term as it is`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        let asked = try await cases.act { tx, author in
            try tx.askExtension(of: stay.id, on: TestDay("2026-11-02"), by: author)
        }
        await #expect(throws: ActRefusal.wrongState(noun: "stayExtension", id: stay.id, state: "asked")) {
            try await cases.act { tx, author in
                try tx.askExtension(of: stay.id, on: TestDay("2026-11-03"), by: author)
            }
        }
        try await decide(asked, nil, by: .association, in: cases)
        #expect(try await cases.count("accommodation", "term_on = '2026-12-01'") == 1)
        #expect(try await cases.count("stay_extension", "decision = 'refused'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a relay agreement is renewed by six months at a time`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        let asked = try await cases.act { tx, author in
            try tx.askExtension(of: stay.id, on: TestDay("2026-11-02"), by: author)
        }
        await #expect(throws: AuthorisedStay.Refusal.beyondMaximum(TestDay("2027-06-01"))) {
            try await decide(asked, "2027-06-02", by: .association, in: cases)
        }
        try await decide(asked, "2027-06-01", by: .association, in: cases)
        #expect(try await cases.count("accommodation", "term_on = '2027-06-01'") == 1)
    }

    @Test(arguments: Engine.available)
    func `Charlie neither asks nor decides`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        await #expect(throws: NotVisible("accommodation", stay.id)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.askExtension(of: stay.id, on: TestDay("2026-11-02"), by: author)
            }
        }
    }

    func decide(
        _ asked: StayExtension, _ term: String?, by authority: AuthorisedStay.Authority, in cases: Cases
    ) async throws {
        try await cases.act { tx, author in
            _ = try tx.decideExtension(
                asked.id, on: TestDay("2026-11-20"), newTerm: term.map { TestDay($0) }, authority: authority, by: author
            )
        }
    }
}
