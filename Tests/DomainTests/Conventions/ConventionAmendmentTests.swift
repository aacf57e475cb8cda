import RelorefDomain
import Testing

/// Amendments: proposed, then decided once, by whom and why.
struct ConventionAmendmentTests {
    private let convention = Convention(
        id: "c", partner: "p", site: "s", .init(title: "Convention"), state: .active, signedOn: day("2026-01-15"),
        from: day("2026-01-15"))
    private let five = ConventionTarget(id: "t", 5, .lease, from: day("2026-01-15"))

    private func amendment(_ to: Int = 7, _ unit: ConventionTarget.Unit = .lease) -> ConventionAmendment {
        ConventionAmendment(
            id: "a", of: "c", .target(unit, .year, from: 5, to: to), proposedOn: birth("2026-06-10"), by: .committee)
    }

    @Test(
        arguments: [
            (.refused, "2026-07", .unavailability, nil, nil), (.refused, "2026-07", nil, nil, .reasonMissing),
            (.refused, "2026-06", .budget, nil, nil),
            (.refused, "2026-05", .budget, nil, .decidedBeforeProposed(birth("2026-06-10"))),
            (.refused, "2027", .budget, nil, .inTheFuture), (.accepted, "2026-07-01", nil, nil, .startMissing),
            (.accepted, "2026-07-01", nil, "2026-08-01", nil), (.withdrawn, "2026-07-01", nil, nil, nil),
        ]
            as [(
                ConventionAmendment.Decision, String, ConventionAmendment.Reason?, String?, Convention.Refusal?
            )])
    func `it is decided with what it needs`(
        decision: ConventionAmendment.Decision, on: String, reason: ConventionAmendment.Reason?, from: String?,
        refusal: Convention.Refusal?
    ) throws {
        var one = amendment()
        let outcome = ConventionAmendment.Outcome(decision, on: birth(on), by: .partnerBoard, reason: reason)
        if let refusal {
            #expect(throws: refusal) { try one.decide(outcome, from: from.map { day($0) }, today: day("2026-11-21")) }
            #expect(one.isOpen)
        } else {
            try one.decide(outcome, from: from.map { day($0) }, today: day("2026-11-21"))
            #expect(throws: Convention.Refusal.decided) { try one.decide(outcome, today: day("2026-11-21")) }
            let made = try one.versions(of: [five], in: convention, newID: "n")
            #expect((made != nil) == (decision == .accepted))
        }
    }

    private func accepted(_ one: ConventionAmendment, from: String) throws -> ConventionAmendment {
        var one = one
        try one.decide(
            .init(.accepted, on: birth("2026-07-01"), by: .both), from: day(from), today: day("2026-11-21"))
        return one
    }

    @Test func `an accepted one begins a version where the other ends; the same again is none`() throws {
        let made = try #require(
            try accepted(amendment(), from: "2026-08-01").versions(of: [five], in: convention, newID: "n"))
        #expect(made.ended.map(\.to) == [day("2026-07-31")] && made.begun.quantity == 7 && made.begun.amendment == "a")
        #expect(throws: Convention.Refusal.sameAsNow) {
            try accepted(amendment(5), from: "2026-08-01").versions(of: [five], in: convention, newID: "n")
        }
        #expect(throws: Convention.Refusal.outsideConvention(from: day("2026-01-15"), to: nil)) {
            try accepted(amendment(), from: "2026-01-15").versions(of: [five], in: convention, newID: "n")
        }
    }

    @Test func `another unit takes the place of the first target, or leaves it standing`() throws {
        let other = try accepted(amendment(9, .proposal), from: "2026-08-01")
        let made = try #require(try other.versions(of: [five], in: convention, newID: "n"))
        #expect(made.ended.map(\.to) == [day("2026-07-31")] && made.begun.unit == .proposal)
        #expect(try other.versions(of: [five], in: convention, replacing: false, newID: "n")?.ended.isEmpty == true)
    }
}
