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
        let form = ActForm(ask: ask, refusal: refusal)
        let isTaken = one.candidates.contains { $0.state == .allocated || $0.state == .accepted }
        return pages.page(l("Retirer le logement"), status: refusal == nil ? .ok : .unprocessableContent) { h in
            refusal?.summary(h, ask)
            h.p(OfferWords(ask: ask).title(one.offer.facts, one.communeName), .class("lead"))
            if isTaken {
                h.p(l("Il est attribué à un ménage : l’association le préviendra."), .class("banner"))
            }
            h.form(.action(ask.path), .method("post"), .novalidate) {
                ask.formToken(h)
                pages.carried(h)
                h.input(.type("hidden"), .name("retirer"), .value(one.id))
                h.input(.type("hidden"), .name("reponse"), .value("oui"))
                form.options(h, "issue", l("Motif"), ask.options("offerOutcome", HousingOffer.Outcome.byLandlord))
                h.button(l("Retirer le logement"), .class("btn"))
            }
            pages.again(h, "liste", l("Revenir à la liste"), tone: "b3")
        }
    }
}
