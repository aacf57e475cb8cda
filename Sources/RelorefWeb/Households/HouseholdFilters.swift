import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What narrows the list of households: the usual questions as links, every filter in a form that opens.
struct HouseholdFilters {
    let ask: Ask
    let state: HouseholdListState
    let sites: [FileSite]
    let referents: [Colleague]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.div(.class("narrowing")) {
            h.ul(.class("picks"), .aria("label", l("Listes courantes"))) {
                for (label, query) in shortcuts {
                    h.li {
                        h.a(
                            label, .href(Link.households.with(query).path), .class("pick"),
                            isCurrent(query) ? .aria("current", "true") : nil)
                    }
                }
            }
            h.details(opens ? .open : nil) {
                h.summary(l("Filtrer"))
                form(h)
            }
            chips(h)
        }
    }

    /// The filters in force, each with its way out.
    private func chips(_ h: HTML) {
        let chips = state.chips(ask, sites: sites, referents: referents)
        guard !chips.isEmpty else { return }
        h.p(.class("chips")) {
            for chip in chips {
                h.a(.class("chip"), .href(state.link(without: chip.fields).path)) {
                    h.text(chip.words)
                    h.span(" ✕", .aria("hidden", "true"))
                    h.span(l("retirer ce filtre"), .class("vh"))
                }
            }
            h.a(l("Effacer les filtres"), .href(Link.households.path))
        }
    }

    private var shortcuts: [(String, String)] {
        [
            (l("Tous"), ""), (l("Mes ménages"), "referent=moi"), (l("En centre"), "etape=centre"),
            (l("En relais"), "etape=relay"), (l("Sans séjour"), "etape=none"), (l("Dossiers clos"), "dossiers=clos"),
        ]
    }

    private func isCurrent(_ query: String) -> Bool {
        let asked = FormFields(encoded: Array(query.utf8))
        return HouseholdListState.fields.allSatisfy { state.query[$0] == asked[$0] }
    }

    private var opens: Bool {
        !state.faults.isEmpty || (state.isFiltered && !shortcuts.contains { isCurrent($0.1) })
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.households.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            if sites.count > 1 {
                choice(h, "site", l("Site"), l("Tous les sites"), sites.map { ($0.id, $0.name) })
                choice(
                    h, "departement", l("Département"), l("Tous"),
                    Set(sites.map(\.departement)).sorted().map { ($0, ask.departement($0)) })
            }
            choice(
                h, "referent", l("Référent ou référente"), l("Toute l’équipe"),
                [("moi", l("Moi"))] + referents.map { ($0.id, $0.name) })
            choice(
                h, "etape", l("Étape"), l("Toutes"), HouseholdStage.allCases.map { ($0.rawValue, ask.words($0)) })
            choice(
                h, "composition", l("Composition"), l("Toutes"),
                CompositionKind.allCases.map { ($0.rawValue, ask.label("compositionKind", $0)) })
            choice(h, "dossiers", l("Dossiers"), l("ouverts"), [("clos", l("clos"))])
            day(h, "ouvert_du", l("Ouverts à partir du"))
            day(h, "ouvert_au", l("Ouverts jusqu’au"))
            choice(
                h, HouseholdListState.sorting, l("Ordre"), l("Dernier dossier ouvert d’abord"),
                [
                    ("echeance", l("Prochaine date la plus proche d’abord")),
                    ("-echeance", l("Prochaine date la plus lointaine d’abord")),
                    ("arrivee", l("Arrivée la plus ancienne d’abord")),
                    ("-arrivee", l("Arrivée la plus récente d’abord")),
                ])
            h.div(.class("acts")) { h.button(l("Afficher"), .class("btn b2")) }
        }
    }

    private func choice(_ h: HTML, _ name: String, _ label: String, _ all: String, _ choices: [(String, String)]) {
        Field(id: name, label: label).select(h, [("", all)] + choices, chosen: state.query[name])
    }

    private func day(_ h: HTML, _ name: String, _ label: String) {
        Field(id: name, label: label, error: state.faults[name])
            .input(h, value: state.query[name], .inputmode("numeric"), .autocomplete("off"))
    }
}
