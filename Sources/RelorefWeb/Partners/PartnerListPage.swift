import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The partners of one's sites, with the dwellings that they let to the network.
struct PartnerListPage {
    let ask: Ask
    let filter: PartnerFilter
    let lines: [PartnerLine]
    let pages: PageNumbers

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Bailleurs et partenaires"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Bailleurs et partenaires"))
                if ask.may(.writePartners) {
                    h.div(.class("acts noprint")) {
                        h.a(l("Nouveau partenaire"), .class("btn b2"), .href(Link.newPartner.path))
                    }
                }
            }
            StockTabs.write(h, ask, current: .partners)
            form(h)
            if lines.isEmpty { empty(h) } else { table.write(into: h) }
            pages.write(h, l)
        }
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.partners.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            Field(id: "nature", label: l("Nature")).select(
                h, [("", l("Toutes"))] + PartnerKind.allCases.map { ($0.rawValue, ask.label("partnerKind", $0)) },
                chosen: filter.kind?.rawValue ?? "")
            Field(id: "bailleurs", label: l("Bailleurs")).select(
                h, [("", l("et les autres")), ("oui", l("seulement"))], chosen: filter.landlordsOnly ? "oui" : "")
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if filter != PartnerFilter() {
                    h.a(l("Effacer les filtres"), .class("btn b3"), .href(Link.partners.path))
                }
            }
        }
    }

    private var table: DataTable {
        DataTable(
            caption: l.plural(pages.count, "{n} partenaire", "{n} partenaires"),
            columns: [
                .init(l("Partenaire")), .init(l("Nature")), .init(l("Bailleur")), .init(l("Parc")),
                .init(l("Département")), .init(l("Logements du réseau"), isNumber: true),
            ],
            rows: lines.map { line in
                let partner = line.partner
                return .init(
                    .init(partner.name, href: Link.partner(partner.id).path),
                    [
                        .init(ask.label("partnerKind", partner.kind)),
                        .init(partner.landlordKind.map { ask.label("landlordKind", $0) } ?? "–"),
                        .init(partner.landlordKind.map { ask.label("stock", $0.stock) } ?? "–"),
                        .init(partner.departement.map(ask.departement) ?? l("inconnu")),
                        .init(l.number(line.dwellings)),
                    ])
            })
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(
                    filter == PartnerFilter()
                        ? l("Aucun partenaire n’est enregistré sur vos sites.")
                        : l("Aucun partenaire ne correspond à ces filtres."))
            }
        }
    }
}
