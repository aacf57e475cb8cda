import RelorefDomain
import Testing

/// Moments named for seeing a dwelling, as a table: who names, who answers, when.
struct OfferVisitTests {
    private static let zone = "Europe/Paris"
    private static let today = day("2026-11-23")
    private static let noon = Moment(today, at: time("12:00"), in: zone)

    private static func time(_ text: String) -> TimeOfDay { TimeOfDay(text: text) ?? TimeOfDay(minutes: 0) }

    private static func visit(
        _ id: String = "v", _ on: String = "2026-11-24", _ at: String = "10:00",
        by side: OfferVisit.Side = .association,
        _ state: OfferVisit.State = .proposed
    ) -> OfferVisit {
        OfferVisit(id: id, offer: "o", by: side, on: day(on), at: time(at), zone: zone, state: state)
    }

    @Test func `a moment is named while the offer is open, ahead, once, and three at most`() throws {
        let named: [(OfferVisit, HousingOffer.State, [OfferVisit], OfferVisit.Refusal?)] = [
            (Self.visit(), .received, [], nil),
            (Self.visit(), .leased, [], .offerIs(.leased)),
            (Self.visit("v", "2026-11-23", "11:59"), .open, [], .past),
            (Self.visit("v", "2026-11-23", "12:01"), .open, [], nil),
            (Self.visit(), .open, [Self.visit("a")], .named),
            (Self.visit(), .open, [Self.visit("a", by: .landlord)], .named),
            (Self.visit(), .open, [Self.visit("a", by: .association, .declined)], nil),
            (Self.visit(), .open, ["08:00", "09:00"].map { Self.visit($0, "2026-11-24", $0) }, nil),
            (Self.visit(), .open, ["08:00", "09:00", "11:00"].map { Self.visit($0, "2026-11-24", $0) }, .enough(3)),
            // What is past does not stand in the way.
            (Self.visit(), .open, ["08:00", "09:00", "11:00"].map { Self.visit($0, "2026-11-23", $0) }, nil),
        ]
        for (one, offer, others, refusal) in named {
            var met: OfferVisit.Refusal?
            do throws(OfferVisit.Refusal) { try one.mayBeNamed(for: offer, beside: others, at: Self.noon) } catch {
                met = error
            }
            #expect(met == refusal, "\(one) \(offer)")
        }
    }

    @Test func `the other side answers once; a yes ends what else was named`() throws {
        for side in OfferVisit.Side.allCases {
            var (one, others) = (
                Self.visit(by: side), [Self.visit("b", "2026-11-25", by: side), Self.visit("c", by: side, .declined)]
            )
            #expect(throws: OfferVisit.Refusal.own) {
                try one.agree(by: side, beside: &others, at: Self.noon, on: Self.today)
            }
            try one.agree(by: side.other, beside: &others, at: Self.noon, on: Self.today)
            #expect(one.state == .agreed && one.answeredOn == Self.today)
            #expect(others.map(\.state) == [.cancelled, .declined])
            #expect(throws: OfferVisit.Refusal.visitIs(.agreed)) { try one.decline(by: side.other, on: Self.today) }
            try one.cancel(on: Self.today)
            #expect(one.state == .cancelled)
            #expect(throws: OfferVisit.Refusal.visitIs(.cancelled)) { try one.cancel(on: Self.today) }
        }
    }

    @Test func `an hour that is past is not agreed to any more, and may be declined`() throws {
        var (one, others) = (Self.visit("v", "2026-11-23", "11:00"), [OfferVisit]())
        #expect(throws: OfferVisit.Refusal.past) {
            try one.agree(by: .landlord, beside: &others, at: Self.noon, on: Self.today)
        }
        try one.decline(by: .landlord, on: Self.today)
        #expect(one.state == .declined)
    }
}
