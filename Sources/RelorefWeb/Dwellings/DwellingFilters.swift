import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What narrows the list of dwellings: the usual questions as links, every filter in a form that opens.
struct DwellingFilters {
    let ask: Ask
    let state: DwellingListState
    let places: DwellingPlaces
    let landlords: [Landlord]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.div(.class("narrowing")) {
            h.ul(.class("picks"), .aria("label", l("Listes courantes"))) {
                for (label, query) in shortcuts {
                    let isCurrent = FormFields(encoded: Array(query.utf8)).pairs.map(\.value) == current
                    h.li {
                        h.a(
                            label, .href(Link.dwellings.with(query).path), .class("pick"),
                            isCurrent ? .aria("current", "true") : nil)
                    }
                }
            }
            h.details(opens ? .open : nil) {
                h.summary(l("Filtrer et trier"))
                form(h)
            }
            if state.isFiltered { h.a(l("Effacer les filtres"), .href(Link.dwellings.path)) }
        }
    }

    private var current: [String] { DwellingListState.fields.compactMap { state.query.filled($0) } }

    private var shortcuts: [(String, String)] {
        let month = ask.today.adding(days: 30).iso
        return [
            (l("Tous"), ""), (l("Logements-relais"), "usage=relay"), (l("Vacants"), "occupation=vacant"),
            (l("Libres sous 30 jours"), "libre=\(month)"), (l("Logements pérennes"), "usage=permanent"),
        ]
    }

    /// Open when something else than a usual question is asked.
    private var opens: Bool {
        state.dayFault != nil
            || (state.isFiltered
                && !shortcuts.contains {
                    FormFields(encoded: Array($0.1.utf8)).pairs.map(\.value) == current
                })
            || state.order != .code
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.dwellings.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            if places.sites.count > 1 {
                choice(h, "site", l("Site"), all: l("Tous les sites"), places.sites.map { ($0.id, $0.name) })
            }
            if places.departements.count > 1 {
                choice(
                    h, "departement", l("Département"), all: l("Tous"),
                    places.departements.map { ($0, ask.departement($0)) })
            }
            Field(id: "commune", label: l("Commune"), hint: l("Le début du nom, ou le code INSEE."))
                .input(h, value: state.query["commune"], .autocomplete("off"))
            if !landlords.isEmpty {
                choice(h, "bailleur", l("Bailleur"), all: l("Tous"), landlords.map { ($0.id, $0.name) })
            }
            codes(h, "type", l("Type"), DwellingType.self, "dwellingType")
            codes(h, "usage", l("Usage"), DwellingUsage.self, "dwellingUsage")
            codes(h, "etat", l("État"), DwellingStatus.self, "dwellingStatus")
            codes(h, "parc", l("Parc"), Stock.self, "stock")
            choice(h, "offre", l("Places offertes"), all: l("Tous"), [("oui", l("offertes aujourd’hui"))])
            choice(
                h, "occupation", l("Occupation"), all: l("Toutes"),
                [("vacant", l("vacants aujourd’hui")), ("occupe", l("occupés aujourd’hui"))])
            Field(id: "libre", label: l("Libre au plus tard le"), error: state.dayFault)
                .input(h, value: state.query["libre"], .inputmode("numeric"), .autocomplete("off"))
            choice(h, "tri", l("Trier par"), all: l("code"), orders)
            h.div(.class("acts")) { h.button(l("Afficher"), .class("btn b2")) }
        }
    }

    private var orders: [(String, String)] {
        [("commune", l("commune")), ("freeFrom", l("date de libération")), ("places", l("nombre de places"))]
    }

    private func choice(_ h: HTML, _ name: String, _ label: String, all: String, _ choices: [(String, String)]) {
        Field(id: name, label: label).select(h, [("", all)] + choices, chosen: state.query[name])
    }

    private func codes<Code: RawRepresentable<String> & CaseIterable>(
        _ h: HTML, _ name: String, _ label: String, _ type: Code.Type, _ list: String
    ) {
        choice(h, name, label, all: l("Tous"), Code.allCases.map { ($0.rawValue, ask.label(list, $0)) })
    }
}
