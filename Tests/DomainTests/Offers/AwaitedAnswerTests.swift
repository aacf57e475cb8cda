import RelorefDomain
import Testing

/// From when on a landlord's silence about candidates counts as one.
struct AwaitedAnswerTests {
    /// The offer's own day where the files were there before it, otherwise fifteen days after their sending.
    @Test(
        arguments: [
            ("2026-10-05", "2026-10-20", "2026-10-20"), ("2026-10-19", "2026-10-20", "2026-10-20"),
            ("2026-10-20", "2026-10-20", "2026-11-04"), ("2026-10-25", "2026-10-20", "2026-11-09"),
            ("2026-10-05", nil, "2026-10-20"),
        ] as [(String, String?, String)])
    func `the last day in time, and the day after`(sent: String, answerBy: String?, last: String) {
        let awaited = AwaitedAnswer(sentOn: day(sent), answerBy: answerBy.map { day($0) })
        #expect(awaited.lastDay(allowing: 15) == day(last))
        #expect(!LandlordSilence(on: day(last), allowing: 15).counts(awaited))
        #expect(LandlordSilence(on: day(last).adding(days: 1), allowing: 15).counts(awaited))
    }

    @Test(arguments: HousingOffer.State.allCases)
    func `an answer is awaited of an offer whose candidates were sent, and of no other`(state: HousingOffer.State) {
        let awaited = AwaitedAnswer(OfferSituations.offer(state), [OfferSituations.candidacy("c1", .sent)])
        #expect((awaited != nil) == (state == .candidatesSent))
        #expect(awaited?.sentOn == (state == .candidatesSent ? day("2026-10-05") : nil))
    }

    @Test(arguments: Candidacy.State.allCases)
    func `of one candidate an answer is awaited while nobody decided on it`(state: Candidacy.State) {
        let offer = OfferSituations.offer(.candidatesSent)
        let awaited = AwaitedAnswer(offer, [OfferSituations.candidacy("c1", state)])
        switch state {
        case .sent: #expect(awaited?.sentOn == day("2026-10-05"))
        // Nobody was sent from here: the offer waits as a whole, since its reception.
        case .proposed, .consented, .filed: #expect(awaited?.sentOn == day("2026-10-01"))
        default: #expect(awaited == nil)
        }
    }

    @Test func `of many candidates the oldest that waits counts`() {
        let offer = OfferSituations.offer(.candidatesSent)
        let late = Candidacy(
            id: "c2", offer: "o", household: "h2", site: "s", state: .sent, days: .init(sent: day("2026-10-12")))
        let refused = OfferSituations.candidacy("c1", .refusedByLandlord)
        #expect(AwaitedAnswer(offer, [refused, late])?.sentOn == day("2026-10-12"))
        #expect(AwaitedAnswer(offer, [late, OfferSituations.candidacy("c3", .sent)])?.sentOn == day("2026-10-05"))
    }

    /// A landlord's list that was imported holds no candidates.
    @Test(arguments: [("2026-10-08", "2026-10-08"), (nil, "2026-10-01")] as [(String?, String)])
    func `an offer without candidates of ours waits since they were sent, or since it came`(
        sent: String?, since: String
    ) {
        let offer = HousingOffer(
            id: "o", site: "s", partner: "p", OfferSituations.facts(), state: .candidatesSent,
            sentOn: sent.map { day($0) })
        #expect(AwaitedAnswer(offer, [])?.sentOn == day(since))
    }

    @Test(arguments: [
        ("12 rue du Lavoir", "77000", "Melun", true), ("", "77000", "Melun", false), (" ", "77000", "Melun", false),
        ("12 rue du Lavoir", "", "Melun", false), ("12 rue du Lavoir", "77000", "", false),
    ])
    func `a letter arrives where street, postal code and town are known`(
        street: String, code: String, town: String, arrives: Bool
    ) {
        let address = PostalAddress(street: street, postalCode: code, town: town)
        #expect(address.isComplete == arrives && !address.isEmpty)
        #expect(PostalAddress().isEmpty && !PostalAddress().isComplete)
    }
}
