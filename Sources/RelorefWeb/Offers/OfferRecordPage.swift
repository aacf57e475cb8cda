import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page of the form on an offer: a new one, or one to put right.
struct OfferRecordPage: RecordPage {
    let ask: Ask
    let sheet: OfferSheet?
    let form: OfferForm
    let refused: DwellingFormRefusal?
    private let landlords: [Landlord]
    private let sites: [DwellingPlaces.Site]
    private let conventions: [OfferConvention]

    var typed: FormFields { form.typed }

    init(
        _ ask: Ask, _ tx: any Transaction, editing sheet: OfferSheet?, _ form: OfferForm,
        refused: DwellingFormRefusal? = nil
    ) throws {
        (self.ask, self.sheet, self.form, self.refused) = (ask, sheet, form, refused)
        let actor = try ask.actor()
        landlords = try tx.landlords(visibleTo: actor, with: form.typed.filled("bailleur"), ownOnly: true)
        sites = try tx.dwellingPlaces(visibleTo: actor).sites
        conventions = try tx.offerConventions(
            with: form.typed.filled("convention"), of: form.typed.filled("bailleur"), visibleTo: actor)
    }

    var answer: Answer {
        let words = OfferWords(ask: ask)
        return page(
            sheet == nil ? l("Noter une proposition") : l("Modifier la proposition"),
            of: sheet.map { (words.title($0.offer.facts, $0.communeName), .offer($0.offer.id)) },
            in: (l("Propositions de logement"), .offers)
        ) { h in
            whose(h)
            OfferFields(page: self).write(h)
        }
    }

    /// Fixed once the offer is there: who lets, and which site works on it.
    private func whose(_ h: HTML) {
        h.fieldset {
            h.legend(l("D’où elle vient"))
            if let sheet {
                h.p(sheet.partnerName)
                h.input(.type("hidden"), .name("bailleur"), .value(sheet.offer.partner))
                h.input(.type("hidden"), .name("site"), .value(sheet.offer.site))
            } else {
                field("bailleur", l("Bailleur")).select(
                    h,
                    [
                        (
                            "",
                            l(
                                "à choisir")
                        )
                    ] + landlords.map { ($0.id, $0.name) }, chosen: typed["bailleur"], .required)
                field("site", l("Site"), hint: l("Celui qui cherche les candidats.")).select(
                    h, [("", l("à choisir"))] + sites.map { ($0.id, $0.name) },
                    chosen: typed.filled("site") ?? (sites.count == 1 ? sites.first?.id ?? "" : ""), .required)
            }
            if !conventions.isEmpty {
                field("convention", l("Au titre d’une convention")).select(
                    h,
                    [("", l("aucune"))] + conventions.map { ($0.id, "\($0.partnerName) – \($0.title)") },
                    chosen: typed["convention"])
            }
            field(
                "au_registre", l("Code du logement au registre"),
                hint: l("Facultatif : le bail se signera pour ce logement, au lieu d’en créer un.")
            ).input(h, value: typed["au_registre"], .autocomplete("off"))
            field("recue", l("Reçue le")).input(
                h, value: typed.filled("recue") ?? (refused == nil ? ask.dayField(ask.today) : ""),
                .inputmode("numeric"), .autocomplete("off"), .required)
            field("comment", l("Comment")).select(
                h,
                [("", l("non précisé"))]
                    + HousingOffer.Received.allCases.map { ($0.rawValue, ask.label("offerReceived", $0)) },
                chosen: typed["comment"])
        }
    }

    @Sendable static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try save(ask, tx, editing: nil) { form, facts in
            let offer = try tx.receiveOffer(
                facts, from: form.partner, site: form.site, address: form.address, by: author)
            return .redirect(to: .offer(offer.id), saying: Flash(ask.l("Proposition enregistrée.")))
        }
    }

    @Sendable static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let sheet = try OfferRequest(ask, tx).sheet
        return try save(ask, tx, editing: sheet) { form, facts in
            try tx.changeOffer(
                sheet.offer.id, facts, address: form.address, version: Int(ask.form["version"]) ?? -1, by: author)
            return .redirect(to: .offer(sheet.offer.id), saying: Flash(ask.l("Proposition modifiée.")))
        }
    }

    private static func save(
        _ ask: Ask, _ tx: any Transaction, editing sheet: OfferSheet?,
        _ work: (OfferForm, HousingOffer.Facts) throws -> Answer
    ) throws -> Answer {
        let form = try OfferForm(ask, tx)
        let page = { (errors: [FormReading.FieldError]) in
            try OfferRecordPage(ask, tx, editing: sheet, form, refused: .init("", ask.form, errors)).answer
        }
        guard let facts = form.facts else { return try page(form.errors) }
        do {
            return try AccessRefusal.hiding { try work(form, facts) }
        } catch let refusal as HousingOffer.Refusal {
            return try page([OfferRefusalWords(ask: ask).told(refusal)])
        }
    }
}

/// The fields on the dwelling and on the answer, which a landlord fills in as well.
struct OfferFields<Page: RecordPage> {
    let page: Page

    private var l: Language { page.l }
    private var ask: Ask { page.ask }
    private var typed: FormFields { page.typed }

    func write(_ h: HTML) {
        h.fieldset {
            h.legend(l("Le logement"))
            input(h, "commune", l("Commune"))
            page.field("departement", l("Département"), hint: l("Si la commune n’est pas connue.")).select(
                h,
                [("", l("celui de la commune"))]
                    + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                chosen: typed["departement"])
            input(h, "rue", l("Adresse"), hint: l("Numéro et rue, gardés sous clé."))
            input(h, "code_postal", l("Code postal"))
            codes(h, "type", l("Type"), DwellingType.allCases.map { ($0.rawValue, ask.label("dwellingType", $0)) })
            input(h, "surface", l("Surface (m²)"), isNumber: true)
            input(h, "etage", l("Étage"), hint: l("0 pour le rez-de-chaussée."))
            codes(h, "ascenseur", l("Ascenseur"), yesOrNo)
            codes(h, "plain_pied", l("Accès de plain-pied"), yesOrNo)
            codes(h, "dpe", l("Classe énergie"), HousingOffer.EnergyClass.allCases.map { ($0.rawValue, $0.rawValue) })
        }
        h.fieldset {
            h.legend(l("Le loyer et la réponse"))
            input(h, "loyer", l("Loyer mensuel (€)"), hint: l("par exemple 412,50"), isNumber: true)
            input(h, "charges", l("Charges (€)"), isNumber: true)
            input(h, "libre", l("Libre le"), hint: l("par exemple 24/11/2026"))
            codes(
                h, "contingent", l("Contingent"),
                HousingOffer.Quota.allCases.map { ($0.rawValue, ask.label("offerQuota", $0)) })
            page.field("candidatures", l("Candidatures demandées")).input(
                h,
                value: typed.filled("candidatures")
                    ?? (page.refused == nil ? String(HousingOffer.usualCandidates) : ""),
                .inputmode("numeric"), .autocomplete("off"))
            input(h, "reponse_avant", l("Réponse avant le"), hint: l("par exemple 24/11/2026"))
        }
    }

    private var yesOrNo: [(String, String)] { [("oui", l("oui")), ("non", l("non"))] }

    private func input(_ h: HTML, _ id: String, _ label: String, hint: String? = nil, isNumber: Bool = false) {
        page.field(id, label, hint: hint).input(
            h, value: typed[id], .autocomplete("off"), isNumber ? .inputmode("decimal") : nil)
    }

    private func codes(_ h: HTML, _ id: String, _ label: String, _ choices: [(String, String)]) {
        page.field(id, label).select(h, [("", l("non précisé"))] + choices, chosen: typed[id])
    }
}
