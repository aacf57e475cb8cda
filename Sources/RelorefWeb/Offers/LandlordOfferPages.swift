import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a landlord sees behind its link: no menu, no account, its offers and the candidates by number.
struct LandlordOfferPages {
    let ask: Ask
    let shown: LandlordOffers

    private var l: Language { ask.l }
    private var words: OfferWords { OfferWords(ask: ask) }
    var outside: OutsidePage { OutsidePage(ask: ask) }

    /// The second check.
    func check(failed: Bool = false) -> Answer {
        outside.check(
            l("Vos propositions de logement"),
            about: l(
                "{association} vous ouvre ici le suivi des logements que vous proposez.",
                ["association": shown.association]),
            left: failed ? shown.link.left : nil)
    }

    /// Everything the landlord proposed, with what it may do.
    func list(told: String? = nil) -> Answer {
        outside.page(l("Vos propositions de logement")) { h in
            if let told { h.p(told, .class("banner"), .role("status")) }
            h.p(
                l(
                    "{bailleur} et {association}, site {site}.",
                    ["bailleur": shown.partnerName, "association": shown.association, "site": shown.siteName]),
                .class("muted"))
            h.div(.class("acts")) { outside.again(h, "nouvelle", l("Proposer un logement")) }
            if shown.offers.isEmpty { h.p(l("Aucune proposition encore."), .class("muted")) }
            for offer in shown.offers { section(h, offer) }
            outside.left(h, shown.count - shown.offers.count)
            h.p(
                l(
                    "Vous voyez d’un ménage le nombre de personnes, les ressources et les pièces réunies. Pour une question, appelez l’association."
                ),
                .class("small muted sec"))
        }
    }

    private func section(_ h: HTML, _ one: LandlordOffer) {
        h.section(.class("sec")) {
            h.h2 {
                h.text(words.title(one.offer.facts, one.communeName) + " ")
                words.badge(one.offer.state).write(h)
            }
            h.p(
                [
                    words.rent(one.offer.facts), l("reçue le {jour}", ["jour": l.shortDay(one.offer.facts.receivedOn)]),
                    one.offer.outcome.map { ask.label("offerOutcome", $0) },
                ].compactMap { $0 }.joined(separator: " · "), .class("muted"))
            LandlordVisits(pages: self, offer: one).write(h)
            if one.candidates.isEmpty {
                h.p(l("Aucun dossier ne vous a été envoyé encore."), .class("muted"))
            } else {
                table(h, one)
            }
            if !one.offer.state.isOver {
                h.div(.class("acts")) {
                    if one.candidates.contains(where: \.isToAcknowledge) {
                        outside.again(h, "recus", l("J’ai bien reçu ces dossiers"), value: one.id, tone: "b2")
                    }
                    outside.again(h, "question", l("Poser une question"), value: one.id, tone: "b3")
                    outside.again(h, "retirer", l("Retirer le logement"), value: one.id, tone: "b3")
                }
            }
        }
    }

    private func table(_ h: HTML, _ one: LandlordOffer) {
        let titles = [
            l("Dossier"), l("Personnes"), l("Ressources"), l("Taux d’effort"), l("Pièces"), l("Décision"),
        ]
        h.table(.class("tbl stack leads")) {
            h.caption(l.plural(one.candidates.count, "{n} dossier", "{n} dossiers"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for candidate in one.candidates {
                    h.tr {
                        h.th(l("Dossier {n}", ["n": l.number(candidate.number)]), .scope("row"))
                        h.td(l.number(candidate.persons), .data("l", titles[1]))
                        h.td(candidate.resourcesCents.map { l.money(cents: $0) } ?? "–", .data("l", titles[2]))
                        h.td(candidate.effortTenths.map { l.rate(tenths: $0) } ?? "–", .data("l", titles[3]))
                        h.td(papers(candidate.papers), .data("l", titles[4]))
                        h.td(.data("l", titles[5])) { decision(h, candidate) }
                    }
                }
            }
        }
    }

    private func papers(_ papers: PaperCompleteness) -> String {
        papers.isComplete
            ? l("complet") : l("{n} sur {total}", ["n": l.number(papers.there), "total": l.number(papers.needed)])
    }

    private func decision(_ h: HTML, _ candidate: LandlordCandidate) {
        if candidate.isToDecide {
            return outside.again(
                h, "decider", l("Décider"), value: candidate.id,
                label: l("Décider du dossier {n}", ["n": l.number(candidate.number)]))
        }
        // The state says the rest.
        let more = candidate.decision.flatMap { [.allocated, .ranked].contains($0) ? nil : $0 }
        let answer = candidate.state == .allocated ? candidate.answerBy : nil
        let parts = [
            more.map { ask.label("allocationDecision", $0) },
            candidate.rank.map { l("rang {n}", ["n": l.number($0)]) }, candidate.decidedOn.map(l.shortDay),
            answer.map { l("réponse du ménage avant le {jour}", ["jour": l.shortDay($0)]) },
        ].compactMap { $0 }
        words.badge(candidate.state).write(h)
        if !parts.isEmpty { h.span(parts.joined(separator: ", "), .class("under")) }
    }

    /// The five decisions on a candidate.
    func decide(_ candidate: LandlordCandidate, papers: [String], refusal: FormRefusal? = nil) -> Answer {
        let title = l("Décision sur le dossier {n}", ["n": l.number(candidate.number)])
        return outside.page(title, refusal) { h, form in
            outside.form(h, "decider", candidate.id, send: l("Envoyer la décision")) {
                DecisionFields(form: form, possible: Candidacy.Decision.allCases, papers: papers).write(h)
            }
        }
    }

    /// One more dwelling.
    func propose(_ form: OfferForm, refused: DwellingFormRefusal? = nil) -> Answer {
        outside.page(l("Proposer un logement"), status: refused == nil ? .ok : .unprocessableContent) { h in
            refused?.summary(h, ask)
            outside.form(h, "nouvelle", send: l("Envoyer la proposition")) {
                OfferFields(page: LandlordRecord(ask: ask, typed: form.typed, refused: refused)).write(h)
            }
        }
    }
}

/// The form on a dwelling as a landlord fills it in.
struct LandlordRecord: RecordPage {
    let ask: Ask
    let typed: FormFields
    let refused: DwellingFormRefusal?
}
