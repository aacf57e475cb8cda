import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page of the form on a dwelling's record: a new one, or one to put right.
struct DwellingRecordPage: RecordPage {
    let ask: Ask
    /// The code of the dwelling that is put right; nil for a new one.
    let code: String?
    let form: DwellingRecordForm
    let refused: DwellingFormRefusal?
    let places: DwellingPlaces
    let landlords: [Landlord]
    let showsAddress: Bool

    var typed: FormFields { form.typed }
    private var isNew: Bool { code == nil }

    init(
        _ ask: Ask, _ tx: any Transaction, editing dwelling: Dwelling?, _ form: DwellingRecordForm,
        refused: DwellingFormRefusal? = nil
    ) throws {
        let actor = try ask.actor()
        self.ask = ask
        self.form = form
        self.refused = refused
        code = dwelling?.code
        places = try tx.dwellingPlaces(visibleTo: actor)
        landlords = try tx.landlords(visibleTo: actor)
        showsAddress = dwelling.map { ask.maySeeAddress(at: $0.site) } ?? true
    }

    var answer: Answer {
        page(
            code.map { l("Modifier le logement {code}", ["code": $0]) } ?? l("Nouveau logement"),
            of: code.map { (l("Logement {code}", ["code": $0]), .dwelling($0)) }, in: (l("Logements"), .dwellings),
            button: isNew ? l("Enregistrer le logement") : nil
        ) { h in
            identity(h)
            place(h)
            description(h)
        }
    }

    private func identity(_ h: HTML) {
        guard isNew else { return }
        h.fieldset {
            h.legend(l("Le logement"))
            field("code", l("Code"), hint: l("Celui que vos collègues emploient, par exemple 77-014."))
                .input(h, value: typed["code"], .maxlength(20), .required, .autocomplete("off"))
            field("site", l("Site")).select(
                h, (places.sites.count > 1 ? [("", l("à choisir"))] : []) + places.sites.map { ($0.id, $0.name) },
                chosen: typed["site"], .required)
            field("usage", l("Usage")).select(
                h, DwellingUsage.allCases.map { ($0.rawValue, ask.label("dwellingUsage", $0)) },
                chosen: typed["usage"])
            field("etat", l("Où en est-il ?"), hint: l("La mise en service vient ensuite, étape par étape.")).select(
                h, beginnings.map { ($0.rawValue, ask.label("dwellingStatus", $0)) }, chosen: typed["etat"])
            field("depuis", l("Depuis le"), hint: l("par exemple 24/11/2026"))
                .input(
                    h, value: typed.filled("depuis") ?? ask.dayField(form.since), .required, .autocomplete("off"))
        }
    }

    private var beginnings: [DwellingStatus] { [.prospect, .visited, .negotiation, .headLeaseSigned, .preparation] }

    private func place(_ h: HTML) {
        h.fieldset {
            h.legend(l("Où"))
            if showsAddress {
                field(
                    "rue", l("Numéro et rue (facultatif)"),
                    hint: l("L’adresse est chiffrée : seuls ceux qui gèrent le logement la lisent.")
                )
                .input(h, value: typed["rue"], .autocomplete("off"))
                h.div(.class("trio")) {
                    field("lot", l("Étage, porte ou lot")).input(h, value: typed["lot"], .autocomplete("off"))
                    field("complement", l("Complément")).input(h, value: typed["complement"], .autocomplete("off"))
                    field("code_postal", l("Code postal")).input(
                        h, value: typed["code_postal"], .inputmode("numeric"), .maxlength(5), .autocomplete("off"))
                }
            }
            h.div(.class("trio")) {
                field("commune", l("Commune")).input(h, value: typed["commune"], .autocomplete("off"))
                field("departement", l("Département")).select(
                    h,
                    [("", l("celui de la commune"))]
                        + ask.offered("departement").map { ($0, ask.departement($0)) },
                    chosen: typed["departement"])
            }
        }
    }

    private func description(_ h: HTML) {
        h.fieldset {
            h.legend(l("Ce qu’il est"))
            field("parc", l("Parc"), hint: l("Celui du propriétaire, même si une agence gère le logement.")).select(
                h, [("", l("à choisir"))] + Stock.allCases.map { ($0.rawValue, ask.label("stock", $0)) },
                chosen: typed["parc"], .required)
            field("bailleur", l("Bailleur (facultatif)")).select(
                h, [("", l("inconnu"))] + landlords.map { ($0.id, $0.name) }, chosen: typed["bailleur"])
            h.div(.class("trio")) {
                field("type", l("Type")).select(
                    h,
                    [("", l("inconnu"))]
                        + ask.offered(
                            "dwellingType", DwellingType.allCases, keeping: DwellingType(rawValue: typed["type"])
                        )
                        .map { ($0.rawValue, ask.label("dwellingType", $0)) },
                    chosen: typed["type"])
                field("surface", l("Surface en m²")).input(
                    h, value: typed["surface"], .inputmode("decimal"), .autocomplete("off"))
                if isNew {
                    field("places", l("Places (de 1 à 12)")).input(
                        h, value: typed["places"], .inputmode("numeric"), .autocomplete("off"))
                }
            }
            h.label(.class("tick"), .for_("partage")) {
                h.input(
                    .type("checkbox"), .id("partage"), .name("partage"), .value("oui"), form.isShared ? .checked : nil)
                h.text(l("Plusieurs ménages peuvent le partager, chacun avec ses places"))
            }
        }
    }
}
