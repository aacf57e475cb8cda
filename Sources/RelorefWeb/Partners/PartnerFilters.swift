import RelorefDomain
import RelorefHTML

/// The filters above the list of partners.
struct PartnerFilters {
    let ask: Ask
    let state: PartnerListState

    private var l: Language { ask.l }

    func write(_ h: HTML) {
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
            Field(id: "reponse", label: l("Réponse à vos candidatures")).select(
                h, [("", l("Toutes")), ("attendue", l("en retard"))], chosen: typed["reponse"])
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
}
