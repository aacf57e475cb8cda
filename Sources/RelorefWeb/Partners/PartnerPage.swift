import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A partner: who it is, and what it lets here.
struct PartnerPage {
    let ask: Ask
    let partner: Partner
    let lines: [DwellingLine]
    let pages: PageNumbers

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(partner.name, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Bailleurs et partenaires"), .href(Link.partners.path)) }
            h.header(.class("idbar")) {
                h.div {
                    h.h1(partner.name)
                    h.dl {
                        fact(h, l("Nature"), ask.label("partnerKind", partner.kind))
                        if let kind = partner.landlordKind {
                            fact(h, l("Bailleur"), ask.label("landlordKind", kind))
                            fact(h, l("Parc"), ask.label("stock", kind.stock))
                        }
                        if let code = partner.departement { fact(h, l("Département"), ask.departement(code)) }
                        if let owned = partner.dwellingsOwned {
                            fact(h, l("Parc déclaré"), l.plural(owned, "{n} logement", "{n} logements"))
                        }
                    }
                }
                if ask.may(.writePartners) {
                    h.div(.class("acts noprint")) {
                        h.a(l("Modifier"), .class("btn b2"), .href(Link.act(.partner(partner.id), "modifier").path))
                    }
                }
            }
            h.p(.class("noprint")) {
                h.a(l("Dates à suivre"), .class("btn b3"), .href(AnchorLinks.page(ofPartner: partner.id).path))
            }
            dwellings(h)
            pages.write(h, l)
        }
    }

    private func fact(_ h: HTML, _ title: String, _ text: String) {
        h.div {
            h.dt(title)
            h.dd(text)
        }
    }

    private func dwellings(_ h: HTML) {
        guard !lines.isEmpty else {
            h.h2(l("Logements du réseau"))
            return h.p(l("Aucun logement de ce bailleur sur vos sites."), .class("muted"))
        }
        DataTable(
            caption: l.plural(pages.count, "{n} logement du réseau", "{n} logements du réseau"),
            columns: [
                .init(l("Logement")), .init(l("Usage")), .init(l("Commune")), .init(l("Type")),
                .init(l("Disponibilité")), .init(l("État")),
            ],
            rows: lines.map { line in
                .init(
                    .init(line.dwelling.code, href: Link.dwelling(line.dwelling.code).path),
                    [
                        .init(ask.label("dwellingUsage", line.dwelling.usage)), .init(ask.place(of: line)),
                        .init(ask.size(of: line.dwelling)), .init(ask.badge(line.availability)?.words ?? "–"),
                        .init(ask.label("dwellingStatus", line.dwelling.status)),
                    ])
            }
        ).write(into: h)
    }
}
