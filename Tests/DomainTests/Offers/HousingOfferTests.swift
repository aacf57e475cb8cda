import RelorefDomain
import Testing

/// The life of an offer: each act from each state, and what stands in its way.
struct HousingOfferTests {
    typealias Refusal = HousingOffer.Refusal
    private let today = day("2026-10-12")

    private func refusal<Value>(_ act: () throws(Refusal) -> Value) -> Refusal? {
        do {
            _ = try act()
            return nil
        } catch { return error }
    }

    @Test(arguments: HousingOffer.State.allCases)
    func `an act begins where it may and nowhere else`(state: HousingOffer.State) {
        func tried(_ act: (inout HousingOffer, inout [Candidacy]) throws(Refusal) -> Void) -> Bool {
            var (offer, candidates) = (OfferSituations.offer(state), [OfferSituations.candidacy("c1", .filed)])
            return refusal { () throws(Refusal) in try act(&offer, &candidates) } == nil
        }
        let today = today
        #expect(tried { (o, _) throws(Refusal) in try o.qualify(today: today) } == (state == .received))
        #expect(tried { (o, _) throws(Refusal) in try o.open(today: today) } == (state == .qualified))
        #expect(
            tried { (o, c) throws(Refusal) in try o.mayPropose("h9", beside: c, today: today) }
                == [.open, .candidatesSent].contains(state))
        #expect(
            tried { (o, c) throws(Refusal) in try o.send(&c, on: today, today: today) }
                == [.open, .candidatesSent].contains(state))
        #expect(
            tried { (o, _) throws(Refusal) in try o.decide(on: today) } == [.candidatesSent, .decided].contains(state))
        #expect(
            tried { (o, c) throws(Refusal) in try o.close(.unavailable, on: today, among: &c, today: today) }
                == !state.isOver)
        #expect(tried { (o, c) throws(Refusal) in try o.lease(on: today, among: &c) } == (state == .decided))
    }

    @Test func `nobody is proposed for a dwelling of which nothing is known`() {
        var bare = OfferSituations.offer(.received, .init(departement: "77", receivedOn: day("2026-10-01")))
        let found = refusal { () throws(Refusal) in try bare.qualify(today: today) }
        #expect(found == .lacking([.commune, .type, .rent, .candidatesAsked, .answerBy]))
        #expect(bare.state == .received)
    }

    @Test func `as many candidates as asked for, each once, and in time`() {
        let offer = OfferSituations.offer(.open)
        let two = [OfferSituations.candidacy("c1"), OfferSituations.candidacy("c2", .filed)]
        let gone = OfferSituations.candidacy("c3", .withdrawn)
        func tried(_ household: String, _ others: [Candidacy], on day: Day) -> Refusal? {
            refusal { () throws(Refusal) in try offer.mayPropose(household, beside: others, today: day) }
        }
        #expect(tried("h9", two + [gone], on: today) == nil)
        #expect(tried("hc3", two + [gone], on: today) == nil)
        #expect(tried("hc1", two, on: today) == .proposedAlready)
        #expect(tried("h9", two + [OfferSituations.candidacy("c4")], on: today) == .full(3))
        #expect(tried("h9", two, on: day("2026-10-20")) == nil)
        #expect(tried("h9", two, on: day("2026-10-21")) == .tooLate(day("2026-10-20")))
    }

    @Test func `only complete files are sent, together`() {
        var offer = OfferSituations.offer(.open)
        var none = [OfferSituations.candidacy("c1", .consented)]
        #expect(refusal { () throws(Refusal) in try offer.send(&none, on: today, today: today) } == .nobodyReady)
        var some = none + [OfferSituations.candidacy("c2", .filed), OfferSituations.candidacy("c3", .filed)]
        #expect(refusal { () throws(Refusal) in try offer.send(&some, on: today, today: today) } == nil)
        #expect(some.map(\.state) == [.consented, .sent, .sent] && offer.state == .candidatesSent)
        #expect(offer.sentOn == today)
    }

    @Test(arguments: HousingOffer.Outcome.allCases)
    func `each outcome closes it in its own way, and takes the candidates with it`(outcome: HousingOffer.Outcome) {
        var offer = OfferSituations.offer(.candidatesSent)
        var candidates = [OfferSituations.candidacy("c1", .sent), OfferSituations.candidacy("c2", .refusedByLandlord)]
        let late = day("2026-10-21")
        let found = refusal { () throws(Refusal) in
            try offer.close(outcome, on: late, among: &candidates, today: late)
        }
        switch outcome {
        case .allocatedToUs: #expect(found == .onlyByLease)
        case .noCandidate: #expect(found == .candidatesThere)
        default:
            #expect(found == nil && offer.outcome == outcome && offer.outcomeOn == late && offer.state == outcome.state)
            #expect(candidates.map(\.state) == [.withdrawn, .refusedByLandlord])
        }
        var early = OfferSituations.offer(.open)
        var nobody: [Candidacy] = []
        let soon = refusal { () throws(Refusal) in
            try early.close(.expired, on: day("2026-10-20"), among: &nobody, today: day("2026-10-20"))
        }
        #expect(soon == .notOverYet(day("2026-10-20")))
    }
}

/// What becomes of an offer that a household, or the landlord, says no to.
struct OfferPassingTests {
    typealias State = Candidacy.State

    /// The candidates left, who said no, and then: the offer's state, and the state of each.
    static let situations: [([State], Candidacy.Party, HousingOffer.State, [State])] = [
        ([.noAnswer, .ranked, .ranked], .household, .decided, [.noAnswer, .allocated, .ranked]),
        ([.refusedByHousehold], .household, .refused, [.refusedByHousehold]),
        ([.refusedByHousehold, .sent], .household, .candidatesSent, [.refusedByHousehold, .sent]),
        ([.refusedByLandlord], .landlord, .candidatesSent, [.refusedByLandlord]),
        ([.refusedByHousehold, .accepted], .household, .decided, [.refusedByHousehold, .accepted]),
    ]

    @Test(arguments: situations)
    func `the next in rank has its turn, and nobody left ends it`(
        states: [State], party: Candidacy.Party, expected: HousingOffer.State, left: [State]
    ) throws {
        var offer = OfferSituations.offer(.decided)
        var candidates = states.enumerated().map {
            OfferSituations.candidacy("c\($0.offset)", $0.element, rank: $0.offset + 1)
        }
        try offer.passOn(after: party, on: day("2026-10-15"), answerBy: day("2026-10-25"), among: &candidates)
        #expect(offer.state == expected && candidates.map(\.state) == left)
        #expect((offer.outcome == .refusedByCandidate) == (expected == .refused))
        let risen = candidates.first { $0.state == .allocated }
        #expect(risen == nil || risen?.days.answerBy == day("2026-10-25"))
    }
}
