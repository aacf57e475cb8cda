import RelorefDomain
import Testing

/// Offers and candidacies as the tests need them: received on 1 October, to be answered by the 20th.
enum OfferSituations {
    static let complete = PaperCompleteness(needed: 4)

    static func facts(_ change: (inout HousingOffer.Facts) -> Void = { _ in }) -> HousingOffer.Facts {
        var facts = HousingOffer.Facts(
            departement: "77", commune: "77288", type: .t3, surfaceTenths: 640, rentCents: 52_000, chargesCents: 8_000,
            receivedOn: day("2026-10-01"), receivedHow: .mail, candidatesAsked: 3, answerBy: day("2026-10-20"))
        change(&facts)
        return facts
    }

    static func offer(_ state: HousingOffer.State = .received, _ facts: HousingOffer.Facts = facts()) -> HousingOffer {
        HousingOffer(id: "o", site: "s", partner: "p", facts, state: state)
    }

    static func candidacy(
        _ id: String = "c1", _ state: Candidacy.State = .proposed, rank: Int? = nil, condition: String? = nil
    ) -> Candidacy {
        var days = Candidacy.Days(proposed: day("2026-10-02"))
        if !state.isBeforeSending { days = Candidacy.Days(proposed: day("2026-10-02"), sent: day("2026-10-05")) }
        if [.allocated, .accepted, .leased].contains(state) {
            days = Candidacy.Days(
                proposed: day("2026-10-02"), sent: day("2026-10-05"), decided: day("2026-10-10"),
                allocated: day("2026-10-10"), answerBy: day("2026-10-20"),
                accepted: state == .allocated ? nil : day("2026-10-12"))
        }
        return Candidacy(
            id: id, offer: "o", household: "h" + id, site: "s", state: state, days: days, rank: rank,
            condition: condition)
    }
}
