import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The list of centres, with their places and the network's households that are there or came from there.
struct CentreListPage {
    let ask: Ask
    let filter: CentreFilter
    let departements: [String]
    let lines: [CentreLine]
    let pages: PageNumbers

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Centres d’accueil"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Centres d’accueil"))
                h.p(ask.householdsCounted, .class("muted"))
                if ask.may(.writeStock) {
                    h.div(.class("acts noprint")) {
                        h.a(l("Nouveau centre"), .class("btn b2"), .href(Link.newCentre.path))
                    }
                }
            }
            StockTabs.write(h, ask, current: .centres)
            form(h)
            if lines.isEmpty { empty(h) } else { table.write(into: h) }
            pages.write(h, l)
        }
    }

    private var isFiltered: Bool { filter != CentreFilter() }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.centres.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            Field(id: "departement", label: l("Département")).select(
                h, [("", l("Tous"))] + departements.map { ($0, ask.departement($0)) },
                chosen: filter.departement ?? "")
            Field(id: "nature", label: l("Nature")).select(
                h, [("", l("Toutes"))] + CentreKind.allCases.map { ($0.rawValue, ask.label("centreKind", $0)) },
                chosen: filter.kind?.rawValue ?? "")
            Field(id: "fermes", label: l("Centres fermés")).select(
                h, [("", l("non compris")), ("oui", l("compris"))], chosen: filter.showsClosed ? "oui" : "")
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if isFiltered { h.a(l("Effacer les filtres"), .class("btn b3"), .href(Link.centres.path)) }
            }
        }
    }

    private var table: DataTable {
        DataTable(
            caption: l.plural(pages.count, "{n} centre", "{n} centres"),
            columns: [
                .init(l("Centre")), .init(l("Nature")), .init(l("Gestionnaire")), .init(l("Département")),
                .init(l("Places"), isNumber: true), .init(l("Ménages présents"), isNumber: true),
                .init(l("Ménages partis"), isNumber: true),
            ],
            rows: lines.map { line in
                let centre = line.centre
                return .init(
                    .init(centre.name, href: Link.centre(centre.id).path),
                    [
                        .init(ask.label("centreKind", centre.kind)), .init(centre.operatorName),
                        .init(ask.departement(centre.departement)), .init(line.places.map(l.number) ?? l("inconnu")),
                        .init(l.number(line.households)), .init(l.number(line.left)),
                    ])
            })
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(isFiltered ? l("Aucun centre ne correspond à ces filtres.") : l("Aucun centre n’est enregistré."))
            }
            if isFiltered { h.p { h.a(l("Effacer les filtres"), .href(Link.centres.path)) } }
        }
    }
}

extension Ask {
    /// Whose households a page about centres counts.
    var householdsCounted: String {
        switch visitor?.actor.facts ?? .nothing {
        case .everything: l("Ménages comptés : ceux du réseau entier.")
        case .sites, .nothing: l("Ménages comptés : ceux de votre association.")
        }
    }
}
