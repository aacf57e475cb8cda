import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The form on a partner: who it is, how far it reaches, where it is, whether it lets dwellings.
struct PartnerForm {
    let typed: FormFields
    private(set) var errors: [FormReading.FieldError] = []
    private(set) var facts: PartnerFacts?

    /// An empty form.
    init(_ ask: Ask) { typed = ask.query }

    /// The record as it is.
    init(_ partner: Partner, commune: String?, places: [String]) {
        typed = FormFields([
            ("nom", partner.name), ("nature", partner.kind.rawValue), ("portee", partner.level.rawValue),
            ("bailleur", partner.landlordKind?.rawValue ?? ""), ("siret", partner.siret?.spaced ?? ""),
            ("commune", commune ?? ""), ("departement", partner.departement ?? ""), ("site", partner.site ?? ""),
            ("membre", partner.parent ?? ""), ("parc", partner.dwellingsOwned.map(String.init) ?? ""),
            ("territoire", places.joined(separator: ", ")), ("telephone", partner.reach.phone),
            ("courriel", partner.reach.email), ("site_web", partner.reach.website), ("rue", partner.reach.street),
            ("code_postal", partner.reach.postalCode), ("description", partner.reach.description),
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
        let siret = typed.filled("siret").flatMap { Siret($0) }
        if typed.filled("siret") != nil, siret == nil {
            reading.refuse(
                "siret", l("Un SIRET a 14 chiffres et une clé de contrôle : vérifiez celui-ci, ou laissez-le vide."))
        }
        let places = Self.places(&reading)
        let place = try PlaceReading(&reading, tx, isRequired: false)
        errors = reading.errors
        guard let kind, errors.isEmpty else { return }
        facts = PartnerFacts(
            name: name, kind: kind, level: PartnerLevel(rawValue: typed["portee"]) ?? .local,
            landlordKind: LandlordKind(rawValue: typed["bailleur"]), siret: siret,
            departement: place.departement.isEmpty ? nil : place.departement, commune: place.commune?.code, site: site,
            parent: typed.filled("membre"), dwellingsOwned: owned,
            reach: PartnerReach(
                phone: typed["telephone"], email: typed["courriel"], website: typed["site_web"], street: typed["rue"],
                postalCode: typed["code_postal"], description: typed["description"]), places: places)
    }

    /// "77, 93 2A"
    private static func places(_ reading: inout FormReading) -> [String] {
        let ask = reading.ask
        let known = Set(ask.services.labels.codes("departement", on: ask.today))
        let typed = ask.form["territoire"].split { $0 == "," || $0 == ";" || $0.isWhitespace }
            .map { $0.uppercased() }
        if let wrong = typed.first(where: { !known.contains($0) }) {
            reading.refuse(
                "territoire",
                ask.l(
                    "« {texte} » n’est pas un département : écrivez leurs numéros, par exemple 77, 93.",
                    ["texte": wrong]))
        }
        return Array(Set(typed)).sorted()
    }
}
