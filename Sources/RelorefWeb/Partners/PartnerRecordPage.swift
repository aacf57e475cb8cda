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
    /// The partner that has the number already.
    let taken: Partner?
    let sites: [DwellingPlaces.Site]
    let umbrellas: [Partner]

    var typed: FormFields { form.typed }

    init(
        _ ask: Ask, _ tx: any Transaction, editing partner: Partner?, _ form: PartnerForm,
        refused: DwellingFormRefusal? = nil, taken: Partner? = nil
    ) throws {
        let actor = try ask.actor()
        (self.ask, self.partner, self.form, self.refused, self.taken) = (ask, partner, form, refused, taken)
        sites = try tx.dwellingPlaces(visibleTo: actor).sites
        umbrellas = try tx.umbrellas(knownTo: actor).filter { $0.id != partner?.id }
    }

    var answer: Answer {
        page(
            partner.map { l("Modifier {nom}", ["nom": $0.name]) } ?? l("Nouveau partenaire"),
            of: partner.map { ($0.name, .partner($0.id)) }, in: (l("Bailleurs et partenaires"), .partners)
        ) { h in
            if let taken {
                h.p {
                    h.a(l("Ouvrir la fiche de {nom}", ["nom": taken.name]), .href(Link.partner(taken.id).path))
                }
            }
            identity(h)
            place(h)
            reach(h)
            letting(h)
        }
    }

    private func identity(_ h: HTML) {
        let chosenSite = typed.filled("site") ?? (sites.count == 1 ? sites.first?.id ?? "" : "")
        h.fieldset {
            h.legend(l("Le partenaire"))
            field(
                "nom", l("Nom"),
                hint: partner == nil
                    ? l("Une organisation, ou un propriétaire.")
                    : l("Pour corriger. S’il a changé de nom, notez-le depuis sa fiche : l’ancien se retrouvera.")
            ).input(h, value: typed["nom"], .required, .autocomplete("off"))
            field("nature", l("Nature")).select(
                h,
                [("", l("à choisir"))] + PartnerKind.allCases.map { ($0.rawValue, ask.label("partnerKind", $0)) },
                chosen: typed["nature"], .required)
            field("portee", l("Portée"), hint: l("Jusqu’où il agit.")).select(
                h, PartnerLevel.allCases.map { ($0.rawValue, ask.label("partnerLevel", $0)) },
                chosen: typed.filled("portee") ?? PartnerLevel.local.rawValue)
            field("membre", l("Membre de"), hint: l("Sa fédération ou son réseau.")).select(
                h, [("", l("aucun"))] + umbrellas.map { ($0.id, $0.name) }, chosen: typed["membre"])
            field("siret", l("SIRET"), hint: l("14 chiffres. Facultatif.")).input(
                h, value: typed["siret"], .inputmode("numeric"), .autocomplete("off"))
            field("site", l("Site"), hint: l("Celui qui tient sa fiche ; tout le réseau la voit.")).select(
                h, [("", l("à choisir"))] + sites.map { ($0.id, $0.name) }, chosen: chosenSite, .required)
        }
    }

    private func place(_ h: HTML) {
        h.fieldset {
            h.legend(l("Où il est et où il agit"))
            field("commune", l("Commune du siège"), hint: l("Facultatif.")).input(
                h, value: typed["commune"], .autocomplete("off"))
            field("departement", l("Département")).select(
                h,
                [("", l("inconnu"))]
                    + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                chosen: typed["departement"])
            field("territoire", l("Territoire"), hint: l("Les numéros de ses départements, par exemple 77, 93.")).input(
                h, value: typed["territoire"], .autocomplete("off"))
        }
    }

    private func reach(_ h: HTML) {
        h.fieldset {
            h.legend(l("Comment le joindre"))
            h.p(
                l("L’accueil de l’organisation. Ce qui est à une personne se note comme contact."), .class("hint"))
            field("telephone", l("Téléphone")).input(h, type: "tel", value: typed["telephone"], .autocomplete("off"))
            field("courriel", l("Courriel")).input(h, type: "email", value: typed["courriel"], .autocomplete("off"))
            field("site_web", l("Site web")).input(h, value: typed["site_web"], .autocomplete("off"))
            field("rue", l("Adresse")).input(h, value: typed["rue"], .autocomplete("off"))
            field("code_postal", l("Code postal")).input(
                h, value: typed["code_postal"], .inputmode("numeric"), .autocomplete("off"))
            field("description", l("Ce qu’il fait")).area(h, value: typed["description"])
        }
    }

    private func letting(_ h: HTML) {
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
