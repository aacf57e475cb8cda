import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A landlord takes back a dwelling that it proposed: asked once more with the reason, since households are told.
struct LandlordWithdrawal {
    let pages: LandlordOfferPages
    let offer: String

    private var ask: Ask { pages.ask }
    private var l: Language { ask.l }

    func answer(_ tx: any Transaction) throws -> Answer {
        guard let one = pages.shown.offers.first(where: { $0.id == offer }) else { throw AccessRefusal.notFound }
        guard !one.offer.state.isOver else {
            return pages.list(told: l("Cette proposition est déjà close : voici où elle en est."))
        }
        guard ask.form.has("reponse") else { return page(one) }
        guard let outcome = HousingOffer.Outcome.byLandlord.first(where: { $0.rawValue == ask.form["issue"] }) else {
            return page(one, FormRefusal(errors: [.init(field: "issue", sentence: l("Choisissez le motif."))]))
        }
        try tx.withdrawByLandlord(
            offer, as: outcome, in: pages.shown, ask.outsideAct)
        return try LandlordOfferRoutes.again(ask, tx, saying: l("Merci, le logement est retiré."))
    }

    private func page(_ one: LandlordOffer, _ refusal: FormRefusal? = nil) -> Answer {
        let isTaken = one.candidates.contains { $0.state == .allocated || $0.state == .accepted }
        let about = OfferWords(ask: ask).title(one.offer.facts, one.communeName)
        return pages.outside.page(l("Retirer le logement"), about: about, refusal) { h, form in
            if isTaken {
                h.p(l("Il est attribué à un ménage : l’association le préviendra."), .class("banner"))
            }
            pages.outside.form(h, "retirer", one.id, send: l("Retirer le logement")) {
                form.options(h, "issue", l("Motif"), ask.options("offerOutcome", HousingOffer.Outcome.byLandlord))
            }
        }
    }
}
