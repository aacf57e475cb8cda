import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The form on a partner: who it is, whether it lets dwellings, where.
struct PartnerForm {
    let typed: FormFields
    private(set) var errors: [FormReading.FieldError] = []
    private(set) var facts: PartnerFacts?

    /// An empty form, or the record as it is.
    init(_ ask: Ask, _ partner: Partner? = nil) {
        guard let partner else {
            typed = ask.query
            return
        }
        typed = FormFields([
            ("nom", partner.name), ("nature", partner.kind.rawValue),
            ("bailleur", partner.landlordKind?.rawValue ?? ""), ("departement", partner.departement ?? ""),
            ("site", partner.site ?? ""), ("parc", partner.dwellingsOwned.map(String.init) ?? ""),
            ("version", String(partner.version)),
        ])
    }

    /// A form that was sent.
    init(_ ask: Ask, _ tx: any Transaction) throws {
        var reading = FormReading(ask)
        let l = ask.l
        typed = ask.form
        let name = reading.text("nom", orSay: l("Donnez le nom du partenaire."))
        let kind: PartnerKind? = reading.code("nature", orSay: l("Choisissez la nature du partenaire."))
        let site = reading.text("site", orSay: l("Choisissez le site."))
        let owned = reading.number("parc")
        let place = try PlaceReading(&reading, tx, isRequired: false)
        errors = reading.errors
        guard let kind, errors.isEmpty else { return }
        facts = PartnerFacts(
            name: name, kind: kind, landlordKind: LandlordKind(rawValue: ask.form["bailleur"]),
            departement: place.departement.isEmpty ? nil : place.departement, site: site, dwellingsOwned: owned)
    }
}

/// The page of the form on a partner: a new one, or one to put right.
struct PartnerRecordPage {
    let ask: Ask
    let partner: Partner?
    let form: PartnerForm
    let refused: DwellingFormRefusal?
    let sites: [DwellingPlaces.Site]

    private var l: Language { ask.l }

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
        let title = partner.map { l("Modifier {nom}", ["nom": $0.name]) } ?? l("Nouveau partenaire")
        let back = partner.map { Link.partner($0.id) } ?? .partners
        let page = PageFrame(ask, title: title, current: .dwellings).page { h in
            h.div(.class("over")) { h.a(partner?.name ?? l("Bailleurs et partenaires"), .href(back.path)) }
            h.div(.class("head")) { h.h1(title) }
            refused?.summary(h, ask)
            h.form(.action(back.path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                if partner != nil { h.input(.type("hidden"), .name("version"), .value(form.typed["version"])) }
                fields(h)
                h.div(.class("acts")) {
                    h.button(l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(back.path))
                }
            }
        }
        return .page(page, status: refused == nil ? .ok : .unprocessableContent)
    }

    private func field(_ id: String, _ label: String, hint: String? = nil) -> Field {
        Field(id: id, label: label, hint: hint, error: refused?.error(id))
    }

    private func fields(_ h: HTML) {
        let chosenSite = form.typed.filled("site") ?? (sites.count == 1 ? sites.first?.id ?? "" : "")
        h.fieldset {
            h.legend(l("Le partenaire"))
            field("nom", l("Nom"), hint: l("Une organisation, ou un propriétaire.")).input(
                h, value: form.typed["nom"], .required, .autocomplete("off"))
            field("nature", l("Nature")).select(
                h,
                [("", l("à choisir"))] + PartnerKind.allCases.map { ($0.rawValue, ask.label("partnerKind", $0)) },
                chosen: form.typed["nature"], .required)
            field("site", l("Site"), hint: l("Celui qui travaille avec lui.")).select(
                h, [("", l("à choisir"))] + sites.map { ($0.id, $0.name) }, chosen: chosenSite, .required)
            field("departement", l("Département")).select(
                h,
                [("", l("inconnu"))]
                    + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                chosen: form.typed["departement"])
        }
        h.fieldset {
            h.legend(l("S’il loue des logements"))
            field("bailleur", l("Bailleur"), hint: l("Le parc, public ou privé, en découle.")).select(
                h,
                [("", l("ne loue pas"))] + LandlordKind.allCases.map { ($0.rawValue, ask.label("landlordKind", $0)) },
                chosen: form.typed["bailleur"])
            field("parc", l("Logements qu’il déclare"), hint: l("Facultatif.")).input(
                h, value: form.typed["parc"], .inputmode("numeric"), .autocomplete("off"))
        }
    }
}
