import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a partner proposes, dwellings or jobs: the way to all of it, and to one more, by hand or by its own link.
struct PartnerProposals {
    let ask: Ask
    let partner: Partner
    private let side: OfferLink.Side?

    init(_ ask: Ask, _ tx: any Transaction, _ partner: Partner) throws {
        let actor = try ask.actor()
        (self.ask, self.partner) = (ask, partner)
        side = try OfferLink.Side.allCases.first { try tx.proposes($0, partner.id, to: actor) }
    }

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        guard let side else { return }
        h.section(.class("sec"), .id("propositions")) {
            switch side {
            case .dwellings:
                h.h2(l("Propositions de logement"))
                acts(
                    h, l("Nouvelle proposition"), Link.newOffer.with("bailleur", partner.id),
                    LandlordLinkPage.partnerNoun)
                h.p {
                    h.a(l("Ses propositions"), .href(Link.offers.with("bailleur", partner.id).path))
                    h.text(" · ")
                    h.a(l("Ce qui bloque"), .href(Link.obstacles.with("bailleur", partner.id).path))
                }
            case .jobs:
                h.h2(l("Offres d’emploi"))
                acts(h, l("Nouvelle offre"), Link.newJob.with("employeur", partner.id), EmployerLinkPage.partnerNoun)
                h.p { h.a(l("Ses offres d’emploi"), .href(Link.jobs.with("employeur", partner.id).path)) }
            }
        }
    }

    private func acts(_ h: HTML, _ title: String, _ form: Link, _ link: String) {
        guard ask.may(.writePartners) else { return }
        h.div(.class("acts noprint")) {
            h.a(title, .class("btn b2"), .href(form.path))
            h.a(l("Envoyer un lien"), .class("btn b3"), .href(Link.act(.partner(partner.id), link).path))
        }
    }
}

/// The way from a convention to one more proposal under it: whose, for which site and under what is filled in already.
struct ConventionProposal {
    let ask: Ask
    let sheet: ConventionSheet

    /// Nil where nothing can be proposed under it: not in force, or its partner lets and employs nobody.
    private var link: (name: String, form: Link)? {
        let convention = sheet.convention
        guard ask.may(.writePartners), convention.state.isInForce else { return nil }
        switch convention.facts.kind {
        case .housing:
            guard sheet.partner.landlordKind != nil else { return nil }
            return (ask.l("Nouvelle proposition"), filled(.newOffer, "bailleur"))
        case .employment: return (ask.l("Nouvelle offre"), filled(.newJob, "employeur"))
        }
    }

    private func filled(_ form: Link, _ who: String) -> Link {
        let convention = sheet.convention
        return form.with(who, convention.partner).with("site", convention.site).with("convention", convention.id)
    }

    func write(_ h: HTML) {
        if let link { h.a(link.name, .class("btn b2"), .href(link.form.path)) }
    }

    /// Where there is no other act beside it.
    func writeAlone(_ h: HTML) {
        if link != nil { h.div(.class("acts noprint")) { write(h) } }
    }
}
