import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The rows of the list of partners, each with a box to tick for whoever may write to them, and below them what can be
/// done with those that are ticked.
struct PartnerTable {
    let page: PartnerListPage

    private var ask: Ask { page.ask }
    private var l: Language { ask.l }
    private var state: PartnerListState { page.state }
    private var mayWrite: Bool { ask.may(.writePartners) }
    private var asksForSilence: Bool { state.filter.silence != nil }

    func write(_ h: HTML) {
        guard mayWrite else { return table(h) }
        // It changes nothing: the letters are prepared on the page that follows.
        h.form(.action(MailingLinks.new.path), .method("get"), .data("batch", "partenaire")) {
            h.input(.type("hidden"), .name("liste"), .value(state.text))
            table(h)
            batch(h)
        }
    }

    private func batch(_ h: HTML) {
        h.div(.class("batch noprint"), .id("lot")) {
            h.output(.data("ticked", ""), .role("status")) {}
            h.a(l("Cocher la page"), .href(state.ticked.at("lot").path), .data("tick-all", ""))
            if page.pages.count > PartnerMailing.most {
                h.span(l("Liste trop longue pour être prise en entier : filtrez-la."), .class("muted"))
            } else if page.pages.count > page.lines.count {
                h.label(.class("tick"), .for_("tous")) {
                    h.input(.type("checkbox"), .id("tous"), .name("tous"), .value("oui"))
                    h.text(l.plural(page.pages.count, "Les {n} de la liste", "Les {n} de la liste"))
                }
            }
            h.button(l("Écrire aux bailleurs cochés"), .class("btn b2"))
        }
    }

    private var titles: [String] {
        [
            l("Partenaire"), l("Nature"), l("Portée"), l("Bailleur"), l("Commune ou département"),
            l("Fiche tenue par"), asksForSilence ? l("Réponse attendue") : l("Logements du réseau"),
        ]
    }

    private func table(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption { h.span(caption, .role("status")) }
            h.thead {
                h.tr {
                    if mayWrite { h.td(.class("pickbox noprint")) { h.span(l("Cocher"), .class("vh")) } }
                    for (place, title) in titles.enumerated() {
                        h.th(title, .scope("col"), place == 6 && !asksForSilence ? .class("n") : nil)
                    }
                }
            }
            h.tbody { for line in page.lines { row(h, line) } }
        }
    }

    private func row(_ h: HTML, _ line: PartnerLine) {
        let partner = line.partner
        h.tr {
            if mayWrite {
                h.td(.class("pickbox noprint")) {
                    h.input(
                        .type("checkbox"), .name("partenaire"), .value(partner.id),
                        .aria("label", l("Cocher {nom}", ["nom": partner.name])),
                        state.query["coche"] == "page" ? .checked : nil)
                }
            }
            h.th(.scope("row")) { h.a(name(line), .href(Link.partner(partner.id).path)) }
            h.td(ask.label("partnerKind", partner.kind), .data("l", titles[1]))
            h.td(ask.label("partnerLevel", partner.level), .data("l", titles[2]))
            h.td(partner.landlordKind.map { ask.label("landlordKind", $0) } ?? "–", .data("l", titles[3]))
            h.td(
                line.communeName ?? partner.departement.map(ask.departement) ?? l("inconnu"), .data("l", titles[4]))
            h.td(line.siteName ?? "–", .data("l", titles[5]))
            if asksForSilence {
                h.td(.data("l", titles[6])) { awaited(h, page.late.filter { $0.offer.partner == partner.id }) }
            } else {
                h.td(l.number(line.dwellings), .class("n"), .data("l", titles[6]))
            }
        }
    }

    /// For how many dwellings, and since when.
    private func awaited(_ h: HTML, _ late: [LateOffer]) {
        h.span {
            h.text(l.plural(late.count, "{n} logement", "{n} logements"))
            if let day = late.first?.since {
                h.small(
                    l(
                        "depuis le {jour}, {durée}",
                        [
                            "jour": l.shortDay(day),
                            "durée": l.plural(day.days(until: ask.today), "{n} jour", "{n} jours"),
                        ]), .class("under"))
            }
        }
    }

    /// The name of today, with the one of before where that is what was looked for.
    private func name(_ line: PartnerLine) -> String {
        var name = line.partner.name
        if let former = line.foundAs {
            name = l("{nom}, anciennement {ancien}", ["nom": name, "ancien": former])
        }
        guard let merged = line.partner.successor else { return name }
        return l("{nom} (jusqu’au {jour})", ["nom": name, "jour": l.shortDay(merged.on.adding(days: -1))])
    }

    private var caption: String {
        let count = l.plural(page.pages.count, "{n} partenaire", "{n} partenaires")
        let words = state.words(ask)
        return words.isEmpty
            ? count : l("{nombre} : {filtres}", ["nombre": count, "filtres": words.joined(separator: ", ")])
    }
}
