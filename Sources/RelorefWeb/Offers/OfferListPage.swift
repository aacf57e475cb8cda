import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Offers by state: a table that works without scripts, with the number in each state above it.
struct OfferListPage {
    let ask: Ask
    let filter: OfferFilter
    let lines: [OfferLine]
    let counts: [OfferCount]
    let landlords: [Landlord]
    let pages: PageNumbers

    private static let pageSize = 50

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let (actor, query) = (try ask.actor(), ask.query)
        self.ask = ask
        let chosen = OfferFilter(
            state: HousingOffer.State(rawValue: ask.query["etat"]), partner: ask.query.filled("bailleur"))
        filter = chosen
        counts = try tx.offerCounts(partner: chosen.partner, visibleTo: actor)
        let all = counts.filter { count in chosen.state.map { $0 == count.state } ?? !count.state.isOver }
        pages = PageNumbers(asked: ask.query["page"], count: all.map(\.count).reduce(0, +), size: Self.pageSize) {
            page in
            Link.offers.with(query.query(setting: "page", to: String(page)))
        }
        lines = try tx.offers(chosen, skipping: pages.skipping, limit: Self.pageSize, visibleTo: actor)
        landlords = try tx.landlords(visibleTo: actor, with: chosen.partner, limit: 200)
    }

    private var l: Language { ask.l }
    private var words: OfferWords { OfferWords(ask: ask) }

    var answer: Answer {
        ask.page(l("Propositions de logement"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Propositions de logement"))
                h.div(.class("acts noprint")) {
                    if ask.may(.writePartners) {
                        h.a(l("Noter une proposition"), .class("btn b2"), .href(Link.newOffer.path))
                    }
                    h.a(l("Ce qui bloque"), .class("btn b2"), .href(Link.obstacles.path))
                    if ask.may(.importRecords) {
                        h.a(l("Importer une liste"), .class("btn b3"), .href(Link.imports.path))
                    }
                }
            }
            StockTabs.write(h, ask, current: .offers)
            OfferViews(ask: ask, isBoard: false).write(h)
            form(h)
            summary(h)
            if lines.isEmpty { empty(h) } else { table(h) }
            pages.write(h, l)
        }
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.offers.path), .method("get"), .role("search"), .aria("label", l("Filtres"))
        ) {
            Field(id: "etat", label: l("État")).select(
                h,
                [("", l("en cours"))]
                    + HousingOffer.State.allCases.map { ($0.rawValue, ask.label("offerState", $0)) },
                chosen: filter.state?.rawValue ?? "")
            Field(id: "bailleur", label: l("Bailleur")).select(
                h, [("", l("Tous"))] + landlords.map { ($0.id, $0.name) }, chosen: filter.partner ?? "")
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if filter != OfferFilter() { h.a(l("Effacer les filtres"), .class("btn b3"), .href(Link.offers.path)) }
            }
        }
    }

    /// How many in each state, each a way to them.
    private func summary(_ h: HTML) {
        h.p(.class("chips noprint")) {
            for count in counts where count.count > 0 {
                let number = count.isMore ? l("plus de {n}", ["n": l.number(OfferCount.most)]) : l.number(count.count)
                h.a(
                    l("{état} : {n}", ["état": ask.label("offerState", count.state), "n": number]), .class("chip"),
                    .href(OfferLinks.list(count.state).path),
                    filter.state == count.state ? .aria("current", "true") : nil)
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [
            l("Logement"), l("Bailleur"), l("Loyer et charges"), l("Reçue le"), l("Réponse avant le"),
            l("Candidatures"), l("État"),
        ]
        h.table(.class("tbl stack")) {
            h.caption(l.plural(pages.count, "{n} logement proposé", "{n} logements proposés"))
            h.thead {
                h.tr { for title in titles { h.th(title, .scope("col"), title == titles[2] ? .class("n") : nil) } }
            }
            h.tbody { for line in lines { row(h, line, titles) } }
        }
    }

    private func row(_ h: HTML, _ line: OfferLine, _ titles: [String]) {
        let offer = line.offer
        h.tr {
            h.th(.scope("row")) {
                h.a(words.title(offer.facts, line.communeName), .href(Link.offer(offer.id).path))
            }
            h.td(line.partnerName, .data("l", titles[1]))
            h.td(words.total(offer.facts), .class("n"), .data("l", titles[2]))
            h.td(l.shortDay(offer.facts.receivedOn), .class("d"), .data("l", titles[3]))
            h.td(.class("d"), .data("l", titles[4])) { words.answerBy(h, offer) }
            h.td(
                offer.facts.candidatesAsked.map { asked in
                    l("{n} sur {total}", ["n": l.number(line.candidates), "total": l.number(asked)])
                } ?? l.number(line.candidates), .data("l", titles[5]))
            h.td(.data("l", titles[6])) { words.badge(offer.state).write(h) }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(
                    filter == OfferFilter()
                        ? l("Aucune proposition en cours sur vos sites.")
                        : l("Aucune proposition ne correspond à ces filtres."))
            }
            if filter == OfferFilter() {
                h.p(
                    l(
                        "Notez chaque logement qu’un bailleur propose, même refusé : c’est ce qui se compte dans une convention."
                    ))
            }
        }
    }
}
