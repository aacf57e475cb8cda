import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page of the form on a partner: a new one, or one to put right.
struct PartnerRecordPage: RecordPage {
    let ask: Ask
    let partner: Partner?
    let form: PartnerForm
    let refused: DwellingFormRefusal?
    let sites: [DwellingPlaces.Site]

    var typed: FormFields { form.typed }

    init(
        _ ask: Ask, _ tx: any Transaction, editing partner: Partner?, _ form: PartnerForm,
        refused: DwellingFormRefusal? = nil
    ) throws {
        self.ask = ask
        self.partner = partner
        self.form = form
        self.refused = refused
        sites = try tx.dwellingPlaces(visibleTo: try ask.actor()).sites
    }

    var answer: Answer {
        page(
            partner.map { l("Modifier {nom}", ["nom": $0.name]) } ?? l("Nouveau partenaire"),
            of: partner.map { ($0.name, .partner($0.id)) }, in: (l("Bailleurs et partenaires"), .partners)
        ) { fields($0) }
    }

    private func fields(_ h: HTML) {
        let chosenSite = typed.filled("site") ?? (sites.count == 1 ? sites.first?.id ?? "" : "")
        h.fieldset {
            h.legend(l("Le partenaire"))
            field("nom", l("Nom"), hint: l("Une organisation, ou un propriétaire.")).input(
                h, value: typed["nom"], .required, .autocomplete("off"))
            field("nature", l("Nature")).select(
                h,
                [("", l("à choisir"))] + PartnerKind.allCases.map { ($0.rawValue, ask.label("partnerKind", $0)) },
                chosen: typed["nature"], .required)
            field("site", l("Site"), hint: l("Celui qui travaille avec lui.")).select(
                h, [("", l("à choisir"))] + sites.map { ($0.id, $0.name) }, chosen: chosenSite, .required)
            field("departement", l("Département")).select(
                h,
                [("", l("inconnu"))]
                    + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                chosen: typed["departement"])
        }
        h.fieldset {
            h.legend(l("S’il loue des logements"))
            field("bailleur", l("Bailleur"), hint: l("Le parc, public ou privé, en découle.")).select(
                h,
                [("", l("ne loue pas"))] + LandlordKind.allCases.map { ($0.rawValue, ask.label("landlordKind", $0)) },
                chosen: typed["bailleur"])
            field("parc", l("Logements qu’il déclare"), hint: l("Facultatif.")).input(
                h, value: typed["parc"], .inputmode("numeric"), .autocomplete("off"))
        }
    }
}
