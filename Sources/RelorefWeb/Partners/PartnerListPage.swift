import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The partners that the network shares: national, regional and local ones, with the dwellings that they let to it.
struct PartnerListPage {
    let ask: Ask
    let state: PartnerListState
    let lines: [PartnerLine]
    let pages: PageNumbers

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Bailleurs et partenaires"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Bailleurs et partenaires"))
                h.div(.class("acts noprint")) {
                    if ask.may(.writePartners) {
                        h.a(l("Nouveau partenaire"), .class("btn b2"), .href(Link.newPartner.path))
                    }
                    if ask.may(.writePartners) {
                        h.a(l("Annuaires"), .class("btn b3"), .href(DirectoryRoutes.page.path))
                    }
                    for format in ["csv", "xlsx"] where pages.count > 0 {
                        ExportForm(ask: ask, link: state.link(.partnersExport, setting: "format", to: format))
                            .write(h, l("Exporter ({format})", ["format": format.uppercased()]))
                    }
                }
            }
            StockTabs.write(h, ask, current: .partners)
            filters(h)
            if lines.isEmpty { empty(h) } else { table.write(into: h) }
            pages.write(h, l)
        }
    }

    private func filters(_ h: HTML) {
        let typed = state.query
        h.form(
            .class("filters"), .action(Link.partners.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            Field(id: "nom", label: l("Nom, ancien nom ou SIRET")).input(
                h, type: "search", value: typed["nom"], .autocomplete("off"))
            Field(id: "nature", label: l("Nature")).select(
                h, [("", l("Toutes"))] + PartnerKind.allCases.map { ($0.rawValue, ask.label("partnerKind", $0)) },
                chosen: typed["nature"])
            Field(id: "portee", label: l("Portée")).select(
                h, [("", l("Toutes"))] + PartnerLevel.allCases.map { ($0.rawValue, ask.label("partnerLevel", $0)) },
                chosen: typed["portee"])
            Field(id: "departement", label: l("Département")).select(
                h,
                [("", l("Tous"))]
                    + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                chosen: typed["departement"])
            Field(id: "bailleurs", label: l("Partenaires")).select(
                h, [("", l("Tous")), ("oui", l("Bailleurs seulement"))], chosen: typed["bailleurs"])
            Field(id: "cercle", label: l("Qui travaille avec eux")).select(
                h, [("", l("Tout le réseau")), ("site", l("Vos sites"))], chosen: typed["cercle"])
            Field(id: "fusions", label: l("Partenaires remplacés")).select(
                h, [("", l("cachés")), ("oui", l("montrés"))], chosen: typed["fusions"])
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if state.isFiltered {
                    h.a(l("Effacer les filtres"), .class("btn b3"), .href(Link.partners.path))
                }
            }
        }
    }

    private var table: DataTable {
        DataTable(
            caption: caption,
            columns: [
                .init(l("Partenaire")), .init(l("Nature")), .init(l("Portée")), .init(l("Bailleur")),
                .init(l("Commune ou département")), .init(l("Fiche tenue par")),
                .init(l("Logements du réseau"), isNumber: true),
            ],
            rows: lines.map { line in
                let partner = line.partner
                return .init(
                    .init(name(line), href: Link.partner(partner.id).path),
                    [
                        .init(ask.label("partnerKind", partner.kind)),
                        .init(ask.label("partnerLevel", partner.level)),
                        .init(partner.landlordKind.map { ask.label("landlordKind", $0) } ?? "–"),
                        .init(line.communeName ?? partner.departement.map(ask.departement) ?? l("inconnu")),
                        .init(line.siteName ?? "–"), .init(l.number(line.dwellings)),
                    ])
            })
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
        let count = l.plural(pages.count, "{n} partenaire", "{n} partenaires")
        let words = state.words(ask)
        return words.isEmpty
            ? count : l("{nombre} : {filtres}", ["nombre": count, "filtres": words.joined(separator: ", ")])
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(
                    state.isFiltered
                        ? l("Aucun partenaire ne correspond à ces filtres.")
                        : l("Aucun partenaire n’est enregistré."))
            }
            if !state.filter.text.isEmpty {
                h.p(l("Un propriétaire privé se trouve par la recherche, en haut de la page."), .class("muted"))
            }
        }
    }
}
