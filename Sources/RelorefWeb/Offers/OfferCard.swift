import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A dwelling on the board, with the list of columns into which it goes.
struct OfferCard {
    let ask: Ask
    let line: OfferLine

    private var l: Language { ask.l }
    private var words: OfferWords { OfferWords(ask: ask) }
    private var offer: HousingOffer { line.offer }

    func write(_ h: HTML) {
        let title = words.title(offer.facts, line.communeName)
        h.article(.class("card"), .id("carte-\(offer.id)"), .data("offer", offer.id), .aria("label", title)) {
            h.h3 { h.a(title, .href(Link.offer(offer.id).path)) }
            h.p(line.partnerName, .class("small"))
            h.p(facts, .class("small muted"))
            if let visit { h.p(visit, .class("small")) }
            if !offer.state.isOver, offer.facts.answerBy != nil {
                h.p(.class("small")) {
                    h.text(l("réponse avant le") + " ")
                    words.answerBy(h, offer)
                }
            }
            if ask.may(.writePartners), !offer.moves.isEmpty { move(h, title) }
        }
    }

    private var facts: String {
        let waiting =
            offer.state.isOver
            ? offer.outcome.map { ask.label("offerOutcome", $0) }
            : l.plural(offer.facts.receivedOn.days(until: ask.today), "depuis {n} jour", "depuis {n} jours")
        let candidates = offer.facts.candidatesAsked.map { asked in
            l(
                "candidatures : {n} sur {total}",
                ["n": l.number(line.candidates), "total": l.number(asked)])
        }
        return [waiting, candidates, persons].compactMap(\.self).joined(separator: " · ")
    }

    /// How many people the households have that are proposed.
    private var persons: String? {
        guard let persons = line.persons else { return nil }
        if persons.count == 1 { return l.plural(persons.lowerBound, "{n} personne", "{n} personnes") }
        return l(
            "{n} à {m} personnes", ["n": l.number(persons.lowerBound), "m": l.number(persons.upperBound)])
    }

    private var visit: String? {
        guard !offer.state.isOver, let day = line.visitOn else { return nil }
        return day < ask.today
            ? l("visité le {jour}", ["jour": l.shortDay(day)]) : l("visite le {jour}", ["jour": l.shortDay(day)])
    }

    /// The list of columns into which the card goes, and the button: with a keyboard, on a telephone, without scripts.
    private func move(_ h: HTML, _ title: String) {
        let names = OfferColumnWords(ask: ask)
        h.form(
            .class("moving noprint"), .action(OfferLinks.act(offer.id, "deplacement").path), .method("post")
        ) {
            ask.formToken(h)
            h.select(.name("etat"), .aria("label", l("Déplacer {logement} vers", ["logement": title]))) {
                for column in offer.moves {
                    h.option(
                        names.name(column), .value(column.rawValue), asksMore(column) ? .data("form", "") : nil)
                }
            }
            h.button(l("Déplacer"), .class("btn b3"), .aria("label", l("Déplacer {logement}", ["logement": title])))
        }
    }

    /// Whether the move leads to a form, so that the whole page goes there.
    private func asksMore(_ column: OfferColumn) -> Bool {
        guard case .steps = offer.move(to: column) else { return true }
        return !offer.facts.lacking.isEmpty
    }
}
