import RelorefDomain
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
