import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page of the form on a centre: a new one, or one to put right.
struct CentreRecordPage: RecordPage {
    let ask: Ask
    /// The centre that is put right; nil for a new one.
    let line: CentreLine?
    let form: CentreForm
    let refused: DwellingFormRefusal?
    let sites: [DwellingPlaces.Site]

    var typed: FormFields { form.typed }

    init(
        _ ask: Ask, _ tx: any Transaction, editing line: CentreLine?, _ form: CentreForm,
        refused: DwellingFormRefusal? = nil
    ) throws {
        self.ask = ask
        self.line = line
        self.form = form
        self.refused = refused
        sites = try tx.dwellingPlaces(visibleTo: try ask.actor()).sites
    }

    var answer: Answer {
        page(
            line.map { l("Modifier le centre {nom}", ["nom": $0.centre.name]) } ?? l("Nouveau centre"),
            of: line.map { ($0.centre.name, .centre($0.id)) }, in: (l("Centres d’accueil"), .centres)
        ) { h in
            identity(h)
            time(h)
        }
    }

    private func identity(_ h: HTML) {
        h.fieldset {
            h.legend(l("Le centre"))
            field("nom", l("Nom")).input(h, value: typed["nom"], .required, .autocomplete("off"))
            field("nature", l("Nature")).select(
                h,
                [("", l("à choisir"))] + CentreKind.allCases.map { ($0.rawValue, ask.label("centreKind", $0)) },
                chosen: typed["nature"], .required)
            field("gestionnaire", l("Gestionnaire"), hint: l("L’association ou l’organisme qui le gère.")).input(
                h, value: typed["gestionnaire"], .required, .autocomplete("off"))
            field("site", l("Site du réseau qui le gère"), hint: l("Vide si c’est une autre association.")).select(
                h, [("", l("aucun"))] + sites.map { ($0.id, $0.name) }, chosen: typed["site"])
            h.div(.class("trio")) {
                field("commune", l("Commune")).input(h, value: typed["commune"], .autocomplete("off"))
                field("departement", l("Département")).select(
                    h,
                    [("", l("celui de la commune"))]
                        + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                    chosen: typed["departement"])
            }
        }
    }

    private func time(_ h: HTML) {
        h.fieldset {
            h.legend(l("Depuis quand, combien de places"))
            h.div(.class("trio")) {
                field("ouvert", l("Ouvert le"), hint: l("Facultatif.")).input(
                    h, value: typed["ouvert"], .inputmode("numeric"), .autocomplete("off"))
                field("ferme", l("Fermé le"), hint: l("Vide s’il est ouvert.")).input(
                    h, value: typed["ferme"], .inputmode("numeric"), .autocomplete("off"))
            }
            if line == nil {
                h.div(.class("trio")) {
                    field("places", l("Places"), hint: l("Facultatif.")).input(
                        h, value: typed["places"], .inputmode("numeric"), .autocomplete("off"))
                    field("places_jour", l("Depuis le"), hint: l("Vide : le jour de l’ouverture.")).input(
                        h, value: typed["places_jour"], .inputmode("numeric"), .autocomplete("off"))
                }
            }
        }
    }
}
