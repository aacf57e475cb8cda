import RelorefDomain
import Testing

/// The life of a candidacy: consent, papers, the five decisions, rank, the household's answer and its silence.
struct CandidacyTests {
    typealias Refusal = HousingOffer.Refusal
    private let today = day("2026-10-12")
    private let last = day("2026-10-22")

    private func refusal(_ act: () throws(Refusal) -> Void) -> Refusal? {
        do {
            try act()
            return nil
        } catch { return error }
    }

    @Test func `the household agrees, its papers are complete, and only then it is ready`() {
        var one = OfferSituations.candidacy()
        let early = refusal { () throws(Refusal) in try one.complete(OfferSituations.complete, on: today) }
        #expect(early == .candidacyIs(.proposed))
        let silent = refusal { () throws(Refusal) in
            try one.consent(on: today, mayTellLandlord: false, today: today)
        }
        #expect(silent == .noConsent)
        #expect(
            refusal { () throws(Refusal) in try one.consent(on: today, mayTellLandlord: true, today: today) } == nil)
        let lacking = PaperCompleteness(needed: 4, missing: ["rib"], ended: ["cafStatement"])
        let found = refusal { () throws(Refusal) in try one.complete(lacking, on: today) }
        #expect(found == .papersMissing(["rib", "cafStatement"]) && lacking.there == 2)
        #expect(refusal { () throws(Refusal) in try one.complete(OfferSituations.complete, on: today) } == nil)
        #expect(one.state == .filed && one.days.filed == today)
    }

    /// A decision, what becomes of the candidacy, and its rank.
    static let verdicts: [(Candidacy.Verdict, Candidacy.State, Int?)] = [
        (.allocated(), .allocated, 1), (.allocated(condition: "taxNotice"), .allocated, 1),
        (.ranked(1), .allocated, 1), (.ranked(2), .ranked, 2),
        (.refused(.notAllocated, .incomeTooLow), .refusedByLandlord, nil),
        (.refused(.rejectedInadmissible, .incompleteFile), .refusedByLandlord, nil),
    ]

    @Test(arguments: verdicts)
    func `the committee has five decisions`(verdict: Candidacy.Verdict, state: Candidacy.State, rank: Int?) {
        var one = OfferSituations.candidacy("c1", .sent)
        let found = refusal { () throws(Refusal) in
            try one.decide(verdict, on: today, answerBy: last, beside: [], today: today)
        }
        #expect(found == nil && one.state == state && one.rank == rank && one.decision == verdict.decision)
        #expect((one.days.answerBy == last) == (state == .allocated))
        #expect((one.refusedBy == .landlord && one.reason != nil) == (state == .refusedByLandlord))
    }

    @Test func `what a decision asks for is asked for`() {
        func verdict(
            _ decision: Candidacy.Decision, rank: Int? = nil, _ condition: String? = nil,
            _ reason: Candidacy.LandlordReason? = nil
        ) -> Refusal? {
            refusal { () throws(Refusal) in
                _ = try Candidacy.Verdict(decision, rank: rank, condition: condition, reason: reason)
            }
        }
        #expect(verdict(.allocated) == nil && verdict(.ranked, rank: 2) == nil)
        #expect(verdict(.ranked) == .rankMissing && verdict(.ranked, rank: 21) == .rankMissing)
        #expect(verdict(.allocatedUnderCondition) == .conditionMissing)
        #expect(verdict(.notAllocated) == .reasonMissing && verdict(.rejectedInadmissible) == .reasonMissing)
        #expect(verdict(.notAllocated, nil, .localPolicy) == nil)
    }

    @Test func `a dwelling goes to one household, and a rank is given once`() {
        let first = OfferSituations.candidacy("c2", .allocated, rank: 1)
        func decided(_ verdict: Candidacy.Verdict) -> Refusal? {
            var one = OfferSituations.candidacy("c1", .sent)
            return refusal { () throws(Refusal) in
                try one.decide(verdict, on: today, answerBy: last, beside: [first], today: today)
            }
        }
        #expect(decided(.allocated()) == .taken)
        #expect(decided(.ranked(1)) == .rankTaken(1))
        #expect(decided(.ranked(2)) == nil)
    }

    @Test func `a rank is free again once its household is out of it`() {
        for state in Candidacy.State.allCases where state.isOver {
            var one = OfferSituations.candidacy("c1", .sent)
            let gone = OfferSituations.candidacy("c2", state, rank: 1)
            let found = refusal { () throws(Refusal) in
                try one.decide(.ranked(1), on: today, answerBy: last, beside: [gone], today: today)
            }
            #expect(found == nil && one.state == .allocated && one.rank == 1, "\(state)")
        }
    }

    /// The day of the answer, why it is late, and what stands in its way.
    static let answers: [(String, String, Refusal?)] = [
        ("2026-10-10", "", nil), ("2026-10-20", "", nil), ("2026-10-09", "", .before(day("2026-10-10"))),
        ("2026-10-21", " ", .answeredLate(day("2026-10-20"))), ("2026-10-21", "le bailleur a attendu", nil),
        ("2026-10-26", "", .inTheFuture),
    ]

    @Test(arguments: answers)
    func `a yes within the delay counts, a late one says why`(on: String, why: String, expected: Refusal?) {
        var one = OfferSituations.candidacy("c1", .allocated, rank: 1)
        let found = refusal { () throws(Refusal) in
            try one.accept(on: day(on), whyLate: why, beside: [], today: day("2026-10-25"))
        }
        #expect(found == expected && (one.state == .accepted) == (expected == nil))
    }

    @Test func `one acceptance an offer`() {
        var one = OfferSituations.candidacy("c1", .allocated)
        for other in [Candidacy.State.accepted, .leased] {
            let found = refusal { () throws(Refusal) in
                try one.accept(
                    on: today, whyLate: "", beside: [OfferSituations.candidacy("c2", other)], today: today)
            }
            #expect(found == .taken)
        }
        var again = OfferSituations.candidacy("c1", .accepted)
        let twice = refusal { () throws(Refusal) in try again.accept(on: today, whyLate: "", beside: [], today: today) }
        #expect(twice == .candidacyIs(.accepted))
    }

    @Test func `silence is a refusal once the delay is past, and the next in rank has its turn`() {
        var one = OfferSituations.candidacy("c1", .allocated, rank: 1)
        let early = refusal { () throws(Refusal) in try one.keepSilence(today: day("2026-10-20")) }
        #expect(early == .mayStillAnswer(day("2026-10-20")))
        #expect(refusal { () throws(Refusal) in try one.keepSilence(today: day("2026-10-21")) } == nil)
        #expect(one.state == .noAnswer && one.days.refused == day("2026-10-21"))
        var others = [
            one, OfferSituations.candidacy("c3", .ranked, rank: 3), OfferSituations.candidacy("c2", .ranked, rank: 2),
        ]
        #expect(Candidacy.next(among: others)?.id == "c2")
        others.append(OfferSituations.candidacy("c4", .allocated))
        #expect(Candidacy.next(among: others) == nil)
        var next = OfferSituations.candidacy("c2", .ranked, rank: 2)
        #expect(refusal { () throws(Refusal) in try next.rise(on: today, answerBy: last) } == nil)
        #expect(next.state == .allocated && next.days.answerBy == last && next.rank == 2)
    }

    @Test(arguments: Candidacy.State.allCases)
    func `a household refuses at any point before the end, and says why`(state: Candidacy.State) {
        var one = OfferSituations.candidacy("c1", state)
        let found = refusal { () throws(Refusal) in try one.refuse(.location, on: today, today: today) }
        #expect(found == (state.isOver ? .candidacyIs(state) : nil))
        #expect((one.refusedBy == .household && one.reason == "location") == !state.isOver)
    }

    @Test func `a lease is signed after the yes, and not while a paper is wanted`() {
        func signed(_ state: Candidacy.State, on day: Day, _ condition: String? = nil, has: Set<String> = [])
            -> Refusal?
        {
            var one = OfferSituations.candidacy("c1", state, condition: condition)
            return refusal { () throws(Refusal) in try one.sign("lease", on: day, has: has, today: last) }
        }
        #expect(signed(.accepted, on: day("2026-10-12")) == nil)
        #expect(signed(.accepted, on: day("2026-10-11")) == .signedBefore(day("2026-10-12")))
        #expect(signed(.allocated, on: today) == .candidacyIs(.allocated))
        #expect(signed(.accepted, on: today, "taxNotice") == .conditionOpen("taxNotice"))
        #expect(signed(.accepted, on: today, "taxNotice", has: ["taxNotice"]) == nil)
        #expect(signed(.accepted, on: day("2026-10-23")) == .inTheFuture)
    }

    /// Its state, the day that is said, and what is answered.
    static let receipts: [(Candidacy.State, String, Refusal?)] = [
        (.sent, "2026-10-12", nil), (.sent, "2026-10-13", .inTheFuture), (.filed, "2026-10-12", .candidacyIs(.filed)),
        (.allocated, "2026-10-12", .candidacyIs(.allocated)),
    ]

    @Test(arguments: receipts)
    func `a landlord has a file that was sent`(state: Candidacy.State, on text: String, expected: Refusal?) {
        var one = OfferSituations.candidacy("c1", state)
        let found = refusal { () throws(Refusal) in try one.acknowledge(on: day(text), today: today) }
        #expect(found == expected && (one.days.acknowledged != nil) == (expected == nil))
    }
}
