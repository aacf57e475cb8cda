import RelorefDomain
import Testing

/// Which step follows from which state (domain § 2.j, § 8.2, V73).
struct ConventionLifeTests {
    private typealias Kind = ConventionStep.Kind
    private typealias State = Convention.State

    /// What may be done in every state; a contact and a visit, in any that is not over.
    @Test(
        arguments: [
            (.prospecting, [.negotiation, .draft, .signature, .termination]),
            (.negotiation, [.negotiation, .draft, .final, .signature, .termination]),
            (.drafting, [.negotiation, .draft, .final, .signature, .termination]),
            (.finalised, [.signature, .termination]), (.signed, [.entry, .termination]),
            (.active, [.suspension, .evaluation, .renewal, .expiry, .termination]),
            (.suspended, [.resumption, .expiry, .termination]),
            (.evaluating, [.resumption, .renewal, .expiry, .termination]), (.renewed, []), (.expired, []),
            (.terminated, []),
        ] as [(Convention.State, [ConventionStep.Kind])])
    func `from each state some steps lead on, and no other`(state: Convention.State, allowed: [ConventionStep.Kind]) {
        let common: [ConventionStep.Kind] = state.isOver ? [] : [.contact, .visit]
        let possible = ConventionStep.Kind.allCases.filter { $0.state(after: state) != nil }
        #expect(Set(possible) == Set(allowed + common))
    }

    private func steps(_ told: [(ConventionStep.Kind, String)]) throws -> (Convention, [ConventionStep]) {
        var one = Convention(id: "c", partner: "p", site: "s", .init(title: "Convention"))
        var steps: [ConventionStep] = []
        for (place, step) in told.enumerated() {
            let next = ConventionStep(id: "\(place)", step.0, on: birth(step.1))
            try one.take(next, after: steps, today: day("2026-11-21"))
            steps.append(next)
        }
        return (one, steps)
    }

    @Test(
        arguments: [
            ([(.draft, "2026-03"), (.signature, "2026-03-10")], nil),
            ([(.draft, "2026-03-11"), (.signature, "2026-03-10")], .before(.draft, birth("2026-03-11"))),
            ([(.draft, "2026"), (.signature, "2026-03-10")], nil),
            ([(.draft, "2026-03"), (.signature, "2026-03")], .needsDay(.signature)),
            ([(.draft, "2026-12")], .inTheFuture), ([(.signature, "2026-03-10")], nil),
            ([(.entry, "2026-03-10")], .notFrom(.prospecting, .entry)),
            // A contact of before is written down afterwards.
            ([(.draft, "2026-03"), (.signature, "2026-03-10"), (.contact, "2020")], nil),
            ([(.draft, "2026-03"), (.contact, "2026-05"), (.signature, "2026-04-10")], nil),
            (
                [(.draft, "2026-03"), (.signature, "2026-03-10"), (.entry, "2026-03-09")],
                .before(.signature, birth("2026-03-10"))
            ),
            (
                [(.draft, "2026-03"), (.signature, "2026-03-10"), (.signature, "2026-03-11")],
                .notFrom(.signed, .signature)
            ),
        ] as [([(ConventionStep.Kind, String)], Convention.Refusal?)])
    func `steps follow one another`(told: [(ConventionStep.Kind, String)], refusal: Convention.Refusal?) throws {
        if let refusal {
            #expect(throws: refusal) { try steps(told) }
        } else {
            _ = try steps(told)
        }
    }

    @Test func `the last step can be taken back, one that others stand on cannot`() throws {
        var (one, all) = try steps([(.draft, "2026-03"), (.signature, "2026-03-10"), (.entry, "2026-03-10")])
        #expect(throws: Convention.Refusal.othersStandOnIt) { try one.takeBack("1", of: all) }
        #expect(one.state == .active)
        try one.takeBack("2", of: all)
        #expect(one.state == .signed)
        all.removeLast()
        try one.takeBack("1", of: all)
        #expect(one.state == .drafting && one.signedOn == nil && one.from == nil)
    }

    @Test func `a signature gives the term, and what ends has its day`() throws {
        var one = Convention(id: "c", partner: "p", site: "s", .init(title: "Convention"), state: .finalised)
        let signed = ConventionStep(id: "1", .signature, on: birth("2026-01-15"))
        #expect(throws: Convention.Refusal.termBeforeStart(day("2026-02-01"))) {
            var other = one
            try other.take(
                signed, after: [], term: (day("2026-02-01"), day("2026-01-31")), today: day("2026-11-21"))
        }
        try one.take(signed, after: [], term: (day("2026-02-01"), day("2029-01-31")), today: day("2026-11-21"))
        #expect(one.from == day("2026-02-01") && one.to == day("2029-01-31"))
        try one.take(
            ConventionStep(id: "2", .termination, on: birth("2026-10-01")), after: [signed], today: day("2026-11-21"))
        #expect(one.state == .terminated && one.endedOn == day("2026-10-01"))
        #expect(one.countsUntil(day("2026-11-21")) == day("2026-10-01"))
        #expect(one.countsUntil(day("2026-01-31")) == nil)
        for (on, counts) in [
            ("2026-01-31", false), ("2026-02-01", true), ("2026-10-01", true), ("2026-10-02", false),
        ] {
            #expect(one.counts(day(on)) == counts, "\(on)")
        }
    }

    @Test(
        arguments: [
            (5, "2026-02-01", nil, .year, nil), (0, "2026-02-01", nil, .year, .quantity),
            (5, "2026-01-31", nil, .year, .outsideConvention(from: day("2026-02-01"), to: day("2029-01-31"))),
            (5, "2026-02-01", "2029-02-01", .year, .outsideConvention(from: day("2026-02-01"), to: day("2029-01-31"))),
            (5, "2029-02-01", nil, .year, .outsideConvention(from: day("2026-02-01"), to: day("2029-01-31"))),
            (15, "2026-02-01", nil, .total, nil),
        ] as [(Int, String, String?, ConventionTarget.Span, Convention.Refusal?)])
    func `a target stands inside its convention`(
        quantity: Int, from: String, to: String?, span: ConventionTarget.Span, refusal: Convention.Refusal?
    ) throws {
        let one = Convention(
            id: "c", partner: "p", site: "s", .init(title: "Convention"), state: .active, signedOn: day("2026-01-15"),
            from: day("2026-02-01"), to: day("2029-01-31"))
        let target = ConventionTarget(
            id: "t", quantity, .lease, per: span, from: day(from), to: to.map { day($0) })
        if let refusal {
            #expect(throws: refusal) { try target.check(in: one) }
        } else {
            try target.check(in: one)
        }
    }
}
